//! The attributes that a table's codes have: `[column.NAME]`.

use super::{IntType, Located, LocatedString};
use crate::pattern::Template;

/// A name out of a list, with what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Choice {
    /// Its name, a variant of an enum.
    pub name: LocatedString,
    /// Its meaning.
    pub summary: Option<LocatedString>,
}

/// An attribute that this table has and another may not.
#[derive(Clone, Debug)]
pub(crate) struct Column {
    /// Its key in the rows, and the name of its accessor.
    pub name: LocatedString,
    /// Its meaning.
    pub summary: Option<LocatedString>,
    /// What its values are.
    pub kind: ColumnKind,
    /// The value of a row that gives none.
    pub default: Option<Located<Value>>,
}

/// What the values of a column are.
#[derive(Clone, Debug)]
pub(crate) enum ColumnKind {
    /// Digits of the number itself, if they lie in the range.
    Derived {
        /// Where the value stands; the first that fits the number counts.
        templates: Vec<Template>,
        /// Values outside of it are none.
        range: (i128, i128),
    },
    /// True or false; false where nothing is said.
    Flag,
    /// A whole number.
    Integer {
        /// The type of the accessor.
        int: IntType,
        /// What is allowed.
        range: (i128, i128),
    },
    /// Any text.
    Text,
    /// One name of a list: an enum.
    OneOf {
        /// The enum's name.
        type_name: String,
        /// Its variants.
        choices: Vec<Choice>,
    },
}

/// A value in a column.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Value {
    /// Of a flag.
    Flag(bool),
    /// Of an integer column.
    Integer(i128),
    /// Of a text column.
    Text(String),
    /// Index into the list of a one-of column.
    Choice(usize),
}
