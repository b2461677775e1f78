//! Any text as a topic, any bytes as a payload: a report, and advice.
#![no_main]

#[path = "report/check.rs"]
mod check;

use check::check;
use dps_codes::Report;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (&str, &[u8])| {
    let (topic, payload) = input;
    check(&Report::from_mqtt(topic, payload), payload.len());
    let answer = format!("$dps/registrations/res/{topic}");
    check(&Report::from_mqtt(&answer, payload), payload.len());
});
