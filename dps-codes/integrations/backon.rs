//! Delays as a policy of the crate `backon`, which brings the loop.
//!
//! [`Backoff::waits`] turns the parameters of an action into [`Waits`], which `retry` takes. Jitter and cap are those of
//! [`Backoff::delay`]. Backon's own policies add their jitter to a delay that has reached the cap already, and draw it
//! from a constant seed if there is no `std` and no other seed is set.
//!
//! The delay that the service asks for is known only after its response. Backon's hook `adjust`, which the asynchronous
//! loop has, is the place for it: see `Advice::adjust`.
//!
//! # Randomness
//!
//! `random` is called once for each delay and returns a uniformly distributed number of 32 bits. It has to come from the
//! device's own source of randomness. From a fixed seed, every device of a fleet draws the same numbers and waits for
//! the same time, which keeps the storm together.

#[cfg(feature = "dps")]
mod advice;

use core::time::Duration;

use backon::BackoffBuilder;

use crate::{Backoff, Random, Retry};

/// A policy of the crate `backon`, created by [`Backoff::waits`] or `Advice::waits`.
///
/// ```
/// use core::time::Duration;
/// use backon::BackoffBuilder;
/// use dps_codes::Backoff;
///
/// let policy = Backoff::new(Duration::from_secs(5), Duration::from_secs(1), Duration::from_secs(600));
/// let delay = policy.waits(|| 7).build().next().unwrap();
/// assert!((5..=6).contains(&delay.as_secs()));
/// ```
#[derive(Clone, Copy, Debug)]
#[must_use = "nothing is retried before backon has it"]
pub struct Waits<R> {
    retry: Retry,
    hint: Option<Duration>,
    limit: Option<u32>,
    random: R,
}

impl<R> Waits<R> {
    /// Limits the number of delays; there is one attempt more, since no delay precedes the first. Without a limit, a loop
    /// goes on until it succeeds or its conditions end it.
    ///
    /// ```
    /// use core::time::Duration;
    /// use backon::BackoffBuilder;
    /// use dps_codes::Backoff;
    /// # fn random() -> u32 { 7 }
    /// let policy = Backoff::new(Duration::from_secs(5), Duration::from_secs(1), Duration::from_secs(600));
    /// assert_eq!(policy.waits(random).at_most(3).build().count(), 3);
    /// ```
    pub fn at_most(self, waits: u32) -> Self {
        Self { limit: Some(waits), ..self }
    }
}

impl<R: FnMut() -> u32 + Send + Sync + Unpin> BackoffBuilder for Waits<R> {
    type Backoff = Delays<R>;

    fn build(self) -> Delays<R> {
        Delays { waits: self, attempt: 0 }
    }
}

/// The iterator of delays that [`Waits`] builds for backon.
///
/// ```
/// use core::time::Duration;
/// use backon::BackoffBuilder;
/// use dps_codes::Backoff;
///
/// let policy = Backoff::new(Duration::from_secs(5), Duration::from_secs(1), Duration::from_secs(600));
/// let first: Vec<Duration> = policy.waits(|| 7).build().take(3).collect();
/// assert!(first.is_sorted());
/// ```
#[derive(Clone, Debug)]
pub struct Delays<R> {
    waits: Waits<R>,
    attempt: u32,
}

impl<R: FnMut() -> u32> Iterator for Delays<R> {
    type Item = Duration;

    fn next(&mut self) -> Option<Duration> {
        let attempt = self.attempt;
        let Waits { retry, hint, limit, random } = &mut self.waits;
        if limit.is_some_and(|limit| attempt >= limit) {
            return None;
        }
        let wait = match retry {
            Retry::Backoff(backoff) => backoff.delay(*hint, attempt, Random::new(random())),
            Retry::AtOnce if attempt == 0 => hint.unwrap_or_default(),
            _ => return None,
        };
        self.attempt = attempt.saturating_add(1);
        Some(wait)
    }
}

impl Backoff {
    /// Converts these parameters to a policy of the crate `backon`: after failure number `n`, counted from 0, it waits for
    /// exactly [`delay`](Self::delay) without a hint, with attempt `n` and a new random number.
    ///
    /// `random` has to be a source of randomness of the device itself: see [`backon`](crate::backon#randomness).
    ///
    /// ```
    /// use core::time::Duration;
    /// use backon::BackoffBuilder;
    /// use dps_codes::{Backoff, Random};
    ///
    /// let policy = Backoff::new(Duration::from_secs(5), Duration::from_secs(1), Duration::from_secs(600));
    /// let mut random = [5, 9].into_iter();
    /// let mut delays = policy.waits(move || random.next().unwrap()).build();
    /// assert_eq!(delays.next(), Some(policy.delay(None, 0, Random::new(5))));
    /// assert_eq!(delays.next(), Some(policy.delay(None, 1, Random::new(9))));
    /// ```
    pub fn waits<R: FnMut() -> u32>(self, random: R) -> Waits<R> {
        Waits { retry: Retry::Backoff(self), hint: None, limit: None, random }
    }
}
