//! `Template`: where a derived column finds its value in a number, as in `NNNxxx`, `0x0NNNxxxx` or `bits 30..=31`.

use super::digits::Digits;
use super::{Fault, Notation, Pattern};
use crate::IntType;

/// The template of a derived column: the position of its value in the digits or bits of a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    /// The numbers that have such digits.
    pub pattern: Pattern,
    /// The value is `bits / divisor % modulus`, of the bits of the number.
    pub divisor: u64,
    /// See `divisor`.
    pub modulus: u128,
}

impl Template {
    /// Parses `NNN` or `NNNxxx`: digits, `x` for any digit, and one run of `N` for the value; or `bit 29`, or
    /// `bits 16..=27`, where bit 0 is the least significant one.
    ///
    /// # Errors
    /// The reason why the template is invalid.
    pub fn parse(text: &str, notation: Notation<'_>) -> Result<Self, Fault> {
        if looks_like_bits(text) {
            return Self::parse_bits(text, notation.int);
        }
        Self::parse_digits(text, notation).map_err(|why| Fault { why, help: help_for_digits(text, notation) })
    }

    fn parse_digits(text: &str, notation: Notation<'_>) -> Result<Self, String> {
        let runs = text.split(|c| c != 'N').filter(|run| !run.is_empty());
        let value_digits: Vec<usize> = runs.map(str::len).collect();
        let [width] = value_digits[..] else {
            return Err("expected one run of `N`".to_owned());
        };
        if width > 18 {
            return Err("more than 18 `N`".to_owned());
        }
        if text.starts_with("0N") {
            return Err("template with a leading zero".to_owned());
        }
        let digits = Digits::parse(&text.replace('N', "x"), "template", notation)?;
        if digits.negative {
            return Err("a sign in template".to_owned());
        }
        let behind = text.rsplit('N').next().unwrap_or_default().bytes().filter(|&byte| byte != b'_').count();
        let power = |count: usize| u128::from(digits.radix).checked_pow(u32::try_from(count).unwrap_or(u32::MAX));
        match (power(behind).map(u64::try_from), power(width)) {
            (Some(Ok(divisor)), Some(modulus)) => {
                Ok(Self { pattern: Pattern::of_digits(&digits, notation.int)?, divisor, modulus })
            }
            _ => Err("too many digits".to_owned()),
        }
    }

    fn parse_bits(text: &str, int: IntType) -> Result<Self, Fault> {
        let last = int.bits() - 1;
        let Some((low, high)) = bits(text) else {
            return Err(Fault { why: "not a range of bits".to_owned(), help: Some(help_for_bits(text)) });
        };
        if low > high {
            let help = Some(format!("bit 0 is the least significant one: write `bits {high}..={low}`"));
            return Err(Fault { why: "ends before it starts".to_owned(), help });
        }
        if high > last {
            let why = format!("bit {high} exceeds `{}`", int.name);
            return Err(Fault { why, help: Some(format!("the bits of the numbers are 0..={last}")) });
        }
        Ok(Self::of_bits(low, high, int))
    }

    fn of_bits(low: u32, high: u32, int: IntType) -> Self {
        let pattern = Pattern::of_ranges(vec![(int.min, int.max)], int);
        Self { pattern, divisor: 1 << low, modulus: 1 << (high - low + 1) }
    }

    /// Returns the template that is meant by invalid positions of bits, so that its column keeps the type.
    #[must_use]
    pub fn meant(text: &str, int: IntType) -> Option<Self> {
        let positions = positions(text)?;
        let last = int.bits() - 1;
        let (low, high) = (positions.iter().min()?, positions.iter().max()?);
        Some(Self::of_bits((*low).min(last), (*high).min(last), int))
    }

    /// Returns the template of the least significant bit.
    #[must_use]
    pub fn lowest_bit(int: IntType) -> Self {
        Self::of_bits(0, 0, int)
    }

    /// Returns `true` if the template reads a single bit.
    #[must_use]
    pub fn is_bit(&self) -> bool {
        self.modulus == 2
    }

    /// Returns the greatest value that is read.
    #[must_use]
    pub fn greatest(&self) -> i128 {
        i128::try_from(self.modulus - 1).unwrap_or(i128::MAX)
    }

    /// Returns the value in a number that the pattern matches.
    fn read(&self, number: i128) -> i128 {
        // The bits of two's complement, as in the generated code.
        let bits = number & i128::from(u64::MAX);
        let modulus = i128::try_from(self.modulus).unwrap_or(i128::MAX);
        bits / i128::from(self.divisor) % modulus
    }
}

/// Returns the value that the first template which matches a number finds in it, if it is in the range.
#[must_use]
pub fn derived_value(templates: &[Template], (low, high): (i128, i128), number: i128) -> Option<i128> {
    let covers = |template: &&Template| template.pattern.ranges.iter().any(|of| (of.0..=of.1).contains(&number));
    let value = templates.iter().find(covers)?.read(number);
    (low..=high).contains(&value).then_some(value)
}

/// Returns `true` for a template of bits, and for what may be meant as one.
fn looks_like_bits(text: &str) -> bool {
    let is_positions = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit() || b" .=:-[]".contains(&byte));
    text.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("bit"))
        || (text.contains(['.', ':', '-', '[']) && is_positions(text))
}

/// Parses `bit 29` or `bits 16..=27`.
fn bits(text: &str) -> Option<(u32, u32)> {
    let position = |text: &str| {
        let text = text.trim();
        let is_number = (1..=9).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        text.parse().ok().filter(|_| is_number)
    };
    if let Some(bit) = text.strip_prefix("bit ") {
        let bit = position(bit)?;
        return Some((bit, bit));
    }
    let (low, high) = text.strip_prefix("bits ")?.split_once("..=")?;
    Some((position(low)?, position(high)?))
}

/// Returns the template that is meant by one with other letters, as in `0xnnxx` and `0xAAxx`, or by a mask, as in `0xFF00`.
fn help_for_digits(text: &str, notation: Notation<'_>) -> Option<String> {
    let is_valid = |template: &str| Template::parse_digits(template, notation).is_ok();
    let digits = text.strip_prefix("0x").unwrap_or(text);
    let prefix = &text[..text.len() - digits.len()];
    if let Some(bits) = mask(digits).filter(|_| !prefix.is_empty()) {
        return Some(format!("a mask is a range of bits: write `{bits}`"));
    }
    let written = digits.replace(['.', '_', '?', '*', '#', 'X'], "x").replace('n', "N");
    let first = written.chars().find(|c| c.is_ascii_alphabetic() && *c != 'x')?;
    let template = format!("{prefix}{}", written.replace(first, "N"));
    (template != text && is_valid(&template)).then(|| format!("write `{template}`"))
}

/// Returns the bits of a mask in hexadecimal digits.
fn mask(digits: &str) -> Option<String> {
    let mask = u64::from_str_radix(digits, 16).ok().filter(|mask| *mask > 0)?;
    let (low, count) = (mask.trailing_zeros(), mask.count_ones());
    let high = mask.ilog2();
    match high - low + 1 {
        1 => Some(format!("bit {low}")),
        width if width == count => Some(format!("bits {low}..={high}")),
        _ => None,
    }
}

fn help_for_bits(text: &str) -> String {
    // A greater number is not a position in any type.
    match positions(text).filter(|positions| positions.iter().all(|&bit| bit < u64::BITS)).as_deref() {
        Some([bit]) => format!("write `bit {bit}`"),
        Some([one, other]) => format!("write `bits {}..={}`", one.min(other), one.max(other)),
        _ => "write `bit 29`, or `bits 16..=27` with both ends included; bit 0 is the least significant one".to_owned(),
    }
}

/// Returns the one or two positions that a text names, in decimal or hexadecimal digits.
fn positions(text: &str) -> Option<Vec<u32>> {
    let text = text.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let words = text.split(|c: char| !c.is_ascii_alphanumeric());
    let numbers = words.filter(|word| !["", "to", "and"].contains(word));
    let position = |number: &str| match number.strip_prefix("0x").or_else(|| number.strip_prefix("0X")) {
        Some(digits) => u32::from_str_radix(digits, 16).ok(),
        None => number.parse().ok(),
    };
    let positions: Vec<u32> = numbers.map(position).collect::<Option<_>>()?;
    (1..=2).contains(&positions.len()).then_some(positions)
}

#[cfg(test)]
mod tests {
    use super::*;

    const U32: Notation<'_> = Notation { int: IntType::U32, form: None };

    fn position(text: &str) -> (u64, u128) {
        let template = Template::parse(text, U32).unwrap_or_else(|fault| panic!("`{text}`: {}", fault.why));
        (template.divisor, template.modulus)
    }

    #[test]
    fn templates_select_digits() {
        assert_eq!(position("NNNxxx"), (1_000, 1_000));
        assert_eq!(position("NNN_xxx"), (1_000, 1_000));
        assert_eq!(Template::parse("NNNxxx", U32).unwrap().pattern.ranges, [(100_000, 999_999)]);
        assert_eq!(position("4NNx"), (10, 100));
        assert_eq!(position("0xxNNNxxxx"), (0x1_0000, 0x1000));
        for text in ["", "xxx", "NxN", "Nyy", "0NN", "-NN", "N_N"] {
            assert!(Template::parse(text, U32).is_err(), "{text}");
        }
    }

    #[test]
    fn digits_of_other_languages_are_understood() {
        for (text, help) in [
            ("0xFF00", Some("a mask is a range of bits: write `bits 8..=15`")),
            ("0x0003", Some("a mask is a range of bits: write `bits 0..=1`")),
            ("0x0080", Some("a mask is a range of bits: write `bit 7`")),
            ("0xF0F0", None),
            ("0xnnxx", Some("write `0xNNxx`")),
            ("AA??", Some("write `NNxx`")),
            ("ABxx", None),
        ] {
            let fault = Template::parse(text, U32).expect_err(text);
            assert_eq!(fault.help.as_deref(), help, "{text}");
        }
    }

    #[test]
    fn templates_select_bits() {
        assert_eq!(position("bits 30..=31"), (1 << 30, 4));
        assert_eq!(position("bits 0..=31"), (1, 1 << 32));
        assert_eq!(position("bit 29"), (1 << 29, 2));
        let is_bit = |text| Template::parse(text, U32).unwrap().is_bit();
        assert!(is_bit("bit 29") && !is_bit("bits 28..=29") && !is_bit("NN"));
        let all = Template::parse("bits 0..=63", Notation { int: IntType::I64, form: None }).unwrap();
        assert_eq!(all.greatest(), u64::MAX.into());
        for (text, help) in [
            ("bits 29", "write `bit 29`"),
            ("bit29", "write `bit 29`"),
            ("Bit 29", "write `bit 29`"),
            ("bit 30..=31", "write `bits 30..=31`"),
            ("bits 30..31", "write `bits 30..=31`"),
            ("bits 31-30", "write `bits 30..=31`"),
            ("31:30", "write `bits 30..=31`"),
            ("[31:30]", "write `bits 30..=31`"),
            ("bits 31..=30", "bit 0 is the least significant one: write `bits 30..=31`"),
            ("bits 30..=32", "the bits of the numbers are 0..=31"),
            ("bit 1234567890", "write `bit 29`, or"),
            ("bit 99999999999", "write `bit 29`, or"),
            ("bits 1..64", "write `bit 29`, or"),
            ("bits 1..63", "write `bits 1..=63`"),
            ("bits", "write `bit 29`, or"),
            ("bits 1, 2, 3", "write `bit 29`, or"),
            ("bit 0x1F", "write `bit 31`"),
            ("bits 0..=0xF", "write `bits 0..=15`"),
            ("bits 0..=x", "write `bit 29`, or"),
        ] {
            let found = Template::parse(text, U32).expect_err(text).help.expect(text);
            assert!(found.starts_with(help), "{text}: {found}");
        }
    }
}
