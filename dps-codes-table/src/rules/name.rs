//! Rules for names.

super::rules! {
    /// A name becomes a variant or a type: it is a Rust identifier, not a keyword, and not the name of an item that the
    /// generated enums have.
    INVALID_NAME = "T0049", Error, "invalid name", r#"
[[code]]
number = 404
name = "not found"
summary = "The item does not exist."
"#;

    /// An alias starts with a letter, followed by letters, digits, `_`, `-`, `.` and `:`. A lookup would take a number
    /// for the number of a code.
    INVALID_ALIAS = "T0050", Error, "invalid alias", r#"
[[code]]
number = 404
name = "NotFound"
summary = "The item does not exist."
aliases = ["not found"]
"#;

    /// Two definitions of one kind have the same name.
    DUPLICATE_NAME = "T0051", Error, "duplicate name", r#"
[[code]]
number = 404
name = "NotFound"
summary = "The item does not exist."

[[code]]
number = 410
name = "NotFound"
summary = "The item has been deleted."
"#;

    /// Lookups by name ignore case, so two names differ in more than case.
    NAMES_DIFFER_IN_CASE = "T0052", Error, "names that differ only in case", r#"
[[code]]
number = 404
name = "NotFound"
summary = "The item does not exist."

[[code]]
number = 410
name = "Notfound"
summary = "The item has been deleted."
"#;

    /// A name or alias belongs to one code, without regard to case.
    DUPLICATE_ALIAS = "T0053", Error, "duplicate alias", r#"
[[code]]
number = 404
name = "NotFound"
summary = "The item does not exist."

[[code]]
number = 410
name = "Gone"
summary = "The item has been deleted."
aliases = ["NOTFOUND"]
"#;

    /// A row with the name of a column would hide the accessor of the column.
    NAME_OF_COLUMN = "T0054", Error, "name of a column", r#"
[column.level]
type = "u8"

[[code]]
number = 404
name = "level"
summary = "The level is too low."
level = 1
"#;

    /// The generated types have distinct names. `[catalog.types]` and the key `type` of a column set others.
    DUPLICATE_TYPE_NAME = "T0055", Error, "duplicate name of a type", r#"
[column.level]
one_of = ["Low", "High"]
type = "Code"
default = "Low"

[[code]]
number = 404
name = "NotFound"
summary = "The item does not exist."
"#;

    /// A column with a list becomes an enum. Its name is derived from the name of the column, or set by `type`.
    UNNAMED_ENUM = "T0056", Error, "enum without a name", r#"
[column.__]
one_of = ["Low", "High"]
default = "Low"

[[code]]
number = 404
name = "NotFound"
summary = "The item does not exist."
"#;
}
