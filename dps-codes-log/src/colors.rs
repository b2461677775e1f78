//! Sequences that color a terminal: an escape, numbers, and `m`.

use std::borrow::Cow;

use memchr::memchr;

const START: &str = "\u{1b}[";

/// Returns the length of the sequence that bytes begin with. Returns `None` if they begin with anything else.
fn length(bytes: &[u8]) -> Option<usize> {
    let codes = bytes.strip_prefix(START.as_bytes())?;
    let end = codes.iter().position(|byte| !is_of_codes(*byte)).filter(|&end| codes[end] == b'm')?;
    Some(START.len() + end + 1)
}

fn is_of_codes(byte: u8) -> bool {
    byte.is_ascii_digit() || byte == b';'
}

/// Returns `true` if bytes end with a sequence.
pub(crate) fn end(bytes: &[u8]) -> bool {
    let codes =
        bytes.strip_suffix(b"m").and_then(|codes| Some(&codes[..=codes.iter().rposition(|c| !is_of_codes(*c))?]));
    codes.is_some_and(|before| before.ends_with(START.as_bytes()))
}

/// Removes the sequences and the blanks at the start.
pub(crate) fn trim_start(mut text: &str) -> &str {
    while let Some(length) = length(text.as_bytes()) {
        text = &text[length..];
    }
    text.trim_start()
}

/// Removes the sequences, and the start of any other sequence.
pub(crate) fn removed(text: &str) -> String {
    let mut parts = text.split(START);
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let codes = part.trim_start_matches(|c: char| c.is_ascii_digit() || c == ';');
        out.push_str(codes.strip_prefix('m').unwrap_or(part));
    }
    out
}

/// Replaces the sequences by as many blanks.
pub(crate) fn blank(bytes: &mut [u8]) {
    let mut at = 0;
    while let Some(next) = memchr(0x1b, &bytes[at..]) {
        at += next;
        let length = length(&bytes[at..]);
        bytes[at..at + length.unwrap_or(0)].fill(b' ');
        at += length.unwrap_or(1);
    }
}

/// Returns the text with as many blanks in place of the sequences.
pub(crate) fn blanked(text: &str) -> Cow<'_, str> {
    if memchr(0x1b, text.as_bytes()).is_none() {
        return Cow::Borrowed(text);
    }
    let mut bytes = text.as_bytes().to_vec();
    blank(&mut bytes);
    // Only ASCII characters were replaced.
    Cow::Owned(String::from_utf8(bytes).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sequences_are_complete() {
        for (text, blanks) in [
            ("\u{1b}[31mERROR\u{1b}[0m", "     ERROR    "),
            ("\u{1b}[38;2;255;255;255;48;2;1;1;1mé", "                              é"),
            ("\u{1b}[m", "   "),
            ("\u{1b}[1K", "\u{1b}[1K"),
            ("\u{1b}[1", "\u{1b}[1"),
            ("\u{1b}\u{1b}[1m", "\u{1b}    "),
            ("[1m", "[1m"),
        ] {
            assert_eq!(blanked(text), blanks, "{text:?}");
        }
        assert_eq!(removed("\u{1b}[1;31mERROR\u{1b}[0m x\u{1b}[K"), "ERROR xK");
        assert_eq!(trim_start("\u{1b}[2m\u{1b}[1m 10:00\u{1b}[0m"), "10:00\u{1b}[0m");
    }

    #[test]
    fn sequences_at_the_end() {
        for text in ["\u{1b}[31m", "x\u{1b}[m", "\u{1b}[1;31m"] {
            assert!(end(text.as_bytes()), "{text:?}");
        }
        for text in ["", "m", "31m", "[31m", "\u{1b}[31m ", "\u{1b}[31K"] {
            assert!(!end(text.as_bytes()), "{text:?}");
        }
    }
}
