//! The explanation of a code of a table that is not built in.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use dps_codes_table::data::Action;

use super::rows::Row;
use super::{write_lines, write_rows};
use crate::catalog::Found;
use crate::sanitize::sanitize;

const TITLE: Style = Style::new().bold();
const MISSING: Style = AnsiColor::Yellow.on_default();

/// Writes what a table says of a code, in lines of `width` characters unless a word is longer.
pub(crate) fn write(
    out: &mut dyn Write,
    found: &Found<'_>,
    phase: Option<&str>,
    place: Option<&str>,
    width: usize,
) -> io::Result<()> {
    write!(out, "{TITLE}{}{TITLE:#}", found.title())?;
    if found.row().is_none() {
        write!(out, " {MISSING}not in the table{MISSING:#}")?;
    }
    writeln!(out, ", from {}", sanitize(found.table.origin.chars()))?;
    let family = found.family().map_or_else(String::new, |family| format!("family {family}"));
    write_lines(out, [family.as_str(), &sanitize(found.summary().chars())], width)?;
    let rows = rows(found, phase, place);
    let label_width = rows.iter().map(|row| row.label.chars().count()).max().unwrap_or_default() + 2;
    write_rows(out, rows, label_width, width)
}

fn rows(found: &Found<'_>, phase: Option<&str>, place: Option<&str>) -> Vec<Row> {
    let mut rows: Vec<Row> = place.map(|place| Row::new("Where", sanitize(place.chars()))).into_iter().collect();
    rows.extend(found.help().map(|help| Row::new("What to do", sanitize(help.chars()))));
    match phase {
        Some(phase) => rows.extend(advice_in(found, phase)),
        None => rows.extend(advice(found)),
    }
    for (name, value) in found.attributes() {
        let value = value.flat();
        rows.extend((!value.is_empty()).then(|| Row::new(name, sanitize(value.chars()))));
    }
    if let Some(row) = found.row() {
        rows.extend(row.deprecated.as_ref().map(|reason| Row::new("Deprecated", sanitize(reason.chars()))));
        rows.extend(row.replaced_by.as_ref().map(|name| Row::new("Replaced by", name)));
        let sources = Row { label: "Sources".to_owned(), texts: row.sources.clone() };
        rows.extend((!row.sources.is_empty()).then_some(sources));
    }
    rows
}

/// Returns the general advice, and each phase with another one.
fn advice(found: &Found<'_>) -> Vec<Row> {
    let Some(general) = found.action(None) else { return Vec::new() };
    let mut rows = vec![Row::new("Action", described(general))];
    let (mut who, mut wait) = (vec![general.actor.clone()], vec![wait_of(general)]);
    for phase in &found.table.data.phases {
        let Some(action) = found.action(Some(phase)).filter(|&action| action != general) else { continue };
        rows.push(Row::new(&format!("In {phase}"), described(action)));
        if action.actor != general.actor {
            who.push(format!("in {phase}: {}", action.actor));
        }
        if wait_of(action) != wait_of(general) {
            wait.push(format!("in {phase}: {}", wait_of(action)));
        }
    }
    if general.is_described() {
        rows.extend([Row::new("Who", who.join("; ")), Row::new("Wait", wait.join("; "))]);
    }
    rows
}

fn advice_in(found: &Found<'_>, phase: &str) -> Vec<Row> {
    let Some(action) = found.action(Some(phase)) else { return Vec::new() };
    let phase = found.table.data.phases.iter().find(|of| of.eq_ignore_ascii_case(phase));
    let label = phase.map_or_else(|| "Action".to_owned(), |phase| format!("In {phase}"));
    let mut rows = vec![Row::new(&label, described(action))];
    if action.is_described() {
        rows.extend([Row::new("Who", action.actor.as_str()), Row::new("Wait", wait_of(action))]);
    }
    rows
}

fn described(action: &Action) -> String {
    let separator = if action.text.is_empty() { "" } else { ": " };
    sanitize(format!("{}{separator}{}", action.name, action.text).chars())
}

fn wait_of(action: &Action) -> String {
    match (action.retry, action.delay) {
        ("backoff", Some(delay)) => {
            let (seconds, rest) = (delay / 1000, delay % 1000);
            let fraction = if rest == 0 { String::new() } else { format!(".{rest:03}") };
            format!("at least {seconds}{} s, plus a random time", fraction.trim_end_matches('0'))
        }
        ("after-repair", _) => "until that is done".to_owned(),
        ("never", _) if action.acts_as != "program" => "do not try again as it is".to_owned(),
        _ => "none".to_owned(),
    }
}
