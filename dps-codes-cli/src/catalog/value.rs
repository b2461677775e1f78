//! `Value`: a value of a column, and its kind.

use dps_codes_table::data;

/// The kind of the values of a column, the same in every output format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Flag,
    Integer,
    Text,
    /// Several strings.
    List,
}

/// A value of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Value<'c> {
    /// The table does not say.
    None,
    Flag(bool),
    Integer(i128),
    Text(&'c str),
    /// Strings without white space.
    Words(&'c [String]),
    /// Strings that may contain white space.
    Lines(&'c [String]),
}

impl<'c> From<&'c data::Value> for Value<'c> {
    fn from(value: &'c data::Value) -> Self {
        match value {
            data::Value::Flag(flag) => Self::Flag(*flag),
            data::Value::Integer(number) => Self::Integer(*number),
            data::Value::Text(text) => Self::Text(text),
        }
    }
}

impl Value<'_> {
    /// Returns the value as one string, for formats without lists: words are separated by a space, other strings of a list
    /// by a line break. No value is an empty string.
    pub(crate) fn flat(self) -> String {
        match self {
            Self::None => String::new(),
            Self::Flag(flag) => flag.to_string(),
            Self::Integer(number) => number.to_string(),
            Self::Text(text) => text.to_owned(),
            Self::Words(words) => words.join(" "),
            Self::Lines(lines) => lines.join("\n"),
        }
    }
}
