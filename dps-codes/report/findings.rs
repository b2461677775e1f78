//! `Findings`: the facts that only a reader of logs finds, and how a report takes them.

use core::time::Duration;

use super::{Report, Text, Transport, body};
use crate::catalog::contains_tokens;
use crate::{RegistrationStatus, Symptom};

/// The facts that a log line states beside those of a message.
#[derive(Default)]
pub struct Findings<'a> {
    /// The status of a response.
    pub transport_status: Option<u16>,
    /// The delay that the service asks for.
    pub retry_after: Option<Duration>,
    /// The date of a retry-after, in seconds since 1970.
    pub retry_date: Option<u64>,
    /// The time of a response, in seconds since 1970.
    pub date: Option<u64>,
    /// The status of a registration.
    pub registration_status: Option<Text<'a>>,
    /// The key of a TPM challenge.
    pub authentication_key: Option<Text<'a>>,
    /// The first code without a key.
    pub number: Option<i64>,
    /// The first name of a code without a key.
    pub name: Option<Text<'a>>,
    /// A message that has a line of its own.
    pub message: Option<Text<'a>>,
}

/// Creates the report of free text; reads the text as a body if it starts like a JSON object.
#[must_use]
pub fn report_of(text: &[u8], symptom: Option<Symptom>) -> Report<'_> {
    let mut report = Report { transport: Transport::Text, symptom, ..Report::default() };
    if text.starts_with(b"{") {
        report.body = body::read(text, &mut report);
    }
    report.text = Some(Text::new(text, 0));
    report
}

/// The status in a sentence, such as `invalid registration status disabled`.
fn registration_in_prose(text: &Text<'_>) -> Option<Text<'static>> {
    let says = |phrase: &str| contains_tokens(text.chars(), phrase);
    if !says("registration status") {
        return None;
    }
    PHRASES.iter().find(|(phrase, _)| says(phrase)).map(|&(_, status)| Text::new(status.name().as_bytes(), 0))
}

/// How the SDKs write a status in a sentence.
const PHRASES: [(&str, RegistrationStatus); 6] = [
    ("registration status disabled", RegistrationStatus::Disabled),
    ("registration status blacklisted", RegistrationStatus::Disabled),
    ("registration status failed", RegistrationStatus::Failed),
    ("registration status assigning", RegistrationStatus::Assigning),
    ("registration status unassigned", RegistrationStatus::Unassigned),
    ("registration status assigned", RegistrationStatus::Assigned),
];

impl<'a> Findings<'a> {
    /// Adds to a report what it does not state yet.
    pub fn add_to(self, report: &mut Report<'a>) {
        report.transport_status = report.transport_status.or(self.transport_status);
        report.take_delay(self.retry_after);
        report.retry_date = report.retry_date.or(self.retry_date);
        if let Some(date) = self.date {
            report.count_from(date);
        }
        if let (None, None, Some(number)) = (report.number, &report.name, self.number) {
            report.take_number(number);
        }
        if let (None, None, Some(name)) = (report.number, &report.name, self.name) {
            report.take_name(name);
        }
        report.registration_status = report
            .registration_status
            .take()
            .or(self.registration_status)
            .or_else(|| registration_in_prose(report.text.as_ref()?));
        let key = report.authentication_key.take().or(self.authentication_key);
        report.authentication_key = key.map(Text::into_secret);
        report.message = report.message.take().or(self.message);
    }
}
