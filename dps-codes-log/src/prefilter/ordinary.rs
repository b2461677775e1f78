//! Numbers in the range of DPS that certainly count or identify something else: `404777 bytes`, `seq=404201`.
//!
//! The log of a device can have a counter of six digits in each line.

use dps_codes::Code;

use crate::vocabulary::{ERRORS, FILLERS, FOLLOWERS, LEADS, MESSAGES, SHORT};

/// The other words that can precede an error code, in lower case.
pub(crate) const OTHER_LEADS: [&str; 10] =
    ["fatal", "crit", "critical", "unauthorized", "forbidden", "found", "conflict", "not", "cannot", "unable"];

/// Returns `true` if a number between these bytes is not an error code by itself.
pub(crate) fn is_ordinary(before: &[u8], digits: &[u8], behind: &[u8]) -> bool {
    is_unlisted(digits) && !follows_status(before) && counts(behind) || identifies(before, behind)
}

/// Returns `true` if a number and a colon precede.
fn follows_status(before: &[u8]) -> bool {
    before.strip_suffix(b": ").is_some_and(|before| before.last().is_some_and(u8::is_ascii_digit))
}

/// Returns `true` unless the number has a row. The words of the row's name make it a code wherever they are.
fn is_unlisted(digits: &[u8]) -> bool {
    let number = std::str::from_utf8(digits).ok().and_then(|digits| digits.parse().ok());
    number.is_some_and(|number| Code::from_number(number).is_none())
}

/// Returns `true` if the word behind a number is what it counts. Names of codes begin with a capital letter.
fn counts(behind: &[u8]) -> bool {
    let Some(rest) = behind.strip_prefix(b" ") else { return false };
    let (word, end) = rest.split_at(rest.iter().take_while(|byte| byte.is_ascii_lowercase()).count());
    let is_whole = matches!(end, [] | [b' ' | b',' | b'.' | b';', ..]);
    is_whole && !word.is_empty() && !word.starts_with(b"tracking") && !is_in(&FOLLOWERS, |known| known == word)
}

/// Returns `true` if a word that does not lead to an error code precedes a number.
fn identifies(before: &[u8], behind: &[u8]) -> bool {
    let Some((before, is_field)) = without_separator(before) else { return false };
    let letters = before.iter().rev().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let (before, word) = before.split_at(before.len() - letters);
    // The first letter can be that of an escape, or of a color.
    let is_whole = matches!(before, [] | [.., b' ' | b',' | b'.' | b'_' | b'-' | b'{' | b'(' | b'[']);
    let word = word.to_ascii_lowercase();
    let leads = |known: &[u8]| word.ends_with(known);
    let is_lead = is_in(&SHORT, |known| known == word)
        || is_in(&LEADS, leads)
        || is_in(&ERRORS, leads)
        || is_in(&FILLERS, leads)
        || is_in(&OTHER_LEADS, leads);
    let is_message = is_field && is_in(&MESSAGES, leads);
    is_whole && !word.is_empty() && !is_lead && !is_message && !ends_id(before) && !is_before_name(behind)
}

/// Returns `true` if the word behind this text can end the ID of a device: `register boiler-north: 404201`.
fn ends_id(before: &[u8]) -> bool {
    if !matches!(before, [.., b'-' | b'.']) {
        return false;
    }
    let length = |text: &[u8], is: fn(&u8) -> bool| text.iter().rev().take_while(|byte| is(byte)).count();
    let id = length(before, |byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_'));
    let rest = &before[..before.len() - id];
    let rest = &rest[..rest.len() - length(rest, |byte| !byte.is_ascii_alphanumeric())];
    let lead = rest[rest.len() - length(rest, u8::is_ascii_alphabetic)..].to_ascii_lowercase();
    is_in(&FILLERS, |known| known == lead) || is_in(&ERRORS, |known| known == lead)
}

/// Removes what separates a number from the word before it. Returns `true` for that of a field.
fn without_separator(before: &[u8]) -> Option<(&[u8], bool)> {
    let field = [&b": "[..], b":", b"="].iter().find_map(|sign| before.strip_suffix(*sign));
    field.map(|before| (before, true)).or_else(|| before.strip_suffix(b" ").map(|before| (before, false)))
}

/// Returns `true` if the name of a code can follow.
fn is_before_name(behind: &[u8]) -> bool {
    // A name can be in color.
    let first = behind.iter().find(|byte| !b" :-(".contains(byte));
    first.is_some_and(|byte| byte.is_ascii_uppercase() || *byte == b'\x1b')
}

fn is_in(words: &[&str], is_equal: impl Fn(&[u8]) -> bool) -> bool {
    words.iter().any(|word| is_equal(word.as_bytes()))
}
