//! Values behind a key, and the nearest text in which the same value counts for nothing.

use dps_codes::{Outcome, Symptom};
use dps_codes_log::{Reading, read};

use crate::assert_numbers;

#[test]
fn values_that_are_complete() {
    assert_numbers([
        ("errorCode: 7\"", Some(7)),
        ("\"errorCode\":\"7\"", Some(7)),
        ("\"errorCode\":7}", Some(7)),
        ("\"errorCode\":7\"", None),
        ("\"errorCode\":7", None),
        ("errorCode: 399", None),
        ("errorCode: 400", Some(400)),
        ("errorCode: 99", Some(99)),
        ("errorCode: 100", None),
    ]);
}

#[test]
fn names_of_codes_go_with_their_status() {
    assert_numbers([
        ("404 EnrollmentNotFound", Some(404_201)),
        ("412 EnrollmentNotFound", None),
        ("errorCode: EnrollmentNotFound", Some(404_201)),
        ("errorCode: Nonsense", None),
    ]);
}

#[test]
fn samples_of_metrics_are_whole_lines() {
    assert_numbers([
        ("dps_errors_total{code=\"404201\"} 3", None),
        ("dps{code=\"404201\"} 3", Some(404_201)),
        ("dps_error for press-1{code=\"404201\"} 3", Some(404_201)),
        ("dps_error{code=404201 \"x\"} 3", Some(404_201)),
        ("dps_error{code=\"404201\", x} 3", Some(404_201)),
    ]);
}

#[test]
fn the_message_of_the_innermost_object_counts() {
    for object in [
        r#"{"error":{"message":"inner"},"x":{},"message":"outer","errorCode":404201}"#,
        r#"{"a":{"b":{}},"message":"outer","c":{"message":"inner","errorCode":404201}}"#,
        r#"{"error":"{\"message\":\"inner\",\"errorCode\":404201}","message":"outer"}"#,
    ] {
        assert_eq!(read(object).message().map(ToString::to_string).as_deref(), Some("inner"), "{object}");
    }
}

#[test]
fn messages_in_a_list_of_fields() {
    for (line, message) in [
        ("errorCode: 404201, Message: Enrollment not found", Some("Enrollment not found")),
        ("dps errorCode: 404201 Message: Enrollment not found", None),
    ] {
        assert_eq!(read(line).message().map(ToString::to_string).as_deref(), message, "{line}");
    }
}

#[test]
fn tracking_ids_in_prose_are_guids() {
    const GUID: &str = "2f4c1f0e-8bb0-4b0e-9a51-0f5f0d3b7a61";
    for (id, expected) in [
        (GUID, Some(GUID)),
        ("2f4c1f0e-8bb0-4b0e-9a51x0f5f0d3b7a61", None),
        ("2f4c1f0e-8bb0-4b0e-9a51-0f5f0d3b7a6", None),
    ] {
        let line = format!("(tracking id {id}) errorCode 404201");
        assert_eq!(read(&line).tracking_id().map(ToString::to_string).as_deref(), expected, "{line}");
    }
}

#[test]
fn registrations_and_challenges() {
    for (line, outcome) in [
        ("result: PROV_DEVICE_RESULT_DISABLED", Outcome::Disabled),
        ("registration status disabled now", Outcome::Disabled),
        ("registration status unknown now", Outcome::Unknown),
        ("authenticationKey: \"AAA\"", Outcome::Challenge),
        ("authenticationKey: AAA", Outcome::Unknown),
    ] {
        assert_eq!(Reading::of(line).outcome(), outcome, "{line}");
    }
}

#[test]
fn results_of_modems() {
    for (result, symptom) in [
        (3, Some(Symptom::Unreachable)),
        (6, Some(Symptom::ResponseLost)),
        (25, Some(Symptom::NameNotResolved)),
        (12, None),
    ] {
        assert_eq!(read(&format!("+CMQTTCONNECT: 0,{result}")).symptom(), symptom, "{result}");
    }
}
