//! Finds phrases in text token by token, ignoring the case of ASCII letters and everything between the tokens.
//!
//! Text is any iterator of characters, so that a string needs not be unescaped into memory first.

/// Returns `true` for a character that can be part of a token: a letter or a digit.
///
/// Beyond ASCII, every character counts as a letter except signs and blanks: the tables of Unicode would take two
/// kilobytes of flash.
pub(crate) const fn is_letter_or_digit(c: char) -> bool {
    let is_sign = matches!(c, '\u{80}'..='\u{BF}' | '\u{2000}'..='\u{206F}' | '\u{3000}'..='\u{303F}' | '\u{FFFD}');
    c.is_ascii_alphanumeric() || !c.is_ascii() && !is_sign
}

/// Returns the letters and digits in lower case, with a blank after each token.
fn tokens(mut text: impl Iterator<Item = char>) -> impl Iterator<Item = char> {
    let mut is_between = true;
    core::iter::from_fn(move || {
        loop {
            let c = text.next();
            let token = c.filter(|&c| is_letter_or_digit(c));
            let was_between = core::mem::replace(&mut is_between, token.is_none());
            match token {
                Some(c) => return Some(c.to_ascii_lowercase()),
                None if !was_between => return Some(' '),
                None => drop(c?),
            }
        }
    })
}

/// Returns the text from the start of each of its tokens on.
pub(crate) fn token_starts<T: Iterator<Item = char> + Clone>(mut text: T) -> impl Iterator<Item = T> {
    let mut before = ' ';
    core::iter::from_fn(move || {
        loop {
            let here = text.clone();
            let c = text.next()?;
            let is_start = is_letter_or_digit(c) && !is_letter_or_digit(before);
            before = c;
            if is_start {
                return Some(here);
            }
        }
    })
}

/// Returns `true` if the text starts with the tokens of `phrase`.
pub(crate) fn starts_with_tokens(text: impl Iterator<Item = char>, phrase: &str) -> bool {
    let mut text = tokens(text);
    tokens(phrase.chars()).all(|c| text.next() == Some(c))
}

/// Returns `true` if the tokens of `phrase` occur in the text one after another.
pub(crate) fn contains_tokens(text: impl Iterator<Item = char> + Clone, phrase: &str) -> bool {
    phrase.contains(is_letter_or_digit) && token_starts(text).any(|start| starts_with_tokens(start, phrase))
}

/// Returns `true` if the tokens of `phrase` occur in `text` one after another.
///
/// ```
/// use dps_codes::__private::has_words;
/// assert!(has_words("2024 [ERR!] - No backup was FOUND: client error", "no backup was found client error"));
/// assert!(!has_words("no backups found", "no backup"));
/// assert!(!has_words("anything", ""));
/// ```
#[must_use]
pub fn has_words(text: &str, phrase: &str) -> bool {
    contains_tokens(text.chars(), phrase)
}
