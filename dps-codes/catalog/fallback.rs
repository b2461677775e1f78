//! `Fallback`: what to do if an action keeps failing.

use core::num::NonZeroU32;
use core::time::Duration;

use super::milliseconds::Milliseconds;

/// What to do if an action keeps failing. `A` is the table's enum of actions.
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
    elapsed: Option<Milliseconds>,
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
            Some(elapsed) => Some(Milliseconds::saturating_from(elapsed)),
            None => None,
        };
        Self { action, failures, elapsed }
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

    /// Returns the time since the first failure, or `None` if time does not count.
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
            Some(elapsed) => Some(elapsed.duration()),
            None => None,
        }
    }
}
