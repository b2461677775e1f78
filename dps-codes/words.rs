//! Finds words in texts, whatever their case and what is between them.

use crate::Text;

/// Whether a character may be part of a word: a letter or a digit. Beyond ASCII all are taken for such but signs and
/// blanks, since the tables of Unicode would take two kilobytes of flash.
pub(crate) const fn is_letter_or_digit(c: char) -> bool {
    let is_sign = matches!(c, '\u{80}'..='\u{BF}' | '\u{2000}'..='\u{206F}' | '\u{3000}'..='\u{303F}' | '\u{FFFD}');
    c.is_ascii_alphanumeric() || !c.is_ascii() && !is_sign
}

/// The words of a text, in their order.
pub(crate) fn words(text: &str) -> impl Iterator<Item = &str> + Clone {
    text.split(|c| !is_letter_or_digit(c)).filter(|word| !word.is_empty())
}

/// Whether the words of `wanted` stand in `text` one after the other, whatever their case and what is between them.
///
/// ```
/// use dps_codes::__private::has_words;
/// assert!(has_words("2024 [ERR!] - No backup was FOUND: client error", "no backup was found client error"));
/// assert!(!has_words("no backups found", "no backup"));
/// assert!(!has_words("anything", ""));
/// ```
#[must_use]
pub fn has_words(text: &str, wanted: &str) -> bool {
    Text::from(text).has_words(wanted)
}
