//! Chooses the action for an outcome in a phase: from the table, and by the rules that no table states.

use super::{Advice, LONGEST_HINT};
use crate::report::Transport;
use crate::{Action, Cause, Classified, Code, Fallback, Outcome, Phase, Report, Symptom, Text};

/// An action with the fallback that the table gives it here.
type Choice = (Action, Option<Fallback<Action>>);

impl Report<'_> {
    /// Returns what to do about the response, if it was that to a call of this phase.
    ///
    /// A response that did not come from DPS (none at all, a redirect, a proxy's page with status 200, a truncated body)
    /// means that something on the way has failed, and is treated like an internal error.
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
    /// // Silence: DPS may have registered the device all the same.
    /// assert_eq!(Report::default().advice(Phase::Register).action(), Action::LookUpRegistration);
    /// ```
    #[must_use]
    pub fn advice(&self, phase: Phase) -> Advice {
        let mut advice = Advice::about(self.outcome_in(phase), phase);
        if !self.transport().has_lookup() && advice.action.is(Action::LookUpRegistration) {
            advice = advice.replaced_by(Action::Backoff);
        }
        // Without the ID of an operation, there is nothing to poll.
        if phase == Phase::Register && self.operation_id().is_none_or(Text::is_empty) {
            advice.pending_call = match self.transport() {
                Transport::Http => Phase::Lookup,
                Transport::Mqtt => Phase::Register,
                Transport::None | Transport::Connack | Transport::Amqp | Transport::Text => Phase::Poll,
            };
        }
        advice.hint = self.retry_after().map(|hint| hint.min(LONGEST_HINT));
        advice
    }
}

impl Advice {
    /// Returns what to do about a code, or about a number alone, in a phase.
    ///
    /// ```
    /// use dps_codes::{Action, Advice, Code, Phase};
    /// assert_eq!(Advice::of(Code::TooManyRequests, Phase::Poll).action(), Action::Backoff);
    /// assert_eq!(Advice::of(404_299, Phase::Connect).action(), Action::Reregister);
    /// assert_eq!(Advice::of(401, Phase::Poll).action(), Action::Reregister, "a status is a number too");
    /// ```
    #[must_use]
    pub fn of(code: impl Into<Classified>, phase: Phase) -> Self {
        Self::about(Outcome::Failed(Cause::Code(code.into())), phase)
    }

    /// Returns what to do about an HTTP status, whatever it is, in a phase.
    ///
    /// ```
    /// use dps_codes::{Action, Advice, Phase};
    /// assert_eq!(Advice::of_status(0, Phase::Connect).action(), Action::UseCachedCredentials, "no response");
    /// assert_eq!(Advice::of_status(204, Phase::Manage).action(), Action::Proceed);
    /// ```
    #[must_use]
    pub fn of_status(status: u16, phase: Phase) -> Self {
        Report::from_http(status, Report::NO_HEADERS, "").advice(phase)
    }

    /// Returns what to do about an outcome in a phase.
    ///
    /// ```
    /// use dps_codes::{Action, Advice, Outcome, Phase};
    /// assert_eq!(Advice::about(Outcome::Truncated, Phase::Poll).action(), Action::Backoff);
    /// ```
    #[must_use]
    pub fn about(outcome: Outcome, phase: Phase) -> Self {
        let (action, fallback) = choose(outcome, Some(phase));
        let paced_as = match outcome {
            // The operation has failed at DPS, not at the hub, so the call is repeated as a failed call is.
            Outcome::Failed(Cause::Operation(_)) if action.is(Action::Reregister) => Action::Backoff,
            _ => action,
        };
        // A lookup that finds a registration in progress has no operation to poll.
        let pending_call = if phase == Phase::Lookup { Phase::Lookup } else { Phase::Poll };
        Self { outcome, phase, action, paced_as, fallback, hint: None, pending_call }
    }
}

impl Outcome {
    /// Returns what to do about it where the phase is not known.
    ///
    /// ```
    /// use dps_codes::{Action, Report};
    /// let report = Report::from_http(404, Report::NO_HEADERS, r#"{"errorCode":404201}"#);
    /// assert_eq!(report.outcome().action(), Action::CheckAndRetry);
    /// ```
    #[must_use]
    pub fn action(self) -> Action {
        choose(self, None).0
    }

    /// Returns what to do about it in a phase.
    ///
    /// ```
    /// use dps_codes::{Action, Outcome, Phase};
    /// assert_eq!(Outcome::Unassigned.action_in(Phase::Lookup), Action::Reregister);
    /// ```
    #[must_use]
    pub fn action_in(self, phase: Phase) -> Action {
        choose(self, Some(phase)).0
    }
}

fn choose(outcome: Outcome, phase: Option<Phase>) -> Choice {
    match outcome {
        Outcome::Succeeded => own(Action::Proceed),
        Outcome::Pending => own(Action::Poll),
        Outcome::Unassigned | Outcome::Failed(Cause::Moved) => own(Action::Reregister),
        Outcome::Challenge => own(Action::AnswerChallenge),
        Outcome::Disabled => own(Action::RepairCredentials),
        Outcome::Failed(Cause::Code(code)) => of_code(code, phase),
        Outcome::Failed(Cause::Likely(code)) => of_code(code.into(), phase),
        Outcome::Failed(Cause::Operation(code)) => failed_operation(code, phase),
        // The link of the hub is stale: the help is that of a hub that DPS does not find.
        Outcome::Failed(Cause::HubBehindDps) => own(Action::CheckAndRetry),
        Outcome::Failed(Cause::Symptom(symptom)) => of_symptom(symptom, phase),
        Outcome::Failed(Cause::Unspecified) | Outcome::Unknown => of_code(Code::classify(0), phase),
        Outcome::Truncated | Outcome::Foreign => of_code(Code::InternalServerError.into(), phase),
        Outcome::NoResponse(failure) => match failure.symptom() {
            Some(symptom) => of_symptom(symptom, phase),
            None => of_code(Code::InternalServerError.into(), phase),
        },
    }
}

/// Returns the action for a failed operation. It is final, so it is judged like a register call; what waits and asks
/// again there has to register here.
fn failed_operation(code: Option<Classified>, phase: Option<Phase>) -> Choice {
    match (code, phase) {
        (None, _) => own(Action::Reregister),
        (Some(code), None | Some(Phase::Connect | Phase::Manage)) => of_code(code, phase),
        (Some(code), Some(_)) => match of_code(code, Some(Phase::Register)) {
            (Action::Backoff | Action::LookUpRegistration, _) => own(Action::Reregister),
            choice => choice,
        },
    }
}

fn own(action: Action) -> Choice {
    (action, action.fallback())
}

fn of_code(code: Classified, phase: Option<Phase>) -> Choice {
    match phase {
        Some(phase) => (code.action_in(phase), code.fallback_in(phase)),
        None => (code.action(), code.fallback()),
    }
}

fn of_symptom(symptom: Symptom, phase: Option<Phase>) -> Choice {
    match phase {
        Some(phase) => (symptom.action_in(phase), symptom.fallback_in(phase)),
        None => (symptom.action(), symptom.fallback()),
    }
}
