//! The spelling of numbers in other languages and scripts: suffixes, signs, and letters for digits.

/// The suffixes of integers in Rust and C.
pub(super) const SUFFIXES: [&str; 20] = [
    "u8", "u16", "u32", "u64", "u128", "usize", "i8", "i16", "i32", "i64", "i128", "isize", "ull", "ul", "ll", "u",
    "l", "f32", "f64", "n",
];
/// Signs that look like a minus.
pub(super) const MINUS: [char; 4] = ['\u{2212}', '\u{2013}', '\u{2014}', '\u{2010}'];

/// Replaces minus signs and digits of other scripts.
pub(super) fn in_ascii(written: &str) -> String {
    // Arabic, Persian, Devanagari and full-width digits.
    const ZEROS: [u32; 4] = [0x660, 0x6F0, 0x966, 0xFF10];
    let digit = |c: char| {
        let value = ZEROS.iter().find_map(|zero| u32::from(c).checked_sub(*zero).filter(|value| *value < 10))?;
        char::from_digit(value, 10)
    };
    let convert = |c: char| if MINUS.contains(&c) { '-' } else { digit(c).unwrap_or(c) };
    written.chars().filter(|c| !matches!(c, '\u{a0}' | '\u{202f}' | '\u{2009}')).map(convert).collect()
}

pub(super) fn is_number(text: &str) -> bool {
    text.parse::<i128>().is_ok()
}

pub(super) fn is_hex(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

pub(super) fn without_suffix<'w>(written: &'w str, lower: &str, suffix: &str) -> Option<&'w str> {
    let length = lower.strip_suffix(suffix)?.trim_end_matches('_').len();
    let number = written.get(..length)?;
    let is_hex_number = lower.starts_with("0x") && is_hex(number.get(2..)?);
    (is_number(number) || is_hex_number).then_some(number)
}

/// Returns the digits of a number in which letters replace digits, as in `1O1`.
pub(super) fn as_digits(written: &str) -> Option<String> {
    if written.starts_with("0o") || written.starts_with("0b") {
        return None;
    }
    let prefix = if written.starts_with("0x") { 2 } else { 0 };
    let (prefix, written) = written.split_at(prefix);
    let digits: String = written
        .chars()
        .map(|c| match c {
            'O' | 'o' => '0',
            'l' | 'I' => '1',
            _ => c,
        })
        .collect();
    let most_are_digits = written.bytes().filter(u8::is_ascii_digit).count() * 2 > written.len();
    let is_valid = if prefix.is_empty() { is_number(&digits) } else { is_hex(&digits) };
    let significant = if prefix.is_empty() { digits.trim_start_matches('0') } else { &digits[..] };
    (digits != written && most_are_digits && is_valid).then(|| format!("{prefix}{significant}"))
}
