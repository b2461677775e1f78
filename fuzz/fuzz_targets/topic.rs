//! Any text as a topic, any bytes as a payload: a report, and advice.
#![no_main]

#[path = "report/check.rs"]
mod check;

use check::check;
use dps_codes::Report;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (&[u8], &[u8])| {
    let (topic, payload) = input;
    check(&Report::from_mqtt(topic, payload), payload.len());
    for start in ["$dps/registrations/res/", "$iothub/credentials/res/"] {
        let topic = [start.as_bytes(), topic].concat();
        let report = Report::from_mqtt(&topic, payload);
        check(&report, payload.len());
        assert!(report.rid().is_none_or(|rid| rid.chars().count() <= topic.len()));
    }
});
