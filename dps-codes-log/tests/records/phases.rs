//! The phase of the call, from the fields of a record of Azure Monitor.

use dps_codes::Phase;
use dps_codes_log::Records;

/// The fields of a record, of which a case replaces some.
const FIELDS: [(&str, &str); 6] = [
    ("time", "\"2026-11-25T08:14:03Z\""),
    ("resultType", "\"Failed\""),
    ("resultSignature", "\"404201\""),
    ("resultDescription", "\"x\""),
    ("category", "\"Other\""),
    ("operationName", "\"Other\""),
];

fn record(fields: &[(&str, &str)]) -> String {
    let kept = FIELDS.iter().filter(|(name, _)| fields.iter().all(|(other, _)| other != name));
    let members: Vec<_> = kept.chain(fields).map(|(name, value)| format!("\"{name}\":{value}")).collect();
    format!("{{{}}}\n", members.join(","))
}

#[test]
fn the_phase_is_that_of_the_category_or_of_the_operation() {
    for (fields, phase) in [
        (&[("category", "\"ServiceOperations\"")][..], Some(Phase::Manage)),
        (&[("category", "\"DeviceOperations\"")], Some(Phase::Register)),
        (&[("operationName", "\"RegistrationAttempt\"")], Some(Phase::Register)),
        (&[("operationName", "\"AttestationAttempt\"")], Some(Phase::Register)),
        (&[("operationName", "\"Upsert\"")], Some(Phase::Manage)),
        (&[("properties", r#"{"enrollmentType":"Registration"}"#)], Some(Phase::Register)),
        (&[("properties", r#"{"enrollmentType":"Group"}"#)], None),
        (&[], None),
    ] {
        let input = record(fields);
        let mut records = Records::new(input.as_bytes());
        assert_eq!(records.next_record().unwrap().unwrap().phase(), phase, "{input}");
    }
}

#[test]
fn the_status_is_one_of_http() {
    for (signature, status) in
        [("401", Some(401)), ("401.0", Some(401)), ("99", None), ("100", Some(100)), ("600", None)]
    {
        let input = record(&[("resultSignature", &format!("\"{signature}\""))]);
        let mut records = Records::new(input.as_bytes());
        assert_eq!(records.next_record().unwrap().unwrap().status(), status, "{input}");
    }
}

#[test]
fn empty_results_are_successes_unless_the_level_says_otherwise() {
    const EMPTY: [(&str, &str); 3] =
        [("resultType", "\"\""), ("resultSignature", "\"\""), ("resultDescription", "\"\"")];
    for (level, is_success) in [("4", true), ("2", false), ("Error", false), ("Informational", true)] {
        let level = format!("\"{level}\"");
        let input = record(&[&EMPTY[..], &[("level", &level)]].concat());
        let mut records = Records::new(input.as_bytes());
        assert_eq!(records.next_record().unwrap().unwrap().is_success(), is_success, "{input}");
    }
    for (signature, is_success) in [("202", true), ("404", false)] {
        let signature = format!("\"{signature}\"");
        let input = record(&[("resultType", "\"Accepted\""), ("resultSignature", &signature)]);
        let mut records = Records::new(input.as_bytes());
        assert_eq!(records.next_record().unwrap().unwrap().is_success(), is_success, "{input}");
    }
}
