//! The headers of an HTTP response.

use core::time::Duration;

use super::text::Text;
use super::{date, seconds, vocabulary::header};
use crate::Report;

/// A header of an HTTP response, for [`Report::from_http`].
///
/// Implemented for pairs of name and value, and for references to such pairs. A type of your own needs the two functions:
///
/// ```
/// use dps_codes::{Header, Report};
/// struct Line<'a>(&'a str, &'a str);
///
/// impl<'a> Header<'a> for Line<'a> {
///     fn name(&self) -> &str {
///         self.0
///     }
///
///     fn value(&self) -> &'a [u8] {
///         self.1.as_bytes()
///     }
/// }
///
/// let report = Report::from_http(429, [Line("Retry-After", "3")], "");
/// assert_eq!(report.retry_after().unwrap().as_secs(), 3);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a header",
    label = "expected an iterator over pairs of name and value",
    note = "a pair is `(name, &value)` or `&(name, value)`; a value that is not a reference has to outlive the report"
)]
pub trait Header<'a> {
    /// Returns the name, in any case.
    ///
    /// ```
    /// use dps_codes::Header;
    /// assert_eq!(Header::name(&("Retry-After", "3")), "Retry-After");
    /// ```
    fn name(&self) -> &str;

    /// Returns the value.
    ///
    /// ```
    /// use dps_codes::Header;
    /// assert_eq!(Header::value(&("Retry-After", "3")), b"3");
    /// ```
    fn value(&self) -> &'a [u8];
}

impl<'a, N: AsRef<str>, V: AsRef<[u8]> + ?Sized> Header<'a> for (N, &'a V) {
    fn name(&self) -> &str {
        self.0.as_ref()
    }

    fn value(&self) -> &'a [u8] {
        self.1.as_ref()
    }
}

impl<'a, N: AsRef<str>, V: AsRef<[u8]>> Header<'a> for &'a (N, V) {
    fn name(&self) -> &str {
        self.0.as_ref()
    }

    fn value(&self) -> &'a [u8] {
        self.1.as_ref()
    }
}

/// Reads a header, if it is one of those that count.
pub(crate) fn read_header<'a>(name: &str, value: &'a [u8], headers: &mut Headers<'a>) {
    let is = |known: &str| name.eq_ignore_ascii_case(known);
    let text = || Some(Text::new(value.trim_ascii(), 0)).filter(|text| !text.is_empty());
    let chars = || Text::new(value, 0).wire().chars();
    if is(header::RETRY_AFTER) {
        headers.delay = headers.delay.max(seconds::parse(chars()));
        headers.retry_date = headers.retry_date.max(date::parse(value));
    } else if is(header::RETRY_AFTER_MS) || is(header::X_MS_RETRY_AFTER_MS) {
        headers.delay = headers.delay.max(seconds::parse_milliseconds(chars()));
    } else if is(header::DATE) {
        headers.date = headers.date.or(date::parse(value));
    } else if is(header::ERROR_CODE) {
        headers.code = headers.code.take().or_else(text);
    } else if is(header::REQUEST_ID) {
        headers.request_id = headers.request_id.take().or_else(text);
    }
}

/// The values of the headers.
#[derive(Default)]
pub(crate) struct Headers<'a> {
    /// The longest delay.
    delay: Option<Duration>,
    /// Both in seconds since 1970.
    retry_date: Option<u64>,
    date: Option<u64>,
    code: Option<Text<'a>>,
    request_id: Option<Text<'a>>,
}

impl<'a> Headers<'a> {
    /// Adds to a report what the body does not state. Of several delays, the longest counts.
    pub(crate) fn finish(self, report: &mut Report<'a>) {
        report.take_delay(self.delay);
        report.retry_date = self.retry_date;
        if let Some(date) = self.date {
            report.count_from(date);
        }
        if let Some(code) = self.code {
            report.take_code(&code);
        }
        report.tracking_id = report.tracking_id.take().or(self.request_id);
    }
}
