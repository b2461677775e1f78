//! Codes as numbers.

use core::fmt;
use core::marker::PhantomData;

use serde::de::{Error, Unexpected, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{Classified, Code, Unlisted};

/// A type that serializes as a number. It deserializes from a number or, in human-readable formats, from a string that
/// holds a number or a name in any case.
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
    /// Serializes as its number; deserializes from the number, or from a string with the number or the name in any case.
    /// A number that the table does not list is an error: deserialize a [`Classified`] to keep it.
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
    /// Serializes as its number. A number that has been listed since is an error: deserialize a [`Classified`] to accept
    /// either.
    Unlisted,
    /// Serializes as its number; deserializes from any number, listed or not.
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
