//! Unknown keys of `[catalog]`, and unknown tables.

use super::{ROW, WAIT, each, helps};

#[test]
fn a_setting_is_recognized() {
    each(
        &["[catalog]\n⟨⟩\n\n", ROW],
        &[
            ("", &[r#"title = "Codes.""#]),
            ("a key with a similar name exists: `title`", &[r#"titel = "Codes.""#]),
            ("the key for this is `title`", &[r#"name = "Codes.""#]),
            (
                r#"a family is a key of rows and classes: `family = "…"`"#,
                &[r#"family = "Odd""#, r#"families = ["Odd"]"#],
            ),
            (
                "warnings are allowed on the command line: `dps-codes check --allow T0045`",
                &[r#"allow = ["T0045"]"#, "lints = { a = 1 }"],
            ),
            (
                "expected `code`, … `path` or `types`; keys for other programs start with `x-`: `x-version`",
                &["version = 1"],
            ),
            ("keys for other programs start with `x-`: `x-version`", &["x_version = 1"]),
            (r#"write `code = "string"` for string codes"#, &["strings = true"]),
            (
                "expected `code`, … `path` or `types`; keys for other programs start with `x-`: `x-strings`",
                &["strings = false"],
            ),
            (
                r#"write `code = "string"` for string codes / this table has string codes: write `code = "…"` in rows, and `codes = "…"` in classes"#,
                &[r#"type = "string""#],
            ),
            ("the key for this is `number`", &[r#"type = "u16""#, r#"int_type = "u16""#]),
            ("the key for this is `phases`", &[r#"stages = ["Call"]"#]),
            (
                "expected `code`, … `path` or `types`; keys for other programs start with `x-`: `x-stages`",
                &[r#"stages = "Call""#],
            ),
            ("the key for this is `display`", &[r#"format = "E{}""#]),
            ("editors read the schema from the first line: `#:schema codes.schema.json`", &[r#"$schema = "x""#]),
            (
                "it is the action for numbers that neither a row nor a class matches / the key for this is `use`",
                &[r#"import = { path = "crate" }"#],
            ),
            (
                "write a header `[[code]]` above the keys of each row, outside of `[catalog]`",
                &[r#"codes = [{ number = 1, name = "A" }]"#],
            ),
            (
                "expected `code`, … `path` or `types`; keys for other programs start with `x-`: `x-level`",
                &["level = 1"],
            ),
            (
                "expected `code`, … `path` or `types`; keys for other programs start with `x-`: `x-versioned`",
                &["versioned = true"],
            ),
        ],
    );
}

#[test]
fn a_value_before_the_tables_is_recognized() {
    each(
        &["⟨⟩\n\n", ROW],
        &[
            ("", &["metadata = { a = 1 }", r#"symptom = { name = "Silence", text = "no answer" }"#, "x-a = 1"]),
            ("write `[catalog]` on a line above / this table defines no actions", &[r#"action = "Wait""#]),
            ("expected a table, found a string", &[r#"metadata = "x""#]),
            ("write `[column.NAME]`, and the keys of the block below it", &[r#"column = "u8""#]),
            ("expected a table, found an array", &[r#"column = ["u8"]"#]),
            ("write `[[class]]`, and the keys of the block below it", &[r#"class = "4xx""#, "class = 5"]),
            ("write `[catalog]` on a line above", &[r#"number = "u16""#, r#"title = "Codes.""#]),
        ],
    );
}

#[test]
fn an_invalid_column_is_listed_once() {
    each(
        &["[column.name]\ntype = \"text\"\n\n", ROW, "⟨⟩\n"],
        &[
            ("invalid column name `name`", &[""]),
            (
                r#"invalid column name `name` / expected `number`, … `deprecated` or `replaced_by`; a key of your own is a column: `[column.colour]` with `type = "text"`"#,
                &[r#"colour = "red""#],
            ),
        ],
    );
}

#[test]
fn a_table_is_recognized_by_its_keys() {
    each(
        &[ROW, "\n⟨⟩\n"],
        &[
            ("", &["[x-other]\ncolour = \"red\"", "[metadata]\ncolour = \"red\""]),
            (
                "the header of this block is `[[code]]`",
                &["[[error]]\nnumber = 2\nname = \"Two\"\nsummary = \"The second.\""],
            ),
            (
                r#"the header of this block is `[[code]]` / this table has numbers: write `number = …` in rows and `numbers = "…"` in classes, or set `code = "string"` in `[catalog]`"#,
                &["[[errors]]\ncode = \"A\"\nname = \"Two\"\nsummary = \"The second.\""],
            ),
            ("the header of this block is `[[class]]`", &["[[family]]\nnumbers = \"4xx\"\nfamily = \"Odd\""]),
            (
                r#"the header of this block is `[[class]]` / this table has numbers: write `number = …` in rows and `numbers = "…"` in classes, or set `code = "string"` in `[catalog]`"#,
                &["[[group]]\ncodes = \"4*\""],
            ),
            (
                "the header of this block is `[action.NAME]`",
                &["[step]\ntext = \"Wait.\"\nactor = \"Program\"\nretry = \"never\""],
            ),
            (
                "the header of this block is `[action.NAME]` / it is the action for numbers that neither a row nor a class matches",
                &["[step.Wait]\ntext = \"Wait.\"\nactor = \"Program\"\nretry = \"never\""],
            ),
            ("the header of this block is `[[symptom]]`", &["[[hint]]\nname = \"Silence\"\ntext = \"no answer\""]),
            (
                "the header of this block is `[column.NAME]`",
                &["[field.level]\ntype = \"u8\"", "[field.level]\none_of = [\"A\"]", "[field.level]\nfrom = \"N\""],
            ),
            ("the header of this block is `[catalog]`", &["[other]\nnumber = \"u16\"\ntitle = \"Codes.\""]),
            (
                "expected `catalog`, … `symptom` or `metadata`",
                &[
                    "[other]\nnumber = \"u16\"\ncolour = \"red\"",
                    "[other]",
                    "[[other]]\ncolour = \"red\"",
                    "[other]\n404 = \"NotFound\"",
                    "[not-found]\nname = \"NotFound\"",
                ],
            ),
            ("the key for this is `metadata`", &["[package]\nname = \"codes\"", "[meta]\nowner = \"A\""]),
            ("write `[catalog.types]`", &["[types]\ncode = \"Fault\""]),
            ("write `[catalog.use]`", &["[use]\npath = \"crate\""]),
            ("write `[catalog.probe]`", &["[probe]\ninitial = \"1h\""]),
            (
                r#"`phases` is an array in `[catalog]`: `phases = ["Call"]`"#,
                &["[phase.Call]\nsummary = \"x\"", "[[phases]]\nname = \"Call\""],
            ),
            (
                r#"`actors` is an array in `[catalog]`: `actors = ["Support"]`"#,
                &["[actors]\nSupport = \"x\"", "[[actor]]\nname = \"Support\""],
            ),
            ("warnings are allowed on the command line: `dps-codes check --allow T0045`", &["[lints]\na = 1"]),
            (
                r#"write a row as `[[code]]`, then `number = 404`, `name = "NotFound"`, `summary = "…"`"#,
                &["[errors]\n404 = \"NotFound\"", "[404]\nsummary = \"Not found.\""],
            ),
            (
                r#"write `[[code]]`, and `name = "NotFound"` below it"#,
                &["[rows.NotFound]\nnumber = 404\nsummary = \"Not found.\""],
            ),
            ("a table with a similar name exists: `column`", &["[colum.level]\ntype = \"u8\""]),
            (
                "a table with a similar name exists: `symptom`",
                &["[[symptoms]]\nname = \"Silence\"\ntext = \"no answer\""],
            ),
            ("a table with a similar name exists: `metadata`", &["[metdata]\ncolour = \"red\""]),
            (
                r#"write a row as `[[code]]`, then `number = …`, `name = "NotFound"`, `summary = "…"`"#,
                &["[NotFound]\nsummary = \"Not found.\""],
            ),
            (
                r#"write a row as `[[code]]`, then `code = "E404"`, `name = "NotFound"`, `summary = "…"`"#,
                &["[E404]\nname = \"NotFound\""],
            ),
        ],
    );
}

/// A block has its own keys: a value of `in` that is reported in one row does not excuse another.
#[test]
fn a_key_that_is_set_twice_is_reported_in_its_own_row() {
    let row = |number: u8, keys: &str| {
        ROW.replace("= 1", &format!("= {number}")).replace("One", &format!("N{number}")) + keys
    };
    let phases = "[catalog]\nphases = [\"Call\"]\naction = \"Wait\"\n\n";
    let twice = "in.Call.action = \"Wait\"\nin = {}\n\n";
    for (first, expected) in [
        ("in = 1\n\n", "expected a table, found an integer / duplicate key `in`"),
        ("\n", "duplicate key `in`"),
        (twice, "duplicate key `in` / duplicate key `in`"),
    ] {
        let table = [phases, WAIT, "\n", &row(1, first), &row(2, twice)].concat();
        assert_eq!(helps(&table), expected, "{first}");
    }
}

/// The name in a header is the number only if it consists of digits.
#[test]
fn the_name_in_a_header_is_a_number_or_a_code() {
    each(
        &[ROW, "\n[code.⟨⟩]\nname = \"Two\"\nsummary = \"The second.\"\n"],
        &[
            ("write `[[code]]`, and `number = 42` below it", &["42"]),
            ("write `[[code]]`, and `number = 0xC0DE` below it", &["0xC0DE"]),
            (
                "write `[[code]]`, and `code = \"42P01\"` below it / this table has numbers: write `number = …` in rows \
                 and `numbers = \"…\"` in classes, or set `code = \"string\"` in `[catalog]`",
                &["42P01"],
            ),
        ],
    );
}

/// Valid blocks do not change what is reported of another. Only the same header right below shows that one is too many.
#[test]
fn a_row_without_keys_is_reported_beside_any_block() {
    let catalog = "[catalog]\nphases = [\"Call\"]\naction = \"Wait\"\n\n";
    let class = "[[class]]\nnumbers = \"4xx\"\naction = \"Wait\"\nin.Call = { action = \"Wait\" }\n";
    for blocks in [&[][..], &["[column.level]\ntype = \"u8\"\n"], &[catalog, WAIT], &[catalog, WAIT, "\n", class]] {
        let blocks = blocks.concat();
        for (empty, help) in [
            ("[[code]]\n", "remove it"),
            ("[[code]]\n\n", "remove it"),
            ("[[code]]\n# To do.\n", "`[[code]]` has no keys"),
            ("[[code]]\n[[class]]\nnumbers = \"5xx\"\nfamily = \"Odd\"\n\n", "`[[code]]` has no keys"),
        ] {
            let table = [&blocks, "\n", empty, ROW].concat();
            assert_eq!(helps(&table), help, "{table}");
        }
    }
}
