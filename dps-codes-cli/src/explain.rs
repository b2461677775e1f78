//! The subcommand `explain`: explains each argument in order.

mod argument;
mod fold;
mod format;
mod live;
mod printer;
mod render_json;
mod render_text;

use std::cell::RefCell;
use std::ffi::OsString;
use std::io::{self, BufRead, BufReader, ErrorKind};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use dps_codes_log::{Records, binary_format};

use crate::catalog::TableOption;
use crate::explain::argument::{Argument, Unknown};
use crate::explain::format::Format;
use crate::explain::live::Live;
use crate::explain::printer::Printer;
use crate::input::Input;
use crate::input::compression::decompress;
use crate::input::source::{End, Source};
use crate::losses::Losses;
use crate::message::print_warning;
use crate::negative;
use crate::output;
use crate::tables::Tables;

/// Explains codes, and messages that contain them: meaning, action, and actor
#[derive(clap::Args)]
#[command(after_help = AFTER_HELP)]
pub(crate) struct Explain {
    /// Output format: plain text, or one JSON object a line
    #[arg(long, value_enum, default_value_t, ignore_case = true)]
    format: Format,

    /// The call that failed, on which the action depends: register, poll, lookup, connect, manage; or a phase of the
    /// table
    #[arg(long)]
    phase: Option<String>,

    #[command(flatten)]
    table: TableOption,

    /// Numbers, such as 404201, -1, 0x62AE9 or DPS-404201; names, such as enrollment-not-found; error bodies, MQTT
    /// topics, log lines, exceptions; files; - for standard input
    #[arg(value_name = "INPUT", required = true)]
    inputs: Vec<OsString>,
}

const AFTER_HELP: &str = "\
Examples:
  dps-codes explain 404201
  dps-codes explain 0x62AE9 DPS-409203 enrollment-not-found
  dps-codes explain --phase register '{\"errorCode\":401002,\"message\":\"Invalid certificate\"}'
  dps-codes explain '$dps/registrations/res/429/?$rid=1&retry-after=5'
  dps-codes explain --format json device.log
  journalctl -f -u aziot-identityd | dps-codes explain -
  dps-codes explain --table my-codes.toml 101 pump.log

The path of an existing file is read as a file, unless it is a number or a name: ./404201 is always a file. Each \
record of a file or of standard input is one input: a line, or the lines of an object, of a response with its headers, \
of a topic with its payload, or of a failure with its causes. Logs of Azure Monitor, as JSON or CSV, and of \
`journalctl -o json` are read by their fields. Equal explanations are printed once, with their count. Records without \
anything to explain are skipped. Gzip and zstd are recognized by the first bytes. Records of more than 1 MiB \
are truncated. A warning on standard error counts these, and those that are incomplete or not UTF-8.

With --phase, action, actor and delay are those of this phase.

With --table, numbers and names are those of the table, which takes the place of the built-in ones. In messages, a \
number counts behind a word or a key for errors, such as error 101 or code=101, and in hexadecimal digits in parentheses; \
a name counts anywhere as a word, and so does the value of a unique column if it is one, such as E_DRY. Without a code, \
the longest of the messages and symptoms of the table counts. An argument may also be the value of a unique column, alone \
or behind its name: vendor=90017.

Exit status: 0 if every input was explained, and of each stream at least one record; 1 if not; 2 if an input cannot be \
read, a table cannot be read or has errors, or the command was called wrongly.";

/// The exit status of an input. The highest counts.
const EXPLAINED: u8 = 0;
const UNEXPLAINED: u8 = 1;
const UNREADABLE: u8 = 2;

impl Explain {
    /// Explains all inputs. Returns the highest exit status of an input.
    pub(crate) fn run(&self) -> io::Result<ExitCode> {
        let Some(tables) = Tables::load(&self.table, self.phase.as_deref()) else { return Ok(ExitCode::from(2)) };
        let mut printer = Printer::new(self.format, tables);
        let mut exit = EXPLAINED;
        let done = self.inputs.iter().try_for_each(|argument| {
            exit = exit.max(explain(argument, &mut printer)?);
            Ok(())
        });
        output::finish(done.and_then(|()| printer.flush()), ExitCode::from(exit))
    }
}

/// Explains one input. Returns its exit status.
fn explain(argument: &OsString, printer: &mut Printer) -> io::Result<u8> {
    let lossy = argument.to_string_lossy();
    let text = negative::unshield(&lossy);
    // An argument that is not UTF-8 was not shielded.
    let path = if argument.to_str().is_some() { Path::new(text) } else { Path::new(argument) };
    let argument = printer.tables().argument(path.as_os_str(), text);
    if let Argument::Explained(explanations) = argument {
        printer.print(text, &explanations)?;
        return Ok(EXPLAINED);
    }
    let shared = RefCell::new(&mut *printer);
    let unknown = match argument {
        Argument::Explained(_) => None,
        Argument::Unknown(unknown) => Some(unknown),
        Argument::Records => explain_stream(text.as_bytes(), None, &shared)?,
        Argument::StandardInput => match decompress(Live::new(|| shared.borrow_mut().flush())) {
            Ok(input) => explain_stream(BufReader::new(input), Some("line "), &shared)?,
            Err(error) => Some(unreadable(error)?),
        },
        Argument::File => explain_file(path, text, &shared)?,
    };
    match unknown {
        None => Ok(EXPLAINED),
        Some(unknown) => {
            printer.print_unknown(text, &unknown)?;
            Ok(if unknown.is_unreadable { UNREADABLE } else { UNEXPLAINED })
        }
    }
}

/// Explains a file, which can be compressed. Returns an error if there was nothing to explain, or not all of it was read.
fn explain_file(path: &Path, name: &str, printer: &RefCell<&mut Printer>) -> io::Result<Option<Unknown>> {
    let mut source = match Source::open(&Input::File(path.to_owned()), &Arc::default()) {
        Ok(source) => source,
        Err(error) => return unreadable(error).map(Some),
    };
    let unknown = explain_stream(source.reader(), Some(&format!("{name}:")), printer)?;
    match source.finish() {
        Some(End::Early(error)) => Ok(Some(Unknown::unreadable(format!("an input that cannot be read: {error}")))),
        Some(End::Grown(warning)) => {
            print_warning(&format!("{name}: {warning}"));
            Ok(unknown)
        }
        None => Ok(unknown),
    }
}

/// Explains a stream record by record. Returns an error if there was nothing to explain, or reading failed.
fn explain_stream(
    mut stream: impl BufRead,
    place: Option<&str>,
    printer: &RefCell<&mut Printer>,
) -> io::Result<Option<Unknown>> {
    if let Some(format) = stream.fill_buf().ok().and_then(binary_format) {
        return Ok(Some(format!("an input that is {format}, not a log").into()));
    }
    let mut records = Records::new(stream);
    let mut is_explained = false;
    let mut losses = Losses::default();
    // Other tables have other rules.
    let is_skipping = matches!(printer.borrow().tables(), Tables::BuiltIn(_));
    loop {
        let skipped = if is_skipping { records.skip() } else { Ok(()) };
        let record = match skipped.and_then(|()| records.next_record()) {
            Ok(Some(record)) => record,
            Ok(None) => break,
            Err(error) => return unreadable(error).map(Some),
        };
        losses.add(&record);
        let mut printer = printer.borrow_mut();
        let explanations = printer.tables().record(&record);
        if !explanations.is_empty() {
            is_explained = true;
            let place = place.map(|place| format!("{place}{}", record.line()));
            printer.fold(&record, place.as_deref(), &explanations)?;
        }
    }
    printer.borrow_mut().flush()?;
    if let Some(warning) = losses.warning() {
        print_warning(&warning);
    }
    Ok((!is_explained).then(|| "an input without anything to explain".to_owned().into()))
}

/// Returns what keeps an input from being read.
///
/// # Errors
/// Returns the error of the printer, if that has failed while the input was idle.
fn unreadable(error: io::Error) -> io::Result<Unknown> {
    match error.kind() {
        ErrorKind::BrokenPipe => Err(error),
        _ => Ok(Unknown::unreadable(format!("an input that cannot be read: {error}"))),
    }
}
