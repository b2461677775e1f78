//! Codes that the message of a response names.

use dps_codes::{Report, Text};

use crate::invariants::quoted;

/// Calls `check` with the report of a message in an error object, and with that of the same text as a description of AMQP.
pub(crate) fn in_both_forms(text: &str, check: impl Fn(&Report<'_>)) {
    let body = format!(r#"{{"message":{}}}"#, quoted(text, false));
    check(&Report::from_http(400, Report::NO_HEADERS, &body));
    check(&Report::from_amqp(text, None::<i64>));
}

pub(crate) fn shown(text: Option<&Text<'_>>) -> Option<String> {
    text.map(ToString::to_string)
}

#[track_caller]
fn assert_numbers(cases: &[(&str, Option<i64>)]) {
    for &(text, number) in cases {
        in_both_forms(text, |report| {
            assert_eq!((report.number(), report.name()), (number, None), "{text}: {report:?}");
        });
    }
}

#[test]
fn a_key_is_a_word_of_its_own() {
    assert_numbers(&[
        ("errorCode:404201", Some(404_201)),
        ("the errorCode:404201", Some(404_201)),
        ("(errorCode:404201)", Some(404_201)),
        ("$errorCode:404201", Some(404_201)),
        ("a\nerrorCode:404201", Some(404_201)),
        ("a \nerrorCode:404201", Some(404_201)),
        ("a\u{1}errorCode:404201", Some(404_201)),
        ("ERRORCODE=404201", Some(404_201)),
        ("error_code=404201", Some(404_201)),
        ("error-code=404201", Some(404_201)),
        ("lastErrorCode:404201", None),
        ("last_errorCode:404201", None),
        ("7errorCode:404201", None),
        ("\u{e9}errorCode:404201", None),
        ("errorCodes:404201", None),
        ("errorCode\u{e9}:404201", None),
        ("errorCode_:404201", None),
    ]);
}

#[test]
fn a_value_follows_its_key_after_a_sign_or_a_blank() {
    assert_numbers(&[
        ("errorCode : 404201", Some(404_201)),
        ("errorCode\t=\t404201", Some(404_201)),
        ("errorCode 404201", Some(404_201)),
        ("errorCode: '404201'", Some(404_201)),
        ("the 'errorCode: 404201' of it", Some(404_201)),
        ("the \\errorCode: 404201\\ of it", Some(404_201)),
        ("errorCode: Some(404201)", Some(404_201)),
        ("errorCode: #404201", Some(404_201)),
        ("errorCode; 404201", None),
        ("errorCode:\n404201", None),
        ("errorCode is 404201", None),
        ("errorCode: None", None),
        ("Service Error: 404201", Some(404_201)),
        ("Service Error 404201", Some(404_201)),
        ("service error status code 404", None),
        ("'errorCode': 404201.", Some(404_201)),
        // A key in quotes needs the sign.
        ("'errorCode' 404201.", None),
        ("'code', '404201'", None),
        ("a 'x-ms-error-code', '404201'", Some(404_201)),
        ("a 'x-ms-error-code', 404201", None),
        ("a x-ms-error-code, '404201'", None),
    ]);
}

#[test]
fn a_code_is_a_whole_number_of_64_bits() {
    assert_numbers(&[
        ("errorCode: 7", Some(7)),
        ("errorCode: -12", Some(-12)),
        ("errorCode: +12", Some(12)),
        ("errorCode: --12", None),
        ("errorCode: -", None),
        ("errorCode: 9223372036854775807", Some(i64::MAX)),
        ("errorCode: 9223372036854775808", None),
        ("errorCode: -9223372036854775808", Some(i64::MIN)),
        ("errorCode: -9223372036854775809", None),
        ("errorCode: 99999999999999999999", None),
        ("errorCode: 404201.", Some(404_201)),
        ("errorCode: 404201, x", Some(404_201)),
        ("errorCode: 404201.5", None),
        ("errorCode: 404201,5", None),
        ("errorCode: 404201x", None),
        ("errorCode: 404201_1", None),
        ("errorCode: 404201\u{e9}", None),
    ]);
}

#[test]
fn keys_that_any_program_writes_need_a_number_of_dps() {
    for key in ["code", "DPS", "error", "err"] {
        for (number, is_code) in
            [(400_000, true), (599_999, true), (399_999, false), (600_000, false), (404, false), (7, false)]
        {
            for sign in [": ", "=", " ", "-", "#"] {
                let text = format!("{key}{sign}{number}");
                assert_numbers(&[(&text, is_code.then_some(number))]);
            }
        }
    }
    for (number, is_code) in [
        (400, true),
        (599, true),
        (400_000, true),
        (599_999, true),
        (399, false),
        (600, false),
        (1_020, false),
        (399_999, false),
        (600_000, false),
    ] {
        for sign in [": ", "=", " "] {
            let text = format!("error code{sign}{number}");
            assert_numbers(&[(&text, is_code.then_some(number))]);
        }
    }
}

#[test]
fn a_measure_is_not_a_code() {
    assert_numbers(&[
        ("code: 404201", Some(404_201)),
        ("code: 404201.", Some(404_201)),
        ("code: 404201 Device", Some(404_201)),
        ("code: 404201 (x)", Some(404_201)),
        ("code: 404201 - x", Some(404_201)),
        ("code: 404201; x", Some(404_201)),
        ("code: 404201-", Some(404_201)),
        ("code: 404201: x", Some(404_201)),
        ("code: 404201 ms", None),
        ("code: 404201%", None),
        ("code: 404201-1", None),
        ("code: 404201/2", None),
        ("code: 404201:3", None),
        ("code: 404201+4", None),
        ("code: 404201@host", None),
    ]);
}

#[test]
fn a_number_in_parentheses_precedes_its_message() {
    for (text, number, message) in [
        ("Failed (404201) No such enrollment", Some(404_201), "No such enrollment"),
        ("(404201) No such enrollment", Some(404_201), "No such enrollment"),
        ("Failed: (400000) x", Some(400_000), "x"),
        ("Failed: (599999) x", Some(599_999), "x"),
        ("Failed: (399999) x", None, "Failed: (399999) x"),
        ("Failed: (600000) x", None, "Failed: (600000) x"),
        ("Failed: (404201)", None, "Failed: (404201)"),
        ("Failed: (404201), x", None, "Failed: (404201), x"),
        ("Failed: [404201) x", None, "Failed: [404201) x"),
        ("Failed(404201) x", None, "Failed(404201) x"),
        // The time since the start, as in logs of ESP-IDF.
        ("E (404201) wifi: x", None, "E (404201) wifi: x"),
        ("W (404201) wifi: x", None, "W (404201) wifi: x"),
        ("I (404201) wifi: x", None, "I (404201) wifi: x"),
        ("D (404201) wifi: x", None, "D (404201) wifi: x"),
        ("V (404201) wifi: x", None, "V (404201) wifi: x"),
        ("A (404201) wifi: x", Some(404_201), "wifi: x"),
        ("EE (404201) wifi: x", Some(404_201), "wifi: x"),
        ("E [(404201) wifi: x", Some(404_201), "wifi: x"),
    ] {
        in_both_forms(text, |report| {
            assert_eq!((report.number(), shown(report.message()).as_deref()), (number, Some(message)), "{report:?}");
        });
    }
}

#[test]
fn a_name_begins_with_a_capital_and_is_known_or_ends_with_a_semicolon() {
    for (text, name, number, message) in [
        ("ErrorCode:IotHubNotFound;No such hub", Some("IotHubNotFound"), Some(401_001), "No such hub"),
        ("ErrorCode: IotHubNotFound", Some("IotHubNotFound"), Some(401_001), "ErrorCode: IotHubNotFound"),
        ("ErrorCode:IotHubNotFound, x", Some("IotHubNotFound"), Some(401_001), "ErrorCode:IotHubNotFound, x"),
        ("ErrorCode:DeviceMisplaced;Unknown", Some("DeviceMisplaced"), None, "Unknown"),
        ("ErrorCode:Mis7;Unknown", Some("Mis7"), None, "Unknown"),
        ("ErrorCode:DeviceMisplaced", None, None, "ErrorCode:DeviceMisplaced"),
        ("ErrorCode:Mis;Unknown", None, None, "ErrorCode:Mis;Unknown"),
        ("ErrorCode:misplaced;Unknown", None, None, "ErrorCode:misplaced;Unknown"),
        ("ErrorCode:IotHubNotFound;", Some("IotHubNotFound"), Some(401_001), "ErrorCode:IotHubNotFound;"),
        ("Code:IotHubNotFound;x", None, None, "Code:IotHubNotFound;x"),
    ] {
        in_both_forms(text, |report| {
            assert_eq!((shown(report.name()).as_deref(), report.number()), (name, number), "{report:?}");
            assert_eq!(shown(report.message()).as_deref(), Some(message), "{report:?}");
        });
    }
}

#[test]
fn a_number_that_may_go_on_is_not_a_code() {
    for (body, number) in [
        (r#"{"message":"errorCode:404201"#, None),
        (r#"{"message":"errorCode:404201;"#, Some(404_201)),
        (r#"{"message":"errorCode:404201""#, Some(404_201)),
        (r#"{"message":"code: 404201"#, None),
        (r#"{"message":"code: 404201,"#, Some(404_201)),
        (r#"{"message":"ErrorCode:IotHubNotFound"#, None),
        (r#"{"message":"ErrorCode:IotHubNotFound;"#, Some(401_001)),
        (r#"{"message":"ErrorCode:IotHubNotFound""#, Some(401_001)),
        // An object in a string that is complete, although the object is not.
        (r#"{"message":"{\"errorCode\":404201"}"#, None),
        (r#"{"message":"{\"errorCode\":404201,"}"#, Some(404_201)),
        (r#"{"message":"{\"errorCode\":\"404201"}"#, None),
        (r#"{"message":"{\"errorCode\":\"404201\""}"#, Some(404_201)),
        (r#"{"message":"{'errorCode':404201"}"#, None),
        (r#"{"message":"{errorCode:404201"}"#, Some(404_201)),
        (r#"{"message":"{\"error\":404201"}"#, None),
        (r#"{"message":"{\"error\":404201}"}"#, Some(404_201)),
    ] {
        assert_eq!(Report::from_http(400, Report::NO_HEADERS, body).number(), number, "{body}");
    }
}
