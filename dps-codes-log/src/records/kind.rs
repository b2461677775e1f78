//! `RecordKind`: the source of a record.

/// The source of a record.
///
/// ```
/// use dps_codes_log::{RecordKind, Records};
/// let mut records = Records::new(&b"errorCode: 404201\n"[..]);
/// assert_eq!(records.next_record()?.unwrap().kind(), RecordKind::Text);
/// # Ok::<_, std::io::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RecordKind {
    /// A resource log of Azure Monitor.
    AzureMonitor,
    /// An entry of the journal of systemd, as JSON.
    Journal,
    /// A line of any other log, or lines that belong together.
    Text,
}
