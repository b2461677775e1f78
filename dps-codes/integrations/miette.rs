//! Codes and reports as diagnostics of the crate `miette`: code, help, URL and severity.

extern crate std;

use core::fmt::{self, Display};
use std::boxed::Box;

use miette::{Diagnostic, Severity};

use crate::{Action, Actor, Classified, Code, Phase, Report, Symptom, Unlisted};

/// What the table knows of an error.
struct Known {
    name: Name,
    help: &'static str,
    sources: &'static [&'static str],
    action: Action,
    /// The program can act by itself, in whatever phase this was.
    is_automatic: bool,
}

enum Name {
    Number(i64),
    Symptom(Symptom),
}

impl Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => write!(f, "dps::{number}"),
            Self::Symptom(symptom) => write!(f, "dps::{symptom}"),
        }
    }
}

impl Known {
    fn severity(&self) -> Severity {
        match self.action {
            Action::Proceed | Action::Poll | Action::AnswerChallenge => Severity::Advice,
            _ if self.is_automatic => Severity::Warning,
            _ => Severity::Error,
        }
    }

    fn help(&self) -> &'static str {
        if self.help.is_empty() { self.action.text() } else { self.help }
    }

    fn url(&self) -> Option<&'static str> {
        self.sources.first().or(self.action.sources().first()).copied()
    }
}

/// What there is to show; for a report perhaps nothing.
trait Explained {
    fn known(&self) -> Option<Known>;
}

impl Explained for Code {
    fn known(&self) -> Option<Known> {
        let &code = self;
        Some(Known {
            name: Name::Number(code.number()),
            help: code.help(),
            sources: code.sources(),
            action: code.action(),
            is_automatic: is_automatic(|phase| code.action_in(phase)),
        })
    }
}

impl Explained for Unlisted {
    fn known(&self) -> Option<Known> {
        Some(Known {
            name: Name::Number(self.number()),
            help: "",
            sources: &[],
            action: self.action(),
            is_automatic: is_automatic(|phase| self.action_in(phase)),
        })
    }
}

impl Explained for Classified {
    fn known(&self) -> Option<Known> {
        match self {
            Self::Listed(code) => code.known(),
            Self::Unlisted(unlisted) => unlisted.known(),
        }
    }
}

impl Explained for Symptom {
    fn known(&self) -> Option<Known> {
        let &symptom = self;
        Some(Known {
            name: Name::Symptom(symptom),
            help: symptom.help(),
            sources: symptom.sources(),
            action: symptom.action(),
            is_automatic: is_automatic(|phase| symptom.action_in(phase)),
        })
    }
}

fn is_automatic(action_in: impl Fn(Phase) -> Action) -> bool {
    Phase::ALL.iter().all(|&phase| action_in(phase).actor() == Actor::Program)
}

impl Explained for Report<'_> {
    fn known(&self) -> Option<Known> {
        if self.is_challenge() {
            Symptom::TpmChallenge.known()
        } else if self.is_disabled() && self.number().is_none() {
            Symptom::EnrollmentDisabled.known()
        } else if self.is_pending() {
            Symptom::RegistrationPending.known()
        } else if !self.is_failure() && (self.has_status("assigned") || self.number().is_some()) {
            Symptom::Succeeded.known()
        } else {
            self.code().map_or_else(|| self.symptom()?.known(), |code| code.known())
        }
    }
}

macro_rules! diagnostics {
    ($($(#[$documentation:meta])* $name:ty),* $(,)?) => {$(
        $(#[$documentation])*
        impl Diagnostic for $name {
            fn code<'a>(&'a self) -> Option<Box<dyn Display + 'a>> {
                Some(Box::new(self.known()?.name))
            }

            fn severity(&self) -> Option<Severity> {
                Some(self.known()?.severity())
            }

            fn help<'a>(&'a self) -> Option<Box<dyn Display + 'a>> {
                Some(Box::new(self.known()?.help()))
            }

            fn url<'a>(&'a self) -> Option<Box<dyn Display + 'a>> {
                Some(Box::new(self.known()?.url()?))
            }
        }
    )*};
}

diagnostics! {
    /// The code is `dps::404201`; the help is that of the row, or else what to do; the URL is the first source. What a
    /// program can deal with by itself in every phase is a warning, and all else is an error.
    ///
    /// ```
    /// use dps_codes::Code;
    /// use miette::{Diagnostic, Severity};
    /// let code = Code::TooManyRequests;
    /// assert_eq!(Diagnostic::code(&code).unwrap().to_string(), "dps::429");
    /// assert_eq!(Diagnostic::help(&code).unwrap().to_string(), Code::TooManyRequests.help());
    /// assert!(Diagnostic::url(&code).unwrap().to_string().starts_with("https://"));
    /// assert_eq!(code.severity(), Some(Severity::Warning));
    /// ```
    Code,
    /// As for a code, with what its class says.
    Unlisted,
    /// As for a code; a number without a row has what its class says.
    ///
    /// ```
    /// use dps_codes::{Action, Code};
    /// use miette::Diagnostic;
    /// let error = Code::classify(404_299);
    /// assert_eq!(Diagnostic::code(&error).unwrap().to_string(), "dps::404299");
    /// assert_eq!(error.help().unwrap().to_string(), Action::CheckAndRetry.text());
    /// ```
    Classified,
    /// As for the code that was sent; without one, as for what is known of the answer, such as `dps::EnrollmentDisabled`.
    /// A step of the protocol (a challenge, a registration in progress, success) is advice. An answer that says nothing has
    /// neither code nor help.
    ///
    /// A report that becomes a `miette::Report` has to own its texts:
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
    Report<'_>,
}
