//! `Encoding`: UTF-8 or UTF-16, by the first bytes of an input.

/// The number of ASCII characters at the start that show UTF-16 without a byte order mark.
const SHORTEST: usize = 3;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Encoding {
    Utf8,
    Utf16 { is_big_endian: bool },
}

impl Encoding {
    /// Returns the encoding of an input with these first bytes, and the length of its byte order mark.
    pub(crate) fn detect(start: &[u8]) -> (Self, usize) {
        let utf16 = |is_big_endian| Self::Utf16 { is_big_endian };
        let is_ascii = |zero: usize| {
            let mut units = start.chunks_exact(2).take(SHORTEST);
            units.len() == SHORTEST && units.all(|unit| unit[zero] == 0 && matches!(unit[1 - zero], 1..=0x7f))
        };
        match start {
            [0xef, 0xbb, 0xbf, ..] => (Self::Utf8, 3),
            [0xff, 0xfe, ..] => (utf16(false), 2),
            [0xfe, 0xff, ..] => (utf16(true), 2),
            _ if is_ascii(1) => (utf16(false), 0),
            _ if is_ascii(0) => (utf16(true), 0),
            _ => (Self::Utf8, 0),
        }
    }

    /// Decodes bytes. Returns `true` with the text if bytes were replaced by U+FFFD.
    pub(crate) fn decode(self, bytes: Vec<u8>) -> (String, bool) {
        match self {
            Self::Utf8 => utf8(bytes),
            Self::Utf16 { is_big_endian } => utf16(&bytes, is_big_endian),
        }
    }
}

/// Returns `true` for the first bytes of text in UTF-16, with a byte order mark or without one.
///
/// [`Records`](crate::Records) reads such text.
///
/// ```
/// assert!(dps_codes_log::is_utf_16(b"\xff\xfe2\x000\x002\x006\x00"));
/// assert!(dps_codes_log::is_utf_16(b"\x002\x000\x002\x006"));
/// assert!(!dps_codes_log::is_utf_16(b"2026-11-26"));
/// ```
#[must_use]
pub fn is_utf_16(start: &[u8]) -> bool {
    Encoding::detect(start).0 != Encoding::Utf8
}

fn utf8(bytes: Vec<u8>) -> (String, bool) {
    match String::from_utf8(bytes) {
        Ok(text) => (text, false),
        Err(error) => (String::from_utf8_lossy(error.as_bytes()).into_owned(), true),
    }
}

fn utf16(bytes: &[u8], is_big_endian: bool) -> (String, bool) {
    let unit = |pair: &[u8]| match *pair {
        [first, second] if is_big_endian => u16::from_be_bytes([first, second]),
        [first, second] => u16::from_le_bytes([first, second]),
        // Half a unit: unpaired, so that it is replaced.
        _ => 0xd800,
    };
    let mut is_lossy = false;
    let text = char::decode_utf16(bytes.chunks(2).map(unit)).map(|unit| {
        unit.unwrap_or_else(|_| {
            is_lossy = true;
            char::REPLACEMENT_CHARACTER
        })
    });
    (text.collect(), is_lossy)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_are_told_by_the_first_bytes() {
        let utf16 = |is_big_endian| Encoding::Utf16 { is_big_endian };
        for (start, encoding) in [
            (&b"\xef\xbb\xbfx"[..], (Encoding::Utf8, 3)),
            (b"\xff\xfe", (utf16(false), 2)),
            (b"\xfe\xff", (utf16(true), 2)),
            (b"a\0b\0\r\0\n", (utf16(false), 0)),
            (b"\0a\0b\0\n", (utf16(true), 0)),
            (b"a\0b\0", (Encoding::Utf8, 0)),
            (b"\0\0\0\0\0\0a", (Encoding::Utf8, 0)),
            (b"a\0b\0cd", (Encoding::Utf8, 0)),
            (b"", (Encoding::Utf8, 0)),
        ] {
            assert_eq!(Encoding::detect(start), encoding, "{start:?}");
        }
    }
}
