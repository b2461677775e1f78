//! `Explanation`: everything known about one input, independent of the output format and of the subcommand.

pub(crate) mod code_reference;
pub(crate) mod explanations;
pub(crate) mod meaning;
pub(crate) mod of_text;
pub(crate) mod origin;
pub(crate) mod resolved_code;
pub(crate) mod title;

use std::time::Duration;

use dps_codes::{Action, Advice, Cause, Family, Next, Origin, Outcome, Phase, Random, Report, Retry, Symptom};
use dps_codes_log::Reading;

use meaning::Meaning;
use resolved_code::ResolvedCode;

pub(crate) enum Explanation<'a> {
    /// A number or a name alone.
    Number(ResolvedCode),
    /// A text, with the code of its number or name, or else of its transport status.
    Reading(Box<Reading<'a>>, Option<(Kind, ResolvedCode)>),
}

/// The source that the code of a message was resolved from.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Number,
    Status,
}

impl From<ResolvedCode> for Explanation<'_> {
    fn from(resolved: ResolvedCode) -> Self {
        Self::Number(resolved)
    }
}

impl<'a> Explanation<'a> {
    /// Explains what a text says, if the call of this phase failed.
    pub(crate) fn of_reading(reading: Reading<'a>, phase: Option<Phase>) -> Self {
        let report = reading.report();
        let origin = match (origin_of(&reading, phase), reading.named_origin(), phase) {
            (Origin::Dps, None, None) => None,
            (Origin::Dps, None, Some(phase)) => {
                report.number().map_or(Some(Origin::Dps), |number| meaning::origin_in(number, phase))
            }
            (origin, ..) => Some(origin),
        };
        let of_name = || {
            let name = report.name()?.to_string();
            // The reader of responses knows the names of DPS alone.
            let is_known = meaning::named(&name, origin).is_some() || report.number().is_none();
            ResolvedCode::of_name(&name, origin).filter(|_| is_known)
        };
        let of_number = || Some(ResolvedCode::of_number(report.number()?.into(), origin));
        let of_status = || Some(ResolvedCode::of_number(report.code()?.number().into(), origin));
        let numbered = of_name().or_else(of_number).map(|resolved| (Kind::Number, resolved));
        let resolved = numbered.or_else(|| Some((Kind::Status, of_status()?)));
        Self::Reading(Box::new(reading), resolved)
    }

    fn reading(&self) -> Option<&Reading<'a>> {
        match self {
            Self::Number(_) => None,
            Self::Reading(reading, _) => Some(reading),
        }
    }

    pub(crate) fn report(&self) -> Option<&Report<'a>> {
        self.reading().map(Reading::report)
    }

    /// Returns the code of the number.
    pub(crate) fn number(&self) -> Option<&ResolvedCode> {
        match self {
            Self::Number(resolved) | Self::Reading(_, Some((Kind::Number, resolved))) => Some(resolved),
            Self::Reading(..) => None,
        }
    }

    /// Returns the code of the transport status. Returns `None` if there is a number.
    pub(crate) fn status(&self) -> Option<&ResolvedCode> {
        match self {
            Self::Reading(_, Some((Kind::Status, resolved))) => Some(resolved),
            _ => None,
        }
    }

    /// Returns the row of the number.
    pub(crate) fn code(&self) -> Option<Meaning> {
        self.number()?.row()
    }

    /// Returns the row of the number, or else of the transport status.
    pub(crate) fn row(&self) -> Option<Meaning> {
        self.number().or_else(|| self.status())?.row()
    }

    pub(crate) fn family(&self) -> Option<Family> {
        self.number()?.family()
    }

    /// Returns the HTTP status of the number; without a number, that of the transport.
    pub(crate) fn http_status(&self) -> Option<u16> {
        match self.number() {
            Some(resolved) => resolved.http_status(),
            None => self.report()?.http_status(),
        }
    }

    /// Returns what happened, if neither a number nor a status says it better.
    pub(crate) fn outcome(&self) -> Option<Outcome> {
        let outcome = self.reading().filter(|_| self.number().is_none())?.outcome();
        let is_said =
            outcome.code().is_some() || matches!(outcome, Outcome::Succeeded | Outcome::Failed(Cause::Unspecified));
        let is_silent = matches!(outcome, Outcome::Unknown | Outcome::Foreign | Outcome::Truncated);
        (!is_said && !is_silent).then_some(outcome)
    }

    /// Returns what to do, in a few sentences.
    pub(crate) fn help(&self) -> Option<&'static str> {
        let of_code = || self.code()?.help();
        let of_outcome = || Some(self.outcome()?.help()).filter(|help| !help.is_empty());
        let of_status = || self.status()?.row()?.help();
        let of_number = || of_code().or_else(of_outcome).or_else(of_status);
        match self.reading().map(|reading| (reading.outcome(), reading.report().symptom())) {
            // Not what the number says of a device.
            Some((outcome @ Outcome::Failed(Cause::HubBehindDps), _)) => Some(outcome.help()),
            Some((_, Some(symptom @ Symptom::ConnectRefused))) => Some(symptom.help()),
            _ => of_number(),
        }
    }

    /// Returns the action for a phase; without one, the action as published.
    pub(crate) fn action(&self, phase: Option<Phase>) -> Action {
        match self {
            Self::Number(resolved) => resolved.action(phase),
            Self::Reading(reading, resolved) => {
                let report = reading.report();
                let outcome = phase.map_or_else(|| reading.outcome(), |phase| report.outcome_in(phase));
                let is_refusal = matches!(outcome, Outcome::Failed(Cause::Code(_) | Cause::Unspecified));
                // The advice of a report knows the table of DPS alone.
                let of_other_table = resolved.iter().find(|(_, resolved)| resolved.other_origin().is_some());
                match (of_other_table, phase) {
                    (Some((_, resolved)), _) if is_refusal => resolved.action(phase),
                    (_, None) => outcome.action(),
                    (_, Some(phase)) => report.advice(phase).action(),
                }
            }
        }
    }

    /// Returns the origin of the failure. A number alone has one only if the phase names the service of the call, or if only a
    /// table other than that of DPS lists it.
    pub(crate) fn origin(&self, phase: Option<Phase>) -> Option<Origin> {
        match (self, phase) {
            (Self::Reading(reading, resolved), None) if reading.named_origin().is_none() => {
                let of_table = resolved.as_ref().and_then(|(_, resolved)| resolved.other_origin());
                Some(of_table.unwrap_or_else(|| reading.origin(None)))
            }
            (Self::Reading(reading, resolved), Some(_)) if reading.named_origin().is_none() => {
                let of_table = resolved.as_ref().and_then(|(_, resolved)| resolved.other_origin());
                let origin = origin_of(reading, phase);
                Some(of_table.filter(|_| origin == Origin::Dps).unwrap_or(origin))
            }
            (Self::Reading(reading, _), _) => Some(origin_of(reading, phase)),
            (Self::Number(resolved), _) => resolved.other_origin().or_else(|| phase.map(Origin::of_phase)),
        }
    }

    /// Returns what happened; for a number alone, only if the phase is known.
    pub(crate) fn outcome_in(&self, phase: Option<Phase>) -> Option<Outcome> {
        match (self, phase) {
            (Self::Reading(reading, _), Some(phase)) => Some(reading.report().outcome_in(phase)),
            (Self::Reading(reading, _), None) => Some(reading.outcome()),
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

    /// Returns the codes that it may be: those of a message, and all rows of a number or a name that more than one table
    /// has, where neither the origin nor the phase chooses one.
    pub(crate) fn candidates(&self) -> Vec<Meaning> {
        match self {
            Self::Number(resolved) => resolved.candidates.clone(),
            Self::Reading(reading, resolved) => {
                let of_tables = resolved.iter().filter(|(kind, _)| *kind == Kind::Number);
                let of_tables = of_tables.flat_map(|(_, resolved)| resolved.candidates.iter().copied());
                reading.candidates().map(Meaning::from).chain(of_tables).collect()
            }
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

/// Returns the origin of the failure of a call of this phase. The text knows better than the phase.
fn origin_of(reading: &Reading<'_>, phase: Option<Phase>) -> Origin {
    match (reading.origin(phase), reading.named_origin()) {
        (Origin::Hub, Some(Origin::Dps)) => Origin::Dps,
        (origin, _) => origin,
    }
}
