//! Matters of taste: each is found, and our own table has none.
#![allow(missing_docs)]

use dps_codes_table::{Diagnostic, Source, compile, diagnose, lint};

/// What is said of a table, and the lines it is said of.
fn lints(table: &str) -> Vec<(String, usize)> {
    let source = Source::new("t.toml", table);
    lint(&source)
        .into_iter()
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
        ("summary = \"it broke.\"", "a summary starts with a small letter"),
        ("summary = \"It broke\"", "a summary ends without a period"),
        ("summary = \"It  broke.\"", "a summary has two blanks in a row"),
        ("summary = \"It broke. \"", "a summary has blanks around it"),
        ("summary = \"It broke down. Mend it.\"", "a summary of several sentences"),
        ("summary = \"It\\nbroke.\"", "a summary of several lines"),
        (&format!("summary = \"It {long}.\""), "a summary of 204 characters"),
    ] {
        assert_eq!(lints(&row(1, rest)), [(message.to_owned(), 4)], "{rest}");
    }
    for (rest, message) in [
        ("help = \"mend it.\"", "a help starts with a small letter"),
        ("sources = [\"https://a.b\", \"https://a.b\"]", "the same source twice"),
        ("messages = [\"a\", \"a\"]", "the same message twice"),
    ] {
        assert_eq!(lints(&row(1, &format!("summary = \"It broke.\"\n{rest}"))), [(message.to_owned(), 5)], "{rest}");
    }
    let two = format!("{}{}", row(2, "summary = \"One.\""), row(1, "summary = \"Another.\""));
    assert_eq!(lints(&two), [("number 1 stands behind 2".to_owned(), 6)]);
    let two = format!("{}{}", row(1, "summary = \"One.\""), row(2, "summary = \"One.\""));
    assert_eq!(lints(&two), [("`N2` has the summary of `N1`".to_owned(), 7)]);
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
            diagnose(&source).into_iter().map(|one| (line(&one), one.message, one.help)).collect::<Vec<_>>()
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

/// Mistakes come first, and taste is no mistake.
#[test]
fn a_table_with_mistakes_has_none() {
    assert_eq!(lints("[[code]]\nnumber = 1\nname = \"One\"\nsummary = 1"), []);
}
