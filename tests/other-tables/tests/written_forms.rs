//! Written forms of numbers: display, and parsing of what is displayed.
#![allow(missing_docs)]

use std::fmt::{Debug, Display};
use std::str::FromStr;

use codes::ParseError;
use other_tables::hresult::{AnyHresult, Family, Hresult};
use other_tables::rustc::{Classified, Code};

/// Parses the first word of what a code displays, which is its number.
fn written_again<T: FromStr<Err: Debug>>(code: impl Display) -> T {
    let line = code.to_string();
    let written = line.split(' ').next().unwrap();
    assert!(written.parse::<i128>().is_err(), "{written} has a prefix");
    for text in [written, &written.to_lowercase(), &written.to_uppercase()] {
        text.parse::<T>().unwrap_or_else(|error| panic!("{text}: {error:?}"));
    }
    written.parse().unwrap()
}

#[test]
fn display_starts_with_the_written_form() {
    assert_eq!(Hresult::Fail.to_string(), "0x80004005 Fail: The call failed without a more specific reason.");
    assert_eq!(Hresult::Ok.to_string(), "0x00000000 Ok: The call succeeded.");
    assert_eq!(Hresult::classify(-1).to_string(), "0xFFFFFFFF (unlisted, Failure)");
    assert_eq!(Hresult::Fail.name(), "Fail");
    assert_eq!(
        Code::NonExhaustivePatterns.to_string(),
        "E0004 NonExhaustivePatterns: A pattern match leaves out a value."
    );
    assert_eq!(Code::classify(65_535).to_string(), "E65535 (unlisted)");
    assert_eq!(format!("{:?}", Hresult::classify(-2)), "Unlisted(OtherHresult(-2))");
}

#[test]
fn every_row_is_parsed_again() {
    for &code in Hresult::ALL {
        assert_eq!(written_again::<Hresult>(code), code);
        assert_eq!(code.number().to_string().parse(), Ok(code), "decimal digits are parsed too");
    }
    for &code in Code::ALL {
        assert_eq!(written_again::<Code>(code), code);
    }
}

#[test]
fn other_strings_are_not_parsed() {
    for text in
        ["", "0x", "0x+1", "0x-1", "80004005x", "0x180004005", "0xG", "x80004005", " 0x80004005", "0x8000 4005", "é0"]
    {
        assert_eq!(text.parse::<AnyHresult>(), Err(ParseError::new()), "{text}");
    }
    for text in ["E", "E+4", "E-4", "E65536", "EE4", "E0x4", "E4 ", "F4"] {
        assert_eq!(text.parse::<Classified>(), Err(ParseError::new()), "{text}");
    }
    assert_eq!("E0005".parse::<Code>(), Err(ParseError::new()), "an unlisted number is not a code");
    assert_eq!("0X80004005".parse(), Ok(Hresult::Fail));
    assert_eq!("0x0000000080004005".parse(), Ok(Hresult::Fail));
    assert_eq!("e4".parse(), Ok(Code::NonExhaustivePatterns));
    assert_eq!("usEAfterMove".parse(), Ok(Code::UseAfterMove));
}

#[test]
fn columns_are_read_from_bits() {
    const FACILITY: Option<u16> = Hresult::AccessDenied.facility();
    assert_eq!(FACILITY, Some(7));
    assert_eq!(Hresult::Ok.is_failure(), Some(0_u8));
    for index in 0..100_000 {
        let number = i32::wrapping_mul(index, 42_949).wrapping_add(i32::MIN);
        let (hresult, bits) = (Hresult::classify(number), u32::from_ne_bytes(number.to_ne_bytes()));
        assert_eq!(hresult.is_failure(), Some(u8::from(number < 0)));
        assert_eq!(hresult.facility().map(u32::from), Some(bits >> 16 & 0x7FF), "{bits:#X}");
        assert_eq!(hresult.facility_code().map(u32::from), Some(bits & 0xFFFF), "{bits:#X}");
        assert_eq!(hresult.family() == Some(Family::Failure), number < 0);
        assert_eq!(
            hresult.to_string().ends_with("An error of Win32."),
            bits >> 16 == 0x8007 && hresult.code().is_none()
        );
    }
}

#[test]
#[cfg(feature = "integrations")]
fn serde_reads_the_written_form_and_writes_the_number() {
    assert_eq!(serde_json::to_string(&Hresult::AccessDenied).unwrap(), "-2147024891");
    for json in ["-2147024891", "\"0x80070005\"", "\"-2147024891\"", "\"E_ACCESSDENIED\""] {
        assert_eq!(serde_json::from_str::<Hresult>(json).unwrap(), Hresult::AccessDenied, "{json}");
    }
    assert_eq!(serde_json::from_str::<AnyHresult>("\"0xFFFFFFFF\"").unwrap(), Hresult::classify(-1));
}
