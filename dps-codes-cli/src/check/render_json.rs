//! Diagnostics as JSON, one object a line. The keys and the order of the keys are a contract.

use std::io::{self, BufWriter, Write};

use dps_codes_table::{Diagnostic, Label, Severity, Source};

use super::Checked;

#[derive(serde::Serialize)]
struct Object<'a> {
    file: &'a str,
    level: &'a str,
    code: &'a str,
    message: &'a str,
    #[serde(flatten)]
    place: Place<'a>,
    help: Option<&'a str>,
    secondary: Option<Place<'a>>,
}

/// Lines and columns count from 1; the end is exclusive. All are null if the diagnostic is about the whole file.
#[derive(serde::Serialize, Default)]
struct Place<'a> {
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
    label: Option<&'a str>,
}

impl<'a> Place<'a> {
    fn of(label: &'a Label, source: &Source) -> Self {
        let (line, column) = source.line_and_column(label.span.start);
        let (end_line, end_column) = source.line_and_column(label.span.end);
        Self {
            line: Some(line),
            column: Some(column),
            end_line: Some(end_line),
            end_column: Some(end_column),
            label: Some(&label.text),
        }
    }
}

/// Bypasses anstream, which drops control characters: JSON has escaped them.
pub(super) fn print(tables: &[Checked]) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    for table in tables {
        for (severity, diagnostic) in &table.found {
            serde_json::to_writer(&mut out, &Object::of(&table.source, *severity, diagnostic))?;
            writeln!(out)?;
        }
    }
    out.flush()
}

impl<'a> Object<'a> {
    fn of(source: &'a Source, severity: Severity, diagnostic: &'a Diagnostic) -> Self {
        let Diagnostic { rule, message, primary, hidden, secondary, help } = diagnostic;
        let (line, column) = hidden.unzip();
        Self {
            file: source.name(),
            level: severity.name(),
            code: rule.code,
            message,
            place: primary
                .as_ref()
                .map_or_else(|| Place { line, column, ..Place::default() }, |label| Place::of(label, source)),
            help: help.as_deref(),
            secondary: secondary.as_ref().map(|label| Place::of(label, source)),
        }
    }
}
