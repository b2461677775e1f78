//! `[column.NAME]` in its three forms.

use super::super::super::column::kind::type_names;
use super::super::Default::{Absent, Is, Note, Required};
use super::super::Kind::{Bool, Each, OneOf, Or, Pattern, Scalar, Str, Table};
use super::super::{Block, Key, key};
use super::{IDENTIFIER, ONE_OR_MORE};

const REQUIRED: Key = key(
    "required",
    Bool,
    Is("false"),
    "required = true",
    "Each row has a value, of its own or from a class, and the accessor returns it instead of an `Option`.",
);

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
        key(
            "required",
            Bool,
            Is("false"),
            "required = true",
            "The number of each row has a value, and the accessor returns it instead of an `Option`. Bits always have one.",
        ),
        key("summary", Str, Absent, "summary = \"The HTTP status.\"", "The meaning of the column."),
    ],
    table: "[column.status]\nKEYS\nROW\n",
    ..Block::EMPTY
};

pub(super) const BIT: Block = Block {
    heading: "`[column.NAME]` with `from` and `type`",
    id: "bit",
    about: "A flag that is a bit of the number. Every number has it, and rows do not set it.",
    keys: &[
        key(
            "from",
            Pattern(r"^(bit +[0-9]+|bits +[0-9]+\.\.=[0-9]+) *$"),
            Required,
            "from = \"bit 29\"",
            "The position of the bit; 0 is the least significant one. `bits 29..=29` is the same.",
        ),
        key("type", OneOf(|| vec!["flag"]), Required, "type = \"flag\"", "The accessor returns a `bool`."),
        key("summary", Str, Absent, "summary = \"A third party defines the code.\"", "The meaning of the column."),
    ],
    table: "[column.is_customer_code]\nKEYS\nROW\n",
    ..Block::EMPTY
};

pub(super) const LIST: Block = Block {
    heading: "`[column.NAME]` with `one_of`",
    id: "list",
    about: "An attribute whose values are the names of a list, which becomes an enum.",
    keys: &[
        key(
            "one_of",
            Each(&Or(&[IDENTIFIER, Table("choice")])),
            Required,
            "one_of = [\"Low\", { name = \"VeryHigh\", text = \"very high\" }]",
            "The names: Rust identifiers, of which each may have another written form.",
        ),
        key(
            "type",
            IDENTIFIER,
            Note("the name of the column in camel case"),
            "type = \"Level\"",
            "The name of the enum.",
        ),
        REQUIRED,
        key("default", Str, Note("`None`"), "default = \"Low\"", "The value of rows that give none."),
        key("summary", Str, Absent, "summary = \"How urgent it is.\"", "The meaning of the column."),
    ],
    table: "[column.severity]\nKEYS\nROW\n",
    ..Block::EMPTY
};

pub(super) const TYPED: Block = Block {
    heading: "`[column.NAME]` with `type`",
    id: "typed",
    about: "An attribute that is a boolean (`flag`), a string (`text`), a time span (`duration`, written as `\"500ms\"`), or an integer.",
    keys: &[
        key("type", OneOf(type_names), Required, "type = \"u16\"", "The type of the values."),
        key("range", Str, Note("that of the type"), "range = \"100..=599\"", "The valid values of an integer."),
        REQUIRED,
        key(
            "unique",
            Bool,
            Is("false"),
            "unique = true",
            "No two rows have the same value, and `Code::from_NAME` finds a row by it. For `text`, in any case of ASCII \
             letters, and integers; set in rows only.",
        ),
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

pub(super) const CHOICE: Block = Block {
    heading: "Values of `one_of`",
    id: "choice",
    about: "An item of `one_of` whose written form is not its name, or whose documentation is to say more.",
    keys: &[
        key("name", IDENTIFIER, Required, "name = \"VeryHigh\"", "The name: a Rust identifier."),
        key("text", Str, Note("the name"), "text = \"very high\"", "The written form, in rows and in `Display`."),
        key("summary", Str, Absent, "summary = \"An operator has to act.\"", "The meaning, in one sentence."),
    ],
    table: "[column.severity]\none_of = [{ KEYS }]\nROW\n",
    ..Block::EMPTY
};
