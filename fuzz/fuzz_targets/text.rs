//! Any bytes as a log line, an exception or a dump: a report, and advice. The prefilter holds nothing of interest back.
#![no_main]

#[path = "report/check.rs"]
mod check;

use check::check;
use dps_codes_log::{Reading, may_be_evident};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &[u8]| {
    let reading = Reading::of(text);
    assert!(may_be_evident(text) || !reading.is_evident());
    check(reading.report(), text.len());
});
