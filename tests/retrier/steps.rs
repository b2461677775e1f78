//! Single steps, and rows of them.

use std::time::Duration;

use dps_codes::Phase::{Connect, Lookup, Manage, Poll, Register};
use dps_codes::{Action, Actor, Capabilities, Failure, Report};

use crate::device::{ASSIGNED, ASSIGNING, CHALLENGE, Device, MINUTE, actions, http};

#[test]
fn failures_that_a_device_retries_by_itself() {
    let throttled = r#"{"status":"failed","registrationState":{"status":"failed","errorCode":429001}}"#;
    let denied = r#"{"status":"failed","registrationState":{"status":"failed","errorCode":401002}}"#;
    let webhook = r#"{"status":"failed","registrationState":{"status":"failed","errorCode":400207}}"#;
    for (phase, report, next, actor) in vec![
        (Poll, http(404, r#"{"errorCode":404203}"#), Register, Actor::Program),
        (Poll, http(404, ""), Register, Actor::Program),
        (Poll, http(200, throttled), Register, Actor::Program),
        (Poll, http(200, r#"{"status":"failed"}"#), Register, Actor::Program),
        (Poll, http(200, denied), Register, Actor::Operator),
        (Poll, http(200, webhook), Register, Actor::Program),
        (Poll, http(401, ""), Register, Actor::Program),
        (Poll, http(429, ""), Poll, Actor::Program),
        (Poll, http(503, ""), Poll, Actor::Program),
        (Lookup, http(200, r#"{"status":"unassigned"}"#), Register, Actor::Program),
        (Lookup, http(404, r#"{"errorCode":404202}"#), Register, Actor::Program),
        (Lookup, http(429, ""), Lookup, Actor::Program),
        (Register, http(429, r#"{"errorCode":1}"#), Register, Actor::Program),
        (Register, http(408, ""), Register, Actor::Program),
        (Register, http(511, ""), Register, Actor::Operator),
        (Register, http(401, ""), Register, Actor::Operator),
        (Register, http(403, ""), Register, Actor::Operator),
        (Register, http(404, r#"{"errorCode":404201}"#), Register, Actor::Operator),
        (Register, http(200, r#"{"status":"disabled"}"#), Register, Actor::Operator),
        (Register, http(500, ""), Lookup, Actor::Program),
        (Register, Report::from_failure(Failure::NameNotResolved), Register, Actor::Program),
        (Register, Report::from_failure(Failure::ServerNotTrusted), Register, Actor::Program),
        (Connect, http(403, r#"{"errorCode":403002}"#), Connect, Actor::Operator),
        (Connect, http(404, r#"{"errorCode":404103}"#), Connect, Actor::Program),
        (Connect, http(404, r#"{"errorCode":404104}"#), Connect, Actor::Program),
        (Connect, http(401, r#"{"errorCode":401003}"#), Connect, Actor::Program),
        (Connect, Report::from_connack(5), Register, Actor::Program),
        (Connect, http(0, ""), Connect, Actor::Program),
    ] {
        let mut device = Device::new(Capabilities::HTTPS);
        let step = device.after(phase, &report);
        assert_eq!((step.call(), step.actor()), (Some(next), actor), "{report} in {phase}");
        assert_eq!(step.is_probe(), actor != Actor::Program, "{report} in {phase}");
        assert_eq!(step.is_billed(), next == Register);
        let hours = step.delay().as_secs() / 3_600;
        assert!(if step.is_probe() { (2..=6).contains(&hours) } else { hours == 0 }, "{report} in {phase}: {step:?}");
    }
}

#[test]
fn a_probe_waits_as_long_as_the_service_asks() {
    let mut device = Device::new(Capabilities::HTTPS);
    let step = device.after(Register, &Report::from_http(401, [("retry-after", "80000")], ""));
    assert!(step.is_probe());
    assert_eq!(step.delay(), Duration::from_secs(80_000));
}

#[test]
fn in_manage_a_person_waits_for_the_end_of_the_call() {
    let mut device = Device::new(Capabilities::HTTPS);
    let step = device.after(Manage, &http(401, ""));
    assert_eq!((step.call(), step.delay(), step.actor()), (None, Duration::ZERO, Actor::Operator));
    let step = device.after(Manage, &http(429, ""));
    assert_eq!(step.call(), Some(Manage));
}

#[test]
fn a_transport_without_a_lookup_registers_again() {
    let mut device = Device::new(Capabilities::MQTT);
    assert_eq!(device.after(Register, &Report::default()).call(), Some(Register));
    assert_eq!(device.after(Register, &http(503, "")).action(), Action::Backoff);
}

#[test]
fn a_registration_without_an_operation_is_not_polled() {
    let accepted = http(202, r#"{"status":"assigning"}"#);
    let step = Device::new(Capabilities::HTTPS).after(Register, &accepted);
    assert_eq!((step.action(), step.call()), (Action::LookUpRegistration, Some(Lookup)));
    let accepted = Report::from_mqtt("$dps/registrations/res/202/?$rid=1", "");
    let step = Device::new(Capabilities::MQTT).after(Register, &accepted);
    assert_eq!((step.action(), step.call()), (Action::Backoff, Some(Register)));
    assert!(accepted.advice(Register).is_billed());
}

#[test]
fn one_lookup_for_each_register_call() {
    let mut device = Device::new(Capabilities::HTTPS);
    let calls: Vec<_> = [
        (Register, http(503, "")),
        (Lookup, http(404, "")),
        (Register, http(503, "")),
        (Lookup, http(503, "")),
        (Lookup, http(503, "")),
        (Lookup, http(503, "")),
        (Register, http(202, ASSIGNING)),
        (Poll, http(200, ASSIGNED)),
    ]
    .iter()
    .map(|(phase, report)| device.after(*phase, report).call().unwrap())
    .collect();
    assert_eq!(calls, [Lookup, Register, Lookup, Lookup, Lookup, Register, Poll, Connect]);
    assert_eq!(device.retrier.attempt(), 6, "the count runs on");
}

#[test]
fn delays_grow_over_register_lookup_and_register() {
    let mut total = [0; 2];
    for (at, calls) in [10, 20].into_iter().enumerate() {
        for number in 0..200 {
            let mut device = Device::number(number, Capabilities::HTTPS);
            for _ in 0..calls {
                let _ = device.after(Register, &http(503, ""));
                let _ = device.after(Lookup, &http(404, ""));
            }
            total[at] += device.now;
        }
    }
    assert!(total[1] > 2 * total[0], "{total:?}");
}

#[test]
fn assigning_for_ever_ends_after_ten_minutes() {
    let mut device = Device::new(Capabilities::HTTPS);
    assert_eq!(device.after(Register, &http(202, ASSIGNING)).call(), Some(Poll));
    let mut polls = 0;
    // A throttled poll in between changes nothing.
    while device.after(Poll, &if polls % 7 == 3 { http(429, "") } else { http(202, ASSIGNING) }).call() == Some(Poll) {
        polls += 1;
    }
    assert!((10 * MINUTE..25 * MINUTE).contains(&device.now), "{} s, {polls} polls", device.now / 1_000);
    assert!(polls > 10);
}

#[test]
fn two_refused_polls_in_a_row_are_not_an_expired_token() {
    let mut device = Device::new(Capabilities::HTTPS);
    assert_eq!(device.after(Poll, &http(401, "")).action(), Action::Reregister);
    assert_eq!(device.after(Register, &http(202, ASSIGNING)).call(), Some(Poll));
    // The response to the register call is not a poll.
    let step = device.after(Poll, &http(403, ""));
    assert_eq!((step.action(), step.is_probe()), (Action::RepairCredentials, true));
    // A poll that is accepted in between is.
    let mut device = Device::new(Capabilities::HTTPS);
    let _ = device.after(Poll, &http(401, ""));
    let _ = device.after(Poll, &http(202, ASSIGNING));
    assert_eq!(device.after(Poll, &http(401, "")).action(), Action::Reregister);
}

#[test]
fn a_second_challenge_in_a_row_needs_a_person() {
    let mut device = Device::new(Capabilities::HTTPS.with_tpm());
    let step = device.after(Register, &http(401, CHALLENGE));
    assert_eq!((step.action(), step.delay(), step.call()), (Action::AnswerChallenge, Duration::ZERO, Some(Register)));
    let step = device.after(Register, &http(401, CHALLENGE));
    assert_eq!((step.action(), step.is_probe()), (Action::RepairCredentials, true));
    // The probe begins with a challenge too, which is answered at once.
    let step = device.after(Register, &http(401, CHALLENGE));
    assert_eq!((step.action(), step.delay()), (Action::AnswerChallenge, Duration::ZERO));
    assert_eq!(device.after(Register, &http(202, ASSIGNING)).call(), Some(Poll));
    // And so does each later registration.
    assert_eq!(device.after(Poll, &http(404, "")).call(), Some(Register));
    assert_eq!(device.after(Register, &http(401, CHALLENGE)).action(), Action::AnswerChallenge);
    // Without a TPM there is nothing to answer with.
    let mut device = Device::new(Capabilities::HTTPS);
    assert_eq!(device.after(Register, &http(401, CHALLENGE)).action(), Action::RepairCredentials);
}

#[test]
fn a_webhook_that_fails_for_good_needs_a_person_after_ten_failures() {
    let failed = r#"{"status":"failed","registrationState":{"status":"failed","errorCode":400207}}"#;
    let mut device = Device::new(Capabilities::HTTPS);
    for _ in 0..9 {
        let step = device.after(Poll, &http(200, failed));
        assert_eq!((step.action(), step.call()), (Action::RetryAllocation, Some(Register)));
        assert!(step.delay() >= Duration::from_secs(60));
        assert_eq!(device.after(Register, &http(202, ASSIGNING)).call(), Some(Poll));
    }
    let step = device.after(Poll, &http(200, failed));
    assert_eq!((step.action(), step.is_probe()), (Action::CheckAndRetry, true));
    let _ = device.after(Register, &http(202, ASSIGNING));
    let later = device.after(Poll, &http(200, failed));
    assert_eq!((later.action(), later.is_probe()), (Action::CheckAndRetry, true), "the probe has failed too");
}

#[test]
fn tokens_and_trust_give_way() {
    let mut device = Device::new(Capabilities::HTTPS);
    let expired = http(401, r#"{"errorCode":401003}"#);
    let tried = actions(&mut device, Connect, &expired, 3);
    assert_eq!(tried, [Action::RenewToken, Action::RenewToken, Action::Reregister]);
    let mut device = Device::new(Capabilities::HTTPS);
    let untrusted = Report::from_failure(Failure::ServerNotTrusted);
    let tried = actions(&mut device, Register, &untrusted, 6);
    assert_eq!(tried[..4], [Action::RepairTrust; 4]);
    assert_eq!(tried[4..], [Action::Investigate; 2]);
    assert!(device.retrier.needs_person());
}

#[test]
fn the_same_identity_twice_needs_a_person_after_ten_failures() {
    let mut device = Device::new(Capabilities::HTTPS);
    let tried = actions(&mut device, Connect, &http(409, ""), 11);
    assert_eq!(tried[..9], [Action::UseCachedCredentials; 9]);
    assert_eq!(tried[9..], [Action::CheckAndRetry; 2]);
}

#[test]
fn cached_credentials_give_way_at_another_time_in_each_outage() {
    let mut device = Device::new(Capabilities::HTTPS);
    let mut minutes_of_an_outage = |_| {
        let start = device.now;
        let gives_way = |minute: &u64| {
            device.now = start + minute * MINUTE;
            device.after(Connect, &http(0, "")).action() == Action::Reregister
        };
        (0..60).find(gives_way).unwrap()
    };
    let mut minutes: Vec<u64> = (0..100).map(&mut minutes_of_an_outage).collect();
    minutes.sort_unstable();
    assert!((15..=17).contains(&minutes[0]) && (28..=30).contains(&minutes[99]), "{minutes:?}");
}

#[test]
fn a_fallback_to_a_register_call_does_not_wait_for_the_failures_before() {
    let longest = |phase, report: Report<'static>, times| {
        let of_device = |number| {
            let mut device = Device::number(number, Capabilities::HTTPS);
            let step = (0..times).map(|_| device.after(phase, &report)).last().unwrap();
            assert_eq!(step.action(), Action::Reregister);
            step.delay()
        };
        (0..50).map(of_device).max().unwrap()
    };
    assert!(
        longest(Connect, http(401, r#"{"errorCode":401003}"#), 3) <= Duration::from_secs(6),
        "a new registration, after a few seconds"
    );
    assert!(longest(Poll, http(404, ""), 8) > Duration::from_secs(60), "the operation is gone for the eighth time");
}

#[test]
fn another_register_call_forgets_the_operation_before() {
    let webhook = r#"{"status":"failed","registrationState":{"status":"failed","errorCode":400207}}"#;
    let mut device = Device::new(Capabilities::HTTPS);
    let _ = device.after(Register, &http(202, ASSIGNING));
    for _ in 0..5 {
        let _ = device.after(Poll, &http(202, ASSIGNING));
    }
    assert_eq!(device.after(Poll, &http(200, webhook)).call(), Some(Register));
    device.now += 20 * MINUTE;
    assert_eq!(device.after(Register, &http(500, "")).call(), Some(Lookup));
    assert_eq!(device.after(Lookup, &http(503, "")).call(), Some(Lookup), "the first lookup that fails");
    let step = device.after(Lookup, &http(200, r#"{"status":"assigning"}"#));
    assert_eq!((step.action(), step.call()), (Action::Poll, Some(Lookup)), "this operation is young");
}

#[test]
fn a_hub_that_forgets_a_parked_device_makes_it_register() {
    let mut device = Device::new(Capabilities::HTTPS);
    let _ = device.after(Register, &http(200, ASSIGNED));
    let disabled = device.after(Connect, &http(403, r#"{"errorCode":403011}"#));
    assert_eq!((disabled.call(), disabled.is_probe()), (Some(Connect), true));
    let forgotten = device.after(Connect, &http(404, r#"{"errorCode":404001}"#));
    assert_eq!((forgotten.call(), forgotten.is_probe()), (Some(Register), false));
    assert!(forgotten.delay() <= Duration::from_secs(10) && !device.retrier.needs_person());
}
