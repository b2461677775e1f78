//! `Report`: an infallible, zero-copy view of a DPS response.

mod accessors;
mod body;
mod bulk;
mod candidates;
mod constructors;
#[cfg(test)]
mod cost;
mod details;
pub(crate) mod findings;
pub(crate) mod message;
#[cfg(feature = "alloc")]
mod owned;
#[cfg(feature = "serde")]
mod serial;
mod transport;
mod verbatim;
pub(crate) mod wire;

use core::time::Duration;

use crate::{Code, Failure, Symptom};
use body::Body;
pub use bulk::{Bulk, BulkStatus};
pub use constructors::RetryAfter;
pub use transport::Transport;
pub use wire::headers::Header;
pub use wire::text::Text;
use wire::value::leading_integer;
use wire::words::is_whitespace;

/// A view of a DPS response, or of whatever came instead, which borrows from it.
///
/// Reading never fails: a value that is not found is `None`. There is a constructor for each kind of response:
///
/// | function | input |
/// |---|---|
/// | [`from_http`](Self::from_http) | status, headers and body of an HTTP response, of the device API or of the service API |
/// | [`from_mqtt`](Self::from_mqtt) | topic and payload of a response |
/// | [`from_connack`](Self::from_connack) | the return code of a refused MQTT CONNECT |
/// | [`from_amqp`](Self::from_amqp) | the description of a rejected outcome or of an error, and its retry-after |
/// | [`from_amqp_condition`](Self::from_amqp_condition) | the same, with the condition |
/// | [`from_bulk`](Self::from_bulk) | the result of a bulk operation, item by item |
/// | [`from_failure`](Self::from_failure) | the reason why there is no response |
///
/// The crate `dps-codes-log` reads log lines and other free text. [`advice`](Self::advice) returns what to do next.
///
/// ```
/// use core::time::Duration;
/// use dps_codes::{Action, Code, Phase, Report};
///
/// let topic = "$dps/registrations/res/429/?$rid=7&retry-after=8";
/// let payload = br#"{"errorCode":429001,"message":"Operations are being throttled for this tenant."}"#;
/// let report = Report::from_mqtt(topic, payload);
/// assert_eq!(report.number(), Some(429_001));
/// assert_eq!(report.code().unwrap().code(), Some(Code::ThrottlingException));
/// assert_eq!(report.retry_after(), Some(Duration::from_secs(8)));
/// assert_eq!(report.advice(Phase::Register).action(), Action::Backoff);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", doc = "", doc = include_str!("report/serial.md"))]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(default))]
pub struct Report<'a> {
    transport: Transport,
    body: Body,
    transport_status: Option<u16>,
    number: Option<i64>,
    name: Option<Text<'a>>,
    #[cfg_attr(feature = "serde", serde(rename = "retry_after_s", with = "serial::seconds"))]
    retry_after: Option<Duration>,
    /// The date of a retry-after, in seconds since 1970.
    retry_date: Option<u64>,
    /// The time of the response, in seconds since 1970.
    date: Option<u64>,
    /// The request ID of a topic.
    rid: Option<Text<'a>>,
    tracking_id: Option<Text<'a>>,
    message: Option<Text<'a>>,
    timestamp: Option<Text<'a>>,
    registration_status: Option<Text<'a>>,
    registration_id: Option<Text<'a>>,
    operation_id: Option<Text<'a>>,
    assigned_hub: Option<Text<'a>>,
    device_id: Option<Text<'a>>,
    #[cfg_attr(feature = "serde", serde(deserialize_with = "serial::secret"))]
    authentication_key: Option<Text<'a>>,
    substatus: Option<Text<'a>>,
    etag: Option<Text<'a>>,
    /// JSON as it was sent.
    payload: Option<Text<'a>>,
    /// The same.
    info: Option<Text<'a>>,
    issued_client_certificate: Option<Text<'a>>,
    symptom: Option<Symptom>,
    /// The response is a refusal by its kind.
    is_refused: bool,
    /// The error code is that of a registration inside the object, not of the call.
    is_error_nested: bool,
    /// The same of the registration's status.
    is_status_nested: bool,
    /// The reason for a missing response.
    failure: Option<Failure>,
}

impl Report<'_> {
    /// Takes a number, unless there is a more specific one: six digits are more specific than an HTTP status.
    #[cfg_attr(target_os = "none", inline(never))]
    fn take_number(&mut self, number: i64) {
        let is_more_specific = |old: i64| (100..=599).contains(&old) && (100_000..=999_999).contains(&number);
        // 0 means no code.
        if number != 0 && self.number.is_none_or(is_more_specific) {
            self.number = Some(number);
        }
    }

    fn has_code(&self) -> bool {
        self.number.is_some() || self.name.is_some()
    }

    /// Takes a delay, unless there is a longer one.
    #[cfg_attr(target_os = "none", inline(never))]
    fn take_delay(&mut self, delay: Option<Duration>) {
        self.retry_after = self.retry_after.max(delay);
    }

    /// Sets the time of the response, and converts the date of a retry-after to a delay from then.
    fn count_from(&mut self, now: u64) {
        if let Some(until) = self.retry_date {
            // With a time of the response already, the delay is that to the date.
            let other = self.retry_after.filter(|_| self.date.is_none());
            let delay = Some(Duration::from_secs(until.saturating_sub(now)));
            self.retry_after = other.max(delay);
            self.retry_date = self.retry_date.filter(|_| other <= delay);
        }
        self.date = Some(now);
    }

    /// Returns `true` if the body is complete and not foreign.
    pub(crate) fn is_readable(&self) -> bool {
        !matches!(self.body, Body::Truncated | Body::Foreign)
    }

    /// Returns `true` if a log shows a page, as of a proxy, where the body would be.
    pub(crate) fn is_page(&self) -> bool {
        self.body == Body::Foreign && self.transport == Transport::Text
    }

    /// Returns `true` if the end is missing, which may contain the code.
    pub(crate) fn is_truncated(&self) -> bool {
        self.body == Body::Truncated
    }

    /// Returns `true` if the body is empty.
    pub(crate) fn is_empty(&self) -> bool {
        self.body == Body::Empty
    }

    /// Returns `true` if the response is a refusal by its kind.
    pub(crate) const fn is_refused(&self) -> bool {
        self.is_refused
    }

    /// Returns `true` if the error code is that of a registration inside the object.
    pub(crate) const fn is_error_nested(&self) -> bool {
        self.is_error_nested
    }

    /// Returns `true` if the status is that of a registration inside the object.
    pub(crate) const fn is_status_nested(&self) -> bool {
        self.is_status_nested
    }
}

/// Numbers of this many digits fit in 64 bits, whatever the digits.
const LONGEST_NUMBER: usize = 18;

impl<'a> Report<'a> {
    /// Takes the value of an error code: a number, quoted or not, or a symbolic name.
    fn take_code(&mut self, value: &Text<'a>) {
        // Nearly always a number without a sign, which is the same at any depth.
        let digits = value.cursor().bytes();
        if (1..=LONGEST_NUMBER).contains(&digits.len()) && digits.iter().all(u8::is_ascii_digit) {
            return self.take_number(digits.iter().fold(0, |number, digit| number * 10 + i64::from(digit - b'0')));
        }
        let start = value.cursor().skip_while(usize::MAX, is_whitespace);
        if let Some((number, behind)) = leading_integer(start) {
            // `401002.0` is an integer too.
            if behind.chars().all(|c| matches!(c, '.' | '0') || is_whitespace(c)) {
                return self.take_number(number);
            }
        }
        let is_name = |c: char| c.is_ascii_alphabetic();
        if value.chars().next().is_some_and(is_name)
            && !["null", "none", "true", "false"].iter().any(|literal| value.eq_ignore_ascii_case(literal))
        {
            self.take_name(value.clone());
        }
    }

    /// Takes a symbolic name, and its number if the table lists it.
    fn take_name(&mut self, name: Text<'a>) {
        if self.name.is_none() {
            if let Some(code) = code_named(&name) {
                self.take_number(code.number());
            }
            self.name = Some(name);
        }
    }
}

/// Returns the code with the name, if the table lists it.
#[cfg_attr(target_os = "none", inline(never))]
fn code_named(name: &Text<'_>) -> Option<Code> {
    name.as_str().and_then(Code::from_name)
}
