//! Number patterns (`4042xx`, `-1..=130`) and digit templates (`NNNxxx`).

use crate::escape::escape;

/// One pattern matches at most this many separate ranges.
const MOST_RANGES: usize = 1_000;
/// The number of digits of `u64::MAX`.
const MOST_DIGITS: usize = 20;

/// The numbers that a pattern matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pattern {
    /// Separate ranges in ascending order, both ends included.
    pub ranges: Vec<(i128, i128)>,
    /// The count of matched numbers, each `x` counted as ten. The smaller pattern is more specific.
    pub size: u128,
}

impl Pattern {
    /// Parses `404`, `4042xx`, `4x4` or `-1..=130`.
    ///
    /// # Errors
    /// The message for an invalid pattern.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        if let Some((low, high)) = text.split_once("..=") {
            return Self::parse_range(low.trim(), high.trim());
        }
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        check_digits(digits, "number pattern")?;
        let mut ranges = digit_ranges(digits.as_bytes())?;
        if negative {
            for range in &mut ranges {
                *range = (-range.1, -range.0);
            }
            ranges.reverse();
        }
        let wildcards = u32::try_from(digits.matches('x').count()).unwrap_or(u32::MAX);
        Ok(Self { ranges, size: 10_u128.saturating_pow(wildcards) })
    }

    fn parse_range(low: &str, high: &str) -> Result<Self, String> {
        let bound = |text: &str| match text.parse::<i128>() {
            Ok(bound) if text.trim_start_matches('-').len() <= MOST_DIGITS => Ok(bound),
            _ => Err(format!("invalid bound `{}` of a range", escape(text))),
        };
        let (low, high) = (bound(low)?, bound(high)?);
        if low > high {
            return Err(format!("the range `{low}..={high}` ends before it starts"));
        }
        Ok(Self { ranges: vec![(low, high)], size: high.abs_diff(low) + 1 })
    }
}

fn check_digits(digits: &str, what: &str) -> Result<(), String> {
    if digits.is_empty() {
        return Err(format!("empty {what}"));
    }
    if let Some(odd) = digits.chars().find(|&c| !c.is_ascii_digit() && c != 'x') {
        return Err(format!("invalid character `{}` in {what}", odd.escape_debug()));
    }
    if digits.len() > MOST_DIGITS {
        return Err(format!("{what} with more than {MOST_DIGITS} digits"));
    }
    if digits.len() > 1 && digits.starts_with('0') {
        return Err(format!("{what} with a leading zero"));
    }
    Ok(())
}

/// Returns the ranges of numbers with these digits, where `x` is any digit (but not a leading zero).
fn digit_ranges(digits: &[u8]) -> Result<Vec<(i128, i128)>, String> {
    let trailing = digits.iter().rev().take_while(|&&digit| digit == b'x').count();
    let mut ranges = vec![(0_i128, 0_i128)];
    for (place, &digit) in digits.iter().enumerate() {
        let lowest = i128::from(place == 0 && digits.len() > 1);
        if digit != b'x' {
            let digit = i128::from(digit - b'0');
            for (low, high) in &mut ranges {
                (*low, *high) = (*low * 10 + digit, *high * 10 + digit);
            }
        } else if place >= digits.len() - trailing {
            for (low, high) in &mut ranges {
                (*low, *high) = (*low * 10 + lowest, *high * 10 + 9);
            }
        } else {
            ranges = ranges
                .iter()
                .flat_map(|&(low, high)| (lowest..=9).map(move |digit| (low * 10 + digit, high * 10 + digit)))
                .collect();
            if ranges.len() > MOST_RANGES {
                return Err(format!("number pattern with more than {MOST_RANGES} separate ranges"));
            }
        }
    }
    Ok(ranges)
}

/// The template of a derived column: the position of its value in the digits of a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Template {
    /// The numbers that have such digits.
    pub pattern: Pattern,
    /// The value is `number / divisor % modulus`.
    pub divisor: u64,
    /// See `divisor`.
    pub modulus: u64,
}

impl Template {
    /// Parses `NNN` or `NNNxxx`: digits, `x` for any digit, and one run of `N` for the value.
    ///
    /// # Errors
    /// The reason why the template is invalid.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        let runs = text.split(|c| c != 'N').filter(|run| !run.is_empty());
        let value_digits: Vec<usize> = runs.map(str::len).collect();
        let [width] = value_digits[..] else {
            return Err("expected one run of `N`".to_owned());
        };
        if width > 18 {
            return Err("more than 18 `N`".to_owned());
        }
        check_digits(&text.replace('N', "x"), "template")?;
        let behind = text.len() - text.rfind('N').unwrap_or(0) - 1;
        let power = |digits: usize| 10_u64.checked_pow(u32::try_from(digits).unwrap_or(u32::MAX));
        match (power(behind), power(width)) {
            (Some(divisor), Some(modulus)) => {
                Ok(Self { pattern: Pattern::parse(&text.replace('N', "x"))?, divisor, modulus })
            }
            _ => Err("too many digits".to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ranges(text: &str) -> Vec<(i128, i128)> {
        Pattern::parse(text).unwrap_or_else(|error| panic!("`{text}`: {error}")).ranges
    }

    #[test]
    fn patterns_match_ranges() {
        assert_eq!(ranges("404"), [(404, 404)]);
        assert_eq!(ranges("4042xx"), [(404_200, 404_299)]);
        assert_eq!(ranges("x"), [(0, 9)]);
        assert_eq!(ranges("xxx"), [(100, 999)]);
        assert_eq!(ranges("4x4"), (0..10).map(|x| (404 + 10 * x, 404 + 10 * x)).collect::<Vec<_>>());
        assert_eq!(ranges("x4xx"), (1..10).map(|x| (1000 * x + 400, 1000 * x + 499)).collect::<Vec<_>>());
        assert_eq!(ranges("-1"), [(-1, -1)]);
        assert_eq!(ranges("-4xx"), [(-499, -400)]);
        assert_eq!(ranges("-1..=130"), [(-1, 130)]);
        assert_eq!(ranges("0"), [(0, 0)]);
        assert_eq!(ranges(&"x".repeat(20))[0].1, 99_999_999_999_999_999_999);
    }

    #[test]
    fn fewer_numbers_are_more_specific() {
        let size = |text| Pattern::parse(text).unwrap().size;
        assert!(size("404201") < size("4042xx") && size("4042xx") < size("404xxx"));
        assert_eq!(size("x04"), size("40x"));
        assert_eq!(size("1..=5"), 5);
    }

    #[test]
    fn invalid_patterns_have_a_reason() {
        for (text, why) in [
            ("", "empty"),
            ("-", "empty"),
            ("40y", "`y`"),
            ("4 4", "` `"),
            ("0xx", "zero"),
            ("5..=1", "ends before"),
            ("a..=1", "`a`"),
            ("1..=", "invalid bound"),
            ("xxxxxxx4", "more than 1000"),
            ("xxxxxxxxxxxxxxxxxxxxx", "more than 20"),
        ] {
            let error = Pattern::parse(text).unwrap_err();
            assert!(error.contains(why), "`{text}`: {error}");
        }
    }

    #[test]
    fn templates_select_digits() {
        let template = Template::parse("NNNxxx").unwrap();
        assert_eq!((template.divisor, template.modulus), (1_000, 1_000));
        assert_eq!(template.pattern.ranges, [(100_000, 999_999)]);
        let template = Template::parse("4NNx").unwrap();
        assert_eq!((template.divisor, template.modulus), (10, 100));
        for text in ["", "xxx", "NxN", "Nyy", "0NN"] {
            assert!(Template::parse(text).is_err(), "{text}");
        }
    }
}
