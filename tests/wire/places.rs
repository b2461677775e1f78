//! The objects of a body in which a property counts: anywhere else, it is data of others.

use dps_codes::{Phase, Report};

/// Bodies with a property in an object, by the object.
const ROOT: &[&str] = &["{MEMBER}", "{\"other\":[],MEMBER}", "x {MEMBER}", "It's refused: {MEMBER}"];
const STATE: &[&str] = &["{\"registrationState\":{MEMBER}}", "{\"registrationStatus\":{MEMBER}}"];
const ERROR: &[&str] = &["{\"error\":{MEMBER}}", "{\"errors\":[{MEMBER}]}", "{\"errors\":[{\"a\":1},{MEMBER}]}"];
const ELSEWHERE: &[&str] = &[
    "[MEMBER]",
    "[{MEMBER}]",
    "{\"other\":{MEMBER}}",
    "{\"other\":[{MEMBER}]}",
    "{\"payload\":{MEMBER}}",
    "{\"errors\":{MEMBER}}",
    "{\"errors\":[[{MEMBER}]]}",
    "{\"error\":[{MEMBER}]}",
    "{\"error\":{\"error\":{MEMBER}}}",
    "{\"error\":{\"registrationState\":{MEMBER}}}",
    "{\"registrationState\":{\"error\":{MEMBER}}}",
    "{\"registrationState\":{\"registrationState\":{MEMBER}}}",
    "{\"other\":{\"registrationState\":{MEMBER}}}",
    "{\"a\":{\"b\":{\"c\":{\"d\":{MEMBER}}}}}",
    "{\"a\":{\"error\":{\"b\":{\"error\":{MEMBER}}}}}",
];

/// Checks that a property is read in these objects, and in no others.
#[track_caller]
fn assert_places(member: &str, places: &[&[&str]], is_read: impl Fn(&Report<'_>) -> bool) {
    for place in [ROOT, STATE, ERROR, ELSEWHERE] {
        for body in place {
            let body = body.replace("MEMBER", member);
            let report = Report::from_http(400, Report::NO_HEADERS, &body);
            assert_eq!(is_read(&report), places.contains(&place), "{body}: {report:?}");
        }
    }
}

#[test]
fn an_error_is_read_in_the_object_in_its_state_and_in_an_error_within() {
    let anywhere = [ROOT, STATE, ERROR];
    for member in ["\"errorCode\":404201", "\"code\":404201", "\"message\":\"x errorCode:404201\""] {
        assert_places(member, &anywhere, |report| report.number() == Some(404_201));
    }
    for key in ["message", "errorMessage", "errorStatus"] {
        assert_places(&format!("\"{key}\":\"x\""), &anywhere, |report| {
            report.message().is_some_and(|text| text == "x")
        });
    }
    for key in ["timestampUtc", "lastUpdatedDateTimeUtc", "timestamp"] {
        let member = format!("\"{key}\":\"2Z\"");
        assert_places(&member, &anywhere, |report| report.timestamp().is_some_and(|text| text == "2Z"));
    }
    assert_places("\"trackingId\":\"x\"", &anywhere, |report| report.tracking_id().is_some());
    assert_places("\"registrationId\":\"x\"", &anywhere, |report| report.registration_id().is_some());
    assert_places("\"retryAfter\":7", &anywhere, |report| report.retry_after().is_some());
}

#[test]
fn a_registration_is_read_in_the_object_and_in_its_state() {
    let places = [ROOT, STATE];
    assert_places("\"status\":\"failed\"", &places, |report| report.registration_status().is_some());
    assert_places("\"assignedHub\":\"x\"", &places, |report| report.assigned_hub().is_some());
    assert_places("\"deviceId\":\"x\"", &places, |report| report.device_id().is_some());
    assert_places("\"substatus\":\"x\"", &places, |report| report.substatus().is_some());
    assert_places("\"etag\":\"x\"", &places, |report| report.etag().is_some());
    for member in ["\"issuedClientCertificate\":\"x\"", "\"issuedCertificateChain\":[\"x\"]"] {
        assert_places(member, &places, |report| report.issued_client_certificate().is_some());
    }
    assert_places("\"payload\":\"x\"", &places, |report| report.payload().is_some_and(|json| json == "\"x\""));
}

#[test]
fn steps_of_the_protocol_are_read_in_the_object_alone() {
    assert_places("\"operationId\":\"x\"", &[ROOT], |report| report.operation_id().is_some());
    assert_places("\"authenticationKey\":\"x\"", &[ROOT], |report| report.authentication_key().is_some());
    assert_places("\"certificates\":[\"x\"]", &[ROOT], |report| report.issued_client_certificate().is_some());
    let member = "\"exceptionMessage\":\"Tracking ID:7d1e\"";
    assert_places(member, &[ROOT], |report| report.tracking_id().is_some_and(|id| id == "7d1e"));
    assert_places("\"info\":{\"a\":1}", &[ROOT, ERROR], |report| report.info().is_some());
}

#[test]
fn only_the_object_says_that_an_operation_has_not_succeeded() {
    for (body, is_failure) in [
        (r#"{"isSuccessful":false}"#, true),
        (r#"{"isSuccessful":"False"}"#, true),
        (r#"{"isSuccessful":true}"#, false),
        (r#"{"isSuccessful":0}"#, false),
        (r#"{"registrationState":{"isSuccessful":false}}"#, false),
        (r#"{"error":{"isSuccessful":false}}"#, false),
        (r#"{"other":{"isSuccessful":false}}"#, false),
        (r#"{"isSuccessful":false,"isSuccessful":true}"#, true),
    ] {
        let report = Report::from_http(200, Report::NO_HEADERS, body);
        assert_eq!(report.is_failure(), is_failure, "{body}: {report:?}");
    }
}

#[test]
fn of_several_values_the_first_counts_and_of_messages_the_deepest() {
    for (body, number, message) in [
        (r#"{"message":"a","errorMessage":"b","errorStatus":"c"}"#, None, "a"),
        (r#"{"message":"","errorMessage":"b"}"#, None, "b"),
        (r#"{"message":7,"errorMessage":"b"}"#, None, "b"),
        (r#"{"message":"a","registrationState":{"errorMessage":"b"}}"#, None, "b"),
        (r#"{"registrationState":{"errorMessage":"b"},"message":"a"}"#, None, "b"),
        (r#"{"registrationState":{"errorMessage":"b"},"error":{"message":"c"}}"#, None, "c"),
        (r#"{"error":{"message":"c"},"registrationState":{"errorMessage":"b"}}"#, None, "c"),
        (r#"{"error":{"message":"","code":404201},"message":"a"}"#, Some(404_201), "a"),
        (r#"{"errorCode":404201,"errorCode":404203,"message":"a"}"#, Some(404_201), "a"),
        // Six digits are more specific than an HTTP status.
        (r#"{"errorCode":404,"errorCode":404203,"message":"a"}"#, Some(404_203), "a"),
        (r#"{"errorCode":404203,"errorCode":404,"message":"a"}"#, Some(404_203), "a"),
        (r#"{"errorCode":100,"errorCode":100000,"message":"a"}"#, Some(100_000), "a"),
        (r#"{"errorCode":599,"errorCode":999999,"message":"a"}"#, Some(999_999), "a"),
        (r#"{"errorCode":99,"errorCode":404203,"message":"a"}"#, Some(99), "a"),
        (r#"{"errorCode":600,"errorCode":404203,"message":"a"}"#, Some(600), "a"),
        (r#"{"errorCode":404,"errorCode":99999,"message":"a"}"#, Some(404), "a"),
        (r#"{"errorCode":404,"errorCode":1000000,"message":"a"}"#, Some(404), "a"),
        // `code` counts only without an `errorCode`, be it a number or a name.
        (r#"{"code":404201,"errorCode":"Misplaced","message":"a"}"#, None, "a"),
        (r#"{"code":404201,"errorCode":404,"message":"a"}"#, Some(404), "a"),
        (r#"{"code":404201,"errorCode":null,"message":"a"}"#, Some(404_201), "a"),
        (r#"{"code":404201,"code":404203,"message":"a"}"#, Some(404_201), "a"),
    ] {
        let report = Report::from_http(400, Report::NO_HEADERS, body);
        assert_eq!((report.number(), report.message().unwrap()), (number, &message.into()), "{body}");
    }
    for (body, time) in [
        (r#"{"timestamp":"1Z","timestampUtc":"2Z"}"#, "2Z"),
        (r#"{"timestampUtc":"2Z","timestamp":"1Z"}"#, "2Z"),
        (r#"{"timestampUtc":"","timestamp":"1Z"}"#, "1Z"),
        (r#"{"timestampUtc":"2Z","lastUpdatedDateTimeUtc":"3Z"}"#, "2Z"),
        (r#"{"timestamp":"1Z","timestamp":"2Z"}"#, "1Z"),
    ] {
        assert_eq!(Report::from_http(400, Report::NO_HEADERS, body).timestamp().unwrap(), time, "{body}");
    }
    let body = r#"{"exceptionMessage":"","ExceptionMessage":"Tracking ID:a","exceptionmessage":"Tracking ID:b"}"#;
    assert_eq!(Report::from_http(400, Report::NO_HEADERS, body).tracking_id().unwrap(), "a");
}

#[test]
fn in_manage_the_error_of_a_registration_is_content() {
    for (body, is_success) in [
        (r#"{"registrationState":{"errorCode":400207}}"#, true),
        (r#"{"registrationState":{"errorCode":"Misplaced"}}"#, true),
        (r#"{"registrationState":{"errorCode":400207,"errorCode":400208}}"#, true),
        (r#"{"registrationState":{"errorMessage":"errorCode:400207"}}"#, true),
        (r#"{"message":"errorCode:400207"}"#, false),
        (r#"{"errorCode":"Misplaced"}"#, false),
        (r#"{"errorCode":400207,"registrationState":{"errorCode":400208}}"#, false),
        (r#"{"registrationState":{"errorCode":400208},"errorCode":400207}"#, false),
        (r#"{"errorCode":400207,"registrationState":{"errorMessage":"x"}}"#, false),
        (r#"{"errorCode":400207,"registrationState":{"errorMessage":"errorCode:400208"}}"#, false),
        (r#"{"error":{"code":400207}}"#, false),
        (r#"{"registrationState":{"status":"failed","status":"disabled"}}"#, true),
        (r#"{"status":"failed","registrationState":{"status":"failed"}}"#, false),
        (r#"{"registrationState":{"status":"failed"},"status":"failed"}"#, false),
    ] {
        let report = Report::from_http(200, Report::NO_HEADERS, body);
        assert_eq!(report.is_success(Phase::Manage), is_success, "{body}: {report:?}");
    }
}
