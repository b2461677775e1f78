//! The object for the codes of a table that is not built in, with the same keys.

use std::io::{self, Write};
use std::time::Duration;

use dps_codes_log::redacted;
use dps_codes_table::data::Action;

use super::{Actions, Candidate, Columns, Explained, Own, Seconds, write_line};
use crate::catalog::{Found, Value};

/// Writes what the tables say of the codes of an input as one line: of several codes, the first, with a list of all.
pub(crate) fn write(out: &mut dyn Write, input: &str, all: &[Found<'static>], phase: Option<&str>) -> io::Result<()> {
    let Some(found) = all.first() else { return Ok(()) };
    let action = found.action(phase);
    let attribute = |name: &str| found.attributes().find(|(of, _)| *of == name).map(|(_, value)| value);
    let http_status = match attribute("http_status") {
        Some(Value::Integer(status)) => u16::try_from(status).ok(),
        _ => None,
    };
    let has_form = found.table.data.display.is_some();
    let provenance = attribute("provenance").map(Value::flat);
    let in_phase = |of: &String| Some((of.to_lowercase(), found.action(Some(of))?.name.as_str()));
    write_line(
        out,
        &Explained {
            input: &redacted(input),
            number: found.number,
            known: found.row().is_some(),
            name: found.name(),
            family: found.family(),
            http_status,
            summary: Some(found.summary()).filter(|summary| !summary.is_empty()),
            help: found.help(),
            provenance: provenance.filter(|provenance| !provenance.is_empty()),
            sources: found.row().iter().flat_map(|row| &row.sources).map(String::as_str).collect(),
            action: action.map(|action| action.name.as_str()),
            actor: action.map(|action| action.actor.as_str()).filter(|actor| !actor.is_empty()),
            actions: Actions(found.table.data.phases.iter().filter_map(in_phase).collect()),
            phase: phase.map(str::to_lowercase),
            wait_s: action.and_then(wait),
            origin: Some(&found.table.origin),
            own: Some(Own {
                code: found.string.as_deref(),
                written: found.number.map(|number| found.table.data.written(number)).filter(|_| has_form),
                columns: Columns(found.attributes().collect()),
            }),
            candidates: all.iter().filter(|_| all.len() > 1).map(Candidate::from).collect(),
            ..Explained::default()
        },
    )
}

fn wait(action: &Action) -> Option<Seconds> {
    action.delay.map(|delay| Seconds(Duration::from_millis(delay)))
}

impl From<&Found<'static>> for Candidate {
    fn from(found: &Found<'static>) -> Self {
        Self { number: found.number, name: found.name(), help: found.help(), origin: &found.table.origin }
    }
}
