//! The attributes that a table's codes have: `[column.NAME]`.

use super::{IntType, Located, LocatedString};
use crate::pattern::Template;

/// A name out of a list, with what it means.
#[derive(Clone)]
pub(crate) struct Choice {
    /// Its name, a variant of an enum.
    pub name: LocatedString,
    /// Its meaning.
    pub summary: Option<LocatedString>,
}

/// An attribute that this table has and another may not.
pub(crate) struct Column {
    /// Its key in the rows, and the name of its accessor.
    pub name: LocatedString,
    /// Its meaning.
    pub summary: Option<LocatedString>,
    /// The kind of its values.
    pub kind: ColumnKind,
    /// The value of a row that gives none.
    pub default: Option<Located<Value>>,
}

/// The kind of the values of a column.
#[derive(Clone)]
pub(crate) enum ColumnKind {
    /// Digits of the number itself, if they lie in the range.
    Derived {
        /// The position of the value. The first template that matches the number applies.
        templates: Vec<Template>,
        /// Values outside of it are none.
        range: (i128, i128),
    },
    /// A boolean, `false` by default.
    Flag,
    /// A whole number.
    Integer {
        /// The type of the accessor.
        int: IntType,
        /// The valid range.
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
#[derive(Clone, PartialEq, Eq, Hash)]
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
