//! `Flat`: text whose escapes are blanked out, as long as the original, so that positions are the same in both.

use std::ops::Range;

use dps_codes::__log::Cursor;
use dps_codes::Text;
use memchr::memmem;

use crate::colors;
use crate::work;

/// Free text, ready to be searched line by line.
pub(crate) struct Flat<'a> {
    raw: &'a [u8],
    /// Without escapes and colors; bytes that are not UTF-8 are question marks.
    text: String,
    /// The same in lower case.
    lower: String,
}

impl<'a> Flat<'a> {
    pub(crate) fn new(raw: &'a [u8]) -> Self {
        work::count(raw.len());
        let mut bytes = valid(raw).into_bytes();
        blank_escapes(&mut bytes);
        colors::blank(&mut bytes);
        // Only ASCII characters were replaced, each by another one.
        let text = String::from_utf8(bytes).unwrap_or_default();
        let lower = text.to_ascii_lowercase();
        Self { raw, text, lower }
    }

    pub(crate) fn raw(&self) -> &'a [u8] {
        self.raw
    }

    /// Returns the lines, those within strings included.
    pub(crate) fn lines(&self) -> impl Iterator<Item = Line<'_, 'a>> {
        let mut start = 0;
        self.text.split(['\n', '\r']).enumerate().map(move |(number, text)| {
            let range = start..start + text.len();
            start = range.end + 1;
            Line { flat: self, number, range }
        })
    }

    pub(crate) fn lower(&self) -> &str {
        &self.lower
    }

    /// Returns `true` if the words of a phrase occur one after another, whatever is between them.
    pub(crate) fn has_words(&self, words: &str) -> bool {
        has_words(&self.lower, words)
    }

    /// Returns the original text of a range, unescaped.
    pub(crate) fn text(&self, range: Range<usize>) -> Text<'a> {
        let bytes = self.raw.get(range).unwrap_or_default();
        let depth = u8::from(bytes.contains(&b'\\'));
        let start = Cursor::new(bytes, depth);
        start.text_to(start.at(bytes.len()))
    }
}

fn has_words(lower: &str, words: &str) -> bool {
    work::count(lower.len());
    let longest = words.split(|c: char| !c.is_ascii_alphanumeric()).max_by_key(|word| word.len()).unwrap_or_default();
    // A search for one word takes a fraction of the time.
    lower.contains(&longest.to_ascii_lowercase()) && dps_codes::__private::has_words(lower, words)
}

/// A line, or the part of a string up to an escaped line break.
pub(crate) struct Line<'f, 'a> {
    pub(crate) flat: &'f Flat<'a>,
    pub(crate) number: usize,
    pub(crate) range: Range<usize>,
}

impl<'f, 'a> Line<'f, 'a> {
    pub(crate) fn text(&self) -> &'f str {
        self.flat.text.get(self.range.clone()).unwrap_or_default()
    }

    pub(crate) fn lower(&self) -> &'f str {
        self.flat.lower.get(self.range.clone()).unwrap_or_default()
    }

    /// Returns `true` if the line contains one of these phrases, which are in lower case.
    pub(crate) fn has(&self, phrases: &[&str]) -> bool {
        let lower = self.lower();
        phrases.iter().any(|phrase| {
            work::count(lower.len());
            lower.contains(phrase)
        })
    }

    /// Returns `true` if the words of a phrase occur one after another, whatever is between them.
    pub(crate) fn has_words(&self, words: &str) -> bool {
        has_words(self.lower(), words)
    }

    /// Returns the position after each occurrence of a phrase in lower case, relative to the line.
    pub(crate) fn after<'p>(&self, phrase: &'p str) -> impl Iterator<Item = usize> + use<'f, 'p> {
        let lower = self.lower();
        work::count(lower.len());
        // Most phrases do not occur, and to prepare a search for all of their occurrences takes longer than to see that.
        let places = lower.contains(phrase).then(|| memmem::find_iter(lower.as_bytes(), phrase));
        places.into_iter().flatten().map(|at| at + phrase.len())
    }

    /// Returns a cursor of the original text at a position of the line.
    pub(crate) fn cursor(&self, at: usize) -> Cursor<'a> {
        Cursor::new(self.flat.raw, 0).at(self.range.start + at)
    }

    /// Returns the original text of a range of the line.
    pub(crate) fn slice(&self, range: Range<usize>) -> Text<'a> {
        self.flat.text(self.range.start + range.start..self.range.start + range.end)
    }
}

/// Replaces each byte that is not UTF-8 by a question mark.
fn valid(raw: &[u8]) -> String {
    let mut text = String::with_capacity(raw.len());
    for chunk in raw.utf8_chunks() {
        text.push_str(chunk.valid());
        text.extend(chunk.invalid().iter().map(|_| '?'));
    }
    text
}

/// Replaces the backslashes before quotes by blanks, and escaped line breaks by line breaks, at any nesting depth.
fn blank_escapes(bytes: &mut [u8]) {
    let mut is_path = false;
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        if byte.is_ascii_whitespace() || matches!(byte, b'"' | b'\'' | b'(') {
            is_path = false;
        }
        if byte != b'\\' {
            at += 1;
            continue;
        }
        let run = bytes[at..].iter().take_while(|&&byte| byte == b'\\').count();
        // `C:\new` and `..\new`
        is_path |= run <= 2 && starts_path(&bytes[..at]);
        let end = at + run;
        match bytes.get(end) {
            Some(b'n' | b'r') if !is_path => {
                bytes[at..end].fill(b' ');
                bytes[end] = b'\n';
            }
            Some(b't') if !is_path => bytes[at..=end].fill(b' '),
            Some(b'"' | b'\'' | b'/') => bytes[at..end].fill(b' '),
            _ => {}
        }
        at = end;
    }
}

/// Returns `true` if a backslash here is that of a path.
fn starts_path(before: &[u8]) -> bool {
    match before {
        [.., b'.', b'.'] => true,
        [other, drive, b':'] | [.., other, drive, b':'] => drive.is_ascii_uppercase() && !other.is_ascii_alphanumeric(),
        [drive, b':'] => drive.is_ascii_uppercase(),
        _ => false,
    }
}
