//! Diagnostics as rustc prints them, with the same colors.

use std::io::{self, BufWriter, Write};

use anstyle::{AnsiColor, Style};
use dps_codes_table::{Diagnostic, Severity, Source, render};

use super::Checked;

const ERROR: Style = AnsiColor::Red.on_default().bold();
const WARNING: Style = AnsiColor::Yellow.on_default().bold();
const MESSAGE: Style = Style::new().bold();
const LOCATION: Style = AnsiColor::Blue.on_default().bold();

/// Writes the diagnostics to standard output, and a summary to standard error.
pub(super) fn print(tables: &[Checked]) -> io::Result<()> {
    let mut out = BufWriter::new(anstream::stdout().lock());
    for table in tables {
        for (severity, diagnostic) in &table.found {
            write(&mut out, &table.source, *severity, diagnostic)?;
        }
    }
    out.flush()?;
    sum_up(tables)
}

/// Writes one diagnostic.
pub(super) fn write(
    out: &mut dyn Write,
    source: &Source,
    severity: Severity,
    diagnostic: &Diagnostic,
) -> io::Result<()> {
    let rendered = render(source, diagnostic);
    let (message, below) = rendered.split_once('\n').unwrap_or((&rendered, ""));
    let style = if severity == Severity::Error { ERROR } else { WARNING };
    let (name, code) = (severity.name(), diagnostic.rule.code);
    writeln!(out, "{style}{name}[{code}]{style:#}{MESSAGE}: {message}{MESSAGE:#}")?;
    for line in below.lines() {
        write_line(out, line, style)?;
    }
    writeln!(out)
}

fn sum_up(tables: &[Checked]) -> io::Result<()> {
    let count = |severity| tables.iter().map(|table| table.count(severity)).sum::<usize>();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let mut out = anstream::stderr().lock();
    let tables = counted(tables.len(), "table");
    match (errors, warnings) {
        (0, 0) => writeln!(out, "{tables} checked, no errors"),
        (0, _) => writeln!(out, "{tables} checked: {}", counted(warnings, "warning")),
        (_, 0) => writeln!(out, "{tables} checked: {}", counted(errors, "error")),
        _ => writeln!(out, "{tables} checked: {}, {}", counted(errors, "error"), counted(warnings, "warning")),
    }
}

fn counted(count: usize, what: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {what}{plural}")
}

/// Writes a line with the colors of rustc: the gutter in blue, carets in the color of their level.
fn write_line(out: &mut dyn Write, line: &str, style: Style) -> io::Result<()> {
    let gutter = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ').len();
    let (gutter, rest) = line.split_at(gutter);
    let sign = ["-->", "...", "|", "="].into_iter().find(|sign| rest.starts_with(sign)).unwrap_or_default();
    let (sign, rest) = rest.split_at(sign.len());
    write!(out, "{LOCATION}{gutter}{sign}{LOCATION:#}")?;
    let is_marks = gutter.trim().is_empty() && sign == "|";
    match rest.trim_start().chars().next() {
        Some('^') if is_marks => writeln!(out, "{style}{rest}{style:#}"),
        Some('-') if is_marks => writeln!(out, "{LOCATION}{rest}{LOCATION:#}"),
        _ => writeln!(out, "{rest}"),
    }
}
