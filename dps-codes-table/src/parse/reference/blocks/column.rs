//! `[column.NAME]` in its three forms.

use super::super::Default::{Absent, Note, Required};
use super::super::Kind::{OneOf, Scalar, Str};
use super::super::{Block, key};
use super::{NAMES, ONE_OR_MORE};
use crate::model::IntType;

fn types() -> Vec<&'static str> {
    ["flag", "text"].into_iter().chain(IntType::ALL.map(|int| int.name)).collect()
}

pub(super) const DIGITS: Block = Block {
    heading: "`[column.NAME]` with `from`",
    id: "digits",
    about: "An attribute that is read from the digits or bits of the number. Rows do not set it.",
    keys: &[
        key(
            "from",
            ONE_OR_MORE,
            Required,
            "from = [\"NNN\", \"NNNxxx\"]",
            "The part of the number: `NNNxxx` takes the first three of six digits, and `bits 30..=31` the two highest bits of 32. The first form that matches applies.",
        ),
        key("range", Str, Note("all values"), "range = \"100..=599\"", "The values that there are. Others are `None`."),
        key("summary", Str, Absent, "summary = \"The HTTP status.\"", "The meaning of the column."),
    ],
    table: "[column.status]\nKEYS\nROW\n",
    ..Block::EMPTY
};

pub(super) const LIST: Block = Block {
    heading: "`[column.NAME]` with `one_of`",
    id: "list",
    about: "An attribute whose values are the names of a list, which becomes an enum.",
    keys: &[
        key("one_of", NAMES, Required, "one_of = [\"Low\", \"High\"]", "The names: Rust identifiers."),
        key("type", Str, Note("the name of the column in camel case"), "type = \"Level\"", "The name of the enum."),
        key("default", Str, Note("`None`"), "default = \"Low\"", "The value of rows that give none."),
        key("summary", Str, Absent, "summary = \"How urgent it is.\"", "The meaning of the column."),
    ],
    table: "[column.severity]\nKEYS\nROW\n",
    ..Block::EMPTY
};

pub(super) const TYPED: Block = Block {
    heading: "`[column.NAME]` with `type`",
    id: "typed",
    about: "An attribute that is a boolean (`flag`), a string (`text`), or an integer.",
    keys: &[
        key("type", OneOf(types), Required, "type = \"u16\"", "The type of the values."),
        key("range", Str, Note("that of the type"), "range = \"100..=599\"", "The valid values of an integer."),
        key(
            "default",
            Scalar,
            Note("`None`, or `false` for a flag"),
            "default = 200",
            "The value of rows that give none.",
        ),
        key("summary", Str, Absent, "summary = \"The HTTP status.\"", "The meaning of the column."),
    ],
    table: "[column.status]\nKEYS\nROW\n",
    ..Block::EMPTY
};
