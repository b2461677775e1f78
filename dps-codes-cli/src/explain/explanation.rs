//! `Explanation`: everything known about one input, independent of the output format.

use std::time::Duration;

use dps_codes::{Action, Classified, Code, Family, Phase, Report, Retry, Symptom};

use crate::explain::resolved_code::ResolvedCode;

pub(crate) enum Explanation<'a> {
    /// A number or a name alone.
    Number(ResolvedCode),
    /// A report, with the code of its number, or else of its transport status.
    Report(Box<Report<'a>>, Option<ResolvedCode>),
}

impl From<ResolvedCode> for Explanation<'_> {
    fn from(resolved: ResolvedCode) -> Self {
        Self::Number(resolved)
    }
}

impl<'a> From<Report<'a>> for Explanation<'a> {
    fn from(report: Report<'a>) -> Self {
        let resolved = report.code().map(ResolvedCode::from);
        Self::Report(Box::new(report), resolved)
    }
}

impl<'a> Explanation<'a> {
    pub(crate) fn report(&self) -> Option<&Report<'a>> {
        match self {
            Self::Number(_) => None,
            Self::Report(report, _) => Some(report),
        }
    }

    /// Returns the code of the number.
    pub(crate) fn number(&self) -> Option<&ResolvedCode> {
        match self {
            Self::Number(resolved) => Some(resolved),
            Self::Report(report, resolved) => resolved.as_ref().filter(|_| report.number().is_some()),
        }
    }

    /// Returns the code of the transport status. Returns `None` if there is a number.
    pub(crate) fn status(&self) -> Option<&ResolvedCode> {
        match self {
            Self::Report(report, resolved) if report.number().is_none() => resolved.as_ref(),
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

    /// Returns the symptom of a report without a number.
    pub(crate) fn symptom(&self) -> Option<Symptom> {
        let report = self.report().filter(|report| report.number().is_none())?;
        if report.is_challenge() {
            Some(Symptom::TpmChallenge)
        } else if report.is_disabled() {
            Some(Symptom::EnrollmentDisabled)
        } else if report.is_pending() {
            Some(Symptom::RegistrationPending)
        } else {
            report.symptom()
        }
    }

    /// Returns the action for a phase; without one, the action as published.
    pub(crate) fn action(&self, phase: Option<Phase>) -> Action {
        match (self, phase) {
            (Self::Number(resolved), None) => resolved.action(),
            (Self::Number(resolved), Some(phase)) => resolved.action_in(phase),
            (Self::Report(report, _), None) => as_published(report),
            (Self::Report(report, _), Some(phase)) => report.advice(phase).action(),
        }
    }

    /// Returns the minimum delay before the next attempt. Returns `None` if a person has to act first.
    pub(crate) fn wait(&self, phase: Option<Phase>) -> Option<Duration> {
        let hint = self.report().and_then(Report::retry_after);
        match self.action(phase).retry() {
            Retry::Backoff(backoff) => Some(backoff.delay(hint, 0, 0)),
            Retry::AtOnce => Some(hint.unwrap_or_default()),
            _ => None,
        }
    }
}

/// Returns the action for an unknown phase: that of the code with the same advice in all phases, or else that of the
/// first phase in the life of a device.
fn as_published(report: &Report<'_>) -> Action {
    let advised: Vec<_> = Phase::ALL.iter().map(|&phase| report.advice(phase).action()).collect();
    let is_advised =
        |code: &Classified| Phase::ALL.iter().map(|&phase| code.action_in(phase)).eq(advised.iter().copied());
    let candidates = report.candidates().map(Classified::Listed);
    let others = [Code::classify(0), Code::InternalServerError.into()];
    let mut codes = report.code().into_iter().chain(candidates).chain(others);
    match (codes.find(is_advised), advised.first()) {
        (Some(code), _) => code.action(),
        (None, Some(&action)) => action,
        (None, None) => Code::classify(0).action(),
    }
}
