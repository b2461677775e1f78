//! Writes answers to standard output, and complaints to standard error, in the order in which they come.

use std::io::{self, BufWriter, Write};

use dps_codes::Phase;

use crate::answer::Answer;
use crate::given::Unknown;
use crate::{json, text, wrap};

#[derive(Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Format {
    #[default]
    Text,
    Json,
}

pub(crate) struct Printer {
    out: BufWriter<Box<dyn Write>>,
    format: Format,
    phase: Option<Phase>,
    width: usize,
    is_first: bool,
}

impl Printer {
    pub(crate) fn new(format: Format, phase: Option<Phase>) -> Self {
        let out: Box<dyn Write> = match format {
            Format::Text => Box::new(anstream::stdout().lock()),
            // Past anstream: it drops control characters, and the input has to come back as it was.
            Format::Json => Box::new(io::stdout().lock()),
        };
        Self { out: BufWriter::new(out), format, phase, width: wrap::width(), is_first: true }
    }

    /// Answers to an input, which in a stream has a place.
    pub(crate) fn answer(&mut self, given: &str, place: Option<&str>, answer: &Answer<'_>) -> io::Result<()> {
        match self.format {
            Format::Text => {
                if !self.is_first {
                    writeln!(self.out)?;
                }
                self.is_first = false;
                text::write(&mut self.out, answer, self.phase, place, self.width)
            }
            Format::Json => json::write(&mut self.out, given, answer, self.phase),
        }
    }

    pub(crate) fn complain(&mut self, given: &str, unknown: &Unknown) -> io::Result<()> {
        if self.format == Format::Json {
            json::write_unknown(&mut self.out, given, unknown)?;
        }
        // On a terminal, messages and answers then come in the order of the inputs.
        self.out.flush()?;
        text::complain_of(given, unknown);
        Ok(())
    }

    pub(crate) fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
