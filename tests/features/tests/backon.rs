//! Real loops of the crate `backon` wait for what the policy and the service say.
#![allow(missing_docs)]
#![allow(clippy::result_large_err)] // a report is its own error here

use std::future::{Future, ready};
use std::pin::pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use backon::{BackoffBuilder, BlockingRetryable, Retryable};
use dps_codes::{Action, Backoff, Phase, Random, Report, Retry};

const SECOND: Duration = Duration::from_secs(1);

fn policy() -> Backoff {
    let Retry::Backoff(policy) = Action::Backoff.retry() else { panic!("the action to wait does not") };
    policy
}

/// The numbers that a device has drawn, for each wait.
fn drawn(attempt: u32) -> u32 {
    attempt.wrapping_add(1).wrapping_mul(0x9E37_79B9)
}

/// A source that gives them in turn.
fn source() -> impl FnMut() -> u32 + Clone + Send + Sync + Unpin {
    let mut next = 0;
    move || {
        next += 1;
        drawn(next - 1)
    }
}

/// The delays that a sleeper was asked for.
#[derive(Clone, Default)]
struct Slept(Arc<Mutex<Vec<Duration>>>);

impl Slept {
    fn keep(&self) -> impl Fn(Duration) + 'static {
        let kept = Arc::clone(&self.0);
        move |wait| kept.lock().unwrap().push(wait)
    }

    fn all(&self) -> Vec<Duration> {
        self.0.lock().unwrap().clone()
    }
}

/// Responds in turn, with the last response for ever; `Ok` has the number of calls.
fn service(responses: &'static [Response]) -> impl FnMut() -> Result<usize, Report<'static>> {
    let mut calls = 0;
    move || {
        let (status, wait, body) = responses[calls.min(responses.len() - 1)];
        calls += 1;
        let report = Report::from_http(status, wait.map(|wait| ("retry-after", wait)), body);
        if report.is_failure() { Err(report) } else { Ok(calls) }
    }
}

type Response = (u16, Option<&'static str>, &'static str);

/// Nothing here waits for anything but itself.
fn block_on<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    loop {
        if let Poll::Ready(value) = future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            return value;
        }
    }
}

#[test]
fn a_policy_waits_for_exactly_its_delays() {
    let policies = [
        policy(),
        Backoff::new(5 * SECOND, SECOND, 30 * SECOND),
        Backoff::new(Duration::ZERO, Duration::ZERO, Duration::ZERO),
        Backoff::new(SECOND, Duration::MAX, Duration::MAX),
    ];
    for policy in policies {
        let waits = policy.waits(source());
        let expected = |attempt| policy.delay(None, attempt, Random::new(drawn(attempt)));
        assert!(waits.clone().build().take(100).eq((0..100).map(expected)), "never ends by itself");
        for limit in [0, 1, 40] {
            assert!(waits.clone().at_most(limit).build().eq((0..limit).map(expected)));
        }
    }
}

#[test]
fn an_advice_waits_for_exactly_its_delays() {
    let throttled = Report::from_http(429, [("retry-after", "30")], "").advice(Phase::Register);
    let expected = (0..9).map(|attempt| throttled.delay(attempt, Random::new(drawn(attempt))).unwrap());
    assert!(throttled.waits(source()).at_most(9).build().eq(expected));
    assert!(throttled.waits(|| 0).at_most(9).build().all(|wait| wait == 30 * SECOND));

    let refused = Report::from_http(401, [("retry-after", "30")], "").advice(Phase::Register);
    assert_eq!(refused.waits(source()).build().next(), None);
    let invalid = Report::from_http(400, [("retry-after", "30")], "").advice(Phase::Register);
    assert_eq!(invalid.waits(source()).build().next(), None);
    let changed = Report::from_http(412, Report::NO_HEADERS, "").advice(Phase::Manage);
    assert!(changed.waits(source()).build().eq([Duration::ZERO]));
    let changed = Report::from_http(412, [("retry-after", "2")], "").advice(Phase::Manage);
    assert!(changed.waits(source()).build().eq([2 * SECOND]));
}

#[test]
fn a_blocking_loop_sleeps_for_the_delays_and_ends() {
    let slept = Slept::default();
    let result = service(&[(500, None, ""), (429, None, ""), (503, None, "<html>"), (200, None, "{}")])
        .retry(policy().waits(source()).at_most(9))
        .when(|report| report.advice(Phase::Register).is_automatic())
        .sleep(slept.keep())
        .call();
    assert_eq!(result.unwrap(), 4);
    let expected =
        |n| (0..n).map(|attempt| policy().delay(None, attempt, Random::new(drawn(attempt)))).collect::<Vec<_>>();
    assert_eq!(slept.all(), expected(3));

    let slept = Slept::default();
    let result = service(&[(500, None, "")]).retry(policy().waits(source()).at_most(5)).sleep(slept.keep()).call();
    assert_eq!(result.unwrap_err().http_status(), Some(500));
    assert_eq!(slept.all(), expected(5));

    let slept = Slept::default();
    let result = service(&[(500, None, ""), (401, None, r#"{"errorCode":401002}"#), (200, None, "{}")])
        .retry(policy().waits(source()))
        .when(|report| report.advice(Phase::Register).is_automatic())
        .sleep(slept.keep())
        .call();
    assert_eq!(result.unwrap_err().number(), Some(401_002));
    assert_eq!(slept.all(), expected(1));
}

/// Runs the asynchronous loop with the hook, and gives its end and its waits.
fn run(responses: &'static [Response], phase: Phase, limit: u32) -> (Result<usize, Report<'static>>, Vec<Duration>) {
    let slept = Slept::default();
    let keep = slept.keep();
    let mut service = service(responses);
    let result = block_on(
        (move || ready(service()))
            .retry(policy().waits(source()).at_most(limit))
            .adjust(move |report: &Report<'static>, wait| report.advice(phase).adjust(policy(), wait))
            .sleep(move |wait| {
                keep(wait);
                ready(())
            }),
    );
    (result, slept.all())
}

#[test]
fn an_asynchronous_loop_adds_its_jitter_to_what_the_service_asks_for() {
    let responses: &[Response] =
        &[(429, Some("30"), ""), (429, Some("0"), ""), (500, None, ""), (429, Some("7"), ""), (200, None, "{}")];
    let (result, slept) = run(responses, Phase::Register, 9);
    assert_eq!(result.unwrap(), 5);
    let hints = [Some(30 * SECOND), Some(Duration::ZERO), None, Some(7 * SECOND)];
    let expected = (0..).zip(hints).map(|(attempt, hint)| policy().delay(hint, attempt, Random::new(drawn(attempt))));
    assert!(slept.iter().copied().eq(expected), "{slept:?}");
    assert!(slept[0] > 30 * SECOND, "the jitter is added");
}

#[test]
fn an_asynchronous_loop_ends_where_a_person_is_needed_and_at_its_limit() {
    let (result, slept) = run(&[(500, None, ""), (404, Some("1"), r#"{"errorCode":404201}"#)], Phase::Register, 9);
    assert_eq!((result.unwrap_err().number(), slept.len()), (Some(404_201), 1));
    let (result, slept) = run(&[(429, Some("30"), "")], Phase::Register, 4);
    assert_eq!((result.unwrap_err().http_status(), slept.len()), (Some(429), 4));
}

#[test]
fn an_error_may_ask_for_more_than_the_policy_but_never_for_less() {
    // The hub is down: its own policy waits for 5 s at least.
    let (_, slept) = run(&[(503, None, "")], Phase::Connect, 3);
    let jitter =
        |attempt| policy().delay(None, attempt, Random::new(drawn(attempt))).saturating_sub(policy().minimum());
    assert!(slept.iter().copied().eq((0..3).map(|attempt| 5 * SECOND + jitter(attempt))), "{slept:?}");
    // At once, but not faster than the policy, and not before what is asked for.
    let expected = |n| (0..n).map(|attempt| policy().delay(None, attempt, Random::new(drawn(attempt))));
    let (_, slept) = run(&[(412, None, "")], Phase::Manage, 3);
    assert!(slept.iter().copied().eq(expected(3)), "{slept:?}");
    let (_, slept) = run(&[(412, Some("3600"), "")], Phase::Manage, 3);
    assert!(slept.iter().all(|wait| *wait == 3600 * SECOND), "{slept:?}");
    // No wait becomes shorter, and none overflows.
    let longest = Report::from_amqp(r#"{"errorCode":429001}"#, u64::MAX).advice(Phase::Register);
    assert_eq!(longest.adjust(policy(), Some(Duration::MAX)), Some(Duration::MAX));
    assert_eq!(longest.adjust(policy(), None), None);
    let patient = Backoff::new(60 * SECOND, SECOND, SECOND);
    let throttled = Report::from_http(429, [("retry-after", "3")], "").advice(Phase::Register);
    for wait in [Duration::ZERO, SECOND, 60 * SECOND, 61 * SECOND] {
        let adjusted = throttled.adjust(patient, Some(wait)).unwrap();
        assert_eq!(adjusted, wait.max(60 * SECOND));
    }
}
