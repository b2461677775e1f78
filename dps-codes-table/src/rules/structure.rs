//! Rules for tables, keys and types.

super::rules! {
    /// The root of a table has `[catalog]`, `[column.NAME]`, `[action.NAME]`, `[[class]]`, `[[code]]` and `[[symptom]]`.
    UNKNOWN_TABLE = "T0028", Error, "unknown table", r#"
[[codes]]
number = 404
name = "NotFound"
summary = "The item does not exist."
"#;

    /// A block has the keys that the format defines, and those of the columns of this table. A misspelled key would be
    /// lost without a word.
    UNKNOWN_KEY = "T0029", Error, "unknown key", r#"
[[code]]
number = 404
name = "NotFound"
sumary = "The item does not exist."
"#;

    /// A block lacks a required key, or one of two keys of which at least one is required.
    MISSING_KEY = "T0030", Error, "missing key", r#"
[[code]]
number = 404
summary = "The item does not exist."
"#;

    /// The key has a new name. The old one is read as the new one.
    RENAMED_KEY = "T0031", Warning, "renamed key", r#"
[[code]]
number = 404
name = "NotFound"
summary = "The item does not exist."
retired = "The service does not return it any more."
"#;

    /// A block has a key under its old and under its new name.
    RENAMED_KEY_TWICE = "T0032", Error, "old and new name of a key", r#"
[[code]]
number = 404
name = "NotFound"
summary = "The item does not exist."
retired = "Gone."
deprecated = "The service does not return it any more."
"#;

    /// Each key has a type: `number` is an integer, `name` is a string in quotes, `sources` is an array of strings.
    WRONG_TYPE = "T0033", Error, "value of a wrong type", r#"
[[code]]
number = "404"
name = "NotFound"
summary = "The item does not exist."
"#;

    /// A string has at least one visible character.
    EMPTY_STRING = "T0034", Error, "empty string", r#"
[[code]]
number = 404
name = "NotFound"
summary = ""
"#;

    /// An array that has to name something names nothing.
    EMPTY_ARRAY = "T0035", Error, "empty array", r#"
[[class]]
numbers = []
family = "NotFound"

[[code]]
number = 404
name = "NotFound"
summary = "The item does not exist."
"#;

    /// A source is an `https://` or `http://` address, which the documentation links to.
    INVALID_URL = "T0036", Error, "invalid URL", r#"
[[code]]
number = 404
name = "NotFound"
summary = "The item does not exist."
sources = ["docs/errors.md"]
"#;

    /// A table has at most 100 columns and 100 phases. Each row has a value in each of them, so the generated code would
    /// be as large as the square of the table.
    TOO_MANY = "T0037", Error, "too many columns or phases", r#"
# and 100 more of these:
[column.one]
type = "flag"

[[code]]
number = 404
name = "NotFound"
summary = "The item does not exist."
one = true
"#;
}
