//! Loops over the bytes of a text. In a build without optimization, as a macro is, each step of an iterator is a chain of
//! calls; a step of these is one.

/// Returns `true` if the condition holds for each byte, asked up to the first for which it does not.
///
/// ```
/// use dps_codes_model::bytes::all;
/// assert!(all("404201", |byte| byte.is_ascii_digit()));
/// assert!(!all("404xxx", |byte| byte.is_ascii_digit()));
/// ```
pub fn all(text: &str, mut holds: impl FnMut(u8) -> bool) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() && holds(bytes[at]) {
        at += 1;
    }
    at == bytes.len()
}

/// Returns `true` for a text of spaces and visible characters of ASCII.
///
/// ```
/// use dps_codes_model::bytes::is_printable;
/// assert!(is_printable("It was not found."));
/// assert!(!is_printable("a\tb") && !is_printable("é"));
/// ```
#[must_use]
pub fn is_printable(text: &str) -> bool {
    all(text, |byte| matches!(byte, b' '..=b'~'))
}
