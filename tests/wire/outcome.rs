//! The outcome of each kind of response, and the rules of the advice that follows from it.

use dps_codes::Action::{
    AnswerChallenge, Backoff, CheckAndRetry, FixRequest, LookUpRegistration, Poll, Proceed, RepairCredentials,
    RepairTrust, Reregister, RetryAllocation, UseCachedCredentials,
};
use dps_codes::Phase::{Connect, Lookup, Manage, Poll as PollPhase, Register};
use dps_codes::{Action, Cause, Code, Failure, Origin, Outcome, Phase, RegistrationStatus, Report};

fn http(status: u16, body: &str) -> Report<'_> {
    Report::from_http(status, Report::NO_HEADERS, body)
}

fn actions(report: &Report<'_>) -> [Action; 5] {
    [Register, PollPhase, Lookup, Connect, Manage].map(|phase| report.advice(phase).action())
}

const ASSIGNED: &str = r#"{"status":"assigned","registrationState":{"assignedHub":"hub.example","deviceId":"p"}}"#;
const NO_RESPONSE: [Action; 5] = [LookUpRegistration, Backoff, Backoff, UseCachedCredentials, Backoff];

#[test]
fn nothing_that_is_not_a_success_passes_for_one() {
    for report in [
        http(200, "<html>Log in to the network of the hotel</html>"),
        http(200, "<"),
        http(200, r#"{"status":"assigned""#),
        http(200, r#"{"status":"assigned","registrationState":{"assignedHub":"hub.example","deviceId":"#),
        http(200, r#"{"status":"assigned"}"#),
        http(200, r#"{"operationId":"5.a","status":"assigned","registrationState":{"status":"assigned"}}"#),
        http(0, ""),
        http(0, ASSIGNED),
        http(100, ""),
        http(199, "{}"),
        http(302, ""),
        http(307, "<html>"),
        Report::default(),
        Report::from_mqtt("", ""),
        Report::from_mqtt("$dps/registrations/res/0/?$rid=1", ASSIGNED),
        Report::from_mqtt("$dps/registrations/res/100/?$rid=1", ASSIGNED),
        Report::from_mqtt("$dps/registrations/res/302/?$rid=1", ASSIGNED),
        Report::from_failure(Failure::TimedOut),
        Report::from_failure(Failure::Silence),
    ] {
        for &phase in Phase::ALL {
            assert!(!report.is_success(phase), "{report:?} in {phase}");
        }
        assert_eq!(actions(&report).map(Action::actor), [dps_codes::Actor::Program; 5], "{report:?}");
        // Something on the way has failed; the status lookup is for HTTPS alone.
        let advised = actions(&report);
        assert_eq!(advised[1..], NO_RESPONSE[1..], "{report:?}");
        assert!([LookUpRegistration, Backoff].contains(&advised[0]), "{report:?}");
    }
}

#[test]
fn success_depends_on_the_call() {
    let assigned =
        r#"{"operationId":"5.a","status":"assigned","registrationState":{"assignedHub":"h","deviceId":"p"}}"#;
    for &phase in Phase::ALL {
        assert_eq!(http(200, assigned).outcome_in(phase), Outcome::Succeeded, "{phase}");
    }
    // The status lookup answers with the state alone.
    let state = r#"{"registrationId":"p","status":"assigned","assignedHub":"h","deviceId":"p"}"#;
    assert_eq!(http(200, state).outcome_in(Lookup), Outcome::Succeeded);
    for (body, status) in [("", 204), ("{}", 200), (r#"[{"registrationId":"p"}]"#, 200)] {
        assert!(http(status, body).is_success(Manage) && http(status, body).is_success(Connect), "{body}");
        assert_eq!(http(status, body).outcome_in(Register), Outcome::Foreign, "registering ends with a hub");
    }
    // The code of success does not name a hub either.
    let succeeded = http(200, r#"{"errorCode":200,"message":"Succeeded"}"#);
    assert!(succeeded.is_success(Manage) && succeeded.is_success(Connect));
    for phase in [Register, PollPhase, Lookup] {
        assert!(!succeeded.is_success(phase), "{phase}");
    }
}

#[test]
fn in_manage_the_state_of_a_device_is_content() {
    let enrollment = |state: &str| format!(r#"{{"registrationId":"p","etag":"x","registrationState":{state}}}"#);
    for state in [
        r#"{"status":"failed","errorCode":400207,"errorMessage":"Custom allocation failed with status code: 400"}"#,
        r#"{"status":"failed","errorCode":401002,"errorMessage":"{\"Message\":\"ErrorCode:IotHubUnauthorizedAccess\"}"}"#,
        r#"{"status":"failed"}"#,
        r#"{"status":"disabled"}"#,
        r#"{"status":"assigning"}"#,
        r#"{"status":"unassigned"}"#,
    ] {
        let body = enrollment(state);
        let report = http(200, &body);
        assert_eq!(
            (report.outcome_in(Manage), report.advice(Manage).action()),
            (Outcome::Succeeded, Proceed),
            "{body}"
        );
        assert!(!report.is_success(Register), "{body}");
    }
    for (body, action) in [
        (r#"{"errorCode":404201}"#, CheckAndRetry),
        (r#"{"isSuccessful":false,"errors":[]}"#, Action::Investigate),
        (r#"{"errorCode":429001,"registrationState":{"status":"failed","errorCode":400207}}"#, Backoff),
    ] {
        assert_eq!(http(200, body).advice(Manage).action(), action, "{body}");
    }
    assert!(http(200, r#"{"isSuccessful":true,"errors":[]}"#).is_success(Manage));
}

#[test]
fn a_failed_operation_is_judged_like_a_register_call() {
    let failed = |error: &str| {
        format!(r#"{{"operationId":"5.a","status":"failed","registrationState":{{"status":"failed"{error}}}}}"#)
    };
    for (error, action) in [
        ("", Reregister),
        (r#","errorCode":0"#, Reregister),
        (r#","errorCode":429001"#, Reregister),
        (r#","errorCode":429"#, Reregister),
        (r#","errorCode":500001"#, Reregister),
        (r#","errorCode":503"#, Reregister),
        (r#","errorCode":409203"#, Reregister),
        (r#","errorCode":401002"#, RepairCredentials),
        (r#","errorCode":400004"#, FixRequest),
        (r#","errorCode":404201"#, CheckAndRetry),
        (r#","errorCode":400207"#, RetryAllocation),
        (r#","errorCode":400208"#, RetryAllocation),
        (r#","errorCode":400209"#, RetryAllocation),
        (r#","errorCode":401001"#, RetryAllocation),
    ] {
        let body = failed(error);
        for phase in [Register, PollPhase, Lookup] {
            for report in [http(200, &body), Report::from_mqtt("$dps/registrations/res/200/?$rid=1", &body)] {
                let advice = report.advice(phase);
                assert_eq!(advice.action(), action, "{body} in {phase}");
                if action == Reregister {
                    // With the delays of Backoff.
                    assert_eq!(advice.retry(), Backoff.retry());
                }
            }
        }
    }
}

#[test]
fn the_hub_that_refuses_dps_is_not_the_device_s_credential() {
    for message in [
        r#"{\"Message\":\"ErrorCode:IotHubUnauthorizedAccess;Unauthorized\",\"ExceptionMessage\":\"Tracking ID:a1-G:10\"}"#,
        "ErrorCode:IotHubUnauthorizedAccess;Unauthorized",
    ] {
        for code in ["", r#""errorCode":401002,"#] {
            let body = format!(
                r#"{{"status":"failed","registrationState":{{"status":"failed",{code}"errorMessage":"{message}"}}}}"#
            );
            let report = http(200, &body);
            assert_eq!(report.outcome(), Outcome::Failed(Cause::HubBehindDps), "{body}");
            assert_eq!(report.origin(PollPhase), Origin::HubBehindDps);
            for phase in [Register, PollPhase, Lookup] {
                assert_eq!(report.advice(phase).action(), CheckAndRetry, "{body} in {phase}");
            }
            assert_eq!(report.outcome().help(), Code::IotHubNotFound.help());
        }
    }
    let alone = http(401, r#"{"Message":"ErrorCode:IotHubUnauthorizedAccess;Unauthorized"}"#);
    assert_eq!(alone.advice(Register).action(), RepairCredentials);
    assert_eq!(alone.origin(Register), Origin::Dps);
}

#[test]
fn lookups_have_steps_of_their_own() {
    for (status, body, action) in [
        (200, r#"{"registrationId":"p","status":"unassigned"}"#, Reregister),
        (404, r#"{"errorCode":404202}"#, Reregister),
        (404, r#"{"errorCode":404201}"#, Reregister),
        (404, "", Reregister),
        (401, "", Reregister),
        (200, r#"{"registrationId":"p","status":"assigning"}"#, Poll),
        (200, r#"{"registrationId":"p","status":"assigned","assignedHub":"h"}"#, Proceed),
        (200, r#"{"registrationId":"p","status":"disabled"}"#, RepairCredentials),
        (200, r#"{"registrationId":"p","status":"failed","errorCode":401002}"#, RepairCredentials),
        (200, r#"{"registrationId":"p","status":"failed","errorCode":429001}"#, Reregister),
        (503, "", Backoff),
    ] {
        assert_eq!(http(status, body).advice(Lookup).action(), action, "{status} {body}");
    }
    assert_eq!(http(404, r#"{"errorCode":404203}"#).advice(PollPhase).action(), Reregister);
    assert_eq!(http(200, r#"{"status":"unassigned"}"#).advice(PollPhase).action(), Poll);
}

#[test]
fn there_is_a_lookup_only_after_a_call_that_may_have_arrived() {
    assert_eq!(http(503, "").advice(Register).action(), LookUpRegistration);
    assert_eq!(http(200, "<html>").advice(Register).action(), LookUpRegistration);
    assert_eq!(http(200, r#"{"operationId":"5.a"#).advice(Register).action(), LookUpRegistration);
    assert_eq!(Report::default().advice(Register).action(), LookUpRegistration);
    for failure in [Failure::TimedOut, Failure::ConnectionLost, Failure::Silence] {
        assert_eq!(actions(&Report::from_failure(failure)), NO_RESPONSE, "{failure:?}");
    }
    for failure in [Failure::NameNotResolved, Failure::Unreachable] {
        let nothing_sent = [Backoff, Backoff, Backoff, UseCachedCredentials, Backoff];
        assert_eq!(actions(&Report::from_failure(failure)), nothing_sent, "{failure:?}");
    }
    for failure in [Failure::ServerNotTrusted, Failure::CertificateRefused, Failure::ClockWrong] {
        assert_eq!(actions(&Report::from_failure(failure)), [RepairTrust; 5], "{failure:?}");
    }
    // Neither MQTT nor AMQP has a lookup.
    let topic = "$dps/registrations/res/503/?$rid=1";
    assert_eq!(Report::from_mqtt(topic, "").advice(Register).action(), Backoff);
    assert_eq!(Report::from_amqp(r#"{"errorCode":500001}"#, None::<i64>).advice(Register).action(), Backoff);
    assert_eq!(Report::from_connack(3).advice(Register).action(), Backoff);
}

#[test]
fn refused_connections() {
    for (codes, status) in [
        (&[1, 2, 0x81, 0x82, 0x84, 0x85, 0x90, 0x95, 0x99, 0x9A, 0x9B][..], 400),
        (&[4, 5, 0x86, 0x87, 0x8C], 401),
        (&[3, 0x88, 0x89], 503),
        (&[0x97, 0x9F], 429),
    ] {
        for &code in codes {
            for phase in [Register, Connect] {
                let action = Report::from_http(status, Report::NO_HEADERS, "").advice(phase).action();
                let action = if action == LookUpRegistration { Backoff } else { action };
                assert_eq!(Report::from_connack(code).advice(phase).action(), action, "{code:#x} in {phase}");
            }
        }
    }
    for code in [0x9C, 0x9D] {
        assert_eq!(actions(&Report::from_connack(code)), [Reregister; 5], "{code:#x}");
    }
}

#[test]
fn steps_of_the_protocol() {
    let challenge = r#"{"message":"x","authenticationKey":"AAEC","keyName":"registration"}"#;
    assert_eq!(http(401, challenge).outcome(), Outcome::Challenge);
    assert_eq!(http(401, challenge).advice(Register).action(), AnswerChallenge);
    assert_eq!(http(202, "").outcome(), Outcome::Pending);
    let report = http(200, r#"{"status":"blacklisted"}"#);
    assert_eq!((report.outcome(), report.registration()), (Outcome::Disabled, Some(RegistrationStatus::Disabled)));
    assert_eq!(http(200, r#"{"status":"enqueued"}"#).registration(), None);
}

#[test]
fn predicates_for_metrics() {
    let outcome = |status| Report::from_http(status, Report::NO_HEADERS, "").outcome();
    for status in 400..600 {
        let of = outcome(status);
        assert!(of.is_failure() && !of.is_success(), "{status}");
        assert_eq!(of.is_throttled(), status == 429);
        assert_eq!(of.is_auth(), matches!(status, 401 | 403));
        assert_eq!(of.is_not_found(), status == 404);
        assert_eq!(of.is_conflict(), matches!(status, 409 | 412));
        assert_eq!(of.is_transient(), matches!(status, 408 | 425 | 429 | 500..=510 | 512..=599), "{status}");
    }
    assert!(Report::default().outcome().is_transient() && !Report::default().outcome().is_failure());
}

#[test]
fn the_status_of_a_failed_operation_decides_where_no_class_knows_the_number() {
    let failed = r#"{"status":"failed","registrationState":{"status":"failed","errorCode":1}}"#;
    assert_eq!(http(429, failed).advice(Register).action(), Reregister);
    assert_eq!(http(401, failed).advice(Register).action(), RepairCredentials);
    assert_eq!(http(200, failed).advice(PollPhase).action(), Action::Investigate);
}

#[test]
fn a_message_of_several_codes_stands_for_the_first() {
    for (message, first) in [
        // Both are treated alike.
        ("Unauthorized", Code::AuthenticationFailed),
        // The other one is treated otherwise, but the first is a status.
        ("Precondition failed.", Code::PreconditionFailed),
    ] {
        let report = Report::from_amqp(message, None::<i64>);
        assert_eq!(report.candidates().count(), 2, "{message}");
        assert_eq!(report.outcome(), Outcome::Failed(Cause::Likely(first)), "{message}");
    }
}

#[test]
fn a_message_of_codes_that_need_different_actions_stands_for_none() {
    let codes = || Code::ALL.iter().copied().filter(|code| code.number() >= 1000);
    let (one, other) = codes()
        .flat_map(|one| codes().map(move |other| (one, other)))
        .find(|(one, other)| one.name().len() == other.name().len() && one.action() != other.action())
        .unwrap();
    let message = format!("{} or {}", one.name(), other.name());
    let report = Report::from_amqp(&message, None::<i64>);
    assert!(report.candidates().eq([one, other]), "{message}");
    assert_eq!(report.outcome(), Outcome::Failed(Cause::Unspecified), "{message}");
}

#[test]
fn a_message_is_that_of_a_failure_in_text_but_not_in_an_accepted_response() {
    let body = r#"{"message":"Precondition failed."}"#;
    let likely = Outcome::Failed(Cause::Likely(Code::PreconditionFailed));
    assert_eq!(dps_codes::__log::report_of(body.as_bytes()).outcome(), likely);
    assert_eq!(http(200, body).outcome(), Outcome::Succeeded);
}
