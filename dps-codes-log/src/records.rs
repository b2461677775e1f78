//! `Records`: a streaming reader of logs, record by record.

mod azure_monitor;
mod block;
mod document;
mod entries;
mod field_lines;
mod fields;
mod group;
mod head;
mod json;
mod lines;
mod object;
mod record;
mod table;
mod wrapped;

use std::io::{self, BufRead};

use self::entries::Entry;
use self::group::Groups;
pub use self::record::{Record, RecordKind};

/// Reads the records of a log, in bounded memory.
///
/// A record is one line of text, or the lines that belong to one failure: an object of several lines, a response with its
/// headers, a failure with its causes. Records of Azure Monitor are read by their fields.
///
/// ```
/// use dps_codes::Phase;
/// use dps_codes_log::{RecordKind, Records};
///
/// let log = r#"{"time":"2026-11-26T10:00:00Z","category":"DeviceOperations","resultType":"ClientError","resultSignature":"404","resultDescription":"404201: Enrollment not found","properties":"{\"id\":\"dev-1\"}"}
/// {"time":"2026-11-26T10:00:01Z","category":"DeviceOperations","resultType":"Success","resultSignature":"","resultDescription":""}
/// "#;
/// let mut records = Records::new(log.as_bytes());
/// let record = records.next_record()?.unwrap();
/// assert_eq!(record.kind(), RecordKind::AzureMonitor);
/// assert_eq!(record.reading().report().number(), Some(404_201));
/// assert_eq!((record.device(), record.phase()), (Some("dev-1"), Some(Phase::Register)));
/// assert!(records.next_record()?.unwrap().is_success());
/// assert!(records.next_record()?.is_none());
/// # Ok::<_, std::io::Error>(())
/// ```
#[derive(Debug)]
pub struct Records<R> {
    groups: Groups<R>,
    current: Option<Entry>,
}

impl<R: BufRead> Records<R> {
    /// Creates a reader of the records of an input.
    pub fn new(input: R) -> Self {
        Self { groups: Groups::new(input), current: None }
    }

    /// Reads the next record. Returns `None` at the end of the input.
    ///
    /// # Errors
    ///
    /// Returns an error if the input cannot be read.
    pub fn next_record(&mut self) -> io::Result<Option<Record<'_>>> {
        self.current = self.groups.next()?;
        Ok(self.current.as_ref().map(Record::new))
    }
}
