//! Reads the same failures in every form of a log, split at every border of a buffer.

mod above;
mod announced;
mod attributes;
mod azure_monitor;
mod bad_input;
mod captures;
mod cells;
mod chains;
mod collectors;
mod columns;
mod cost;
mod damage;
mod descriptions;
mod devices;
mod elements;
mod empty_results;
mod entry_lines;
mod exports;
mod field_names;
mod headers;
mod heads;
mod inner_items;
mod journals;
mod limits;
mod line_breaks;
mod lines;
mod lists_in_lists;
mod long_rows;
mod members;
mod moments;
mod nested;
mod nesting;
mod node_dumps;
mod one_by_one;
mod one_field_a_line;
mod phases;
mod pieces;
mod plain_lines;
mod prefixes;
mod repeated;
mod requests;
mod resources;
mod rests;
mod successes;
mod tables;
mod text;
mod traces;
mod wrappers;

use std::io::{BufRead, BufReader};

use dps_codes_log::Records;

/// A failure: its number, its status, and its device.
type Failure = (Option<i64>, Option<u16>, Option<String>);

/// Reads all failures of an input.
fn failures(input: impl BufRead) -> Vec<Failure> {
    let mut records = Records::new(input);
    let mut found = Vec::new();
    while let Some(record) = records.next_record().expect("the input can be read") {
        let reading = record.reading();
        assert!(!record.is_success() || !reading.is_evident(), "{}", record.text());
        if reading.is_evident() {
            let report = reading.report();
            found.push((report.number(), report.transport_status(), record.device().map(str::to_owned)));
        }
    }
    found
}

/// Panics unless the failures are those expected, wherever the input is split.
#[track_caller]
fn assert_failures(form: &str, input: &[u8], expected: &[Failure]) {
    assert_eq!(failures(input), expected, "{form}: {}", String::from_utf8_lossy(input));
    for capacity in [1, 2, 3, 5, 7, 8, 13, 64, 255] {
        assert_eq!(failures(BufReader::with_capacity(capacity, input)), expected, "{form} in pieces of {capacity}");
    }
}

/// Returns the numbers and statuses, without the devices.
fn without_devices(failures: Vec<Failure>) -> Vec<(Option<i64>, Option<u16>)> {
    failures.into_iter().map(|(number, status, _)| (number, status)).collect()
}

/// Returns the texts of all records.
fn texts(input: &str) -> Vec<String> {
    let mut records = Records::new(input.as_bytes());
    let mut texts = Vec::new();
    while let Some(record) = records.next_record().expect("the input can be read") {
        texts.push(record.text().to_owned());
    }
    texts
}
