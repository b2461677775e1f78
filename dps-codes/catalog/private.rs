//! Functions that generated code calls.

use core::cmp::Ordering;
use core::fmt::{self, Write};

/// Returns a part of the blob of strings, or an empty string if the range is invalid.
#[must_use]
pub fn slice(text: &'static str, start: usize, length: usize) -> &'static str {
    text.get(start..start.saturating_add(length)).unwrap_or("")
}

/// Returns a part of the blob as bytes, which need not start at a character boundary.
#[must_use]
#[inline]
pub const fn bytes(text: &'static str, start: usize, length: usize) -> &'static [u8] {
    let Some((_, rest)) = text.as_bytes().split_at_checked(start) else { return &[] };
    match rest.split_at_checked(length) {
        Some((part, _)) => part,
        None => &[],
    }
}

/// Returns `true` if two names are equal, ignoring the case of ASCII letters. It compares sixteen bytes at a time: most
/// names have sixteen to thirty-one, and branches that depend on the length are what takes time.
#[must_use]
#[inline]
pub const fn same_name(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    // On a small processor, eight bytes at a time take as long, and half a kilobyte of flash more.
    if cfg!(target_os = "none") {
        return compare_names(a, b).is_eq();
    }
    let (Some(last_of_a), Some(last_of_b)) = (a.last_chunk::<16>(), b.last_chunk::<16>()) else {
        return match same_ends(a, b) {
            Some(same) => same,
            None => compare_names(a, b).is_eq(),
        };
    };
    let mut same = same_sixteen(last_of_a, last_of_b);
    let (mut rest_of_a, mut rest_of_b) = (a, b);
    while let (Some((first, behind_a)), Some((second, behind_b))) =
        (rest_of_a.split_first_chunk::<16>(), rest_of_b.split_first_chunk::<16>())
    {
        same &= same_sixteen(first, second);
        (rest_of_a, rest_of_b) = (behind_a, behind_b);
    }
    same
}

#[inline]
const fn same_sixteen(a: &[u8; 16], b: &[u8; 16]) -> bool {
    matches!(same_ends(a, b), Some(true))
}

/// Compares the first eight bytes and the last eight, which are all bytes of a name of up to sixteen; of a name of fewer than
/// eight, the first four and the last four. Returns `None` if there are fewer than four.
#[inline]
const fn same_ends(a: &[u8], b: &[u8]) -> Option<bool> {
    let (Some(first_of_a), Some(first_of_b)) = (a.first_chunk(), b.first_chunk()) else {
        return match (both_fours(a), both_fours(b)) {
            // Short strings are codes, which most programs write as the table does.
            (Some(a), Some(b)) => Some(a == b || same_eight(a, b)),
            _ => None,
        };
    };
    let (Some(last_of_a), Some(last_of_b)) = (a.last_chunk(), b.last_chunk()) else { return None };
    Some(
        same_eight(u64::from_le_bytes(*first_of_a), u64::from_le_bytes(*first_of_b))
            & same_eight(u64::from_le_bytes(*last_of_a), u64::from_le_bytes(*last_of_b)),
    )
}

/// Returns the first four bytes and the last four.
#[inline]
const fn both_fours(name: &[u8]) -> Option<u64> {
    let (Some(first), Some(last)) = (name.first_chunk(), name.last_chunk()) else { return None };
    Some((u32::from_le_bytes(*first) as u64) << 32 | u32::from_le_bytes(*last) as u64)
}

/// Compares two names byte by byte, ignoring the case of ASCII letters.
#[must_use]
pub const fn compare_names(a: &[u8], b: &[u8]) -> Ordering {
    let (mut a, mut b) = (a, b);
    loop {
        match (a.split_first(), b.split_first()) {
            (None, None) => return Ordering::Equal,
            (None, Some(_)) => return Ordering::Less,
            (Some(_), None) => return Ordering::Greater,
            (Some((first, rest_of_a)), Some((second, rest_of_b))) => {
                let (first, second) = (first.to_ascii_lowercase(), second.to_ascii_lowercase());
                if first != second {
                    return if first < second { Ordering::Less } else { Ordering::Greater };
                }
                (a, b) = (rest_of_a, rest_of_b);
            }
        }
    }
}

/// Returns how many ranges of string codes start at or before a code, ignoring the case of ASCII letters.
///
/// Codes of each of these lengths have consecutive ranges of their own, a stretch; all others have the last stretch. A
/// range starts at a stretch and a string in lower case.
#[must_use]
pub const fn range_of(lengths: &[usize], starts: &[(usize, &str)], code: &[u8]) -> usize {
    let mut stretch = 0;
    while stretch < lengths.len() && lengths[stretch] != code.len() {
        stretch += 1;
    }
    let (mut low, mut high) = (0, starts.len());
    while low < high {
        let middle = low + (high - low) / 2;
        let (of_stretch, start) = starts[middle];
        if of_stretch < stretch || of_stretch == stretch && !compare_names(start.as_bytes(), code).is_gt() {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}

/// Compares eight bytes at once, which may differ in bit 5 where the byte is a letter.
#[inline]
const fn same_eight(a: u64, b: u64) -> bool {
    const fn each(byte: u8) -> u64 {
        u64::from_le_bytes([byte; 8])
    }
    let low = (a | each(0x20)) & each(0x7F);
    // Bit 7 of each byte: at least `a`, not beyond `z`, and ASCII.
    let letters = (low + each(0x80 - b'a')) & !(low + each(0x7F - b'z')) & !a & each(0x80);
    (a ^ b) & !(letters >> 2) == 0
}

/// Returns a part of a list of strings, or an empty one if the range is invalid.
#[must_use]
pub fn part(list: &'static [&'static str], start: usize, length: usize) -> &'static [&'static str] {
    list.get(start..start.saturating_add(length)).unwrap_or(&[])
}

/// Finds a name in a list that is sorted by names in lower case, ignoring case; `entry` returns the row and the name at
/// an index.
pub fn find_name(count: usize, name: &[u8], entry: impl Fn(usize) -> (usize, &'static str)) -> Option<usize> {
    let (mut low, mut high) = (0, count);
    while low < high {
        let middle = low + (high - low) / 2;
        let (row, found) = entry(middle);
        match compare_names(found.as_bytes(), name) {
            Ordering::Equal => return Some(row),
            Ordering::Less => low = middle + 1,
            Ordering::Greater => high = middle,
        }
    }
    None
}

/// Returns the digits behind a prefix, which may be in any case of ASCII letters. Returns `None` if the prefix is another one,
/// or if a plus sign follows.
#[must_use]
pub fn digits<'t>(text: &'t str, prefix: &str) -> Option<&'t str> {
    let (start, digits) = text.split_at_checked(prefix.len())?;
    (start.eq_ignore_ascii_case(prefix) && !digits.starts_with('+')).then_some(digits)
}

/// Writes the lines that follow the first one in the alternate form of a code: help, action, sources.
///
/// # Errors
/// Returns an error if the formatter does.
pub fn write_details(
    f: &mut fmt::Formatter<'_>,
    help: &str,
    action: Option<(&str, &str, &str)>,
    sources: &[&str],
) -> fmt::Result {
    if !help.is_empty() {
        f.write_str("\nhelp: ")?;
        f.write_str(help)?;
    }
    if let Some((name, actor, text)) = action {
        for part in ["\naction: ", name, " (", actor, "): ", text] {
            f.write_str(part)?;
        }
    }
    for source in sources {
        f.write_str("\nsource: ")?;
        f.write_str(source)?;
    }
    Ok(())
}

/// Returns `true` for control characters, line separators, and characters that change the writing direction.
pub(crate) fn moves_text(c: char) -> bool {
    c.is_control() || matches!(c, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Writes a string with the characters escaped that move text, so that it stays on one line.
///
/// # Errors
/// Returns an error if the formatter does.
pub fn write_escaped(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    text.chars().try_for_each(|c| if moves_text(c) { write!(f, "{}", c.escape_default()) } else { f.write_char(c) })
}

/// Writes the part of the first line that follows an unlisted code.
///
/// # Errors
/// Returns an error if the formatter does.
pub fn write_unlisted(f: &mut fmt::Formatter<'_>, family: Option<&str>, summary: &str) -> fmt::Result {
    f.write_str(" (unlisted")?;
    if let Some(family) = family {
        f.write_str(", ")?;
        f.write_str(family)?;
    }
    f.write_str(")")?;
    if !summary.is_empty() {
        f.write_str(": ")?;
        f.write_str(summary)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_compared_as_the_standard_library_does() {
        for first in 0..=u8::MAX {
            for second in 0..=u8::MAX {
                for (length, place) in (1..9).flat_map(|length| (0..length).map(move |place| (length, place))).chain([
                    (9, 8),
                    (15, 3),
                    (16, 8),
                    (20, 19),
                    (40, 30),
                    (40, 39),
                ]) {
                    let (mut a, mut b) = ([b'x'; 40], [b'X'; 40]);
                    (a[place], b[place]) = (first, second);
                    let (a, b) = (&a[..length], &b[..length]);
                    assert_eq!(same_name(a, b), a.eq_ignore_ascii_case(b), "{a:?} {b:?}");
                }
            }
        }
        for first in 0..=u8::MAX {
            for second in 0..=u8::MAX {
                let (a, b) = ([b'x', first], [b'X', second]);
                assert_eq!(compare_names(&a, &b), a.to_ascii_lowercase().cmp(&b.to_ascii_lowercase()));
                assert_eq!(compare_names(&a, &b[..1]), Ordering::Greater);
            }
        }
        assert!(same_name(b"", b"") && !same_name(b"", b"a") && !same_name(b"abcdefgh", b"abcdefghi"));
    }

    #[test]
    fn range_of_counts_the_ranges_that_start_at_or_before_a_code() {
        let lengths = [2, 3];
        let starts =
            [(0, "aa"), (0, "ab"), (0, "b0"), (1, "abc"), (1, "b"), (2, ""), (2, "abcd"), (2, "m"), (2, "mn000")];
        for code in ["", "a", "n", "00", "aA", "AB", "b/", "zz", "000", "ABC", "abd", "zzz", "ABCD", "mmmm", "mn0000"] {
            let stretch = lengths.iter().position(|&length| length == code.len()).unwrap_or(lengths.len());
            let place = (stretch, code.to_ascii_lowercase());
            let expected = starts.iter().filter(|(stretch, start)| (*stretch, (*start).into()) <= place).count();
            assert_eq!(range_of(&lengths, &starts, code.as_bytes()), expected, "{code}");
        }
        assert_eq!(range_of(&[], &[], b"a"), 0);
    }

    #[test]
    fn find_name_finds_each_name_of_a_list_in_any_case() {
        const LETTERS: &str = "abcdefghijklmnopqrstuvwxyz";
        for count in 0..=LETTERS.len() {
            let entry = |place| {
                assert!(place < count, "{place} of {count}");
                (place + 100, &LETTERS[place..=place])
            };
            for (row, letter) in LETTERS.bytes().enumerate() {
                let expected = (row < count).then_some(row + 100);
                assert_eq!(find_name(count, &[letter], entry), expected);
                assert_eq!(find_name(count, &[letter.to_ascii_uppercase()], entry), expected);
                assert_eq!(find_name(count, &[letter, letter], entry), None);
            }
            assert_eq!(find_name(count, b"", entry), None);
        }
    }

    #[test]
    fn digits_follow_a_prefix_in_any_case() {
        for (text, prefix, expected) in [
            ("0x1F", "0x", Some("1F")),
            ("0X1f", "0x", Some("1f")),
            ("-7", "", Some("-7")),
            ("0x", "0x", Some("")),
            ("0x+1", "0x", None),
            ("1x1F", "0x", None),
            ("0", "0x", None),
            ("\u{e9}1", "0", None),
        ] {
            assert_eq!(digits(text, prefix), expected, "{text}");
        }
    }
}
