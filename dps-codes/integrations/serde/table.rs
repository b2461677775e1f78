//! `serde` for the types of a table: codes as numbers or strings, other enums as names. Nothing depends on the order of a table.

use core::fmt;

use serde::de::{Error, Unexpected, Visitor};
use serde::{Deserialize, Deserializer};

pub use serde;

/// Implements `Serialize` and `Deserialize` for the types of a table.
#[doc(hidden)]
#[macro_export]
macro_rules! __serde {
    ($table:literal; string $code:ident $unlisted:ident $classified:ident; $($name:ident)*) => {
        $crate::__serde! { strings $code $unlisted $classified }
        $($crate::__serde! { name $name })*
    };
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
        $($crate::__serde! { name $name })*
    };
    (name $name:ident) => {
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
    };
    (strings $code:ident $unlisted:ident $classified:ident) => {
        impl $crate::__private::serde::serde::Serialize for $code {
            /// Writes the code on the wire.
            fn serialize<S: $crate::__private::serde::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> $crate::__private::serde::serde::Deserialize<'de> for $code {
            /// Reads the code of a row or a name, in any case.
            fn deserialize<D: $crate::__private::serde::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                let find = |text: &::core::primitive::str| text.trim().parse().ok();
                $crate::__private::serde::string(deserializer, "the code or the name of a row", find)
            }
        }

        $crate::__serde! {
            string $unlisted: "a code that has no row",
            |text: &::core::primitive::str| match $code::classify(text) {
                $classified::Unlisted(unlisted) => ::core::option::Option::Some(unlisted.into_owned()),
                $classified::Listed(_) => ::core::option::Option::None,
            }
        }
        $crate::__serde! {
            string $classified: "a string",
            |text: &::core::primitive::str| ::core::option::Option::Some($classified::from(text))
        }
    };
    (string $name:ident: $expected:literal, $find:expr) => {
        impl<C: ::core::convert::AsRef<::core::primitive::str>> $crate::__private::serde::serde::Serialize for $name<C> {
            /// Writes the code on the wire.
            fn serialize<S: $crate::__private::serde::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> $crate::__private::serde::serde::Deserialize<'de> for $name<$crate::__private::String> {
            /// Reads a string, which is kept as it is.
            fn deserialize<D: $crate::__private::serde::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::__private::serde::string(deserializer, $expected, $find)
            }
        }
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
/// Returns an error if the input is neither, or `of_number` or `of_text` finds nothing.
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
/// Returns an error if the input is not a string, or `find` finds nothing.
pub fn name<'de, D: Deserializer<'de>, T>(
    deserializer: D,
    expected: &'static str,
    find: fn(&str) -> Option<T>,
) -> Result<T, D::Error> {
    deserializer.deserialize_str(TextVisitor { find, what: "a name of ", expected })
}

/// Reads a string.
///
/// # Errors
/// Returns an error if the input is not a string, or `find` finds nothing.
pub fn string<'de, D: Deserializer<'de>, T>(
    deserializer: D,
    expected: &'static str,
    find: fn(&str) -> Option<T>,
) -> Result<T, D::Error> {
    deserializer.deserialize_str(TextVisitor { find, what: "", expected })
}

struct TextVisitor<T> {
    find: fn(&str) -> Option<T>,
    what: &'static str,
    expected: &'static str,
}

impl<T> Visitor<'_> for TextVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.what)?;
        f.write_str(self.expected)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        (self.find)(text).ok_or_else(|| E::invalid_value(Unexpected::Str(text), &self))
    }
}
