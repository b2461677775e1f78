//! The first line of an answer for people, and its summary: the code, or what is known instead.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};

use crate::answer::Answer;
use crate::tame::tame;

const TITLE: Style = Style::new().bold();
const MISSING: Style = AnsiColor::Yellow.on_default();

pub(super) fn write(out: &mut dyn Write, answer: &Answer<'_>) -> io::Result<()> {
    match title(answer) {
        Title::Known(title) => writeln!(out, "{TITLE}{title}{TITLE:#}"),
        Title::WithoutRow(title) => writeln!(out, "{TITLE}{title}{TITLE:#} {MISSING}not in the table{MISSING:#}"),
        Title::Missing(title) => writeln!(out, "{MISSING}{title}{MISSING:#}"),
    }
}

enum Title {
    Known(String),
    WithoutRow(String),
    Missing(&'static str),
}

fn title(answer: &Answer<'_>) -> Title {
    if let Some(entry) = answer.number() {
        let number = entry.number;
        return entry
            .code
            .map_or(Title::WithoutRow(number.to_string()), |code| Title::Known(format!("{number} {}", code.name())));
    }
    let Some(report) = answer.report() else { return Title::Missing("no error code") };
    if report.is_challenge() {
        return Title::Known("TPM challenge".to_owned());
    }
    if let Some(name) = report.name() {
        return Title::WithoutRow(tame(name.chars()));
    }
    if let Some(status) = report.registration_status() {
        return Title::Known(format!("registration {}", tame(status.chars())));
    }
    if let (true, Some(status)) = (is_status(answer), report.transport_status()) {
        let name = answer.status().and_then(|entry| entry.code).map(|code| format!(" {}", code.name()));
        return Title::Known(format!("status {status}{}", name.unwrap_or_default()));
    }
    if let Some(symptom) = answer.symptom() {
        return Title::Known(symptom.name().to_owned());
    }
    Title::Missing("no error code")
}

/// Whether nothing says more than the status of the transport.
pub(super) fn is_status(answer: &Answer<'_>) -> bool {
    answer.number().is_none()
        && answer.report().is_some_and(|report| {
            !report.is_challenge() && report.name().is_none() && report.registration_status().is_none()
        })
}

/// What it means.
pub(super) fn summary(answer: &Answer<'_>) -> &'static str {
    match (answer.number(), answer.symptom(), answer.status()) {
        (Some(entry), ..) | (None, None, Some(entry)) => entry.summary(),
        (None, Some(symptom), _) => symptom.summary(),
        (None, None, None) => "",
    }
}
