//! Reports as diagnostics.

use core::fmt::Display;

use miette::{Diagnostic, Severity};

use super::table::{self, Box};
use crate::{Action, Classified, Phase, Report, Symptom};

/// What a report is about.
enum Subject {
    Code(Classified),
    Symptom(Symptom),
}

impl Subject {
    fn of(report: &Report<'_>) -> Option<Self> {
        let symptom = if report.is_challenge() {
            Symptom::TpmChallenge
        } else if report.is_disabled() && report.number().is_none() {
            Symptom::EnrollmentDisabled
        } else if report.is_pending() {
            Symptom::RegistrationPending
        } else if !report.is_failure() && (report.has_status("assigned") || report.number().is_some()) {
            Symptom::Succeeded
        } else if let Some(code) = report.code() {
            return Some(Self::Code(code));
        } else {
            report.symptom()?
        };
        Some(Self::Symptom(symptom))
    }

    fn action(&self) -> Action {
        match self {
            Self::Code(code) => code.action(),
            Self::Symptom(symptom) => symptom.action(),
        }
    }

    fn texts(&self) -> (&'static str, &'static [&'static str]) {
        match self {
            // On a reference, these would be the methods of the trait.
            &Self::Code(code) => code.code().map_or(("", &[]), |code| (code.help(), code.sources())),
            Self::Symptom(symptom) => (symptom.help(), symptom.sources()),
        }
    }
}

/// The code is the one that was sent; without one, the symptom, such as `dps::EnrollmentDisabled`. A step of the protocol
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
            Subject::Code(code) => table::code("dps::", code.number()),
            Subject::Symptom(symptom) => table::code("dps::", symptom),
        }
    }

    fn severity(&self) -> Option<Severity> {
        let subject = Subject::of(self)?;
        if matches!(subject.action(), Action::Proceed | Action::Poll | Action::AnswerChallenge) {
            return Some(Severity::Advice);
        }
        match subject {
            Subject::Code(code) => code.severity(),
            Subject::Symptom(symptom) => table::severity(Phase::ALL.iter().map(|&phase| symptom.action_in(phase))),
        }
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
