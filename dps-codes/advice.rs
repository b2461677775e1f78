//! `Advice`: what to do next about an outcome, and when.

mod choose;
mod next;

use core::fmt;
use core::time::Duration;

use crate::{Action, Actor, Fallback, Outcome, Phase, Probe, Random, Retry};

pub use next::Next;

/// A delay that the service asks for counts as this at most, so that a clock that adds it never overflows.
const LONGEST_HINT: Duration = Duration::from_secs(86_400);

/// The next step for an [`Outcome`] in a [`Phase`].
///
/// [`Report::advice`](crate::Report::advice) takes it from a response, [`Advice::of`] from a code or a number alone.
///
/// ```
/// use core::time::Duration;
/// use dps_codes::{Action, Actor, Next, Phase, Random, Report};
///
/// let topic = "$dps/registrations/res/429/?$rid=7&retry-after=8";
/// let report = Report::from_mqtt(topic, r#"{"errorCode":429001}"#);
/// let advice = report.advice(Phase::Register);
/// assert_eq!((advice.action(), advice.actor()), (Action::Backoff, Actor::Program));
/// assert_eq!(advice.next(), Next::Same);
/// let random = Random::new(0x8000_0000); // from the device's own source of randomness
/// let delay = advice.delay(0, random).unwrap();
/// assert!(delay > Duration::from_secs(8), "jitter is added to what the service asks for");
///
/// // DPS has refused the credential: a person has to repair it.
/// let report = Report::from_http(401, Report::NO_HEADERS, r#"{"errorCode":401002}"#);
/// let advice = report.advice(Phase::Register);
/// assert_eq!((advice.action(), advice.actor()), (Action::RepairCredentials, Actor::Operator));
/// assert_eq!((advice.next(), advice.delay(0, random)), (Next::None, None));
/// // The device does not learn when that is done, so it tries a few times a week.
/// assert!(advice.probe().is_some());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Advice {
    outcome: Outcome,
    phase: Phase,
    action: Action,
    /// The parameters of the delay are those of this action.
    paced_as: Action,
    fallback: Option<Fallback<Action>>,
    hint: Option<Duration>,
    /// The call that asks for a registration in progress.
    pending_call: Phase,
}

impl Advice {
    /// Returns what to do.
    ///
    /// ```
    /// use dps_codes::{Action, Phase, Report};
    /// let disabled = r#"{"status":"disabled","registrationState":{"status":"disabled"}}"#;
    /// let report = Report::from_http(200, Report::NO_HEADERS, disabled);
    /// assert_eq!(report.advice(Phase::Register).action(), Action::RepairCredentials);
    /// let report = Report::from_http(202, Report::NO_HEADERS, r#"{"operationId":"5.a","status":"assigning"}"#);
    /// assert_eq!(report.advice(Phase::Register).action(), Action::Poll);
    /// ```
    #[must_use]
    pub const fn action(&self) -> Action {
        self.action
    }

    /// Returns the phase of the call.
    ///
    /// ```
    /// use dps_codes::{Phase, Report};
    /// assert_eq!(Report::default().advice(Phase::Connect).phase(), Phase::Connect);
    /// ```
    #[must_use]
    pub const fn phase(&self) -> Phase {
        self.phase
    }

    /// Returns the outcome that this advice is about.
    ///
    /// ```
    /// use dps_codes::{Phase, Report};
    /// assert!(Report::from_connack(3).advice(Phase::Connect).outcome().is_transient());
    /// ```
    #[must_use]
    pub const fn outcome(&self) -> Outcome {
        self.outcome
    }

    /// Returns who has to act.
    ///
    /// ```
    /// use dps_codes::{Actor, Phase, Report};
    /// assert_eq!(Report::from_connack(4).advice(Phase::Register).actor(), Actor::Operator);
    /// ```
    #[must_use]
    pub const fn actor(&self) -> Actor {
        self.action.actor()
    }

    /// Returns `true` if the device can do it by itself. If not, a person is needed, and trying again before changes
    /// nothing.
    ///
    /// ```
    /// use dps_codes::{Phase, Report};
    /// assert!(Report::from_connack(3).advice(Phase::Register).is_automatic());
    /// assert!(!Report::from_connack(5).advice(Phase::Register).is_automatic());
    /// ```
    #[must_use]
    pub const fn is_automatic(&self) -> bool {
        matches!(self.actor(), Actor::Program)
    }

    /// Returns if and when to try again, as the table says.
    ///
    /// ```
    /// use dps_codes::{Phase, Report, Retry};
    /// let report = Report::from_http(400, Report::NO_HEADERS, "");
    /// assert_eq!(report.advice(Phase::Register).retry(), Retry::Never);
    /// ```
    #[must_use]
    pub const fn retry(&self) -> Retry {
        self.paced_as.retry()
    }

    /// Returns the shortest delay before the next attempt: what the service asks for, or the minimum of the table if that
    /// is longer. `None` if a person has to act first, or if nothing is left to do.
    ///
    /// ```
    /// use core::time::Duration;
    /// use dps_codes::{Phase, Report};
    /// let report = Report::from_http(500, [("retry-after", "30")], "");
    /// assert_eq!(report.advice(Phase::Connect).wait(), Some(Duration::from_secs(30)));
    /// let report = Report::from_http(500, [("retry-after", "1")], "");
    /// assert_eq!(report.advice(Phase::Connect).wait(), Some(Duration::from_secs(5)));
    /// ```
    #[must_use]
    pub const fn wait(&self) -> Option<Duration> {
        self.delay(0, Random::LEAST)
    }

    /// Returns the delay before the next attempt, after failure number `attempt`, counted from 0: [`wait`](Self::wait) plus
    /// a random part of [`Backoff::max_jitter`](crate::Backoff::max_jitter). `None` if a person has to act first, or if
    /// nothing is left to do. [`Retry::AtOnce`] does not wait at attempt 0; from attempt 1 on it waits like
    /// [`Action::Backoff`].
    ///
    /// A delay that the service asks for counts as one day at most, so that `Instant::now() + delay` never overflows.
    ///
    /// ```
    /// use core::time::Duration;
    /// use dps_codes::{Phase, Random, Report};
    /// let advice = Report::from_http(429, [("retry-after", "10")], "").advice(Phase::Register);
    /// assert_eq!(advice.delay(3, Random::LEAST), Some(Duration::from_secs(10)));
    /// assert_eq!(advice.delay(3, Random::MOST), Some(Duration::from_secs(10 + 40)));
    /// ```
    #[must_use]
    pub const fn delay(&self, attempt: u32, random: Random) -> Option<Duration> {
        match self.retry() {
            Retry::Backoff(backoff) => Some(backoff.delay(self.hint, attempt, random)),
            Retry::AtOnce => match (attempt.checked_sub(1), Action::Backoff.retry()) {
                (Some(attempt), Retry::Backoff(backoff)) => Some(backoff.delay(self.hint, attempt, random)),
                _ => Some(match self.hint {
                    Some(hint) => hint,
                    None => Duration::ZERO,
                }),
            },
            Retry::Never | Retry::AfterRepair => None,
        }
    }

    /// Returns the delay that the service asks for, one day at most.
    pub(crate) const fn hint(&self) -> Option<Duration> {
        self.hint
    }

    /// Returns how rarely to try while a person is needed, since the device does not learn that the cause is repaired.
    /// `None` if the program acts by itself, and in Manage, where a person waits for the end of the call.
    ///
    /// ```
    /// use dps_codes::{Phase, Random, Report};
    /// let refused = Report::from_http(401, Report::NO_HEADERS, "");
    /// let delay = refused.advice(Phase::Register).probe().unwrap().delay(0, Random::LEAST);
    /// assert_eq!(delay.as_secs(), 2 * 3_600);
    /// assert_eq!(refused.advice(Phase::Manage).probe(), None);
    /// assert_eq!(refused.advice(Phase::Connect).probe(), None, "the device registers by itself");
    /// ```
    #[must_use]
    pub const fn probe(&self) -> Option<Probe> {
        self.action.probe_in(self.phase)
    }

    /// Returns the fallback of this advice if it keeps failing.
    ///
    /// ```
    /// use dps_codes::{Action, Phase, Report};
    /// let fallback = Report::default().advice(Phase::Connect).fallback().unwrap();
    /// assert_eq!((fallback.action(), fallback.failures()), (Action::Reregister, Some(10)));
    /// // The same identity twice: registering again changes nothing.
    /// let conflict = Report::from_http(409, Report::NO_HEADERS, "").advice(Phase::Connect);
    /// assert_eq!(conflict.fallback().unwrap().action(), Action::CheckAndRetry);
    /// ```
    #[must_use]
    pub const fn fallback(&self) -> Option<Fallback<Action>> {
        self.fallback
    }

    /// Returns the advice that takes the place of this one after so many `failures` in a row and so much time since the
    /// first of them; `None` as long as this one holds. `random` draws the time where the table gives a range, and has to
    /// stay the same for all failures in a row. A [`Retrier`](crate::Retrier) counts all of this by itself.
    ///
    /// ```
    /// use core::time::Duration;
    /// use dps_codes::{Action, Phase, Random, Report};
    /// // The hub does not respond: stay with it for some time, then register anew.
    /// let advice = Report::default().advice(Phase::Connect);
    /// assert_eq!(advice.action(), Action::UseCachedCredentials);
    /// let minutes = |minutes: u64| Duration::from_secs(60 * minutes);
    /// assert_eq!(advice.instead(10, minutes(14), Random::LEAST), None);
    /// assert_eq!(advice.instead(9, minutes(15), Random::LEAST), None);
    /// assert_eq!(advice.instead(10, minutes(15), Random::LEAST).unwrap().action(), Action::Reregister);
    /// assert_eq!(advice.instead(10, minutes(29), Random::MOST), None, "a fleet changes over bit by bit");
    /// ```
    #[must_use]
    pub fn instead(&self, failures: u32, elapsed: Duration, random: Random) -> Option<Self> {
        let fallback = self.fallback?;
        fallback.is_due(failures, elapsed, random).then(|| self.replaced_by(fallback.action()))
    }

    /// Returns the same action with the delays of another one.
    pub(crate) const fn replaced_by_pace(self, paced_as: Action) -> Self {
        Self { paced_as, ..self }
    }

    /// Returns the same outcome with another action.
    #[cfg_attr(target_os = "none", inline(never))]
    pub(crate) const fn replaced_by(self, action: Action) -> Self {
        Self { action, paced_as: action, fallback: action.fallback(), ..self }
    }
}

impl fmt::Display for Advice {
    /// Writes the action, who has to act, and the shortest delay.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({}): {}", self.action.name(), self.actor().name(), self.action.text())?;
        match self.wait() {
            // Floating-point numbers would bring twelve kilobytes of formatting into firmware.
            Some(wait) if wait.subsec_millis() > 0 => write!(f, " Wait for at least {} ms.", wait.as_millis()),
            Some(wait) if !wait.is_zero() => write!(f, " Wait for at least {} s.", wait.as_secs()),
            _ => Ok(()),
        }
    }
}
