//! The time and the device of lines of text, and records within other encodings.

use dps_codes_log::Records;

use crate::{Failure, assert_failures};

#[test]
fn times_and_devices_of_lines() {
    for (line, time, device) in [
        ("2026-11-26 10:00:00,123 ERROR device \"dev-1\": 401002", Some("2026-11-26 10:00:00,123"), Some("dev-1")),
        ("Nov 26 10:00:00 host app[7]: deviceId=dev-1 errorCode=401002", Some("Nov 26 10:00:00"), Some("dev-1")),
        ("[1764151200.123] registration_id: dev-1, status 401", Some("1764151200.123"), Some("dev-1")),
        (
            "{\"ts\":1764151404.25,\"device\":\"dev-1\",\"msg\":\"errorCode: 401002\"}",
            Some("1764151404.25"),
            Some("dev-1"),
        ),
        (
            "{\"_source\":{\"@timestamp\":\"2026-11-26T10:00:00Z\",\"message\":\"errorCode: 401002\"}}",
            Some("2026-11-26T10:00:00Z"),
            None,
        ),
        ("{\"datetime\":\"2026-11-26\",\"message\":\"errorCode: 401002\"}", Some("2026-11-26"), None),
        (
            "2026-11-26T10:00:00Z [401 Unauthorized] {\"errorCode\":401002,\"timestampUtc\":\"2026-11-26T10:03:05Z\"}",
            Some("2026-11-26T10:00:00Z"),
            None,
        ),
        ("data: {\"msg\":\"errorCode: 401002\",\"time\":\"2026-11-26\"}", Some("2026-11-26"), None),
        (
            "{\"TimeGenerated [Local Time]\":\"26.11.2026, 10:00:00,123\",\"ResultType\":\"Failure\",\"Category\":\"x\",\"id_s\":\"dev-1\"}",
            Some("26.11.2026, 10:00:00,123"),
            Some("dev-1"),
        ),
        ("errorCode: 401002", None, None),
    ] {
        let mut records = Records::new(line.as_bytes());
        let record = records.next_record().unwrap().unwrap();
        assert_eq!((record.time(), record.device()), (time, device), "{line}");
    }
}

#[test]
fn lines_without_a_time_have_that_of_the_line_above() {
    let log = "2026-11-26 10:00:00,123 ERROR main: registration failed\nTraceback (most recent call last):\n  File \"x.py\", line 1\nServiceError: errorCode: 401002\n";
    let far = format!("{log}{}errorCode: 401002\n", "x\n".repeat(100));
    for is_skipping in [false, true] {
        let mut records = Records::new(far.as_bytes());
        let mut times = Vec::new();
        loop {
            if is_skipping {
                records.skip().unwrap();
            }
            let Some(record) = records.next_record().unwrap() else { break };
            if record.text().contains("401002") {
                times.push(record.time().map(str::to_owned));
            }
        }
        assert_eq!(times, [Some("2026-11-26 10:00:00,123".to_owned()), None]);
    }
}

#[test]
fn bodies_in_base64() {
    // {"records":[{"category":"DeviceOperations","resultType":"ClientError","resultSignature":"404201"}]}
    let body = "eyJyZWNvcmRzIjpbeyJjYXRlZ29yeSI6IkRldmljZU9wZXJhdGlvbnMiLCJyZXN1bHRUeXBlIjoiQ2xpZW50RXJyb3IiLCJyZXN1bHRTaWduYXR1cmUiOiI0MDQyMDEifV19";
    let input = format!("{{\"SequenceNumber\":7,\"Offset\":\"1\",\"Body\":\"{body}\"}}\n");
    assert_failures("Capture", input.as_bytes(), &[(Some(404_201), None, None)]);
}

#[test]
fn numbers_in_any_field_of_the_result() {
    let failure: Failure = (Some(404_104), None, Some("dev-1".to_owned()));
    for fields in [
        r#""resultType":"404104","resultDescription":"DeviceConnectionClosedRemotely","properties":"{\"deviceId\":\"dev-1\"}""#,
        r#""resultType":"Failure","resultSignature":"404104","properties":"{\"deviceId\":\"dev-1\"}""#,
        r#""resultType":"Failure","properties":{"deviceId":"dev-1","statusCode":404104}"#,
    ] {
        let record = format!("{{\"category\":\"Connections\",{fields}}}\n");
        assert_failures("result", record.as_bytes(), std::slice::from_ref(&failure));
    }
}

#[test]
fn results_among_the_properties() {
    let record = r#"{"time":"2026-11-26T10:00:00Z","category":"DeviceOperations","properties":{"resultType":"ClientError","resultSignature":"404","id":"dev-1"}}"#;
    assert_failures("properties", record.as_bytes(), &[(None, Some(404), Some("dev-1".to_owned()))]);
    let mut records = Records::new(record.as_bytes());
    assert_eq!(records.next_record().unwrap().unwrap().time(), Some("2026-11-26T10:00:00Z"));
}

#[test]
fn names_of_fields_begin_with_underscores_too() {
    let record = "TimeGenerated : 2026-11-26T10:00:00Z\n_ResourceId : /X/DPS1\nResultType : ClientError\nResultSignature : 404\n";
    assert_failures("fields", record.as_bytes(), &[(None, Some(404), None)]);
    let mut records = Records::new(record.as_bytes());
    assert_eq!(records.next_record().unwrap().unwrap().time(), Some("2026-11-26T10:00:00Z"));
}

#[test]
fn calls_that_go_on_have_not_failed() {
    for result in
        [r#""resultType":"Started","resultSignature":"""#, r#""resultType":"InProgress","resultSignature":"202""#]
    {
        let record = format!("{{\"category\":\"DeviceOperations\",{result}}}\n");
        assert_failures("in progress", record.as_bytes(), &[]);
    }
    assert_failures("access log", b"DPS: GET /health 200 404201 0.003\n", &[]);
}
