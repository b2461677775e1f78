//! Escapes that can spell a word or a number otherwise than the text shows it.

use memchr::memchr_iter;

/// Returns `true` if an escape stands for a letter or a digit: `\u0065`, or a needless one such as `\e`.
pub(super) fn hide_letters(text: &[u8]) -> bool {
    memchr_iter(b'\\', text).any(|at| match text[at + 1..] {
        [b'u', ref digits @ ..] => digits.starts_with(b"00"),
        [byte, ..] => byte.is_ascii_alphanumeric() && !matches!(byte, b'n' | b'r' | b't' | b'b' | b'f'),
        [] => false,
    })
}
