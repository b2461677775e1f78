//! Generators and invariants of the properties; the tests of `dps-codes-log` use this file too.

use core::time::Duration;

use dps_codes::{Action, Code, Outcome, Phase, Random, Report};
use proptest::prelude::*;

/// Quotes a string as JSON, with optional escapes if `escape_all`.
pub(crate) fn quoted(text: &str, escape_all: bool) -> String {
    let mut json = String::from('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => json.extend(['\\', c]),
            '\n' => json += "\\n",
            c if c.is_control() || escape_all => {
                let mut units = [0; 2];
                json.extend(c.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04x}")));
            }
            c => json.push(c),
        }
    }
    json + "\""
}

/// Generates text without a code.
pub(crate) fn words() -> impl Strategy<Value = String> {
    "[a-zA-Zäß€🦀 \\\\\"/\n\t{}\\[\\]:,']{1,40}".prop_filter("blank", |text| !text.trim().is_empty())
}

/// Checks what holds for any report of an input of this length.
pub(crate) fn check(report: &Report<'_>, longest: usize) {
    let texts = [
        report.name(),
        report.tracking_id(),
        report.message(),
        report.timestamp(),
        report.registration_status(),
        report.registration_id(),
        report.operation_id(),
        report.assigned_hub(),
        report.device_id(),
        report.authentication_key(),
    ];
    for text in texts.into_iter().flatten() {
        assert!(text.chars().count() <= longest && !text.is_empty(), "{report:?}");
    }
    for &phase in Phase::ALL {
        let advice = report.advice(phase);
        let (least, most) = (advice.delay(0, Random::LEAST), advice.delay(u32::MAX, Random::MOST));
        assert!(least <= most && advice.wait() == least, "{advice:?}");
        if let (Some(wait), Some(hint)) = (least, report.retry_after()) {
            assert!(wait >= hint.min(Duration::from_secs(86_400)), "{advice:?}");
        }
        assert_eq!(least.is_some(), advice.is_automatic() && advice.action() != Action::Proceed, "{advice:?}");
        assert_eq!(report.is_success(phase), advice.action() == Action::Proceed, "{advice:?}");
        assert_eq!(advice.outcome(), report.outcome_in(phase));
        let _ = (advice.instead(u32::MAX, Duration::MAX, Random::MOST), advice.is_billed(), advice.to_string());
    }
    assert!(!(report.is_failure() && (report.is_challenge() || report.is_pending())), "{report:?}");
    assert!(report.is_failure() || !report.is_disabled(), "{report:?}");
    assert_eq!(report.is_pending(), report.outcome() == Outcome::Pending);
    assert!(report.candidates().count() <= Code::ALL.len());
    assert!(!report.to_string().is_empty());
}

/// Generates text from pieces of responses and logs.
pub(crate) fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("{".to_string()),
        Just("}".into()),
        Just("[".into()),
        Just("]".into()),
        Just("\"".into()),
        Just("\\".into()),
        Just(":".into()),
        Just(",".into()),
        Just("\"errorCode\":".into()),
        Just("code".into()),
        Just("\"message\":\"".into()),
        Just("ErrorCode:".into()),
        Just("404201".into()),
        Just("TrackingId: ".into()),
        Just("\"registrationState\":{".into()),
        Just("\"errors\":[{".into()),
        Just("$dps/registrations/res/".into()),
        Just("retry-after".into()),
        Just("=".into()),
        Just("'".into()),
        Just("\\u00".into()),
        Just("\\ud83e".into()),
        Just("\"authenticationKey\":\"".into()),
        Just("HTTP/1.1 ".into()),
        Just(" - ".into()),
        Just(";".into()),
        words(),
    ];
    proptest::collection::vec(piece, 0..30).prop_map(|pieces| pieces.concat())
}
