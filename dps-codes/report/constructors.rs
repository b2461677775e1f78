//! Constructors of `Report`, one for each transport.

use core::time::Duration;

use super::body::{self, Body};
use super::wire::cursor::Cursor;
use super::wire::headers::{self, Header};
use super::wire::text::Text;
use super::wire::vocabulary::{CONDITIONS, header};
use super::wire::{seconds, topics};
use super::{Bulk, Report, Transport, message};
use crate::Failure;

impl<'a> Report<'a> {
    /// No headers, for [`from_http`](Self::from_http).
    ///
    /// ```
    /// use dps_codes::Report;
    /// let report = Report::from_http(404, Report::NO_HEADERS, r#"{"errorCode":404201}"#);
    /// assert_eq!(report.number(), Some(404_201));
    /// ```
    pub const NO_HEADERS: [(&'static str, &'static str); 0] = [];

    /// The names of the headers that [`from_http`](Self::from_http) reads, for a client that stores only the headers
    /// that it is asked for.
    ///
    /// ```
    /// use dps_codes::Report;
    /// assert!(Report::HEADERS.contains(&"x-ms-retry-after-ms"));
    /// ```
    pub const HEADERS: &'static [&'static str] = &header::ALL;

    /// Reads an HTTP response: its status, its headers, and its body.
    ///
    /// The headers read are [`HEADERS`](Self::HEADERS). They can be an array, a slice or a vector of pairs of name and value,
    /// an iterator, or a reference to a `HeaderMap` of the crate `http`: anything whose items are [`Header`]s. Of several
    /// delays, the longest counts. A retry-after that is a date counts from the `date` of the response, or from the time
    /// given to [`received_at`](Self::received_at).
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
    /// // Pairs that are owned elsewhere.
    /// let headers = vec![("retry-after-ms".to_string(), "1500".to_string())];
    /// let report = Report::from_http(429, &headers, "");
    /// assert_eq!(report.retry_after().unwrap().as_millis(), 1500);
    ///
    /// // A proxy's page: the status still counts.
    /// let report = Report::from_http(503, Report::NO_HEADERS, "<html>Service Unavailable</html>");
    /// assert_eq!(report.number(), None);
    /// assert_eq!(report.http_status(), Some(503));
    /// ```
    #[must_use]
    pub fn from_http<H, B>(status: u16, headers: H, body: &'a B) -> Self
    where
        H: IntoIterator<Item: Header<'a>>,
        B: AsRef<[u8]> + ?Sized,
    {
        let mut report = Self { transport: Transport::Http, transport_status: Some(status), ..Self::default() };
        let mut seen = headers::Headers::default();
        for header in headers {
            headers::read_header(header.name(), header.value(), &mut seen);
        }
        report.body = body::read(body.as_ref(), &mut report);
        seen.finish(&mut report);
        report
    }

    /// Reads an MQTT response: its topic, `$dps/registrations/res/{status}/?$rid={rid}&retry-after={seconds}`, as a string or
    /// as bytes, and its payload. The hub's response to a certificate signing request has the same form on the topic
    /// `$iothub/credentials/res/{status}/?$rid={rid}`.
    ///
    /// ```
    /// use dps_codes::{Code, Report};
    /// let report = Report::from_mqtt("$dps/registrations/res/404/?$rid=1", br#"{"errorCode":404201}"#);
    /// assert_eq!(report.transport_status(), Some(404));
    /// assert_eq!(report.code().unwrap().code(), Some(Code::EnrollmentNotFound));
    ///
    /// let report = Report::from_mqtt(b"$iothub/credentials/res/429/?$rid=2", r#"{"errorCode":429002,"retryAfter":30}"#);
    /// assert_eq!(report.retry_after().unwrap().as_secs(), 30);
    /// ```
    #[must_use]
    pub fn from_mqtt<T, P>(topic: &'a T, payload: &'a P) -> Self
    where
        T: AsRef<[u8]> + ?Sized,
        P: AsRef<[u8]> + ?Sized,
    {
        let mut report = Self { transport: Transport::Mqtt, ..Self::default() };
        if let Some(response) = topics::parse(topic.as_ref()) {
            (report.transport_status, report.retry_after) = (response.status, response.retry_after);
            report.rid = response.rid;
        }
        report.body = body::read(payload.as_ref(), &mut report);
        report
    }

    /// Reads the return code of a CONNACK: that of MQTT 3.1.1 (0 to 5) or the reason code of MQTT 5.
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

    /// Reads an AMQP refusal: the description of a `rejected` outcome or of a connection's error, and the retry-after of its
    /// `info` or of its application properties, an integer or a string, if present.
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
            message::read(Cursor::new(description, 0), true, &mut report);
            let text = Text::new(description.trim_ascii(), 0);
            report.message.get_or_insert(text);
        }
        report
    }

    /// Reads an AMQP refusal with its condition, such as `amqp:unauthorized-access`: what the description does not say, the
    /// condition does, as the HTTP status that means the same. Without either there is no response.
    ///
    /// ```
    /// use dps_codes::{Action, Outcome, Phase, Report};
    /// let report = Report::from_amqp_condition(Some("amqp:resource-limit-exceeded"), "", None::<i64>);
    /// assert_eq!(report.http_status(), Some(429));
    /// assert_eq!(report.advice(Phase::Register).action(), Action::Backoff);
    ///
    /// let report = Report::from_amqp_condition(Some("amqp:not-found"), r#"{"errorCode":404201}"#, 5);
    /// assert_eq!((report.number(), report.http_status()), (Some(404_201), Some(404)));
    ///
    /// let report = Report::from_amqp_condition(None, "", None::<i64>);
    /// assert!(matches!(report.outcome(), Outcome::NoResponse(_)));
    /// ```
    #[must_use]
    pub fn from_amqp_condition<D: AsRef<[u8]> + ?Sized>(
        condition: Option<&str>,
        description: &'a D,
        retry_after: impl Into<RetryAfter>,
    ) -> Self {
        let mut report = Self::from_amqp(description, retry_after);
        let condition = condition.map(str::trim).filter(|condition| !condition.is_empty());
        if condition.is_none() && report.body == Body::Empty {
            return Self { retry_after: report.retry_after, ..Self::default() };
        }
        let is = |name: &str| condition.is_some_and(|condition| condition.eq_ignore_ascii_case(name));
        report.transport_status = CONDITIONS.iter().find(|(name, _)| is(name)).map(|&(_, status)| status);
        report
    }

    /// Creates the report of a call that got no response.
    ///
    /// ```
    /// use dps_codes::{Action, Failure, Phase, Report};
    /// let report = Report::from_failure(Failure::ServerNotTrusted);
    /// assert_eq!(report.advice(Phase::Connect).action(), Action::RepairTrust);
    /// ```
    #[must_use]
    pub fn from_failure(failure: Failure) -> Self {
        Self { failure: Some(failure), ..Self::default() }
    }

    /// Reads the result of a bulk operation of the service API: an iterator over its items, in order. A response that is not
    /// a complete result yields one more report, that of the response; see [`Bulk`].
    ///
    /// ```
    /// use dps_codes::Report;
    /// assert_eq!(Report::from_bulk(r#"{"isSuccessful":true,"errors":[]}"#).count(), 0);
    /// let refused = Report::from_bulk(r#"{"errorCode":401002,"message":"Unauthorized"}"#).next().unwrap();
    /// assert_eq!(refused.number(), Some(401_002));
    /// ```
    pub fn from_bulk<B: AsRef<[u8]> + ?Sized>(body: &'a B) -> Bulk<'a> {
        Bulk::new(body.as_ref())
    }

    /// Sets when the response was received, as the time since 1970-01-01 UTC: a retry-after that is a date then counts from
    /// there. Needed only if the response has no `date` header, or if the local clock is more reliable.
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

/// The retry-after of AMQP: whole seconds, as an integer or a string. A negative value or an invalid number is `None`; a
/// part of a second is rounded up.
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
