//! Rules for TOML syntax.

super::rules! {
    /// The line is not TOML, and none of the more specific rules says why. A line is a header such as `[[code]]`, a key
    /// with a value, or a comment that starts with `#`.
    INVALID_TOML = "T0008", Error, "invalid TOML", r#"
[[code]]
number = 404
name = "NotFound"
summary = "The item does not exist."
help = 1979-13-45
"#;

    /// A string, an array or an inline table has no end. The diagnostic points at its start.
    UNTERMINATED_VALUE = "T0009", Error, "unterminated value", r#"
[[code]]
number = 404
name = "NotFound"
summary = "The item does not exist.
"#;

    /// Arrays, inline tables and dotted keys are nested at most 64 levels deep, so that no table can overflow the stack
    /// of the compiler.
    NESTING_TOO_DEEP = "T0010", Error, "nesting too deep", r#"
[[code]]
number = 404
name = "NotFound"
summary = "The item does not exist."
help = [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[
"#;

    /// A key is followed by `=` and a value. YAML's colon and the arrow `=>` of other languages are errors.
    MISSING_EQUALS = "T0011", Error, "missing `=`", r#"
[[code]]
number: 404
name = "NotFound"
summary = "The item does not exist."
"#;

    /// A value ends its line. Only a comment may follow, which starts with `#`. Each key has a line of its own, and lines
    /// end without a separator. A quote within a string is escaped: `\"`.
    CHARACTERS_AFTER_VALUE = "T0012", Error, "characters after a value", r#"
[[code]]
number = 404, name = "NotFound"
summary = "The item does not exist."
"#;

    /// The items of an array and the keys of an inline table are separated by commas.
    MISSING_COMMA = "T0013", Error, "missing comma", r#"
[[code]]
number = 404
name = "NotFound"
summary = "The item does not exist."
aliases = ["not-found" "gone"]
"#;

    /// In double quotes, a backslash starts an escape sequence of TOML 1.1: `\\`, `\"`, `\n`, `\t`, `\r`, `\b`, `\f`, `\e`, `\xHH`,
    /// `\uXXXX` or `\UXXXXXXXX`. Strings in single quotes have no escape sequences.
    INVALID_ESCAPE = "T0014", Error, "invalid escape sequence", r#"
[[code]]
number = 404
name = "NotFound"
summary = "The item does not exist."
help = "Look into C:\Program Files."
"#;

    /// Texts end up in logs, terminals and documentation. Control characters, and those that change the writing
    /// direction, could make them look like something else. Tab and line break are valid.
    CONTROL_CHARACTER = "T0015", Error, "invalid control character", r#"
[[code]]
number = 404
name = "NotFound"
summary = "The item \u0007 does not exist."
"#;

    /// An integer consists of ASCII digits, with an optional sign, and underscores between digits. It has no leading zero,
    /// no thousands separator and no type suffix.
    INVALID_NUMBER = "T0016", Error, "invalid number", r#"
[[code]]
number = 0404
name = "NotFound"
summary = "The item does not exist."
"#;

    /// A second `=` or a comma without a value before it.
    EXTRA_SIGN = "T0017", Error, "extra `=` or comma", r#"
[[code]]
number = = 404
name = "NotFound"
summary = "The item does not exist."
"#;

    /// A bracket is closed that is not open.
    UNMATCHED_BRACKET = "T0018", Error, "unmatched closing bracket", r#"
[[code]]
number = 404
name = "NotFound"
summary = "The item does not exist."
aliases = ]
"#;

    /// A header is `[[code]]`, `[[class]]` or `[[symptom]]` with two brackets on each side, or `[catalog]`,
    /// `[action.NAME]` or `[column.NAME]` with one.
    INVALID_HEADER = "T0019", Error, "invalid header", r#"
[code]
number = 404
name = "NotFound"
summary = "The item does not exist."
"#;

    /// A row or table has no header, so its keys would belong to the block above it.
    MISSING_HEADER = "T0099", Error, "missing header", r#"
[[code]]
number = 404
name = "NotFound"
summary = "The item does not exist."

number = 410
name = "Gone"
summary = "The item has been deleted."
"#;

    /// A key consists of ASCII letters, digits, `-` and `_`. It is not empty.
    INVALID_KEY = "T0020", Error, "invalid key", r#"
[[code]]
number = 404
name = "NotFound"
summary = "The item does not exist."
= "not-found"
"#;

    /// A quote ends a string that no quote has started.
    MISSING_OPENING_QUOTE = "T0021", Error, "missing opening quote", r#"
[[code]]
number = 404
name = Missing"
summary = "The item does not exist."
"#;

    /// A value is a string in straight quotes, a number, `true`, `false`, an array or an inline table. TOML has no
    /// `null`, no prefixes of strings and no operators.
    UNQUOTED_VALUE = "T0022", Error, "unquoted value", r#"
[[code]]
number = 404
name = NotFound
summary = "The item does not exist."
"#;

    /// A key has no value. Remove the key if it is optional.
    MISSING_VALUE = "T0023", Error, "missing value", r#"
[[code]]
number = 404
name = "NotFound"
summary = "The item does not exist."
help =
"#;

    /// A comment starts with `#`.
    INVALID_COMMENT = "T0024", Error, "invalid comment", r#"
// The items.
[[code]]
number = 404
name = "NotFound"
summary = "The item does not exist."
"#;

    /// A `[table]` is defined once. Only headers with two brackets are repeated.
    DUPLICATE_TABLE = "T0025", Error, "duplicate table", r#"
[catalog]
title = "A water heater"

[catalog]
number = "u16"

[[code]]
number = 404
name = "NotFound"
summary = "The item does not exist."
"#;

    /// A key is set once in a block. If the second one belongs to another code, a `[[code]]` is missing above it.
    DUPLICATE_KEY = "T0026", Error, "duplicate key", r#"
[[code]]
number = 404
number = 405
name = "NotFound"
summary = "The item does not exist."
"#;

    /// A dotted key such as `in.Call` extends a table. The key before the dot already has another value.
    KEY_OF_PLAIN_VALUE = "T0027", Error, "key of a value that is not a table", r#"
[[code]]
number = 404
name = "NotFound"
summary = "The item does not exist."
help = "Look for another item."
help.more = "Or create it."
"#;
}
