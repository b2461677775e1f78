//! Every kind of written form in every integer type: what is displayed is parsed back to the same code.
#![allow(missing_docs)]
#![allow(clippy::cast_possible_truncation, clippy::cast_possible_wrap, clippy::cast_lossless)]

use std::fmt::{Debug, Display};
use std::str::FromStr;

/// Checks the written form of a number: it is the expected one, and is parsed back, also in other cases of its letters and
/// in decimal digits.
fn is_parsed_back<T>(code: T, written: &str, decimal: &str)
where
    T: Copy + Display + Debug + PartialEq + FromStr<Err: Debug>,
{
    let line = code.to_string();
    assert_eq!(line.split(' ').next(), Some(written));
    for text in [written, &written.to_lowercase(), &written.to_uppercase(), decimal] {
        assert_eq!(text.parse::<T>().unwrap(), code, "{text}");
    }
}

/// A test for each form: of all rows, of the numbers at the ends of the type and around 0, and of a million numbers, or of
/// all that there are.
macro_rules! forms {
    ($($name:ident: $table:literal, $int:ty, $form:literal;)*) => {
        $(mod $name {
            codes::catalog!($table);

            #[test]
            fn every_number_is_parsed_back() {
                let check = |number: $int| {
                    super::is_parsed_back(Row::classify(number), &format!($form, number), &number.to_string());
                };
                for &row in Row::ALL {
                    super::is_parsed_back(row, &format!($form, row.number()), &row.number().to_string());
                }
                for near in 0..1_000_u64 {
                    check(<$int>::MIN.wrapping_add(near as $int));
                    check(<$int>::MAX.wrapping_sub(near as $int));
                    check((near as $int).wrapping_sub(100));
                }
                // An odd step reaches numbers all over the type, and every one of a small type.
                let count = if <$int>::BITS <= 16 { 1_u64 << <$int>::BITS } else { 1_000_000 };
                let step = 0x9E37_79B9_7F4A_7C15_u64;
                (0..count).for_each(|index| check(index.wrapping_mul(step) as $int));
            }
        })*
    };
}

forms! {
    hex_i8: "tables/forms/hex-i8.toml", i8, "0x{:02X}";
    hex_i16: "tables/forms/hex-i16.toml", i16, "0x{:x}";
    hex_i32: "tables/forms/hex-i32.toml", i32, "ERR:0x{:08x}";
    hex_i64: "tables/forms/hex-i64.toml", i64, "0x{:016X}";
    hex_u8: "tables/forms/hex-u8.toml", u8, "0x{:x}";
    hex_u16: "tables/forms/hex-u16.toml", u16, "0x{:04X}";
    hex_u32: "tables/forms/hex-u32.toml", u32, "X{:08X}";
    hex_u64: "tables/forms/hex-u64.toml", u64, "0x{:x}";
    decimal_i8: "tables/forms/decimal-i8.toml", i8, "E{:04}";
    decimal_i16: "tables/forms/decimal-i16.toml", i16, "MY-{:06}";
    decimal_i64: "tables/forms/decimal-i64.toml", i64, "N{}";
    padded_u8: "tables/forms/padded-u8.toml", u8, "{:03}";
    padded_i32: "tables/forms/padded-i32.toml", i32, "{:06}";
    plain_u64: "tables/forms/plain-u64.toml", u64, "{}";
}
