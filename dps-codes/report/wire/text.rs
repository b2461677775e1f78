//! A text of the wire, read through the layers of JSON strings that it lies in, without a copy.

use core::fmt;
use core::hash::{Hash, Hasher};

use super::cursor::Cursor;
use crate::catalog::contains_tokens;

/// A text that arrived: borrowed from the answer, and unescaped while it is read.
///
/// It compares with `str`, and prints as what it means:
///
/// ```
/// use dps_codes::Report;
/// let report = Report::from_text(r#"{"errorCode":400004,"message":"no \"ID\""}"#);
/// let message = report.message().unwrap();
/// assert_eq!(message, "no \"ID\"");
/// assert_eq!(message.to_string(), "no \"ID\"");
/// assert_eq!(message.as_str(), None, "it has escapes");
/// ```
#[derive(Clone)]
pub struct Text<'a>(Stored<'a>);

#[derive(Clone)]
enum Stored<'a> {
    /// As it came, within so many JSON strings.
    Wire { bytes: &'a [u8], layers: u8 },
    #[cfg(feature = "alloc")]
    Owned(alloc::string::String),
}

impl<'a> Text<'a> {
    pub(crate) const fn new(bytes: &'a [u8], layers: u8) -> Self {
        Self(Stored::Wire { bytes, layers })
    }

    /// What nobody has to unescape: `None` if it has escapes, or bytes that are not UTF-8.
    ///
    /// ```
    /// use dps_codes::Report;
    /// let report = Report::from_text(r#"{"errorCode":401002,"message":"Invalid certificate"}"#);
    /// assert_eq!(report.message().unwrap().as_str(), Some("Invalid certificate"));
    /// ```
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match &self.0 {
            Stored::Wire { bytes, layers } => {
                let is_plain = *layers == 0 || !bytes.contains(&b'\\');
                core::str::from_utf8(bytes).ok().filter(|_| is_plain)
            }
            #[cfg(feature = "alloc")]
            Stored::Owned(text) => Some(text),
        }
    }

    /// Its characters, unescaped. Bytes that are not UTF-8 come as U+FFFD.
    ///
    /// ```
    /// use dps_codes::Report;
    /// let report = Report::from_text(r#"{"errorCode":400004,"message":"caf\u00e9"}"#);
    /// assert!(report.message().unwrap().chars().eq("café".chars()));
    /// ```
    pub fn chars(&self) -> impl Iterator<Item = char> + Clone + '_ {
        self.cursor().chars()
    }

    /// Whether there is no character in it.
    ///
    /// ```
    /// use dps_codes::Report;
    /// let report = Report::from_text(r#"{"errorCode":429001,"trackingId":""}"#);
    /// assert!(report.tracking_id().is_none_or(|id| id.is_empty()));
    /// ```
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.chars().next().is_none()
    }

    pub(crate) fn cursor(&self) -> Cursor<'_> {
        match &self.0 {
            Stored::Wire { bytes, layers } => Cursor::new(bytes, *layers),
            #[cfg(feature = "alloc")]
            Stored::Owned(text) => Cursor::new(text.as_bytes(), 0),
        }
    }

    /// The same, to be read for as long as the answer lives; nothing, if it is no longer that of the answer.
    pub(crate) const fn wire(&self) -> Cursor<'a> {
        match &self.0 {
            Stored::Wire { bytes, layers } => Cursor::new(bytes, *layers),
            #[cfg(feature = "alloc")]
            Stored::Owned(_) => Cursor::new(&[], 0),
        }
    }

    /// Whether there is the date of a `TimeStamp` in it, as in an ID of IoT Hub.
    pub(crate) fn has_date(&self) -> bool {
        contains_tokens(self.chars(), "TimeStamp") && self.chars().any(|c| c == '/')
    }

    /// As it came.
    pub(crate) const fn bytes(&self) -> &'a [u8] {
        self.wire().bytes()
    }

    pub(crate) fn is(&self, word: &str) -> bool {
        let cursor = self.cursor();
        if cursor.layers() == 0 || !cursor.bytes().contains(&b'\\') {
            return cursor.bytes().eq_ignore_ascii_case(word.as_bytes());
        }
        let lower = |c: char| c.to_ascii_lowercase();
        self.chars().map(lower).eq(word.chars().map(lower))
    }
}

#[cfg(feature = "alloc")]
impl Text<'_> {
    /// The text in one piece: borrowed if nothing has to be unescaped.
    ///
    /// ```
    /// use dps_codes::Report;
    /// let report = Report::from_text(r#"{"errorCode":400004,"message":"two\nlines"}"#);
    /// assert_eq!(report.message().unwrap().to_cow(), "two\nlines");
    /// ```
    #[must_use]
    pub fn to_cow(&self) -> alloc::borrow::Cow<'_, str> {
        if let Some(text) = self.as_str() {
            return text.into();
        }
        // Nothing is longer without its escapes; only bytes that are no UTF-8 are, which stand for three.
        let mut text = alloc::string::String::with_capacity(self.cursor().bytes().len());
        text.extend(self.chars());
        text.into()
    }

    /// The text, borrowed from nothing.
    ///
    /// ```
    /// use dps_codes::{Report, Text};
    /// let body = String::from(r#"{"errorCode":401002,"message":"Invalid certificate"}"#);
    /// let message: Text<'static> = Report::from_text(&body).message().unwrap().clone().into_owned();
    /// drop(body);
    /// assert_eq!(message, "Invalid certificate");
    /// ```
    #[must_use]
    pub fn into_owned(self) -> Text<'static> {
        Text(Stored::Owned(match self.0 {
            Stored::Owned(text) => text,
            Stored::Wire { .. } => self.to_cow().into_owned(),
        }))
    }
}

#[cfg(feature = "alloc")]
impl From<Text<'_>> for alloc::string::String {
    fn from(text: Text<'_>) -> Self {
        text.to_cow().into_owned()
    }
}

#[cfg(feature = "alloc")]
impl From<alloc::string::String> for Text<'_> {
    fn from(text: alloc::string::String) -> Self {
        Self(Stored::Owned(text))
    }
}

impl<'a> From<&'a str> for Text<'a> {
    fn from(text: &'a str) -> Self {
        Self::new(text.as_bytes(), 0)
    }
}

impl PartialEq for Text<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.chars().eq(other.chars())
    }
}

impl Eq for Text<'_> {}

impl PartialEq<str> for Text<'_> {
    fn eq(&self, other: &str) -> bool {
        self.chars().eq(other.chars())
    }
}

impl PartialEq<&str> for Text<'_> {
    fn eq(&self, other: &&str) -> bool {
        *self == **other
    }
}

impl PartialEq<Text<'_>> for str {
    fn eq(&self, other: &Text<'_>) -> bool {
        other == self
    }
}

impl PartialEq<Text<'_>> for &str {
    fn eq(&self, other: &Text<'_>) -> bool {
        other == *self
    }
}

impl Hash for Text<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.chars().for_each(|c| c.hash(state));
        u32::MAX.hash(state);
    }
}

impl fmt::Debug for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use fmt::Write as _;
        f.write_char('"')?;
        self.chars().flat_map(char::escape_debug).try_for_each(|c| f.write_char(c))?;
        f.write_char('"')
    }
}

impl fmt::Display for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use fmt::Write as _;
        match self.as_str() {
            Some(text) => f.pad(text),
            None => self.chars().try_for_each(|c| f.write_char(c)),
        }
    }
}
