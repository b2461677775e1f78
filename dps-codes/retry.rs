//! Whether and when to try again, and what instead if that goes on failing.

use core::num::NonZeroU32;
use core::time::Duration;

/// Whether and when to try again.
///
/// ```
/// use dps_codes::{Action, Retry};
/// assert_eq!(Action::FixRequest.retry(), Retry::Never);
/// assert!(matches!(Action::Backoff.retry(), Retry::Backoff(_)));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Retry {
    /// Not by itself: the same would fail again.
    Never,
    /// At once, with what the error has brought.
    AtOnce,
    /// After a growing, random wait.
    Backoff(Backoff),
    /// After somebody has mended the cause.
    AfterRepair,
}

/// The figures of an exponential wait with random jitter.
///
/// The wait after failure number `n`, counted from 0, is [`minimum`](Self::minimum), or what the service asks for if
/// that is more, plus a random time between 0 and `first · 2ⁿ`, never more than [`cap`](Self::cap).
///
/// ```
/// use core::time::Duration;
/// use dps_codes::Backoff;
/// let backoff = Backoff::new(Duration::from_secs(5), Duration::from_secs(1), Duration::from_secs(600));
/// assert_eq!(backoff.cap().as_secs(), 600);
/// ```
///
/// Times are kept in whole milliseconds, up to 49 days: a table of actions has to fit into firmware.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Backoff {
    minimum: Milliseconds,
    first: Milliseconds,
    cap: Milliseconds,
}

impl Backoff {
    /// A wait of `minimum` plus jitter that starts with up to `first` and reaches up to `cap`.
    ///
    /// ```
    /// use core::time::Duration;
    /// use dps_codes::Backoff;
    /// assert_eq!(Backoff::new(Duration::ZERO, Duration::from_secs(1), Duration::from_secs(9)).first().as_secs(), 1);
    /// ```
    #[must_use]
    pub const fn new(minimum: Duration, first: Duration, cap: Duration) -> Self {
        Self { minimum: Milliseconds::of(minimum), first: Milliseconds::of(first), cap: Milliseconds::of(cap) }
    }

    /// The least wait, if the service does not ask for more.
    ///
    /// ```
    /// use core::time::Duration;
    /// use dps_codes::{Action, Retry};
    /// let Retry::Backoff(backoff) = Action::UseCachedCredentials.retry() else { panic!() };
    /// assert_eq!(backoff.minimum(), Duration::from_secs(5));
    /// ```
    #[must_use]
    pub const fn minimum(self) -> Duration {
        self.minimum.duration()
    }

    /// How far the jitter of the first wait reaches.
    ///
    /// ```
    /// use core::time::Duration;
    /// use dps_codes::Backoff;
    /// assert_eq!(Backoff::new(Duration::ZERO, Duration::from_secs(1), Duration::from_secs(9)).first().as_secs(), 1);
    /// ```
    #[must_use]
    pub const fn first(self) -> Duration {
        self.first.duration()
    }

    /// How far the jitter of any wait reaches.
    ///
    /// ```
    /// use core::time::Duration;
    /// use dps_codes::Backoff;
    /// assert_eq!(Backoff::new(Duration::ZERO, Duration::from_secs(1), Duration::from_secs(9)).cap().as_secs(), 9);
    /// ```
    #[must_use]
    pub const fn cap(self) -> Duration {
        self.cap.duration()
    }

    /// How far the jitter reaches after failure number `attempt`, counted from 0: `first · 2ⁿ`, the cap at most.
    ///
    /// ```
    /// use core::time::Duration;
    /// use dps_codes::Backoff;
    /// let backoff = Backoff::new(Duration::ZERO, Duration::from_secs(1), Duration::from_secs(10));
    /// assert_eq!(backoff.reach(2), Duration::from_secs(4));
    /// assert_eq!(backoff.reach(u32::MAX), Duration::from_secs(10));
    /// ```
    #[must_use]
    pub const fn reach(self, attempt: u32) -> Duration {
        Milliseconds(self.reach_in_milliseconds(attempt)).duration()
    }

    /// The wait before the next try after failure number `attempt`, counted from 0: what the service asks for (`hint`,
    /// such as its retry-after) or [`minimum`](Self::minimum), whichever is more, plus a random part of
    /// [`reach`](Self::reach). The jitter is added to the hint, so that a fleet that got the same hint does not come
    /// back in the same second.
    ///
    /// `random` is a random number of 32 bits, all of them equally likely: 0 gives no jitter, `u32::MAX` all of it. It
    /// has to come from the device's own source of randomness. From a fixed seed, every device of a fleet draws the same
    /// numbers and waits for the same time, which keeps the storm together.
    ///
    /// A pure function, for any arguments: it neither overflows nor panics.
    ///
    /// ```
    /// use core::time::Duration;
    /// use dps_codes::Backoff;
    /// let backoff = Backoff::new(Duration::from_secs(5), Duration::from_secs(1), Duration::from_secs(600));
    /// assert_eq!(backoff.delay(None, 0, 0), Duration::from_secs(5));
    /// assert_eq!(backoff.delay(None, 0, u32::MAX), Duration::from_secs(5 + 1));
    /// assert_eq!(backoff.delay(Some(Duration::from_secs(30)), 3, u32::MAX), Duration::from_secs(30 + 8));
    /// ```
    #[must_use]
    pub const fn delay(self, hint: Option<Duration>, attempt: u32, random: u32) -> Duration {
        let minimum = self.minimum();
        let least = match hint {
            Some(hint) if hint.as_nanos() > minimum.as_nanos() => hint,
            _ => minimum,
        };
        // Each of 0 to `reach` is as likely as the others; below 2^64, since both factors are at most 2^32.
        let jitter = ((self.reach_in_milliseconds(attempt) as u64 + 1) * random as u64) >> 32;
        least.saturating_add(Duration::from_millis(jitter))
    }

    const fn reach_in_milliseconds(self, attempt: u32) -> u32 {
        let grown = match self.first.0 {
            0 => 0,
            first if attempt > first.leading_zeros() => u32::MAX,
            first => first << attempt,
        };
        if grown < self.cap.0 { grown } else { self.cap.0 }
    }
}

/// What to do instead, when an action goes on failing. `A` is the table's enum of actions.
///
/// ```
/// use dps_codes::Action;
/// let fallback = Action::UseCachedCredentials.fallback().unwrap();
/// assert_eq!(fallback.failures(), Some(10));
/// assert_eq!(fallback.action(), Action::Reregister);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Fallback<A> {
    action: A,
    failures: Option<NonZeroU32>,
    elapsed: Option<Milliseconds>,
}

impl<A: Copy> Fallback<A> {
    /// A change to `action` after so many failures in a row, or after so long, whichever comes first. No failures at all
    /// are no condition.
    ///
    /// ```
    /// use dps_codes::{Action, Fallback};
    /// assert_eq!(Fallback::new(Action::Reregister, Some(3), None).elapsed(), None);
    /// ```
    #[must_use]
    pub const fn new(action: A, failures: Option<u32>, elapsed: Option<Duration>) -> Self {
        let failures = match failures {
            Some(failures) => NonZeroU32::new(failures),
            None => None,
        };
        let elapsed = match elapsed {
            Some(elapsed) => Some(Milliseconds::of(elapsed)),
            None => None,
        };
        Self { action, failures, elapsed }
    }

    /// What to do instead.
    ///
    /// ```
    /// use dps_codes::Action;
    /// let fallback = Action::UseCachedCredentials.fallback().unwrap();
    /// assert_eq!(fallback.action(), Action::Reregister);
    /// ```
    #[must_use]
    pub const fn action(&self) -> A {
        self.action
    }

    /// After how many failures in a row, if their number counts.
    ///
    /// ```
    /// use dps_codes::Action;
    /// assert_eq!(Action::UseCachedCredentials.fallback().unwrap().failures(), Some(10));
    /// ```
    #[must_use]
    pub const fn failures(&self) -> Option<u32> {
        match self.failures {
            Some(failures) => Some(failures.get()),
            None => None,
        }
    }

    /// After how long, counted from the first failure, if time counts.
    ///
    /// ```
    /// use dps_codes::Action;
    /// assert_eq!(Action::UseCachedCredentials.fallback().unwrap().elapsed().unwrap().as_secs(), 900);
    /// ```
    #[must_use]
    pub const fn elapsed(&self) -> Option<Duration> {
        match self.elapsed {
            Some(elapsed) => Some(elapsed.duration()),
            None => None,
        }
    }
}

/// A time in a quarter of the bytes that a `Duration` has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Milliseconds(u32);

impl Milliseconds {
    /// The longest time there is, if `duration` is longer.
    const fn of(duration: Duration) -> Self {
        let milliseconds = duration.as_millis();
        #[allow(clippy::cast_possible_truncation)] // compared before
        Self(if milliseconds > u32::MAX as u128 { u32::MAX } else { milliseconds as u32 })
    }

    const fn duration(self) -> Duration {
        Duration::from_millis(self.0 as u64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_jitter_doubles_up_to_the_cap_for_any_attempt() {
        let seconds = Duration::from_secs;
        let backoff = Backoff::new(seconds(2), seconds(3), seconds(600));
        let mut expected = 3_000_u64;
        for attempt in 0..100 {
            assert_eq!(backoff.reach(attempt), Duration::from_millis(expected.min(600_000)), "{attempt}");
            expected = (expected * 2).min(600_000);
        }
        for attempt in [0, 1, 9, 31, 32, 33, 63, 64, u32::MAX - 1, u32::MAX] {
            for (first, cap) in [(0, 0), (0, 9), (1, 1), (1, 0), (1, u64::from(u32::MAX)), (u64::from(u32::MAX), 5)] {
                let backoff = Backoff::new(seconds(1), Duration::from_millis(first), Duration::from_millis(cap));
                let exact = u128::from(first) << attempt.min(64);
                assert_eq!(backoff.reach(attempt).as_millis(), exact.min(u128::from(cap)), "{first} {cap} {attempt}");
                for hint in [None, Some(Duration::ZERO), Some(seconds(7)), Some(Duration::MAX)] {
                    let least = hint.unwrap_or_default().max(seconds(1));
                    assert_eq!(backoff.delay(hint, attempt, 0), least);
                    assert_eq!(backoff.delay(hint, attempt, u32::MAX), least.saturating_add(backoff.reach(attempt)));
                }
            }
        }
        assert_eq!(backoff.delay(None, 0, u32::MAX / 2).as_millis(), 2_000 + 1_500);
    }

    #[test]
    fn times_come_out_as_they_went_in() {
        for milliseconds in [0, 1, 999, 1_000, 600_000, u64::from(u32::MAX)] {
            let time = Duration::from_millis(milliseconds);
            let backoff = Backoff::new(time, Duration::ZERO, time);
            assert_eq!((backoff.minimum(), backoff.first(), backoff.cap()), (time, Duration::ZERO, time));
            assert_eq!(Fallback::new((), None, Some(time)).elapsed(), Some(time));
        }
        assert_eq!(Backoff::new(Duration::MAX, Duration::ZERO, Duration::ZERO).minimum().as_secs() / 86_400, 49);
        assert_eq!(Fallback::new((), Some(0), None).failures(), None);
        assert_eq!(size_of::<Retry>(), 16);
    }
}
