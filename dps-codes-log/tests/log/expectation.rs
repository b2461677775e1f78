//! Expected contents of a reading, of which only what a case states has to be there.

use dps_codes::{Action, Origin, Phase, Report, Transport};
use dps_codes_log::Reading;

use crate::prefilter::assert_mutations_pass;

/// A text, the call that failed, and what has to be read. What is not stated has to be absent, except for the message.
#[derive(Clone)]
pub(crate) struct Case {
    phase: Phase,
    text: String,
    number: Option<i64>,
    status: Option<u16>,
    retry_after: Option<u64>,
    tracking_id: Option<&'static str>,
    message: Option<&'static str>,
    origin: Option<Origin>,
    actions: &'static [Action],
}

/// A text that was logged when a call of this phase failed.
pub(crate) fn case(phase: Phase, text: impl Into<String>) -> Case {
    Case {
        phase,
        text: text.into(),
        number: None,
        status: None,
        retry_after: None,
        tracking_id: None,
        message: None,
        origin: None,
        actions: &[],
    }
}

impl Case {
    pub(crate) fn number(self, number: i64) -> Self {
        Self { number: Some(number), ..self }
    }

    pub(crate) fn status(self, status: u16) -> Self {
        Self { status: Some(status), ..self }
    }

    pub(crate) fn retry_after(self, seconds: u64) -> Self {
        Self { retry_after: Some(seconds), ..self }
    }

    pub(crate) fn tracking_id(self, id: &'static str) -> Self {
        Self { tracking_id: Some(id), ..self }
    }

    pub(crate) fn message(self, message: &'static str) -> Self {
        Self { message: Some(message), ..self }
    }

    pub(crate) fn from(self, origin: Origin) -> Self {
        Self { origin: Some(origin), ..self }
    }

    pub(crate) fn does(self, actions: &'static [Action]) -> Self {
        Self { actions, ..self }
    }

    fn differences(&self) -> Vec<String> {
        let reading = Reading::of(&self.text);
        let report = reading.report();
        // The return code of a CONNACK is not a status.
        let status = report.transport_status().filter(|_| report.transport() != Transport::Connack);
        let tracking_id = report.tracking_id().map(ToString::to_string);
        let message = report.message().map(ToString::to_string);
        let origin = reading.origin(Some(self.phase));
        let action = report.advice(self.phase).action();
        let differs = [
            (report.number() != self.number).then(|| format!("number {:?}", report.number())),
            (status != self.status).then(|| format!("status {status:?}")),
            (seconds(report) != self.retry_after).then(|| format!("retry-after {:?}", report.retry_after())),
            (tracking_id.as_deref() != self.tracking_id).then(|| format!("tracking ID {tracking_id:?}")),
            (self.message.is_some() && message.as_deref() != self.message).then(|| format!("message {message:?}")),
            self.origin.filter(|&expected| expected != origin).map(|_| format!("origin {origin}")),
            (!self.actions.is_empty() && !self.actions.contains(&action)).then(|| format!("action {action}")),
            (!reading.is_evident()).then(|| "nothing to explain".to_owned()),
        ];
        differs.into_iter().flatten().collect()
    }
}

fn seconds(report: &Report<'_>) -> Option<u64> {
    report.retry_after().map(|delay| delay.as_secs())
}

/// Reads all of the texts, and panics with all differences.
#[track_caller]
pub(crate) fn assert_cases(cases: impl IntoIterator<Item = Case>) {
    let mut wrong = String::new();
    for case in cases {
        assert_mutations_pass(&case.text);
        let differences = case.differences();
        if !differences.is_empty() {
            wrong = format!("{wrong}\n{}\n  {}", case.text, differences.join("\n  "));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// Reads all of the texts, which must have nothing to explain.
#[track_caller]
pub(crate) fn assert_silent(texts: &[&str]) {
    for text in texts {
        assert_mutations_pass(text);
    }
    let wrong: Vec<_> = texts.iter().filter(|text| Reading::of(**text).is_evident()).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}
