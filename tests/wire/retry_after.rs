//! The delay that the service asks for, wherever it is: in seconds, in milliseconds, as a date, in the body.

use core::time::Duration;

use dps_codes::Report;

use crate::assert_report::{failure, status};

const DATE: &str = "Sun, 06 Nov 1994 08:49:30 GMT";
/// Seven seconds later.
const LATER: &str = "Sun, 06 Nov 1994 08:49:37 GMT";

fn milliseconds(report: &Report<'_>) -> Option<u128> {
    report.retry_after().map(|delay| delay.as_millis())
}

#[test]
fn the_body_can_hold_it() {
    for (value, seconds) in [
        ("30", Some(30)),
        ("\"30\"", Some(30)),
        ("0", Some(0)),
        ("-1", None),
        ("null", None),
        ("\" 30 \"", Some(30)),
        ("\"3 0\"", None),
        ("\" \"", None),
        ("\"\"", None),
        ("\"soon\"", None),
        ("{\"retryAfter\":5}", None),
        ("[5]", None),
    ] {
        let body = format!(r#"{{"errorCode":429002,"message":"Throttled","retryAfter":{value},"trackingId":"7d1e"}}"#);
        let mut expected = failure(429_002).over(429).message("Throttled").tracking_id("7d1e");
        expected.retry_after = seconds;
        let topic = "$iothub/credentials/res/429/?$rid=1";
        for report in [Report::from_http(429, Report::NO_HEADERS, &body), Report::from_mqtt(topic, &body)] {
            expected.assert_matches(&report);
        }
    }
    let nested = r#"{"Message":"{\"errorCode\":429002,\"message\":\"Throttled\",\"retryAfter\":30}"}"#;
    failure(429_002).over(429).message("Throttled").retry_after(30).assert_matches(&Report::from_http(
        429,
        Report::NO_HEADERS,
        nested,
    ));
    let truncated = r#"{"errorCode":429002,"retryAfter":3"#;
    failure(429_002).over(429).assert_matches(&Report::from_http(429, Report::NO_HEADERS, truncated));
    let of_others = r#"{"status":"assigned","registrationState":{"assignedHub":"h","payload":{"retryAfter":5}}}"#;
    assert_eq!(Report::from_http(200, Report::NO_HEADERS, of_others).retry_after(), None);
}

#[test]
fn headers_in_milliseconds() {
    for name in ["retry-after-ms", "x-ms-retry-after-ms", "Retry-After-Ms", "X-MS-RETRY-AFTER-MS"] {
        for (value, expected) in [
            ("1500", Some(1_500)),
            (" 0 ", Some(0)),
            ("-1", None),
            ("1.5", None),
            ("", None),
            (LATER, None),
            ("18446744073709551615", Some(u128::from(u64::MAX))),
        ] {
            let report = Report::from_http(429, [(name, value)], "");
            assert_eq!(milliseconds(&report), expected, "{name}: {value}");
        }
    }
}

#[test]
fn the_longest_counts() {
    let body = r#"{"errorCode":429002,"retryAfter":4}"#;
    for (headers, body, expected) in [
        (&[("retry-after", "3"), ("retry-after-ms", "2500")][..], "", 3_000),
        (&[("retry-after", "3"), ("x-ms-retry-after-ms", "3001")], "", 3_001),
        (&[("retry-after-ms", "1"), ("x-ms-retry-after-ms", "2")], "", 2),
        (&[("retry-after", "3"), ("retry-after", "9"), ("retry-after", "x")], "", 9_000),
        (&[("retry-after", "3")], body, 4_000),
        (&[("retry-after", "5")], body, 5_000),
        (&[("retry-after", LATER), ("date", DATE)], body, 7_000),
        (&[("retry-after", LATER), ("date", DATE), ("retry-after-ms", "7001")], body, 7_001),
        (&[("date", DATE), ("retry-after-ms", "6999"), ("retry-after", LATER)], body, 7_000),
        (&[("retry-after", "604800")], "", 604_800_000),
    ] {
        let report = Report::from_http(429, headers, body);
        assert_eq!(milliseconds(&report), Some(expected), "{headers:?} {body}");
    }
    let topic = "$dps/registrations/res/429/?$rid=1&retry-after=3";
    status(429).retry_after(3).assert_matches(&Report::from_mqtt(topic, r#"{"retryAfter":2}"#));
    assert_eq!(milliseconds(&Report::from_mqtt(topic, body)), Some(4_000));
    assert_eq!(milliseconds(&Report::from_amqp(body, 3)), Some(4_000));
    assert_eq!(milliseconds(&Report::from_amqp(body, 5)), Some(5_000));
}

#[test]
fn a_date_among_other_delays_counts_from_the_local_clock_too() {
    let now = Duration::from_secs(784_111_770);
    let headers = [("retry-after", LATER), ("retry-after-ms", "2000")];
    let report = Report::from_http(429, headers, "");
    assert_eq!((milliseconds(&report), report.date()), (Some(2_000), None));
    let received = report.clone().received_at(now);
    assert_eq!((milliseconds(&received), received.date()), (Some(7_000), Some(now)));
    let received = report.received_at(now + Duration::from_secs(6));
    assert_eq!(milliseconds(&received), Some(2_000));

    // An invalid date does not set the local clock either.
    let headers = [("retry-after", LATER), ("date", DATE), ("retry-after-ms", "9000")];
    let report = Report::from_http(429, headers, "").received_at(now);
    assert_eq!(milliseconds(&report), Some(9_000));

    let earlier = Duration::from_secs(784_111_767);
    // The local clock replaces the one of the response, in both directions.
    let report = Report::from_http(429, [("retry-after", LATER), ("date", DATE)], "");
    assert_eq!(milliseconds(&report.clone().received_at(earlier)), Some(10_000));
    assert_eq!(milliseconds(&report.received_at(now + Duration::from_secs(3))), Some(4_000));
}

#[test]
fn the_names_of_the_headers_are_public() {
    assert_eq!(
        Report::HEADERS,
        ["retry-after", "retry-after-ms", "x-ms-retry-after-ms", "x-ms-error-code", "x-ms-request-id", "date"]
    );
    for &name in Report::HEADERS {
        let bare = Report::from_http(429, Report::NO_HEADERS, "");
        let value = if name == "date" { DATE } else { "429001" };
        assert_ne!(Report::from_http(429, [(name, value)], ""), bare, "{name} is read");
    }
}

#[test]
fn a_date_is_one_of_the_three_formats_of_http() {
    for (date, seconds) in [
        ("Thu, 01 Jan 1970 00:00:00 GMT", Some(0)),
        ("Thu, 29 Feb 2024 23:59:59 GMT", Some(1_709_251_199)),
        ("Fri, 01 Mar 2024 00:00:00 GMT", Some(1_709_251_200)),
        ("Tue, 29 Feb 2000 00:00:00 GMT", Some(951_782_400)),
        ("Mon, 31 Jan 2000 12:00:00 GMT", Some(949_320_000)),
        ("Sun, 31 Dec 2023 23:59:60 GMT", Some(1_704_067_200)),
        (" Sun, 06 Nov 1994 08:49:37 GMT ", Some(784_111_777)),
        ("Sun,  06 Nov 1994 08:49:37 GMT", Some(784_111_777)),
        ("Sun, 6 Nov 1994 8:49:7 GMT", Some(784_111_747)),
        ("Wednesday, 09-Nov-94 08:49:37 GMT", Some(784_370_977)),
        ("Sun Nov 06 08:49:37 1994", Some(784_111_777)),
        ("Sun, 06 Nov 1994 08:49:61 GMT", None),
        ("Sun, 29 Feb 1900 08:49:37 GMT", None),
        ("Wed, 31 Dec 1969 23:59:59 GMT", None),
        ("Thu, 32 Jan 2024 00:00:00 GMT", None),
        ("Thu, 31 Apr 2024 00:00:00 GMT", None),
        ("Thu, 31 Jun 2024 00:00:00 GMT", None),
        ("Thu, 31 Sep 2024 00:00:00 GMT", None),
        ("Thu, 31 Nov 2024 00:00:00 GMT", None),
        ("Thu, 001 Jan 2024 00:00:00 GMT", None),
        ("Thu, 01 Jan 024 00:00:00 GMT", None),
        ("Thu, 01 Jan 2024 000:00:00 GMT", None),
        ("Su, 06 Nov 1994 08:49:37 GMT", None),
        ("Wednesdays, 06 Nov 1994 08:49:37 GMT", None),
        ("S1n, 06 Nov 1994 08:49:37 GMT", None),
        ("Sun Nov  6 08:49:37 1994 GMT", None),
        ("Sun Nov   6 08:49:37 1994", None),
    ] {
        let report = Report::from_http(200, [("date", date)], "");
        assert_eq!(report.date().map(|date| date.as_secs()), seconds, "{date}");
    }
}
