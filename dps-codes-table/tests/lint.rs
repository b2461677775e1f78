//! Style lints: each is reported, and the tables of this project have none.
#![allow(missing_docs)]

use dps_codes_table::{Diagnostic, Source, analyze, compile};

/// Returns the warnings of a table with their lines.
fn lints(table: &str) -> Vec<(String, usize)> {
    let source = Source::new("t.toml", table);
    analyze(&source)
        .into_iter()
        .filter(|one| !one.is_error())
        .map(|one| (one.message, source.line_and_column(one.primary.map_or(0, |label| label.span.start)).0))
        .collect()
}

#[test]
fn our_own_table_has_none() {
    assert_eq!(lints(include_str!("../../codes.toml")), []);
}

#[test]
fn each_is_found() {
    let row = |number: u32, rest: &str| format!("[[code]]\nnumber = {number}\nname = \"N{number}\"\n{rest}\n");
    let long = "x".repeat(200);
    for (rest, message) in [
        ("summary = \"it broke.\"", "summary starts with a lower-case letter"),
        ("summary = \"It broke\"", "summary does not end with a period"),
        ("summary = \"It  broke.\"", "summary has two spaces in a row"),
        ("summary = \"It broke. \"", "summary has leading or trailing spaces"),
        ("summary = \"It broke down. Repair it.\"", "summary has several sentences"),
        ("summary = \"It\\nbroke.\"", "summary has several lines"),
        (&format!("summary = \"It {long}.\""), "summary has 204 characters"),
    ] {
        assert_eq!(lints(&row(1, rest)), [(message.to_owned(), 4)], "{rest}");
    }
    for (rest, message) in [
        ("help = \"repair it.\"", "help starts with a lower-case letter"),
        ("sources = [\"https://a.b\", \"https://a.b\"]", "duplicate source"),
        ("messages = [\"a\", \"a\"]", "duplicate message"),
    ] {
        assert_eq!(lints(&row(1, &format!("summary = \"It broke.\"\n{rest}"))), [(message.to_owned(), 5)], "{rest}");
    }
    let two = format!("{}{}", row(2, "summary = \"One.\""), row(1, "summary = \"Another.\""));
    assert_eq!(lints(&two), [("codes are not sorted: 1 follows 2".to_owned(), 6)]);
    let two = format!("{}{}", row(1, "summary = \"One.\""), row(2, "summary = \"One.\""));
    assert_eq!(lints(&two), [("`N2` has the same summary as `N1`".to_owned(), 7)]);
}

#[test]
fn old_keys_are_named_with_the_new_ones() {
    let table = format!("{OLD_KEYS}{}", "[[code]]\nnumber = 2\nname = \"Two\"\nsummary = \"Another.\"\n");
    let renamed = |key: &str, line| (format!("the key `{key}` has been renamed"), line);
    assert_eq!(lints(&table), [renamed("first", 6), renamed("retired", 11), renamed("instead", 12)]);
    let new_keys = table.replace("first", "initial").replace("retired", "deprecated").replace("instead", "replaced_by");
    assert_eq!(lints(&new_keys), []);
    let expand = |table: &str| compile(&Source::new("t.toml", table), &"dps_codes".parse().unwrap()).tokens.to_string();
    assert_eq!(expand(&table), expand(&new_keys));
}

/// Errors of a table are the same with the old keys, and are found at them.
#[test]
fn old_keys_have_the_errors_of_the_new_ones() {
    for (old, new) in [
        ("first = \"1s\"", "first = \"1w\""),
        ("first = \"1s\"", "first = \"1h\""),
        ("first = \"1s\", ", ""),
        ("first = \"1s\"", "first = 1"),
        ("retired = \"It broke.\"", "retired = 1"),
        ("retired = \"It broke.\"\n", ""),
        ("instead = \"Two\"", "instead = \"Three\""),
        ("instead = \"Two\"", "instead = \"One\""),
    ] {
        let table = format!("{OLD_KEYS}{}", "[[code]]\nnumber = 2\nname = \"Two\"\nsummary = \"Another.\"\n");
        let old_keys = table.replace(old, new);
        assert_ne!(old_keys, table, "{old}");
        let new_keys = old_keys
            .replace("first =", "initial =")
            .replace("retired =", "deprecated =")
            .replace("instead =", "replaced_by =");
        let errors = |table: &str| {
            let source = Source::new("t.toml", table);
            let line = |one: &Diagnostic| source.line_of(one.primary.as_ref().unwrap().span.start);
            analyze(&source).into_iter().map(|one| (line(&one), one.message, one.help)).collect::<Vec<_>>()
        };
        assert_eq!(errors(&old_keys).len(), 1, "{new}");
        assert_eq!(errors(&old_keys), errors(&new_keys), "{new}");
    }
}

const OLD_KEYS: &str = r#"[catalog]
action = "Wait"
[action.Wait]
text = "Wait."
actor = "Program"
retry = { kind = "backoff", first = "1s", cap = "1m" }
[[code]]
number = 1
name = "One"
summary = "One."
retired = "It broke."
instead = "Two"
"#;

/// Errors come first.
#[test]
fn a_table_with_errors_has_no_lints() {
    assert_eq!(lints("[[code]]\nnumber = 1\nname = \"One\"\nsummary = 1"), []);
}

/// Returns the messages about a row with this name.
fn of_name(name: &str) -> Vec<String> {
    let row = format!("[[code]]\nnumber = 1\nname = \"{name}\"\nsummary = \"It broke.\"\n");
    lints(&row).into_iter().map(|(message, _)| message).collect()
}

#[test]
fn letters_that_look_like_others_are_found() {
    for (name, plain) in [
        ("Loſt", "s"),
        ("Nª", "a"),
        ("Nº", "o"),
        ("Ｎame", "N"),
        ("N\u{1d400}", "A"),
        ("N\u{1d419}", "Z"),
        ("N\u{1d41a}", "a"),
        ("N\u{1d433}", "z"),
        ("N\u{1d468}", "A"),
    ] {
        assert_eq!(of_name(name), [format!("`{name}` contains a character that looks like `{plain}`")]);
    }
    assert_eq!(of_name("Nаme"), ["`Nаme` contains a letter that looks like the Latin `a`"]);
    // Words of another script, and letters that look like no other.
    for name in ["Отказ", "Café", "Naïve", "Ωmega"] {
        assert_eq!(of_name(name), [""; 0], "{name}");
    }
}

#[test]
fn the_length_of_a_summary_is_tested_at_its_border() {
    for (length, messages) in [(140, vec![]), (141, vec!["summary has 141 characters".to_owned()])] {
        let summary = format!("It {}.", "x".repeat(length - "It .".len()));
        let found = lints(&format!("[[code]]\nnumber = 1\nname = \"One\"\nsummary = \"{summary}\"\n"));
        assert_eq!(found.into_iter().map(|(message, _)| message).collect::<Vec<_>>(), messages, "{length}");
    }
}

#[test]
fn words_of_three_letters_before_a_period_may_be_abbreviations() {
    for (summary, is_found) in [
        ("It ran e.g. Twice.", false),
        ("Ask Mrs. Smith.", false),
        ("See the doc. Retry.", false),
        ("See the docs. Retry.", true),
        ("See the docs. retry.", false),
    ] {
        let found = lints(&format!("[[code]]\nnumber = 1\nname = \"One\"\nsummary = \"{summary}\"\n"));
        assert_eq!(!found.is_empty(), is_found, "{summary}: {found:?}");
    }
}

#[test]
fn string_codes_like_patterns_are_found() {
    let of_code = |code: &str| {
        let row = format!("[[code]]\ncode = \"{code}\"\nname = \"One\"\nsummary = \"It broke.\"\n");
        lints(&format!("[catalog]\ncode = \"string\"\n\n{row}"))
    };
    for code in ["42xx", "4xx", "E.4xxx"] {
        assert_eq!(of_code(code), [(format!("string code `{code}` looks like a pattern"), 5)]);
    }
    for code in ["42", "42x", "4x", "xx", "Exx", "42xx1", "42XX"] {
        assert_eq!(of_code(code), [], "{code}");
    }
}

#[test]
fn codes_are_sorted_as_they_are_written() {
    let table = |catalog: &str, key: &str, codes: [&str; 2]| {
        let row = |(index, code): (usize, &&str)| {
            format!("\n[[code]]\n{key} = {code}\nname = \"N{index}\"\nsummary = \"Number {index}.\"\n")
        };
        let rows: String = codes.iter().enumerate().map(row).collect();
        lints(&format!("[catalog]\n{catalog}\n{rows}")).into_iter().map(|(message, _)| message).collect::<Vec<_>>()
    };
    let hex = "number = \"i32\"\ndisplay = \"0x{:08X}\"";
    let decimal = "number = \"i32\"";
    let written = "number = \"i32\"\ndisplay = \"E{}\"";
    let string = "code = \"string\"";
    for (catalog, key, codes) in [
        (hex, "number", ["0x00000001", "0x80000001"]),
        (decimal, "number", ["-1", "1"]),
        (written, "number", ["-1", "1"]),
        (string, "code", ["\"A\"", "\"B\""]),
        (string, "code", ["\"10\"", "\"9\""]),
    ] {
        assert_eq!(table(catalog, key, codes), [""; 0], "{codes:?}");
        let [first, second] = codes;
        let reversed = table(catalog, key, [second, first]);
        assert!(matches!(&reversed[..], [one] if one.starts_with("codes are not sorted: ")), "{reversed:?}");
    }
}
