//! Every kind of free text in which an error of DPS is found, and text that only looks like one.

mod bare_numbers;
mod bodies;
mod borders;
mod code_values;
mod comparisons;
mod connack;
mod context;
mod cost;
mod escapes;
mod expectation;
mod false_positives;
mod free_text;
mod hints;
mod hostile;
mod identifiers;
mod joined_words;
mod keys;
mod languages;
mod mentions;
mod messages;
mod neighbors;
mod no_response;
mod objects;
mod origins;
mod prefilter;
mod prefilter_lines;
mod programs;
mod properties;
mod quoted_messages;
mod registration_ids;
mod responses;
mod samples;
mod sdks;
mod secrets;
mod sentences;
mod serde;
mod servers;
mod shapes;
mod skip;
mod skipped_devices;
mod statuses;
mod subjects;
mod tool_output;
mod user_input;

#[path = "../../../tests/wire/assert_report.rs"]
mod assert_report;
#[path = "../../../tests/wire/invariants.rs"]
mod invariants;

use assert_report::{Expected, assert_reports};
use dps_codes_log::read;
use prefilter::assert_mutations_pass;

/// Reads all of the texts, and panics with all differences.
#[track_caller]
fn assert_texts<'t>(cases: impl IntoIterator<Item = (&'t str, Expected)>) {
    assert_reports(cases.into_iter().map(|(text, expected)| {
        assert_mutations_pass(text);
        (text, read(text), expected)
    }));
}

/// Reads all of the lines, and panics unless each states its number.
#[track_caller]
fn assert_numbers<'t>(lines: impl IntoIterator<Item = (&'t str, Option<i64>)>) {
    let mut wrong = Vec::new();
    for (line, number) in lines {
        assert_mutations_pass(line);
        let found = read(line).number();
        if found != number {
            wrong.push((line, found));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
