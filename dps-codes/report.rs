//! What arrived, on any transport: numbers, texts and waits, read without failing and without a copy.

mod accessors;
mod body;
mod bulk;
mod candidates;
mod constructors;
#[cfg(test)]
mod cost;
#[cfg(feature = "alloc")]
mod owned;
mod scan;
#[cfg(feature = "serde")]
mod serial;
mod state;
mod wire;

use core::time::Duration;

use crate::{Code, Symptom};
use body::Body;
pub use bulk::Bulk;
pub use constructors::RetryAfter;
pub use wire::text::Text;

/// What DPS said, or what came instead, borrowed from the answer.
///
/// Reading never fails: whatever was not found is `None`. Each `from_` function takes one kind of answer:
///
/// | function | what it takes |
/// |---|---|
/// | [`from_http`](Self::from_http) | status, headers and body of an HTTP answer, of the device API or of the service API |
/// | [`from_mqtt`](Self::from_mqtt) | topic and payload of an answer |
/// | [`from_connack`](Self::from_connack) | the return code of a refused MQTT CONNECT |
/// | [`from_amqp`](Self::from_amqp) | the description of a rejected outcome or of an error, and its retry-after |
/// | [`from_bulk`](Self::from_bulk) | the result of a bulk operation, item by item |
/// | [`from_text`](Self::from_text) | a log line, an exception, a dump of several lines |
///
/// [`advice`](Self::advice) says what to do about it.
///
/// ```
/// use core::time::Duration;
/// use dps_codes::{Action, Code, Phase, Report};
///
/// let topic = "$dps/registrations/res/429/?$rid=7&retry-after=8";
/// let report = Report::from_mqtt(topic, br#"{"errorCode":429001,"trackingId":"","message":"Operations are being throttled for this tenant."}"#);
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
    tracking_id: Option<Text<'a>>,
    message: Option<Text<'a>>,
    timestamp: Option<Text<'a>>,
    registration_status: Option<Text<'a>>,
    registration_id: Option<Text<'a>>,
    operation_id: Option<Text<'a>>,
    assigned_hub: Option<Text<'a>>,
    device_id: Option<Text<'a>>,
    authentication_key: Option<Text<'a>>,
    symptom: Option<Symptom>,
    /// All of it, if it is a text of any origin.
    text: Option<Text<'a>>,
    /// The answer says by itself that it is a refusal.
    is_refused: bool,
}

/// How it came.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "lowercase"))]
pub(crate) enum Transport {
    /// Not at all: nobody has answered.
    #[default]
    None,
    Http,
    Mqtt,
    Connack,
    Amqp,
    Text,
}

impl Report<'_> {
    /// Takes a number, unless there is one that says more: six digits say more than an HTTP status.
    fn take_number(&mut self, number: i64) {
        let says_more = |old: i64| (100..=599).contains(&old) && (100_000..=999_999).contains(&number);
        // 0 stands for none.
        if number != 0 && self.number.is_none_or(says_more) {
            self.number = Some(number);
        }
    }

    /// Turns the date of a retry-after into a wait, by the clock of whoever gave this date.
    fn count_from(&mut self, now: u64) {
        if let Some(date) = self.retry_date {
            self.retry_after = Some(Duration::from_secs(date.saturating_sub(now)));
        }
    }

    pub(crate) const fn transport(&self) -> Transport {
        self.transport
    }

    /// Whether what came could be read to its end.
    pub(crate) fn is_readable(&self) -> bool {
        !matches!(self.body, Body::Cut | Body::Foreign)
    }

    /// Whether the end is missing, which may have had the code.
    pub(crate) fn is_cut(&self) -> bool {
        self.body == Body::Cut
    }

    /// The HTTP status that says the same as the code of a refused CONNECT.
    pub(crate) fn status_of_connack(&self) -> Option<u16> {
        let code = self.transport_status.filter(|_| self.transport == Transport::Connack)?;
        wire::topics::status_of_connack(u8::try_from(code).ok()?)
    }
}

impl<'a> Report<'a> {
    /// Takes the value of an error code: a number, in quotes or not, or a symbolic name.
    fn take_code(&mut self, value: &Text<'a>) {
        let start = value.cursor().skip_while(usize::MAX, char::is_whitespace);
        if let Some((number, behind)) = scan::leading_integer(start) {
            // `401002.0` is a whole number too.
            if behind.chars().all(|c| matches!(c, '.' | '0') || c.is_whitespace()) {
                return self.take_number(number);
            }
        }
        let is_name = |c: char| c.is_ascii_alphabetic();
        if value.chars().next().is_some_and(is_name)
            && !["null", "none", "true", "false"].iter().any(|word| value.is(word))
        {
            self.take_name(value.clone());
        }
    }

    /// Takes a symbolic name, and the number of the row that has it.
    fn take_name(&mut self, name: Text<'a>) {
        if self.name.is_none() {
            if let Some(code) = name.as_str().and_then(Code::from_name) {
                self.take_number(code.number());
            }
            self.name = Some(name);
        }
    }
}
