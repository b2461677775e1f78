//! Any bytes as a log line, an exception or a dump: a report, and advice.
#![no_main]

#[path = "report/check.rs"]
mod check;

use check::check;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &[u8]| check(&dps_codes_log::read(text), text.len()));
