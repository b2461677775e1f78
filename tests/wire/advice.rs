//! What to do about each kind of answer, in each phase: the whole matrix, over every transport.

use std::time::Duration;

use dps_codes::Action::{
    AnswerChallenge, Backoff, CheckAndRetry, FixRequest, Investigate, Poll, Proceed, RefreshEtag, RepairCredentials,
    Reregister, ResolveConflict, UseCachedCredentials,
};
use dps_codes::{Action, Actor, Phase, Report};

const PHASES: [Phase; 3] = [Phase::Register, Phase::Connect, Phase::Manage];

/// Numbers, and what helps in these phases.
const MATRIX: &[(&[i64], [Action; 3])] = &[
    (&[400, 405, 415, 402, 406, 410, 413, 451, 499], [FixRequest; 3]),
    (&[400_004, 400_000, 405_001, 415_001, 410_123, 400_206, 400_210], [FixRequest; 3]),
    (&[401, 403, 401_000, 401_002, 401_003, 403_101, 403_999], [RepairCredentials, Reregister, RepairCredentials]),
    (&[404, 404_001, 404_103, 404_300], [CheckAndRetry, Reregister, CheckAndRetry]),
    (&[404_201, 404_203, 404_211, 404_212, 404_299, 404_200], [CheckAndRetry, Reregister, CheckAndRetry]),
    (&[409, 409_001, 409_100, 409_300], [CheckAndRetry, ResolveConflict, ResolveConflict]),
    (&[409_201, 409_202, 409_204, 409_205, 409_211, 409_299], [CheckAndRetry; 3]),
    (&[409_203], [Backoff, CheckAndRetry, CheckAndRetry]),
    (&[412, 412_000, 412_001], [RefreshEtag; 3]),
    (&[429, 429_000, 429_001, 429_999], [Backoff; 3]),
    (&[500, 501, 502, 503, 504, 599, 500_001, 503_001, 599_999], [Backoff, UseCachedCredentials, Backoff]),
    (&[400_207, 400_208, 400_209, 401_001], [CheckAndRetry; 3]),
    (&[1, -1, 7, 600, 999, 300_001, 600_000, 4_042_010, i64::MAX, i64::MIN], [Investigate; 3]),
];

#[test]
fn the_matrix() {
    for (numbers, actions) in MATRIX {
        for &number in *numbers {
            let body = format!(r#"{{"errorCode":{number},"trackingId":"3e1d","message":"anything"}}"#);
            let state = format!(
                r#"{{"operationId":"5.a","status":"failed","registrationState":{{"status":"failed","errorCode":{number}}}}}"#
            );
            let status = u16::try_from(if number > 999 { number / 1000 } else { number })
                .ok()
                .filter(|status| (400..600).contains(status))
                .unwrap_or(400);
            let topic = format!("$dps/registrations/res/{status}/?$rid=1");
            let header = number.to_string();
            for (phase, action) in PHASES.into_iter().zip(*actions) {
                for (way, report) in [
                    ("HTTP", Report::from_http(status, Report::NO_HEADERS, &body)),
                    ("header", Report::from_http(status, [("x-ms-error-code", &*header)], "")),
                    ("state", Report::from_http(200, Report::NO_HEADERS, &state)),
                    ("MQTT", Report::from_mqtt(&topic, &body)),
                    ("AMQP", Report::from_amqp(&body, None::<i64>)),
                ] {
                    let advice = report.advice(phase);
                    assert_eq!(advice.action(), action, "{number} over {way} in {phase}");
                    assert_eq!((advice.phase(), advice.actor()), (phase, action.actor()));
                }
            }
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
                    for report in [Report::from_http(status, Report::NO_HEADERS, body), Report::from_mqtt(&topic, body)]
                    {
                        assert_eq!(report.advice(phase).action(), action, "{status} {body} in {phase}");
                    }
                }
            }
        }
    }
}

#[test]
fn steps_that_are_no_failures() {
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
        assert!(poll.delay(7, u32::MAX) > poll.wait());
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
                        let wait = report.advice(phase).delay(attempt, 0);
                        assert!(wait.is_none_or(|wait| wait >= Duration::from_secs(seconds)), "{number} {seconds}");
                    }
                }
            }
        }
    }
}

#[test]
fn after_ten_failures_or_a_quarter_of_an_hour_the_device_registers_anew() {
    let report = Report::from_http(503, [("retry-after", "20")], "");
    let advice = report.advice(Phase::Connect);
    let minutes = |minutes: u64| Duration::from_secs(60 * minutes);
    for (attempt, elapsed, action) in [
        (0, minutes(0), None),
        (8, minutes(14), None),
        (9, minutes(0), Some(Reregister)),
        (u32::MAX, minutes(0), Some(Reregister)),
        (0, minutes(15), Some(Reregister)),
        (0, Duration::MAX, Some(Reregister)),
    ] {
        let instead = advice.instead(attempt, elapsed);
        assert_eq!(instead.map(|instead| instead.action()), action, "{attempt} {elapsed:?}");
        if let Some(instead) = instead {
            assert!(instead.is_billed() && !advice.is_billed());
            assert!(instead.wait() >= Some(Duration::from_secs(20)), "what was asked for still holds");
        }
    }
    assert_eq!(Report::from_http(503, Report::NO_HEADERS, "").advice(Phase::Register).instead(99, minutes(99)), None);
}

#[test]
fn what_costs() {
    for (status, phase, is_billed) in [
        (429, Phase::Register, true),
        (401, Phase::Register, true),
        (400, Phase::Register, false),
        (401, Phase::Connect, true),
        (429, Phase::Connect, false),
        (500, Phase::Connect, false),
        (429, Phase::Manage, false),
        (412, Phase::Manage, false),
    ] {
        let advice = Report::from_http(status, Report::NO_HEADERS, "").advice(phase);
        assert_eq!(advice.is_billed(), is_billed, "{status} in {phase}");
    }
}
