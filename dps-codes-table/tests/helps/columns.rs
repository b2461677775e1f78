//! Definitions of columns.

use super::{ROW, each};

#[test]
fn a_column_has_the_name_of_a_method() {
    each(
        &["[column.⟨⟩]\ntype = \"flag\"\n\n", ROW, "⟨⟩ = true\n"],
        &[
            ("", &["level", "risk_level", "max", "clone"]),
            ("invalid column name `text`", &["text"]),
            ("invalid column name `is`", &["is"]),
            ("invalid column name `from`", &["from"]),
            ("choose another name, such as `http_status`", &["match", "_", "type"]),
            ("write it in lower case with underscores: `level`", &["Level"]),
            ("write it in lower case with underscores: `risk_level`", &["riskLevel", "risk-level"]),
            ("write it in lower case with underscores: `http`", &["HTTP"]),
        ],
    );
}

#[test]
fn a_column_of_string_codes_hides_no_method_of_a_trait() {
    each(
        &[
            "[catalog]\ncode = \"string\"\n\n",
            "[column.⟨⟩]\ntype = \"flag\"\n\n",
            "[[code]]\ncode = \"A\"\nname = \"One\"\nsummary = \"The first.\"\n⟨⟩ = true\n",
        ],
        &[
            ("", &["level"]),
            ("invalid column name `max`", &["max"]),
            ("invalid column name `clone`", &["clone"]),
            ("invalid column name `to_string`", &["to_string"]),
            ("invalid column name `number`", &["number"]),
        ],
    );
}

#[test]
fn a_column_has_one_kind() {
    each(
        &["[column.level]\n⟨⟩\n\n", ROW, "level = 1\n"],
        &[
            (
                "",
                &[
                    r#"type = "u8""#,
                    "type = \"u8\"\nrequired = true",
                    "type = \"u8\"\nunique = true",
                    "type = \"u8\"\ndefault = 1",
                ],
            ),
            (
                "a column has one of `from`, `one_of` and `type`: remove the others",
                &["from = \"N\"\ntype = \"u8\"", "from = \"N\"\none_of = [\"A\"]"],
            ),
            ("missing key `type` in `[column.level]`", &[r#"range = "1..=9""#]),
            (r#"write `range = "1..=100"`, both ends included"#, &["type = \"u8\"\nmin = 1"]),
            (r#"write `range = "1..=9"`, both ends included"#, &["type = \"u8\"\nmin = 1\nmax = 9"]),
            (r#"write `range = "0..=9"`, both ends included"#, &["type = \"u8\"\nmaximum = 9"]),
            ("expected `type`, … `default` or `summary`", &["type = \"u8\"\nunit = \"m\""]),
            ("`one_of` is a key of the column, and takes the place of `type`", &[r#"type = { one_of = ["A"] }"#]),
            ("`from` is a key of the column, and takes the place of `type`", &[r#"type = { from = "N" }"#]),
            ("expected a string, found a table", &["type = { a = 1 }"]),
            ("a key with a similar name exists: `type`", &[r#"typ = "u8""#]),
            ("a key with a similar name exists: `required`", &["type = \"u8\"\nrequierd = true"]),
            ("the key for this is `required`", &["type = \"u8\"\nmandatory = true"]),
            ("remove `default`, or `unique`", &["type = \"u8\"\nunique = true\ndefault = 1"]),
            ("remove `default`, or `required`", &["type = \"u8\"\nrequired = true\ndefault = 1"]),
            ("value out of range for the column `level`", &["type = \"u8\"\ndefault = 300"]),
            (
                r#"write `one_of = ["A", "B"]` in place of `type` and `values` / expected `A` or `B`"#,
                &["type = \"enum\"\nvalues = [\"A\", \"B\"]"],
            ),
            (
                "the key for this is `one_of` / expected `A` or `B`",
                &["type = \"Rank\"\nvalues = [\"A\", \"B\"]", "type = \"u8\"\nvalues = [\"A\", \"B\"]"],
            ),
            (
                "a key with a similar name exists: `from` / expected `from`, `range`, `required` or `summary` / remove it",
                &["frm = \"N\"\nunique = true"],
            ),
            (
                "a key with a similar name exists: `one_of` / expected `one_of`, `type`, `required`, `default` or `summary` / expected `A`",
                &["one_off = [\"A\"]\nunique = true"],
            ),
        ],
    );
}

#[test]
fn types_of_other_languages_have_a_counterpart() {
    each(
        &["[column.level]\ntype = \"⟨⟩\"\n\n", ROW, "level = 1\n"],
        &[
            ("the column type for this is `i64`", &["int"]),
            ("the column type for this is `u8`", &["uint8_t", "Option<u8>"]),
            ("a column type with a similar name exists: `u8`", &["u9"]),
            ("the column type for this is `flag`", &["bool", "boolean", "option<bool>"]),
            ("the column type for this is `text`", &["string", "str", "&str", "VARCHAR", "char"]),
            ("the column type for this is `duration`", &["timeout", "interval", "timespan"]),
            (
                "columns have no floats: use an integer of a smaller unit, or `text`",
                &["f32", "float", "double", "decimal"],
            ),
            ("a column type with a similar name exists: `text`", &["txet"]),
            ("a column type with a similar name exists: `duration`", &["durations"]),
            (
                "expected `flag`, … `i32` or `i64`; `from` reads a part of the number, `one_of` defines an enum",
                &["colour"],
            ),
        ],
    );
}

#[test]
fn a_range_includes_both_ends() {
    each(
        &["[column.level]\ntype = \"u8\"\n⟨⟩\n\n", ROW, "level = 5\n"],
        &[
            ("", &[r#"range = "0..=255""#]),
            ("use a larger type, or narrow the range", &[r#"range = "0..=256""#, r#"range = "-1..=9""#]),
            ("write `1..=9`", &[r#"range = "9..=1""#]),
            ("value out of range for the column `level`", &[r#"range = "1..=1""#]),
            (
                "ranges include both ends: write `1..=9`",
                &[r#"range = "1..9""#, r#"range = "1-9""#, r#"range = "1 to 9""#, r#"range = "[1, 9]""#],
            ),
            ("ranges include both ends: write `0..=9`", &[r#"range = "<= 9""#, r#"range = "9""#, r#"range = "..=9""#]),
            (
                "ranges include both ends, as in `100..=599`",
                &[r#"range = ">= 1""#, r#"range = "1,2,9""#, r#"range = "low""#],
            ),
            (
                r#"ranges are strings: `"1..=9"`"#,
                &[
                    "range = [1, 9]",
                    "range = [1, 2, 9]",
                    "range = { min = 1, max = 9 }",
                    "range = { from = 1, to = 9 }",
                    "range = { low = 1, high = 9 }",
                ],
            ),
            (
                r#"ranges are strings: `"100..=599"`"#,
                &["range = [9, 1]", "range = [9]", "range = -1", "range = { min = 1 }", "range = true"],
            ),
            (r#"ranges are strings: `"0..=9"`"#, &["range = 9", "range = { max = 9 }"]),
        ],
    );
}
