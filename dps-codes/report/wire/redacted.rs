//! Strings as they may be shown: without the values of secrets, and in one line.

use core::fmt::{self, Write as _};
use core::str::Chars;

use super::cursor::Cursor;
use super::text::Text;
use super::value::Start;
use super::vocabulary::{AUTHORIZATION, Key, SECRETS};
use super::words::is_word;
use crate::__private::moves_text;

/// Longer words are not keys.
const LONGEST_KEY: usize = 64;

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
    private_key(here).or_else(|| argument(here)).or_else(|| keyed(here))
}

/// Returns the range of a private key in PEM.
fn private_key(here: Cursor<'_>) -> Option<(usize, usize)> {
    let label = here.after("-----BEGIN ")?;
    let behind = label.skip_while(LONGEST_KEY, |c| c != '-');
    let value = behind.after("-----").filter(|_| label.until(behind.position()).ends_with(b"PRIVATE KEY"))?;
    let mut end = value;
    while end.after("-----END").is_none() && end.advance().is_some() {}
    Some((value.position(), end.position()))
}

/// Returns the range of the argument of a command: `--symmetric-key VALUE`.
fn argument(here: Cursor<'_>) -> Option<(usize, usize)> {
    let option = here.after("--")?;
    let behind = option.skip_while(LONGEST_KEY, |c| is_word(c) || c == '-');
    let name = option.until(behind.position());
    let is_secret = ends_with(name, "key") || ends_with(name, "password") || ends_with(name, "secret");
    let value = behind.after(" ").filter(|_| is_secret)?.skip_while(16, |c| c == ' ');
    let end = value.skip_while(usize::MAX, |c| !c.is_whitespace());
    (end.position() > value.position()).then(|| (value.position(), end.position()))
}

fn keyed(here: Cursor<'_>) -> Option<(usize, usize)> {
    let known = || SECRETS.iter().find_map(|key| Some((*key, here.after(key)?)));
    let (key, behind) = known().filter(|(_, behind)| !behind.peek().is_some_and(is_word)).or_else(|| compound(here))?;
    let Start { mut value, mut quote, .. } = Start::find(behind, Key::Challenge)?;
    // As in TOML: `symmetric_key = { value = "…" }`
    if let Some(inner) = value.after("{") {
        let inner = inner.skip_while(16, |c| c == ' ');
        let inner = Start::find(inner.after("value")?, Key::Challenge)?;
        (value, quote) = (inner.value, inner.quote);
    }
    let end = value.skip_while(usize::MAX, |c| match quote {
        Some(quote) => c != quote,
        None if key == AUTHORIZATION => !"\r\n\"'".contains(c),
        None => !c.is_whitespace() && !"\"'&;,)}]<>\\".contains(c),
    });
    (end.position() > value.position()).then(|| (value.position(), end.position()))
}

/// Returns the cursor after a name whose last part is `key` or `secret`: `SAS_KEY`, `x-api-key`, `clientSecret`.
fn compound(here: Cursor<'_>) -> Option<(&'static str, Cursor<'_>)> {
    let behind = here.skip_while(LONGEST_KEY, |c| is_word(c) || c == '-');
    let name = here.until(behind.position());
    let is_compound = |part: &str| {
        let before = name.len().checked_sub(part.len() + 1).and_then(|at| name.get(at..));
        ends_with(name, part)
            && before.is_some_and(|end| match end {
                [b'_' | b'-', ..] => true,
                [before, initial, ..] => before.is_ascii_lowercase() && initial.is_ascii_uppercase(),
                _ => false,
            })
    };
    (is_compound("key") || is_compound("secret")).then_some(("", behind))
}

fn ends_with(name: &[u8], part: &str) -> bool {
    let end = name.len().checked_sub(part.len()).and_then(|at| name.get(at..));
    end.is_some_and(|end| end.eq_ignore_ascii_case(part.as_bytes()))
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
