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
        ("errorCode: 401002", None, None),
    ] {
        let mut records = Records::new(line.as_bytes());
        let record = records.next_record().unwrap().unwrap();
        assert_eq!((record.time(), record.device()), (time, device), "{line}");
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
fn calls_that_go_on_have_not_failed() {
    for result in
        [r#""resultType":"Started","resultSignature":"""#, r#""resultType":"InProgress","resultSignature":"202""#]
    {
        let record = format!("{{\"category\":\"DeviceOperations\",{result}}}\n");
        assert_failures("in progress", record.as_bytes(), &[]);
    }
    assert_failures("access log", b"DPS: GET /health 200 404201 0.003\n", &[]);
}
