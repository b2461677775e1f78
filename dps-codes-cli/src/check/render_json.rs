//! Diagnostics as JSON, one object a line. The keys and the order of the keys are a contract.

use std::io::{self, BufWriter, Write};

use dps_codes_table::{Diagnostic, Label, Source};

use super::Level;

#[derive(serde::Serialize)]
struct Object<'a> {
    file: &'a str,
    level: &'a str,
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
pub(super) fn print(source: &Source, found: &[(Level, Diagnostic)]) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    for (level, diagnostic) in found {
        let Diagnostic { message, primary, hidden, secondary, help } = diagnostic;
        let (line, column) = hidden.unzip();
        let object = Object {
            file: source.name(),
            level: level.name(),
            message,
            place: primary
                .as_ref()
                .map_or_else(|| Place { line, column, ..Place::default() }, |label| Place::of(label, source)),
            help: help.as_deref(),
            secondary: secondary.as_ref().map(|label| Place::of(label, source)),
        };
        serde_json::to_writer(&mut out, &object)?;
        writeln!(out)?;
    }
    out.flush()
}
