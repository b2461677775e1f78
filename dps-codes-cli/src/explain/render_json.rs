//! The objects of `--format json`. Their keys and the order of the keys are a contract.

mod found;

use std::io::{self, Write};
use std::time::Duration;

use dps_codes::{Family, Origin, Outcome, Phase, Report, Transport};
use dps_codes_log::redacted;
use serde::ser::{Serialize, Serializer};

use crate::catalog::Value;
use crate::explain::argument::Unknown;
use crate::explain::fold::Folded;
use crate::explanation::Explanation;
use crate::explanation::meaning::Meaning;
pub(crate) use found::write as write_found;

#[derive(Default, serde::Serialize)]
struct Explained<'a> {
    input: &'a str,
    number: Option<i128>,
    known: bool,
    name: Option<&'a str>,
    family: Option<&'a str>,
    http_status: Option<u16>,
    summary: Option<&'a str>,
    help: Option<&'a str>,
    provenance: Option<String>,
    sources: Vec<&'a str>,
    action: Option<&'a str>,
    actor: Option<&'a str>,
    actions: Actions<'a>,
    transport_status: Option<u16>,
    retry_after_s: Option<u64>,
    tracking_id: Option<String>,
    message: Option<String>,
    challenge: Option<bool>,
    phase: Option<String>,
    wait_s: Option<Seconds>,
    origin: Option<&'a str>,
    outcome: Option<&'a str>,
    next: Option<String>,
    candidates: Vec<Candidate>,
    failures: Vec<Failure>,
    #[serde(flatten)]
    own: Option<Own<'a>>,
    count: Count,
}

/// The keys of a code of a table that is not built in.
#[derive(serde::Serialize)]
struct Own<'a> {
    /// The string code.
    code: Option<&'a str>,
    /// The number as the table writes it.
    written: Option<String>,
    columns: Columns<'a>,
}

/// An object with the value in each column.
struct Columns<'a>(Vec<(&'a str, Value<'a>)>);

impl Serialize for Columns<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().copied())
    }
}

/// The number of records with this explanation.
#[derive(serde::Serialize)]
struct Count(u64);

impl Default for Count {
    fn default() -> Self {
        Self(1)
    }
}

/// A failure of a bulk operation.
#[derive(serde::Serialize)]
struct Failure {
    registration_id: Option<String>,
    number: Option<i128>,
    name: Option<&'static str>,
    message: Option<String>,
}

impl From<&Explanation<'_>> for Failure {
    fn from(explanation: &Explanation<'_>) -> Self {
        let report = explanation.report();
        Self {
            registration_id: report.and_then(Report::registration_id).map(ToString::to_string),
            number: explanation.number().map(|resolved| resolved.number),
            name: explanation.row().and_then(Meaning::name),
            message: report.and_then(Report::message).map(|message| redacted(&message.to_string())),
        }
    }
}

/// A code that it may be.
#[derive(serde::Serialize)]
struct Candidate {
    number: Option<i128>,
    name: Option<&'static str>,
    help: Option<&'static str>,
    /// Whose table has it.
    origin: &'static str,
}

impl From<Meaning> for Candidate {
    fn from(row: Meaning) -> Self {
        Self { number: Some(row.number().into()), name: row.name(), help: row.help(), origin: row.origin().name() }
    }
}

#[derive(serde::Serialize)]
struct Unexplained<'a> {
    input: &'a str,
    error: &'a str,
    suggestion: Option<&'a str>,
}

/// An object with the action of each phase.
#[derive(Default)]
struct Actions<'a>(Vec<(String, &'a str)>);

impl Serialize for Actions<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(phase, action)| (phase, action)))
    }
}

/// Rounds up to whole seconds, so that the delay is never less than the service asks for.
fn whole_seconds(wait: Duration) -> u64 {
    wait.as_secs() + u64::from(wait.subsec_nanos() > 0)
}

/// Whole seconds are written as an integer.
struct Seconds(Duration);

impl Serialize for Seconds {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0.subsec_nanos() {
            0 => serializer.serialize_u64(self.0.as_secs()),
            _ => serializer.serialize_f64(self.0.as_secs_f64()),
        }
    }
}

/// Writes the explanation of an input as one line: of several failures, the first, with a list of all of them.
pub(crate) fn write(
    out: &mut dyn Write,
    input: &str,
    explanations: &[Explanation<'_>],
    phase: Option<Phase>,
) -> io::Result<()> {
    let input = redacted(input);
    explained(&input, explanations, phase).map_or(Ok(()), |explained| write_line(out, &explained))
}

/// Returns what is equal in the explanations of different inputs.
pub(crate) fn key(explanations: &[Explanation<'_>], phase: Option<Phase>) -> io::Result<Vec<u8>> {
    let explained = explained("", explanations, phase).map(|explained| Explained { tracking_id: None, ..explained });
    serde_json::to_vec(&explained).map_err(io::Error::from)
}

/// Writes a line with the number of records that it explains, in the place of its last key.
pub(crate) fn write_counted(out: &mut dyn Write, folded: &Folded) -> io::Result<()> {
    match folded.text.strip_suffix(b"1}\n") {
        Some(before) => {
            out.write_all(before)?;
            writeln!(out, "{}}}", folded.count)
        }
        None => out.write_all(&folded.text),
    }
}

fn explained<'a>(input: &'a str, explanations: &'a [Explanation<'_>], phase: Option<Phase>) -> Option<Explained<'a>> {
    let explanation = explanations.first()?;
    let failures = explanations.get(1).map_or(&[][..], |_| explanations);
    let row = explanation.row();
    let report = explanation.report();
    let action = explanation.action(phase);
    let of_phase = |&phase: &Phase| (phase.name().to_lowercase(), explanation.action(Some(phase)).name());
    Some(Explained {
        input,
        number: explanation.number().map(|resolved| resolved.number),
        known: row.is_some(),
        name: row.and_then(Meaning::name),
        family: explanation.family().map(Family::name),
        http_status: explanation.http_status(),
        summary: row.map(Meaning::summary),
        help: explanation.help(),
        provenance: row.and_then(Meaning::provenance).map(|provenance| provenance.name().to_owned()),
        sources: row.and_then(Meaning::sources).unwrap_or_default().to_vec(),
        action: Some(action.name()),
        actor: Some(action.actor().name()),
        actions: Actions(Phase::ALL.iter().map(of_phase).collect()),
        // The return code of a CONNACK is not a status.
        transport_status: report
            .filter(|report| report.transport() != Transport::Connack)
            .and_then(Report::transport_status),
        retry_after_s: report.and_then(Report::retry_after).map(whole_seconds),
        tracking_id: report.and_then(Report::tracking_id).map(ToString::to_string),
        message: report.and_then(Report::message).map(|message| redacted(&message.to_string())),
        challenge: report.map(Report::is_challenge),
        phase: phase.map(|phase| phase.name().to_lowercase()),
        wait_s: explanation.wait(phase).map(Seconds),
        origin: explanation.origin(phase).map(Origin::name),
        outcome: explanation.outcome_in(phase).map(Outcome::name),
        next: phase.and_then(|phase| explanation.next(phase)).map(|next| next.name().to_lowercase()),
        candidates: explanation.candidates().into_iter().map(Candidate::from).collect(),
        failures: failures.iter().map(Failure::from).collect(),
        own: None,
        count: Count::default(),
    })
}

/// Writes an input that cannot be explained as one line.
pub(crate) fn write_unknown(out: &mut dyn Write, input: &str, unknown: &Unknown) -> io::Result<()> {
    let Unknown { error, suggestion, .. } = unknown;
    write_line(out, &Unexplained { input: &redacted(input), error, suggestion: *suggestion })
}

fn write_line(out: &mut dyn Write, object: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *out, object)?;
    writeln!(out)
}
