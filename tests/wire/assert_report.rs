//! Expected contents of a report: a field that is not set must be absent.
//!
//! The tests of `dps-codes-log` use this file too.
#![allow(dead_code)] // each of the two test crates uses a part of it

use std::time::Duration;

use dps_codes::{Report, Text};

#[derive(Debug, Default, PartialEq)]
pub(crate) struct Expected {
    pub(crate) number: Option<i64>,
    pub(crate) name: Option<&'static str>,
    pub(crate) transport: Option<u16>,
    pub(crate) http: Option<u16>,
    pub(crate) retry_after: Option<u64>,
    pub(crate) tracking_id: Option<&'static str>,
    pub(crate) message: Option<&'static str>,
    pub(crate) timestamp: Option<&'static str>,
    pub(crate) status: Option<&'static str>,
    pub(crate) failure: bool,
    pub(crate) challenge: bool,
    pub(crate) disabled: bool,
}

/// A failure with this number, and with its HTTP status.
pub(crate) fn failure(number: i64) -> Expected {
    let http = u16::try_from(if number > 100_000 { number / 1000 } else { number }).ok().filter(|http| *http >= 100);
    Expected { number: Some(number), http, failure: true, ..Expected::default() }
}

/// A response with this status and without an error code.
pub(crate) fn status(status: u16) -> Expected {
    Expected { transport: Some(status), http: Some(status), failure: status >= 300, ..Expected::default() }
}

/// A refused CONNECT.
pub(crate) fn connack(code: u16) -> Expected {
    Expected { transport: Some(code), failure: true, ..Expected::default() }
}

impl Expected {
    pub(crate) fn over(self, status: u16) -> Self {
        Self { transport: Some(status), http: Some(status), ..self }
    }

    pub(crate) fn message(self, message: &'static str) -> Self {
        Self { message: Some(message), ..self }
    }

    pub(crate) fn tracking_id(self, id: &'static str) -> Self {
        Self { tracking_id: Some(id), ..self }
    }

    pub(crate) fn timestamp(self, timestamp: &'static str) -> Self {
        Self { timestamp: Some(timestamp), ..self }
    }

    pub(crate) fn retry_after(self, seconds: u64) -> Self {
        Self { retry_after: Some(seconds), ..self }
    }

    pub(crate) fn registration(self, status: &'static str) -> Self {
        Self { status: Some(status), ..self }
    }

    pub(crate) fn name(self, name: &'static str) -> Self {
        Self { name: Some(name), ..self }
    }

    #[track_caller]
    pub(crate) fn assert_matches(&self, report: &Report<'_>) {
        let differences = self.differences(report);
        assert!(differences.is_empty(), "{differences} in {report:?}");
    }

    /// Returns the fields that differ, one line for each.
    pub(crate) fn differences(&self, report: &Report<'_>) -> String {
        let text = |text: Option<&Text<'_>>| text.map(ToString::to_string);
        let (name, tracking_id) = (text(report.name()), text(report.tracking_id()));
        let (message, timestamp) = (text(report.message()), text(report.timestamp()));
        let status = text(report.registration_status());
        let said = [
            ("number", format!("{:?}", report.number()), format!("{:?}", self.number)),
            ("name", format!("{name:?}"), format!("{:?}", self.name)),
            ("transport status", format!("{:?}", report.transport_status()), format!("{:?}", self.transport)),
            ("HTTP status", format!("{:?}", report.http_status()), format!("{:?}", self.http)),
            (
                "retry-after",
                format!("{:?}", report.retry_after()),
                format!("{:?}", self.retry_after.map(Duration::from_secs)),
            ),
            ("tracking ID", format!("{tracking_id:?}"), format!("{:?}", self.tracking_id)),
            ("message", format!("{message:?}"), format!("{:?}", self.message)),
            ("timestamp", format!("{timestamp:?}"), format!("{:?}", self.timestamp)),
            ("registration status", format!("{status:?}"), format!("{:?}", self.status)),
            ("failure", report.is_failure().to_string(), self.failure.to_string()),
            ("challenge", report.is_challenge().to_string(), self.challenge.to_string()),
            ("disabled", report.is_disabled().to_string(), self.disabled.to_string()),
        ];
        let differs = |(what, said, expected): (&str, String, String)| {
            (said != expected).then(|| format!("\n  {what}: {said}, not {expected}"))
        };
        said.into_iter().filter_map(differs).collect()
    }
}

/// Compares all of the reports, and panics with all differences.
#[track_caller]
pub(crate) fn assert_reports<'t>(cases: impl IntoIterator<Item = (&'t str, Report<'t>, Expected)>) {
    let mut wrong = String::new();
    for (input, report, expected) in cases {
        let differences = expected.differences(&report);
        if !differences.is_empty() {
            wrong = format!("{wrong}\n{input}{differences}");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
