//! `Cursor`: a position in text that is nested in JSON strings, which it unescapes as it moves.

use super::text::Text;

/// A position in text that is nested in JSON strings.
#[derive(Clone, Copy)]
pub struct Cursor<'a> {
    bytes: &'a [u8],
    position: usize,
    /// The number of JSON strings around the text.
    depth: u8,
}

impl<'a> Cursor<'a> {
    /// Creates a cursor at the start of the text.
    #[must_use]
    pub const fn new(bytes: &'a [u8], depth: u8) -> Self {
        Self { bytes, position: 0, depth }
    }

    /// Returns all of the text, escaped.
    pub(crate) const fn bytes(&self) -> &'a [u8] {
        self.bytes
    }

    /// Returns the index of the next byte.
    #[must_use]
    pub const fn position(&self) -> usize {
        self.position
    }

    /// Returns a position in the same text, by the index of its next byte.
    #[must_use]
    pub const fn at(self, position: usize) -> Self {
        Self { position, ..self }
    }

    /// Returns the number of strings around the text.
    #[must_use]
    pub const fn depth(&self) -> u8 {
        self.depth
    }

    /// Returns the same position, `more` strings deeper.
    pub(crate) const fn deeper(self, more: u8) -> Self {
        Self { depth: self.depth.saturating_add(more), ..self }
    }

    /// Moves past the next character and returns it.
    // Small enough for the compiler to copy it to each of its many callers.
    #[cfg_attr(target_os = "none", inline(never))]
    pub fn advance(&mut self) -> Option<char> {
        #[cfg(any(test, feature = "__count-reads"))]
        super::reads::add(1);
        self.advance_at(self.depth)
    }

    fn advance_at(&mut self, depth: u8) -> Option<char> {
        // An ASCII character other than a backslash is the same at any depth.
        match self.bytes.get(self.position) {
            Some(&byte) if byte.is_ascii() && (byte != b'\\' || depth == 0) => {
                self.position += 1;
                Some(byte.into())
            }
            _ => self.within(depth),
        }
    }

    /// Moves past `count` ASCII characters other than a backslash.
    fn pass(&mut self, count: usize) {
        #[cfg(any(test, feature = "__count-reads"))]
        super::reads::add(count);
        self.position += count;
    }

    /// Moves past ASCII letters, digits and underscores, and returns them.
    pub(crate) fn pass_word(&mut self) -> &'a [u8] {
        let rest = self.bytes.get(self.position..).unwrap_or(&[]);
        // Most are letters, so these are tried first.
        let is_word = |byte: &u8| byte.is_ascii_alphabetic() || byte.is_ascii_digit() || *byte == b'_';
        let length = rest.iter().position(|byte| !is_word(byte)).unwrap_or(rest.len());
        self.pass(length);
        rest.get(..length).unwrap_or(rest)
    }

    /// Returns the next byte, of whatever character it is.
    pub(crate) fn byte(&self) -> Option<u8> {
        self.bytes.get(self.position).copied()
    }

    pub(crate) fn chars(mut self) -> impl Iterator<Item = char> + Clone + use<'a> {
        core::iter::from_fn(move || self.advance())
    }

    /// Returns the next character without moving.
    #[must_use]
    pub fn peek(mut self) -> Option<char> {
        self.advance()
    }

    /// Returns the bytes from here to the index `end`.
    #[must_use]
    pub fn until(&self, end: usize) -> &'a [u8] {
        self.bytes.get(self.position..end).unwrap_or(&[])
    }

    /// Returns the text from here to another position in it.
    #[must_use]
    #[cfg_attr(target_os = "none", inline(never))]
    pub fn text_to(&self, end: Self) -> Text<'a> {
        Text::new(self.until(end.position), self.depth)
    }

    /// Returns the position after the characters that satisfy `wanted`, at most `limit` of them.
    #[must_use]
    pub fn skip_while(mut self, limit: usize, wanted: impl Fn(char) -> bool) -> Self {
        for _ in 0..limit {
            let before = self.position;
            match self.advance() {
                Some(c) if wanted(c) => {}
                _ => return self.at(before),
            }
        }
        self
    }

    /// Returns the position after these characters, if they are here in any case of ASCII letters.
    pub(crate) fn after_all(mut self, mut characters: impl Iterator<Item = char>) -> Option<Self> {
        characters.all(|expected| self.advance().is_some_and(|c| c.eq_ignore_ascii_case(&expected))).then_some(self)
    }

    /// Returns the position after `word` of ASCII characters, if it is here in any case of ASCII letters.
    #[must_use]
    pub fn after(self, word: &str) -> Option<Self> {
        self.after_all(word.bytes().map(char::from))
    }

    /// Returns the string that starts here, and `true` if its closing quote is within `limit` characters; moves past the
    /// quote.
    #[cfg_attr(not(target_os = "none"), inline)]
    pub fn string(&mut self, quote: char, limit: usize) -> (Text<'a>, bool) {
        let start = self.position;
        let (end, is_terminated) = self.pass_string(quote, limit);
        let text = self.bytes.get(start..end).unwrap_or(&[]);
        (Text::new(text, self.depth.saturating_add(1)), is_terminated)
    }

    /// Moves past the quote that ends a string; returns the end of the string, and `true` if there is a quote.
    fn pass_string(&mut self, quote: char, limit: usize) -> (usize, bool) {
        let mut end = self.position;
        let mut left = limit;
        while let Some(others) = left.checked_sub(1) {
            let rest = self.bytes.get(self.position..).unwrap_or(&[]);
            let plain = plain_length(rest.get(..others).unwrap_or(rest), quote);
            end = self.position + plain;
            // An ASCII quote is the same at any depth.
            if rest.get(plain).is_some_and(|&byte| char::from(byte) == quote) {
                self.pass(plain + 1);
                return (end, true);
            }
            self.pass(plain);
            left = others - plain;
            match self.advance() {
                Some('\\') => drop(self.advance()),
                Some(c) if c != quote => {}
                c => return (end, c.is_some()),
            }
        }
        (end, false)
    }

    /// Moves past the next character at this depth and returns it. No text is deeper than six: one for the body, four for
    /// the backslashes before a key's quotes, and one for the value.
    fn within(&mut self, depth: u8) -> Option<char> {
        let Some(outer) = depth.checked_sub(1) else {
            return self.raw();
        };
        match self.advance_at(outer)? {
            '\\' => Some(match self.advance_at(outer) {
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

    /// Reads the digits after `\u`, and the other half of a surrogate pair.
    fn unicode(&mut self, depth: u8) -> char {
        let Some(unit) = self.hex(depth) else {
            return char::REPLACEMENT_CHARACTER;
        };
        let behind = *self;
        if (0xD800..0xDC00).contains(&unit) {
            let low = (self.within(depth) == Some('\\') && self.within(depth) == Some('u'))
                .then(|| self.hex(depth))
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

    /// Reads four hexadecimal digits; does not move if they are not there.
    fn hex(&mut self, depth: u8) -> Option<u32> {
        let before = *self;
        let mut unit = 0;
        for _ in 0..4 {
            let Some(digit) = self.within(depth).and_then(|c| c.to_digit(16)) else {
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
        let bytes = rest.get(..4).unwrap_or(rest);
        let error = core::str::from_utf8(bytes).err();
        let valid = error.map_or(bytes.len(), |error| error.valid_up_to());
        let c = core::str::from_utf8(bytes.get(..valid)?).ok()?.chars().next();
        let invalid = || error.and_then(|error| error.error_len()).unwrap_or(bytes.len());
        self.position += c.map_or_else(invalid, char::len_utf8);
        Some(c.unwrap_or(char::REPLACEMENT_CHARACTER))
    }
}

/// Returns the number of ASCII characters before the first backslash or `quote`, reading a machine word at a time.
fn plain_length(bytes: &[u8], quote: char) -> usize {
    const SIZE: usize = size_of::<usize>();
    const fn each(byte: u8) -> usize {
        usize::from_le_bytes([byte; SIZE])
    }
    let Ok(quote) = u8::try_from(quote) else { return 0 };
    let (quotes, backslashes) = (each(quote), each(b'\\'));
    let mut rest = bytes;
    while let Some((chunk, behind)) = rest.split_first_chunk() {
        let word = usize::from_le_bytes(*chunk);
        // Subtraction sets the high bit of a byte that is zero; above the first one, it may be wrong.
        let differences = (word ^ quotes).wrapping_sub(each(1)) | (word ^ backslashes).wrapping_sub(each(1));
        let found = (differences | word) & each(0x80);
        if found != 0 {
            return bytes.len() - rest.len() + found.trailing_zeros() as usize / 8;
        }
        rest = behind;
    }
    let is_plain = |byte: &u8| byte.is_ascii() && *byte != quote && *byte != b'\\';
    bytes.len() - rest.len() + rest.iter().take_while(|byte| is_plain(byte)).count()
}

#[cfg(test)]
mod tests {
    extern crate std;
    use super::*;
    use std::string::{String, ToString};

    fn read(text: &str, depth: u8) -> String {
        Text::new(text.as_bytes(), depth).to_string()
    }

    #[test]
    fn escapes_are_resolved_at_each_depth() {
        assert_eq!(read(r"a\nb", 0), r"a\nb");
        assert_eq!(read(r#"a\nb\t\"\\\/"#, 1), "a\nb\t\"\\/");
        assert_eq!(read(r#"\\\"a\\\""#, 2), "\"a\"");
        assert_eq!(read(r"\\\\n \\n", 2), "\\n \n");
    }

    #[test]
    fn invalid_characters_are_replaced() {
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
    fn invalid_bytes_are_replaced_as_the_standard_library_does() {
        const BYTES: [u8; 14] = [b'a', 0x80, 0x9f, 0xa0, 0xbf, 0xc1, 0xc3, 0xe0, 0xe2, 0xed, 0xf0, 0xf4, 0xf5, 0xff];
        for index in 0..BYTES.len().pow(4) {
            let text = [0, 1, 2, 3].map(|place| BYTES[index / BYTES.len().pow(place) % BYTES.len()]);
            for length in 1..=text.len() {
                let text = &text[..length];
                assert_eq!(Text::new(text, 0).to_string(), String::from_utf8_lossy(text), "{text:?}");
            }
        }
    }

    #[test]
    fn strings_end_at_their_quote() {
        let mut cursor = Cursor::new(br#"a\"b" rest"#, 0);
        let (text, is_terminated) = cursor.string('"', usize::MAX);
        assert!(is_terminated && text == "a\"b" && cursor.peek() == Some(' '));
        let (text, is_terminated) = cursor.string('"', usize::MAX);
        assert!(!is_terminated && text == " rest");
    }

    #[test]
    fn plain_characters_are_counted_at_any_place_in_a_word() {
        for length in 0..40 {
            for stop in ["\"", "\\", "é", "\u{80}", ""] {
                // The others differ from a stop in one bit, or follow it within a word.
                let text = "#!]\0\u{7f}'".chars().cycle().take(length).collect::<String>() + stop + "\"#\\";
                assert_eq!(plain_length(text.as_bytes(), '"'), length, "{text:?}");
                assert_eq!(plain_length(&text.as_bytes()[..length], '"'), length, "{text:?}");
            }
        }
    }
}
