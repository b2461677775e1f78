//! Whether and when to try again, and what instead if that goes on failing.

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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Backoff {
    minimum: Duration,
    first: Duration,
    cap: Duration,
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
        Self { minimum, first, cap }
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
        self.minimum
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
        self.first
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
        self.cap
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
    failures: Option<u32>,
    elapsed: Option<Duration>,
}

impl<A: Copy> Fallback<A> {
    /// A change to `action` after so many failures in a row, or after so long, whichever comes first.
    ///
    /// ```
    /// use dps_codes::{Action, Fallback};
    /// assert_eq!(Fallback::new(Action::Reregister, Some(3), None).elapsed(), None);
    /// ```
    #[must_use]
    pub const fn new(action: A, failures: Option<u32>, elapsed: Option<Duration>) -> Self {
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
        self.failures
    }

    /// After how long, counted from the first failure, if time counts.
    ///
    /// ```
    /// use dps_codes::Action;
    /// assert_eq!(Action::UseCachedCredentials.fallback().unwrap().elapsed().unwrap().as_secs(), 900);
    /// ```
    #[must_use]
    pub const fn elapsed(&self) -> Option<Duration> {
        self.elapsed
    }
}
