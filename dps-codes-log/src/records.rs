//! `Records`: a streaming reader of logs, record by record.

mod decode;
mod device;
mod document;
mod entries;
mod entry;
mod fields;
mod filter;
mod group;
mod insert;
mod json;
mod kind;
mod lines;
mod multiline;
mod plain;
mod prefix;
mod record;
mod skip;
mod table;
mod wrapped;

use std::io::{self, BufRead};

use self::entry::Entry;
pub use self::filter::may_be_evident;
use self::group::Groups;
pub use self::kind::RecordKind;
pub use self::lines::encoding::is_utf_16;
pub use self::record::Record;
pub use self::record::record_buf::RecordBuf;
pub use self::skip::Skipped;
use self::skip::Skipper;

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
    skipper: Skipper,
}

impl<R: BufRead> Records<R> {
    /// Creates a reader of the records of an input.
    ///
    /// ```
    /// use dps_codes_log::Records;
    /// let mut records = Records::new(std::io::BufReader::new(&b"one\n"[..]));
    /// assert_eq!(records.next_record()?.unwrap().text(), "one");
    /// # Ok::<_, std::io::Error>(())
    /// ```
    pub fn new(input: R) -> Self {
        Self { groups: Groups::new(input), current: None, skipper: Skipper::default() }
    }

    /// Reads the next record, to be kept or sent to another thread. Returns `None` at the end of the input.
    ///
    /// # Errors
    ///
    /// Returns an error if the input cannot be read.
    ///
    /// ```
    /// use dps_codes_log::Records;
    /// let mut records = Records::new(&b"one\ntwo\n"[..]);
    /// let (one, two) = (records.next_buf()?.unwrap(), records.next_buf()?.unwrap());
    /// assert_eq!((one.record().text(), two.record().text()), ("one", "two"));
    /// # Ok::<_, std::io::Error>(())
    /// ```
    pub fn next_buf(&mut self) -> io::Result<Option<RecordBuf>> {
        Ok(self.groups.next()?.map(RecordBuf::new))
    }

    /// Skips lines that certainly have nothing to explain, up to a record that can have something: successes of Azure
    /// Monitor, and lines of text without evidence. It takes a fraction of the time that reading takes, and need not skip
    /// all of these.
    ///
    /// # Errors
    ///
    /// Returns an error if the input cannot be read.
    ///
    /// ```
    /// use dps_codes_log::Records;
    /// let log = "starting up (1.2)\nconnected to the broker.\nmessage 7 sent.\nerrorCode: 404201\n";
    /// let mut records = Records::new(log.as_bytes());
    /// records.next_record()?;
    /// records.skip()?;
    /// assert_eq!(records.next_record()?.unwrap().line(), 4);
    /// # Ok::<_, std::io::Error>(())
    /// ```
    pub fn skip(&mut self) -> io::Result<()> {
        self.groups.skip_while(|line| self.skipper.skips(line))
    }

    /// Returns the records that were skipped so far.
    ///
    /// ```
    /// use dps_codes_log::Records;
    /// let log = "starting up (1.2)\nconnected to the broker.\nmessage 7 sent.\nerrorCode: 404201\n";
    /// let mut records = Records::new(log.as_bytes());
    /// records.next_record()?;
    /// records.skip()?;
    /// assert_eq!(records.skipped().count(), 2);
    /// # Ok::<_, std::io::Error>(())
    /// ```
    pub const fn skipped(&self) -> &Skipped {
        &self.skipper.skipped
    }

    /// Returns the records that were skipped so far, and counts anew from here on.
    ///
    /// ```
    /// use dps_codes_log::Records;
    /// let log = "starting up (1.2)\nconnected to the broker.\nmessage 7 sent.\nerrorCode: 404201\n";
    /// let mut records = Records::new(log.as_bytes());
    /// records.next_record()?;
    /// records.skip()?;
    /// assert_eq!(records.take_skipped().count(), 2);
    /// assert_eq!(records.skipped().count(), 0);
    /// # Ok::<_, std::io::Error>(())
    /// ```
    pub fn take_skipped(&mut self) -> Skipped {
        std::mem::take(&mut self.skipper.skipped)
    }

    /// Reads the next record. Returns `None` at the end of the input.
    ///
    /// # Errors
    ///
    /// Returns an error if the input cannot be read.
    ///
    /// ```
    /// use dps_codes_log::Records;
    /// let mut records = Records::new(&b"errorCode: 404201\n"[..]);
    /// assert_eq!(records.next_record()?.unwrap().reading().report().number(), Some(404_201));
    /// assert!(records.next_record()?.is_none());
    /// # Ok::<_, std::io::Error>(())
    /// ```
    pub fn next_record(&mut self) -> io::Result<Option<Record<'_>>> {
        self.current = self.groups.next()?;
        Ok(self.current.as_ref().map(Record::new))
    }
}
