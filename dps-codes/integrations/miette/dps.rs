//! Reports as diagnostics.

use core::fmt::Display;

use miette::{Diagnostic, Severity};

use super::table::{self, Box};
use crate::{Action, Classified, Code, Outcome, Phase, Report, Symptom};

/// The subject of a report.
enum Subject {
    Code(Classified, Outcome),
    Symptom(Symptom),
    Outcome(Outcome),
}

impl Subject {
    fn of(report: &Report<'_>) -> Option<Self> {
        let outcome = report.outcome();
        // A number is shown as it was sent, even if the status decides what to do.
        let sent = report.number().filter(|_| outcome.is_failure()).map(Code::classify);
        match (sent.or(outcome.code()), outcome.symptom()) {
            _ if outcome == Outcome::Unknown => None,
            (Some(code), _) => Some(Self::Code(code, outcome)),
            (None, Some(symptom)) => Some(Self::Symptom(symptom)),
            (None, None) => Some(Self::Outcome(outcome)),
        }
    }

    fn action(&self) -> Action {
        match self {
            Self::Code(_, outcome) | Self::Outcome(outcome) => outcome.action(),
            Self::Symptom(symptom) => symptom.action(),
        }
    }

    fn texts(&self) -> (&'static str, &'static [&'static str]) {
        match self {
            // On a reference, these would be the methods of the trait.
            &Self::Code(code, outcome) => (outcome.help(), code.code().map_or(&[], Code::sources)),
            Self::Symptom(symptom) => (symptom.help(), symptom.sources()),
            Self::Outcome(outcome) => (outcome.help(), &[]),
        }
    }
}

/// The code is the one that was sent; without one, the symptom or the outcome, such as `dps::disabled`. A step of the protocol
/// (a challenge, a registration in progress, success) is advice. A response without either has neither code nor help.
///
/// A report that becomes a `miette::Report` has to own its strings:
///
/// ```
/// use dps_codes::Report;
/// fn register() -> miette::Result<()> {
///     let body = String::from(r#"{"errorCode":401002,"message":"Invalid certificate"}"#);
///     let report = Report::from_http(401, Report::NO_HEADERS, &body);
///     Err(report.into_owned().into())
/// }
/// let error = register().unwrap_err();
/// assert_eq!(error.code().unwrap().to_string(), "dps::401002");
/// assert!(error.to_string().contains("Invalid certificate"));
/// ```
impl Diagnostic for Report<'_> {
    fn code<'a>(&'a self) -> Option<Box<dyn Display + 'a>> {
        match Subject::of(self)? {
            Subject::Code(code, _) => table::code("dps::", code.number()),
            Subject::Symptom(symptom) => table::code("dps::", symptom),
            Subject::Outcome(outcome) => table::code("dps::", outcome.name()),
        }
    }

    fn severity(&self) -> Option<Severity> {
        let subject = Subject::of(self)?;
        if matches!(subject.action(), Action::Proceed | Action::Poll | Action::AnswerChallenge) {
            return Some(Severity::Advice);
        }
        let outcome = self.outcome();
        table::severity(Phase::ALL.iter().map(|&phase| outcome.action_in(phase)))
    }

    fn help<'a>(&'a self) -> Option<Box<dyn Display + 'a>> {
        let subject = Subject::of(self)?;
        table::help(subject.texts().0, Some(subject.action()))
    }

    fn url<'a>(&'a self) -> Option<Box<dyn Display + 'a>> {
        let subject = Subject::of(self)?;
        table::url(subject.texts().1, Some(subject.action()))
    }
}
