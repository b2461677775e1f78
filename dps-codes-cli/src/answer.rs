//! What is known of an input: of a number or a name by itself, or of all that a report says.

use std::time::Duration;

use dps_codes::{Action, Classified, Code, Family, Phase, Report, Retry, Symptom};

use crate::entry::Entry;

pub(crate) enum Answer<'a> {
    /// A number or a name was given, and nothing else.
    Number(Entry),
    /// Something was read; with what is known of its number, or else of the status of the transport.
    Report(Box<Report<'a>>, Option<Entry>),
}

impl From<Entry> for Answer<'_> {
    fn from(entry: Entry) -> Self {
        Self::Number(entry)
    }
}

impl<'a> From<Report<'a>> for Answer<'a> {
    fn from(report: Report<'a>) -> Self {
        let entry = report.code().map(Entry::from);
        Self::Report(Box::new(report), entry)
    }
}

impl<'a> Answer<'a> {
    pub(crate) fn report(&self) -> Option<&Report<'a>> {
        match self {
            Self::Number(_) => None,
            Self::Report(report, _) => Some(report),
        }
    }

    /// What is known of the number that was given.
    pub(crate) fn number(&self) -> Option<&Entry> {
        match self {
            Self::Number(entry) => Some(entry),
            Self::Report(report, entry) => entry.as_ref().filter(|_| report.number().is_some()),
        }
    }

    /// What is known of the status of the transport, where no number was given.
    pub(crate) fn status(&self) -> Option<&Entry> {
        match self {
            Self::Report(report, entry) if report.number().is_none() => entry.as_ref(),
            _ => None,
        }
    }

    pub(crate) fn code(&self) -> Option<Code> {
        self.number()?.code
    }

    /// The row of the number, or else of the status of the transport.
    pub(crate) fn row(&self) -> Option<Code> {
        self.number().or_else(|| self.status())?.code
    }

    pub(crate) fn family(&self) -> Option<Family> {
        self.number()?.family
    }

    /// The one that goes with the number; without a number, that of the transport.
    pub(crate) fn http_status(&self) -> Option<u16> {
        match self.number() {
            Some(entry) => entry.http_status,
            None => self.report()?.http_status(),
        }
    }

    /// What it is known by, where that is no number.
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

    /// What to do: in this phase, or else as published.
    pub(crate) fn action(&self, phase: Option<Phase>) -> Action {
        match (self, phase) {
            (Self::Number(entry), None) => entry.action(),
            (Self::Number(entry), Some(phase)) => entry.action_in(phase),
            (Self::Report(report, _), None) => as_published(report),
            (Self::Report(report, _), Some(phase)) => report.advice(phase).action(),
        }
    }

    /// The least wait before that. `None` if a person has to act first.
    pub(crate) fn wait(&self, phase: Option<Phase>) -> Option<Duration> {
        let hint = self.report().and_then(Report::retry_after);
        match self.action(phase).retry() {
            Retry::Backoff(backoff) => Some(backoff.delay(hint, 0, 0)),
            Retry::AtOnce => Some(hint.unwrap_or_default()),
            _ => None,
        }
    }
}

/// What to do where the phase is not known: that of the code which has the same advice in all phases, or else that of
/// the phase which comes first in a device's life.
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
