//! A text of the wire, read through the layers of JSON strings that it lies in, without a copy.

use core::fmt;
use core::hash::{Hash, Hasher};

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

    /// The same, to be read for as long as the answer lives.
    #[cfg_attr(not(feature = "alloc"), allow(clippy::unnecessary_wraps, reason = "every text is of the wire then"))]
    pub(crate) const fn wire(&self) -> Option<Cursor<'a>> {
        match &self.0 {
            Stored::Wire { bytes, layers } => Some(Cursor::new(bytes, *layers)),
            #[cfg(feature = "alloc")]
            Stored::Owned(_) => None,
        }
    }

    /// Whether there is the date of a `TimeStamp` in it, as in an ID of IoT Hub.
    pub(crate) fn has_date(&self) -> bool {
        self.has_words("TimeStamp") && self.chars().any(|c| c == '/')
    }

    /// Whether these words stand in it one after the other, whatever their case and what is between them.
    pub(crate) fn has_words(&self, wanted: &str) -> bool {
        self.cursors_at_words().any(|word| word.begins_with_words(wanted))
    }

    /// The places where a word begins.
    pub(crate) fn cursors_at_words(&self) -> impl Iterator<Item = Cursor<'_>> {
        let mut rest = self.cursor();
        let mut before = ' ';
        core::iter::from_fn(move || {
            loop {
                let here = rest;
                let c = rest.next()?;
                let begins = c.is_alphanumeric() && !before.is_alphanumeric();
                before = c;
                if begins {
                    return Some(here);
                }
            }
        })
    }

    pub(crate) fn is(&self, word: &str) -> bool {
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
        let mut text = alloc::string::String::with_capacity(self.cursor().length());
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

/// A place in a text within so many JSON strings; gives the characters behind it.
#[derive(Clone, Copy)]
pub(crate) struct Cursor<'a> {
    bytes: &'a [u8],
    position: usize,
    layers: u8,
}

impl<'a> Cursor<'a> {
    pub(crate) const fn new(bytes: &'a [u8], layers: u8) -> Self {
        Self { bytes, position: 0, layers }
    }

    /// How many bytes there are in all.
    #[cfg(feature = "alloc")]
    const fn length(&self) -> usize {
        self.bytes.len()
    }

    pub(crate) const fn position(&self) -> usize {
        self.position
    }

    pub(crate) const fn layers(&self) -> u8 {
        self.layers
    }

    /// The same place, for reading one more, or several more, layers of escapes off.
    pub(crate) const fn deeper(self, more: u8) -> Self {
        Self { layers: self.layers.saturating_add(more), ..self }
    }

    /// The next character, which is then behind the cursor.
    pub(crate) fn next(&mut self) -> Option<char> {
        self.within(self.layers)
    }

    pub(crate) fn chars(mut self) -> impl Iterator<Item = char> + Clone + use<'a> {
        core::iter::from_fn(move || self.next())
    }

    pub(crate) fn peek(mut self) -> Option<char> {
        self.next()
    }

    /// What lies between here and another place.
    pub(crate) fn until(&self, end: usize) -> &'a [u8] {
        self.bytes.get(self.position..end).unwrap_or(&[])
    }

    /// Behind the characters that satisfy this, `limit` of them at most.
    pub(crate) fn skip_while(mut self, limit: usize, wanted: impl Fn(char) -> bool) -> Self {
        for _ in 0..limit {
            let before = self;
            match self.next() {
                Some(c) if wanted(c) => {}
                _ => return before,
            }
        }
        self
    }

    /// Behind this word, in any case of ASCII letters, if it stands here.
    pub(crate) fn after(mut self, word: &str) -> Option<Self> {
        word.bytes().all(|byte| self.next().is_some_and(|c| c.eq_ignore_ascii_case(&char::from(byte)))).then_some(self)
    }

    /// Whether these words stand here. What is between words is skipped up to a limit, so that long gaps cost little.
    pub(crate) fn begins_with_words(mut self, wanted: &str) -> bool {
        let mut words = wanted.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.by_ref().all(|word| {
            self = self.skip_while(16, |c| !c.is_alphanumeric());
            self.after(word).is_some_and(|behind| {
                self = behind;
                !behind.peek().is_some_and(char::is_alphanumeric)
            })
        })
    }

    /// The string that has begun here, up to its closing quote, behind which the cursor is left; and whether there is one
    /// within so many characters.
    pub(crate) fn string(&mut self, quote: char, limit: usize) -> (Text<'a>, bool) {
        let start = *self;
        let mut end = self.position;
        let mut is_closed = false;
        for _ in 0..limit {
            end = self.position;
            match self.next() {
                Some('\\') => drop(self.next()),
                Some(c) if c != quote => {}
                c => {
                    is_closed = c.is_some();
                    break;
                }
            }
        }
        (Text::new(start.until(end), self.layers.saturating_add(1)), is_closed)
    }

    /// The character here within so many layers.
    fn within(&mut self, layers: u8) -> Option<char> {
        let Some(outer) = layers.checked_sub(1) else {
            return self.raw();
        };
        match self.within(outer)? {
            '\\' => Some(match self.within(outer) {
                None => '\\',
                Some('n') => '\n',
                Some('r') => '\r',
                Some('t') => '\t',
                Some('b') => '\u{8}',
                Some('f') => '\u{c}',
                Some('u') => self.unicode(outer),
                Some(c) => c,
            }),
            c => Some(c),
        }
    }

    /// What stands behind `\u`, with the other half of its surrogate pair.
    fn unicode(&mut self, layers: u8) -> char {
        let Some(unit) = self.hex(layers) else {
            return char::REPLACEMENT_CHARACTER;
        };
        let behind = *self;
        if (0xD800..0xDC00).contains(&unit) {
            let low = (self.within(layers) == Some('\\') && self.within(layers) == Some('u'))
                .then(|| self.hex(layers))
                .flatten()
                .filter(|low| (0xDC00..0xE000).contains(low));
            if let Some(low) = low {
                let point = 0x1_0000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
                return char::from_u32(point).unwrap_or(char::REPLACEMENT_CHARACTER);
            }
            *self = behind;
        }
        char::from_u32(unit).unwrap_or(char::REPLACEMENT_CHARACTER)
    }

    /// Four hexadecimal digits, or nothing and the cursor where it was.
    fn hex(&mut self, layers: u8) -> Option<u32> {
        let before = *self;
        let mut unit = 0;
        for _ in 0..4 {
            let Some(digit) = self.within(layers).and_then(|c| c.to_digit(16)) else {
                *self = before;
                return None;
            };
            unit = unit * 16 + digit;
        }
        Some(unit)
    }

    fn raw(&mut self) -> Option<char> {
        let rest = self.bytes.get(self.position..)?;
        let &first = rest.first()?;
        if first.is_ascii() {
            self.position += 1;
            return Some(first.into());
        }
        // No character has more than four bytes.
        let chunk = rest.get(..4).unwrap_or(rest).utf8_chunks().next()?;
        let c = chunk.valid().chars().next();
        self.position += c.map_or(chunk.invalid().len(), char::len_utf8);
        Some(c.unwrap_or(char::REPLACEMENT_CHARACTER))
    }
}

#[cfg(test)]
mod tests {
    extern crate std;
    use super::*;
    use std::string::{String, ToString};

    fn read(text: &str, layers: u8) -> String {
        Text::new(text.as_bytes(), layers).to_string()
    }

    #[test]
    fn layers_are_undone_one_by_one() {
        assert_eq!(read(r"a\nb", 0), r"a\nb");
        assert_eq!(read(r#"a\nb\t\"\\\/"#, 1), "a\nb\t\"\\/");
        assert_eq!(read(r#"\\\"a\\\""#, 2), "\"a\"");
        assert_eq!(read(r"\\\\n \\n", 2), "\\n \n");
    }

    #[test]
    fn what_is_no_character_is_replaced() {
        for (text, expected) in [
            (r"\u0041", "A"),
            (r"\ud83e\udd80", "🦀"),
            (r"\ud83e", "\u{fffd}"),
            (r"\ud83e\u0041", "\u{fffd}A"),
            (r"\ud83ex", "\u{fffd}x"),
            (r"\udd80", "\u{fffd}"),
            (r"\u00g0", "\u{fffd}00g0"),
            ("\\", "\\"),
        ] {
            assert_eq!(read(text, 1), expected, "{text}");
        }
        let text = Text::new(b"a\xffb\xe2\x82", 0);
        assert_eq!(text.to_string(), "a\u{fffd}b\u{fffd}");
        assert_eq!(text.as_str(), None);
    }

    #[test]
    fn strings_end_at_their_quote() {
        let mut cursor = Cursor::new(br#"a\"b" rest"#, 0);
        let (text, is_closed) = cursor.string('"', usize::MAX);
        assert!(is_closed && text == "a\"b" && cursor.peek() == Some(' '));
        let (text, is_closed) = cursor.string('"', usize::MAX);
        assert!(!is_closed && text == " rest");
    }
}
