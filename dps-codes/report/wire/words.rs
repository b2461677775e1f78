//! `Words`: the places of free text where a key or a number can start.

use super::cursor::Cursor;
use crate::catalog::is_letter_or_digit;

/// Longer ones are not words.
const LONGEST_WORD: usize = 64;

/// Returns `true` for a character that can be part of a word or number.
#[must_use]
pub fn is_word(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphanumeric() || c == '_' } else { is_letter_or_digit(c) }
}

/// Returns `true` for white space, as `char::is_whitespace` does with a table that takes 256 bytes of flash.
#[cfg_attr(target_os = "none", inline(never))]
pub(crate) const fn is_whitespace(c: char) -> bool {
    let is_ascii = matches!(c, '\t'..='\r' | ' ');
    is_ascii || c > '\u{7f}' && is_wide_whitespace(c)
}

// Rare, and too large to copy to each caller.
#[inline(never)]
const fn is_wide_whitespace(c: char) -> bool {
    matches!(c, '\u{85}' | '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{3000}')
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202f}' | '\u{205f}')
}

/// The start of a word, and what precedes it.
#[derive(Clone, Copy)]
pub(crate) struct Word<'a> {
    /// The cursor at the first character.
    pub(crate) start: Cursor<'a>,
    /// The first character.
    pub(crate) first: char,
    /// The two characters before it; a line break before the text.
    pub(crate) before: [char; 2],
    /// The index of the word before this one.
    previous: usize,
}

impl<'a> Word<'a> {
    /// Returns the word before this one.
    #[must_use]
    pub(crate) fn previous(&self) -> &'a [u8] {
        let previous = self.start.at(self.previous);
        previous.until(previous.skip_while(LONGEST_WORD, is_word).position())
    }

    /// Returns `true` if a number in parentheses here is the time since the start, as in logs of ESP-IDF:
    /// `E (404201) wifi: …`.
    #[must_use]
    pub(crate) fn follows_log_level(&self) -> bool {
        self.before == [' ', '('] && matches!(self.previous(), [b'E' | b'W' | b'I' | b'D' | b'V'])
    }
}

/// An iterator over the starts of words.
pub(crate) struct Words<'a> {
    rest: Cursor<'a>,
    before: [char; 2],
    previous: usize,
}

impl<'a> Words<'a> {
    /// Starts at the cursor.
    #[must_use]
    pub(crate) fn new(text: Cursor<'a>) -> Self {
        Self { rest: text, before: [' ', '\n'], previous: text.position() }
    }
}

impl<'a> Iterator for Words<'a> {
    type Item = Word<'a>;

    #[inline]
    fn next(&mut self) -> Option<Word<'a>> {
        loop {
            let start = self.rest;
            let c = self.rest.advance()?;
            let is_start = (c.is_ascii_alphanumeric() || c == '$') && !is_word(self.before[1]);
            let word = Word { start, first: c, before: self.before, previous: self.previous };
            self.before = [self.before[1], c];
            if is_start {
                self.previous = start.position();
                // No other word starts within this one, but one can start right after a `$`.
                if c != '$' {
                    self.before = match *self.rest.pass_word() {
                        [] => self.before,
                        [last] => [c, last.into()],
                        [.., last_but_one, last] => [last_but_one.into(), last.into()],
                    };
                }
                return Some(word);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_whitespace_agrees_with_the_standard_library() {
        for c in '\0'..=char::MAX {
            assert_eq!(is_whitespace(c), c.is_whitespace(), "{c:?}");
        }
    }
}
