//! The reference of the format: each key with its type, default and example. `docs/table.md` and
//! `schema/codes.schema.json` are generated from it, and the tests hold it against the parser.
//!
//! Only tests compile it, so users of the macro do not.

mod blocks;
mod markdown;
mod schema;
mod tests;

use super::renamed::Renamed;

/// A block of a table, or an inline table in one.
struct Block {
    /// The heading on the page; its text without punctuation is the anchor.
    heading: &'static str,
    /// The name of its definition in the schema.
    id: &'static str,
    about: &'static str,
    keys: &'static [Key],
    /// Keys of which one is required.
    one_required: &'static [&'static str],
    /// `true` if columns are keys too.
    has_columns: bool,
    /// Old names of keys, each with the new one.
    renamed: Renamed,
    /// A valid table with `KEYS` in place of the keys, and the names of other blocks in place of these.
    table: &'static str,
}

impl Block {
    const EMPTY: Self = Self {
        heading: "",
        id: "",
        about: "",
        keys: &[],
        one_required: &[],
        has_columns: false,
        renamed: &[],
        table: "",
    };
}

struct Key {
    name: &'static str,
    kind: Kind,
    default: Default,
    /// A statement that sets the key.
    example: &'static str,
    about: &'static str,
}

/// The type of a value.
enum Kind {
    Str,
    Bool,
    Integer,
    Duration,
    /// A duration, or two with `..` between them.
    Durations,
    /// A string that matches a regular expression.
    Pattern(&'static str),
    /// One of some strings.
    OneOf(fn() -> Vec<&'static str>),
    /// A table with the keys of the block that has this `id`.
    Table(&'static str),
    /// A table of anything.
    Any,
    /// A value of a column.
    Scalar,
    Each(&'static Kind),
    /// A table whose keys are names.
    ByName(&'static Kind),
    Or(&'static [Kind]),
}

/// The meaning of a key that is left out.
enum Default {
    Required,
    /// Required if another key has a value: the sentence of the page, and for the schema the key with its value. The schema
    /// leaves out what depends on another block.
    RequiredIf(&'static str, Option<(&'static str, &'static str)>),
    /// A value, as TOML.
    Is(&'static str),
    Note(&'static str),
    Absent,
}

const fn key(name: &'static str, kind: Kind, default: Default, example: &'static str, about: &'static str) -> Key {
    Key { name, kind, default, example, about }
}
