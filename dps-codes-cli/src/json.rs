//! Answers for programs: the objects of `--format json`, whose keys and order are a contract.

use std::io::{self, Write};

use dps_codes::{Code, Family, Phase};
use serde::ser::{Serialize, Serializer};

use crate::entry::Entry;
use crate::input::Unknown;

#[derive(serde::Serialize)]
struct Explained<'a> {
    input: &'a str,
    number: i128,
    known: bool,
    name: Option<&'a str>,
    family: Option<&'a str>,
    http_status: Option<u16>,
    summary: Option<&'a str>,
    help: Option<&'a str>,
    provenance: Option<String>,
    sources: &'a [&'a str],
    action: &'a str,
    actor: &'a str,
    actions: Actions<'a>,
}

#[derive(serde::Serialize)]
struct Unexplained<'a> {
    input: &'a str,
    error: &'a str,
    suggestion: Option<&'a str>,
}

/// The action of each phase.
struct Actions<'a>(&'a Entry);

impl Serialize for Actions<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let of_phase = |&phase: &Phase| (phase.name().to_lowercase(), self.0.action_in(phase).name());
        serializer.collect_map(Phase::ALL.iter().map(of_phase))
    }
}

/// Writes what is known, as a line.
pub(crate) fn write(out: &mut dyn Write, input: &str, entry: &Entry) -> io::Result<()> {
    let code = entry.code;
    write_line(
        out,
        &Explained {
            input,
            number: entry.number,
            known: code.is_some(),
            name: code.map(Code::name),
            family: entry.family.map(Family::name),
            http_status: entry.http_status,
            summary: code.map(Code::summary),
            help: code.map(Code::help),
            provenance: code.map(|code| code.provenance().name().to_lowercase()),
            sources: code.map_or(&[], Code::sources),
            action: entry.action().name(),
            actor: entry.action().actor().name(),
            actions: Actions(entry),
        },
    )
}

/// Writes why there is no answer, as a line.
pub(crate) fn write_unknown(out: &mut dyn Write, input: &str, unknown: &Unknown) -> io::Result<()> {
    let &Unknown { error, suggestion } = unknown;
    write_line(out, &Unexplained { input, error, suggestion })
}

fn write_line(out: &mut dyn Write, object: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *out, object)?;
    writeln!(out)
}
