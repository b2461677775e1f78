//! Reports of free text survive serialization.

use dps_codes::{Phase, Report};
use dps_codes_log::read;
use proptest::prelude::*;

use crate::invariants::pieces;

/// Serializes and deserializes in two formats, and compares content, display and advice.
fn assert_survives(report: &Report<'_>) {
    let json: Report<'static> = serde_json::from_str(&serde_json::to_string(report).unwrap()).unwrap();
    let postcard: Report<'static> = postcard::from_bytes(&postcard::to_allocvec(report).unwrap()).unwrap();
    for read in [json, postcard] {
        assert_eq!(&read, report);
        assert_eq!(read.to_string(), report.to_string());
        assert!(read.candidates().eq(report.candidates()), "{report:?}");
        for &phase in Phase::ALL {
            assert_eq!(read.advice(phase), report.advice(phase), "{report:?}");
        }
    }
}

#[test]
fn symptoms_names_and_wordings_survive() {
    for text in [
        "Failed to provision with IoT Hub, and no valid device backup was found: DPS client error",
        "ErrorCode:SomethingNew;CA certificate not found",
        "CA certificate not found",
        "HTTP/1.1 503 Service Unavailable\nRetry-After: Sun, 06 Nov 1994 08:49:37 GMT\n",
    ] {
        assert_survives(&read(text));
    }
    assert_survives(&read(b"\xFF\xFE"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_text_survives(text in pieces()) {
        assert_survives(&read(&text));
        assert_survives(&read(&format!("2024-01-01 [ERR!] - {text} trackingId: 7d1e")));
    }

    #[test]
    fn any_bytes_survive(bytes in any::<Vec<u8>>()) {
        assert_survives(&read(&bytes));
    }
}
