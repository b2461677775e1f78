//! The message of a line: where it starts, where it ends, and what is not one.

use dps_codes_log::read;

/// Panics unless each line has its message.
#[track_caller]
fn assert_messages(lines: &[(&str, Option<&str>)]) {
    let mut wrong = Vec::new();
    for &(line, message) in lines {
        super::assert_mutations_pass(line);
        let found = read(line).message().map(ToString::to_string);
        if found.as_deref() != message {
            wrong.push((line, found));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn causes() {
    assert_messages(&[
        ("dps error 401002 caused by: key was rotated", Some("key was rotated")),
        ("dps error 401002 caused by:key was rotated", Some("key was rotated")),
        ("dps error 401002 caused by: :\tkey was rotated", Some("key was rotated")),
        ("dps error 401002 caused by ServiceError('key was rotated')", Some("key was rotated")),
        ("dps error 401002 caused by ServiceError(key was rotated)", None),
        ("dps error 401002 caused by a key rotation", None),
        ("dps error 401002 caused by: a, caused by: key was rotated", Some("key was rotated")),
        ("dps error 401002 caused by: {key was rotated}", None),
        ("dps error 401002 caused by: HTTP request to dps", None),
        ("dps error 401002 caused by: the client error", None),
        ("dps error 401002 caused by:", None),
    ]);
}

#[test]
fn causes_that_are_names_of_statuses() {
    for (line, number, status) in [
        ("dps register failed, caused by: Not Found", Some(404), None),
        ("dps register failed, caused by: Bad Gateway", None, Some(502)),
        ("dps register failed, caused by: Not Found here", None, None),
    ] {
        let report = read(line);
        assert_eq!((report.number(), report.transport_status()), (number, status), "{line}");
    }
}

#[test]
fn ends_of_messages() {
    for end in [
        "(TrackingId:8b7a)",
        "(Tracking ID: 8b7a)",
        " Tracking ID 8b7a",
        ", tracking id 8b7a",
        " If you contact a support representative",
        " [Identifier:8b7a]",
        "')",
        "\"",
        "\", \"x\"",
    ] {
        let line = format!("HTTP status 401 of dps: the key was rotated{end}");
        assert_messages(&[(&line, Some("HTTP status 401 of dps: the key was rotated"))]);
    }
    let line = r#"HTTP status 401 of dps: the "old" key was rotated"#;
    assert_messages(&[(line, Some(r#"HTTP status 401 of dps: the "old"#))]);
}

#[test]
fn prose_and_what_is_not() {
    let long = format!("DPS response status 401 {}", "x".repeat(512));
    assert_messages(&[
        ("DPS response status 401", Some("DPS response status 401")),
        ("DPS status 401", None),
        ("status 401", None),
        ("DPS response status 401 {a}", None),
        ("DPS response status 401 <a>", None),
        ("DPS response status 401 $a", None),
        ("DPS response status 401 of mqtts://a", None),
        ("DPS-1 response status 401", None),
        ("DPS. response status 401", Some("DPS. response status 401")),
        (&long, None),
    ]);
}

#[test]
fn names_of_exceptions_before_a_message() {
    assert_messages(&[
        ("ServiceError: dps response status 401", Some("dps response status 401")),
        ("ServiceException: dps response status 401", Some("dps response status 401")),
        ("ServiceError('dps response status 401')", Some("dps response status 401")),
        ("ServiceError(\"dps response status 401\")", Some("dps response status 401")),
        ("ServiceError: OtherException: dps response status 401", Some("dps response status 401")),
        ("Error: dps response status 401", Some("dps response status 401")),
        ("Service Error: dps response status 401", Some("Service Error: dps response status 401")),
        ("E (7000) AZ_DPS: dps response status 401", Some("dps response status 401")),
        ("W (7000) AZ_DPS: dps response status 401", Some("dps response status 401")),
        ("X (7000) AZ_DPS: dps response status 401", Some("X (7000) AZ_DPS: dps response status 401")),
        ("10:00:02 [main] - dps response status 401", Some("dps response status 401")),
    ]);
}

#[test]
fn refusals() {
    assert_messages(&[
        ("CONNECT failed: RefusedNotAuthorized", Some("RefusedNotAuthorized")),
        (
            "AggregateException: One or more errors occurred. (CONNECT failed: RefusedNotAuthorized)",
            Some("CONNECT failed: RefusedNotAuthorized"),
        ),
        (
            "AggregateException: One or more errors occurred. (CONNECT failed: RefusedNotAuthorized",
            Some("One or more errors occurred. (CONNECT failed: RefusedNotAuthorized"),
        ),
        ("MqttError: Connection refused: Not authorized", Some("Connection refused: Not authorized")),
        ("Connection Refused: not authorised.", Some("Connection Refused: not authorised.")),
    ]);
}

#[test]
fn sentences_of_exceptions_without_a_code() {
    let sentence = "Connection refused by the broker";
    assert_messages(&[
        ("SocketException: Connection refused by the broker", Some(sentence)),
        ("SocketException: CONNECTION refused by the broker", None),
        ("SocketException: connection refused by the broker", None),
        ("SocketException: Connection refused", None),
        ("SocketException: Connection refused again", None),
        ("SocketException: Connection-1 connection refused by the broker", None),
    ]);
}

#[test]
fn messages_of_inner_objects() {
    let code = r#"body {"errorCode":404201"#;
    for rest in [
        r#","a":{"message":"inner"},"message":"outer"}"#,
        r#","message":"outer","a":{"message":"inner"}}"#,
        r#","a":[{"message":"inner"}],"message":"outer"}"#,
        r#","message":"outer","a":"{\"message\":\"inner\"}"}"#,
        r#","a":"{\"message\":\"inner\"}","message":"outer"}"#,
    ] {
        assert_messages(&[(&format!("{code}{rest}"), Some("inner"))]);
    }
}

#[test]
fn nothing_before_a_tracking_id() {
    assert_messages(&[
        ("dps error (404201) (TrackingId:8b7a)", None),
        ("errorCode: SomethingOdd;(tracking id 8b7a)", None),
        ("errorCode: SomethingOdd;odd (tracking id 8b7a)", Some("odd")),
    ]);
}

#[test]
fn messages_of_dps_alone() {
    assert_messages(&[
        ("Invalid certificate", Some("Invalid certificate")),
        ("invalid certificate error", Some("invalid certificate error")),
        ("Invalid certificates", None),
        ("registering failed: \"Invalid certificate\"", Some("Invalid certificate")),
        ("printing failed: Invalid certificate", None),
        ("register dev: Invalid certificate", Some("Invalid certificate")),
    ]);
}
