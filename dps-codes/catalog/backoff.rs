//! `Backoff`: the parameters of exponential backoff with random jitter.

use core::time::Duration;

use super::Random;
use super::milliseconds::Milliseconds;

/// The parameters of exponential backoff with random jitter.
///
/// The delay after failure number `n`, counted from 0, is [`minimum`](Self::minimum), or the delay that the service
/// asks for if that is longer, plus a random duration between 0 and `initial · 2ⁿ`, capped at [`cap`](Self::cap).
///
/// ```
/// use core::time::Duration;
/// use dps_codes::Backoff;
/// let backoff = Backoff::new(Duration::from_secs(5), Duration::from_secs(1), Duration::from_secs(600));
/// assert_eq!(backoff.cap().as_secs(), 600);
/// ```
///
/// Durations are stored in whole milliseconds, up to 49 days: a table of actions has to fit into firmware.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Backoff {
    minimum: Milliseconds,
    initial: Milliseconds,
    cap: Milliseconds,
}

impl Backoff {
    /// Creates the parameters: a delay of `minimum`, plus jitter of up to `initial` at first and up to `cap` later.
    ///
    /// ```
    /// use core::time::Duration;
    /// use dps_codes::Backoff;
    /// let backoff = Backoff::new(Duration::ZERO, Duration::from_secs(1), Duration::from_secs(9));
    /// assert_eq!(backoff.minimum(), Duration::ZERO);
    /// ```
    #[must_use]
    pub const fn new(minimum: Duration, initial: Duration, cap: Duration) -> Self {
        Self {
            minimum: Milliseconds::saturating_from(minimum),
            initial: Milliseconds::saturating_from(initial),
            cap: Milliseconds::saturating_from(cap),
        }
    }

    /// Returns the shortest delay, if the service does not ask for a longer one.
    ///
    /// ```
    /// use core::time::Duration;
    /// use dps_codes::Retry;
    /// dps_codes::catalog!("examples/coffee.toml");
    /// let Retry::Backoff(backoff) = Action::TryAgain.retry() else { panic!() };
    /// assert_eq!(backoff.minimum(), Duration::from_secs(1));
    /// ```
    #[must_use]
    pub const fn minimum(self) -> Duration {
        self.minimum.duration()
    }

    /// Returns the longest jitter of the first delay.
    ///
    /// ```
    /// use core::time::Duration;
    /// use dps_codes::Backoff;
    /// let backoff = Backoff::new(Duration::ZERO, Duration::from_secs(1), Duration::from_secs(9));
    /// assert_eq!(backoff.initial().as_secs(), 1);
    /// ```
    #[must_use]
    pub const fn initial(self) -> Duration {
        self.initial.duration()
    }

    /// Returns the longest jitter of any delay.
    ///
    /// ```
    /// use core::time::Duration;
    /// use dps_codes::Backoff;
    /// let backoff = Backoff::new(Duration::ZERO, Duration::from_secs(1), Duration::from_secs(9));
    /// assert_eq!(backoff.cap().as_secs(), 9);
    /// ```
    #[must_use]
    pub const fn cap(self) -> Duration {
        self.cap.duration()
    }

    /// Returns the longest jitter after failure number `attempt`, counted from 0: `initial · 2ⁿ`, at most the cap.
    ///
    /// ```
    /// use core::time::Duration;
    /// use dps_codes::Backoff;
    /// let backoff = Backoff::new(Duration::ZERO, Duration::from_secs(1), Duration::from_secs(10));
    /// assert_eq!(backoff.max_jitter(2), Duration::from_secs(4));
    /// assert_eq!(backoff.max_jitter(u32::MAX), Duration::from_secs(10));
    /// ```
    #[must_use]
    pub const fn max_jitter(self, attempt: u32) -> Duration {
        Milliseconds(self.max_jitter_in_milliseconds(attempt)).duration()
    }

    /// Returns the delay before the next attempt after failure number `attempt`, counted from 0: `hint` (the delay that
    /// the service asks for, such as retry-after) or [`minimum`](Self::minimum), whichever is longer, plus a random part
    /// of [`max_jitter`](Self::max_jitter). The jitter is added to the hint, so that the devices of a fleet that got the
    /// same hint do not come back in the same second.
    ///
    /// `random` has to come from the device's own source of randomness: [`Random`] says why.
    ///
    /// This is a pure function that neither overflows nor panics, for any arguments.
    ///
    /// ```
    /// use core::time::Duration;
    /// use dps_codes::{Backoff, Random};
    /// let backoff = Backoff::new(Duration::from_secs(5), Duration::from_secs(1), Duration::from_secs(600));
    /// assert_eq!(backoff.delay(None, 0, Random::LEAST), Duration::from_secs(5));
    /// assert_eq!(backoff.delay(None, 0, Random::MOST), Duration::from_secs(5 + 1));
    /// assert_eq!(backoff.delay(Some(Duration::from_secs(30)), 3, Random::MOST), Duration::from_secs(30 + 8));
    /// ```
    #[must_use]
    pub const fn delay(self, hint: Option<Duration>, attempt: u32, random: Random) -> Duration {
        let minimum = self.minimum();
        let shortest = match hint {
            Some(hint) if minimum.checked_sub(hint).is_none() => hint,
            _ => minimum,
        };
        let jitter = random.up_to(self.max_jitter_in_milliseconds(attempt));
        shortest.saturating_add(Duration::from_millis(jitter as u64))
    }

    const fn max_jitter_in_milliseconds(self, attempt: u32) -> u32 {
        let grown = match self.initial.0 {
            0 => 0,
            initial if attempt > initial.leading_zeros() => u32::MAX,
            initial => initial << attempt,
        };
        if grown < self.cap.0 { grown } else { self.cap.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Retry;

    #[test]
    fn the_jitter_doubles_up_to_the_cap_for_any_attempt() {
        let seconds = Duration::from_secs;
        let backoff = Backoff::new(seconds(2), seconds(3), seconds(600));
        let mut expected = 3_000_u64;
        for attempt in 0..100 {
            assert_eq!(backoff.max_jitter(attempt), Duration::from_millis(expected.min(600_000)), "{attempt}");
            expected = (expected * 2).min(600_000);
        }
        for attempt in [0, 1, 9, 31, 32, 33, 63, 64, u32::MAX - 1, u32::MAX] {
            for (initial, cap) in [(0, 0), (0, 9), (1, 1), (1, 0), (1, u64::from(u32::MAX)), (u64::from(u32::MAX), 5)] {
                let backoff = Backoff::new(seconds(1), Duration::from_millis(initial), Duration::from_millis(cap));
                let exact = (u128::from(initial) << attempt.min(64)).min(u128::from(cap));
                assert_eq!(backoff.max_jitter(attempt).as_millis(), exact, "{initial} {cap} {attempt}");
                for hint in [None, Some(Duration::ZERO), Some(seconds(7)), Some(Duration::MAX)] {
                    let shortest = hint.unwrap_or_default().max(seconds(1));
                    let longest = shortest.saturating_add(backoff.max_jitter(attempt));
                    assert_eq!(backoff.delay(hint, attempt, Random::LEAST), shortest);
                    assert_eq!(backoff.delay(hint, attempt, Random::MOST), longest);
                }
            }
        }
        assert_eq!(backoff.delay(None, 0, Random::new(u32::MAX / 2)).as_millis(), 2_000 + 1_500);
    }

    #[test]
    fn durations_up_to_49_days_are_kept() {
        for milliseconds in [0, 1, 999, 1_000, 600_000, u64::from(u32::MAX)] {
            let time = Duration::from_millis(milliseconds);
            let backoff = Backoff::new(time, Duration::ZERO, time);
            assert_eq!((backoff.minimum(), backoff.initial(), backoff.cap()), (time, Duration::ZERO, time));
        }
        assert_eq!(Backoff::new(Duration::MAX, Duration::ZERO, Duration::ZERO).minimum().as_secs() / 86_400, 49);
        assert_eq!(size_of::<Retry>(), 16);
    }
}
