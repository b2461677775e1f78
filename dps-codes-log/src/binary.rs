//! Formats of files that are not logs, by the bytes that they begin with.

/// The first bytes, and the name behind `is` in a message.
const FORMATS: [(&[u8], &str); 22] = [
    (b"\x7fELF", "an ELF executable"),
    (b"MZ", "a Windows executable"),
    (b"\xcf\xfa\xed\xfe", "a macOS executable"),
    (b"\xca\xfe\xba\xbe", "a Java class or a macOS executable"),
    (b"\0asm", "a WebAssembly module"),
    (b"!<arch>\n", "a library"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x1f\x8b", "compressed by gzip"),
    (b"\x28\xb5\x2f\xfd", "compressed by zstd"),
    (b"BZh", "compressed by bzip2"),
    (b"\xfd7zXZ\0", "compressed by xz"),
    (b"PAR1", "a Parquet file"),
    (b"Obj\x01", "an Avro file"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"LPKSHHRH", "a journal, which `journalctl -o json --file` converts"),
    (b"ElfFile\0", "an event log of Windows, which `Get-WinEvent -Path` converts"),
];

/// Returns what a file is that begins with these bytes, to be put behind `is`. Returns `None` if it can be a log.
///
/// Text within such a file is not a record of what has happened, so it should not be read as a log.
///
/// ```
/// assert_eq!(dps_codes_log::binary_format(b"\x7fELF\x02\x01\x01\0"), Some("an ELF executable"));
/// assert_eq!(dps_codes_log::binary_format(b"2026-11-26T10:00:00Z started\n"), None);
/// ```
#[must_use]
pub fn binary_format(start: &[u8]) -> Option<&'static str> {
    let (magic, name) = FORMATS.iter().find(|(magic, _)| start.starts_with(magic))?;
    // Text can begin with magic bytes that are all letters.
    let is_binary = !magic.iter().all(u8::is_ascii_graphic) || start.iter().take(512).any(|byte| is_control(*byte));
    is_binary.then_some(*name)
}

/// Returns `true` for bytes with other bytes than text around NUL bytes, with which a file is padded after a power failure.
pub(crate) fn is_binary(text: &str) -> bool {
    let text = text.trim_matches('\0').as_bytes();
    memchr::memchr(0, text).is_some() && text.iter().filter(|byte| is_control(**byte)).count() > text.len() / 10
}

fn is_control(byte: u8) -> bool {
    byte.is_ascii_control() && !matches!(byte, b'\n' | b'\r' | b'\t' | b'\x1b' | b'\x08' | b'\x0c')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_not_binary() {
        for text in ["MZ-1: errorCode 404201\n", "BZh", "", "%PDF-", "PK is missing", "GIF8 x"] {
            assert_eq!(binary_format(text.as_bytes()), None, "{text}");
        }
        for bytes in [&b"MZ\x90\0\x03"[..], b"PK\x03\x04", b"\x1f\x8b\x08", b"GIF89a\x01\0", b"%PDF-1.7\n\0"] {
            assert!(binary_format(bytes).is_some(), "{bytes:?}");
        }
    }

    #[test]
    fn padding_does_not_make_text_binary() {
        assert!(!is_binary("\0\0\0\0errorCode: 404201\0") && !is_binary("a rather long line with one \0 in it"));
        assert!(is_binary("host\0not found\0\x01\x02\x03") && is_binary("x\0\0\0\0y"));
    }
}
