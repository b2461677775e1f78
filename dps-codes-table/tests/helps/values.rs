//! Values of columns, and columns that are derived from the number.

use super::{ROW, each};

#[test]
fn a_list_has_names() {
    each(
        &["[column.level]\none_of = ⟨⟩\n\n", ROW, "level = \"Low\"\n"],
        &[
            (
                "",
                &[
                    r#"["Low"]"#,
                    r#"["Low", { name = "High", text = "High" }]"#,
                    r#"["Low", { name = "High", text = "HIGH" }]"#,
                    r#"[{ name = "Low", text = "not high" }]"#,
                ],
            ),
            ("empty array `one_of`", &["[]"]),
            ("duplicate name `Low` in an array", &[r#"["Low", "Low"]"#]),
            (
                "names are compared without regard to case",
                &[r#"["Low", "LOW"]"#, r#"["Low", { name = "High", text = "low" }]"#],
            ),
            (r#"write `{ name = "VeryHigh", text = "very high" }`"#, &[r#"["Low", "very high"]"#]),
            (r#"each value is an item of its own: write `"a", "b"`"#, &[r#"["Low", "a|b"]"#, r#"["Low", "a,b"]"#]),
            (r#"write `{ name = "ABC", text = "a b|c" }`"#, &[r#"["Low", "a b|c"]"#]),
            (r#"a value has a name: write `{ name = "Code5", text = "5" }`"#, &[r#"["Low", 5]"#, r#"["Low", 5, 6]"#]),
            (r#"put it in quotes: `"true"`"#, &[r#"["Low", true]"#]),
            ("write it as `Match`", &[r#"["Low", "match"]"#]),
            ("write it as `SelfCode`", &[r#"["Low", "Self"]"#]),
            ("empty string", &[r#"["Low", ""]"#]),
            (r#"write an array: `["Low", "High"]`"#, &[r#""Low, High""#, r#""Low|High""#, r#""Low High""#]),
            (r#"write an array: `["Low"]`"#, &[r#""Low, low""#, r#""Low, match""#]),
            (r#"write an array: `["…"]`"#, &[r#""?""#]),
            (r#"write an array: `["Low"]`, or a table with `name` for each of them"#, &["{ Low = 1 }"]),
            ("expected an array of names, found an integer", &["5"]),
            ("missing key `name` in an item of `one_of`", &[r#"[{ text = "Low" }]"#]),
            ("the key for this is `summary`", &[r#"[{ name = "Low", title = "low" }]"#]),
            (r#"write `{ name = "High", text = " High" }`"#, &[r#"["Low", " High"]"#]),
        ],
    );
}

#[test]
fn a_value_is_in_the_list() {
    each(
        &["[column.level]\none_of = [\"Low\", { name = \"High\", text = \"very high\" }]\n\n", ROW, "level = ⟨⟩\n"],
        &[
            ("", &[r#""Low""#, r#""High""#, r#""very high""#]),
            ("a value with a similar name exists: `Low`", &[r#""low""#]),
            ("a value with a similar name exists: `very high`", &[r#""very hihg""#]),
            ("expected `Low` or `very high`", &[r#""Middle""#, "1", r#"["Low"]"#, "true"]),
        ],
    );
}

#[test]
fn a_value_has_the_type_of_its_column() {
    each(
        &[
            "[column.flag]\ntype = \"flag\"\n[column.count]\ntype = \"u8\"\nrange = \"1..=9\"\n[column.note]\ntype = \"text\"\n[column.delay]\ntype = \"duration\"\n\n",
            ROW,
            "⟨⟩\n[[code]]\nnumber = 2\nname = \"Two\"\nsummary = \"The second.\"\nflag = true\ncount = 1\nnote = \"A note.\"\ndelay = \"1s\"\n",
        ],
        &[
            ("", &["flag = true", "count = 1", "count = 9", r#"note = "A note.""#, r#"delay = "1s""#]),
            ("write `true`, without quotes", &[r#"flag = "true""#]),
            ("write `true`", &["flag = 1"]),
            ("expected a boolean, found an integer", &["flag = 2"]),
            ("write `true` or `false`, without quotes", &[r#"flag = "perhaps""#]),
            ("value out of range for the column `count`", &["count = 0", "count = 10"]),
            ("remove the quotes: `5`", &[r#"count = "5""#]),
            ("write `5`", &["count = 5.0"]),
            ("expected an integer, found a float", &["count = 5.5"]),
            ("expected an integer, found a boolean", &["count = true"]),
            (r#"put it in quotes: `"5"`"#, &["note = 5"]),
            ("put it in quotes, as it is written here", &["note = 1_000"]),
            (r#"put it in quotes: `"0x1F"`"#, &["note = 0x1F"]),
            (r#"put it in quotes: `"true"`"#, &["note = true"]),
            (r#"put it in quotes: `"1.5"`"#, &["note = 1.5"]),
            (r#"put it in quotes: `"2026-11-27"`"#, &["note = 2026-11-27"]),
            ("remove the brackets", &[r#"note = ["A note."]"#]),
            ("expected a string, found an array", &[r#"note = ["A", "B"]"#]),
            ("empty string", &[r#"note = """#]),
            (r#"a duration has a unit, as in `"5s"` or `"5ms"`"#, &["delay = 5"]),
            (r#"write `"1s"`"#, &[r#"delay = "1 s""#]),
            (r#"put it in quotes: `"0o17"`"#, &["note = 0o17"]),
            (r#"put it in quotes: `"0b11"`"#, &["note = 0b11"]),
        ],
    );
}

#[test]
fn a_template_selects_digits_or_bits() {
    each(
        &[
            "[catalog]\nnumber = \"u32\"\n\n",
            "[column.part]\nfrom = ⟨⟩\n\n",
            "[[code]]\nnumber = 404201\nname = \"One\"\nsummary = \"The first.\"\n",
        ],
        &[
            (
                "",
                &[
                    r#""NNNxxx""#,
                    r#""NNN_xxx""#,
                    r#""xxxNNN""#,
                    r#"["NNNxxx", "NNN"]"#,
                    r#""NNNNNN""#,
                    r#""0xNNxx""#,
                    r#""bit 0""#,
                    r#""bit 31""#,
                    r#""bits 0..=31""#,
                    r#""bits 5..=5""#,
                    r#""NNNNNNNNNNNNNNNNNN""#,
                ],
            ),
            (
                "templates look like `NNNxxx` (`N` is a digit of the value, `x` is any other digit) or `bits 16..=27`",
                &[
                    r#""NxN""#,
                    r#""xxx""#,
                    r#""0NN""#,
                    r#""-NN""#,
                    r#""Nyy""#,
                    r#""0xF0F0""#,
                    r#""NNNNNNNNNNNNNNNNNNN""#,
                ],
            ),
            ("write `NNNxxx`", &[r#""NNN...""#, r#""nnnxxx""#, r#""AAAxxx""#, r#""NNN***""#]),
            ("write `0xNNxx`", &[r#""0xnnxx""#, r#""0xAAxx""#]),
            ("a mask is a range of bits: write `bits 8..=15`", &[r#""0xFF00""#]),
            ("a mask is a range of bits: write `bit 7`", &[r#""0x0080""#]),
            ("the bits of the numbers are 0..=31", &[r#""bit 32""#, r#""bits 0..=32""#]),
            ("bit 0 is the least significant one: write `bits 1..=9`", &[r#""bits 9..=1""#]),
            ("write `bits 1..=9`", &[r#""bits 1-9""#, r#""bits 1..9""#, r#""bits 1 to 9""#, r#""[9:1]""#, r#""9:1""#]),
            ("write `bit 5`", &[r#""Bit 5""#, r#""bit5""#, r#""bits 5""#, r#""bit +5""#]),
            (
                "write `bit 29`, or `bits 16..=27` with both ends included; bit 0 is the least significant one",
                &[r#""bits""#, r#""bits 1, 2, 3""#],
            ),
            ("write `bits 5..=9`", &[r#""5..=9""#, r#""bits +5..=9""#]),
            ("write `bits 16..=26`", &[r#""16-26""#, r#""bits 0x10..=0x1A""#]),
            (r#"write `"bit 5"`"#, &["5"]),
            (r#"write `"bits 1..=9"`"#, &["[1, 9]"]),
            (r#"write `"bit 9"`"#, &["[9]"]),
            ("empty array `from`", &["[]"]),
            (r#"put it in quotes: `"1"`"#, &[r#"[1, "N"]"#]),
            ("expected a string or an array of strings, found a boolean", &["true"]),
        ],
    );
}

#[test]
fn a_required_part_is_that_of_each_number() {
    each(
        &[
            "[column.part]\nfrom = ⟨⟩\nrequired = true\n\n",
            ROW,
            "\n[[code]]\nnumber = 404\nname = \"Two\"\nsummary = \"The second.\"\n",
        ],
        &[
            // One item that is not read may be the one that the first row lacks.
            ("put it in quotes: `\"5\"`", &[r#"["NNx", 5]"#]),
            ("", &[r#"["NNx", "N"]"#]),
            ("add a form for such numbers to `from`, widen `range`, or remove `required`", &[r#""NNx""#]),
            (
                "templates look like `NNNxxx` (`N` is a digit of the value, `x` is any other digit) or `bits 16..=27`",
                &[r#"["NNx", "Nyy"]"#],
            ),
            ("change `from` to a form of numbers such as 1, or remove `required`", &[r#""NNNNx""#]),
        ],
    );
}

#[test]
fn a_flag_is_one_bit() {
    each(
        &["[catalog]\nnumber = \"u32\"\n\n", "[column.part]\ntype = \"flag\"\nfrom = ⟨⟩\n\n", ROW],
        &[
            ("", &[r#""bit 0""#, r#""bits 5..=5""#]),
            ("write `bit 29`, or remove `type` to read an integer", &[r#""bits 0..=1""#, r#""N""#, r#""0xNx""#]),
            ("the bits of the numbers are 0..=31", &[r#""bit 32""#]),
            (r#"write `"bit 5"`"#, &["5"]),
            (r#"put it in quotes: `"true"`"#, &["true"]),
            (
                "templates look like `NNNxxx` (`N` is a digit of the value, `x` is any other digit) or `bits 16..=27`",
                &[r#""x""#],
            ),
        ],
    );
}

#[test]
fn a_range_of_a_derived_column_matches_some_value() {
    each(
        &[
            "[column.part]\nfrom = \"NNx\"\nrange = \"⟨⟩\"\n\n",
            "[[code]]\nnumber = 404\nname = \"One\"\nsummary = \"The first.\"\n",
        ],
        &[
            ("", &["0..=99", "40..=40", "99..=200", "-5..=40", "0..=39", "41..=99"]),
            ("widen the range", &["100..=200", "-5..=-1"]),
            ("ranges include both ends: write `40..=41`", &["40..41"]),
        ],
    );
}
