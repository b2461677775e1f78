//! The report that a reader of logs makes of what it finds in a line.

use core::time::Duration;

use dps_codes::__log::{Findings, report_of};
use dps_codes::{Cause, Code, Failure, Outcome, Phase, RegistrationStatus, Report, Symptom, Transport};

#[test]
fn each_finding_is_a_field_of_the_report() {
    let report = Findings {
        transport_status: Some(404),
        number: Some(404_201),
        retry_after: Some(Duration::from_secs(7)),
        registration_status: Some("failed".into()),
        operation_id: Some("5.a".into()),
        registration_id: Some("dev-1".into()),
        tracking_id: Some("7d1e".into()),
        timestamp: Some("2Z".into()),
        message: Some("gone".into()),
        symptom: Some(Symptom::ResponseLost),
        ..Findings::default()
    }
    .into_report();
    assert_eq!((report.transport(), report.transport_status()), (Transport::Text, Some(404)));
    assert_eq!((report.number(), report.name()), (Some(404_201), None));
    assert_eq!(report.retry_after(), Some(Duration::from_secs(7)));
    assert_eq!(report.registration(), Some(RegistrationStatus::Failed));
    assert_eq!(report.operation_id().unwrap(), "5.a");
    assert_eq!(report.registration_id().unwrap(), "dev-1");
    assert_eq!(report.tracking_id().unwrap(), "7d1e");
    assert_eq!(report.timestamp().unwrap(), "2Z");
    assert_eq!(report.message().unwrap(), "gone");
    assert_eq!(report.symptom(), Some(Symptom::ResponseLost));
    assert_eq!(report.date(), None);
}

#[test]
fn a_name_brings_its_number_unless_a_number_was_found() {
    let named =
        |name: &'static str, number| Findings { name: Some(name.into()), number, ..Findings::default() }.into_report();
    for (name, number, expected) in [
        ("IotHubNotFound", None, Some(401_001)),
        ("IotHubNotFound", Some(404_201), Some(404_201)),
        ("Misplaced", None, None),
        ("Misplaced", Some(7), Some(7)),
    ] {
        let report = named(name, number);
        assert_eq!((report.name().unwrap(), report.number()), (&name.into(), expected));
    }
}

#[test]
fn a_return_code_of_connack_is_the_status() {
    let report = Findings { connack: Some(5), transport_status: Some(404), ..Findings::default() }.into_report();
    assert_eq!(report, Report::from_connack(5));
}

#[test]
fn a_date_of_a_retry_after_counts_from_that_of_the_line() {
    let found = |date| Findings { retry_date: Some(107), date, ..Findings::default() }.into_report();
    let dated = found(Some(100));
    assert_eq!((dated.retry_after(), dated.date()), (Some(Duration::from_secs(7)), Some(Duration::from_secs(100))));
    let received = found(None).received_at(Duration::from_secs(104));
    assert_eq!(received.retry_after(), Some(Duration::from_secs(3)));
}

#[test]
fn the_key_of_a_challenge_in_a_line_is_a_secret() {
    let report = Findings { authentication_key: Some("c2VjcmV0".into()), ..Findings::default() }.into_report();
    assert_eq!((report.authentication_key().unwrap(), report.outcome()), (&"c2VjcmV0".into(), Outcome::Challenge));
    assert!(!format!("{report:?}").contains("c2Vj"), "{report:?}");
}

#[test]
fn a_refusal_or_a_page_decides_where_nothing_else_does() {
    let outcome = |findings: Findings<'_>| findings.into_report().outcome();
    assert_eq!(outcome(Findings::default()), Outcome::Unknown);
    assert_eq!(
        outcome(Findings { is_refused: true, ..Findings::default() }),
        Outcome::Failed(Cause::Unspecified),
        "something was refused"
    );
    assert_eq!(outcome(Findings { is_page: true, ..Findings::default() }), Outcome::Foreign);
    assert_eq!(report_of(b"<html>").outcome(), Outcome::Foreign);
    let symptom = |symptom| outcome(Findings { symptom: Some(symptom), ..Findings::default() });
    assert_eq!(symptom(Symptom::ClockWrong), Outcome::NoResponse(Failure::ClockWrong));
    assert_eq!(
        symptom(Symptom::EdgeProvisioningFailed),
        Outcome::Failed(Cause::Symptom(Symptom::EdgeProvisioningFailed))
    );
}

#[test]
fn a_pasted_body_needs_no_status() {
    let report = report_of(br#"{"errorCode":404201,"trackingId":"7d1e"}"#);
    assert_eq!((report.transport(), report.code().unwrap().code()), (Transport::Text, Some(Code::EnrollmentNotFound)));
    // A registration inside it tells that it is an enrollment.
    let enrollment = r#"{"registrationId":"p","registrationState":{"status":"failed","errorCode":400207}}"#;
    assert!(report_of(enrollment.as_bytes()).is_success(Phase::Manage));
    assert!(!report_of(enrollment.as_bytes()).is_success(Phase::Register));
    // The status of a response is lost with its topic.
    assert!(!Report::from_mqtt("", enrollment).is_success(Phase::Manage));
    for state in [r#"{"status":"failed"}"#, r#"{"errorCode":400207}"#] {
        let body = format!(r#"{{"registrationId":"p","registrationState":{state}}}"#);
        assert!(report_of(body.as_bytes()).is_success(Phase::Manage), "{body}");
    }
    assert!(!report_of(br#"{"registrationId":"p","status":"failed"}"#).is_success(Phase::Manage));
}
