//! Recognizes numbers that count something: `404201 points`, `404201 of 409201 lines`.

use crate::vocabulary::FOLLOWERS;

/// Returns `true` if the word that follows is what the number counts: `404201 points`.
pub(in crate::evidence) fn is_quantity(behind: &str) -> bool {
    // `404201     2911 ns/op`: the iterations of a benchmark.
    if behind.starts_with('%')
        || behind.trim_start().trim_start_matches(|c: char| c.is_ascii_digit() || c == '.').starts_with(" ns/op")
    {
        return true;
    }
    let Some(rest) = behind.strip_prefix([' ', '\u{a0}']) else { return false };
    // `404201 of 409201 lines`
    if rest.strip_prefix("of ").is_some_and(|total| total.starts_with(|c: char| c.is_ascii_digit())) {
        return true;
    }
    let word: String = rest.chars().take_while(|c| c.is_alphabetic()).take(24).collect();
    // A participle tells of the error, and is not counted: `error 429001 ignored by the client`.
    let is_participle = word.ends_with("ed") && rest[word.len()..].starts_with(" by ");
    let is_key = rest.get(word.len()..).is_some_and(|behind| behind.starts_with(['=', ':', '_', '(', '-']))
        || word.to_ascii_lowercase().starts_with("tracking");
    if word.is_empty() || is_key || is_participle || is_message(&word, &rest[word.len()..]) {
        return false;
    }
    !FOLLOWERS.contains(&word.to_lowercase().as_str())
}

/// Returns `true` for a code that nothing has failed with: `401002=0`, `"401002": 0`.
pub(super) fn is_key_of_none(behind: &str) -> bool {
    let sign = behind
        .strip_prefix('"')
        .map_or_else(|| behind.trim_start().strip_prefix('='), |b| b.trim_start().strip_prefix(':'));
    let count = sign.and_then(|count| count.trim_start().strip_prefix('0'));
    count.is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '.'))
}

/// Returns `true` if a word begins a message: `error 409201 Enrollment already exists`.
fn is_message(word: &str, behind: &str) -> bool {
    let is_title = word.starts_with(char::is_uppercase) && word.chars().skip(1).all(char::is_lowercase);
    is_title && word.len() > 3 && !word.ends_with('s') && behind.starts_with(' ')
}
