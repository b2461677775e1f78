//! `Finding`: a failure that a record states, with what the record says about it.

use std::borrow::Cow;
use std::hash::{Hash, Hasher};

use dps_codes::{Origin, Outcome, Phase, Report};
use dps_codes_log::{Reading, may_be_evident};
use jiff::Timestamp;

use crate::catalog::Found;
use crate::explanation::Explanation;
use crate::explanation::meaning::Meaning;
use crate::explanation::title::Title;
use crate::scan::remedy::{FailureOrigin, Remedy};

/// The identity of a failure: failures with equal subjects share a row.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Subject {
    pub(crate) title: String,
    pub(crate) number: Option<i128>,
    /// The string code, if the codes of the table are strings.
    pub(crate) code: Option<Box<str>>,
    /// Set if a table has a row for the code.
    pub(crate) is_listed: bool,
    pub(crate) name: Option<&'static str>,
    /// The status of the response, if the number is missing.
    pub(crate) status: Option<u16>,
    pub(crate) summary: &'static str,
}

/// A failure.
#[derive(Clone, Debug)]
pub(crate) struct Finding<'r> {
    pub(crate) subject: Subject,
    /// Missing if the table has no actions.
    pub(crate) advice: Option<Remedy>,
    pub(crate) origin: Option<FailureOrigin>,
    pub(crate) device: Option<Cow<'r, str>>,
    pub(crate) hub: Option<Cow<'r, str>>,
    pub(crate) time: Option<Timestamp>,
}

/// The text of a record, and what its fields say beside the failure.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Context<'r> {
    pub(crate) text: &'r str,
    pub(crate) device: Option<&'r str>,
    pub(crate) hub: Option<&'r str>,
    pub(crate) time: Option<Timestamp>,
}

impl Hash for Subject {
    /// Hashes the title, which all but decides the rest.
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.title.hash(state);
    }
}

impl Subject {
    /// Returns `true` if the failure has a code, but no table lists it.
    pub(crate) fn is_unlisted(&self) -> bool {
        !self.is_listed && (self.number.is_some() || self.code.is_some())
    }

    fn of(explanation: &Explanation<'_>) -> Self {
        let title = match explanation.title() {
            Title::Known(title) | Title::Unlisted(title) => title,
            Title::Missing(title) => title.to_owned(),
        };
        let number = explanation.number().map(|resolved| resolved.number);
        Self {
            title,
            number,
            code: None,
            is_listed: explanation.code().is_some(),
            name: explanation.row().and_then(Meaning::name),
            status: explanation.http_status().filter(|_| number.is_none()),
            summary: explanation.summary(),
        }
    }

    fn of_table(found: &Found<'static>) -> Self {
        Self {
            title: found.title(),
            number: found.number,
            code: found.string.clone(),
            is_listed: found.row().is_some(),
            name: found.name(),
            status: None,
            summary: found.summary(),
        }
    }
}

impl<'r> Finding<'r> {
    /// Returns the failure that an explanation is about. Returns `None` if nothing has failed.
    pub(crate) fn of(explanation: &Explanation<'_>, phase: Option<Phase>, context: Context<'r>) -> Option<Self> {
        if !is_failure(explanation, phase) || is_count(explanation, context.text) {
            return None;
        }
        let said = |text: fn(&Report<'_>) -> Option<String>| explanation.report().and_then(text).map(Cow::Owned);
        let of_device = || said(|report| report.registration_id().or(report.device_id()).map(ToString::to_string));
        let of_hub = || said(|report| report.assigned_hub().map(ToString::to_string));
        Some(Self {
            subject: Subject::of(explanation),
            advice: Some(explanation.action(phase).into()),
            origin: explanation.origin(phase).or_else(|| origin_of(context.text)).map(FailureOrigin::Service),
            device: context.device.map(Cow::Borrowed).or_else(of_device),
            hub: context.hub.map(Cow::Borrowed).or_else(of_hub),
            time: context.time,
        })
    }

    /// Returns the failure with a code of a table that is not built in.
    pub(crate) fn of_table(found: &Found<'static>, phase: Option<&str>, context: Context<'r>) -> Self {
        Self {
            subject: Subject::of_table(found),
            advice: found.action(phase).map(Remedy::from),
            origin: Some(FailureOrigin::Table(&found.table.origin)),
            device: context.device.map(Cow::Borrowed),
            hub: context.hub.map(Cow::Borrowed),
            time: context.time,
        }
    }
}

/// Returns the origin of a line that is nothing but a code: that of the same line behind a time.
fn origin_of(text: &str) -> Option<Origin> {
    let reading = may_be_evident(text.as_bytes()).then(|| Reading::of(text)).filter(Reading::is_evident);
    reading.map(|reading| reading.origin(None))
}

/// Returns `true` for a line that is nothing but digits, unless a table has the number or its class is one of errors: it is
/// more likely a count or an ID.
fn is_count(explanation: &Explanation<'_>, text: &str) -> bool {
    let Explanation::Number(resolved) = explanation else { return false };
    let is_of_error = resolved.row().is_some() || resolved.http_status().is_some_and(|status| status >= 400);
    !is_of_error && text.trim().bytes().all(|byte| byte.is_ascii_digit())
}

/// Returns `true` unless the call has succeeded or goes on.
fn is_failure(explanation: &Explanation<'_>, phase: Option<Phase>) -> bool {
    !matches!(
        explanation.outcome_in(phase),
        Some(Outcome::Succeeded | Outcome::Pending | Outcome::Unassigned | Outcome::Challenge)
    )
}
