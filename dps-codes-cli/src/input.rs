//! From the text of an argument to what was meant by it.

use std::ops::RangeInclusive;

use dps_codes::Code;
use dps_codes_table::suggest::nearest;

/// All numbers of 64 bits, signed or not.
const NUMBERS: RangeInclusive<i128> = i64::MIN as i128..=u64::MAX as i128;

/// What may stand before a name. No `e` or `err`: ENOTFOUND is an error of name resolution, and none of DPS.
const BEFORE_NAMES: &[&str] = &["dps", "error", "code"];

/// What may stand before a number; of two words that start alike, the longer one comes first.
const BEFORE_NUMBERS: &[&str] = &["dps", "error", "err", "code", "http", "status", "e"];

/// What was meant by an argument.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Input {
    /// A number of 64 bits, whether the table has it or not.
    Number(i128),
    /// The name of a code.
    Code(Code),
    /// Neither.
    Unknown(Unknown),
}

/// An argument that cannot be explained.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Unknown {
    /// What the argument is instead.
    pub(crate) error: &'static str,
    /// The name that it most likely stands for.
    pub(crate) suggestion: Option<&'static str>,
}

impl Input {
    pub(crate) fn parse(text: &str) -> Self {
        let text = text.trim();
        let bare = without_prefix(text, BEFORE_NAMES);
        if let Some(code) = named(text).or_else(|| named(bare)) {
            return Self::Code(code);
        }
        if let Some(literal) = Literal::parse(without_prefix(text, BEFORE_NUMBERS)) {
            return literal
                .value()
                .map_or(Self::Unknown(Unknown { error: "a number beyond 64 bits", suggestion: None }), Self::Number);
        }
        Self::Unknown(Unknown {
            error: "neither a number nor the name of a code",
            suggestion: nearest(bare, Code::ALL.iter().map(|code| code.name())),
        })
    }
}

/// The code of this name, with or without separators between its words.
fn named(text: &str) -> Option<Code> {
    let name: String = text.chars().filter(|&c| !c.is_whitespace() && !matches!(c, '-' | '_')).collect();
    Code::from_name(&name)
}

/// The digits of a number, before it is known whether it is too big.
struct Literal<'t> {
    negative: bool,
    radix: u32,
    digits: &'t str,
}

impl<'t> Literal<'t> {
    fn parse(text: &'t str) -> Option<Self> {
        let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
        let (radix, digits) = match after(unsigned, "0x") {
            Some(digits) => (16, digits),
            None => (10, unsigned),
        };
        let is_number = !digits.is_empty() && digits.chars().all(|c| c.is_digit(radix));
        is_number.then(|| Self { negative: text.starts_with('-'), radix, digits })
    }

    fn value(&self) -> Option<i128> {
        let size = i128::from_str_radix(self.digits, self.radix).ok()?;
        Some(if self.negative { -size } else { size }).filter(|value| NUMBERS.contains(value))
    }
}

/// What is left without any of these words, and without a `#`, in front.
fn without_prefix<'t>(mut text: &'t str, words: &[&str]) -> &'t str {
    loop {
        if let Some(rest) = words.iter().find_map(|word| after(text, word)) {
            text = without_joint(rest);
        } else if let Some(rest) = text.strip_prefix('#') {
            text = rest.trim_start();
        } else {
            return text;
        }
    }
}

/// What is left without the sign that joins a prefix to what follows: `DPS-1` is 1.
fn without_joint(text: &str) -> &str {
    let rest = text.trim_start();
    // Behind a blank it is no joint, so `dps -1` is -1.
    if rest.len() < text.len() && rest.starts_with('-') {
        return rest;
    }
    rest.strip_prefix(['-', '_', ':', '=']).unwrap_or(rest).trim_start()
}

/// What follows this word, in any case of ASCII letters.
fn after<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let (head, rest) = text.split_at_checked(word.len())?;
    head.eq_ignore_ascii_case(word).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn suggestion(text: &str) -> Option<&'static str> {
        match Input::parse(text) {
            Input::Unknown(unknown) => unknown.suggestion,
            known => panic!("{text:?} is {known:?}"),
        }
    }

    #[test]
    fn numbers_in_every_notation() {
        for text in [
            "404201",
            "+404201",
            "000404201",
            "0x62AE9",
            "0X62ae9",
            "+0x62ae9",
            "  404201\t",
            "DPS-404201",
            "dps 404201",
            "DPS_404201",
            "Dps404201",
            "dps:404201",
            "DPS-0x62AE9",
            "error:404201",
            "Error: 404201",
            "error : 404201",
            "error code: 404201",
            "errorCode=404201",
            "DPS error #404201",
            "#404201",
            "# 404201",
            "#0x62AE9",
            "E404201",
            "e404201",
            "ERR-404201",
        ] {
            assert_eq!(Input::parse(text), Input::Number(404_201), "{text:?}");
        }
    }

    #[test]
    fn a_hyphen_is_a_sign_unless_it_joins_a_prefix() {
        for text in ["-1", " -1 ", "-0x1", "-0X01", "error:-1", "error: -1", "dps -1", "DPS--1", "#-1"] {
            assert_eq!(Input::parse(text), Input::Number(-1), "{text:?}");
        }
        for text in ["DPS-1", "dps- 1", "E-1", "error-0x1", "DPS+1"] {
            assert_eq!(Input::parse(text), Input::Number(1), "{text:?}");
        }
    }

    #[test]
    fn all_numbers_of_64_bits_and_no_others() {
        for number in [*NUMBERS.start(), *NUMBERS.end(), 0, i128::from(i64::MAX) + 1] {
            assert_eq!(Input::parse(&number.to_string()), Input::Number(number));
        }
        assert_eq!(Input::parse("0xFFFFFFFFFFFFFFFF"), Input::Number(u64::MAX.into()));
        assert_eq!(Input::parse("-0x8000000000000000"), Input::Number(i64::MIN.into()));
        for text in [
            "18446744073709551616",
            "-9223372036854775809",
            "0x10000000000000000",
            "-0x8000000000000001",
            "-0xFFFFFFFFFFFFFFFF",
            "DPS-18446744073709551616",
            &"9".repeat(10_000),
        ] {
            let Input::Unknown(unknown) = Input::parse(text) else {
                panic!("{text} is within 64 bits");
            };
            assert_eq!((unknown.error, unknown.suggestion), ("a number beyond 64 bits", None));
        }
    }

    #[test]
    fn names_in_every_spelling() {
        for text in [
            "EnrollmentNotFound",
            "enrollmentnotfound",
            "enrollment-not-found",
            "ENROLLMENT_NOT_FOUND",
            " Enrollment not\tfound ",
            "DPS-EnrollmentNotFound",
            "dps_enrollment_not_found",
            "DPS - Enrollment not found",
            "error: EnrollmentNotFound",
        ] {
            assert_eq!(Input::parse(text), Input::Code(Code::EnrollmentNotFound), "{text:?}");
        }
    }

    #[test]
    fn near_misses_are_suggested() {
        assert_eq!(suggestion("EnrolmentNotFound"), Some("EnrollmentNotFound"));
        assert_eq!(suggestion("DPS-enrolment-not-fuond"), Some("EnrollmentNotFound"));
        assert_eq!(suggestion("Conflcit"), Some("Conflict"));
    }

    #[test]
    fn everything_else_is_unknown() {
        for text in [
            "",
            " ",
            "\t\n",
            "-",
            "--",
            "+",
            "+-1",
            "- 1",
            "-+1",
            "0x",
            "-0x",
            "0x-1",
            "0xG",
            "62AE9",
            "1e5",
            "1.5",
            "404 201",
            "٤٠٤",
            "４０４",
            "dps",
            "DPS-",
            "#",
            "E",
            "error:",
            "404201x",
            "banana",
            "🦀",
            "e\u{301}404",
            "ENOTFOUND1",
            "\u{fffd}404201",
            "\0",
        ] {
            assert!(matches!(Input::parse(text), Input::Unknown(_)), "{text:?}");
        }
        assert_eq!(suggestion("banana"), None);
        assert_eq!(suggestion(&"banana".repeat(10_000)), None);
    }

    #[test]
    fn an_error_of_name_resolution_is_no_code() {
        assert!(matches!(Input::parse("ENOTFOUND"), Input::Unknown(_)));
    }
}
