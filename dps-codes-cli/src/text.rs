//! Answers for people: a few lines, fitted to the terminal.

mod rows;
mod title;

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use dps_codes::Phase;

use crate::answer::Answer;
use crate::given::Unknown;
use crate::tame::shown;
use crate::wrap::wrap;
use rows::Row;

const LABEL: Style = AnsiColor::Cyan.on_default();
const ERROR: Style = AnsiColor::Red.on_default().bold();

/// Said to whoever has given a text in which nothing was found.
const HELP: &str = "; what can be explained: numbers, names of codes, error bodies, MQTT topics, texts with an error \
code or a known message, files, and - for standard input";

/// Writes all that is known, in lines of at most `width` characters where words allow it.
pub(crate) fn write(
    out: &mut dyn Write,
    answer: &Answer<'_>,
    phase: Option<Phase>,
    place: Option<&str>,
    width: usize,
) -> io::Result<()> {
    title::write(out, answer)?;
    for line in [kind(answer).as_str(), title::summary(answer)] {
        for line in wrap(line, width) {
            writeln!(out, "{line}")?;
        }
    }
    let label_width = rows::label_width();
    for Row { label, texts } in rows::rows(answer, phase, place) {
        let padding = label_width.saturating_sub(label.len());
        let mut start = format!("{LABEL}{label}{LABEL:#}{:padding$}", "");
        for line in texts.iter().flat_map(|text| wrap(text, width.saturating_sub(label_width))) {
            writeln!(out, "{start}{line}")?;
            start = " ".repeat(label_width);
        }
    }
    Ok(())
}

/// Tells on standard error why an argument has no answer.
pub(crate) fn complain_of(argument: &str, unknown: &Unknown) {
    let Unknown { error, suggestion, needs_help } = unknown;
    let hint = suggestion.map_or_else(String::new, |name| format!("; did you mean {name}?"));
    let help = if *needs_help { HELP } else { "" };
    complain(&format!("'{}' is {error}{hint}{help}", shown(argument)));
}

/// Writes a message to standard error.
pub(crate) fn complain(message: &str) {
    // If standard error is closed, nobody is left to tell.
    let _ = writeln!(anstream::stderr().lock(), "{ERROR}error:{ERROR:#} {message}");
}

/// Family and HTTP status of the number, as far as there are any.
fn kind(answer: &Answer<'_>) -> String {
    let Some(entry) = answer.number() else { return String::new() };
    let family = entry.family.map(|family| format!("family {family}"));
    let status = entry.http_status.map(|status| format!("HTTP {status}"));
    family.into_iter().chain(status).collect::<Vec<_>>().join(", ")
}
