//! The subcommand `explain`: an answer to each argument, in their order.

use std::ffi::OsString;
use std::io::{self, BufWriter, ErrorKind, Write};

use crate::entry::Entry;
use crate::input::{Input, Unknown};
use crate::{json, negative, text, wrap};

/// Explains codes: what they mean, what to do, and who has to do it
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  dps-codes explain 404201
  dps-codes explain 0x62AE9 DPS-409203 enrollment-not-found
  dps-codes explain --format json -1

Exit status: 0 if every input was explained, 1 if one was not, 2 if the command was called wrongly.")]
pub(crate) struct Explain {
    /// How to answer: for people, or one JSON object a line
    #[arg(long, value_enum, default_value_t)]
    format: Format,

    /// Numbers, such as 404201, -1, 0x62AE9 or DPS-404201, or names, such as enrollment-not-found
    #[arg(value_name = "INPUT", required = true)]
    inputs: Vec<OsString>,
}

#[derive(Clone, Copy, Default, clap::ValueEnum)]
enum Format {
    #[default]
    Text,
    Json,
}

/// What was given, and what it means.
type Question = (String, Input);

impl Explain {
    /// Whether every input could be explained.
    pub(crate) fn run(&self) -> io::Result<bool> {
        let questions: Vec<Question> = self.inputs.iter().map(question).collect();
        let printed = match self.format {
            Format::Text => print_text(&questions),
            Format::Json => print_json(&questions),
        };
        match printed {
            // Whoever reads has seen enough, as with `| head -1`.
            Err(error) if error.kind() == ErrorKind::BrokenPipe => {}
            printed => printed?,
        }
        Ok(!questions.iter().any(|(_, input)| matches!(input, Input::Unknown(_))))
    }
}

fn question(argument: &OsString) -> Question {
    let lossy = argument.to_string_lossy();
    let given = negative::unshield(&lossy).to_owned();
    let input = Input::parse(&given);
    (given, input)
}

fn answer(input: &Input) -> Result<Entry, &Unknown> {
    match input {
        &Input::Number(number) => Ok(number.into()),
        &Input::Code(code) => Ok(code.into()),
        Input::Unknown(unknown) => Err(unknown),
    }
}

fn print_text(questions: &[Question]) -> io::Result<()> {
    let mut out = BufWriter::new(anstream::stdout().lock());
    let width = wrap::width();
    let mut is_first = true;
    for (given, input) in questions {
        match answer(input) {
            Ok(entry) => {
                if !is_first {
                    writeln!(out)?;
                }
                is_first = false;
                text::write(&mut out, &entry, width)?;
            }
            Err(unknown) => {
                // On a terminal, messages and answers then come in the order of the inputs.
                out.flush()?;
                text::complain_of(given, unknown);
            }
        }
    }
    out.flush()
}

/// Past anstream: it drops control characters, and the input has to come back as it was.
fn print_json(questions: &[Question]) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    for (given, input) in questions {
        match answer(input) {
            Ok(entry) => json::write(&mut out, given, &entry)?,
            Err(unknown) => {
                json::write_unknown(&mut out, given, unknown)?;
                out.flush()?;
                text::complain_of(given, unknown);
            }
        }
    }
    out.flush()
}
