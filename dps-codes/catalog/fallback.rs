//! `Fallback`: what to do if an action keeps failing.

use core::num::NonZeroU32;
use core::time::Duration;

use super::Random;
use super::milliseconds::Milliseconds;

/// The action to take if another one keeps failing. `A` is the table's enum of actions.
///
/// ```
/// dps_codes::catalog!("examples/coffee.toml");
/// let fallback = Action::TryAgain.fallback().unwrap();
/// assert_eq!(fallback.failures(), Some(5));
/// assert_eq!(fallback.action(), Action::CallService);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Fallback<A> {
    action: A,
    failures: Option<NonZeroU32>,
    /// The shortest and the longest time that may be drawn.
    elapsed: Option<(Milliseconds, Milliseconds)>,
    needs_both: bool,
}

impl<A: Copy> Fallback<A> {
    /// Creates a change to `action` after this many failures in a row, or after this much time, whichever comes first.
    /// Zero failures are not a condition.
    ///
    /// ```
    /// use dps_codes::Fallback;
    /// assert_eq!(Fallback::new("call", Some(3), None).elapsed(), None);
    /// assert_eq!(Fallback::new("call", Some(0), None).failures(), None);
    /// ```
    #[must_use]
    pub const fn new(action: A, failures: Option<u32>, elapsed: Option<Duration>) -> Self {
        let failures = match failures {
            Some(failures) => NonZeroU32::new(failures),
            None => None,
        };
        let elapsed = match elapsed {
            Some(elapsed) => {
                let elapsed = Milliseconds::saturating_from(elapsed);
                Some((elapsed, elapsed))
            }
            None => None,
        };
        Self { action, failures, elapsed, needs_both: false }
    }

    /// Draws the time at random, up to `longest`, so that a fleet does not change over all at once. Has no effect if time
    /// does not count.
    ///
    /// ```
    /// use core::time::Duration;
    /// use dps_codes::{Fallback, Random};
    /// let quarter = Duration::from_secs(15 * 60);
    /// let fallback = Fallback::new("call", None, Some(quarter)).with_max_elapsed(2 * quarter);
    /// assert!(fallback.is_due(1, quarter, Random::LEAST) && !fallback.is_due(1, quarter, Random::MOST));
    /// assert!(fallback.is_due(1, 2 * quarter, Random::MOST));
    /// ```
    #[must_use]
    pub const fn with_max_elapsed(self, longest: Duration) -> Self {
        let elapsed = match self.elapsed {
            Some((shortest, _)) => Some((shortest, Milliseconds::saturating_from(longest))),
            None => None,
        };
        Self { elapsed, ..self }
    }

    /// Requires both limits, not only the one that is reached first.
    ///
    /// ```
    /// use core::time::Duration;
    /// use dps_codes::{Fallback, Random};
    /// let fallback = Fallback::new("call", Some(3), Some(Duration::from_secs(60))).requiring_both();
    /// assert!(!fallback.is_due(9, Duration::from_secs(59), Random::LEAST));
    /// assert!(!fallback.is_due(2, Duration::from_secs(99), Random::LEAST));
    /// assert!(fallback.is_due(3, Duration::from_secs(60), Random::LEAST));
    /// ```
    #[must_use]
    pub const fn requiring_both(self) -> Self {
        Self { needs_both: true, ..self }
    }

    /// Returns `true` after enough failures in a row, or enough time since the first of them, or both, as the table
    /// says. `random` draws the time from a range; it has to stay the same for all failures in a row.
    ///
    /// ```
    /// use core::time::Duration;
    /// use dps_codes::{Fallback, Random};
    /// let fallback = Fallback::new("call", Some(3), None);
    /// assert!(!fallback.is_due(2, Duration::MAX, Random::MOST) && fallback.is_due(3, Duration::ZERO, Random::LEAST));
    /// ```
    #[must_use]
    pub const fn is_due(&self, failures: u32, elapsed: Duration, random: Random) -> bool {
        let by_failures = match self.failures {
            Some(limit) => Some(failures >= limit.get()),
            None => None,
        };
        let by_time = match self.elapsed {
            Some((shortest, longest)) => {
                let spread = random.up_to(longest.0.saturating_sub(shortest.0));
                Some(elapsed.as_millis() >= shortest.0 as u128 + spread as u128)
            }
            None => None,
        };
        match (by_failures, by_time) {
            (Some(failures), Some(time)) if self.needs_both => failures && time,
            (Some(failures), Some(time)) => failures || time,
            (Some(is_due), None) | (None, Some(is_due)) => is_due,
            (None, None) => false,
        }
    }

    /// Returns the action to take instead.
    ///
    /// ```
    /// dps_codes::catalog!("examples/coffee.toml");
    /// let fallback = Action::TryAgain.fallback().unwrap();
    /// assert_eq!(fallback.action(), Action::CallService);
    /// ```
    #[must_use]
    pub const fn action(&self) -> A {
        self.action
    }

    /// Returns the number of failures in a row, or `None` if their number does not count.
    ///
    /// ```
    /// use dps_codes::Fallback;
    /// assert_eq!(Fallback::new("call", Some(3), None).failures(), Some(3));
    /// ```
    #[must_use]
    pub const fn failures(&self) -> Option<u32> {
        match self.failures {
            Some(failures) => Some(failures.get()),
            None => None,
        }
    }

    /// Returns the time since the first failure, or `None` if time does not count: the shortest time of a range.
    ///
    /// ```
    /// use core::time::Duration;
    /// use dps_codes::Fallback;
    /// let quarter = Duration::from_secs(15 * 60);
    /// assert_eq!(Fallback::new("call", None, Some(quarter)).elapsed(), Some(quarter));
    /// ```
    #[must_use]
    pub const fn elapsed(&self) -> Option<Duration> {
        match self.elapsed {
            Some((shortest, _)) => Some(shortest.duration()),
            None => None,
        }
    }

    /// Returns the longest time that may be drawn, or `None` if time does not count.
    ///
    /// ```
    /// use core::time::Duration;
    /// use dps_codes::Fallback;
    /// let quarter = Duration::from_secs(15 * 60);
    /// assert_eq!(Fallback::new("call", None, Some(quarter)).max_elapsed(), Some(quarter));
    /// ```
    #[must_use]
    pub const fn max_elapsed(&self) -> Option<Duration> {
        match self.elapsed {
            Some((_, longest)) => Some(longest.duration()),
            None => None,
        }
    }

    /// Returns `true` if both limits have to be reached.
    ///
    /// ```
    /// use dps_codes::Fallback;
    /// assert!(!Fallback::new("call", Some(3), None).needs_both());
    /// ```
    #[must_use]
    pub const fn needs_both(&self) -> bool {
        self.needs_both
    }
}
