//! Actions and delays of responses in each phase, for any attempt and any random number.

use core::time::Duration;

use dps_codes::{Action, Actor, Phase, Random, Report};
use dps_codes_firmware::tally::Tally;

pub fn check(tally: &mut Tally) {
    actions(tally);
    delays(tally);
    no_delays(tally);
    fallback(tally);
    printed(tally);
}

fn actions(tally: &mut Tally) {
    use Action::{
        AnswerChallenge, Backoff, CheckAndRetry, FixRequest, LookUpRegistration, Poll, Proceed, RepairCredentials,
        Reregister, UseCachedCredentials,
    };
    let topic = Report::from_mqtt::<str, str>;
    let assigned = r#"{"status":"assigned","registrationState":{"assignedHub":"hub.example","deviceId":"a"}}"#;
    for (report, [register, connect, manage]) in [
        (Report::default(), [LookUpRegistration, UseCachedCredentials, Backoff]),
        (
            topic("$dps/registrations/res/401/", r#"{"errorCode":401002}"#),
            [RepairCredentials, Reregister, RepairCredentials],
        ),
        (topic("$dps/registrations/res/404/", r#"{"errorCode":404201}"#), [CheckAndRetry, Reregister, CheckAndRetry]),
        (topic("$dps/registrations/res/400/", ""), [FixRequest; 3]),
        (topic("$dps/registrations/res/429/", ""), [Backoff; 3]),
        (topic("$dps/registrations/res/202/", r#"{"operationId":"5.a","status":"assigning"}"#), [Poll; 3]),
        (topic("$dps/registrations/res/200/", assigned), [Proceed; 3]),
        (topic("$dps/registrations/res/200/", r#"{"status":"disabled"}"#), [RepairCredentials; 3]),
        (topic("$dps/registrations/res/401/", r#"{"authenticationKey":"bm8ga2V5"}"#), [AnswerChallenge; 3]),
        (Report::from_http(200, Report::NO_HEADERS, "<html>"), [LookUpRegistration, UseCachedCredentials, Backoff]),
        (Report::from_connack(3), [Backoff, UseCachedCredentials, Backoff]),
        (Report::from_connack(5), [RepairCredentials, Reregister, RepairCredentials]),
    ] {
        for (phase, expected) in [(Phase::Register, register), (Phase::Connect, connect), (Phase::Manage, manage)] {
            let advice = report.advice(phase);
            tally.equal((advice.action(), advice.phase()), (expected, phase));
            tally.equal(advice.is_automatic(), advice.actor() == Actor::Program);
        }
    }
}

/// The maximum jitter of an attempt, in seconds: it doubles up to ten minutes.
fn max_jitter(attempt: u32) -> u64 {
    const GROWING: [u64; 7] = [5, 10, 20, 40, 80, 160, 320];
    usize::try_from(attempt).ok().and_then(|attempt| GROWING.get(attempt)).copied().unwrap_or(600)
}

fn delays(tally: &mut Tally) {
    let throttled = |topic| Report::from_mqtt(topic, r#"{"errorCode":429001}"#).advice(Phase::Register);
    let hinted = throttled("$dps/registrations/res/429/?$rid=1&retry-after=8");
    let unhinted = throttled("$dps/registrations/res/429/?$rid=1");
    let longest = throttled("$dps/registrations/res/429/?$rid=1&retry-after=18446744073709551615");
    for attempt in (0..=40).chain([u32::MAX - 1, u32::MAX]) {
        for (advice, least) in [(hinted, 8), (unhinted, 1)] {
            // None, half and all of the jitter.
            for (random, jitter) in
                [(0, 0), (1 << 31, max_jitter(attempt) * 500), (u32::MAX, max_jitter(attempt) * 1_000)]
            {
                let expected = Duration::from_millis(least * 1_000 + jitter);
                tally.equal(advice.delay(attempt, Random::new(random)), Some(expected));
            }
        }
        // A hint counts as one day at most.
        tally.equal(longest.delay(attempt, Random::LEAST), Some(Duration::from_secs(86_400)));
        tally.equal(longest.delay(attempt, Random::MOST), Some(Duration::from_secs(86_400 + max_jitter(attempt))));
    }
}

fn no_delays(tally: &mut Tally) {
    let refused = Report::from_mqtt("$dps/registrations/res/401/?$rid=1&retry-after=5", r#"{"errorCode":401002}"#);
    let challenge = r#"{"authenticationKey":"bm8ga2V5"}"#;
    let challenge = Report::from_mqtt("$dps/registrations/res/401/?$rid=1", challenge).advice(Phase::Register);
    for attempt in (0..=40).chain([u32::MAX]) {
        tally.equal(refused.advice(Phase::Register).delay(attempt, Random::MOST), None);
        // At once only the first time.
        let expected = attempt.checked_sub(1).map_or(0, |attempt| 1 + max_jitter(attempt));
        tally.equal(challenge.delay(attempt, Random::MOST), Some(Duration::from_secs(expected)));
    }
}

fn fallback(tally: &mut Tally) {
    let advice = Report::default().advice(Phase::Connect);
    let instead = |failures, seconds, random| advice.instead(failures, Duration::from_secs(seconds), random);
    let action = |failures, seconds, random| instead(failures, seconds, random).map(|then| then.action());
    tally.equal(action(10, 899, Random::LEAST), None);
    tally.equal(action(9, 900, Random::LEAST), None);
    tally.equal(action(10, 900, Random::LEAST), Some(Action::Reregister));
    tally.equal(action(10, 1_799, Random::MOST), None);
    tally.equal(action(u32::MAX, u64::MAX, Random::MOST), Some(Action::Reregister));
    tally.equal(instead(10, 1_800, Random::MOST).is_some_and(|then| then.is_billed()), true);
    tally.equal(advice.is_billed(), false);
}

fn printed(tally: &mut Tally) {
    let throttled = Report::from_mqtt("$dps/registrations/res/429/?$rid=1&retry-after=8", "");
    tally.shows(
        format_args!("{}", throttled.advice(Phase::Register)),
        "Backoff (program): Wait, longer after each failure, with random jitter and never less than retry-after; then \
         send the same again. Wait for at least 8 s.",
    );
    tally.shows(
        format_args!("{}", Report::from_connack(5).advice(Phase::Register)),
        "RepairCredentials (operator): Repair the credential or the enrollment; until then every further try will fail.",
    );
}
