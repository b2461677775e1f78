//! Strings as they may be shown: without the values of secrets, and in one line.

use core::fmt::{self, Write as _};
use core::str::Chars;

use super::cursor::Cursor;
use super::text::Text;
use super::value::Start;
use super::vocabulary::{AUTHORIZATION, Key, SECRETS};
use super::words::is_word;

/// Stands for the value of a secret.
const PLACEHOLDER: &str = "[redacted]";

/// An iterator over the unescaped characters of a text, with a placeholder for the value of each secret.
#[derive(Clone)]
pub struct Redacted<'a> {
    rest: Cursor<'a>,
    previous: char,
    placeholder: Chars<'static>,
    /// Start and end of the next value of a secret.
    secret: Option<(usize, usize)>,
}

impl<'a> Redacted<'a> {
    /// Starts at the cursor.
    #[must_use]
    pub fn new(text: Cursor<'a>) -> Self {
        Self { rest: text, previous: ' ', placeholder: "".chars(), secret: None }
    }

    /// Creates an iterator over the placeholder, for a text that is a secret.
    pub(crate) fn secret() -> Self {
        Self { placeholder: PLACEHOLDER.chars(), ..Self::new(Cursor::new(&[], 0)) }
    }
}

impl Iterator for Redacted<'_> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        if let Some(c) = self.placeholder.next() {
            return Some(c);
        }
        if self.secret.is_none() && !is_word(self.previous) {
            self.secret = find(self.rest);
        }
        match self.secret {
            Some((start, end)) if self.rest.position() >= start => {
                self.rest = self.rest.at(end);
                self.secret = None;
                self.placeholder = PLACEHOLDER.chars();
                self.previous = ']';
                self.placeholder.next()
            }
            _ => {
                self.previous = self.rest.advance()?;
                Some(self.previous)
            }
        }
    }
}

/// Returns start and end of the value of a secret, if the key of one is here.
fn find(here: Cursor<'_>) -> Option<(usize, usize)> {
    let (key, behind) = SECRETS.iter().find_map(|key| Some((*key, here.after(key)?)))?;
    if behind.peek().is_some_and(is_word) {
        return None;
    }
    let Start { value, quote, .. } = Start::find(behind, Key::Challenge)?;
    let end = value.skip_while(usize::MAX, |c| match quote {
        Some(quote) => c != quote,
        None if key == AUTHORIZATION => !"\r\n\"'".contains(c),
        None => !c.is_whitespace() && !"\"'&;,)}]<>\\".contains(c),
    });
    (end.position() > value.position()).then(|| (value.position(), end.position()))
}

/// A string in one line: control characters and what else moves the text are escaped, secrets redacted.
pub(crate) struct Line<'t, 'a>(pub(crate) &'t Text<'a>);

impl fmt::Display for Line<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in self.0.redacted() {
            if moves_text(c) {
                write!(f, "{}", c.escape_default())?;
            } else {
                f.write_char(c)?;
            }
        }
        Ok(())
    }
}

/// Returns `true` for control characters, separators of lines, and changes of the direction of writing.
fn moves_text(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
