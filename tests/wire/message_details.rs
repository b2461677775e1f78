//! Messages, tracking IDs, times and delays within the message of a response.

use core::time::Duration;

use dps_codes::Report;

use crate::message_codes::{in_both_forms, shown};

#[test]
fn the_message_within_a_message_is_the_deepest_or_the_first() {
    for (text, message) in [
        ("errorCode: 404201 - No such enrollment", "No such enrollment"),
        ("errorCode: 404201 -  No such\tenrollment \t\nat x", "No such\tenrollment"),
        ("errorCode: 404201 - gone\rat x", "gone"),
        ("errorCode: 404201 - gone\u{a0} ", "gone"),
        ("errorCode: 404201 - gone (TrackingId: 7d1e)", "gone"),
        ("errorCode: 404201 - gone (trackingid: 7d1e)", "gone"),
        ("errorCode: 404201 - gone Tracking ID: 7d1e", "gone"),
        ("errorCode: 404201 - gone (again)", "gone (again)"),
        ("errorCode: 404201 -gone", "errorCode: 404201 -gone"),
        ("errorCode: 404201 - \nx", "errorCode: 404201 - \nx"),
        ("x message='a' errorMessage='b'", "a"),
        ("x message='' errorMessage='b'", "x message='' errorMessage='b'"),
        ("x message='  a '", "  a "),
        ("x error message: a", "x error message: a"),
        // One without quotes is inside the string around it.
        ("x message='a' ErrorCode:IotHubNotFound;  b", "b"),
        ("ErrorCode:IotHubNotFound;b message='a'", "b message='a'"),
        ("(400004) a\n(404201) b", "a"),
    ] {
        in_both_forms(text, |report| {
            assert_eq!(shown(report.message()).as_deref(), Some(message), "{text:?}: {report:?}");
        });
    }
    let body = r#"{"message":"message='a' {\\\"message\\\":\\\"b\\\"} {\\\"message\\\":\\\"c\\\"}"}"#;
    assert_eq!(Report::from_http(400, Report::NO_HEADERS, body).message().unwrap(), "b");
}

#[test]
fn a_tracking_id_ends_at_a_blank_or_a_delimiter() {
    for (text, id) in [
        ("TrackingId: 7d1e next", Some("7d1e")),
        ("(TrackingId:7d1e)", Some("7d1e")),
        ("x [TrackingId:7d1e]", Some("7d1e")),
        ("x {TrackingId:7d1e}", Some("7d1e")),
        ("TrackingId:7d1e, next", Some("7d1e")),
        ("TrackingId:7d1e; next", Some("7d1e")),
        ("TrackingId:7d1e'next", Some("7d1e")),
        ("TrackingId:7d1e\u{2003}next", Some("7d1e")),
        ("TrackingId:a(b[c{d:e", Some("a(b[c{d:e")),
        ("TrackingId:'7d1e, next'", Some("7d1e, next")),
        ("TrackingId:'7d1e", None),
        ("tracking_id=7d1e", Some("7d1e")),
        ("tracking-id=7d1e", Some("7d1e")),
        ("x-ms-request-id: 7d1e", Some("7d1e")),
        ("TrackingId 7d1e", None),
        ("TrackingId-7d1e", None),
        ("TrackingId#7d1e", None),
        ("TrackingId: , tracking id: 7d1e", Some("7d1e")),
        ("TrackingId: 7d1e tracking id: 8", Some("7d1e")),
        // The value is missing, and the next key follows.
        ("TrackingId:  Time: 5", None),
        // The time of day of a `TimeStamp` follows a blank.
        ("TrackingId:a-TimeStamp:02/01/2024 09:15:27 next", Some("a-TimeStamp:02/01/2024 09:15:27")),
        ("TrackingId:a-TimeStamp:02/01/2024 next", Some("a-TimeStamp:02/01/2024")),
        ("TrackingId:a-TimeStamp:02/01/2024  09:15:27", Some("a-TimeStamp:02/01/2024")),
        ("TrackingId:a-TimeStamp:2024-02-01 09:15:27", Some("a-TimeStamp:2024-02-01")),
        ("TrackingId:a/b 09:15:27", Some("a/b")),
    ] {
        in_both_forms(text, |report| assert_eq!(shown(report.tracking_id()).as_deref(), id, "{text}: {report:?}"));
    }
}

#[test]
fn a_time_is_that_of_an_error_only_after_a_tracking_id() {
    for (text, time) in [
        ("TrackingId: 7d1e Time: 2024Z", Some("2024Z")),
        ("x-ms-request-id: 7d1e Time: 2024Z", Some("2024Z")),
        ("Time: 2024Z", None),
        ("Time: 2024Z TrackingId: 7d1e", None),
        ("TrackingId: 7d1e 'Time': '2024Z'", None),
        ("timestampUtc: 2024Z next", Some("2024Z")),
        ("timestamp_utc: 2024Z", Some("2024Z")),
        ("timestampUtc: '2024Z next'", Some("2024Z next")),
        ("timestampUtc: , timestampUtc: 2024Z", Some("2024Z")),
        ("timestamp: 2024Z", None),
        // With blanks, if a parenthesis ends it.
        ("(TrackingId: 7d1e, Time: Thu Feb 1 2024) next", Some("Thu Feb 1 2024")),
        ("TrackingId: 7d1e Time: Thu\nFeb 1 2024)", Some("Thu")),
        ("TrackingId: 7d1e Time: Thu\rFeb 1 2024)", Some("Thu")),
        ("TrackingId: 7d1e Time: 'Thu Feb' 1 2024)", Some("Thu Feb")),
    ] {
        in_both_forms(text, |report| assert_eq!(shown(report.timestamp()).as_deref(), time, "{text}: {report:?}"));
    }
}

#[test]
fn in_prose_anybody_can_ask_to_try_again_later() {
    for (text, milliseconds) in [
        ("Try again, retry-after: 5", None),
        ("Try again, retryAfter=5", None),
        ("x {'retryAfter': 5}", Some(5_000)),
        ("x {'Retry-After': '5'}", Some(5_000)),
        ("x ['Retry-After', '5']", Some(5_000)),
        ("x ['Retry-After', 5]", None),
        ("x {'retryAfter': 5.5}", None),
        ("x {'retryAfter': '5}", None),
        ("x retry-after-ms: 1500", Some(1_500)),
        ("x 'x-ms-retry-after-ms': '1500'", Some(1_500)),
        ("x 'x-ms-retry-after-ms', '1500'", Some(1_500)),
        ("x retry-after-ms: 1500 retry-after-ms: 2500 retry-after-ms: 700", Some(2_500)),
    ] {
        in_both_forms(text, |report| {
            assert_eq!(report.retry_after(), milliseconds.map(Duration::from_millis), "{text}: {report:?}");
        });
    }
}

#[test]
fn quotes_have_as_many_backslashes_as_strings_around_them_need() {
    for count in 0..20 {
        let quote = "\\".repeat(count) + "\"";
        let text = format!("x message{quote}: {quote}gone{quote} errorCode{quote}: 404201, end");
        let is_quoted = matches!(count, 0..=3 | 6 | 7 | 14 | 15);
        in_both_forms(&text, |report| {
            assert_eq!(report.message().is_some_and(|message| message == "gone"), is_quoted, "{text}: {report:?}");
            assert_eq!(report.number(), is_quoted.then_some(404_201), "{text}: {report:?}");
        });
    }
}
