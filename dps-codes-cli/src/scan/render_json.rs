//! The object of `--format json`. Its keys and their order are a contract.

use std::io::{self, Write};

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::scan::key::Key;
use crate::scan::results::Results;
use crate::scan::tally::row::Row;

#[derive(serde::Serialize)]
struct Object<'a> {
    records: u64,
    successes: u64,
    without_failure: u64,
    failures: u64,
    without_number: u64,
    unlisted: u64,
    devices: u64,
    devices_exact: bool,
    first: Option<String>,
    last: Option<String>,
    skipped: Excluded,
    skipped_files: SkippedFiles,
    truncated: u64,
    out_of_order: u64,
    without_zone: u64,
    inputs: u64,
    unreadable: u64,
    problems: Vec<Problem<'a>>,
    warnings: Vec<String>,
    interrupted: bool,
    by: &'static str,
    rows: Vec<RowObject<'a>>,
    rest: Rest,
    binary: u64,
    too_long: u64,
    invalid_utf8: u64,
}

#[derive(serde::Serialize)]
struct Excluded {
    out_of_range: u64,
    without_time: u64,
}

#[derive(serde::Serialize)]
struct SkippedFiles {
    hidden: u64,
    repeated: u64,
    special: u64,
}

#[derive(serde::Serialize)]
struct Problem<'a> {
    path: &'a str,
    error: &'a str,
}

/// The failures of rows that are not listed.
#[derive(serde::Serialize)]
struct Rest {
    failures: u64,
    rows: u64,
    rows_exact: bool,
}

/// A row; also the record of `--format csv`.
#[derive(serde::Serialize)]
pub(super) struct RowObject<'a> {
    pub(super) key: Option<String>,
    pub(super) number: Option<i128>,
    pub(super) name: Option<&'static str>,
    pub(super) known: bool,
    pub(super) status: Option<u16>,
    pub(super) count: u64,
    pub(super) count_exact: bool,
    pub(super) devices: u64,
    pub(super) devices_exact: bool,
    pub(super) first: Option<String>,
    pub(super) last: Option<String>,
    pub(super) action: Option<&'static str>,
    pub(super) actor: Option<&'static str>,
    pub(super) actions: Counted,
    pub(super) origin: Option<&'static str>,
    pub(super) summary: Option<&'a str>,
    pub(super) code: Option<&'a str>,
}

/// Names with counts, the most frequent first.
pub(super) struct Counted(pub(super) Vec<(&'static str, u64)>);

impl Serialize for Counted {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, count) in &self.0 {
            map.serialize_entry(name, count)?;
        }
        map.end()
    }
}

impl<'a> RowObject<'a> {
    pub(super) fn of(key: &'a Key, row: &Row) -> Self {
        let subject = key.subject();
        let all = row.advice();
        let advice = all.first().map(|&(advice, _)| advice);
        let devices = row.devices.size();
        Self {
            key: key.text(),
            number: subject.and_then(|subject| subject.number),
            name: subject.and_then(|subject| subject.name),
            known: subject.is_some_and(|subject| subject.is_listed),
            status: subject.and_then(|subject| subject.status),
            count: row.count,
            count_exact: !row.is_lower_bound,
            devices: devices.count,
            devices_exact: devices.is_exact,
            first: row.first.map(|time| time.to_string()),
            last: row.last.map(|time| time.to_string()),
            action: advice.map(|advice| advice.action),
            actor: advice.map(|advice| advice.actor),
            actions: Counted(all.iter().map(|&(advice, count)| (advice.action, count)).collect()),
            origin: row.origins().first().map(|(origin, _)| origin.name()),
            summary: subject.map(|subject| subject.summary),
            code: subject.and_then(|subject| subject.code.as_deref()),
        }
    }
}

/// Writes one object in one line.
pub(crate) fn write(out: &mut dyn Write, results: &Results<'_>) -> io::Result<()> {
    let ranking = &results.ranking;
    let counts = &results.tally.counts;
    let total = results.tally.total();
    let devices = total.devices.size();
    let files = results.skipped_files;
    let object = Object {
        records: counts.records,
        successes: counts.successes,
        without_failure: counts.without_failure,
        failures: counts.failures,
        without_number: counts.without_number,
        unlisted: counts.unlisted,
        devices: devices.count,
        devices_exact: devices.is_exact,
        first: total.first.map(|time| time.to_string()),
        last: total.last.map(|time| time.to_string()),
        skipped: Excluded { out_of_range: counts.skipped.out_of_range, without_time: counts.skipped.without_time },
        skipped_files: SkippedFiles { hidden: files.hidden, repeated: files.repeated, special: files.special },
        truncated: counts.losses.truncated,
        out_of_order: counts.out_of_order,
        without_zone: counts.without_zone,
        inputs: counts.files,
        unreadable: results.problems.count,
        problems: results
            .problems
            .first
            .iter()
            .map(|problem| Problem { path: &problem.path, error: &problem.error })
            .collect(),
        warnings: results.input_warnings.first.iter().map(ToString::to_string).chain(results.warnings()).collect(),
        interrupted: results.is_interrupted,
        by: results.tally.by().name(),
        rows: ranking.rows.iter().map(|(key, row)| RowObject::of(key, row)).collect(),
        rest: Rest {
            failures: ranking.rest_failures,
            rows: ranking.rest_rows.count,
            rows_exact: ranking.rest_rows.is_exact,
        },
        binary: counts.binary,
        too_long: counts.losses.too_long,
        invalid_utf8: counts.losses.invalid_utf8,
    };
    serde_json::to_writer(&mut *out, &object)?;
    writeln!(out)
}
