//! The members of an object by their names: what a record says by them, and which objects are records of a resource log.

use dps_codes::Phase;
use dps_codes_log::{RecordBuf, RecordKind, Records};

fn first(log: &str) -> RecordBuf {
    Records::new(log.as_bytes()).next_buf().expect("the input can be read").expect("there is a record")
}

/// Returns a failure in a resource log with these members.
fn failure(members: &str) -> RecordBuf {
    first(&format!("{{\"resultType\":\"ClientError\",{members}}}\n"))
}

#[test]
fn a_resource_log_has_a_result_and_another_field() {
    for (object, expected) in [
        (r#"{"resultType":"x","category":"y"}"#, true),
        (r#"{"resultType":"x","resultSignature":"y"}"#, true),
        (r#"{"category":"y","properties":{"resultType":"x"}}"#, true),
        (r#"{"a":1,"properties":{"resultType":"x","category":"y"}}"#, true),
        (r#"{"properties":{"category":"y"},"resultType":"x"}"#, true),
        (r#"{"resultType":"x"}"#, false),
        (r#"{"resultType":"x","ResultType":"y"}"#, false),
        (r#"{"resultType":"x","level":"y"}"#, false),
        (r#"{"category":"x","time":"y"}"#, false),
        (r#"{"category":"y","other":{"resultType":"x"}}"#, false),
        (r#"{"resultType":"x","properties":"y"}"#, true),
        (r#"{"a":1,"properties":{"b":2}}"#, false),
    ] {
        assert_eq!(first(object).record().kind() == RecordKind::AzureMonitor, expected, "{object}");
    }
}

#[test]
fn a_device_has_one_of_several_names() {
    for (members, expected) in [
        (r#""device":"dev-1""#, Some("dev-1")),
        (r#""deviceId":"dev-1""#, Some("dev-1")),
        (r#""registrationId":"dev-1""#, Some("dev-1")),
        (r#""properties_id_s":"dev-1""#, Some("dev-1")),
        (r#""id_s":"dev-1""#, Some("dev-1")),
        (r#""id":"dev-1""#, None),
        (r#""device":{"name":"x","id":"dev-1"}"#, Some("dev-1")),
        (r#""device":{"name":"x"},"registrationId":"dev-1""#, Some("dev-1")),
        (r#""properties":{"id":"dev-1"}"#, Some("dev-1")),
        (r#""deviceId":"","registrationId":"dev-1""#, Some("dev-1")),
        (r#""deviceId":"dev-1","registrationId":"dev-2""#, Some("dev-1")),
        (r#""deviceId":"dev-1","registrationId":null"#, Some("dev-1")),
    ] {
        let buf = failure(&format!("\"category\":\"x\",{members}"));
        assert_eq!(buf.record().device(), expected, "{members}");
    }
}

#[test]
fn the_phase_is_that_of_the_operation() {
    for (members, expected) in [
        (r#""category":"ServiceOperations""#, Some(Phase::Manage)),
        (r#""category":"DeviceOperations""#, Some(Phase::Register)),
        (r#""operationName":"RegistrationAttempt""#, Some(Phase::Register)),
        (r#""operationName":"AttestationAttempt""#, Some(Phase::Register)),
        (r#""operationName":"Upsert""#, Some(Phase::Manage)),
        (r#""operationName":"Delete""#, Some(Phase::Manage)),
        (r#""operationName":"x""#, None),
        (r#""category":"x","enrollmentType":"Registration""#, Some(Phase::Register)),
        (r#""category":"x","registrationType":"Registration""#, Some(Phase::Register)),
        (r#""category":"x","properties":{"type":"Registration"}"#, Some(Phase::Register)),
        (r#""category":"x","type":"Registration""#, None),
        (r#""category":"x","enrollmentType":"Individual""#, None),
    ] {
        assert_eq!(failure(members).record().phase(), expected, "{members}");
    }
}

#[test]
fn a_time_has_one_of_several_names() {
    const TIME: &str = "2026-11-26T10:00:00Z";
    for (object, is_time) in [
        (r#"{"time":"T","msg":"x"}"#, true),
        (r#"{"datetime":"T","msg":"x"}"#, true),
        (r#"{"asctime":"T","msg":"x"}"#, true),
        (r#"{"startTime":"T","msg":"x"}"#, true),
        (r#"{"received_at":"T","msg":"x"}"#, true),
        (r#"{"a":{"time":"T"},"msg":"x"}"#, true),
        (r#"{"a":{"b":{"c":{"d":{"time":"T"}}}},"msg":"x"}"#, true),
        (r#"{"a":{"b":{"c":{"d":{"e":{"time":"T"}}}}},"msg":"x"}"#, false),
        (r#"{"time":"","a":{"time":"T"},"msg":"x"}"#, true),
        (r#"{"expires":"T","msg":"x"}"#, false),
        (r#"{"time":null,"msg":"x"}"#, false),
        (r#"failed (x): {"errorCode":404201,"timestampUtc":"T"}"#, true),
        (r#"failed (x): {"errorCode":404201,"a":{"timestampUtc":"T"}}"#, true),
        (r#"failed (x): {"errorCode":404201,"expires":"T"}"#, false),
    ] {
        let buf = first(&object.replace("\"T\"", &format!("\"{TIME}\"")));
        assert_eq!(buf.record().time(), Some(TIME).filter(|_| is_time), "{object}");
    }
    let number = first(r#"{"a":{"time":1764151200123},"msg":"x"}"#);
    assert_eq!(number.record().time(), Some("1764151200123"));
}

#[test]
fn the_result_tells_success_from_failure() {
    for (members, expected) in [
        (r#""resultType":"Success","category":"x""#, true),
        (r#""resultType":"Failure","category":"x""#, false),
        (r#""resultType":"Started","category":"x""#, true),
        (r#""resultType":"Started","resultSignature":"399""#, true),
        (r#""resultType":"Started","resultSignature":"400""#, false),
        (r#""resultSignature":"200","category":"x""#, true),
        (r#""resultSignature":"299","category":"x""#, true),
        (r#""resultSignature":"300","category":"x""#, false),
        (r#""resultSignature":"404","category":"x""#, false),
        (r#""resultType":"","category":"x""#, true),
        (r#""resultType":"","category":"x","level":"Error""#, false),
        (r#""resultType":"","category":"x","severityLevel":"2""#, false),
        (r#""resultType":"","category":"x","level":"Informational""#, true),
        (r#""resultType":"","category":"x","resultDescription":"x""#, false),
    ] {
        assert_eq!(first(&format!("{{{members}}}")).record().is_success(), expected, "{members}");
    }
}

#[test]
fn a_success_has_a_status_and_a_tracking_id() {
    let buf = first(r#"{"resultType":"Success","category":"x","correlationId":"5f3c"}"#);
    let record = buf.record();
    let reading = record.reading();
    assert_eq!(reading.report().transport_status(), Some(200));
    assert_eq!(reading.report().tracking_id().map(ToString::to_string).as_deref(), Some("5f3c"));
}

#[test]
fn the_description_is_the_message() {
    for (description, number, message) in [
        ("429001: Operations are being throttled.", Some(429_001), "Operations are being throttled."),
        ("429001 Operations", Some(429_001), "Operations"),
        ("429001-Operations", Some(429_001), "Operations"),
        ("429001Operations", None, "429001Operations"),
        ("x (y)", None, "x (y)"),
        (
            "x {\\\"errorCode\\\":404201,\\\"message\\\":\\\"y\\\"}",
            Some(404_201),
            "x {\"errorCode\":404201,\"message\":\"y\"}",
        ),
        ("{\\\"errorCode\\\":404201,\\\"message\\\":\\\"y\\\"}", Some(404_201), "y"),
    ] {
        for name in ["\"resultDescription\":", "\"properties\":{\"errorMessage\":"] {
            let end = if name.ends_with("{\"errorMessage\":") { "}" } else { "" };
            let buf = failure(&format!("\"category\":\"x\",{name}\"{description}\"{end}"));
            let record = buf.record();
            let reading = record.reading();
            let report = reading.report();
            assert_eq!(report.number(), number, "{description}");
            assert_eq!(report.message().map(ToString::to_string).as_deref(), Some(message), "{description}");
        }
    }
}

/// Records of a resource log are never joined, whatever they describe.
#[test]
fn descriptions_announce_nothing() {
    for (one, next) in
        [("Failed to provision with IoT Hub", "caused by: x"), ("DPS response status 401 x", "DPS response headers x")]
    {
        let line = |text: &str| format!("{{\"resultType\":\"ClientError\",\"resultDescription\":\"{text}\"}}\n");
        let log = line(one) + &line(next);
        let mut records = Records::new(log.as_bytes());
        for text in [one, next] {
            let record = records.next_buf().expect("the input can be read").expect("there is a record");
            assert_eq!(record.record().text().trim(), line(text).trim());
        }
    }
}

/// The names of the first object are remembered, and begin with those of the second, or the other way round.
#[test]
fn objects_are_told_apart_by_all_of_their_names() {
    let all = r#"{"time":"2026-11-26T10:00:00Z","category":"x","resultType":"ClientError"}"#;
    let some = r#"{"time":"2026-11-26T10:00:00Z","category":"x"}"#;
    let (record, text) = (RecordKind::AzureMonitor, RecordKind::Text);
    for (objects, expected) in [([all, some], [record, text]), ([some, all], [text, record])] {
        let log = objects.join("\n") + "\n";
        let mut records = Records::new(log.as_bytes());
        for kind in expected {
            let record = records.next_buf().expect("the input can be read").expect("there is a record");
            assert_eq!(record.record().kind(), kind, "{log}");
        }
    }
}
