//! Rules for string codes.

super::rules! {
    /// The codes of a table are numbers or strings. `number` sets the integer type of numbers.
    UNKNOWN_CODE_TYPE = "T0110", Error, "unknown type of codes", r#"
[catalog]
code = "text"

[[code]]
code = "42P01"
name = "UndefinedTable"
summary = "The table does not exist."
"#;

    /// A setting or a column that is about numbers has no meaning in a table of string codes.
    NUMBERS_IN_STRING_TABLE = "T0111", Error, "numbers in a table of string codes", r#"
[catalog]
code = "string"
number = "u16"

[[code]]
code = "42P01"
name = "UndefinedTable"
summary = "The table does not exist."
"#;

    /// A string code has 1 to 255 visible ASCII characters other than quotes, `\` and `*`, which has a meaning in patterns.
    INVALID_STRING_CODE = "T0112", Error, "invalid string code", r#"
[catalog]
code = "string"

[[code]]
code = "42 P01"
name = "UndefinedTable"
summary = "The table does not exist."
"#;

    /// Each string code belongs to one row.
    DUPLICATE_STRING_CODE = "T0113", Error, "duplicate string code", r#"
[catalog]
code = "string"

[[code]]
code = "42P01"
name = "UndefinedTable"
summary = "The table does not exist."

[[code]]
code = "42P01"
name = "UnknownTable"
summary = "The table is unknown."
"#;

    /// Lookups of codes ignore case, so two codes differ in more than case.
    STRING_CODES_DIFFER_IN_CASE = "T0114", Error, "string codes that differ only in case", r#"
[catalog]
code = "string"

[[code]]
code = "42P01"
name = "UndefinedTable"
summary = "The table does not exist."

[[code]]
code = "42p01"
name = "UnknownTable"
summary = "The table is unknown."
"#;

    /// Codes and names are parsed alike, so a name or an alias is not the code of another row.
    NAME_IS_A_CODE = "T0115", Error, "name that is the code of another row", r#"
[catalog]
code = "string"

[[code]]
code = "NotFound"
name = "Missing"
summary = "The item does not exist."

[[code]]
code = "PageNotFound"
name = "NotFound"
summary = "The page does not exist."
"#;

    /// The codes of a class are given as `42P01`, as `42xxx` with `x` for any character at the end, or as a prefix such as
    /// `KV:*`.
    INVALID_STRING_PATTERN = "T0116", Error, "invalid string pattern", r#"
[catalog]
code = "string"

[[class]]
codes = "4*2"
family = "Syntax"

[[code]]
code = "42P01"
name = "UndefinedTable"
summary = "The table does not exist."
"#;

    /// The patterns of a table ask for at most 16 lengths, since a lookup of an unlisted code compares with each of them.
    TOO_MANY_LENGTHS = "T0117", Error, "string patterns of too many lengths", r#"
[catalog]
code = "string"

[[class]]
codes = ["x", "xx", "xxx", "xxxx", "xxxxx", "xxxxxx", "xxxxxxx", "xxxxxxxx", "xxxxxxxxx"]
family = "Short"

[[class]]
codes = [
    "xxxxxxxxxx", "xxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxxx", "xxxxxxxxxxxxxx", "xxxxxxxxxxxxxxx",
    "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxxx",
]
family = "Long"

[[code]]
code = "42P01"
name = "UndefinedTable"
summary = "The table does not exist."
"#;

    /// The integration `http` converts a code to its status. A string is not a status, so it takes a column.
    NO_STATUS_COLUMN = "T0118", Error, "integration `http` without a status", r#"
[catalog]
code = "string"
integrations = ["http"]

[[code]]
code = "ResourceNotFound"
name = "ResourceNotFound"
summary = "The resource does not exist."
"#;

    /// The codes of a table are numbers unless `[catalog]` says `code = "string"`.
    UNDECLARED_STRING_CODES = "T0119", Error, "string codes in a table of numbers", r#"
[[code]]
code = "42P01"
name = "UndefinedTable"
summary = "The table does not exist."
"#;
}
