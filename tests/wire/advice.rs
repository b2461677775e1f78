//! The advice for each kind of response in each phase: the whole matrix, over every transport.

use std::time::Duration;

use dps_codes::Action::{
    AnswerChallenge, Backoff, CheckAndRetry, FixRequest, Investigate, LookUpRegistration, Poll, Proceed, RaiseLimit,
    RefreshEtag, RenewToken, RepairCredentials, RepairNetwork, Reregister, ResolveConflict, RetryAllocation,
    UseCachedCredentials,
};
use dps_codes::{Action, Actor, Advice, Next, Phase, Random, Report};

const PHASES: [Phase; 5] = [Phase::Register, Phase::Poll, Phase::Lookup, Phase::Connect, Phase::Manage];

/// Actions in Register, Poll, Lookup, Connect and Manage.
type Actions = [Action; 5];

const BY_STATUS: Actions = [RepairCredentials, Reregister, Reregister, Reregister, RepairCredentials];
const REFUSED: Actions = [RepairCredentials, RepairCredentials, Reregister, Reregister, RepairCredentials];
const EXPIRED: Actions = [CheckAndRetry, Reregister, Reregister, Reregister, CheckAndRetry];
const MISSING: Actions = [CheckAndRetry, CheckAndRetry, Reregister, Reregister, CheckAndRetry];
const CONFLICT: Actions = [Backoff, Backoff, Backoff, UseCachedCredentials, ResolveConflict];
const IN_PROGRESS: Actions = [Backoff, Backoff, Backoff, CheckAndRetry, CheckAndRetry];
const STALE: Actions = [Backoff, Backoff, Backoff, RefreshEtag, RefreshEtag];
const FAILED: Actions = [LookUpRegistration, Backoff, Backoff, UseCachedCredentials, Backoff];
const ALLOCATION: Actions = [RetryAllocation, RetryAllocation, CheckAndRetry, CheckAndRetry, CheckAndRetry];
const NO_HUB: Actions = [RetryAllocation, RetryAllocation, Reregister, Reregister, CheckAndRetry];
const TOKEN: Actions = [RepairCredentials, RepairCredentials, Reregister, RenewToken, RepairCredentials];
const QUOTA: Actions = [RaiseLimit, RaiseLimit, Reregister, RaiseLimit, RaiseLimit];

/// Numbers, and what helps in these phases.
const MATRIX: &[(&[i64], Actions)] = &[
    (&[400, 405, 415, 402, 406, 410, 413, 451, 499], [FixRequest; 5]),
    (&[400_004, 400_000, 405_001, 415_001, 410_123, 400_206, 400_210], [FixRequest; 5]),
    (&[401, 403], BY_STATUS),
    (&[401_000, 401_002, 401_004, 403_101, 403_999], REFUSED),
    (&[401_003], TOKEN),
    (&[403_002, 403_010], QUOTA),
    (&[404, 404_203], EXPIRED),
    (&[404_001, 404_010, 404_300], MISSING),
    (&[404_201, 404_202, 404_211, 404_212, 404_299, 404_200], MISSING),
    (&[407, 511, 407_000], [RepairNetwork; 5]),
    (&[408, 425, 408_000], [Backoff; 5]),
    (&[409, 409_001, 409_100, 409_300], CONFLICT),
    (&[409_201, 409_202, 409_204, 409_205, 409_211, 409_299], [CheckAndRetry; 5]),
    (&[409_203], IN_PROGRESS),
    (&[412, 412_000, 412_001], STALE),
    (&[429, 429_000, 429_001, 429_999], [Backoff; 5]),
    (&[500, 501, 502, 503, 504, 599, 500_001, 503_001, 599_999], FAILED),
    (&[400_207, 400_208, 400_209], ALLOCATION),
    (&[401_001], NO_HUB),
];

/// The same for a transport that has no status lookup.
fn without_lookup(action: Action) -> Action {
    if action == LookUpRegistration { Backoff } else { action }
}

/// A failed operation is final: what waits or looks up in Register has to register again.
fn of_failed_operation(actions: Actions, phase: Phase) -> Action {
    match (phase, actions[0]) {
        (Phase::Connect, _) => actions[3],
        (Phase::Manage, _) => actions[4],
        (_, Backoff | LookUpRegistration) => Reregister,
        (_, action) => action,
    }
}

#[test]
fn the_matrix() {
    for (numbers, actions) in MATRIX {
        for &number in *numbers {
            let body = format!(r#"{{"errorCode":{number},"trackingId":"3e1d","message":"anything"}}"#);
            let state = format!(
                r#"{{"operationId":"5.a","status":"failed","registrationState":{{"status":"failed","errorCode":{number}}}}}"#
            );
            let status = u16::try_from(if number > 999 { number / 1000 } else { number }).unwrap();
            let topic = format!("$dps/registrations/res/{status}/?$rid=1");
            let header = number.to_string();
            for (phase, action) in PHASES.into_iter().zip(*actions) {
                let failed = of_failed_operation(*actions, phase);
                for (way, report, action) in [
                    ("HTTP", Report::from_http(status, Report::NO_HEADERS, &body), action),
                    ("HTTP 200", Report::from_http(200, Report::NO_HEADERS, &body), action),
                    ("header", Report::from_http(status, [("x-ms-error-code", &*header)], ""), action),
                    ("state", Report::from_http(200, Report::NO_HEADERS, &state), failed),
                    ("MQTT", Report::from_mqtt(&topic, &body), without_lookup(action)),
                    ("AMQP", Report::from_amqp(&body, None::<i64>), without_lookup(action)),
                ] {
                    let advice = report.advice(phase);
                    assert_eq!(advice.action(), action, "{number} over {way} in {phase}");
                    assert_eq!((advice.phase(), advice.actor()), (phase, action.actor()));
                }
                assert_eq!(Advice::of(number, phase).action(), action, "{number} alone in {phase}");
            }
        }
    }
}

#[test]
fn a_number_that_no_class_knows_is_ignored() {
    for number in [1, -1, 7, 99, 302, 600, 999, 4_042, 200_000, 300_001, 600_000, 4_042_010, i64::MAX, i64::MIN] {
        let body = format!(r#"{{"errorCode":{number},"message":"anything"}}"#);
        for phase in PHASES {
            for status in [400, 401, 404, 408, 409, 429, 500, 503, 511] {
                let topic = format!("$dps/registrations/res/{status}/?$rid=1");
                let action = Advice::of_status(status, phase).action();
                let report = Report::from_http(status, Report::NO_HEADERS, &body);
                assert_eq!((report.advice(phase).action(), report.number()), (action, Some(number)));
                assert_eq!(Report::from_mqtt(&topic, &body).advice(phase).action(), without_lookup(action));
            }
            for status in [200, 202] {
                let report = Report::from_http(status, Report::NO_HEADERS, &body);
                assert_eq!(report.advice(phase).action(), Investigate, "{number} in {status} is never success");
                assert!(!report.is_success(phase));
            }
            assert_eq!(Report::from_amqp(&body, None::<i64>).advice(phase).action(), Investigate);
        }
    }
}

#[test]
fn a_status_alone() {
    for (numbers, actions) in MATRIX {
        for status in numbers.iter().filter_map(|&number| u16::try_from(number).ok()).filter(|n| (400..600).contains(n))
        {
            let topic = format!("$dps/registrations/res/{status}/?$rid=1");
            for (phase, action) in PHASES.into_iter().zip(*actions) {
                for body in ["", "<html>", "{", r#"{"message":"anything"}"#, r#"{"errorCode":0}"#] {
                    let report = Report::from_http(status, Report::NO_HEADERS, body);
                    assert_eq!(report.advice(phase).action(), action, "{status} {body} in {phase}");
                    let report = Report::from_mqtt(&topic, body);
                    assert_eq!(report.advice(phase).action(), without_lookup(action), "{status} {body} in {phase}");
                }
            }
        }
    }
}

#[test]
fn steps_that_are_not_failures() {
    let challenge = r#"{"message":"x","authenticationKey":"AAEC","keyName":"registration"}"#;
    let challenge = Report::from_http(401, Report::NO_HEADERS, challenge).advice(Phase::Register);
    assert_eq!((challenge.action(), challenge.actor()), (AnswerChallenge, Actor::Program));
    assert_eq!((challenge.wait(), challenge.is_automatic()), (Some(Duration::ZERO), true));

    let assigning = r#"{"operationId":"5.a","status":"assigning"}"#;
    for hint in [1, 3, 30] {
        let hint_text = hint.to_string();
        let report = Report::from_http(202, [("retry-after", &*hint_text)], assigning);
        let poll = report.advice(Phase::Register);
        assert_eq!((poll.action(), poll.is_billed()), (Poll, false));
        assert!(poll.wait() >= Some(Duration::from_secs(hint)));
        assert!(poll.delay(7, Random::MOST) > poll.wait());
    }
    assert_eq!(Report::from_http(202, Report::NO_HEADERS, "").advice(Phase::Register).action(), Poll);
    assert_eq!(Report::from_http(204, Report::NO_HEADERS, "").advice(Phase::Manage).action(), Proceed);
    assert_eq!(Report::from_connack(0).advice(Phase::Register).action(), Proceed);
}

#[test]
fn disabled_needs_a_person_whatever_the_phase() {
    let body = r#"{"operationId":"","status":"disabled","registrationState":{"status":"disabled"}}"#;
    for phase in PHASES {
        for report in [Report::from_http(200, [("retry-after", "3")], body), Report::from_mqtt("", body)] {
            let advice = report.advice(phase);
            assert_eq!((advice.action(), advice.actor()), (RepairCredentials, Actor::Operator));
            assert_eq!((advice.wait(), advice.is_automatic()), (None, false));
        }
    }
}

#[test]
fn no_wait_is_shorter_than_was_asked_for() {
    for (numbers, _) in MATRIX {
        for &number in *numbers {
            let body = format!(r#"{{"errorCode":{number}}}"#);
            for seconds in [0, 1, 5, 60, 86_400, u64::MAX] {
                let report = Report::from_amqp(&body, seconds);
                for phase in PHASES {
                    for attempt in [0, 1, 9, 31, 32, u32::MAX] {
                        let wait = report.advice(phase).delay(attempt, Random::LEAST);
                        let asked = Duration::from_secs(seconds.min(86_400));
                        assert!(wait.is_none_or(|wait| wait >= asked), "{number} {seconds}");
                        assert!(wait.is_none_or(|wait| wait <= Duration::from_secs(2 * 86_400)), "no clock overflows");
                    }
                }
            }
        }
    }
}

#[test]
fn no_hint_overflows_a_clock() {
    for header in ["retry-after", "retry-after-ms", "x-ms-retry-after-ms"] {
        for hint in ["99999999999999", "9999999999999999999", "18446744073709551615", "Fri, 31 Dec 9999 23:59:59 GMT"] {
            let report = Report::from_http(429, [(header, hint)], r#"{"retryAfter":99999999999999}"#);
            assert!(report.retry_after() >= Some(Duration::from_secs(99_999_999_999_999)), "the raw value stays");
            for phase in PHASES {
                let delay = report.advice(phase).delay(u32::MAX, Random::MOST).unwrap();
                assert!(delay <= Duration::from_secs(86_400 + 600));
                let _ = std::time::Instant::now() + delay;
            }
        }
    }
}

#[test]
fn after_ten_failures_and_a_quarter_of_an_hour_the_device_registers_anew() {
    let report = Report::from_http(503, [("retry-after", "20")], "");
    let advice = report.advice(Phase::Connect);
    let minutes = |minutes: u64| Duration::from_secs(60 * minutes);
    for (failures, elapsed, random, action) in [
        (1, minutes(0), Random::LEAST, None),
        (10, minutes(14), Random::LEAST, None),
        (9, minutes(15), Random::LEAST, None),
        (9, Duration::MAX, Random::MOST, None),
        (10, minutes(15), Random::LEAST, Some(Reregister)),
        (10, minutes(29), Random::MOST, None),
        (10, minutes(30), Random::MOST, Some(Reregister)),
        (u32::MAX, Duration::MAX, Random::MOST, Some(Reregister)),
    ] {
        let instead = advice.instead(failures, elapsed, random);
        assert_eq!(instead.map(|instead| instead.action()), action, "{failures} {elapsed:?}");
        if let Some(instead) = instead {
            assert!(instead.is_billed() && !advice.is_billed());
            assert!(instead.wait() >= Some(Duration::from_secs(20)), "what was asked for still holds");
            assert_eq!((instead.retry(), instead.fallback()), (Reregister.retry(), Reregister.fallback()));
        }
    }
    assert_eq!(advice.fallback(), UseCachedCredentials.fallback());
    let throttled = Report::from_http(429, Report::NO_HEADERS, "").advice(Phase::Register);
    assert_eq!(throttled.fallback(), None);
    assert_eq!(throttled.instead(99, minutes(99), Random::LEAST), None);
    let twice = Report::from_http(409, Report::NO_HEADERS, "").advice(Phase::Connect);
    assert_eq!(twice.fallback().map(|fallback| fallback.action()), Some(CheckAndRetry));
    let check = twice.instead(10, Duration::ZERO, Random::LEAST).unwrap();
    assert_eq!((check.action(), check.retry(), check.fallback()), (CheckAndRetry, CheckAndRetry.retry(), None));
}

#[test]
fn the_next_call_and_what_it_costs() {
    let assigned = r#"{"status":"assigned","registrationState":{"assignedHub":"hub.example","deviceId":"p"}}"#;
    let http = |status: u16, body: &'static str| Report::from_http(status, Report::NO_HEADERS, body);
    for (report, phase, next, is_billed) in [
        (http(429, ""), Phase::Register, Next::Same, true),
        (http(429, ""), Phase::Poll, Next::Same, false),
        (http(503, ""), Phase::Poll, Next::Same, false),
        (http(429, ""), Phase::Lookup, Next::Same, false),
        (http(503, ""), Phase::Lookup, Next::Same, false),
        (http(429, ""), Phase::Connect, Next::Same, false),
        (http(429, ""), Phase::Manage, Next::Same, false),
        (http(412, ""), Phase::Manage, Next::Same, false),
        (http(401, ""), Phase::Register, Next::None, false),
        (http(400, ""), Phase::Register, Next::None, false),
        (http(401, ""), Phase::Poll, Next::Call(Phase::Register), true),
        (http(404, ""), Phase::Lookup, Next::Call(Phase::Register), true),
        (http(401, ""), Phase::Connect, Next::Call(Phase::Register), true),
        (http(500, ""), Phase::Connect, Next::Same, false),
        (http(500, ""), Phase::Register, Next::Call(Phase::Lookup), false),
        (http(200, assigned), Phase::Poll, Next::Call(Phase::Connect), false),
        (http(204, ""), Phase::Manage, Next::None, false),
        (http(202, r#"{"operationId":"5.a","status":"assigning"}"#), Phase::Register, Next::Call(Phase::Poll), false),
        (http(200, r#"{"status":"assigning"}"#), Phase::Lookup, Next::Same, false),
        (http(400, r#"{"errorCode":400207}"#), Phase::Poll, Next::Call(Phase::Register), true),
        (Report::from_connack(3), Phase::Register, Next::Same, true),
        (Report::from_connack(5), Phase::Connect, Next::Call(Phase::Register), true),
    ] {
        let advice = report.advice(phase);
        assert_eq!((advice.next(), advice.is_billed()), (next, is_billed), "{report} in {phase}");
    }
}
