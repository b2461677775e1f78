//! The headers of an HTTP response.

use super::text::Text;
use super::{date, seconds, vocabulary::header};
use crate::Report;

/// Reads a header, if it is one of those that count.
pub(crate) fn read_header<'a>(name: &str, value: &'a [u8], headers: &mut Headers<'a>) {
    let is = |known: &str| name.eq_ignore_ascii_case(known);
    let text = || Some(Text::new(value.trim_ascii(), 0)).filter(|text| !text.is_empty());
    if is(header::RETRY_AFTER) {
        headers.wait = headers.wait.or(seconds::parse(Text::new(value, 0).chars()));
        headers.retry_date = headers.retry_date.or(date::parse(value));
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
    wait: Option<core::time::Duration>,
    /// Both in seconds since 1970.
    retry_date: Option<u64>,
    date: Option<u64>,
    code: Option<Text<'a>>,
    request_id: Option<Text<'a>>,
}

impl<'a> Headers<'a> {
    /// Adds to a report what the body does not state.
    pub(crate) fn finish(self, report: &mut Report<'a>) {
        report.retry_after = self.wait;
        report.retry_date = self.retry_date.filter(|_| self.wait.is_none());
        if let Some(date) = self.date {
            report.count_from(date);
        }
        if let Some(code) = self.code {
            report.take_code(&code);
        }
        report.tracking_id = report.tracking_id.take().or(self.request_id);
    }
}
