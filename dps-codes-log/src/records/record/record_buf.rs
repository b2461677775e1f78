//! `RecordBuf`: a record that owns its text.

use super::Record;
use crate::records::entry::Entry;

/// A record that owns its text. Its fields are read by [`record`](Self::record), on any thread.
///
/// ```
/// use dps_codes_log::Records;
/// let mut records = Records::new(&b"errorCode: 404201\n"[..]);
/// let buf = records.next_buf()?.unwrap();
/// let number = std::thread::spawn(move || buf.record().reading().report().number()).join().unwrap();
/// assert_eq!(number, Some(404_201));
/// # Ok::<_, std::io::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct RecordBuf(Entry);

impl RecordBuf {
    pub(crate) const fn new(entry: Entry) -> Self {
        Self(entry)
    }

    /// Returns the record.
    ///
    /// ```
    /// let buf = dps_codes_log::Records::new(&b"one\n"[..]).next_buf()?.unwrap();
    /// assert_eq!(buf.record().text(), "one");
    /// # Ok::<_, std::io::Error>(())
    /// ```
    #[must_use]
    pub fn record(&self) -> Record<'_> {
        Record::new(&self.0)
    }

    /// Returns the length of the text, in bytes.
    ///
    /// ```
    /// let buf = dps_codes_log::Records::new(&b"one\n"[..]).next_buf()?.unwrap();
    /// assert_eq!((buf.len(), buf.is_empty()), (3, false));
    /// # Ok::<_, std::io::Error>(())
    /// ```
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.text.len()
    }

    /// Returns `true` if the text is empty.
    ///
    /// ```
    /// let buf = dps_codes_log::Records::new(&b"one\n"[..]).next_buf()?.unwrap();
    /// assert!(!buf.is_empty());
    /// # Ok::<_, std::io::Error>(())
    /// ```
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}
