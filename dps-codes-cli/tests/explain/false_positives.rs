//! Input that looks like an error code of DPS but is not one, and input that has no explanation.

use serde_json::{Value, json};

use crate::{explain, explain_json, piped};

/// Texts in which nothing is to be found.
const NOTHING: [&str; 20] = [
    "HTML 4.01 Transitional",
    "Line:670",
    "at provisioning.c Line:670",
    "identityd[1234]: <-- GET /identities --> 404",
    "--> 404",
    "the webhook failed with status code: 404",
    "Service Error: 0",
    "Service Error: 0 - none",
    "listening on port 8080",
    "404,201 messages in 401002 ms",
    "took 429001 ms",
    "<html><head><title>It works!</title></head><body>404 pages</body></html>",
    "[1,2,3]",
    "{}",
    r#"{"errorCode":0}"#,
    r#"{"errorCode":null}"#,
    r#"{"errorCode"#,
    "EnrollmentNotFund happened here, it seems",
    "GET /404201/ 1",
    "-- -- --",
];

#[test]
fn other_numbers_are_not_codes() {
    let outcome = explain_json(NOTHING.map(|text| format!(" {text}")));
    let objects = outcome.objects();
    assert_eq!((outcome.exit, objects.len()), (1, NOTHING.len()), "{}", outcome.stdout);
    for (object, input) in objects.iter().zip(NOTHING) {
        assert!(object["error"].is_string(), "{object}");
        assert_eq!(object["input"], format!(" {input}"));
    }
    let outcome = piped(&["-"], NOTHING.join("\n").as_bytes());
    assert_eq!((outcome.exit, outcome.stdout.as_str()), (1, ""));
}

#[test]
fn an_unexplained_message_lists_the_kinds_of_input() {
    let outcome = explain(["the pump is on fire"]);
    assert_eq!((outcome.exit, outcome.stdout.as_str()), (1, ""));
    for word in ["number", "name", "error body", "MQTT topic", "file", "standard input"] {
        assert!(outcome.stderr.contains(word), "{}", outcome.stderr);
    }
    assert_eq!(outcome.stderr.lines().count(), 1);
    assert_eq!(
        explain_json(["the pump is on fire"]).objects(),
        [json!({"input": "the pump is on fire", "error": "a message without anything to explain", "suggestion": null})]
    );
    // A misspelled name gets a suggestion instead.
    let outcome = explain(["enrolment not found"]);
    assert!(outcome.stderr.ends_with(
        "is neither a number nor the name of a code; a code with a similar name exists: `EnrollmentNotFound`\n"
    ));
}

#[test]
fn messages_of_other_services_are_skipped_in_a_stream() {
    let lines = [
        r#"{"level":"info","status":"ok","message":"connected"}"#,
        r#"{"status":"running"}"#,
        "HTTP/1.1 200 OK",
        "x-ms-request-id: 0f3c",
        r#"10.0.0.1 - - "GET / HTTP/1.1" 404 153"#,
        "banana",
        "18446744073709551616",
    ];
    let outcome = piped(&["--format", "json", "-"], lines.join("\n").as_bytes());
    assert_eq!(
        outcome.objects(),
        [json!({"input": "-", "error": "an input without anything to explain", "suggestion": Value::Null})]
    );
    assert_eq!(outcome.exit, 1);
}

/// The error says why a message with a number is not explained.
#[test]
fn an_error_of_another_service_is_named_as_one() {
    for (message, error) in [
        ("GET https://example.com/ failed with 404", "about an error of another service, not of DPS"),
        ("plant.blob.core.windows.net: error 404", "about an error of another service, not of DPS"),
        ("room 404201 booked", "a message in which nothing makes 404201 an error code"),
        ("the pump is on fire", "a message without anything to explain"),
    ] {
        let outcome = explain_json([message]);
        assert_eq!((outcome.exit, &outcome.objects()[0]["error"]), (1, &json!(error)), "{message}");
    }
}

/// A response alone was asked about; among other text, only a failure is of interest.
#[test]
fn a_success_is_explained_only_if_it_is_all_there_is() {
    for (message, title) in [
        ("HTTP/1.1 200 OK", Some("status 200, from DPS")),
        ("$dps/registrations/res/200/?$rid=1", Some("status 200, from DPS")),
        ("< HTTP/1.1 301 Moved Permanently", Some("status 301, from DPS")),
        ("< HTTP/1.1 200 OK", None),
        ("PUT /register\nHTTP/1.1 204 No Content", None),
    ] {
        assert_eq!(explain([message]).stdout.lines().next(), title, "{message}");
    }
    let text = explain(["HTTP/1.1 200 OK"]).stdout;
    assert!(text.contains("\nWait         do not try again as it is; in Manage: none\n"), "{text}");
}
