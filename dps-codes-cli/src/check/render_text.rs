//! Diagnostics as rustc prints them, with the same colors.

use std::io::{self, BufWriter, Write};

use anstyle::{AnsiColor, Style};
use dps_codes_table::{Diagnostic, Source, render};

use super::Level;

const ERROR: Style = AnsiColor::Red.on_default().bold();
const WARNING: Style = AnsiColor::Yellow.on_default().bold();
const MESSAGE: Style = Style::new().bold();
const LOCATION: Style = AnsiColor::Blue.on_default().bold();

/// Writes the diagnostics of one table to standard output.
pub(super) fn print(source: &Source, found: &[(Level, Diagnostic)]) -> io::Result<()> {
    let mut out = BufWriter::new(anstream::stdout().lock());
    write(&mut out, source, found)?;
    out.flush()
}

/// Writes the diagnostics of one table.
pub(super) fn write(out: &mut dyn Write, source: &Source, found: &[(Level, Diagnostic)]) -> io::Result<()> {
    for (level, diagnostic) in found {
        let rendered = render(source, diagnostic);
        let (message, below) = rendered.split_once('\n').unwrap_or((&rendered, ""));
        let style = if *level == Level::Error { ERROR } else { WARNING };
        writeln!(out, "{style}{}{style:#}{MESSAGE}: {message}{MESSAGE:#}", level.name())?;
        for line in below.lines() {
            write_line(out, line, style)?;
        }
        writeln!(out)?;
    }
    Ok(())
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
