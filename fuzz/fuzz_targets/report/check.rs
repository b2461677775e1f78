//! What holds for a report of any input.

use dps_codes::{Phase, Report};

pub fn check(report: &Report<'_>, longest: usize) {
    let texts = [report.name(), report.tracking_id(), report.message(), report.timestamp(), report.registration_status()];
    for text in texts.into_iter().flatten() {
        assert!(!text.is_empty() && text.chars().count() <= longest, "{report:?}");
        assert!(text.as_str().is_none_or(|plain| text == plain), "{report:?}");
    }
    for &phase in Phase::ALL {
        let advice = report.advice(phase);
        let wait = advice.wait();
        assert!(wait.is_none() || wait >= report.retry_after(), "{report:?}");
        assert!(advice.delay(u32::MAX, dps_codes::Random::MOST) >= wait, "{report:?}");
    }
    assert!(!(report.is_failure() && report.is_challenge()), "{report:?}");
    assert!(!report.to_string().is_empty());
}
