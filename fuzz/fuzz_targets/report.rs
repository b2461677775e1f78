//! Any bytes as a body, a topic, a header, a description or a text: a report, and advice in each phase.
#![no_main]

use dps_codes::{Phase, Report};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (u16, &str, &[u8])| {
    let (status, text, bytes) = input;
    check(&Report::from_http(status, [("retry-after", bytes), ("date", text.as_bytes()), (text, bytes)], bytes), bytes);
    check(&Report::from_mqtt(text, bytes), bytes);
    check(&Report::from_amqp(bytes, text), bytes);
    check(&Report::from_text(bytes), bytes);
    let items = Report::from_bulk(bytes).inspect(|item| check(item, bytes)).count();
    assert!(items <= bytes.len());
});

fn check(report: &Report<'_>, bytes: &[u8]) {
    let texts = [report.name(), report.tracking_id(), report.message(), report.timestamp(), report.registration_status()];
    for text in texts.into_iter().flatten() {
        assert!(!text.is_empty() && text.chars().count() <= bytes.len(), "{report:?}");
        assert!(text.as_str().is_none_or(|plain| text == plain), "{report:?}");
    }
    for &phase in Phase::ALL {
        let advice = report.advice(phase);
        let wait = advice.wait();
        assert!(wait.is_none() || wait >= report.retry_after(), "{report:?}");
        assert!(advice.delay(u32::MAX, u32::MAX) >= wait, "{report:?}");
    }
    assert!(!(report.is_failure() && report.is_challenge()), "{report:?}");
    assert!(!report.to_string().is_empty());
}
