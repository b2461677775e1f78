//! Walks through a text within JSON strings within strings, and undoes their escapes on the way.

use super::text::Text;

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

    /// All that there is, as it came.
    pub(crate) const fn bytes(&self) -> &'a [u8] {
        self.bytes
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
        // What is neither an escape nor beyond ASCII is the same in any layer.
        match self.bytes.get(self.position) {
            Some(&byte) if byte.is_ascii() && (byte != b'\\' || self.layers == 0) => {
                self.position += 1;
                Some(byte.into())
            }
            _ => self.within(self.layers),
        }
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

    /// The character here within so many layers, of which no text has more than six: one of the body, four of the
    /// backslashes before a key's quotes, and one of the value.
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
        #[cfg(test)]
        crate::report::cost::count();
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
