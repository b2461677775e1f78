//! Explanations as plain text, wrapped to the width of the terminal.

mod found;
mod rows;
mod title;

use std::io::{self, Write};

use dps_codes::Phase;
use dps_codes_log::redacted;

use crate::explain::argument::Unknown;
use crate::explanation::Explanation;
use crate::labeled::write_labeled;
use crate::message::print_error;
use crate::sanitize::one_line;
use crate::wrap::wrap;
pub(crate) use found::write as write_found;
use rows::Row;

/// Follows the error for a message in which nothing was found.
const HELP: &str = "; expected a number, the name of a code, an error body, an MQTT topic, a message with an error \
code or a known symptom, a file, or - for standard input";

/// Writes an explanation, in lines of `width` characters unless a word is longer.
pub(crate) fn write(
    out: &mut dyn Write,
    explanation: &Explanation<'_>,
    phase: Option<Phase>,
    place: Option<&str>,
    width: usize,
) -> io::Result<()> {
    title::write(out, explanation, phase)?;
    write_lines(out, [kind(explanation).as_str(), explanation.summary()], width)?;
    write_rows(out, rows::rows(explanation, phase, place), rows::label_width(), width)
}

/// Writes how many records an explanation is of.
pub(crate) fn write_count(out: &mut dyn Write, count: u64, width: usize) -> io::Result<()> {
    let row = Row::new("Count", format!("{count} records, of which this is the first"));
    write_rows(out, vec![row], rows::label_width(), width)
}

fn write_lines(out: &mut dyn Write, texts: [&str; 2], width: usize) -> io::Result<()> {
    texts.iter().flat_map(|text| wrap(text, width)).try_for_each(|line| writeln!(out, "{line}"))
}

/// Writes rows with their labels in a column of their own.
fn write_rows(out: &mut dyn Write, rows: Vec<Row>, label_width: usize, width: usize) -> io::Result<()> {
    for Row { label, texts } in rows {
        let lines = texts.iter().flat_map(|text| wrap(text, width.saturating_sub(label_width)));
        write_labeled(out, &label, label_width, lines)?;
    }
    Ok(())
}

/// Writes the error for an input that cannot be explained to standard error.
pub(crate) fn print_unknown(argument: &str, unknown: &Unknown) {
    let Unknown { error, suggestion, needs_help, .. } = unknown;
    let hint = suggestion.map_or_else(String::new, |name| format!("; a code with a similar name exists: `{name}`"));
    let help = if *needs_help { HELP } else { "" };
    print_error(&format!("`{}` is {error}{hint}{help}", one_line(&redacted(argument))));
}

/// Returns the family and the HTTP status of the number, each if there is one.
fn kind(explanation: &Explanation<'_>) -> String {
    let Some(resolved) = explanation.number() else { return String::new() };
    let family = resolved.family().map(|family| format!("family {family}"));
    let status = resolved.http_status().map(|status| format!("HTTP {status}"));
    family.into_iter().chain(status).collect::<Vec<_>>().join(", ")
}
