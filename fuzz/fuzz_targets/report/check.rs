//! The properties of a report of any input.

use core::time::Duration;

use dps_codes::{Phase, Random, Report};

/// A delay that the service asks for counts as one day at most.
const LONGEST_HINT: Duration = Duration::from_secs(86_400);

pub fn check(report: &Report<'_>, longest: usize) {
    let texts = [report.name(), report.tracking_id(), report.message(), report.timestamp(), report.registration_status()];
    for text in texts.into_iter().flatten() {
        assert!(!text.is_empty() && text.chars().count() <= longest, "{report:?}");
        assert!(text.as_str().is_none_or(|plain| text == plain), "{report:?}");
    }
    for &phase in Phase::ALL {
        let advice = report.advice(phase);
        let wait = advice.wait();
        let hint = report.retry_after().map(|hint| hint.min(LONGEST_HINT));
        assert!(wait.is_none() || wait >= hint, "{report:?}");
        assert!(advice.delay(u32::MAX, Random::MOST) >= wait, "{report:?}");
    }
    assert!(!(report.is_failure() && report.is_challenge()), "{report:?}");
    assert!(!report.to_string().is_empty());
}
