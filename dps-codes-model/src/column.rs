//! The attributes that a table's codes have: `[column.NAME]`.

use super::{IntType, Located, LocatedString, Role};
use crate::pattern::Template;

/// A name out of a list, with its meaning.
#[derive(Clone)]
pub struct Choice {
    /// Its name, a variant of an enum.
    pub name: LocatedString,
    /// Its written form, if that is not the name.
    pub text: Option<LocatedString>,
    /// Its meaning.
    pub summary: Option<LocatedString>,
    /// For an actor, the role of the runtime that it acts as, if the table says.
    pub acts_as: Option<Role>,
}

impl From<LocatedString> for Choice {
    fn from(name: LocatedString) -> Self {
        Self { name, text: None, summary: None, acts_as: None }
    }
}

impl Choice {
    /// Returns the written form.
    #[must_use]
    pub fn written(&self) -> &str {
        self.text.as_ref().map_or(&self.name.value, |text| &text.value)
    }
}

/// An attribute that this table has and another may not.
pub struct Column {
    /// Its key in the rows, and the name of its accessor.
    pub name: LocatedString,
    /// Its meaning.
    pub summary: Option<LocatedString>,
    /// The kind of its values.
    pub kind: ColumnKind,
    /// The value of a row that gives none.
    pub default: Option<Located<Value>>,
    /// Each row has a value, of its own or from a class.
    pub is_required: bool,
    /// No two rows have the same value, so that rows are found by it.
    pub is_unique: bool,
}

impl Column {
    /// Returns the value of rows without one. Returns `None` if they have none. Rows always have a value in a required
    /// column, unless the build fails.
    #[must_use]
    pub fn implied(&self) -> Option<Value> {
        let default = self.default.as_ref().map(|default| default.value.clone());
        let always = self.is_required || matches!(self.kind, ColumnKind::Flag);
        default.or_else(|| always.then(|| self.kind.first_value()))
    }
}

impl Column {
    /// Returns `true` if the column defines an enum of this name.
    #[must_use]
    pub fn defines(&self, name: &str) -> bool {
        matches!(&self.kind, ColumnKind::OneOf { type_name, .. } if type_name == name)
    }
}

/// The kind of the values of a column.
#[derive(Clone)]
pub enum ColumnKind {
    /// Digits of the number itself, if they lie in the range.
    Derived {
        /// The position of the value. The first template that matches the number applies.
        templates: Vec<Template>,
        /// The range of valid values: a number whose digits are outside of it has no value.
        range: (i128, i128),
    },
    /// A boolean that is a bit of the number.
    Bit(Template),
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
    /// A time span.
    Duration,
    /// One name of a list: an enum.
    OneOf {
        /// The enum's name.
        type_name: String,
        /// Its variants.
        choices: Vec<Choice>,
    },
}

impl ColumnKind {
    /// The types that `type` names, apart from those of integers.
    pub const NAMED: [(&'static str, Self); 3] =
        [("flag", Self::Flag), ("text", Self::Text), ("duration", Self::Duration)];

    /// Returns the kind that `type` names. Returns `None` for integers and unknown names.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::NAMED.into_iter().find_map(|(own, kind)| (own == name).then_some(kind))
    }

    /// Returns the first valid value, which takes the place of an invalid one.
    #[must_use]
    pub fn first_value(&self) -> Value {
        match self {
            Self::Flag | Self::Bit(_) | Self::Derived { .. } => Value::Flag(false),
            Self::Integer { range: (low, _), .. } => Value::Integer(*low),
            Self::Text => Value::Text(String::new()),
            Self::Duration => Value::Duration(0),
            Self::OneOf { .. } => Value::Choice(0),
        }
    }
}

/// A value in a column.
#[derive(Clone, PartialEq, Eq, Hash)]
pub enum Value {
    /// The value of a flag.
    Flag(bool),
    /// The value of an integer column.
    Integer(i128),
    /// The value of a text column.
    Text(String),
    /// The value of a duration column, in milliseconds.
    Duration(u64),
    /// The index into the list of a one-of column.
    Choice(usize),
}
