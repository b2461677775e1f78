//! `Text`: a string of a response, unescaped as it is read, without a copy.

use core::fmt;
use core::hash::{Hash, Hasher};

use super::cursor::Cursor;

/// A string of a response: borrowed from it, and unescaped as it is read.
///
/// It compares with `str`, and displays unescaped:
///
/// ```
/// use dps_codes::Report;
/// let report = Report::from_mqtt("", r#"{"errorCode":400004,"message":"no \"ID\""}"#);
/// let message = report.message().unwrap();
/// assert_eq!(message, "no \"ID\"");
/// assert_eq!(message.to_string(), "no \"ID\"");
/// assert_eq!(message.as_str(), None, "it has escapes");
/// ```
#[derive(Clone)]
pub struct Text<'a>(Stored<'a>);

#[derive(Clone)]
enum Stored<'a> {
    /// Escaped, nested in this many JSON strings.
    Wire { bytes: &'a [u8], depth: u8 },
    #[cfg(feature = "alloc")]
    Owned(alloc::string::String),
}

impl<'a> Text<'a> {
    pub(crate) const fn new(bytes: &'a [u8], depth: u8) -> Self {
        Self(Stored::Wire { bytes, depth })
    }

    /// Returns the string as a slice, or `None` if it has escapes or is not UTF-8.
    ///
    /// ```
    /// use dps_codes::Report;
    /// let report = Report::from_mqtt("", r#"{"errorCode":401002,"message":"Invalid certificate"}"#);
    /// assert_eq!(report.message().unwrap().as_str(), Some("Invalid certificate"));
    /// ```
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match &self.0 {
            Stored::Wire { bytes, depth } => {
                let is_plain = *depth == 0 || !bytes.contains(&b'\\');
                core::str::from_utf8(bytes).ok().filter(|_| is_plain)
            }
            #[cfg(feature = "alloc")]
            Stored::Owned(text) => Some(text),
        }
    }

    /// Returns an iterator over the unescaped characters. Bytes that are not UTF-8 become U+FFFD.
    ///
    /// ```
    /// use dps_codes::Report;
    /// let report = Report::from_mqtt("", r#"{"errorCode":400004,"message":"caf\u00e9"}"#);
    /// assert!(report.message().unwrap().chars().eq("café".chars()));
    /// ```
    pub fn chars(&self) -> impl Iterator<Item = char> + Clone + '_ {
        self.cursor().chars()
    }

    /// Returns `true` if the string has no characters.
    ///
    /// ```
    /// use dps_codes::Report;
    /// let report = Report::from_mqtt("", r#"{"errorCode":429001,"trackingId":""}"#);
    /// assert!(report.tracking_id().is_none_or(|id| id.is_empty()));
    /// ```
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.chars().next().is_none()
    }

    pub(crate) fn cursor(&self) -> Cursor<'_> {
        match &self.0 {
            Stored::Wire { bytes, depth } => Cursor::new(bytes, *depth),
            #[cfg(feature = "alloc")]
            Stored::Owned(text) => Cursor::new(text.as_bytes(), 0),
        }
    }

    /// Returns a cursor that lives as long as the response, at the end if the string is owned.
    pub(crate) const fn wire(&self) -> Cursor<'a> {
        match &self.0 {
            Stored::Wire { bytes, depth } => Cursor::new(bytes, *depth),
            #[cfg(feature = "alloc")]
            Stored::Owned(_) => Cursor::new(&[], 0),
        }
    }

    /// Returns `true` if the unescaped string equals `other`, ignoring the case of ASCII letters.
    ///
    /// ```
    /// use dps_codes::Report;
    /// let report = Report::from_mqtt("", r#"{"status":"Assigning"}"#);
    /// assert!(report.registration_status().unwrap().eq_ignore_ascii_case("assigning"));
    /// ```
    #[must_use]
    pub fn eq_ignore_ascii_case(&self, other: &str) -> bool {
        let cursor = self.cursor();
        if cursor.depth() == 0 || !cursor.bytes().contains(&b'\\') {
            return cursor.bytes().eq_ignore_ascii_case(other.as_bytes());
        }
        let lower = |c: char| c.to_ascii_lowercase();
        self.chars().map(lower).eq(other.chars().map(lower))
    }
}

#[cfg(feature = "alloc")]
impl Text<'_> {
    /// Returns the unescaped string in one piece, borrowed if it has no escapes.
    ///
    /// ```
    /// use dps_codes::Report;
    /// let report = Report::from_mqtt("", r#"{"errorCode":400004,"message":"two\nlines"}"#);
    /// assert_eq!(report.message().unwrap().to_cow(), "two\nlines");
    /// ```
    #[must_use]
    pub fn to_cow(&self) -> alloc::borrow::Cow<'_, str> {
        if let Some(text) = self.as_str() {
            return text.into();
        }
        // Unescaping does not lengthen a string; only invalid bytes do, which become three.
        let mut text = alloc::string::String::with_capacity(self.cursor().bytes().len());
        text.extend(self.chars());
        text.into()
    }

    /// Converts to a string that borrows nothing.
    ///
    /// ```
    /// use dps_codes::{Report, Text};
    /// let body = String::from(r#"{"errorCode":401002,"message":"Invalid certificate"}"#);
    /// let message: Text<'static> = Report::from_mqtt("", &body).message().unwrap().clone().into_owned();
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
