//! String codes and their patterns, and strings in general.

use super::{ROW, each};

#[test]
fn a_code_has_visible_characters() {
    each(
        &["[catalog]\ncode = \"string\"\n\n", "[[code]]\ncode = \"⟨⟩\"\nname = \"One\"\nsummary = \"The first.\"\n"],
        &[
            ("", &["A", "42P01", "a-b", "a.b:c", "?", "~"]),
            (
                "codes consist of 1 to 255 visible ASCII characters other than quotes, `\\` and `*`",
                &["A B", "A*", "A\\\\B", "Ä", "\u{200b}"],
            ),
            (r#"write `"A"`, in ASCII and without blanks"#, &[" A", "A ", "\u{410}"]),
            (r#"write `"A"`, without quotes in it"#, &["'A'"]),
            (r#"write `"A-B"`, in ASCII and without blanks"#, &["A\u{2013}B"]),
            (r#"write `"AB"`, in ASCII and without blanks"#, &["A\u{200b}B"]),
            (r#"write `"A1"`, in ASCII and without blanks"#, &["\u{ff21}\u{ff11}"]),
            ("empty string", &[""]),
            (r#"write `"-1"`, in ASCII and without blanks"#, &["\u{2212}1"]),
        ],
    );
}

#[test]
fn a_code_is_a_string() {
    each(
        &["[catalog]\ncode = \"string\"\n\n", "[[code]]\ncode = ⟨⟩\nname = \"One\"\nsummary = \"The first.\"\n"],
        &[
            (r#"put it in quotes: `code = "1"`"#, &["1"]),
            (r#"put it in quotes: `code = "0x1F"`"#, &["0x1F"]),
            (r#"put it in quotes: `"1.5"`"#, &["1.5"]),
            (r#"put it in quotes: `"true"`"#, &["true"]),
            ("remove the brackets", &[r#"["A"]"#]),
            (r#"put it in quotes: `"2026-11-27"`"#, &["2026-11-27"]),
        ],
    );
}

#[test]
fn patterns_of_other_languages_are_understood() {
    each(
        &[
            "[catalog]\ncode = \"string\"\n\n",
            "[[class]]\ncodes = \"⟨⟩\"\nfamily = \"Odd\"\n\n",
            "[[code]]\ncode = \"42000\"\nname = \"Row0\"\nsummary = \"Row 0.\"\n\n",
            "[[code]]\ncode = \"42P01\"\nname = \"Row1\"\nsummary = \"Row 1.\"\n\n",
            "[[code]]\ncode = \"53000\"\nname = \"Row2\"\nsummary = \"Row 2.\"\n\n",
            "[[code]]\ncode = \"E-1\"\nname = \"Row3\"\nsummary = \"Row 3.\"\n\n",
            "[[code]]\ncode = \"KV:Full\"\nname = \"Row4\"\nsummary = \"Row 4.\"\n\n",
            "[[code]]\ncode = \"kv:empty\"\nname = \"Row5\"\nsummary = \"Row 5.\"\n",
        ],
        &[
            (
                "",
                &[
                    "42P01",
                    "42xxx",
                    "42*",
                    "KV:*",
                    "kv:*",
                    "99000-99999",
                    "99xxx",
                    "99*",
                    "e-1",
                    "xx",
                    "*",
                    "43???",
                    "kv:full",
                    "K-V",
                    "^",
                    "$",
                    "|",
                    "41-43",
                    "42-42",
                    "43-42",
                    "4x-42x",
                    "xx-xx",
                ],
            ),
            (
                r#"write `"42xxx"`: `x` at the end is any character, and `*` any text"#,
                &[
                    "42???",
                    "42___",
                    "42nnn",
                    "42...",
                    "42.*",
                    "42[0-9]{3}",
                    "42%",
                    "^42",
                    "42$",
                    "42",
                    "42000..=42999",
                    "42000-42999",
                    "42000..42P01",
                    "42?P",
                    "42|",
                ],
            ),
            (r#"write `"42P0x"`: `x` at the end is any character, and `*` any text"#, &["42P0?", "42P01..42P09"]),
            (r#"write `"42Pxx"`: `x` at the end is any character, and `*` any text"#, &["42P[0-9]+"]),
            (r#"write `"KV*"`: `x` at the end is any character, and `*` any text"#, &["KV"]),
            (
                r#"write `"KV:*"`: `x` at the end is any character, and `*` any text"#,
                &["KV:", "KV:.*", "KV:<name>", "KV:{name}"],
            ),
            (
                r#"write `["42xxx", "53xxx"]`: `x` at the end is any character, and `*` any text"#,
                &["42xxx|53xxx", "42xxx,53xxx"],
            ),
            (r#"write `["42*", "53*"]`"#, &["42*;53*"]),
            (r#"write `["41xxx", "42xxx"]`: `x` at the end is any character, and `*` any text"#, &["41xxx-42xxx"]),
            (r#"write `["52xxx", "53xxx"]`: `x` at the end is any character, and `*` any text"#, &["52xxx..53xxx"]),
            (r#"write `"E*"`: `x` at the end is any character, and `*` any text"#, &["E"]),
            (r#"write `"E-x"`: `x` at the end is any character, and `*` any text"#, &["E-?"]),
            (
                "patterns look like `42P01`, `42xxx` (`x` at the end is any character) or `KV:*` (`*` is any text)",
                &["4*2"],
            ),
            ("empty string", &[""]),
            (r#"write `"42000"`: `x` at the end is any character, and `*` any text"#, &["42000..=42000"]),
            (r#"write `["42P0x", "42P1x"]`: `x` at the end is any character, and `*` any text"#, &["42P0x-42P1x"]),
        ],
    );
}

#[test]
fn a_table_of_numbers_may_mean_strings() {
    each(
        &["[catalog]\n⟨⟩\n\n", ROW],
        &[
            (
                r#"write `code = "string"` for string codes"#,
                &[
                    "strings = true",
                    "string = true",
                    "text = true",
                    "string_codes = true",
                    r#"kind = "str""#,
                    r#"code_type = "text""#,
                    r#"type = "STRING""#,
                ],
            ),
            (
                "expected `code`, … `path` or `types`; keys for other programs start with `x-`: `x-strings`",
                &["strings = 1"],
            ),
            (
                r#"write `code = "string"` for string codes / this table has string codes: write `code = "…"` in rows, and `codes = "…"` in classes"#,
                &[r#"codes = "string""#],
            ),
        ],
    );
}

#[test]
fn settings_of_numbers_are_not_for_strings() {
    each(
        &["[catalog]\ncode = \"string\"\n⟨⟩\n\n", "[[code]]\ncode = \"A\"\nname = \"Row0\"\nsummary = \"Row 0.\"\n"],
        &[
            ("", &[r#"title = "A title.""#]),
            (r#"remove it, or remove `code = "string"`"#, &[r#"number = "u16""#, r#"display = "E{}""#]),
            ("a key with a similar name exists: `number`", &[r#"numbr = "u16""#]),
        ],
    );
}

#[test]
fn a_prefix_is_a_pattern() {
    each(
        &[
            "[catalog]\ncode = \"string\"\n\n",
            "[[class]]\n⟨⟩\nfamily = \"Odd\"\n\n",
            "[[code]]\ncode = \"42P01\"\nname = \"Row0\"\nsummary = \"Row 0.\"\n",
        ],
        &[
            ("", &[r#"codes = "42*""#]),
            (
                r#"the key for this is `codes`: `codes = "42*"`"#,
                &[
                    r#"prefix = "42""#,
                    r#"starts_with = "42""#,
                    r#"startswith = "42""#,
                    r#"begins_with = "42""#,
                    r#"start = "42""#,
                ],
            ),
            ("`codes` is missing: rename this key, or add it", &["prefix = 42", r#"number = "42*""#]),
            (
                r#"this table has string codes: write `code = "…"` in rows, and `codes = "…"` in classes"#,
                &[r#"numbers = "42*""#, r#"numbers = "4*2""#],
            ),
            (
                "patterns look like `42P01`, `42xxx` (`x` at the end is any character) or `KV:*` (`*` is any text)",
                &[r#"codes = "4*2""#],
            ),
        ],
    );
}

#[test]
fn strings_are_visible() {
    each(
        &[ROW, "messages = ⟨⟩\n"],
        &[
            ("", &[r#"["A"]"#, "[]", "[\"a\\tb\\nc\\rd\"]", "[\"a\\u202Fb\"]", "[\"a\\u206Ab\"]", r#"["ä"]"#]),
            (r#"put it in brackets: `["…"]`"#, &[r#""A""#]),
            (r#"put it in quotes: `"5"`"#, &[r#"["A", 5]"#, r#"["A", 5, 6]"#]),
            ("empty string", &[r#"["A", ""]"#, r#"["A", " "]"#]),
            (
                "remove it, or write its name",
                &[
                    "[\"\\u0007\"]",
                    "[\"a\\u007Fb\"]",
                    "[\"a\\u0085b\"]",
                    "[\"a\\u200Eb\"]",
                    "[\"a\\u202Ab\"]",
                    "[\"a\\u202Eb\"]",
                    "[\"a\\u2066b\"]",
                    "[\"a\\u2069b\"]",
                ],
            ),
            ("expected an array of strings, found an integer", &["5"]),
            ("expected an array of strings, found a table", &["{ a = 1 }"]),
        ],
    );
}
