//! Unknown and missing keys of rows, classes and symptoms.

use super::{ROW, WAIT, each};

#[test]
fn a_key_of_a_row_is_recognized() {
    each(
        &[
            "[catalog]\nphases = [\"Call\", \"Listen\"]\naction = \"Wait\"\n\n",
            "[column.level]\ntype = \"u8\"\n\n",
            WAIT,
            "\n",
            ROW,
            "level = 1\nin.Call = \"Wait\"\n⟨⟩\n",
        ],
        &[
            // These names are reserved: no column can have them.
            ("expected `number`, … `replaced_by` or `level`", &[r#"codes = "A""#, r#"action_in = "Wait""#]),
            ("", &[r#"x-team = "A""#]),
            ("a key with a similar name exists: `level`", &["level2 = 1", "levl = 1"]),
            (
                r#"expected `number`, … `replaced_by` or `level`; a key of your own is a column: `[column.colour]` with `type = "text"`"#,
                &[r#"colour = "red""#],
            ),
            (
                r#"expected `number`, … `replaced_by` or `level`; a key of your own is a column: `[column.colour]` with `type = "flag"`"#,
                &["colour = true"],
            ),
            (
                r#"expected `number`, … `replaced_by` or `level`; a key of your own is a column: `[column.colour]` with `type = "u32"`"#,
                &["colour = 5"],
            ),
            (
                "no column has such values; keys for other programs start with `x-`: `x-colour`",
                &["colour = 1.5", r#"colour = ["red"]"#, "colour = { a = 1 }"],
            ),
            (
                r#"a column has strings: `[column.colour]` with `type = "text"`, and `colour = "2026-11-27"`"#,
                &["colour = 2026-11-27"],
            ),
            (
                r#"expected `number`, … `replaced_by` or `level`; an action in a phase is set by `in.Colour = "…"`"#,
                &[r#"Colour = "red""#],
            ),
            ("remove the line, which a patch removes", &[r#"-help = "Wait.""#]),
            ("keys for other programs start with `x-`: `x-team`", &[r#"x_team = "A""#]),
            ("a key with a similar name exists: `help`", &[r#"hlep = "Wait.""#, r#"helpp = "Wait.""#]),
            ("the key for this is `help`", &[r#"hint = "Wait.""#, r#"description = "More.""#]),
            (
                r#"expected `number`, … `replaced_by` or `level`; a key of your own is a column: `[column.desc]` with `type = "u32"`"#,
                &["desc = 5"],
            ),
            (r#"a key with a similar name exists: `aliases`, an array: `aliases = ["Uno"]`"#, &[r#"alias = "Uno""#]),
            ("the key for this is `aliases`", &[r#"alias = ["Uno"]"#]),
            (
                r#"the key for this is `sources`, an array: `sources = ["https://example.com"]`"#,
                &[r#"url = "https://example.com""#],
            ),
            ("the key for this is `sources`", &[r#"links = ["https://example.com"]"#]),
            ("the key for this is `family`", &[r#"group = "Odd""#, r#"category = "Odd""#]),
            (r#"the key for this is `deprecated = "…"`, with the reason"#, &["obsolete = true"]),
            ("the key for this is `deprecated`", &[r#"obsolete = "It is gone.""#]),
            ("use `deprecated`", &[r#"retired = "It is gone.""#]),
            (
                r#"expected `number`, … `replaced_by` or `level`; a key of your own is a column: `[column.name_de]` with `type = "text"`"#,
                &[r#"name_de = "Eins""#],
            ),
            (
                r#"expected `number`, … `replaced_by` or `level`; a key of your own is a column: `[column.summary_version]` with `type = "text"`"#,
                &[r#"summary_version = "1""#],
            ),
            (
                r#"expected `number`, … `replaced_by` or `level`; a key of your own is a column: `[column.since]` with `type = "text"`"#,
                &[r#"since = "1""#],
            ),
            ("`published` is a key of `[catalog]`", &["published = true"]),
            (r#"the action in a phase is `in.Call = "…"`"#, &[r#"phases = ["Call"]"#]),
            ("no column has such values; keys for other programs start with `x-`: `x-lints`", &["lints = []"]),
            ("a key with a similar name exists: `number`", &["NUMBER = 2"]),
            (
                r#"this table has numbers: write `number = …` in rows and `numbers = "…"` in classes, or set `code = "string"` in `[catalog]`"#,
                &[r#"code = "A""#],
            ),
            (
                r#"`text` is a key of `[action.NAME]`, which is named here: `action = "NAME"`"#,
                &[r#"text = "no answer""#],
            ),
            (
                r#"write a row as `[[code]]`, then `number = 404`, `name = "NotFound"`, `summary = "…"`"#,
                &[r#"404 = "NotFound""#],
            ),
            (r#"write a row as `[[code]]`, then `number = 2`, `name = "Two"`, `summary = "…"`"#, &["Two = 2"]),
            ("duplicate key `in`", &[r#"in = "Wait""#, r#"in = ["Call"]"#, "in = 5"]),
            (
                "no column has such values; keys for other programs start with `x-`: `x-errors`",
                &[r#"errors = { 404 = "NotFound" }"#],
            ),
            (
                r#"expected `number`, … `replaced_by` or `level`; a key of your own is a column: `[column.string]` with `type = "flag"`"#,
                &["string = true"],
            ),
        ],
    );
}

#[test]
fn a_key_of_a_class_is_recognized() {
    each(
        &[
            "[catalog]\nphases = [\"Call\", \"Listen\"]\naction = \"Wait\"\n\n",
            "[column.level]\ntype = \"u8\"\n\n",
            WAIT,
            "\n[[class]]\nnumbers = \"1xx\"\nfamily = \"Odd\"\n⟨⟩\n\n",
            ROW,
            "level = 1\nin.Call = \"Wait\"\n",
        ],
        &[
            ("", &["level = 1"]),
            ("`number` is a key of rows: write it below `[[code]]`", &["number = 5"]),
            ("`aliases` is a key of rows: write it below `[[code]]`", &[r#"aliases = ["A"]"#]),
            ("`deprecated` is a key of rows: write it below `[[code]]`", &[r#"deprecated = "x""#]),
            ("`messages` is a key of rows: write it below `[[code]]`", &[r#"messages = ["x"]"#]),
            (r#"`retry` is a key of `[action.NAME]`, which is named here: `action = "NAME"`"#, &[r#"retry = "never""#]),
            ("a key with a similar name exists: `level`", &["levl = 1"]),
            (
                r#"expected `numbers`, … `sources` or `level`; a key of your own is a column: `[column.colour]` with `type = "text"`"#,
                &[r#"colour = "red""#],
            ),
            ("the key for this is `summary`", &[r#"title = "Odd""#, r#"description = "Odd.""#, r#"desc = "Odd.""#]),
            ("the key for this is `numbers`, which is set already: remove one of the two", &[r#"pattern = "2xx""#]),
        ],
    );
}

#[test]
fn a_key_of_a_symptom_is_recognized() {
    each(
        &[ROW, "\n[[symptom]]\nname = \"Silence\"\ntext = \"no answer\"\n⟨⟩\n"],
        &[
            (
                "expected `name`, … `in` or `sources`; columns are set in rows and classes",
                &["level = 1", r#"titel = "Odd""#],
            ),
            (r#"`text` takes several strings: `text = ["…", "…"]`"#, &[r#"aliases = ["x"]"#, r#"messages = ["x"]"#]),
            ("`number` is a key of rows: write it below `[[code]]`", &["number = 5"]),
            ("`family` is a key of rows: write it below `[[code]]`", &[r#"family = "Odd""#]),
            (
                r#"`actor` is a key of `[action.NAME]`, which is named here: `action = "NAME"`"#,
                &[r#"actor = "Program""#],
            ),
            (r#"the action in a phase is `in.Call = "…"`"#, &[r#"phases = ["Call"]"#]),
            ("a key with a similar name exists: `help`", &[r#"hlep = "Wait.""#]),
            ("the key for this is `summary`", &[r#"description = "Nothing came.""#]),
            ("`published` is a key of `[catalog]`", &["published = true"]),
        ],
    );
}

#[test]
fn a_row_lacks_one_key_or_several() {
    each(
        &["[[code]]\n⟨⟩\n"],
        &[
            ("`[[code]]` has no keys", &[""]),
            ("missing keys `name` and `summary` in `[[code]]`", &["number = 1"]),
            ("missing key `summary` in `[[code]]`", &["number = 1\nname = \"One\""]),
            ("missing key `name` in `[[code]]`", &["number = 1\nsummary = \"The first.\""]),
            ("missing key `number` in `[[code]]`", &["name = \"One\"\nsummary = \"The first.\""]),
            ("a key with a similar name exists: `number`", &["nubmer = 1\nname = \"One\"\nsummary = \"The first.\""]),
            (
                "`number` is missing: rename this key, or add it",
                &[
                    "no = 1\nname = \"One\"\nsummary = \"The first.\"",
                    "first = 1\nname = \"One\"\nsummary = \"The first.\"",
                ],
            ),
            (
                "`name` is missing: rename this key, or add it",
                &[
                    "number = 1\nfirst = \"One\"\nsummary = \"The first.\"",
                    "number = 1\nfirst = 5\nsummary = \"The first.\"",
                ],
            ),
            (
                r#"missing key `name` in `[[code]]` / expected `number`, … `deprecated` or `replaced_by`; a key of your own is a column: `[column.first]` with `type = "flag"`"#,
                &["number = 1\nfirst = true\nsummary = \"The first.\""],
            ),
            (
                "missing key `name` in `[[code]]` / no column has such values; keys for other programs start with `x-`: `x-first`",
                &["number = 1\nfirst = [\"One\"]\nsummary = \"The first.\""],
            ),
            (
                r#"missing key `number` in `[[code]]` / expected `number`, … `deprecated` or `replaced_by`; a key of your own is a column: `[column.first]` with `type = "text"`"#,
                &["first = \"x\"\nname = \"One\"\nsummary = \"The first.\""],
            ),
            ("`summary` is missing: rename this key, or add it", &["number = 1\nname = \"One\"\nfirst = \"x\""]),
            (
                r#"`name` and `summary` are missing: rename this key, or add them / expected `number`, … `deprecated` or `replaced_by`; a key of your own is a column: `[column.second]` with `type = "text"`"#,
                &["number = 1\nfirst = \"x\"\nsecond = \"y\""],
            ),
        ],
    );
}
