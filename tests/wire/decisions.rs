//! The outcome of each combination of transport, status and body.

use dps_codes::__log::Findings;
use dps_codes::Phase::{Connect, Lookup, Manage, Poll, Register};
use dps_codes::{Cause, Code, Failure, Origin, Outcome, Phase, Report};

const SILENCE: Outcome = Outcome::NoResponse(Failure::Silence);
const UNSPECIFIED: Outcome = Outcome::Failed(Cause::Unspecified);

fn http(status: u16, body: &str) -> Report<'_> {
    Report::from_http(status, Report::NO_HEADERS, body)
}

fn code(number: i64) -> Outcome {
    Outcome::Failed(Cause::Code(Code::classify(number)))
}

fn operation(number: i64) -> Outcome {
    Outcome::Failed(Cause::Operation(Some(Code::classify(number))))
}

#[track_caller]
fn assert_outcomes(cases: &[(u16, &str, Outcome)]) {
    for &(status, body, outcome) in cases {
        let report = http(status, body);
        assert_eq!((report.outcome(), report.is_pending()), (outcome, outcome == Outcome::Pending), "{status} {body}");
    }
}

#[test]
fn the_status_decides_where_the_body_says_nothing() {
    for body in ["", "{}", "[]", r#"{"errorCode":0}"#, r#"{"errorCode":200}"#, r#"{"message":"x"}"#] {
        assert_outcomes(&[
            (0, body, SILENCE),
            (199, body, SILENCE),
            (200, body, Outcome::Succeeded),
            (201, body, Outcome::Succeeded),
            (299, body, Outcome::Succeeded),
            (300, body, Outcome::Foreign),
            (399, body, Outcome::Foreign),
        ]);
        for status in [400, 404, 429, 503, 599, 600] {
            let expected = if body.contains("200") { code(200) } else { code(status.into()) };
            let outcome = http(status, body).outcome();
            assert!(outcome.is_failure() && (outcome == expected || outcome == code(status.into())), "{status} {body}");
        }
    }
    assert_outcomes(&[
        (202, "", Outcome::Pending),
        (202, " ", Outcome::Pending),
        (202, "{}", Outcome::Succeeded),
        (202, r#"{"status":"enqueued"}"#, Outcome::Succeeded),
        (200, "<html>", Outcome::Foreign),
        (200, "x", Outcome::Foreign),
        (200, "{", Outcome::Truncated),
        (200, "[", Outcome::Truncated),
        (200, "\"x", Outcome::Truncated),
    ]);
}

#[test]
fn a_code_decides_if_a_class_knows_it() {
    let message = r#""message":"CA certificate not found.""#;
    let likely = Outcome::Failed(Cause::Likely(Code::IotHubUnauthorizedAccess));
    assert_outcomes(&[
        (404, r#"{"errorCode":429001}"#, code(429_001)),
        (404, r#"{"errorCode":404999}"#, code(404_999)),
        (404, r#"{"errorCode":7}"#, code(404)),
        (404, r#"{"errorCode":"Misplaced"}"#, code(404)),
        (302, r#"{"errorCode":404201}"#, code(404_201)),
        (302, r#"{"errorCode":404999}"#, code(404_999)),
        (302, r#"{"errorCode":7}"#, Outcome::Foreign),
        (200, r#"{"errorCode":404201}"#, code(404_201)),
        (200, r#"{"errorCode":7}"#, code(7)),
        (200, r#"{"errorCode":"Misplaced"}"#, UNSPECIFIED),
        (200, r#"{"errorCode":"IotHubNotFound"}"#, code(401_001)),
        (200, r#"{"isSuccessful":false}"#, UNSPECIFIED),
        (200, r#"{"isSuccessful":false,"errorCode":200}"#, UNSPECIFIED),
    ]);
    for (status, members, outcome) in [
        (401, "", likely),
        (404, "", code(404)),
        (401, r#""errorCode":7,"#, code(401)),
        (200, "", Outcome::Succeeded),
        (200, r#""isSuccessful":false,"#, likely),
        (200, r#""isSuccessful":false,"errorCode":7,"#, code(7)),
        (200, r#""status":"failed","#, operation(Code::IotHubUnauthorizedAccess.number())),
        (400, r#""status":"failed","#, operation(400)),
    ] {
        let body = format!("{{{members}{message}}}");
        assert_eq!(http(status, &body).outcome(), outcome, "{status} {body}");
    }
}

#[test]
fn the_status_of_a_registration_decides_what_a_code_leaves_open() {
    assert_outcomes(&[
        (200, r#"{"status":"failed"}"#, Outcome::Failed(Cause::Operation(None))),
        (200, r#"{"status":"failed","errorCode":200}"#, Outcome::Failed(Cause::Operation(None))),
        (200, r#"{"status":"failed","errorCode":404201}"#, operation(404_201)),
        (200, r#"{"status":"failed","errorCode":7}"#, operation(7)),
        (429, r#"{"status":"failed","errorCode":7}"#, operation(429)),
        (429, r#"{"status":"failed","errorCode":404201}"#, operation(404_201)),
        (429, r#"{"status":"failed"}"#, operation(429)),
        (200, r#"{"status":"failed","a"#, Outcome::Truncated),
        (200, r#"{"status":"failed","errorCode":404201,"a"#, operation(404_201)),
        (200, r#"{"status":"failed","errorCode":"IotHubUnauthorizedAccess"}"#, Outcome::Failed(Cause::HubBehindDps)),
        (200, r#"{"status":"failed","errorCode":"IotHubNotFound"}"#, operation(401_001)),
        (404, r#"{"status":"disabled","errorCode":404201}"#, Outcome::Disabled),
        (404, r#"{"status":"assigned"}"#, code(404)),
        (200, r#"{"status":"assigned"}"#, Outcome::Foreign),
        (200, r#"{"status":"assigned","assignedHub":"h"}"#, Outcome::Succeeded),
        (200, r#"{"status":"assigning"}"#, Outcome::Pending),
        (200, r#"{"status":"assigning","errorCode":7}"#, code(7)),
        (200, r#"{"status":"unassigned"}"#, Outcome::Pending),
        (200, r#"{"status":"enqueued"}"#, Outcome::Succeeded),
        (200, r#"{"status":"enqueued","operationId":"5.a"}"#, Outcome::Pending),
        (200, r#"{"operationId":"5.a"}"#, Outcome::Pending),
    ]);
    let unassigned = http(200, r#"{"status":"unassigned"}"#);
    for &phase in Phase::ALL {
        let expected = if phase == Lookup { Outcome::Unassigned } else { Outcome::Pending };
        assert_eq!(unassigned.outcome_in(phase), expected, "{phase}");
    }
}

#[test]
fn in_manage_only_the_error_of_the_call_counts() {
    for (status, body, outcome) in [
        (202, "", Outcome::Pending),
        (202, "{}", Outcome::Succeeded),
        (204, "", Outcome::Succeeded),
        (200, r#"{"errorCode":200}"#, Outcome::Succeeded),
        (200, r#"{"operationId":"5.a"}"#, Outcome::Pending),
        (200, r#"{"status":"assigning"}"#, Outcome::Pending),
        (200, r#"{"status":"unassigned"}"#, Outcome::Pending),
        (200, r#"{"status":"disabled"}"#, Outcome::Disabled),
        (200, r#"{"registrationState":{"status":"assigned"}}"#, Outcome::Foreign),
        (200, r#"{"registrationState":{"status":"assigned","assignedHub":"h"}}"#, Outcome::Succeeded),
        (200, r#"{"registrationState":{"status":"disabled"}}"#, Outcome::Succeeded),
        (200, r#"{"registrationState":{"status":"disabled"}"#, Outcome::Disabled),
        (202, r#"{"registrationState":{"status":"disabled"}}"#, Outcome::Succeeded),
        (302, r#"{"registrationState":{"status":"disabled"}}"#, Outcome::Foreign),
        (404, r#"{"registrationState":{"status":"disabled"}}"#, Outcome::Disabled),
        (200, r#"{"isSuccessful":false,"registrationState":{"status":"disabled"}}"#, Outcome::Disabled),
    ] {
        assert_eq!(http(status, body).outcome_in(Manage), outcome, "{status} {body}");
    }
}

#[test]
fn over_mqtt_and_amqp_a_status_can_be_missing() {
    for (payload, outcome) in [
        ("", Outcome::Foreign),
        ("{}", Outcome::Foreign),
        (r#"{"status":"enqueued"}"#, Outcome::Foreign),
        (r#"{"status":"assigning"}"#, Outcome::Pending),
        (r#"{"errorCode":404201}"#, code(404_201)),
        (r#"{"errorCode":"Misplaced"}"#, UNSPECIFIED),
    ] {
        assert_eq!(Report::from_mqtt("", payload).outcome(), outcome, "{payload}");
    }
    for (description, outcome) in [
        ("", UNSPECIFIED),
        (r#"{"errorCode":200}"#, UNSPECIFIED),
        (r#"{"errorCode":404201}"#, code(404_201)),
        (r#"{"status":"disabled"}"#, Outcome::Disabled),
    ] {
        assert_eq!(Report::from_amqp(description, None::<i64>).outcome(), outcome, "{description}");
    }
}

#[test]
fn a_line_of_a_log_says_less_than_a_response() {
    let line = |findings: Findings<'static>| findings.into_report();
    let text = |text: &'static str| Some(text.into());
    for (findings, outcome, is_failure) in [
        (Findings { transport_status: Some(100), ..Findings::default() }, Outcome::Unknown, false),
        (Findings { transport_status: Some(202), ..Findings::default() }, Outcome::Pending, false),
        (
            Findings { transport_status: Some(202), registration_status: text("enqueued"), ..Findings::default() },
            Outcome::Unknown,
            false,
        ),
        (Findings { registration_status: text("assigned"), ..Findings::default() }, Outcome::Succeeded, false),
        (Findings { operation_id: text("5.a"), ..Findings::default() }, Outcome::Pending, false),
        (Findings { number: Some(200), ..Findings::default() }, Outcome::Succeeded, false),
        (Findings { transport_status: Some(302), ..Findings::default() }, Outcome::Foreign, true),
        // A line that only has the words of a code may be anything.
        (
            Findings { message: text("CA certificate not found."), ..Findings::default() },
            Outcome::Failed(Cause::Likely(Code::IotHubUnauthorizedAccess)),
            false,
        ),
        (
            Findings { message: text("CA certificate not found."), transport_status: Some(401), ..Findings::default() },
            Outcome::Failed(Cause::Likely(Code::IotHubUnauthorizedAccess)),
            true,
        ),
    ] {
        let report = line(findings);
        assert_eq!((report.outcome(), report.is_failure()), (outcome, is_failure), "{report:?}");
    }
    // A line need not name the hub.
    for &phase in Phase::ALL {
        assert_eq!(line(Findings::default()).outcome_in(phase), Outcome::Unknown, "{phase}");
        let succeeded = Findings { number: Some(200), ..Findings::default() };
        assert_eq!(line(succeeded).outcome_in(phase), Outcome::Succeeded, "{phase}");
    }
    for (status, is_failure) in [(299, false), (300, true), (399, true), (400, true)] {
        assert_eq!(http(status, "").is_failure(), is_failure, "{status}");
    }
}

#[test]
fn the_origin_follows_from_outcome_and_phase() {
    let hub = r#"{"status":"failed","errorCode":"IotHubUnauthorizedAccess"}"#;
    for (report, of_dps, of_hub) in [
        (http(404, ""), Origin::Dps, Origin::Hub),
        (http(200, r#"{"status":"assigned","assignedHub":"h"}"#), Origin::Dps, Origin::Hub),
        (http(200, hub), Origin::HubBehindDps, Origin::HubBehindDps),
        (http(200, "<html>"), Origin::Other, Origin::Other),
        (http(200, "{"), Origin::Other, Origin::Other),
        (Report::default(), Origin::None, Origin::None),
        (Findings::default().into_report(), Origin::None, Origin::None),
    ] {
        assert_eq!([Poll, Manage].map(|phase| report.origin(phase)), [of_dps; 2], "{report:?}");
        assert_eq!(report.origin(Connect), of_hub, "{report:?}");
    }
    assert_eq!(http(404, "").origin(Register), Origin::Dps);
}
