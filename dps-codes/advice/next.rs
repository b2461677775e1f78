//! `Next`: the next call.

use super::Advice;
use crate::{Action, Actor, Phase};

/// The next call of a program: [`Advice::next`].
///
/// ```
/// use dps_codes::{Next, Phase, Report};
/// let expired = Report::from_http(404, Report::NO_HEADERS, r#"{"errorCode":404203}"#);
/// assert_eq!(expired.advice(Phase::Poll).next(), Next::Call(Phase::Register));
/// let refused = Report::from_http(401, Report::NO_HEADERS, "");
/// assert_eq!(refused.advice(Phase::Register).next(), Next::None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Next {
    /// The same call again.
    Same,
    /// A call of this phase, which is another one.
    Call(Phase),
    /// No call: a person is needed, or nothing is left to do.
    None,
}

impl Advice {
    /// Returns the next call of the program.
    ///
    /// ```
    /// use dps_codes::{Next, Phase, Report};
    /// let pending = Report::from_http(202, Report::NO_HEADERS, r#"{"operationId":"5.a","status":"assigning"}"#);
    /// assert_eq!(pending.advice(Phase::Register).next(), Next::Call(Phase::Poll));
    /// assert_eq!(pending.advice(Phase::Poll).next(), Next::Same);
    /// // Without the ID of an operation, there is nothing to poll.
    /// let pending = Report::from_http(202, Report::NO_HEADERS, r#"{"status":"assigning"}"#);
    /// assert_eq!(pending.advice(Phase::Register).next(), Next::Call(Phase::Lookup));
    /// // The response was lost: DPS may have registered the device all the same.
    /// assert_eq!(Report::default().advice(Phase::Register).next(), Next::Call(Phase::Lookup));
    /// ```
    #[must_use]
    pub const fn next(&self) -> Next {
        match self.next_phase() {
            None => Next::None,
            Some(phase) if phase.is(self.phase) => Next::Same,
            Some(phase) => Next::Call(phase),
        }
    }

    /// Returns the phase of the next call; `None` if there is none.
    pub(crate) const fn next_phase(&self) -> Option<Phase> {
        if !matches!(self.actor(), Actor::Program) {
            return None;
        }
        match (self.action, self.phase) {
            (Action::Proceed, Phase::Register | Phase::Poll | Phase::Lookup) | (Action::UseCachedCredentials, _) => {
                Some(Phase::Connect)
            }
            (Action::Proceed, _) => None,
            (Action::Reregister | Action::RetryAllocation, _) => Some(Phase::Register),
            (Action::LookUpRegistration, _) => Some(Phase::Lookup),
            (Action::Poll, _) => Some(self.pending_call),
            (_, phase) => Some(phase),
        }
    }

    /// Returns `true` if the next call costs money: each register call is billed; polling, the status lookup and
    /// connecting are not.
    ///
    /// ```
    /// use dps_codes::{Phase, Report};
    /// let throttled = Report::from_http(429, Report::NO_HEADERS, "");
    /// assert!(throttled.advice(Phase::Register).is_billed());
    /// assert!(!throttled.advice(Phase::Poll).is_billed());
    /// // The hub does not know the device any more, so it registers.
    /// assert!(Report::from_http(404, Report::NO_HEADERS, "").advice(Phase::Connect).is_billed());
    /// ```
    #[must_use]
    pub const fn is_billed(&self) -> bool {
        matches!(self.next_phase(), Some(Phase::Register))
    }
}
