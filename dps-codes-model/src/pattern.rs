//! `Pattern`: the numbers of a class, as in `4042xx`, `0xC0000xxx` or `-1..=130`.

mod digits;
mod explain;
mod template;

use crate::escape::escape;
use crate::sort;
use crate::written_form::WrittenForm;
use crate::{IntType, Settings};
use digits::{Bound, Digits};
pub use template::{Template, derived_value};

/// One pattern matches at most this many separate ranges.
const MOST_RANGES: usize = 1_000;

/// The numbers that a pattern matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// Separate ranges in ascending order, both ends included.
    pub ranges: Vec<(i128, i128)>,
    /// The count of matched numbers of the type. The smaller pattern is more specific.
    pub size: u128,
}

/// The digits of a table.
#[derive(Clone, Copy)]
pub struct Notation<'t> {
    /// The type of the numbers: hexadecimal digits are those of its two's complement.
    pub int: IntType,
    /// The form whose prefix patterns may have too.
    pub form: Option<&'t WrittenForm>,
}

/// The reason why a pattern or a template is invalid.
#[derive(Debug)]
pub struct Fault {
    /// The reason.
    pub why: String,
    /// The valid form, where that is obvious.
    pub help: Option<String>,
}

impl From<String> for Fault {
    fn from(why: String) -> Self {
        Self { why, help: None }
    }
}

impl<'t> From<&'t Settings> for Notation<'t> {
    fn from(settings: &'t Settings) -> Self {
        Self { int: settings.number, form: settings.display.as_ref() }
    }
}

impl Pattern {
    /// Parses `404`, `4042xx`, `4x4`, `0xC0000xxx`, `-1..=130` or `0x8000_0000..=0xFFFF_FFFF`.
    ///
    /// # Errors
    /// Returns the reason why the pattern is invalid.
    pub fn parse(text: &str, notation: Notation<'_>) -> Result<Self, Fault> {
        let parsed = match text.split_once("..=") {
            Some((low, high)) => Self::parse_range(low.trim(), high.trim(), notation),
            None => Self::parse_digits(text, notation),
        };
        parsed.map_err(|why| Fault { why, help: explain::help(text, notation) })
    }

    fn parse_digits(text: &str, notation: Notation<'_>) -> Result<Self, String> {
        let digits = Digits::parse(text, "number pattern", notation)?;
        // Or decimal digits with a zero in front.
        if text.strip_prefix("0x").is_some_and(|digits| digits.bytes().all(|digit| b"x_".contains(&digit))) {
            return Err(format!("`{}` is a hexadecimal pattern without a digit", escape(text)));
        }
        Self::of_digits(&digits, notation.int)
    }

    fn of_digits(digits: &Digits, int: IntType) -> Result<Self, String> {
        let mut ranges = digits.ranges()?;
        if digits.negative {
            for range in &mut ranges {
                *range = (-range.1, -range.0);
            }
            ranges.reverse();
        }
        if digits.radix != 10 {
            ranges = ranges.into_iter().flat_map(|range| of_bits(range, int)).collect();
            sort::by_key(&mut ranges, |&(low, _)| low);
        }
        Ok(Self::of_ranges(ranges, int))
    }

    fn of_ranges(ranges: Vec<(i128, i128)>, int: IntType) -> Self {
        let within = ranges.iter().map(|&(low, high)| (low.max(int.min), high.min(int.max)));
        let size = within.filter(|(low, high)| low <= high).map(|(low, high)| high.abs_diff(low) + 1).sum();
        Self { ranges, size }
    }

    fn parse_range(low: &str, high: &str, notation: Notation<'_>) -> Result<Self, String> {
        let bounds = (Bound::parse(low, notation)?, Bound::parse(high, notation)?);
        let (is_bits, bounds) = match bounds {
            (Bound::Bits(low), Bound::Bits(high)) => (true, (low, high)),
            (low, high) => (false, (low.number(notation.int), high.number(notation.int))),
        };
        if bounds.0 > bounds.1 {
            return Err(format!("the range `{}..={}` ends before it starts", escape(low), escape(high)));
        }
        let ranges = if is_bits { of_bits(bounds, notation.int).collect() } else { vec![bounds] };
        Ok(Self::of_ranges(ranges, notation.int))
    }
}

/// Parses `100..=599`: two numbers, both included. Returns `None` if the text is not such a range.
#[must_use]
pub fn range(text: &str) -> Option<(i128, i128)> {
    let int = IntType::default();
    let bound = |text: &str| Some(Bound::parse(text.trim(), Notation { int, form: None }).ok()?.number(int));
    let (low, high) = text.split_once("..=")?;
    Some((bound(low)?, bound(high)?)).filter(|(low, high)| low <= high)
}

/// Returns the numbers of this type with the bits of a range, in ascending order: those with the sign bit are negative.
fn of_bits((low, high): (i128, i128), int: IntType) -> impl Iterator<Item = (i128, i128)> {
    let (half, all) = (if int.min < 0 { int.max + 1 } else { int.values() }, int.values());
    let negative = (low.max(half) - all, high.min(all - 1) - all);
    let others = [negative, (low, high.min(half - 1)), (low.max(all), high)];
    others.into_iter().filter(|(low, high)| low <= high)
}

#[cfg(test)]
mod tests {
    use super::*;

    const DECIMAL: Notation<'_> = Notation { int: IntType::I64, form: None };

    fn ranges(text: &str) -> Vec<(i128, i128)> {
        Pattern::parse(text, DECIMAL).unwrap_or_else(|fault| panic!("`{text}`: {}", fault.why)).ranges
    }

    #[test]
    fn patterns_match_ranges() {
        assert_eq!(ranges("404"), [(404, 404)]);
        assert_eq!(ranges("4042xx"), [(404_200, 404_299)]);
        assert_eq!(ranges("404_2xx"), [(404_200, 404_299)]);
        assert_eq!(ranges("x"), [(0, 9)]);
        assert_eq!(ranges("xxx"), [(100, 999)]);
        assert_eq!(ranges("4x4"), (0..10).map(|x| (404 + 10 * x, 404 + 10 * x)).collect::<Vec<_>>());
        assert_eq!(ranges("x4xx"), (1..10).map(|x| (1000 * x + 400, 1000 * x + 499)).collect::<Vec<_>>());
        assert_eq!(ranges("-1"), [(-1, -1)]);
        assert_eq!(ranges("-4xx"), [(-499, -400)]);
        assert_eq!(ranges("-1..=130"), [(-1, 130)]);
        assert_eq!(ranges("1_000..=1_999"), [(1_000, 1_999)]);
        assert_eq!(ranges("0"), [(0, 0)]);
        assert_eq!(ranges(&"x".repeat(20))[0].1, 99_999_999_999_999_999_999);
    }

    #[test]
    fn hexadecimal_patterns_match_bits() {
        let of = |text: &str, int: &str| {
            let notation = Notation { int: IntType::named(int).unwrap(), form: None };
            Pattern::parse(text, notation).unwrap_or_else(|fault| panic!("`{text}`: {}", fault.why)).ranges
        };
        assert_eq!(of("0xC0000xxx", "u32"), [(0xC000_0000, 0xC000_0FFF)]);
        assert_eq!(of("0xc000_0xxx", "u32"), [(0xC000_0000, 0xC000_0FFF)]);
        assert_eq!(of("0xC0000xxx", "i32"), [(-0x4000_0000, -0x3FFF_F001)]);
        assert_eq!(of("0x0x", "u8"), [(0, 15)]);
        assert_eq!(of("0x7Fx", "i16"), [(0x7F0, 0x7FF)]);
        assert_eq!(of("0xx0", "i8"), (-8..8).map(|x| (16 * x, 16 * x)).collect::<Vec<_>>());
        assert_eq!(of("0x8000_0000..=0xBFFF_FFFF", "i32"), [(i32::MIN.into(), -0x4000_0001)]);
        assert_eq!(of("0x8000_0000..=0xBFFF_FFFF", "u32"), [(0x8000_0000, 0xBFFF_FFFF)]);
        assert_eq!(of("0x0..=0xFFFF", "i16"), [(i16::MIN.into(), -1), (0, i16::MAX.into())]);
        assert_eq!(of("-1..=0xF", "i16"), [(-1, 15)]);
        assert_eq!(of("0xFFFF..=5", "i16"), [(-1, 5)]);
        assert_eq!(of("0xFFFFFFFFFFFFFFFF", "i64"), [(-1, -1)]);
        assert_eq!(of("0xFFFFFFFFFFFFFFFF", "u64"), [(u64::MAX.into(), u64::MAX.into())]);
        assert_eq!(of("0x1FF", "i8"), [(0x1FF, 0x1FF)]);
    }

    #[test]
    fn patterns_may_have_the_written_form() {
        let of = |text: &str, form: &str| {
            let form = WrittenForm::parse(form).unwrap();
            Pattern::parse(text, Notation { form: Some(&form), ..DECIMAL }).map(|pattern| pattern.ranges).ok()
        };
        assert_eq!(of("E04xx", "E{:04}"), Some(vec![(400, 499)]));
        assert_eq!(of("e04xx", "E{:04}"), Some(vec![(400, 499)]));
        assert_eq!(of("Exxxx", "E{:04}"), Some(vec![(0, 9999)]));
        assert_eq!(of("Exxxx", "E{}"), Some(vec![(1000, 9999)]));
        assert_eq!(of("E0004", "E{:04}"), Some(vec![(4, 4)]));
        assert_eq!(of("E0400..=E0499", "E{:04}"), Some(vec![(400, 499)]));
        assert_eq!(of("4xx", "E{:04}"), Some(vec![(400, 499)]));
        assert_eq!(of("HR-80xx", "HR-{:X}"), Some(vec![(0x8000, 0x80FF)]));
        // A prefix that looks like digits is not read as one.
        assert_eq!(of("x4", "x{:X}"), Some((1..10).map(|x| (10 * x + 4, 10 * x + 4)).collect()));
        assert_eq!(of("F04xx", "E{:04}"), None);
    }

    #[test]
    fn fewer_numbers_are_more_specific() {
        let size = |text| Pattern::parse(text, DECIMAL).unwrap().size;
        assert!(size("404201") < size("4042xx") && size("4042xx") < size("404xxx"));
        assert_eq!((size("x04"), size("40x")), (9, 10));
        assert_eq!((size("xx"), size("10..=99")), (90, 90));
        assert_eq!(size("1..=5"), 5);
        assert_eq!(size("0x1xx"), 256);
        assert_eq!(size("0x100..=0x1FF"), 256);
        let of_u8 =
            |text| Pattern::parse(text, Notation { int: IntType::named("u8").unwrap(), form: None }).unwrap().size;
        assert_eq!((of_u8("2xx"), of_u8("200..=999"), of_u8("xxx"), of_u8("300")), (56, 56, 156, 0));
    }

    #[test]
    fn invalid_patterns_have_a_reason() {
        for (text, why, help) in [
            ("", "empty", ""),
            ("-", "empty", ""),
            ("0x", "empty", ""),
            ("40y", "`y`", ""),
            ("4 4", "` `", "write `44`"),
            ("4**", "`*`", "write `4xx`"),
            ("4XX", "`X`", "write `4xx`"),
            ("C0000xxx", "`C`", "write `0xC0000xxx`"),
            ("0XC0000xxx", "`X`", "write `0xC0000xxx`"),
            ("0xC000####", "`#`", "write `0xC000xxxx`"),
            ("-0x5", "`0x`", ""),
            ("4__0", "underscore", "write `40`"),
            ("_40", "underscore", "write `40`"),
            ("40_", "underscore", "write `40`"),
            ("0x_40", "underscore", "write `0x40`"),
            ("0xx_x", "without a digit", "write `0x00..=0xFF`, or `0..=99`"),
            ("0xxx", "without a digit", "write `0x00..=0xFF`, or `0..=99`"),
            ("04x", "zero", "write `4x`"),
            ("00x", "zero", ""),
            ("5..=1", "ends before", "write `1..=5`"),
            ("5___", "underscore", "write `5xxx`"),
            ("1[0-9]{2}", "`[`", "write `1xx`"),
            ("#C00xx", "`#`", "write `0xC00xx`"),
            ("a..=1", "`a`", ""),
            ("1..=", "invalid bound", "write it, as in `100..=599`"),
            ("1xx..=2xx", "invalid bound", ""),
            ("100..599", "`.`", "write `100..=599`"),
            ("100-599", "`-`", "write `100..=599`"),
            ("0x10 - 0x1F", "` `", "write `0x10..=0x1F`"),
            ("> 399", "`>`", "write `400..=9223372036854775807`"),
            (">=400", "`>`", "write `400..=9223372036854775807`"),
            ("400+", "`+`", "write `400..=9223372036854775807`"),
            ("<400", "`<`", "write `-9223372036854775808..=399`"),
            ("<= 400", "`<`", "write `-9223372036854775808..=400`"),
            ("0x6A00/8", "`/`", "write `0x6Axx`"),
            ("0x6A00 & 0xFFF0", "` `", "write `0x6A0x`"),
            ("0x6A00/6", "`/`", ""),
            ("xxxxxxx4", "more than 1000", ""),
            ("0xxxxx4", "more than 1000", ""),
            ("xxxxxxxxxxxxxxxxxxxxx", "more than 20", ""),
            ("0x10000000000000000", "more than 16", ""),
        ] {
            let fault = Pattern::parse(text, DECIMAL).unwrap_err();
            assert!(fault.why.contains(why), "`{text}`: {}", fault.why);
            let written = fault.help.unwrap_or_default();
            let written = written.rsplit_once(": ").map_or(written.as_str(), |(_, write)| write);
            assert_eq!(written, help, "`{text}`");
            // A pattern to write is valid.
            for pattern in written.split('`').skip(1).step_by(2) {
                assert!(Pattern::parse(pattern, DECIMAL).is_ok(), "`{text}`: {pattern}");
            }
        }
    }
}
