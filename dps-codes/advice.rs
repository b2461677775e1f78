//! `Advice`: the next step for a report, its delay, and the step that replaces it if it keeps failing.

use core::fmt;
use core::time::Duration;

use crate::report::{Report, Transport};
use crate::{Action, Actor, Code, Phase, Retry, Symptom};

/// The next step for a [`Report`] in a [`Phase`].
///
/// ```
/// use core::time::Duration;
/// use dps_codes::{Action, Actor, Phase, Report};
///
/// let report = Report::from_mqtt("$dps/registrations/res/429/?$rid=7&retry-after=8", r#"{"errorCode":429001}"#);
/// let advice = report.advice(Phase::Register);
/// assert_eq!((advice.action(), advice.actor()), (Action::Backoff, Actor::Program));
/// let random = 0x8000_0000; // from the device's own source of randomness
/// let wait = advice.delay(0, random).unwrap();
/// assert!(wait > Duration::from_secs(8), "jitter is added to the delay that the service asks for");
///
/// // DPS has refused the credential: a person has to repair it, and the device should not try again by itself.
/// let report = Report::from_http(401, Report::NO_HEADERS, r#"{"errorCode":401002}"#);
/// let advice = report.advice(Phase::Register);
/// assert_eq!((advice.action(), advice.actor()), (Action::RepairCredentials, Actor::Operator));
/// assert_eq!(advice.delay(0, random), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Advice {
    action: Action,
    phase: Phase,
    hint: Option<Duration>,
}

impl Report<'_> {
    /// Returns the advice for a response to a call of this phase.
    ///
    /// A response that did not come from DPS (no response, a redirection, a proxy's page with status 200) means that
    /// something on the way has failed, and is handled like an internal error; so is a failure inside 200 that is truncated
    /// before its code.
    ///
    /// ```
    /// use dps_codes::{Action, Phase, Report};
    /// // Two registrations of one device at once.
    /// let report = Report::from_http(409, Report::NO_HEADERS, r#"{"errorCode":409203}"#);
    /// assert_eq!(report.advice(Phase::Register).action(), Action::Backoff);
    /// // The same status means another thing at DPS and at the hub.
    /// let report = Report::from_http(401, Report::NO_HEADERS, "");
    /// assert_eq!(report.advice(Phase::Register).action(), Action::RepairCredentials);
    /// assert_eq!(report.advice(Phase::Connect).action(), Action::Reregister);
    /// // Silence.
    /// assert_eq!(Report::default().advice(Phase::Register).action(), Action::Backoff);
    /// ```
    #[must_use]
    pub fn advice(&self, phase: Phase) -> Advice {
        Advice { action: self.action_in(phase), phase, hint: self.retry_after() }
    }

    fn action_in(&self, phase: Phase) -> Action {
        if self.is_challenge() {
            return Symptom::TpmChallenge.action_in(phase);
        }
        if self.is_disabled() {
            return Symptom::EnrollmentDisabled.action_in(phase);
        }
        if self.is_failure() {
            return self.action_of_failure(phase);
        }
        if self.is_pending() {
            return Symptom::RegistrationPending.action_in(phase);
        }
        match (self.transport(), self.symptom()) {
            _ if self.is_success(phase) => Symptom::Succeeded.action_in(phase),
            (Transport::Text, Some(symptom)) => symptom.action_in(phase),
            (Transport::Text, None) => self.action_of_candidates(phase).unwrap_or(unknown(phase)),
            _ => no_response(phase),
        }
    }

    fn action_of_failure(&self, phase: Phase) -> Action {
        let code = || self.code().map(|code| code.action_in(phase));
        if self.number().is_some() {
            return code().unwrap_or(unknown(phase));
        }
        // DPS sends no redirections; and the missing end of a truncated 200 has the code.
        let is_foreign = |status| matches!(status, 300..400) || self.is_truncated() && matches!(status, 200..300);
        if self.transport_status().is_some_and(is_foreign) {
            return no_response(phase);
        }
        self.action_of_candidates(phase)
            .or_else(code)
            .or_else(|| Some(Code::classify(self.status_of_connack()?.into()).action_in(phase)))
            .or_else(|| Some(self.symptom()?.action_in(phase)))
            .unwrap_or(unknown(phase))
    }

    /// Returns the action that all candidates share.
    fn action_of_candidates(&self, phase: Phase) -> Option<Action> {
        let mut actions = self.candidates().map(|code| code.action_in(phase));
        let first = actions.next()?;
        actions.all(|action| action == first).then_some(first)
    }

    /// Returns `true` for a success: an assigned hub in Register, a complete response in other phases.
    fn is_success(&self, phase: Phase) -> bool {
        let is_assigned = self.has_status("assigned");
        let is_2xx = self.transport_status().is_some_and(|status| status < 300);
        self.is_readable()
            && match (self.transport(), phase) {
                _ if self.number().is_some() => true,
                (Transport::Connack, _) => true,
                (Transport::Http | Transport::Mqtt, Phase::Register) => is_assigned && self.assigned_hub().is_some(),
                (Transport::Http | Transport::Mqtt, _) => is_assigned || is_2xx,
                _ => is_assigned,
            }
    }
}

/// Returns the action for a response that did not come from DPS.
const fn no_response(phase: Phase) -> Action {
    Code::InternalServerError.action_in(phase)
}

/// Returns the action for an unknown error.
const fn unknown(phase: Phase) -> Action {
    Code::classify(0).action_in(phase)
}

impl Advice {
    /// Returns the action to take.
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

    /// Returns the actor who has to take it.
    ///
    /// ```
    /// use dps_codes::{Actor, Phase, Report};
    /// assert_eq!(Report::from_connack(4).advice(Phase::Register).actor(), Actor::Operator);
    /// ```
    #[must_use]
    pub const fn actor(&self) -> Actor {
        self.action.actor()
    }

    /// Returns `true` if the device can act by itself. Otherwise a person has to act first; until then, trying again changes
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

    /// Returns the retry policy of the action, from the table.
    ///
    /// ```
    /// use dps_codes::{Phase, Report, Retry};
    /// let report = Report::from_http(400, Report::NO_HEADERS, "");
    /// assert_eq!(report.advice(Phase::Register).retry(), Retry::Never);
    /// ```
    #[must_use]
    pub const fn retry(&self) -> Retry {
        self.action.retry()
    }

    /// Returns the shortest delay before the next attempt: the delay that the service asks for, or the minimum of the table
    /// if that is longer. Returns `None` if a person has to act first.
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
        self.delay(0, 0)
    }

    /// Returns the delay before the next attempt after failure number `attempt`, counted from 0: [`wait`](Self::wait) plus a
    /// random part of [`Backoff::max_jitter`](crate::Backoff::max_jitter). Returns `None` if a person has to act first, or
    /// if there is nothing left to do. [`Retry::AtOnce`] does not wait at attempt 0; from attempt 1 on it waits like
    /// [`Action::Backoff`].
    ///
    /// `random` is a uniformly distributed random number of 32 bits from the device's own source of randomness; for the
    /// reason see [`Backoff::delay`](crate::Backoff::delay).
    ///
    /// ```
    /// use core::time::Duration;
    /// use dps_codes::{Phase, Report};
    /// let advice = Report::from_http(429, [("retry-after", "10")], "").advice(Phase::Register);
    /// let Some(least) = advice.delay(3, 0) else { panic!() };
    /// let Some(most) = advice.delay(3, u32::MAX) else { panic!() };
    /// assert_eq!(least, Duration::from_secs(10));
    /// assert_eq!(most, Duration::from_secs(10 + 40));
    /// ```
    #[must_use]
    pub const fn delay(&self, attempt: u32, random: u32) -> Option<Duration> {
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

    #[cfg(feature = "backon")]
    pub(crate) const fn hint(&self) -> Option<Duration> {
        self.hint
    }

    /// Returns `true` if trying again costs money: register calls are billed, polling and the status lookup are not.
    ///
    /// ```
    /// use dps_codes::{Phase, Report};
    /// let report = Report::from_http(500, Report::NO_HEADERS, "");
    /// assert!(report.advice(Phase::Register).is_billed());
    /// assert!(!report.advice(Phase::Connect).is_billed());
    /// let pending = Report::from_http(202, Report::NO_HEADERS, r#"{"operationId":"5.a","status":"assigning"}"#);
    /// assert!(!pending.advice(Phase::Register).is_billed());
    /// ```
    #[must_use]
    pub const fn is_billed(&self) -> bool {
        match (self.action, self.retry()) {
            (Action::Reregister, _) => true,
            (Action::Poll, _) | (_, Retry::Never) => false,
            _ => matches!(self.phase, Phase::Register),
        }
    }

    /// Returns the advice that replaces this one if it keeps failing: after failure number `attempt`, counted from 0, or this
    /// much time since the first failure, whichever comes first. Returns `None` as long as the advice holds. In Register it
    /// always holds, since no limit is published; there, the free status lookup shows if the registration succeeded.
    ///
    /// ```
    /// use core::time::Duration;
    /// use dps_codes::{Action, Phase, Report};
    /// // The hub does not respond: stay with it for some time, then register again.
    /// let advice = Report::default().advice(Phase::Connect);
    /// assert_eq!(advice.action(), Action::UseCachedCredentials);
    /// assert_eq!(advice.instead(8, Duration::from_secs(60)), None);
    /// assert_eq!(advice.instead(9, Duration::from_secs(60)).unwrap().action(), Action::Reregister);
    /// assert_eq!(advice.instead(0, Duration::from_secs(900)).unwrap().action(), Action::Reregister);
    /// ```
    #[must_use]
    pub fn instead(&self, attempt: u32, elapsed: Duration) -> Option<Self> {
        let fallback = self.action.fallback()?;
        let is_due = fallback.failures().is_some_and(|failures| attempt.saturating_add(1) >= failures)
            || fallback.elapsed().is_some_and(|longest| elapsed >= longest);
        is_due.then(|| Self { action: fallback.action(), ..*self })
    }
}

impl fmt::Display for Advice {
    /// Writes the action, the actor, and the shortest delay.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({}): {}", self.action.name(), self.actor().name(), self.action.text())?;
        match self.wait() {
            // Formatting of floating-point numbers would take twelve kilobytes of flash.
            Some(wait) if wait.subsec_millis() > 0 => write!(f, " Wait for at least {} ms.", wait.as_millis()),
            Some(wait) if !wait.is_zero() => write!(f, " Wait for at least {} s.", wait.as_secs()),
            _ => Ok(()),
        }
    }
}
