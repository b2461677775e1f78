//! Rules for columns.

super::rules! {
    /// A column becomes a method of the codes: its name is in lower case with underscores, and not the name of a key or
    /// method that every table has.
    INVALID_COLUMN_NAME = "T0084", Error, "invalid name of a column", r#"
[column.HttpStatus]
type = "u16"

[[code]]
number = 404
name = "NotFound"
summary = "The item does not exist."
HttpStatus = 404
"#;

    /// The type of a column is `flag`, `text` or an integer type of Rust. `from` reads a part of the number, and `one_of`
    /// defines an enum.
    UNKNOWN_COLUMN_TYPE = "T0085", Error, "unknown type of a column", r#"
[column.retriable]
type = "bool"

[[code]]
number = 404
name = "NotFound"
summary = "The item does not exist."
retriable = true
"#;

    /// A derived column reads digits or bits of the number. In its template, one run of `N` stands for the digits of the
    /// value, and each `x` for any other digit: `NNNxxx`, or `0x0NNNxxxx` for hexadecimal digits. `bit 29` and
    /// `bits 16..=27` stand for bits, of which bit 0 is the least significant one. A number without such digits has no value.
    INVALID_TEMPLATE = "T0086", Error, "invalid template", r#"
[column.status]
from = "NxN"

[[code]]
number = 404
name = "NotFound"
summary = "The item does not exist."
"#;

    /// A range has two numbers with `..=` between them, both included. It lies within the type of the column, or contains
    /// some value of a derived one.
    INVALID_RANGE = "T0087", Error, "invalid range", r#"
[column.status]
type = "u16"
range = "100-599"

[[code]]
number = 404
name = "NotFound"
summary = "The item does not exist."
status = 404
"#;

    /// The value of a derived column is read from the number.
    DERIVED_COLUMN_SET = "T0088", Error, "value of a derived column", r#"
[column.status]
from = "NNN"

[[code]]
number = 404
name = "NotFound"
summary = "The item does not exist."
status = 404
"#;

    /// The value lies outside of the range or type of the column.
    COLUMN_VALUE_OUT_OF_RANGE = "T0089", Error, "value of a column out of range", r#"
[column.level]
type = "u8"

[[code]]
number = 404
name = "NotFound"
summary = "The item does not exist."
level = 256
"#;

    /// The value is not in the list of the column.
    UNKNOWN_COLUMN_VALUE = "T0090", Error, "unknown value of a column", r#"
[column.level]
one_of = ["Low", "High"]

[[code]]
number = 404
name = "NotFound"
summary = "The item does not exist."
level = "Middle"
"#;
}
