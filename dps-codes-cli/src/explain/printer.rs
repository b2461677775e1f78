//! `Printer`: writes explanations to standard output and errors to standard error, in the order of the inputs.

use std::io::{self, BufWriter, Write};

use crate::explain::argument::Unknown;
use crate::explain::explanations::Explanations;
use crate::explain::{render_json, render_text};
use crate::format::Format;
use crate::tables::Tables;
use crate::wrap;

pub(crate) struct Printer {
    out: BufWriter<Box<dyn Write>>,
    format: Format,
    tables: Tables,
    width: usize,
    is_first: bool,
}

impl Printer {
    pub(crate) fn new(format: Format, tables: Tables) -> Self {
        let out: Box<dyn Write> = match format {
            Format::Text => Box::new(anstream::stdout().lock()),
            // Past anstream: it drops control characters, and the input has to come back as it was.
            Format::Json => Box::new(io::stdout().lock()),
        };
        Self { out: BufWriter::new(out), format, tables, width: wrap::width(), is_first: true }
    }

    /// Returns the tables that explanations are from.
    pub(crate) fn tables(&self) -> Tables {
        self.tables
    }

    /// Writes the explanations of an input. `place` is its line in a stream.
    pub(crate) fn print(
        &mut self,
        input: &str,
        place: Option<&str>,
        explanations: &Explanations<'_>,
    ) -> io::Result<()> {
        let out = &mut self.out;
        let tables = self.tables;
        match (self.format, explanations) {
            (Format::Json, Explanations::BuiltIn(all)) => render_json::write(out, input, all, tables.phase()),
            (Format::Json, Explanations::Own(all)) => render_json::write_found(out, input, all, tables.own_phase()),
            (Format::Text, Explanations::BuiltIn(all)) => {
                let phase = tables.phase();
                all.iter().try_for_each(|explanation| {
                    separate(out, &mut self.is_first)?;
                    render_text::write(out, explanation, phase, place, self.width)
                })
            }
            (Format::Text, Explanations::Own(all)) => {
                let phase = tables.own_phase();
                all.iter().try_for_each(|&found| {
                    separate(out, &mut self.is_first)?;
                    render_text::write_found(out, found, phase, place, self.width)
                })
            }
        }
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

/// Writes a blank line between two explanations.
fn separate(out: &mut dyn Write, is_first: &mut bool) -> io::Result<()> {
    if std::mem::take(is_first) { Ok(()) } else { writeln!(out) }
}
