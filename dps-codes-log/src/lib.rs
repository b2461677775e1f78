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
//! [`Reading`] adds the origin of the failure, and candidates for its code:
//!
//! ```
//! use dps_codes::{Origin, Phase};
//! use dps_codes_log::Reading;
//!
//! let reading = Reading::of("ssl.SSLCertVerificationError: certificate verify failed");
//! assert_eq!(reading.origin(Some(Phase::Register)), Origin::None);
//! ```
//!
//! Text becomes evidence, evidence is grouped into responses, and one of these counts: the last that has failed. No text
//! costs more than its length, and nothing panics.
#![forbid(unsafe_code)]

mod binary;
mod body;
mod colors;
mod evidence;
mod flat;
mod foreign;
mod http_status;
mod origin;
mod phrases;
mod prefilter;
mod reading;
mod records;
mod response;
mod timestamp;
mod vocabulary;
mod work;

pub use binary::binary_format;
use dps_codes::__log::{Cursor, Redacted};
use dps_codes::Report;
pub use reading::Reading;
pub use records::{Record, RecordBuf, RecordKind, Records, Skipped, is_utf_16, may_be_evident};

/// Returns the text with a placeholder for each secret: signatures, keys, passwords, and credentials of requests.
///
/// ```
/// let uri = "SharedAccessSignature sr=scope&sig=c2VjcmV0&se=1700000000";
/// assert_eq!(dps_codes_log::redacted(uri), "SharedAccessSignature sr=scope&sig=[redacted]&se=1700000000");
/// ```
#[must_use]
pub fn redacted(text: &str) -> String {
    Redacted::new(Cursor::new(text.as_bytes(), 0)).collect()
}

/// Reads free text: a log line, an exception, or a dump of several lines.
///
/// A number is an error code only if something beside it says so: a key, an error word, its name, DPS, a tracking ID, a
/// status or a topic.
///
/// ```
/// use dps_codes::{Code, Symptom};
///
/// let report = dps_codes_log::read("Service Error: 400004 - BadRequest (TrackingID: 7d1e Time: 2019-03-15T19:43:02Z)");
/// assert_eq!(report.code().unwrap().code(), Some(Code::ArgumentInvalid));
/// assert_eq!(report.message().unwrap(), "BadRequest");
/// assert_eq!(report.tracking_id().unwrap(), "7d1e");
///
/// assert_eq!(dps_codes_log::read("HTML 4.01, Line:670 --> 404, room 404201").number(), None);
///
/// let line = "[ERR!] - Failed to provision with IoT Hub, and no valid device backup was found: DPS client error";
/// assert_eq!(dps_codes_log::read(line).symptom(), Some(Symptom::EdgeProvisioningFailed));
/// ```
#[must_use]
pub fn read<T: AsRef<[u8]> + ?Sized>(text: &T) -> Report<'_> {
    Reading::of(text).into_report()
}

/// Tests the examples of the README.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
