//! The ways into a report, one for each transport.

use core::time::Duration;

use super::body::{self, Body};
use super::scan;
use super::wire::cursor::Cursor;
use super::wire::text::Text;
use super::wire::{headers, seconds, topics};
use super::{Bulk, Report, Transport};
use crate::Symptom;

impl<'a> Report<'a> {
    /// For [`from_http`](Self::from_http), where there are no headers.
    pub const NO_HEADERS: [(&'static str, &'static str); 0] = [];

    /// An HTTP answer: its status, its headers as pairs of name and value, and its body.
    ///
    /// Of the headers, `retry-after`, `x-ms-error-code`, `x-ms-request-id` and `date` are read. A `HeaderMap` of the
    /// crate `http` can be given as a reference. A retry-after that is a date counts from the `date` of the answer, or
    /// from what is said by [`received_at`](Self::received_at).
    ///
    /// ```
    /// use dps_codes::{Code, Report};
    /// let headers = [("Retry-After", "3"), ("x-ms-request-id", "0f3c")];
    /// let body = br#"{"errorCode":401002,"message":"Invalid certificate"}"#;
    /// let report = Report::from_http(401, headers, body);
    /// assert_eq!(report.code().unwrap().code(), Some(Code::IotHubUnauthorizedAccess));
    /// assert_eq!(report.retry_after().unwrap().as_secs(), 3);
    /// assert_eq!(report.tracking_id().unwrap(), "0f3c");
    ///
    /// // A proxy's page: the status still says something.
    /// let report = Report::from_http(503, Report::NO_HEADERS, "<html>Service Unavailable</html>");
    /// assert_eq!(report.number(), None);
    /// assert_eq!(report.http_status(), Some(503));
    /// ```
    #[must_use]
    pub fn from_http<N, V, B>(status: u16, headers: impl IntoIterator<Item = (N, &'a V)>, body: &'a B) -> Self
    where
        N: AsRef<str>,
        V: AsRef<[u8]> + ?Sized + 'a,
        B: AsRef<[u8]> + ?Sized,
    {
        let mut report = Self { transport: Transport::Http, transport_status: Some(status), ..Self::default() };
        let mut seen = headers::Headers::default();
        for (name, value) in headers {
            headers::read_header(name.as_ref(), value.as_ref(), &mut seen);
        }
        report.body = body::read(body.as_ref(), &mut report);
        seen.finish(&mut report);
        report
    }

    /// An MQTT answer: its topic, `$dps/registrations/res/{status}/?$rid={rid}&retry-after={seconds}`, and its payload.
    ///
    /// ```
    /// use dps_codes::{Code, Report};
    /// let report = Report::from_mqtt("$dps/registrations/res/404/?$rid=1", br#"{"errorCode":404201}"#);
    /// assert_eq!(report.transport_status(), Some(404));
    /// assert_eq!(report.code().unwrap().code(), Some(Code::EnrollmentNotFound));
    /// ```
    #[must_use]
    pub fn from_mqtt<P: AsRef<[u8]> + ?Sized>(topic: &str, payload: &'a P) -> Self {
        let mut report = Self { transport: Transport::Mqtt, ..Self::default() };
        topics::read_topic(topic, &mut report);
        report.body = body::read(payload.as_ref(), &mut report);
        report
    }

    /// The return code of a CONNACK, of MQTT 3.1.1 (0 to 5) or the reason code of MQTT 5. A refusal has no body.
    ///
    /// ```
    /// use dps_codes::{Action, Phase, Report};
    /// let refused = Report::from_connack(5); // not authorized
    /// assert!(refused.is_failure());
    /// assert_eq!(refused.advice(Phase::Register).action(), Action::RepairCredentials);
    /// assert_eq!(refused.advice(Phase::Connect).action(), Action::Reregister);
    /// assert!(!Report::from_connack(0).is_failure());
    /// ```
    #[must_use]
    pub fn from_connack(return_code: u8) -> Self {
        Self { transport: Transport::Connack, transport_status: Some(return_code.into()), ..Self::default() }
    }

    /// An AMQP refusal: the description of a `rejected` outcome or of a connection's error, and the retry-after of its
    /// `info` or of its application properties: an integer or a string, if there is one.
    ///
    /// ```
    /// use dps_codes::Report;
    /// let report = Report::from_amqp(r#"{"errorCode":429001,"message":"…"}"#, 5);
    /// assert_eq!(report.http_status(), Some(429));
    /// assert_eq!(report.retry_after().unwrap().as_secs(), 5);
    /// assert_eq!(Report::from_amqp("…", "7").retry_after().unwrap().as_secs(), 7);
    /// assert_eq!(Report::from_amqp("…", None::<i64>).retry_after(), None);
    /// ```
    #[must_use]
    pub fn from_amqp<D: AsRef<[u8]> + ?Sized>(description: &'a D, retry_after: impl Into<RetryAfter>) -> Self {
        let mut report =
            Self { transport: Transport::Amqp, retry_after: retry_after.into().0, is_refused: true, ..Self::default() };
        let description = description.as_ref();
        report.body = body::read(description, &mut report);
        if report.body == Body::Foreign && report.number.is_none() {
            scan::message(Cursor::new(description, 0), true, &mut report);
            let text = Text::new(description.trim_ascii(), 0);
            report.message.get_or_insert(text);
        }
        report
    }

    /// The failures in the result of a bulk operation of the service API, in their order.
    ///
    /// ```
    /// use dps_codes::Report;
    /// assert_eq!(Report::from_bulk(r#"{"isSuccessful":true,"errors":[]}"#).count(), 0);
    /// ```
    pub fn from_bulk<B: AsRef<[u8]> + ?Sized>(body: &'a B) -> Bulk<'a> {
        Bulk::new(body.as_ref())
    }

    /// A text of any origin: a log line, an exception, a dump of several lines, what somebody has pasted.
    ///
    /// ```
    /// use dps_codes::{Code, Report, Symptom};
    /// let report = Report::from_text("Service Error: 400004 - BadRequest (TrackingID: 7d1e Time: 2019-03-15T19:43:02Z)");
    /// assert_eq!(report.code().unwrap().code(), Some(Code::ArgumentInvalid));
    /// assert_eq!(report.message().unwrap(), "BadRequest");
    /// assert_eq!(report.tracking_id().unwrap(), "7d1e");
    ///
    /// // Numbers that are no codes are left alone.
    /// assert_eq!(Report::from_text("HTML 4.01, Line:670 --> 404").number(), None);
    /// ```
    #[must_use]
    pub fn from_text<T: AsRef<[u8]> + ?Sized>(text: &'a T) -> Self {
        let mut report = Self { transport: Transport::Text, ..Self::default() };
        let text = text.as_ref().trim_ascii();
        if text.starts_with(b"{") {
            report.body = body::read(text, &mut report);
        }
        // What else a registration carries is the payload of somebody else.
        let is_registration = report.operation_id.is_some() || report.assigned_hub.is_some();
        if report.number.is_none() && report.name.is_none() && !is_registration {
            scan::log(Cursor::new(text, 0), &mut report);
        }
        report.symptom = text.utf8_chunks().find_map(|chunk| Symptom::find_in(chunk.valid()));
        report.text = Some(Text::new(text, 0));
        report
    }

    /// Says when the answer was received, as the time since the first of January 1970, UTC: a retry-after that is a date
    /// then counts from there. Needed only if the answer had no `date` header, or if the own clock is to be trusted more.
    ///
    /// ```
    /// use core::time::Duration;
    /// use dps_codes::Report;
    /// let headers = [("retry-after", "Sun, 06 Nov 1994 08:49:37 GMT")];
    /// let report = Report::from_http(429, headers, "");
    /// assert_eq!(report.retry_after(), None, "from when?");
    /// let report = report.received_at(Duration::from_secs(784_111_770));
    /// assert_eq!(report.retry_after(), Some(Duration::from_secs(7)));
    /// ```
    #[must_use]
    pub fn received_at(mut self, now: Duration) -> Self {
        self.count_from(now.as_secs());
        self
    }
}

/// How long AMQP asks to wait, in whole seconds, as an integer or as a string. What is negative, or no number, is none;
/// a part of a second counts as a whole one.
///
/// ```
/// use dps_codes::{Report, RetryAfter};
/// let report = Report::from_amqp("…", RetryAfter::from("3"));
/// assert_eq!(report.retry_after().unwrap().as_secs(), 3);
/// let report = Report::from_amqp("…", core::time::Duration::from_millis(2_500));
/// assert_eq!(report.retry_after().unwrap().as_secs(), 3, "never less than was asked for");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct RetryAfter(Option<Duration>);

impl From<i64> for RetryAfter {
    fn from(seconds: i64) -> Self {
        Self(u64::try_from(seconds).ok().map(Duration::from_secs))
    }
}

impl From<i32> for RetryAfter {
    fn from(seconds: i32) -> Self {
        i64::from(seconds).into()
    }
}

impl From<u32> for RetryAfter {
    fn from(seconds: u32) -> Self {
        i64::from(seconds).into()
    }
}

impl From<u64> for RetryAfter {
    fn from(seconds: u64) -> Self {
        Self(Some(Duration::from_secs(seconds)))
    }
}

impl From<&str> for RetryAfter {
    fn from(seconds: &str) -> Self {
        Self(seconds::parse(seconds.chars()))
    }
}

impl From<Duration> for RetryAfter {
    fn from(wait: Duration) -> Self {
        let begun = u64::from(wait.subsec_nanos() > 0);
        Self(Some(Duration::from_secs(wait.as_secs().saturating_add(begun))))
    }
}

impl<T: Into<RetryAfter>> From<Option<T>> for RetryAfter {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self(None), Into::into)
    }
}
