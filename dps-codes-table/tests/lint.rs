//! Matters of taste: each is found, and our own table has none.
#![allow(missing_docs)]

use dps_codes_table::{Source, lint};

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

/// Mistakes come first, and taste is no mistake.
#[test]
fn a_table_with_mistakes_has_none() {
    assert_eq!(lints("[[code]]\nnumber = 1\nname = \"One\"\nsummary = 1"), []);
}
