//! Rules for numbers and classes.

super::rules! {
    /// The number does not fit the integer type of the table, which `number` in `[catalog]` sets. Hexadecimal digits are those
    /// of two's complement: in a table of `i16`, `0xFFFF` is -1.
    NUMBER_OUT_OF_RANGE = "T0057", Error, "number out of range", r#"
[catalog]
number = "u8"

[[code]]
number = 404
name = "NotFound"
summary = "The item does not exist."
"#;

    /// Each number belongs to one code.
    DUPLICATE_NUMBER = "T0058", Error, "duplicate number", r#"
[[code]]
number = 404
name = "NotFound"
summary = "The item does not exist."

[[code]]
number = 404
name = "Gone"
summary = "The item has been deleted."
"#;

    /// The numbers of a class are given as `404`, as `4xx` with `x` for any digit, or as a range such as `-1..=130`.
    /// Hexadecimal digits follow `0x`: `0xC0000xxx`, or `0x8000_0000..=0xFFFF_FFFF`. In a table with `display`, the
    /// digits may follow its prefix: `E04xx`. Underscores between digits are ignored.
    INVALID_PATTERN = "T0059", Error, "invalid number pattern", r#"
[[class]]
numbers = "4**"
family = "Client"

[[code]]
number = 404
name = "NotFound"
summary = "The item does not exist."
"#;

    /// `display` in `[catalog]` is how numbers are written: a prefix, and a placeholder for the digits. `E{:04}` writes four
    /// decimal digits, `0x{:08X}` eight hexadecimal ones, and `{}` as many as there are. What is written is parsed again, so
    /// hexadecimal digits need a prefix that no decimal number has.
    INVALID_WRITTEN_FORM = "T0120", Error, "invalid written form of numbers", r#"
[catalog]
display = "{:08X}"

[[code]]
number = 404
name = "NotFound"
summary = "The item does not exist."
"#;

    /// Numbers in their written form and names are parsed alike, so no name or alias is the written form of a number.
    NAME_IS_A_NUMBER = "T0121", Error, "name that parses as a number", r#"
[catalog]
display = "E{:04}"

[[code]]
number = 404
name = "E500"
summary = "The item does not exist."
"#;

    /// The pattern matches no number of the integer type of the table.
    PATTERN_OUT_OF_RANGE = "T0060", Error, "number pattern out of range", r#"
[catalog]
number = "u8"

[[class]]
numbers = "4xx"
family = "Client"

[[code]]
number = 40
name = "NotFound"
summary = "The item does not exist."
"#;

    /// Of two classes that match a number, the one whose pattern matches fewer numbers is more specific. These two match
    /// equally many.
    OVERLAPPING_CLASSES = "T0061", Error, "overlapping classes", r#"
[[class]]
numbers = "4x4"
family = "Odd"

[[class]]
numbers = "40x"
family = "Client"

[[code]]
number = 404
name = "NotFound"
summary = "The item does not exist."
"#;
}
