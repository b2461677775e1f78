//! Finds words in texts, whatever their case and what is between them.

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
    let Some(&first) = words(wanted).next().and_then(|word| word.as_bytes().first()) else {
        return false;
    };
    // Most places are left out by their first byte.
    let mut places = text.bytes().enumerate().filter(|(_, byte)| byte.eq_ignore_ascii_case(&first));
    places.any(|(at, _)| {
        text.split_at_checked(at)
            .is_some_and(|(before, here)| !before.ends_with(is_letter_or_digit) && begins_with(here, wanted))
    })
}

fn begins_with(text: &str, wanted: &str) -> bool {
    let mut text = words(text);
    words(wanted).all(|wanted| text.next().is_some_and(|word| word.eq_ignore_ascii_case(wanted)))
}
