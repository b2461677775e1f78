//! `WrittenForm`: how a table writes numbers, such as `0x{:08X}`.

mod parse;

use std::borrow::Cow;

use crate::IntType;

/// A prefix, and digits behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenForm {
    /// The characters before the digits. Empty for decimal digits only.
    pub prefix: String,
    /// The digits.
    pub radix: Radix,
    /// The least number of characters behind the prefix, which zeros fill.
    pub width: usize,
}

/// The digits of a number. Hexadecimal ones are those of two's complement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Radix {
    /// Base 10.
    Decimal,
    /// Base 16, with `a` to `f`.
    LowerHex,
    /// Base 16, with `A` to `F`.
    UpperHex,
}

impl Radix {
    /// Returns 10 or 16.
    #[must_use]
    pub const fn base(self) -> u8 {
        match self {
            Self::Decimal => 10,
            Self::LowerHex | Self::UpperHex => 16,
        }
    }
}

/// The reason why a written form is invalid.
#[derive(Debug)]
pub struct Fault {
    /// The rule that it breaks.
    pub label: &'static str,
    /// The valid form.
    pub help: Cow<'static, str>,
}

impl WrittenForm {
    /// Writes a number of this type, as Rust does with [`format`](Self::format).
    #[must_use]
    pub fn write(&self, number: i128, int: IntType) -> String {
        let Self { prefix, radix, width } = self;
        let bits = int.to_bits(number);
        match radix {
            Radix::Decimal => format!("{prefix}{number:0width$}"),
            Radix::LowerHex => format!("{prefix}{bits:0width$x}"),
            Radix::UpperHex => format!("{prefix}{bits:0width$X}"),
        }
    }

    /// Returns the number of this type that a string writes in this form, with any count of leading zeros and in any case.
    #[must_use]
    pub fn read(&self, text: &str, int: IntType) -> Option<i128> {
        let (prefix, digits) = text.split_at_checked(self.prefix.len())?;
        if !prefix.eq_ignore_ascii_case(&self.prefix) || digits.starts_with('+') {
            return None;
        }
        let number = match self.radix {
            Radix::Decimal => digits.parse::<i128>().ok()?,
            Radix::LowerHex | Radix::UpperHex => int.of_bits(u64::from_str_radix(digits, 16).ok()?.into()),
        };
        Some(number).filter(|&number| int.holds(number))
    }

    /// Returns the integer type that is written for numbers of a type: hexadecimal digits are those of the unsigned one.
    #[must_use]
    pub fn bits(&self, int: &str) -> String {
        if self.radix == Radix::Decimal { int.to_owned() } else { int.replace('i', "u") }
    }

    /// Returns the format string of Rust.
    #[must_use]
    pub fn format(&self) -> String {
        let radix = match self.radix {
            Radix::Decimal => "",
            Radix::LowerHex => "x",
            Radix::UpperHex => "X",
        };
        let width = if self.width == 0 { String::new() } else { format!("0{}", self.width) };
        let colon = if radix.is_empty() && width.is_empty() { "" } else { ":" };
        format!("{}{{{colon}{width}{radix}}}", self.prefix)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_rust_does() {
        let written = |form: &str, number: i128, int: &str| {
            WrittenForm::parse(form).unwrap().write(number, IntType::named(int).unwrap())
        };
        assert_eq!(written("0x{:08X}", -0x7FF8_FFFB, "i32"), format!("0x{:08X}", -0x7FF8_FFFB_i32));
        assert_eq!(written("0x{:x}", -1, "i64"), format!("0x{:x}", -1_i64));
        assert_eq!(written("0x{:02x}", i8::MIN.into(), "i8"), format!("0x{:02x}", i8::MIN));
        assert_eq!(written("0x{:X}", u64::MAX.into(), "u64"), format!("0x{:X}", u64::MAX));
        assert_eq!(written("E{:04}", 382, "u16"), "E0382");
        assert_eq!(written("E{:04}", -5, "i16"), format!("E{:04}", -5));
        assert_eq!(written("{:06}", 7, "u16"), "000007");
        assert_eq!(written("HTTP {}", 404, "u16"), "HTTP 404");
    }

    #[test]
    fn every_number_is_read_again() {
        for form in ["0x{:08X}", "0x{:x}", "E{:04}", "MY-{:06}", "{}", "{:05}", "E-{}", "HTTP {}"] {
            let parsed = WrittenForm::parse(form).unwrap();
            assert_eq!(parsed.format(), form);
            for int in IntType::ALL {
                let step = (int.values() / 4_000).max(1);
                let numbers = (0..).map(|index| int.min + index * step).take_while(|&number| int.holds(number));
                for number in numbers.chain([int.min, -1, 0, 1, int.max]).filter(|&number| int.holds(number)) {
                    let written = parsed.write(number, int);
                    assert_eq!(parsed.read(&written, int), Some(number), "{written} as {}", int.name);
                    assert_eq!(parsed.read(&written.to_lowercase(), int), Some(number));
                    assert_eq!(parsed.read(&written.to_uppercase(), int), Some(number));
                }
            }
        }
    }

    #[test]
    fn strings_of_another_form_are_not_read() {
        let int = IntType::named("i8").unwrap();
        let hex = WrittenForm::parse("0x{:02X}").unwrap();
        for text in ["", "0x", "0", "0xG", "0x100", "0x+1", "0x-1", "FF", "x01", "éx01", "0x 1", "0x1 "] {
            assert_eq!(hex.read(text, int), None, "{text}");
        }
        let decimal = WrittenForm::parse("E{:04}").unwrap();
        for text in ["E", "E128", "E-129", "E+1", "EE1", "1", "E1.0", "E0x1"] {
            assert_eq!(decimal.read(text, int), None, "{text}");
        }
    }
}
