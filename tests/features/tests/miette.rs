//! Diagnostics of the crate `miette`, as its handler shows them.
#![allow(missing_docs)]

use dps_codes::__log::Findings;
use dps_codes::{Action, Actor, Code, Phase, Report, Symptom};
use miette::{Diagnostic, NarratableReportHandler, Severity};

fn shown(diagnostic: &dyn Diagnostic) -> String {
    let mut text = String::new();
    NarratableReportHandler::new().render_report(&mut text, diagnostic).unwrap();
    text
}

fn code(diagnostic: &dyn Diagnostic) -> Option<String> {
    diagnostic.code().map(|code| code.to_string())
}

#[test]
fn every_code_has_code_help_url_and_severity() {
    for &row in Code::ALL {
        let text = shown(&row);
        assert!(text.starts_with(&row.to_string()), "{text}");
        let help = if row.help().is_empty() { row.action().text() } else { row.help() };
        assert!(text.contains(&format!("diagnostic help: {help}\n")), "{text}");
        assert!(text.contains(&format!("diagnostic code: dps::{}\n", row.number())), "{text}");
        assert!(text.contains(&format!("For more details, see:\n{}\n", row.sources()[0])), "{text}");
        let is_automatic = Phase::ALL.iter().all(|&phase| row.action_in(phase).actor() == Actor::Program);
        let severity = if is_automatic { "warning" } else { "error" };
        assert!(text.contains(&format!("Diagnostic severity: {severity}\n")), "{text}");
    }
}

#[test]
fn an_unlisted_number_has_the_help_of_its_class() {
    let text = shown(&Code::classify(404_299));
    assert!(text.starts_with("404299 (unlisted, NotFound)"), "{text}");
    assert!(text.contains(&format!("diagnostic help: {}\n", Action::CheckAndRetry.text())), "{text}");
    assert!(text.contains("diagnostic code: dps::404299\n"), "{text}");
    assert!(text.contains(Action::CheckAndRetry.sources()[0]), "{text}");
    assert_eq!(shown(&Code::classify(404_201)), shown(&Code::EnrollmentNotFound));
}

#[test]
fn a_report_has_the_help_of_its_code() {
    let body = r#"{"errorCode":401002,"message":"Invalid certificate","trackingId":"7d1e"}"#;
    let text = shown(&Report::from_http(401, Report::NO_HEADERS, body));
    assert!(text.starts_with("401002 IotHubUnauthorizedAccess: "), "{text}");
    assert!(text.contains(" (message: Invalid certificate, tracking ID: 7d1e)\n"), "{text}");
    assert!(text.contains("diagnostic code: dps::401002\n"), "{text}");
    assert!(text.contains(&format!("For more details, see:\n{}\n", Code::IotHubUnauthorizedAccess.sources()[0])));
    let error = miette::Report::from(Report::from_http(401, Report::NO_HEADERS, body).into_owned());
    assert_eq!(shown(error.as_ref()), text);
}

#[test]
fn a_report_without_a_code_has_its_outcome() {
    let challenge = r#"{"message":"…","authenticationKey":"bm8ga2V5","keyName":"registration"}"#;
    let state =
        |status| format!(r#"{{"operationId":"5.a","status":"{status}","registrationState":{{"status":"{status}"}}}}"#);
    let [assigning, disabled] = ["assigning", "disabled"].map(state);
    let assigned = r#"{"status":"assigned","registrationState":{"assignedHub":"hub.example"}}"#;
    let refused = r#"{"status":"disabled","registrationState":{"status":"disabled","errorCode":401002}}"#;
    let cases = [
        (Report::from_http(200, Report::NO_HEADERS, refused), Some("dps::401002"), Severity::Error),
        (Report::from_http(401, Report::NO_HEADERS, challenge), Some("dps::challenge"), Severity::Advice),
        (Report::from_http(202, Report::NO_HEADERS, &assigning), Some("dps::pending"), Severity::Advice),
        (Report::from_http(200, Report::NO_HEADERS, assigned), Some("dps::succeeded"), Severity::Advice),
        (Report::from_http(200, Report::NO_HEADERS, r#"{"errorCode":200}"#), Some("dps::succeeded"), Severity::Advice),
        (Report::from_http(200, Report::NO_HEADERS, &disabled), Some("dps::disabled"), Severity::Error),
        (
            Findings { symptom: Some(Symptom::EdgeProvisioningFailed), ..Findings::default() }.into_report(),
            Some("dps::EdgeProvisioningFailed"),
            Severity::Error,
        ),
        (Report::from_http(429, Report::NO_HEADERS, ""), Some("dps::429"), Severity::Warning),
        (Report::from_amqp(r#"{"errorCode":-12}"#, 1), Some("dps::-12"), Severity::Error),
    ];
    for (report, name, severity) in cases {
        assert_eq!((code(&report).as_deref(), report.severity()), (name, Some(severity)), "{report:?}");
        assert!(report.help().is_some() && shown(&report).contains("diagnostic help: "), "{report:?}");
    }
    let silence = Report::default();
    assert_eq!((code(&silence).as_deref(), silence.severity()), (Some("dps::no_response"), Some(Severity::Warning)));
    assert!(shown(&silence).starts_with("no response"));
    let nothing = Findings::default().into_report();
    assert_eq!((code(&nothing), nothing.severity()), (None, None));
    assert!(nothing.help().is_none() && nothing.url().is_none());
    assert!(shown(&nothing).starts_with("no usable response"));
}
