//! The waits of this crate as a policy of the crate `backon`, which brings the loop.
//!
//! [`Backoff::waits`] turns the figures of an action into a [`Waits`], which `retry` takes. Jitter and cap are then those
//! of [`Backoff::delay`]. Backon's own policies add their jitter to a wait that has reached the cap already, and draw it
//! from a constant seed where there is no `std` and no other seed is set.
//!
//! What the service asks for is known only once it has answered. Backon's hook `adjust`, which the asynchronous loop
//! has, is the place for it: [`Advice::adjust`] adds the jitter to that, and ends the loop where a person is needed.
//!
//! ```
//! # use std::future::Future;
//! use std::future::ready;
//! use std::time::Duration;
//!
//! use backon::Retryable;
//! use dps_codes::{Action, Phase, Report, Retry};
//!
//! # fn random() -> u32 { 7 }
//! # let mut answers = [(429, "8"), (200, "")].into_iter();
//! # let mut put = move || answers.next().map(|(status, wait)| (status, [("retry-after", wait)], "{}")).unwrap();
//! # let pause = |wait: Duration| { assert!(wait >= Duration::from_secs(8)); ready(()) };
//! let Retry::Backoff(policy) = Action::Backoff.retry() else { unreachable!() };
//! let register = || {
//!     let (status, headers, body) = put();
//!     let report = Report::from_http(status, headers, body);
//!     ready(if report.is_failure() { Err(report) } else { Ok(()) })
//! };
//! let registered = register
//!     .retry(policy.waits(random).at_most(9))
//!     .adjust(|report, wait| report.advice(Phase::Register).adjust(policy, wait))
//!     .sleep(pause);
//! # let mut context = std::task::Context::from_waker(std::task::Waker::noop());
//! # assert_eq!(std::pin::pin!(registered).as_mut().poll(&mut context), std::task::Poll::Ready(Ok(())));
//! ```
//!
//! # Randomness
//!
//! `random` is asked once for each wait for a number of 32 bits, all of them equally likely. It has to come from the
//! device's own source of randomness. From a fixed seed, every device of a fleet draws the same numbers and waits for
//! the same time, which keeps the storm together.

use core::time::Duration;

use backon::BackoffBuilder;

use crate::{Advice, Backoff, Retry};

/// A policy of the crate `backon`: from [`Backoff::waits`] or [`Advice::waits`].
#[derive(Clone, Copy, Debug)]
#[must_use = "nothing is retried before backon has it"]
pub struct Waits<R> {
    retry: Retry,
    hint: Option<Duration>,
    limit: Option<u32>,
    random: R,
}

impl<R> Waits<R> {
    /// Ends after so many waits: there is one try more, since none comes before the first. Without this, a loop goes on
    /// until it succeeds or its conditions end it.
    ///
    /// ```
    /// use backon::BackoffBuilder;
    /// use dps_codes::{Action, Retry};
    /// # fn random() -> u32 { 7 }
    /// let Retry::Backoff(policy) = Action::Backoff.retry() else { unreachable!() };
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

/// The waits one after the other, as [`Waits`] gives them to backon.
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
            Retry::Backoff(backoff) => backoff.delay(*hint, attempt, random()),
            Retry::AtOnce if attempt == 0 => hint.unwrap_or_default(),
            _ => return None,
        };
        self.attempt = attempt.saturating_add(1);
        Some(wait)
    }
}

impl Backoff {
    /// These figures as a policy of the crate `backon`: after failure number `n`, counted from 0, it waits for exactly
    /// [`delay`](Self::delay)`(None, n, random())`.
    ///
    /// `random` has to be a source of randomness of the device itself: see [`backon`](crate::backon#randomness).
    ///
    /// ```
    /// use backon::BackoffBuilder;
    /// use dps_codes::{Action, Retry};
    ///
    /// let Retry::Backoff(policy) = Action::Backoff.retry() else { unreachable!() };
    /// let mut random = [5, 9].into_iter();
    /// let mut delays = policy.waits(move || random.next().unwrap()).build();
    /// assert_eq!(delays.next(), Some(policy.delay(None, 0, 5)));
    /// assert_eq!(delays.next(), Some(policy.delay(None, 1, 9)));
    /// ```
    pub fn waits<R: FnMut() -> u32>(self, random: R) -> Waits<R> {
        Waits { retry: Retry::Backoff(self), hint: None, limit: None, random }
    }
}

impl Advice {
    /// This advice as a policy of the crate `backon`: after failure number `n`, counted from 0, it waits for
    /// [`delay`](Self::delay)`(n, random())`, never less than the service asks for.
    ///
    /// Where a person is needed, there is no further try; where trying at once is advised, there is one, since a loop
    /// without waits would be a storm.
    ///
    /// `random` has to be a source of randomness of the device itself: see [`backon`](crate::backon#randomness).
    ///
    /// ```
    /// use backon::BackoffBuilder;
    /// use dps_codes::{Phase, Report};
    ///
    /// # fn random() -> u32 { 7 }
    /// let advice = Report::from_http(429, [("retry-after", "30")], "").advice(Phase::Register);
    /// assert!(advice.waits(random).at_most(5).build().all(|wait| wait.as_secs() >= 30));
    ///
    /// let refused = Report::from_http(401, Report::NO_HEADERS, "").advice(Phase::Register);
    /// assert_eq!(refused.waits(random).build().next(), None);
    /// ```
    pub fn waits<R: FnMut() -> u32>(&self, random: R) -> Waits<R> {
        Waits { retry: self.retry(), hint: self.hint(), limit: None, random }
    }

    /// For backon's hook `adjust`: what becomes of a wait that `policy` has given without knowing this error.
    ///
    /// The jitter stays, and is added to what the service asks for or to the minimum of this advice: the wait is what
    /// [`Backoff::delay`] would have given with that hint. Taking the larger of the two instead would send a fleet that got
    /// the same hint back in the same second. An advice to try at once leaves the wait as it is, which keeps a loop from
    /// becoming a storm. `None`, which ends the loop, if a person has to act first, or if there was no wait.
    ///
    /// ```
    /// use core::time::Duration;
    /// use dps_codes::{Action, Phase, Report, Retry};
    ///
    /// let Retry::Backoff(policy) = Action::Backoff.retry() else { unreachable!() };
    /// let (attempt, random) = (3, 0x8000_0000);
    /// let wait = Some(policy.delay(None, attempt, random));
    ///
    /// let throttled = Report::from_http(429, [("retry-after", "30")], "").advice(Phase::Register);
    /// let hinted = policy.delay(Some(Duration::from_secs(30)), attempt, random);
    /// assert_eq!(throttled.adjust(policy, wait), Some(hinted));
    ///
    /// let refused = Report::from_http(401, Report::NO_HEADERS, "").advice(Phase::Register);
    /// assert_eq!(refused.adjust(policy, wait), None);
    /// ```
    #[must_use]
    pub fn adjust(&self, policy: Backoff, wait: Option<Duration>) -> Option<Duration> {
        let wait = wait?;
        match self.retry() {
            Retry::Backoff(own) => {
                let jitter = wait.saturating_sub(policy.minimum());
                let least = own.delay(self.hint(), 0, 0).max(policy.minimum());
                Some(least.saturating_add(jitter))
            }
            Retry::AtOnce => Some(wait.max(self.hint().unwrap_or_default())),
            Retry::Never | Retry::AfterRepair => None,
        }
    }
}
