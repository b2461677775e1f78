//! `Explanation`: everything known about one input, independent of the output format.

use std::time::Duration;

use dps_codes::{Action, Advice, Cause, Code, Family, Next, Origin, Outcome, Phase, Random, Report, Retry, Symptom};
use dps_codes_log::Reading;

use crate::explain::resolved_code::ResolvedCode;

pub(crate) enum Explanation<'a> {
    /// A number or a name alone.
    Number(ResolvedCode),
    /// A text, with the code of its number, or else of its transport status.
    Reading(Box<Reading<'a>>, Option<ResolvedCode>),
}

impl From<ResolvedCode> for Explanation<'_> {
    fn from(resolved: ResolvedCode) -> Self {
        Self::Number(resolved)
    }
}

impl<'a> From<Reading<'a>> for Explanation<'a> {
    fn from(reading: Reading<'a>) -> Self {
        // The control plane has numbers of its own, some of which mean other things at DPS.
        let is_of_dps = reading.origin(None) != Origin::ControlPlane;
        let resolved = reading.report().code().map(ResolvedCode::from);
        let resolved = if is_of_dps { resolved } else { resolved.map(ResolvedCode::without_row) };
        Self::Reading(Box::new(reading), resolved)
    }
}

impl<'a> Explanation<'a> {
    pub(crate) fn report(&self) -> Option<&Report<'a>> {
        match self {
            Self::Number(_) => None,
            Self::Reading(reading, _) => Some(reading.report()),
        }
    }

    /// Returns the code of the number.
    pub(crate) fn number(&self) -> Option<&ResolvedCode> {
        match self {
            Self::Number(resolved) => Some(resolved),
            Self::Reading(reading, resolved) => resolved.as_ref().filter(|_| reading.report().number().is_some()),
        }
    }

    /// Returns the code of the transport status. Returns `None` if there is a number.
    pub(crate) fn status(&self) -> Option<&ResolvedCode> {
        match self {
            Self::Reading(reading, resolved) if reading.report().number().is_none() => resolved.as_ref(),
            _ => None,
        }
    }

    pub(crate) fn code(&self) -> Option<Code> {
        self.number()?.code
    }

    /// Returns the row of the number, or else of the transport status.
    pub(crate) fn row(&self) -> Option<Code> {
        self.number().or_else(|| self.status())?.code
    }

    pub(crate) fn family(&self) -> Option<Family> {
        self.number()?.family
    }

    /// Returns the HTTP status of the number; without a number, that of the transport.
    pub(crate) fn http_status(&self) -> Option<u16> {
        match self.number() {
            Some(resolved) => resolved.http_status,
            None => self.report()?.http_status(),
        }
    }

    /// Returns what happened, if neither a number nor a status says it better.
    pub(crate) fn outcome(&self) -> Option<Outcome> {
        let outcome = self.report().filter(|report| report.number().is_none())?.outcome();
        let is_said =
            outcome.code().is_some() || matches!(outcome, Outcome::Succeeded | Outcome::Failed(Cause::Unspecified));
        let is_silent = matches!(outcome, Outcome::Unknown | Outcome::Foreign | Outcome::Truncated);
        (!is_said && !is_silent).then_some(outcome)
    }

    /// Returns what to do, in a few sentences.
    pub(crate) fn help(&self) -> Option<&'static str> {
        let of_code = || self.code().map(Code::help);
        let of_outcome = || Some(self.outcome()?.help()).filter(|help| !help.is_empty());
        let of_status = || Some(self.status()?.code?.help());
        let of_number = || of_code().or_else(of_outcome).or_else(of_status);
        match self.report().map(|report| (report.outcome(), report.symptom())) {
            // Not what the number says of a device.
            Some((outcome @ Outcome::Failed(Cause::HubBehindDps), _)) => Some(outcome.help()),
            Some((_, Some(symptom @ Symptom::ConnectRefused))) => Some(symptom.help()),
            _ => of_number(),
        }
    }

    /// Returns the action for a phase; without one, the action as published.
    pub(crate) fn action(&self, phase: Option<Phase>) -> Action {
        match (self, phase) {
            (Self::Number(resolved), None) => resolved.action(),
            (Self::Number(resolved), Some(phase)) => resolved.action_in(phase),
            (Self::Reading(reading, _), None) => reading.report().outcome().action(),
            (Self::Reading(reading, _), Some(phase)) => reading.report().advice(phase).action(),
        }
    }

    /// Returns the origin of the failure. A number alone has one only if the phase names the service of the call.
    pub(crate) fn origin(&self, phase: Option<Phase>) -> Option<Origin> {
        match (self, phase) {
            (Self::Reading(reading, _), _) => Some(reading.origin(phase)),
            (Self::Number(_), Some(phase)) => Some(Origin::of_phase(phase)),
            (Self::Number(_), None) => None,
        }
    }

    /// Returns what happened; for a number alone, only if the phase is known.
    pub(crate) fn outcome_in(&self, phase: Option<Phase>) -> Option<Outcome> {
        match (self, phase) {
            (Self::Reading(reading, _), Some(phase)) => Some(reading.report().outcome_in(phase)),
            (Self::Reading(reading, _), None) => Some(reading.report().outcome()),
            (Self::Number(resolved), Some(_)) => Some(Outcome::Failed(Cause::Code(resolved.classified()))),
            (Self::Number(_), None) => None,
        }
    }

    /// Returns the phase of the next call of the program, if there is one.
    pub(crate) fn next(&self, phase: Phase) -> Option<Phase> {
        let advice = match self {
            Self::Reading(reading, _) => reading.report().advice(phase),
            Self::Number(resolved) => Advice::of(resolved.classified(), phase),
        };
        match advice.next() {
            Next::Same => Some(phase),
            Next::Call(next) => Some(next),
            _ => None,
        }
    }

    /// Returns the codes that it may be.
    pub(crate) fn candidates(&self) -> Vec<Code> {
        match self {
            Self::Reading(reading, _) => reading.candidates().collect(),
            Self::Number(_) => Vec::new(),
        }
    }

    /// Returns the minimum delay before the next attempt. Returns `None` if a person has to act first.
    pub(crate) fn wait(&self, phase: Option<Phase>) -> Option<Duration> {
        let hint = self.report().and_then(Report::retry_after);
        match self.action(phase).retry() {
            Retry::Backoff(backoff) => Some(backoff.delay(hint, 0, Random::LEAST)),
            Retry::AtOnce => Some(hint.unwrap_or_default()),
            _ => None,
        }
    }
}
