//! The notations of numbers: decimal and hexadecimal digits, with a sign, behind a prefix.

use std::ops::RangeInclusive;

/// All numbers of 64 bits, signed or not.
pub(crate) const NUMBERS: RangeInclusive<i128> = i64::MIN as i128..=u64::MAX as i128;

/// Prefixes of a number; of two that start alike, the longer one comes first.
pub(crate) const BEFORE_NUMBERS: &[&str] = &["dps", "error", "err", "code", "http", "status", "e"];

/// The digits of a number, before it is known whether it is too big.
pub(crate) struct Literal<'t> {
    negative: bool,
    radix: u32,
    digits: &'t str,
}

impl<'t> Literal<'t> {
    /// Parses decimal or hexadecimal digits with or without a sign.
    pub(crate) fn parse(text: &'t str) -> Option<Self> {
        let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
        let (radix, digits) = match after(unsigned, "0x") {
            Some(digits) => (16, digits),
            None => (10, unsigned),
        };
        let is_number = !digits.is_empty() && digits.chars().all(|c| c.is_digit(radix));
        is_number.then(|| Self { negative: text.starts_with('-'), radix, digits })
    }

    /// Returns `None` for a number of more than 64 bits.
    pub(crate) fn value(&self) -> Option<i128> {
        let size = i128::from_str_radix(self.digits, self.radix).ok()?;
        Some(if self.negative { -size } else { size }).filter(|value| NUMBERS.contains(value))
    }
}

/// Removes prefixes, and `#`.
pub(crate) fn without_prefix<'t>(mut text: &'t str, words: &[&str]) -> &'t str {
    loop {
        if let Some(rest) = words.iter().find_map(|word| after(text, word)) {
            text = without_separator(rest);
        } else if let Some(rest) = text.strip_prefix('#') {
            text = rest.trim_start();
        } else {
            return text;
        }
    }
}

/// Removes the separator between a prefix and the rest: `DPS-1` is 1.
fn without_separator(text: &str) -> &str {
    let rest = text.trim_start();
    // After white space a hyphen is a sign: `dps -1` is -1.
    if rest.len() < text.len() && rest.starts_with('-') {
        return rest;
    }
    rest.strip_prefix(['-', '_', ':', '=']).unwrap_or(rest).trim_start()
}

/// Removes a prefix without regard to the case of ASCII letters.
pub(crate) fn after<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let (head, rest) = text.split_at_checked(word.len())?;
    head.eq_ignore_ascii_case(word).then_some(rest)
}
