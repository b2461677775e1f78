//! `Findings`: the facts that a reader of logs finds, and the report that they make.

use core::time::Duration;

use super::body::Body;
use super::{Report, Text, Transport, body};
use crate::Symptom;

/// The facts of one response in free text.
#[derive(Default)]
pub struct Findings<'a> {
    /// The status of the response.
    pub transport_status: Option<u16>,
    /// The return code of a CONNACK.
    pub connack: Option<u8>,
    /// The delay that the service asks for.
    pub retry_after: Option<Duration>,
    /// The date of a retry-after, in seconds since 1970.
    pub retry_date: Option<u64>,
    /// The time of the response, in seconds since 1970.
    pub date: Option<u64>,
    /// The status of a registration.
    pub registration_status: Option<Text<'a>>,
    /// The key of a TPM challenge.
    pub authentication_key: Option<Text<'a>>,
    /// The operation to poll.
    pub operation_id: Option<Text<'a>>,
    /// The registration ID of the device.
    pub registration_id: Option<Text<'a>>,
    /// The error code.
    pub number: Option<i64>,
    /// The symbolic name of the error code.
    pub name: Option<Text<'a>>,
    /// The tracking ID.
    pub tracking_id: Option<Text<'a>>,
    /// The time of the error.
    pub timestamp: Option<Text<'a>>,
    /// The message.
    pub message: Option<Text<'a>>,
    /// The known message.
    pub symptom: Option<Symptom>,
    /// Something was refused, or has failed.
    pub is_refused: bool,
    /// The body is a page, such as one of a proxy.
    pub is_page: bool,
}

/// Creates the report of free text that is nothing but an object, which is read as a body.
#[must_use]
pub fn report_of(text: &[u8]) -> Report<'_> {
    let mut report = Report { transport: Transport::Text, ..Report::default() };
    report.body = body::read(text, &mut report);
    report
}

impl<'a> Findings<'a> {
    /// Converts to a report.
    #[must_use]
    pub fn into_report(self) -> Report<'a> {
        let mut report = Report {
            transport: if self.connack.is_some() { Transport::Connack } else { Transport::Text },
            transport_status: self.connack.map(u16::from).or(self.transport_status),
            number: self.number,
            retry_after: self.retry_after,
            retry_date: self.retry_date,
            tracking_id: self.tracking_id,
            message: self.message,
            timestamp: self.timestamp,
            registration_status: self.registration_status,
            operation_id: self.operation_id,
            registration_id: self.registration_id,
            authentication_key: self.authentication_key.map(Text::into_secret),
            symptom: self.symptom,
            is_refused: self.is_refused,
            body: if self.is_page { Body::Foreign } else { Body::Empty },
            ..Report::default()
        };
        if let Some(date) = self.date {
            report.count_from(date);
        }
        if let Some(name) = self.name {
            report.take_name(name);
        }
        report
    }
}
