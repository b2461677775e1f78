//! The containers that headers come in.

use std::collections::BTreeMap;

use dps_codes::{Header, Report, Text};

struct Line<'a>(&'a str);

impl<'a> Header<'a> for Line<'a> {
    fn name(&self) -> &str {
        self.0.split_once(':').map_or("", |(name, _)| name)
    }

    fn value(&self) -> &'a [u8] {
        self.0.split_once(':').map_or(&[], |(_, value)| value.as_bytes())
    }
}

#[track_caller]
fn assert_read(report: &Report<'_>) {
    let delay = report.retry_after().map(|delay| delay.as_secs());
    assert_eq!((delay, report.tracking_id().and_then(Text::as_str)), (Some(3), Some("7d1e")));
}

#[test]
fn pairs_by_value() {
    assert_read(&Report::from_http(429, [("retry-after", "3"), ("x-ms-request-id", "7d1e")], ""));
    assert_read(&Report::from_http(429, [("retry-after", &b"3"[..]), ("x-ms-request-id", b"7d1e")], ""));
    assert_read(&Report::from_http(429, vec![("retry-after", "3"), ("x-ms-request-id", "7d1e")], ""));
    let value = String::from("3");
    let headers = [(String::from("Retry-After"), &value), (String::from("X-MS-Request-ID"), &String::from("7d1e"))];
    assert_read(&Report::from_http(429, headers, ""));
    assert_read(&Report::from_http(
        429,
        Some(("retry-after", "3")).into_iter().chain([("x-ms-request-id", "7d1e")]),
        "",
    ));
}

#[test]
fn slices_of_pairs() {
    assert_read(&Report::from_http(429, &[("retry-after", "3"), ("x-ms-request-id", "7d1e")], ""));
    let strings = [("retry-after".to_string(), "3".to_string()), ("x-ms-request-id".to_string(), "7d1e".to_string())];
    assert_read(&Report::from_http(429, &strings, ""));
    assert_read(&Report::from_http(429, &strings[..], ""));
    assert_read(&Report::from_http(429, &strings.to_vec(), ""));
    let bytes: &[(&str, &[u8])] = &[("retry-after", b"3"), ("x-ms-request-id", b"7d1e")];
    assert_read(&Report::from_http(429, bytes, ""));
    assert_read(&Report::from_http(429, bytes.to_vec(), ""));
    assert_read(&Report::from_http(429, bytes.iter().copied(), ""));
    let bytes = vec![("retry-after", b"3".to_vec()), ("x-ms-request-id", b"7d1e".to_vec())];
    assert_read(&Report::from_http(429, &bytes, ""));
}

#[test]
fn maps_and_types_of_ones_own() {
    let map = BTreeMap::from([("retry-after".to_string(), "3".to_string()), ("x-ms-request-id".into(), "7d1e".into())]);
    assert_read(&Report::from_http(429, &map, ""));
    assert_read(&Report::from_http(429, "Retry-After: 3\r\nx-ms-request-id: 7d1e".lines().map(Line), ""));
}

#[test]
fn values_outlive_the_container_of_references() {
    let id = String::from("7d1e");
    let report = {
        let headers = vec![("x-ms-request-id", id.as_str())];
        Report::from_http(401, headers, "")
    };
    assert_eq!(report.tracking_id().unwrap(), "7d1e");
}
