//! The state that a retrier keeps between calls, and the calls that reset it.

use std::time::Duration;

use dps_codes::Phase::{Connect, Lookup, Manage, Poll, Register};
use dps_codes::{Action, Capabilities, Failure, Report};

use crate::device::{ASSIGNED, ASSIGNING, CHALLENGE, Device, MINUTE, actions, http};

const HOUR: Duration = Duration::from_secs(3_600);

fn device() -> Device {
    Device::new(Capabilities::HTTPS)
}

#[test]
fn a_call_of_manage_that_succeeds_ends_the_wait_for_a_person() {
    let mut device = device();
    assert!(device.after(Register, &http(401, "")).is_probe() && device.retrier.needs_person());
    let step = device.after(Manage, &http(204, ""));
    assert_eq!((step.call(), step.action(), device.retrier.needs_person()), (None, Action::Proceed, false));
    assert_eq!(device.retrier.attempt(), 0);
}

#[test]
fn a_refused_poll_is_forgotten_with_all_else() {
    let refused = http(401, "");
    // After a call of Manage, after a registration, and after a connection that has held.
    let forgets: [fn(&mut Device); 3] = [
        |device| assert_eq!(device.after(Manage, &http(204, "")).call(), None),
        |device| assert_eq!(device.after(Register, &http(200, ASSIGNED)).call(), Some(Connect)),
        |device| {
            let _ = device.after(Connect, &Report::from_connack(0));
            device.now += 10 * MINUTE;
            let _ = device.after(Connect, &Report::default());
        },
    ];
    for forget in forgets {
        let mut device = device();
        assert_eq!(device.after(Poll, &refused).action(), Action::Reregister);
        forget(&mut device);
        assert_eq!(device.after(Poll, &refused).action(), Action::Reregister);
        assert_eq!(device.after(Poll, &refused).action(), Action::RepairCredentials);
    }
    // A poll that fails for another reason is in between, too.
    let mut device = device();
    let _ = device.after(Poll, &refused);
    let _ = device.after(Poll, &http(404, ""));
    assert_eq!(device.after(Poll, &refused).action(), Action::Reregister);
}

#[test]
fn probes_begin_anew_after_a_registration() {
    let hours = |device: &mut Device| device.after(Register, &http(401, "")).delay();
    let mut device = device();
    for _ in 0..6 {
        let _ = hours(&mut device);
    }
    assert!(hours(&mut device) > 6 * HOUR);
    let _ = device.after(Register, &http(200, ASSIGNED));
    assert!(!device.retrier.needs_person());
    assert!(hours(&mut device) <= 6 * HOUR);
}

#[test]
fn a_challenge_whose_response_was_accepted_is_not_the_first_of_two() {
    let mut device = Device::new(Capabilities::HTTPS.with_tpm());
    for _ in 0..5 {
        let step = device.after(Register, &http(401, CHALLENGE));
        assert_eq!((step.action(), step.delay()), (Action::AnswerChallenge, Duration::ZERO));
        assert_eq!(device.after(Register, &http(202, ASSIGNING)).call(), Some(Poll));
    }
}

#[test]
fn an_operation_that_the_device_did_not_start_ends_too() {
    let mut device = device();
    while device.after(Poll, &http(202, ASSIGNING)).call() == Some(Poll) {}
    assert!((10 * MINUTE..25 * MINUTE).contains(&device.now), "{} s", device.now / 1_000);
}

#[test]
fn each_register_call_starts_an_operation() {
    let mut device = device();
    for _ in 0..4 {
        assert_eq!(device.after(Register, &http(202, ASSIGNING)).action(), Action::Poll);
        for _ in 0..5 {
            assert_eq!(device.after(Poll, &http(202, ASSIGNING)).action(), Action::Poll);
        }
        device.now += 5 * MINUTE;
    }
    // The delays begin anew with it.
    let step = device.after(Register, &http(202, ASSIGNING));
    assert!(step.delay() < Duration::from_secs(60), "{step:?}");
}

#[test]
fn only_the_lookups_that_fail_in_a_row_are_counted() {
    let mut device = device();
    for _ in 0..9 {
        assert_eq!(device.after(Lookup, &http(200, r#"{"status":"assigning"}"#)).call(), Some(Lookup));
    }
    for _ in 0..2 {
        assert_eq!(device.after(Lookup, &http(503, "")).call(), Some(Lookup));
    }
    // One that finds nothing ends the row.
    assert_eq!(device.after(Lookup, &http(404, "")).call(), Some(Register));
    for expected in [Lookup, Lookup, Register, Lookup] {
        assert_eq!(device.after(Lookup, &http(503, "")).call(), Some(expected));
    }
}

#[test]
fn a_throttled_call_continues_the_row_of_an_action_that_waits_itself() {
    let throttled = || http(429, "");
    let duplicate = || http(409, "");
    let mut device = device();
    for _ in 0..9 {
        assert_eq!(device.after(Connect, &duplicate()).action(), Action::UseCachedCredentials);
        assert_eq!(device.after(Connect, &throttled()).action(), Action::Backoff);
    }
    assert_eq!(device.after(Connect, &duplicate()).action(), Action::CheckAndRetry);
    // In another call, it ends the row.
    let mut device = self::device();
    for _ in 0..20 {
        assert_eq!(device.after(Connect, &duplicate()).action(), Action::UseCachedCredentials);
        assert_eq!(device.after(Register, &throttled()).action(), Action::Backoff);
    }
    // And so it does for an action of another kind.
    let expired = http(401, r#"{"errorCode":401003}"#);
    let mut device = self::device();
    for _ in 0..9 {
        assert_eq!(device.after(Connect, &expired).action(), Action::RenewToken);
        assert_eq!(device.after(Connect, &throttled()).action(), Action::Backoff);
    }
    assert_eq!(actions(&mut device, Connect, &expired, 3)[2], Action::Reregister);
    let untrusted = Report::from_failure(Failure::ServerNotTrusted);
    let mut device = self::device();
    for _ in 0..9 {
        assert_eq!(device.after(Register, &untrusted).action(), Action::RepairTrust);
        assert_eq!(device.after(Register, &throttled()).action(), Action::Backoff);
    }
}

#[test]
fn a_round_is_a_registration_that_ends_in_a_refusal_by_its_hub() {
    for (phase, report, is_round) in [
        (Connect, Report::from_connack(5), true),
        (Connect, http(401, ""), true),
        (Connect, http(403, ""), true),
        (Connect, http(404, ""), true),
        (Connect, http(503, ""), false),
        (Connect, http(400, ""), false),
        (Connect, Report::from_connack(0x9C), false),
        (Poll, http(404, ""), false),
        (Lookup, http(401, ""), false),
    ] {
        let mut device = device();
        let _ = device.after(phase, &report);
        assert_eq!(device.retrier.rounds(), 0, "{report} in {phase}: nothing was assigned");
        let _ = device.after(Register, &http(200, ASSIGNED));
        let _ = device.after(phase, &report);
        assert_eq!(device.retrier.rounds(), u32::from(is_round), "{report} in {phase}");
        // The second refusal of one registration is not another round.
        let _ = device.after(phase, &report);
        assert_eq!(device.retrier.rounds(), u32::from(is_round), "{report} in {phase}");
    }
}

#[test]
fn a_parked_device_waits_as_long_as_the_service_asks() {
    let mut device = device();
    let _ = device.after(Register, &http(401, ""));
    let step = device.after(Register, &Report::from_http(503, [("retry-after", "80000")], ""));
    assert!(step.is_probe() && step.delay() >= Duration::from_secs(80_000), "{step:?}");
    let step = device.after(Register, &http(503, ""));
    assert!((HOUR..=6 * HOUR).contains(&step.delay()), "{step:?}");
}

#[test]
fn only_a_hub_can_take_back_what_it_has_refused() {
    for (phase, report, probed) in [
        (Connect, http(403, r#"{"errorCode":403002}"#), Connect),
        (Lookup, http(200, r#"{"status":"disabled"}"#), Register),
        (Poll, http(200, r#"{"status":"disabled"}"#), Register),
        (Register, http(403, ""), Register),
    ] {
        let mut device = device();
        for _ in 0..3 {
            let step = device.after(phase, &report);
            assert_eq!((step.call(), step.is_probe()), (Some(probed), true), "{report} in {phase}");
        }
    }
}

#[test]
fn a_hub_that_refuses_for_good_is_probed_with_a_registration_ever_more_rarely() {
    let mut device = device();
    let mut round = || {
        let _ = device.after(Register, &http(200, ASSIGNED));
        device.after(Connect, &Report::from_connack(5))
    };
    let first = (0..100).map(|_| round()).find(dps_codes::Step::is_probe).unwrap();
    assert_eq!((first.call(), first.delay() <= 6 * HOUR), (Some(Register), true));
    let last = (0..6).map(|_| round()).last().unwrap();
    assert_eq!((last.call(), last.is_probe(), last.delay() > 6 * HOUR), (Some(Register), true, true));
}
