//! A board whose clock notes the waits instead of waiting, and what the waits have to be.

use std::fmt;
use std::time::Duration;

use dps_codes::{Action, Retry};
use dps_codes_device::fake_dps::{Reply, Script, ToyTpm};
use dps_codes_device::{Board, Outcome};

/// Half of the jitter.
pub(crate) const HALF: u32 = 1 << 31;
/// Nobody waits for an answer for so long, however busy the machine is.
pub(crate) const LONG: Duration = Duration::from_secs(30);
/// For an answer that never comes, and long enough for those that do.
pub(crate) const SHORT: Duration = Duration::from_millis(1500);

/// DPS first answers a register call like this, then starts an operation, which ends well.
pub(crate) fn then_well(register: impl IntoIterator<Item = Reply>) -> Script {
    Script::register(register.into_iter().chain([Reply::assigning()])).poll([Reply::assigned()])
}

pub(crate) struct Notes {
    pub(crate) waits: Vec<Duration>,
    pub(crate) lines: Vec<String>,
    random: u32,
    has_tpm: bool,
}

impl Notes {
    /// A board that always draws this number: of the jitter, none at 0, all of it at `u32::MAX`.
    pub(crate) fn new(random: u32) -> Self {
        Self { waits: Vec::new(), lines: Vec::new(), random, has_tpm: false }
    }

    pub(crate) fn with_tpm(self) -> Self {
        Self { has_tpm: true, ..self }
    }

    /// The waits between calls: the retry-after, or the least wait of the table if that is more, and above it as much of
    /// the jitter's reach as the random number says.
    #[track_caller]
    pub(crate) fn has_waited(&self, expected: &[Wait]) {
        assert_eq!(self.waits.len(), expected.len(), "{:?} against {expected:?}", self.waits);
        for (wait, expected) in self.waits.iter().zip(expected) {
            let Wait::By(action, attempt, hint) = *expected else {
                assert!(wait.is_zero(), "{wait:?}");
                continue;
            };
            let Retry::Backoff(figures) = action.retry() else { panic!("{action:?} does not wait") };
            let least = figures.minimum().max(Duration::from_secs(hint.unwrap_or(0)));
            let jitter = figures.max_jitter(attempt).mul_f64(f64::from(self.random) / f64::from(u32::MAX));
            assert!(!jitter.is_zero() && wait > &least, "{wait:?} without jitter: {expected:?}");
            let error = wait.abs_diff(least + jitter);
            assert!(error <= Duration::from_millis(1), "{wait:?} is not {least:?} + {jitter:?}: {expected:?}");
        }
    }
}

impl Board for Notes {
    fn sleep(&mut self, wait: Duration) {
        self.waits.push(wait);
    }

    fn random(&mut self) -> u32 {
        self.random
    }

    fn sign(&mut self, authentication_key: &str) -> Option<String> {
        self.has_tpm.then(|| ToyTpm.sign(authentication_key))
    }

    fn log(&mut self, line: fmt::Arguments<'_>) {
        self.lines.push(line.to_string());
    }
}

/// A wait that is expected before the next call.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Wait {
    /// None.
    AtOnce,
    /// By the figures of an action, after so many of the same before, with a retry-after in seconds or without.
    By(Action, u32, Option<u64>),
}

pub(crate) const fn poll(attempt: u32) -> Wait {
    Wait::By(Action::Poll, attempt, Some(3))
}

pub(crate) const fn backoff(attempt: u32) -> Wait {
    Wait::By(Action::Backoff, attempt, None)
}

/// The number that a person is told of, and what the person is told to do.
#[track_caller]
pub(crate) fn assert_needs_person(outcome: &Outcome, said: &str, told: Action) {
    let Outcome::NeedsPerson { report, action } = outcome else { panic!("{outcome:?}") };
    assert!(report.starts_with(said), "{report}");
    assert_eq!(*action, told);
    let text = outcome.to_string();
    assert!(text.contains(told.text()) && text.contains(told.actor().name()) && text.contains(report), "{text}");
}

#[track_caller]
pub(crate) fn assert_gave_up(outcome: &Outcome, said: &str) {
    let Outcome::GaveUp { report } = outcome else { panic!("{outcome:?}") };
    assert!(report.starts_with(said), "{report}");
}

#[track_caller]
pub(crate) fn assert_assigned(outcome: &Outcome) {
    let expected = Outcome::Assigned { hub: "hub.example".to_owned(), device_id: "pump-7a".to_owned() };
    assert_eq!(*outcome, expected);
}
