//! Codes as numbers, other enums as names, and strings, in any format of serde.

#[cfg(feature = "dps")]
mod dps;
#[cfg(feature = "dps")]
mod numbers;

use core::fmt;

use serde::de::{Error, Unexpected, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::Actor;

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
        /// Serializes as the name; deserializes from the name in any case.
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

#[cfg(feature = "dps")]
use as_names;

as_names!(Actor: |name| name.parse().ok());
