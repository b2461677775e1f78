//! `Explanation`: everything known about one input, independent of the output format.

use std::time::Duration;

use dps_codes::{Action, Cause, Code, Family, Outcome, Phase, Random, Report, Retry};

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

    /// Returns what happened, if neither a number nor a status says it better.
    pub(crate) fn outcome(&self) -> Option<Outcome> {
        let outcome = self.report().filter(|report| report.number().is_none())?.outcome();
        let is_said =
            outcome.code().is_some() || matches!(outcome, Outcome::Succeeded | Outcome::Failed(Cause::Unspecified));
        let is_silent = matches!(outcome, Outcome::Unknown | Outcome::Foreign | Outcome::Truncated);
        (!is_said && !is_silent).then_some(outcome)
    }

    /// Returns the action for a phase; without one, the action as published.
    pub(crate) fn action(&self, phase: Option<Phase>) -> Action {
        match (self, phase) {
            (Self::Number(resolved), None) => resolved.action(),
            (Self::Number(resolved), Some(phase)) => resolved.action_in(phase),
            (Self::Report(report, _), None) => report.outcome().action(),
            (Self::Report(report, _), Some(phase)) => report.advice(phase).action(),
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
