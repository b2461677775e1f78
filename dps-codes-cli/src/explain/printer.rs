//! `Printer`: writes explanations to standard output and errors to standard error, in the order of the inputs.

use std::io::{self, BufWriter, Write};

use dps_codes::Phase;
use dps_codes_log::Record;

use crate::explain::argument::Unknown;
use crate::explain::fold::{Fold, Folded};
use crate::explain::format::Format;
use crate::explain::{render_json, render_text};
use crate::explanation::explanations::Explanations;
use crate::tables::Tables;
use crate::wrap;

pub(crate) struct Printer {
    out: BufWriter<Box<dyn Write>>,
    format: Format,
    tables: Tables,
    width: usize,
    is_first: bool,
    /// The explanations of the stream that is read.
    folded: Fold,
}

impl Printer {
    pub(crate) fn new(format: Format, tables: Tables) -> Self {
        let out: Box<dyn Write> = match format {
            Format::Text => Box::new(anstream::stdout().lock()),
            // Past anstream: it drops control characters, and the input has to come back as it was.
            Format::Json => Box::new(io::stdout().lock()),
        };
        Self { out: BufWriter::new(out), format, tables, width: wrap::width(), is_first: true, folded: Fold::default() }
    }

    /// Returns the tables that explanations are from.
    pub(crate) fn tables(&self) -> Tables {
        self.tables
    }

    /// Writes the explanations of an input.
    pub(crate) fn print(&mut self, input: &str, explanations: &Explanations<'_>) -> io::Result<()> {
        self.write_folded()?;
        let text = self.render(input, None, self.tables.phase(), explanations)?;
        self.write(&Folded { text, count: 1 })
    }

    /// Adds the explanations of a record to those of its stream. `place` is its line.
    pub(crate) fn fold(
        &mut self,
        record: &Record<'_>,
        place: Option<&str>,
        explanations: &Explanations<'_>,
    ) -> io::Result<()> {
        let phase = self.tables.phase().or(record.phase());
        let mut fold = std::mem::take(&mut self.folded);
        let key = self.key(phase, explanations)?;
        fold.add(key, || self.render(record.text(), place, phase, explanations))?;
        self.folded = fold;
        if self.folded.is_full() { self.write_folded() } else { Ok(()) }
    }

    /// Returns what makes explanations equal: everything but the input and its tracking ID.
    fn key(&self, phase: Option<Phase>, explanations: &Explanations<'_>) -> io::Result<Vec<u8>> {
        match explanations {
            Explanations::BuiltIn(all) => render_json::key(all, phase),
            Explanations::Own(all) => {
                let mut key = Vec::new();
                render_json::write_found(&mut key, "", all, self.tables.own_phase()).map(|()| key)
            }
        }
    }

    fn render(
        &self,
        input: &str,
        place: Option<&str>,
        phase: Option<Phase>,
        explanations: &Explanations<'_>,
    ) -> io::Result<Vec<u8>> {
        let (mut out, width) = (Vec::new(), self.width);
        let own_phase = self.tables.own_phase();
        let mut is_first = true;
        match (self.format, explanations) {
            (Format::Json, Explanations::BuiltIn(all)) => render_json::write(&mut out, input, all, phase)?,
            (Format::Json, Explanations::Own(all)) => render_json::write_found(&mut out, input, all, own_phase)?,
            (Format::Text, Explanations::BuiltIn(all)) => all.iter().try_for_each(|explanation| {
                separate(&mut out, &mut is_first)?;
                render_text::write(&mut out, explanation, phase, place, width)
            })?,
            (Format::Text, Explanations::Own(all)) => all.iter().try_for_each(|found| {
                separate(&mut out, &mut is_first)?;
                render_text::write_found(&mut out, found, own_phase, place, width)
            })?,
        }
        Ok(out)
    }

    fn write_folded(&mut self) -> io::Result<()> {
        self.folded.take().iter().try_for_each(|folded| self.write(folded))
    }

    fn write(&mut self, folded: &Folded) -> io::Result<()> {
        let out = &mut self.out;
        if self.format == Format::Json {
            return render_json::write_counted(out, folded);
        }
        separate(out, &mut self.is_first)?;
        out.write_all(&folded.text)?;
        if folded.count == 1 { Ok(()) } else { render_text::write_count(out, folded.count, self.width) }
    }

    pub(crate) fn print_unknown(&mut self, input: &str, unknown: &Unknown) -> io::Result<()> {
        self.write_folded()?;
        if self.format == Format::Json {
            render_json::write_unknown(&mut self.out, input, unknown)?;
        }
        // On a terminal, both streams then come in the order of the inputs.
        self.out.flush()?;
        render_text::print_unknown(input, unknown);
        Ok(())
    }

    /// Writes all explanations so far.
    pub(crate) fn flush(&mut self) -> io::Result<()> {
        self.write_folded()?;
        self.out.flush()
    }
}

/// Writes a blank line between two explanations.
fn separate(out: &mut dyn Write, is_first: &mut bool) -> io::Result<()> {
    if std::mem::take(is_first) { Ok(()) } else { writeln!(out) }
}
