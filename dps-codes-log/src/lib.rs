//! Finds error codes of the Azure IoT Hub Device Provisioning Service (DPS) in log lines and other free text.
//!
//! [`read`] returns a [`Report`] as for a response of the service, so the same [`advice`](Report::advice) applies:
//!
//! ```
//! use dps_codes::{Action, Phase};
//!
//! let line = r#"[ERR!] - caused by: HTTP request failed: [429 Too Many Requests] {"errorCode":429001,"trackingId":"5f3c"}"#;
//! let report = dps_codes_log::read(line);
//! assert_eq!(report.number(), Some(429_001));
//! assert_eq!(report.transport_status(), Some(429));
//! assert_eq!(report.advice(Phase::Register).action(), Action::Backoff);
//! ```
//!
//! It borrows from the text, does not allocate, has no `unsafe` code, and never panics.
#![forbid(unsafe_code)]

mod context;
mod scanner;
mod value;

use dps_codes::__log::{Cursor, report_of};
use dps_codes::{Report, Symptom};

/// Reads free text: a log line, an exception, a dump of several lines, or what somebody has pasted.
///
/// A number is an error code only if its context says so.
///
/// ```
/// use dps_codes::{Code, Symptom};
///
/// let report = dps_codes_log::read("Service Error: 400004 - BadRequest (TrackingID: 7d1e Time: 2019-03-15T19:43:02Z)");
/// assert_eq!(report.code().unwrap().code(), Some(Code::ArgumentInvalid));
/// assert_eq!(report.message().unwrap(), "BadRequest");
/// assert_eq!(report.tracking_id().unwrap(), "7d1e");
///
/// assert_eq!(dps_codes_log::read("HTML 4.01, Line:670 --> 404").number(), None);
///
/// let line = "[ERR!] - Failed to provision with IoT Hub, and no valid device backup was found: DPS client error";
/// assert_eq!(dps_codes_log::read(line).symptom(), Some(Symptom::EdgeProvisioningFailed));
/// ```
#[must_use]
pub fn read<T: AsRef<[u8]> + ?Sized>(text: &T) -> Report<'_> {
    let text = text.as_ref().trim_ascii();
    let symptom = text.utf8_chunks().find_map(|chunk| Symptom::find_in(chunk.valid()));
    let mut report = report_of(text, symptom);
    // The other parts of a registration are the payload of somebody else.
    let is_registration = report.operation_id().is_some() || report.assigned_hub().is_some();
    if report.number().is_none() && report.name().is_none() && !is_registration {
        scanner::scan(Cursor::new(text, 0), &mut report);
    }
    report
}
