//! `serde` for the types of a table: codes as numbers, other enums as names. Nothing depends on the order of a table.

use core::fmt;

use serde::de::{Error, Unexpected, Visitor};
use serde::{Deserialize, Deserializer};

pub use serde;

/// Implements `Serialize` and `Deserialize` for the types of a table.
#[doc(hidden)]
#[macro_export]
macro_rules! __serde {
    ($table:literal; $number:ident $code:ident $unlisted:ident $classified:ident; $($name:ident)*) => {
        $crate::__serde! {
            number $number $classified $code: "the number or the name of a code that has a row",
            |code: $classified| code.code()
        }
        $crate::__serde! {
            number $number $classified $unlisted: "a number that has no row",
            |code: $classified| match code {
                $classified::Unlisted(unlisted) => ::core::option::Option::Some(unlisted),
                $classified::Listed(_) => ::core::option::Option::None,
            }
        }
        $crate::__serde! {
            number $number $classified $classified: "a number, or the name of a code",
            |code: $classified| ::core::option::Option::Some(code)
        }
        $(
            impl $crate::__private::serde::serde::Serialize for $name {
                /// Writes the name.
                fn serialize<S: $crate::__private::serde::serde::Serializer>(
                    &self,
                    serializer: S,
                ) -> ::core::result::Result<S::Ok, S::Error> {
                    serializer.serialize_str(self.name())
                }
            }

            impl<'de> $crate::__private::serde::serde::Deserialize<'de> for $name {
                /// Reads the name in any case.
                fn deserialize<D: $crate::__private::serde::serde::Deserializer<'de>>(
                    deserializer: D,
                ) -> ::core::result::Result<Self, D::Error> {
                    let find = |name: &::core::primitive::str| name.parse().ok();
                    $crate::__private::serde::name(deserializer, ::core::stringify!($name), find)
                }
            }
        )*
    };
    (number $number:ident $classified:ident $name:ident: $expected:literal, $narrow:expr) => {
        impl $crate::__private::serde::serde::Serialize for $name {
            /// Writes the number.
            fn serialize<S: $crate::__private::serde::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::__private::serde::serde::Serialize::serialize(&self.number(), serializer)
            }
        }

        impl<'de> $crate::__private::serde::serde::Deserialize<'de> for $name {
            /// Reads a number; in human-readable formats also a string that holds a number, or a name in any case.
            fn deserialize<D: $crate::__private::serde::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                let of_number = |number: ::core::primitive::$number| ($narrow)($classified::from(number));
                let of_text = |text: &::core::primitive::str| text.parse().ok().and_then($narrow);
                $crate::__private::serde::number(deserializer, $expected, of_number, of_text)
            }
        }
    };
}

/// Reads a number, or a string in formats that are human-readable.
///
/// # Errors
/// If the input is neither, or `of_number` or `of_text` finds nothing.
pub fn number<'de, D, N, T>(
    deserializer: D,
    expected: &'static str,
    of_number: fn(N) -> Option<T>,
    of_text: fn(&str) -> Option<T>,
) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    N: Deserialize<'de> + TryFrom<i64> + TryFrom<u64> + Into<i128> + Copy,
{
    if deserializer.is_human_readable() {
        return deserializer.deserialize_any(NumberVisitor { expected, of_number, of_text });
    }
    let number = N::deserialize(deserializer)?;
    of_number(number).ok_or_else(|| {
        let number: i128 = number.into();
        match (i64::try_from(number), u64::try_from(number)) {
            (Ok(number), _) => D::Error::invalid_value(Unexpected::Signed(number), &expected),
            (_, Ok(number)) => D::Error::invalid_value(Unexpected::Unsigned(number), &expected),
            _ => D::Error::invalid_value(Unexpected::Other("number"), &expected),
        }
    })
}

struct NumberVisitor<N, T> {
    expected: &'static str,
    of_number: fn(N) -> Option<T>,
    of_text: fn(&str) -> Option<T>,
}

impl<N: TryFrom<i64> + TryFrom<u64>, T> Visitor<'_> for NumberVisitor<N, T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.expected)
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<T, E> {
        let found = N::try_from(number).ok().and_then(self.of_number);
        found.ok_or_else(|| E::invalid_value(Unexpected::Signed(number), &self))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<T, E> {
        let found = N::try_from(number).ok().and_then(self.of_number);
        found.ok_or_else(|| E::invalid_value(Unexpected::Unsigned(number), &self))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        (self.of_text)(text.trim()).ok_or_else(|| E::invalid_value(Unexpected::Str(text), &self))
    }
}

/// Reads a name.
///
/// # Errors
/// If the input is not a string, or `find` finds nothing.
pub fn name<'de, D: Deserializer<'de>, T>(
    deserializer: D,
    expected: &'static str,
    find: fn(&str) -> Option<T>,
) -> Result<T, D::Error> {
    deserializer.deserialize_str(NameVisitor { find, expected })
}

struct NameVisitor<T> {
    find: fn(&str) -> Option<T>,
    expected: &'static str,
}

impl<T> Visitor<'_> for NameVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name of ")?;
        f.write_str(self.expected)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        (self.find)(text).ok_or_else(|| E::invalid_value(Unexpected::Str(text), &self))
    }
}
