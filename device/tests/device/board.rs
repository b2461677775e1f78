//! A board in virtual time, and what the delays have to be.

use std::cell::Cell;
use std::collections::VecDeque;
use std::fmt;
use std::rc::Rc;
use std::time::Duration;

use dps_codes::{Action, Retry};
use dps_codes_device::fake::ToyTpm;
use dps_codes_device::{Assignment, Board, Hub, Response};

/// No test waits for as long, however busy the machine is.
pub(crate) const LONG: Duration = Duration::from_secs(30);
/// For a response that never comes, and long enough for those that do.
pub(crate) const SHORT: Duration = Duration::from_millis(1500);
pub(crate) const HOUR: Duration = Duration::from_secs(3_600);

/// Milliseconds that pass only when the device waits. Clones share them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Clock(Rc<Cell<u64>>);

impl Clock {
    pub(crate) fn pass(&self, time: Duration) {
        self.0.set(self.0.get() + u64::try_from(time.as_millis()).unwrap());
    }

    pub(crate) fn now(&self) -> u64 {
        self.0.get()
    }
}

/// A board that notes the delays instead of waiting, and is switched off at a set time.
pub(crate) struct TestBoard {
    pub(crate) clock: Clock,
    pub(crate) delays: Vec<Duration>,
    pub(crate) lines: Vec<String>,
    /// The number of tokens that were signed for the hub.
    pub(crate) tokens: usize,
    end: Duration,
    random: u64,
}

impl TestBoard {
    pub(crate) fn until(end: Duration) -> Self {
        let clock = Clock::default();
        Self { clock, delays: Vec::new(), lines: Vec::new(), tokens: 0, end, random: 7 }
    }

    pub(crate) fn with_random(self, random: u64) -> Self {
        Self { random, ..self }
    }

    /// Asserts the delays before the calls but the first: at least the retry-after and the minimum of the table, and above
    /// it a random part of the jitter.
    #[track_caller]
    pub(crate) fn assert_delays(&self, expected: &[Delay]) {
        assert!(self.delays[0].is_zero());
        let delays = &self.delays[1..];
        assert_eq!(delays.len(), expected.len(), "{delays:?} against {expected:?}");
        for (delay, expected) in delays.iter().zip(expected) {
            let Delay::Of(action, attempt, hint) = *expected else {
                assert!(delay.is_zero(), "{delay:?}");
                continue;
            };
            let Retry::Backoff(parameters) = action.retry() else { panic!("{action:?} does not wait") };
            let least = parameters.minimum().max(Duration::from_secs(hint.unwrap_or(0)));
            let most = least + parameters.max_jitter(attempt);
            assert!((least..=most).contains(delay), "{delay:?} is not in {least:?}..={most:?}: {expected:?}");
            assert!(*delay != least, "{delay:?} without jitter: {expected:?}");
        }
    }
}

impl Board for TestBoard {
    fn now(&mut self) -> u64 {
        self.clock.now()
    }

    fn sleep(&mut self, delay: Duration) -> bool {
        let is_over = Duration::from_millis(self.clock.now()) + delay > self.end;
        if !is_over {
            self.clock.pass(delay);
            self.delays.push(delay);
        }
        !is_over
    }

    fn random(&mut self) -> u32 {
        self.random = self.random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        u32::try_from(self.random >> 32).unwrap()
    }

    fn sign(&mut self, resource: &str) -> String {
        self.tokens += 1;
        format!("SharedAccessSignature sr={resource}&sig={}", self.tokens)
    }

    fn answer_challenge(&mut self, authentication_key: &str) -> Option<String> {
        Some(ToyTpm.sign(authentication_key))
    }

    fn log(&mut self, line: fmt::Arguments<'_>) {
        self.lines.push(line.to_string());
    }
}

/// A delay that is expected before the next call.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Delay {
    None,
    /// The delay of an action after so many failures, with a retry-after in seconds or without.
    Of(Action, u32, Option<u64>),
}

pub(crate) const fn poll(attempt: u32) -> Delay {
    Delay::Of(Action::Poll, attempt, Some(3))
}

pub(crate) const fn backoff(attempt: u32) -> Delay {
    Delay::Of(Action::Backoff, attempt, None)
}

/// A hub whose connections stay open for a time that passes in virtual time; the last one is repeated.
pub(crate) struct OpenFor<H> {
    pub(crate) hub: H,
    pub(crate) clock: Clock,
    pub(crate) times: VecDeque<Duration>,
}

impl<H: Hub> Hub for OpenFor<H> {
    fn connect(&mut self, assignment: &Assignment, token: &str) -> Response {
        self.hub.connect(assignment, token)
    }

    fn work(&mut self) -> Option<Response> {
        let ended = self.hub.work();
        let time = if self.times.len() > 1 { self.times.pop_front() } else { self.times.front().copied() };
        self.clock.pass(time.unwrap_or_default());
        ended
    }
}
