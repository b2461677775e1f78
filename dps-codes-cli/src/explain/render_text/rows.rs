//! The labeled rows below the summary: what the service sent, what to do, who, and when.

use std::time::Duration;

use dps_codes::{Action, Actor, Outcome, Phase, Provenance, Report, Retry, Text};
use dps_codes_log::redacted;

use crate::explanation::Explanation;
use crate::explanation::meaning::Meaning;
use crate::sanitize::sanitize;

use crate::explanation::origin::{next_place, phrase};

/// A label and its paragraphs.
pub(super) struct Row {
    pub(super) label: String,
    pub(super) texts: Vec<String>,
}

impl Row {
    pub(super) fn new(label: &str, text: impl Into<String>) -> Self {
        Self { label: label.to_owned(), texts: vec![text.into()] }
    }
}

pub(super) fn rows(explanation: &Explanation<'_>, phase: Option<Phase>, place: Option<&str>) -> Vec<Row> {
    let mut rows: Vec<_> = place.map(|place| Row::new("Where", sanitize(place.chars()))).into_iter().collect();
    if let Some(report) = explanation.report() {
        // A status that is the title itself needs no row.
        let status = report.transport_status().filter(|_| !explanation.is_status());
        rows.extend(sent(report, status));
    }
    rows.extend(may_be(explanation));
    rows.extend(explanation.help().map(|help| Row::new("What to do", help)));
    match phase {
        Some(phase) => rows.extend(advice_in(explanation, phase)),
        None => rows.extend(advice(explanation)),
    }
    // A success needs no search.
    let has_failed =
        !matches!(explanation.outcome_in(phase), Some(Outcome::Succeeded | Outcome::Pending | Outcome::Challenge));
    let place = explanation.origin(phase).filter(|_| has_failed && explanation.report().is_some());
    rows.extend(place.and_then(|origin| next_place(origin, phase)).map(|place| Row::new("Look next", place)));
    match explanation.code().and_then(Meaning::provenance) {
        Some(Provenance::Observed) => {
            rows.push(Row::new("Provenance", "observed, not in Microsoft's published tables"));
        }
        Some(Provenance::Sdk) => {
            rows.push(Row::new("Provenance", "listed in Microsoft's SDK, not in its published tables"));
        }
        _ => {}
    }
    if let Some(sources) = sources(explanation) {
        let texts = sources.iter().map(|&source| source.to_owned()).collect();
        rows.push(Row { label: "Sources".to_owned(), texts });
    }
    rows
}

/// Returns the width of the label column, which is the same for all explanations.
pub(super) fn label_width() -> usize {
    let phases = Phase::ALL.iter().map(|&phase| in_phase(phase).len());
    phases.fold("What to do".len(), usize::max) + 2
}

/// Returns the rows for the fields of a response.
fn sent(report: &Report<'_>, status: Option<u16>) -> Vec<Row> {
    let text = |label, text: Option<&Text<'_>>| {
        text.map(|text| Row::new(label, sanitize(redacted(&text.to_string()).chars())))
    };
    let rows = [
        text("Message", report.message()),
        text("Tracking ID", report.tracking_id()),
        text("Timestamp", report.timestamp()),
        status.map(|status| Row::new("Transport", format!("status {status}"))),
        report.retry_after().map(|wait| Row::new("Retry after", seconds(wait))),
        text("Device", report.registration_id().or(report.device_id())),
        text("Operation", report.operation_id()),
        text("Hub", report.assigned_hub()),
    ];
    rows.into_iter().flatten().collect()
}

/// Returns the codes that it may be beside the one in the title.
fn may_be(explanation: &Explanation<'_>) -> Option<Row> {
    let title = explanation.code();
    let candidates = explanation.candidates();
    let others = candidates.iter().filter(|&&row| Some(row) != title);
    let texts: Vec<_> = others.map(|&row| described_row(row, title.is_some())).collect();
    (!texts.is_empty()).then(|| Row { label: "May be".to_owned(), texts })
}

fn described_row(row: Meaning, is_of_other_table: bool) -> String {
    let origin = if is_of_other_table { format!(", {}", phrase(row.origin())) } else { String::new() };
    let [name, help] = [row.name(), row.help()].map(Option::unwrap_or_default);
    format!("{} {name}{origin}: {} {help}", row.number(), row.summary())
}

fn sources(explanation: &Explanation<'_>) -> Option<&'static [&'static str]> {
    let of_code = explanation.code().and_then(Meaning::sources);
    of_code
        .or_else(|| Some(explanation.outcome()?.symptom()?.sources()))
        .or_else(|| explanation.status()?.row()?.sources())
}

/// Returns the published advice, and each phase with another one.
fn advice(explanation: &Explanation<'_>) -> Vec<Row> {
    let general = explanation.action(None);
    let mut rows = vec![Row::new("Action", described(general))];
    let mut who = vec![general.actor().to_string()];
    let mut wait = vec![wait_of(explanation, None)];
    for &phase in Phase::ALL {
        let action = explanation.action(Some(phase));
        if action != general {
            rows.push(Row::new(&in_phase(phase), described(action)));
        }
        if action.actor() != general.actor() {
            who.push(format!("in {phase}: {}", action.actor()));
        }
        let wait_here = wait_of(explanation, Some(phase));
        if Some(&wait_here) != wait.first() {
            wait.push(format!("in {phase}: {wait_here}"));
        }
    }
    rows.push(Row::new("Who", who.join("; ")));
    if explanation.report().is_some() {
        rows.push(Row::new("Wait", wait.join("; ")));
    }
    rows
}

fn advice_in(explanation: &Explanation<'_>, phase: Phase) -> Vec<Row> {
    let action = explanation.action(Some(phase));
    vec![
        Row::new(&in_phase(phase), described(action)),
        Row::new("Who", action.actor().to_string()),
        Row::new("Wait", wait_of(explanation, Some(phase))),
    ]
}

fn described(action: Action) -> String {
    format!("{action}: {}", action.text())
}

fn in_phase(phase: Phase) -> String {
    format!("In {phase}")
}

fn wait_of(explanation: &Explanation<'_>, phase: Option<Phase>) -> String {
    let action = explanation.action(phase);
    match (explanation.wait(phase), action.retry()) {
        (Some(wait), Retry::Backoff(_)) => format!("at least {}, plus a random time", seconds(wait)),
        (Some(wait), _) if !wait.is_zero() => format!("at least {}", seconds(wait)),
        (None, Retry::AfterRepair) => "until that is done".to_owned(),
        (None, Retry::Never) if action.actor() != Actor::Program => "do not try again as it is".to_owned(),
        _ => "none".to_owned(),
    }
}

fn seconds(wait: Duration) -> String {
    if wait.subsec_nanos() == 0 { format!("{} s", wait.as_secs()) } else { format!("{} s", wait.as_secs_f64()) }
}
