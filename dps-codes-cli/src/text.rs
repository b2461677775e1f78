//! Answers for people: a few lines, fitted to the terminal.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use dps_codes::{Action, Phase, Provenance};

use crate::entry::Entry;
use crate::input::Unknown;
use crate::wrap::wrap;

const TITLE: Style = Style::new().bold();
const MISSING: Style = AnsiColor::Yellow.on_default();
const LABEL: Style = AnsiColor::Cyan.on_default();
const ERROR: Style = AnsiColor::Red.on_default().bold();

/// Writes all that is known, in lines of at most `width` characters where words allow it.
pub(crate) fn write(out: &mut dyn Write, entry: &Entry, width: usize) -> io::Result<()> {
    let number = entry.number;
    match entry.code {
        Some(code) => writeln!(out, "{TITLE}{number} {}{TITLE:#}", code.name())?,
        None => writeln!(out, "{TITLE}{number}{TITLE:#} {MISSING}not in the table{MISSING:#}")?,
    }
    for line in [kind(entry).as_str(), entry.summary()] {
        for line in wrap(line, width) {
            writeln!(out, "{line}")?;
        }
    }
    let label_width = label_width();
    for Row { label, texts } in rows(entry) {
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
    let Unknown { error, suggestion } = unknown;
    let hint = suggestion.map_or_else(String::new, |name| format!("; did you mean {name}?"));
    complain(&format!("'{}' is {error}{hint}", shown(argument)));
}

/// Writes a message to standard error.
pub(crate) fn complain(message: &str) {
    // If standard error is closed, nobody is left to tell.
    let _ = writeln!(anstream::stderr().lock(), "{ERROR}error:{ERROR:#} {message}");
}

/// Family and HTTP status, as far as there are any.
fn kind(entry: &Entry) -> String {
    let family = entry.family.map(|family| format!("family {family}"));
    let status = entry.http_status.map(|status| format!("HTTP {status}"));
    family.into_iter().chain(status).collect::<Vec<_>>().join(", ")
}

/// A label, and what stands beside it: texts that each begin a line.
struct Row {
    label: String,
    texts: Vec<String>,
}

/// What stands below the summary.
fn rows(entry: &Entry) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut add = |label: &str, texts: Vec<String>| {
        rows.push(Row { label: label.to_owned(), texts });
    };
    let general = entry.action();
    if let Some(code) = entry.code {
        add("What to do", vec![code.help().to_owned()]);
    }
    add("Action", vec![advice(general)]);
    let mut who = vec![general.actor().to_string()];
    for &phase in Phase::ALL {
        let action = entry.action_in(phase);
        if action != general {
            add(&in_phase(phase), vec![advice(action)]);
        }
        if action.actor() != general.actor() {
            who.push(format!("in {phase}: {}", action.actor()));
        }
    }
    add("Who", vec![who.join("; ")]);
    if let Some(code) = entry.code {
        if code.provenance() == Provenance::Observed {
            add("Provenance", vec!["observed, not in Microsoft's published tables".to_owned()]);
        }
        add("Sources", code.sources().iter().map(|&source| source.to_owned()).collect());
    }
    rows
}

fn advice(action: Action) -> String {
    format!("{action}: {}", action.text())
}

fn in_phase(phase: Phase) -> String {
    format!("In {phase}")
}

/// The same for all answers, so that their texts stand below each other.
fn label_width() -> usize {
    let phases = Phase::ALL.iter().map(|&phase| in_phase(phase).len());
    phases.fold("What to do".len(), usize::max) + 2
}

/// The argument in a form that neither floods the terminal nor steers it.
fn shown(argument: &str) -> String {
    const LONGEST: usize = 80;

    let mut shown = String::new();
    for c in argument.chars().take(LONGEST) {
        if c.is_control() {
            shown.extend(c.escape_default());
        } else {
            shown.push(c);
        }
    }
    if argument.chars().nth(LONGEST).is_some() {
        shown.push('…');
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_are_shown_tame() {
        assert_eq!(shown("Größe 🦀"), "Größe 🦀");
        assert_eq!(shown("\u{1b}[31m\n\u{9b}"), "\\u{1b}[31m\\n\\u{9b}");
        assert_eq!(shown(&"x".repeat(80)), "x".repeat(80));
        assert_eq!(shown(&"x".repeat(81)), format!("{}…", "x".repeat(80)));
    }
}
