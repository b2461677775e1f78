//! Names, aliases and replacements.

use super::{ROW, WAIT, each, helps};

#[test]
fn a_name_is_an_identifier() {
    each(
        &["[[code]]\nnumber = 1\nname = \"⟨⟩\"\nsummary = \"The first.\"\n"],
        &[
            ("", &["One", "_x", "Über", "Größe", "__", "Code"]),
            ("write it as `NotFound`", &["not found", "not-found", "Code::not_found"]),
            ("write it as `Code404`", &["404"]),
            ("write it as `Match`", &["match"]),
            ("write it as `SelfCode`", &["Self"]),
            ("write it as `ALLCode`", &["ALL"]),
            ("write it as `FindIn`", &["find_in"]),
            ("write it as `AB`", &["a.b", "A\u{200d}B", "A\u{feff}B"]),
            ("write it as `Type`", &["r#type"]),
            ("write it as `CO2High`", &["CO\u{2082}High"]),
            ("write it as `X1Y`", &["X\u{b9}Y"]),
            ("write it as `X2Y`", &["X²Y"]),
            ("write it as `X3Y`", &["X\u{b3}Y"]),
            ("write it as `X0Y`", &["X\u{2070}Y", "X\u{2080}Y"]),
            ("write it as `X4Y`", &["X\u{2074}Y"]),
            ("write it as `X9Y`", &["X\u{2079}Y", "X\u{2089}Y"]),
            ("names consist of letters and digits, as in `NotFound`", &["?!", "_"]),
            ("write it as `Café`, with `é` as one character", &["Cafe\u{301}"]),
            ("write it as `Über`, with `Ü` as one character", &["U\u{308}ber"]),
            ("write it as `Code1`", &["code 1"]),
        ],
    );
}

#[test]
fn an_alias_has_further_signs() {
    each(
        &[
            ROW,
            "aliases = [\"⟨⟩\"]\n\n",
            "[[code]]\nnumber = 2\nname = \"Two\"\nsummary = \"The second.\"\naliases = [\"Due\"]\n",
        ],
        &[
            ("", &["uno", "UNO", "match", "amqp:not-found", "not.found", "not-found", "_a", "one", "ONE"]),
            ("aliases look like `NotFound`, `NOT_FOUND` or `amqp:not-found`", &["a b", "1a", "-a", "a/b"]),
            ("empty string", &[""]),
            ("a name or alias belongs to one code, without regard to case", &["One", "Two", "two", "due", "Due"]),
        ],
    );
}

#[test]
fn an_alias_is_no_number() {
    each(
        &["[catalog]\ndisplay = \"E{:03}\"\n\n", ROW, "aliases = [\"⟨⟩\"]\n"],
        &[
            ("", &["E001x", "F001", "E"]),
            (r#"`display = "E{:03}"` sets the written form of numbers"#, &["E001", "e1", "E1", "E70000"]),
        ],
    );
}

#[test]
fn a_deprecated_row_has_a_reason() {
    each(
        &[
            ROW,
            "⟨⟩\n\n",
            "[[code]]\nnumber = 2\nname = \"Two\"\nsummary = \"The second.\"\n\n",
            "[[code]]\nnumber = 3\nname = \"Three\"\nsummary = \"The third.\"\ndeprecated = \"It is gone.\"\n",
        ],
        &[
            ("", &[r#"deprecated = "It was vague.""#, "deprecated = \"It was vague.\"\nreplaced_by = \"Two\""]),
            (r#"give the reason: `deprecated = "…"`"#, &["deprecated = true"]),
            ("remove it: a code without the key is not deprecated", &["deprecated = false"]),
            ("empty string", &[r#"deprecated = """#]),
            ("a code with a similar name exists: `Two`", &["deprecated = \"It was vague.\"\nreplaced_by = \"Tow\""]),
            ("`One` cannot replace itself", &["deprecated = \"It was vague.\"\nreplaced_by = \"One\""]),
            ("`Three` is deprecated itself", &["deprecated = \"It was vague.\"\nreplaced_by = \"Three\""]),
            (
                r#"write the name of the other code: `replaced_by = "…"`"#,
                &["deprecated = \"It was vague.\"\nreplaced_by = 2"],
            ),
            (r#"add `deprecated = "…"` with the reason, or remove `replaced_by`"#, &[r#"replaced_by = "Two""#]),
            ("the key for this is `replaced_by`", &["deprecated = \"It was vague.\"\nsuccessor = \"Two\""]),
        ],
    );
}

/// A longer name is not compared with others: that takes long, and it is rarely misspelled.
#[test]
fn names_of_up_to_80_letters_are_suggested() {
    for (length, is_suggested) in [(80, true), (81, false)] {
        let used = format!("N{}", "a".repeat(length - 1));
        let action = WAIT.replace("Wait]", &format!("{used}b]"));
        let found = helps(&format!("[catalog]\naction = \"{used}\"\n\n{action}\n{ROW}"));
        assert_eq!(found.starts_with("write the same name in both: "), is_suggested, "{length}: {found}");
    }
}
