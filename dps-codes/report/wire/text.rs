//! `Text`: a string of a response, unescaped as it is read, without a copy.

use core::fmt::{self, Write as _};
use core::hash::{Hash, Hasher};

use super::cursor::Cursor;
use super::redacted::Redacted;

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
    Wire { bytes: &'a [u8], depth: u8, is_secret: bool },
    #[cfg(feature = "alloc")]
    Owned { text: alloc::string::String, is_secret: bool },
}

impl<'a> Text<'a> {
    pub(crate) const fn new(bytes: &'a [u8], depth: u8) -> Self {
        Self(Stored::Wire { bytes, depth, is_secret: false })
    }

    /// Converts to a string that `Debug` does not show.
    pub(crate) fn into_secret(mut self) -> Self {
        match &mut self.0 {
            Stored::Wire { is_secret, .. } => *is_secret = true,
            #[cfg(feature = "alloc")]
            Stored::Owned { is_secret, .. } => *is_secret = true,
        }
        self
    }

    /// Returns the characters that may be shown: those of a secret are not.
    pub(crate) fn redacted(&self) -> Redacted<'_> {
        if self.is_secret() { Redacted::secret() } else { Redacted::new(self.cursor()) }
    }

    const fn is_secret(&self) -> bool {
        match self.0 {
            Stored::Wire { is_secret, .. } => is_secret,
            #[cfg(feature = "alloc")]
            Stored::Owned { is_secret, .. } => is_secret,
        }
    }

    /// Returns the string as a slice of the response, which lives as long as the response does. Returns `None` if it has
    /// escapes or is not UTF-8, and if it is owned, since it is then no part of a response.
    ///
    /// [`copy_to`](Self::copy_to) and [`chars`](Self::chars) read any string.
    #[cfg_attr(feature = "alloc", doc = "So does [`to_cow`](Self::to_cow), which borrows from an owned string too.")]
    ///
    /// ```
    /// use dps_codes::Report;
    /// fn message(body: &str) -> Option<&str> {
    ///     Report::from_mqtt("", body).message()?.as_str()
    /// }
    /// assert_eq!(message(r#"{"errorCode":401002,"message":"Invalid certificate"}"#), Some("Invalid certificate"));
    /// ```
    #[must_use]
    pub fn as_str(&self) -> Option<&'a str> {
        match &self.0 {
            Stored::Wire { bytes, depth, .. } => {
                let is_plain = *depth == 0 || !bytes.contains(&b'\\');
                core::str::from_utf8(bytes).ok().filter(|_| is_plain)
            }
            // A string of its own does not live longer than `self`.
            #[cfg(feature = "alloc")]
            Stored::Owned { .. } => None,
        }
    }

    /// Returns the string as a slice, owned or not.
    pub(crate) fn as_plain(&self) -> Option<&str> {
        match &self.0 {
            Stored::Wire { .. } => self.as_str(),
            #[cfg(feature = "alloc")]
            Stored::Owned { text, .. } => Some(text),
        }
    }

    /// Copies the unescaped string to a buffer, as much of it as fits in whole characters, and returns the number of bytes
    /// written, which are UTF-8.
    ///
    /// ```
    /// use dps_codes::Report;
    /// let report = Report::from_mqtt("", r#"{"errorCode":400004,"message":"caf\u00e9\n"}"#);
    /// let message = report.message().unwrap();
    /// let mut buffer = [0; 16];
    /// let length = message.copy_to(&mut buffer);
    /// assert_eq!(&buffer[..length], "café\n".as_bytes());
    /// // The last letter has two bytes.
    /// assert_eq!(message.copy_to(&mut buffer[..4]), 3);
    /// ```
    pub fn copy_to(&self, buffer: &mut [u8]) -> usize {
        let mut length = 0;
        for c in self.chars() {
            let end = length + c.len_utf8();
            let Some(place) = buffer.get_mut(length..end) else { break };
            c.encode_utf8(place);
            length = end;
        }
        length
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
            Stored::Wire { bytes, depth, .. } => Cursor::new(bytes, *depth),
            #[cfg(feature = "alloc")]
            Stored::Owned { text, .. } => Cursor::new(text.as_bytes(), 0),
        }
    }

    /// Returns a cursor that lives as long as the response, at the end if the string is owned.
    pub(crate) const fn wire(&self) -> Cursor<'a> {
        match &self.0 {
            Stored::Wire { bytes, depth, .. } => Cursor::new(bytes, *depth),
            #[cfg(feature = "alloc")]
            Stored::Owned { .. } => Cursor::new(&[], 0),
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
        cursor.after_all(other.chars()).is_some_and(|end| end.peek().is_none())
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
        if let Some(text) = self.as_plain() {
            return text.into();
        }
        // Unescaping does not lengthen a string; only invalid bytes do, which become three.
        let mut text = alloc::string::String::with_capacity(self.cursor().bytes().len());
        text.extend(self.chars());
        text.into()
    }

    /// Converts to an owned string.
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
        let is_secret = self.is_secret();
        let text = match self.0 {
            Stored::Owned { text, .. } => text,
            Stored::Wire { .. } => self.to_cow().into_owned(),
        };
        Text(Stored::Owned { text, is_secret })
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
        Self(Stored::Owned { text, is_secret: false })
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
    /// Writes the string in quotes, with escapes, and without secrets: the key of a challenge, or the values of keys such as
    /// `sig` and `SharedAccessKey`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_char('"')?;
        self.redacted().flat_map(char::escape_debug).try_for_each(|c| f.write_char(c))?;
        f.write_char('"')
    }
}

impl fmt::Display for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.as_plain() {
            Some(text) => f.pad(text),
            None => self.chars().try_for_each(|c| f.write_char(c)),
        }
    }
}
