//! Codes as numbers, other enums as names, and texts, written and read in any format of serde.

use alloc::string::String;
use core::fmt;
use core::marker::PhantomData;

use serde::de::{Error, Unexpected, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{Action, Actor, Classified, Code, Family, Phase, Provenance, Symptom, Text, Unlisted};

/// What is written as a number: it is read from a number, or, in formats for people, from a text that has a number or
/// a name in any case.
trait Numbered: Sized {
    const EXPECTED: &'static str;

    fn narrow(code: Classified) -> Option<Self>;
}

impl Numbered for Code {
    const EXPECTED: &'static str = "the number or the name of a code that has a row";

    fn narrow(code: Classified) -> Option<Self> {
        code.code()
    }
}

impl Numbered for Unlisted {
    const EXPECTED: &'static str = "a number that has no row";

    fn narrow(code: Classified) -> Option<Self> {
        match code {
            Classified::Unlisted(unlisted) => Some(unlisted),
            Classified::Listed(_) => None,
        }
    }
}

impl Numbered for Classified {
    const EXPECTED: &'static str = "a number, or the name of a code";

    fn narrow(code: Classified) -> Option<Self> {
        Some(code)
    }
}

struct NumberVisitor<T>(PhantomData<T>);

impl<T: Numbered> Visitor<'_> for NumberVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(T::EXPECTED)
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<T, E> {
        T::narrow(Code::classify(number)).ok_or_else(|| E::invalid_value(Unexpected::Signed(number), &self))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<T, E> {
        match i64::try_from(number) {
            Ok(number) => self.visit_i64(number),
            Err(_) => Err(E::invalid_value(Unexpected::Unsigned(number), &self)),
        }
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        let code = text.trim().parse().ok().and_then(T::narrow);
        code.ok_or_else(|| E::invalid_value(Unexpected::Str(text), &self))
    }
}

macro_rules! as_numbers {
    ($($(#[$documentation:meta])* $name:ident),* $(,)?) => {$(
        $(#[$documentation])*
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_i64(self.number())
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let visitor = NumberVisitor(PhantomData);
                if deserializer.is_human_readable() {
                    deserializer.deserialize_any(visitor)
                } else {
                    deserializer.deserialize_i64(visitor)
                }
            }
        }
    )*};
}

as_numbers! {
    /// Written as its number; read from the number, or from a text with the number or the name in any case. A number
    /// without a row is an error: read a [`Classified`] to keep it.
    ///
    /// ```
    /// use dps_codes::Code;
    /// assert_eq!(serde_json::to_string(&Code::EnrollmentNotFound).unwrap(), "404201");
    /// for json in ["404201", r#""404201""#, r#""enrollmentnotfound""#] {
    ///     assert_eq!(serde_json::from_str::<Code>(json).unwrap(), Code::EnrollmentNotFound);
    /// }
    /// assert!(serde_json::from_str::<Code>("404299").is_err());
    /// ```
    Code,
    /// Written as its number. A number that has got a row since it was written is an error: read a [`Classified`] to take
    /// either.
    Unlisted,
    /// Written as its number, and read from any: what has no row survives.
    ///
    /// ```
    /// use dps_codes::{Classified, Code};
    /// for number in [404_201, 404_299, -12, i64::MAX] {
    ///     let json = serde_json::to_string(&Code::classify(number)).unwrap();
    ///     assert_eq!(json, number.to_string());
    ///     assert_eq!(serde_json::from_str::<Classified>(&json).unwrap(), Code::classify(number));
    /// }
    /// ```
    Classified,
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

macro_rules! as_names {
    ($($name:ident: $find:expr),* $(,)?) => {$(
        /// Written as its name, and read from the name in any case.
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.name())
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_str(NameVisitor { find: $find, expected: stringify!($name) })
            }
        }
    )*};
}

as_names! {
    Action: |text| text.parse().ok(),
    Actor: |text| {
        let all = [Actor::Program, Actor::Operator, Actor::Developer];
        all.into_iter().find(|actor| actor.name().eq_ignore_ascii_case(text))
    },
    Family: |text| text.parse().ok(),
    Phase: |text| text.parse().ok(),
    Provenance: |text| text.parse().ok(),
    Symptom: |text| text.parse().ok(),
}

/// Written as what it means, unescaped.
impl Serialize for Text<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.as_str() {
            Some(text) => serializer.serialize_str(text),
            None => serializer.collect_str(self),
        }
    }
}

/// What is read is borrowed from nothing.
impl<'de> Deserialize<'de> for Text<'_> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::from)
    }
}
