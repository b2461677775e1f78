//! The next call of a device, over outages and refusals that last.

use core::time::Duration;

use dps_codes::{Capabilities, Failure, Phase, Random, Report, Retrier};
use dps_codes_firmware::tally::Tally;

const HOUR: u64 = 3_600_000;

pub fn check(tally: &mut Tally) {
    next_calls(tally);
    hub_outage(tally);
    parked(tally);
    clock(tally);
}

fn device() -> Retrier {
    Retrier::new(Capabilities::MQTT, Random::seed(b"pump-7"))
}

fn refused() -> Report<'static> {
    Report::from_mqtt("$dps/registrations/res/401/?$rid=1", r#"{"errorCode":401002}"#)
}

fn next_calls(tally: &mut Tally) {
    let assigned = r#"{"status":"assigned","registrationState":{"assignedHub":"hub.example","deviceId":"a"}}"#;
    let expired = r#"{"errorCode":404203}"#;
    let pending = r#"{"operationId":"5.a","status":"assigning"}"#;
    for (report, phase, next) in [
        (Report::from_http(200, Report::NO_HEADERS, assigned), Phase::Register, Some(Phase::Connect)),
        (Report::from_http(202, Report::NO_HEADERS, pending), Phase::Register, Some(Phase::Poll)),
        (Report::from_http(404, Report::NO_HEADERS, expired), Phase::Poll, Some(Phase::Register)),
        (Report::from_failure(Failure::TimedOut), Phase::Register, Some(Phase::Register)),
        (Report::from_connack(3), Phase::Connect, Some(Phase::Connect)),
        (Report::from_connack(0), Phase::Connect, None),
    ] {
        tally.equal(device().next(&report.advice(phase), 0, 7).call(), next);
    }
    let mut with_lookup = Retrier::new(Capabilities::HTTPS, 7);
    tally.equal(with_lookup.next(&Report::default().advice(Phase::Register), 0, 7).call(), Some(Phase::Lookup));
}

/// After ten failures and a quarter of an hour at least, the device registers.
fn hub_outage(tally: &mut Tally) {
    let (mut retrier, mut now) = (device(), 0);
    let mut calls = 0;
    loop {
        let step = retrier.next(&Report::default().advice(Phase::Connect), now, 7);
        calls += 1;
        now += u64::try_from(step.delay().as_millis()).unwrap_or(u64::MAX);
        if step.call() != Some(Phase::Connect) || calls > 100 {
            tally.equal((step.call(), step.is_billed()), (Some(Phase::Register), true));
            break;
        }
    }
    tally.equal(calls >= 10 && now >= HOUR / 4 && now < 2 * HOUR, true);
}

/// A device that is refused only makes probes: at most ten in a week.
fn parked(tally: &mut Tally) {
    let (mut retrier, mut now) = (device(), 0);
    let mut calls = 0;
    while now < 7 * 24 * HOUR && calls < 100 {
        let step = retrier.next(&refused().advice(Phase::Register), now, 1 << 31);
        tally.equal((step.is_probe(), step.call()), (true, Some(Phase::Register)));
        calls += 1;
        now += u64::try_from(step.delay().as_millis()).unwrap_or(u64::MAX);
    }
    tally.equal(calls <= 10, true);
    tally.equal(retrier.needs_person(), true);
}

/// Time that runs backward counts as zero, and no hint is too long.
fn clock(tally: &mut Tally) {
    let (mut retrier, mut copy) = (device(), device());
    let throttled = Report::from_http(429, [("retry-after", "99999999999999")], "").advice(Phase::Register);
    for (now, backwards) in [(0, u64::MAX), (0, HOUR), (0, 0)] {
        let (step, expected) = (copy.next(&throttled, backwards, 7), retrier.next(&throttled, now, 7));
        tally.equal(step, expected);
        tally.equal(step.delay() < Duration::from_secs(2 * 86_400), true);
    }
    retrier.resume(u64::MAX);
    tally.equal(retrier.attempt(), 3);
    tally.equal(size_of::<Retrier>() <= 32, true);
}
