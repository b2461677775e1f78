//! Any bytes as a log line, an exception or a dump: a report, and advice.
#![no_main]

#[path = "report/check.rs"]
mod check;

use check::check;
use dps_codes::Report;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &[u8]| check(&Report::from_text(text), text.len()));
