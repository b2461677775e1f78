//! Text that is nothing but an object, each condition beside an object that lacks it.

use dps_codes_log::{Reading, read};

use crate::assert_numbers;

const CODE: Option<i64> = Some(404_201);

#[test]
fn numbers_that_are_statuses_codes_or_neither() {
    assert_numbers([
        (r#"{"code":99}"#, None),
        (r#"{"code":399,"level":"error"}"#, None),
        (r#"{"code":400}"#, Some(400)),
        (r#"{"code":599}"#, Some(599)),
        (r#"{"code":600}"#, None),
        (r#"{"code":600,"level":"error"}"#, Some(600)),
        (r#"{"errorCode":600}"#, Some(600)),
        (r#"{"error_code":600}"#, Some(600)),
        (r#"{"code":5,"level":"error"}"#, None),
        (r#"{"code":6,"level":"error"}"#, Some(6)),
        (r#"{"errorCode":12345}"#, Some(12_345)),
    ]);
}

#[test]
fn codes_of_places_and_alerts_that_are_over() {
    assert_numbers([
        (r#"{"code":404201,"city":"Ulm"}"#, None),
        (r#"{"code":404201,"cities":"Ulm"}"#, CODE),
        (r#"{"errorCode":404201,"city":"Ulm"}"#, CODE),
        (r#"{"errorCode":404201,"status":"resolved"}"#, None),
        (r#"{"errorCode":404201,"monitorCondition" : "Resolved"}"#, None),
        (r#"{"errorCode":404201,"status":"unresolved"}"#, CODE),
    ]);
}

#[test]
fn fields_of_errors_with_and_without_a_value() {
    for (field, is_failure) in [
        (r#""error":"off""#, true),
        (r#""error" : "off""#, true),
        (r#""error":true"#, true),
        (r#""error":1"#, true),
        (r#""error":{"a":1}"#, true),
        (r#""level":"error""#, true),
        (r#""error":false"#, false),
        (r#""error": null"#, false),
        (r#""error" :0"#, false),
        (r#""error":"""#, false),
        (r#""error":{}"#, false),
        (r#""error":[]"#, false),
        (r#""errors":1"#, false),
        (r#""level":"info""#, false),
        (r#""state":"unavailable""#, true),
        (r#""level":"fatal""#, true),
        (r#""level":"nonfatal""#, false),
    ] {
        let line = format!(r#"{{"code":712345,{field}}}"#);
        assert_numbers([(line.as_str(), is_failure.then_some(712_345))]);
    }
}

#[test]
fn names_that_are_codes() {
    for (line, name) in [
        (r#"{"code":"SomethingNew","level":"error"}"#, Some("SomethingNew")),
        (r#"{"code":"SomethingNew"}"#, None),
        (r#"{"errorCode":"SomethingNew"}"#, Some("SomethingNew")),
        (r#"{"code":"EnrollmentNotFound"}"#, Some("EnrollmentNotFound")),
        (r#"{"errorCode":"None","level":"error"}"#, None),
        (r#"{"errorCode":"no_error","level":"error"}"#, None),
    ] {
        let name_found = read(line).name().map(ToString::to_string);
        assert_eq!(name_found.as_deref(), name, "{line}");
    }
}

#[test]
fn the_end_of_an_object() {
    // The first of several objects is not all of the text.
    assert_numbers([
        (r#"{"errorCode":404201} {"errorCode":409201}"#, Some(409_201)),
        (r#"{"errorCode":404201,"x":[1]} {"errorCode":409201}"#, Some(409_201)),
        (r#"{"errorCode":404201,"x":"}"} {"errorCode":409201}"#, Some(409_201)),
        (r#"{"errorCode":404201,"x":"\"}"} {"errorCode":409201}"#, Some(409_201)),
        (r#"{"x":{"errorCode":404201}} {"errorCode":409201}"#, Some(409_201)),
        (r#"{"errorCode":404201,"x":{"errorCode":409201}}"#, CODE),
        (r#"{"errorCode":404201,"x":"}","y":{"errorCode":409201}}"#, CODE),
        (r#"{"errorCode":404201,"x":"\"}","y":{"errorCode":409201}}"#, CODE),
        (r#"{"errorCode":404201,"x":[{}],"y":{"errorCode":409201}}"#, CODE),
        ("{'errorCode':404201,'x':'}','y':{'errorCode':409201}}", CODE),
        (r#"{"errorCode":404201,"x":"it's }","y":{"errorCode":409201}}"#, CODE),
        (r#"{"errorCode":404201,"y":{"errorCode":409201"#, CODE),
        ("{\"errorCode\":404201,\"y\":{\"errorCode\":409201}}\r\n ", CODE),
    ]);
}

#[test]
fn registrations_and_challenges() {
    for (line, is_evident) in [
        (r#"{"operationId":"5.a","status":"assigning"}"#, true),
        (r#"{"operationId":"4bf92f3577b34da6a3ce929d0e0e4736","kind":"a"}"#, false),
        (r#"{"status":"disabled","registrationId":"a"}"#, true),
        (r#"{"status":"disabled","job":"backup","kind":"b"}"#, false),
        (r#"{"authenticationKey":"AAAA","keyName":"registration"}"#, true),
        (r#"{"job":"backup"}"#, false),
    ] {
        assert_eq!(Reading::of(line).is_evident(), is_evident, "{line}");
    }
}
