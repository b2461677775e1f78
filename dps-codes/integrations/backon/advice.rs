//! Advice as a policy of the crate `backon`, and the adjustment of a delay to a response.

use core::time::Duration;

use super::Waits;
use crate::{Advice, Backoff, Random, Retry};

impl Advice {
    /// Converts this advice to a policy of the crate `backon`: after failure number `n`, counted from 0, it waits for
    /// [`delay`](Self::delay) with attempt `n` and a new random number, never less than the service asks for.
    ///
    /// If a person has to act first, there is no further attempt; if the advice is to try at once, there is one, since a
    /// loop without delays would be a storm.
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

    /// Adjusts a delay that `policy` has computed without knowing this error; for backon's hook `adjust`.
    ///
    /// The jitter stays, and is added to the delay that the service asks for or to the minimum of this advice: the result
    /// is what [`Backoff::delay`] returns with that hint. The larger of the two instead would send a fleet that got the
    /// same hint back in the same second. An advice to try at once leaves the delay as it is, which keeps a loop from
    /// becoming a storm. Returns `None`, which ends the loop, if a person has to act first or if `wait` is `None`.
    ///
    /// ```
    /// # use std::future::Future;
    /// use std::future::ready;
    /// use std::time::Duration;
    ///
    /// use backon::Retryable;
    /// use dps_codes::{Action, Phase, Report, Retry};
    ///
    /// # fn random() -> u32 { 7 }
    /// # let mut responses = [(429, "8"), (200, "")].into_iter();
    /// # let mut put = move || responses.next().map(|(status, wait)| (status, [("retry-after", wait)], "{}")).unwrap();
    /// # let pause = |wait: Duration| { assert!(wait >= Duration::from_secs(8)); ready(()) };
    /// let Retry::Backoff(policy) = Action::Backoff.retry() else { unreachable!() };
    /// let register = || {
    ///     let (status, headers, body) = put();
    ///     let report = Report::from_http(status, headers, body);
    ///     ready(if report.is_failure() { Err(report) } else { Ok(()) })
    /// };
    /// let registered = register
    ///     .retry(policy.waits(random).at_most(9))
    ///     .adjust(|report, wait| report.advice(Phase::Register).adjust(policy, wait))
    ///     .sleep(pause);
    /// # let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    /// # assert_eq!(std::pin::pin!(registered).as_mut().poll(&mut context), std::task::Poll::Ready(Ok(())));
    /// ```
    ///
    /// The delay for one response:
    ///
    /// ```
    /// use core::time::Duration;
    /// use dps_codes::{Action, Phase, Random, Report, Retry};
    ///
    /// let Retry::Backoff(policy) = Action::Backoff.retry() else { unreachable!() };
    /// let (attempt, random) = (3, Random::new(0x8000_0000));
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
                let least = own.delay(self.hint(), 0, Random::LEAST).max(policy.minimum());
                Some(least.saturating_add(jitter))
            }
            Retry::AtOnce => Some(wait.max(self.hint().unwrap_or_default())),
            Retry::Never | Retry::AfterRepair => None,
        }
    }
}
