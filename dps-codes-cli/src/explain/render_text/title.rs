//! The title of an explanation, and its summary: the code, or what is known instead.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};

use dps_codes::{Phase, Transport};

use super::origin;
use crate::explanation::Explanation;
use crate::explanation::meaning::Meaning;
use crate::sanitize::sanitize;

const TITLE: Style = Style::new().bold();
const MISSING: Style = AnsiColor::Yellow.on_default();

pub(super) fn write(out: &mut dyn Write, explanation: &Explanation<'_>, phase: Option<Phase>) -> io::Result<()> {
    match title(explanation) {
        Title::Known(title) => write!(out, "{TITLE}{title}{TITLE:#}")?,
        Title::Unlisted(title) => write!(out, "{TITLE}{title}{TITLE:#} {MISSING}not in the table{MISSING:#}")?,
        Title::Missing(title) => write!(out, "{MISSING}{title}{MISSING:#}")?,
    }
    match explanation.origin(phase).map(origin::phrase) {
        Some(origin) => writeln!(out, ", {origin}"),
        None => writeln!(out),
    }
}

enum Title {
    Known(String),
    Unlisted(String),
    Missing(&'static str),
}

fn title(explanation: &Explanation<'_>) -> Title {
    if let Some(resolved) = explanation.number() {
        let number = resolved.number;
        let name = resolved.row().and_then(Meaning::name);
        return name.map_or(Title::Unlisted(number.to_string()), |name| Title::Known(format!("{number} {name}")));
    }
    let Some(report) = explanation.report() else { return Title::Missing("no error code") };
    if report.is_challenge() {
        return Title::Known("TPM challenge".to_owned());
    }
    if let (Transport::Connack, Some(code)) = (report.transport(), report.transport_status()) {
        return Title::Known(format!("CONNECT refused, return code {code}"));
    }
    if let Some(name) = report.name() {
        return Title::Unlisted(sanitize(name.chars()));
    }
    if let Some(status) = report.registration_status() {
        return Title::Known(format!("registration {}", sanitize(status.chars())));
    }
    if let (true, Some(status)) = (is_status(explanation), report.transport_status()) {
        let name = explanation.status().and_then(|resolved| resolved.row()?.name()).map(|name| format!(" {name}"));
        return Title::Known(format!("status {status}{}", name.unwrap_or_default()));
    }
    if let Some(outcome) = explanation.outcome() {
        return Title::Known(outcome.to_string());
    }
    Title::Missing("no error code")
}

/// Returns `true` if the transport status is the most specific information.
pub(super) fn is_status(explanation: &Explanation<'_>) -> bool {
    explanation.number().is_none()
        && explanation.report().is_some_and(|report| {
            !report.is_challenge() && report.name().is_none() && report.registration_status().is_none()
        })
}

/// Returns the summary of the code, the symptom, or the transport status.
pub(super) fn summary(explanation: &Explanation<'_>) -> &'static str {
    match (explanation.number(), explanation.outcome(), explanation.status()) {
        (Some(resolved), ..) | (None, None, Some(resolved)) => resolved.summary(),
        (None, Some(outcome), _) => outcome.summary(),
        (None, None, None) => "",
    }
}
