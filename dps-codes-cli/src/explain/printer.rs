//! `Printer`: writes explanations to standard output and errors to standard error, in the order of the inputs.

use std::io::{self, BufWriter, Write};

use dps_codes::Phase;

use crate::explain::argument::Unknown;
use crate::explain::{render_json, render_text};
use crate::explanation::Explanation;
use crate::format::Format;
use crate::wrap;

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

    /// Returns the phase that explanations are for.
    pub(crate) fn phase(&self) -> Option<Phase> {
        self.phase
    }

    /// Writes the explanations of an input. `place` is its line in a stream.
    pub(crate) fn print(
        &mut self,
        input: &str,
        place: Option<&str>,
        explanations: &[Explanation<'_>],
    ) -> io::Result<()> {
        if self.format == Format::Json {
            return render_json::write(&mut self.out, input, explanations, self.phase);
        }
        for explanation in explanations {
            if !self.is_first {
                writeln!(self.out)?;
            }
            self.is_first = false;
            render_text::write(&mut self.out, explanation, self.phase, place, self.width)?;
        }
        Ok(())
    }

    pub(crate) fn print_unknown(&mut self, input: &str, unknown: &Unknown) -> io::Result<()> {
        if self.format == Format::Json {
            render_json::write_unknown(&mut self.out, input, unknown)?;
        }
        // On a terminal, both streams then come in the order of the inputs.
        self.out.flush()?;
        render_text::print_unknown(input, unknown);
        Ok(())
    }

    pub(crate) fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
