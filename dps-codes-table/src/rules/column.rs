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

    /// The type of a column is `flag`, `text`, `duration` or an integer type of Rust. `from` reads a part of the number, and `one_of`
    /// defines an enum, of which `type` is the name.
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

    /// Each row has a value in a required column: one of its own, or one that a class gives it. The accessor returns the value
    /// itself.
    MISSING_COLUMN_VALUE = "T0122", Error, "missing value of a required column", r#"
[column.level]
one_of = ["Low", "High"]
required = true

[[code]]
number = 404
name = "NotFound"
summary = "The item does not exist."

[[code]]
number = 500
name = "InternalError"
summary = "The service has failed."
level = "High"
"#;

    /// Rows have a value of their own in a required column and in a unique one, so a default would never apply.
    DEFAULT_OF_NO_USE = "T0123", Error, "default of a required or unique column", r#"
[column.level]
type = "u8"
default = 1
required = true

[[code]]
number = 404
name = "NotFound"
summary = "The item does not exist."
level = 2
"#;

    /// Rows are found by the value of a unique column, `Code::from_NAME`. No two have the same, without regard to the case of
    /// ASCII letters.
    DUPLICATE_COLUMN_VALUE = "T0124", Error, "duplicate value of a unique column", r#"
[column.symbol]
type = "text"
unique = true

[[code]]
number = 404
name = "NotFound"
summary = "The item does not exist."
symbol = "NOT_FOUND"

[[code]]
number = 410
name = "Gone"
summary = "The item has been deleted."
symbol = "NOT_FOUND"
"#;

    /// A unique column has the type `text` or an integer type, and its values are set in rows: a value of a class would be
    /// that of several rows.
    INVALID_UNIQUE_COLUMN = "T0125", Error, "column that cannot be unique", r#"
[column.retriable]
type = "flag"
unique = true

[[code]]
number = 404
name = "NotFound"
summary = "The item does not exist."
retriable = true
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
