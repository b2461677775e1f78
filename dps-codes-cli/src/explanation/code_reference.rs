//! `CodeReference`: numbers and names of codes, in every notation that people use.

use crate::explanation::meaning::{self, Meaning};
use crate::notation::{BEFORE_NUMBERS, Literal, after, without_prefix};
use crate::suggest::nearest;

/// Prefixes of a name. `e` and `err` are left out: ENOTFOUND is an error of name resolution, not of DPS.
const BEFORE_NAMES: &[&str] = &["dps", "error", "code"];

/// A number or the name of a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CodeReference {
    /// A number of 64 bits, listed or not.
    Number(i128),
    /// The name of a code, as a table writes it.
    Name(&'static str),
    /// A number, and the name that a table has for it.
    Code(i64, &'static str),
    /// A number behind the prefix of DPS: `DPS-404201`.
    Dps(i128),
    /// A number of the control plane, as its messages write it: `IH404002`.
    ControlPlane(i128),
    /// A number of more than 64 bits.
    TooBig,
}

impl CodeReference {
    /// Parses a number or a name. Returns `None` if it is neither.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Some(name) = named(text).or_else(|| named(without_prefix(text, BEFORE_NAMES))) {
            return Some(Self::Name(name));
        }
        let bare = without_prefix(text, BEFORE_NUMBERS);
        let digits = after(text, "IH").filter(|digits| digits.starts_with(|c: char| c.is_ascii_digit()));
        if let Some(number) = digits.and_then(Literal::parse).and_then(|literal| literal.value()) {
            return Some(Self::ControlPlane(number));
        }
        if let Some(literal) = Literal::parse(bare) {
            let of_value = if after(text, "dps").is_some() { Self::Dps } else { Self::Number };
            return Some(literal.value().map_or(Self::TooBig, of_value));
        }
        // `404 Not Found`, and the titles that `explain` prints.
        let (number, name) = bare.split_once(char::is_whitespace)?;
        let number = i64::try_from(Literal::parse(number)?.value()?).ok()?;
        let name = joined(name);
        let names = meaning::all_of_number(number).into_iter().filter_map(Meaning::name);
        names.into_iter().find(|of_table| of_table.eq_ignore_ascii_case(&name)).map(|name| Self::Code(number, name))
    }
}

/// Returns the name of a code that is similar to a misspelled one.
pub(crate) fn suggestion(text: &str) -> Option<&'static str> {
    nearest(without_prefix(text.trim(), BEFORE_NAMES), meaning::names())
}

/// Finds the name of a code, with or without separators between the words.
fn named(text: &str) -> Option<&'static str> {
    let is_of_name = |c: char| c.is_alphanumeric() || is_separator(c);
    // Most lines of a log have something else near their start.
    text.chars().all(is_of_name).then(|| meaning::named(&joined(text), None)?.name()).flatten()
}

/// Removes the separators between the words of a name.
fn joined(text: &str) -> String {
    text.chars().filter(|&c| !is_separator(c)).collect()
}

fn is_separator(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '_')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notation::NUMBERS;

    /// Returns the number, and `true` behind the prefix of DPS.
    fn number(text: &str) -> Option<(i128, bool)> {
        match CodeReference::parse(text)? {
            CodeReference::Number(number) => Some((number, false)),
            CodeReference::Dps(number) => Some((number, true)),
            _ => None,
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
            assert_eq!(number(text), Some((404_201, text.to_lowercase().starts_with("dps"))), "{text:?}");
        }
    }

    #[test]
    fn a_hyphen_is_a_sign_unless_it_separates_a_prefix() {
        for text in ["-1", " -1 ", "-0x1", "-0X01", "error:-1", "error: -1", "dps -1", "DPS--1", "#-1"] {
            assert_eq!(number(text).map(|(number, _)| number), Some(-1), "{text:?}");
        }
        for text in ["DPS-1", "dps- 1", "E-1", "error-0x1", "DPS+1"] {
            assert_eq!(number(text).map(|(number, _)| number), Some(1), "{text:?}");
        }
    }

    #[test]
    fn all_numbers_of_64_bits_and_no_others() {
        for number in [*NUMBERS.start(), *NUMBERS.end(), 0, i128::from(i64::MAX) + 1] {
            assert_eq!(CodeReference::parse(&number.to_string()), Some(CodeReference::Number(number)));
        }
        assert_eq!(CodeReference::parse("0xFFFFFFFFFFFFFFFF"), Some(CodeReference::Number(u64::MAX.into())));
        assert_eq!(CodeReference::parse("-0x8000000000000000"), Some(CodeReference::Number(i64::MIN.into())));
        for text in [
            "18446744073709551616",
            "-9223372036854775809",
            "0x10000000000000000",
            "-0x8000000000000001",
            "-0xFFFFFFFFFFFFFFFF",
            "DPS-18446744073709551616",
            &"9".repeat(10_000),
        ] {
            assert_eq!(CodeReference::parse(text), Some(CodeReference::TooBig), "{text}");
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
            assert_eq!(CodeReference::parse(text), Some(CodeReference::Name("EnrollmentNotFound")), "{text:?}");
        }
    }

    #[test]
    fn a_number_may_precede_its_name() {
        for text in ["404201 EnrollmentNotFound", "DPS-404201 enrollment not found", "0x62AE9  ENROLLMENT_NOT_FOUND"] {
            assert_eq!(
                CodeReference::parse(text),
                Some(CodeReference::Code(404_201, "EnrollmentNotFound")),
                "{text:?}"
            );
        }
        assert_eq!(
            CodeReference::parse("HTTP 429 Too Many Requests"),
            Some(CodeReference::Code(429, "TooManyRequests"))
        );
        assert_eq!(CodeReference::parse("404104 device not online"), None);
        assert_eq!(
            CodeReference::parse("404103 device not online"),
            Some(CodeReference::Code(404_103, "DeviceNotOnline"))
        );
        assert_eq!(CodeReference::parse("404002 IotHubNotFound"), Some(CodeReference::Code(404_002, "IotHubNotFound")));
        for text in ["404202 EnrollmentNotFound", "404201 Enrollment", "404201 404201", "99999999999999999999 Conflict"]
        {
            assert_eq!(CodeReference::parse(text), None, "{text:?}");
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
            assert_eq!(CodeReference::parse(text), None, "{text:?}");
        }
        assert_eq!(suggestion("banana"), None);
        assert_eq!(suggestion(&"banana".repeat(10_000)), None);
    }

    #[test]
    fn numbers_of_the_control_plane() {
        for text in ["IH404002", "ih404002", " IH404002 "] {
            assert_eq!(CodeReference::parse(text), Some(CodeReference::ControlPlane(404_002)), "{text:?}");
        }
        for text in ["IH", "IH-404002", "IH404002x", "IHX", "errorcode: IH404002"] {
            assert_eq!(CodeReference::parse(text), None, "{text:?}");
        }
    }

    #[test]
    fn an_error_of_name_resolution_is_not_a_code() {
        assert_eq!(CodeReference::parse("ENOTFOUND"), None);
    }
}
