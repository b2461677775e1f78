//! `Digits`: the digits of a pattern or of the bound of a range, in decimal or hexadecimal.

use super::{MOST_RANGES, Notation};
use crate::IntType;
use crate::escape::escape;
use crate::written_form::WrittenForm;

/// Digits, and `x` for any digit.
pub(super) struct Digits {
    /// `true` if the number is negative.
    pub(super) negative: bool,
    /// 10 or 16.
    pub(super) radix: u8,
    /// The digits without underscores and leading zeros.
    places: String,
    /// The least digit that `x` stands for in the first place.
    first: u8,
}

impl Digits {
    /// Parses the digits; `what` they belong to is named in errors.
    pub(super) fn parse(text: &str, what: &str, notation: Notation<'_>) -> Result<Self, String> {
        let prefixed = notation.form.filter(|form| is_prefix(form)).and_then(|form| Some((form, behind(form, text)?)));
        let (rest, radix, width) = match (text.strip_prefix("0x"), prefixed) {
            (Some(rest), _) => (rest, 16, usize::MAX),
            (None, Some((form, rest))) => (rest, form.radix.base(), form.width),
            (None, None) => (text, 10, 0),
        };
        let (negative, digits) = match rest.strip_prefix('-') {
            Some(digits) if radix == 10 => (true, digits),
            _ => (false, rest),
        };
        if negative && digits.starts_with("0x") {
            return Err(format!("a sign before `0x` in {what}"));
        }
        let digits = without_underscores(digits, what)?;
        if let Some(odd) = digits.chars().find(|&c| !c.is_digit(radix.into()) && c != 'x') {
            return Err(format!("invalid character `{}` in {what}", odd.escape_debug()));
        }
        if digits.is_empty() {
            return Err(format!("empty {what}"));
        }
        let is_padded = width > 0;
        let significant = digits.trim_start_matches('0');
        let (digits, has_zero) = match significant.len() {
            length if length == digits.len() => (digits.as_str(), false),
            0 => ("0", digits.len() > 1),
            _ => (significant, true),
        };
        if has_zero && !is_padded {
            return Err(format!("{what} with a leading zero"));
        }
        let most = if radix == 10 { 20 } else { 16 };
        if digits.len() > most {
            return Err(format!("{what} with more than {most} digits"));
        }
        let first = u8::from(digits.len() > 1 && !has_zero && width < digits.len());
        Ok(Self { negative, radix, places: digits.to_owned(), first })
    }

    /// Returns the numbers with these digits as ranges in ascending order, without a sign.
    pub(super) fn ranges(&self) -> Result<Vec<(i128, i128)>, String> {
        let radix = i128::from(self.radix);
        let trailing = self.places.bytes().rev().take_while(|&digit| digit == b'x').count();
        let mut ranges = vec![(0_i128, 0_i128)];
        for (place, digit) in self.places.chars().enumerate() {
            let lowest = if place == 0 { i128::from(self.first) } else { 0 };
            if let Some(digit) = digit.to_digit(self.radix.into()) {
                let digit = i128::from(digit);
                for (low, high) in &mut ranges {
                    (*low, *high) = (*low * radix + digit, *high * radix + digit);
                }
            } else if place >= self.places.len() - trailing {
                for (low, high) in &mut ranges {
                    (*low, *high) = (*low * radix + lowest, *high * radix + radix - 1);
                }
            } else {
                ranges = ranges
                    .iter()
                    .flat_map(|&(low, high)| {
                        (lowest..radix).map(move |digit| (low * radix + digit, high * radix + digit))
                    })
                    .collect();
                if ranges.len() > MOST_RANGES {
                    return Err(format!("number pattern with more than {MOST_RANGES} separate ranges"));
                }
            }
        }
        Ok(ranges)
    }
}

/// The bound of a range.
#[derive(Clone, Copy)]
pub(super) enum Bound {
    /// A number.
    Number(i128),
    /// The bits of a number.
    Bits(i128),
}

impl Bound {
    pub(super) fn parse(text: &str, notation: Notation<'_>) -> Result<Self, String> {
        let invalid = || format!("invalid bound `{}` of a range", escape(text));
        let digits = Digits::parse(text, "bound", notation).map_err(|_| invalid())?;
        match digits.ranges()?[..] {
            [(number, end)] if number == end => Ok(match (digits.radix, digits.negative) {
                (10, true) => Self::Number(-number),
                (10, false) => Self::Number(number),
                _ => Self::Bits(number),
            }),
            _ => Err(invalid()),
        }
    }

    /// Returns the number of this type.
    pub(super) fn number(self, int: IntType) -> i128 {
        match self {
            Self::Number(number) => number,
            Self::Bits(bits) => int.of_bits(bits),
        }
    }
}

/// Returns `true` if the prefix of a written form cannot be the digits of a pattern.
fn is_prefix(form: &WrittenForm) -> bool {
    form.prefix.chars().any(|c| !c.is_ascii_digit() && !"xX-_".contains(c))
}

/// Returns what follows the prefix of a written form, in any case.
fn behind<'t>(form: &WrittenForm, text: &'t str) -> Option<&'t str> {
    let (prefix, rest) = text.split_at_checked(form.prefix.len())?;
    prefix.eq_ignore_ascii_case(&form.prefix).then_some(rest)
}

fn without_underscores(digits: &str, what: &str) -> Result<String, String> {
    if digits.starts_with('_') || digits.ends_with('_') || digits.contains("__") {
        return Err(format!("underscore that is not between two digits in {what}"));
    }
    Ok(digits.replace('_', ""))
}
