//! Settings of `[catalog]`.

use super::{ROW, each};

#[test]
fn a_similar_integer_type_has_the_digits_in_their_order() {
    each(
        &["[catalog]\nnumber = \"⟨⟩\"\n\n", ROW],
        &[
            ("an integer type with a similar name exists: `i16`", &["i1", "i6"]),
            ("an integer type with a similar name exists: `u32`", &["u3"]),
            ("an integer type with a similar name exists: `u16`", &["u1", "u17", "x16"]),
            ("an integer type with a similar name exists: `i32`", &["i3"]),
            ("an integer type with a similar name exists: `u8`", &["u"]),
            ("the integer type for this is `i16`", &["I16"]),
            ("expected `u8`, … `i32` or `i64`", &["colour"]),
        ],
    );
}

#[test]
fn integer_types_of_other_languages_have_a_counterpart() {
    each(
        &["[catalog]\nnumber = \"⟨⟩\"\n\n", ROW],
        &[
            ("the integer type for this is `i64`", &["i128", "int", "long", "bigint"]),
            ("the integer type for this is `u64`", &["usize", "qword"]),
            ("the integer type for this is `u16`", &["uint16_t", "ushort", "word"]),
            ("the integer type for this is `u8`", &["byte", "uchar"]),
            ("the integer type for this is `u32`", &["uint", "unsigned", "dword", "ulong"]),
            ("the integer type for this is `i8`", &["sbyte"]),
            ("the integer type for this is `i16`", &["short", "smallint"]),
        ],
    );
}

#[test]
fn a_similar_integer_type_holds_the_numbers_of_all_rows() {
    each(
        &["[catalog]\nnumber = \"⟨⟩\"\n\n", "[[code]]\nnumber = 70000\nname = \"One\"\nsummary = \"The first.\"\n"],
        &[
            ("expected `u8`, … `i32` or `i64`", &["u1", "i1"]),
            ("an integer type with a similar name exists: `u64`", &["u6"]),
        ],
    );
}

#[test]
fn a_similar_integer_type_has_a_sign_if_a_number_has_one() {
    each(
        &["[catalog]\nnumber = \"⟨⟩\"\n\n", "[[code]]\nnumber = -1\nname = \"One\"\nsummary = \"The first.\"\n"],
        &[
            ("expected `u8`, … `i32` or `i64`", &["u1", "u6"]),
            ("an integer type with a similar name exists: `i16`", &["x16"]),
        ],
    );
}

#[test]
fn hexadecimal_numbers_are_bits_of_the_integer_type() {
    each(
        &["[catalog]\nnumber = \"⟨⟩\"\n\n", "[[code]]\nnumber = 0xFFFF\nname = \"One\"\nsummary = \"The first.\"\n"],
        &[
            ("an integer type with a similar name exists: `i16`", &["i1"]),
            ("an integer type with a similar name exists: `u16`", &["x16"]),
            ("expected `u8`, … `i32` or `i64`", &["x8"]),
        ],
    );
}

#[test]
fn the_type_of_codes_is_named() {
    each(
        &["[catalog]\ncode = \"⟨⟩\"\n\n", ROW],
        &[
            ("", &["number"]),
            (r#"`number = "u16"` sets the integer type of the codes"#, &["u16"]),
            (r#"write `code = "string"` for string codes"#, &["str"]),
            ("a code type with a similar name exists: `number`", &["Number", "numbr"]),
            ("a code type with a similar name exists: `string`", &["strin"]),
            ("expected `number` or `string`", &["colour"]),
        ],
    );
}

#[test]
fn a_path_is_one_of_rust() {
    each(
        &["[catalog]\npath = \"⟨⟩\"\n\n", ROW],
        &[
            (
                "",
                &[
                    "crate",
                    "self",
                    "super",
                    "super::super",
                    "super::super::a",
                    "crate::a",
                    "other_crate::errors",
                    "::other::errors",
                ],
            ),
            (
                "paths look like `crate`, `crate::errors`, `super::errors` or `other_crate::errors`",
                &[
                    "::crate",
                    "::self",
                    "a::super",
                    "crate::super",
                    "self::super",
                    "crate::fn",
                    "a::match",
                    "fn",
                    "r#type",
                    "a::",
                    "::",
                    "a::b::_",
                    "a b",
                ],
            ),
            ("the name of a crate has underscores in Rust: write `a_b`", &["a-b"]),
            ("the name of a crate has underscores in Rust: write `a_b::c_d`", &["a-b::c-d"]),
        ],
    );
}

#[test]
fn the_module_of_another_table_is_a_path() {
    each(
        &["[catalog]\naction = \"Wait\"\nuse = { path = \"⟨⟩\" }\n\n", ROW],
        &[
            ("", &["crate", "crate::errors"]),
            ("paths look like `crate`, `crate::errors`, `super::errors` or `other_crate::errors`", &["a::fn"]),
            ("the name of a crate has underscores in Rust: write `a_b`", &["a-b"]),
        ],
    );
}

#[test]
fn another_table_is_a_path_or_a_file() {
    each(
        &["[catalog]\naction = \"Wait\"\nuse = \"⟨⟩\"\n\n", ROW],
        &[
            (r#"write `{ path = "crate" }`"#, &["crate"]),
            (r#"write `{ path = "super::x" }`"#, &["super::x"]),
            (r#"write `{ path = "crate", table = "a-b" }`, with the module of its types"#, &["a-b"]),
            (r#"write `{ path = "crate", table = "codes.toml" }`, with the module of its types"#, &["codes.toml"]),
            (r#"write `{ path = "crate", table = "a::fn" }`, with the module of its types"#, &["a::fn"]),
        ],
    );
}

#[test]
fn a_boolean_in_other_words_is_understood() {
    each(
        &["[catalog]\npublished = ⟨⟩\n\n", ROW],
        &[
            ("", &["true", "false"]),
            ("write `true`, without quotes", &[r#""yes""#, r#""Y""#, r#""on""#, r#""t""#, r#""enabled""#]),
            ("write `false`, without quotes", &[r#""no""#, r#""off""#, r#""f""#, r#""disabled""#]),
            ("write `true` or `false`, without quotes", &[r#""maybe""#]),
            ("write `true`", &["1"]),
            ("write `false`", &["0"]),
            ("expected a boolean, found an integer", &["2"]),
            ("expected a boolean, found an array", &["[]"]),
            ("expected a boolean, found a float", &["1.0"]),
        ],
    );
}

#[test]
fn types_have_distinct_names() {
    each(
        &["[catalog]\ntypes = { ⟨⟩ }\n\n", ROW],
        &[
            (
                "",
                &[
                    r#"code = "Phase""#,
                    r#"code = "Actor""#,
                    r#"code = "Action""#,
                    r#"code = "Symptom""#,
                    r#"code = "Family""#,
                    r#"family = "Code""#,
                    r#"phase = "Code""#,
                ],
            ),
            ("set another name for `code` in `[catalog.types]`", &[r#"code = "Classified""#, r#"code = "Unlisted""#]),
            ("set another name for `unlisted` in `[catalog.types]`", &[r#"code = "Fault", unlisted = "Fault""#]),
            ("write it as `Match`", &[r#"code = "match""#]),
            ("write it as `AB`", &[r#"code = "a b""#]),
            ("a key with a similar name exists: `code`", &[r#"kode = "Fault""#]),
        ],
    );
}

#[test]
fn http_needs_a_type_that_holds_every_status() {
    each(
        &["[catalog]\nnumber = \"⟨⟩\"\nintegrations = [\"http\"]\n\n", ROW],
        &[
            ("", &["u16", "u32", "i32", "i64"]),
            ("set `number` in `[catalog]` to `u16` or a larger type", &["u8", "i8", "i16"]),
        ],
    );
}

#[test]
fn a_prefix_has_letters_and_digits() {
    each(
        &["[catalog]\nprefix = \"⟨⟩\"\n\n", ROW],
        &[
            ("", &["DPS", "D-1_a", "1"]),
            ("invalid prefix `a b`", &["a b"]),
            ("invalid prefix `Ä`", &["Ä"]),
            ("invalid prefix `a{`", &["a{"]),
            ("invalid prefix `a.`", &["a."]),
        ],
    );
}

#[test]
fn keys_for_other_programs_have_a_header_of_their_own() {
    each(
        &["[catalog]\n⟨⟩\n\n", ROW],
        &[(
            "keys for other programs stand below the header `[metadata]`, or start with `x-`",
            &["metadata = \"x\"", "metadata = { owner = \"x\" }"],
        )],
    );
}
