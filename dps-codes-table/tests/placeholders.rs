//! Placeholders for names whose definition is missing or invalid: code that uses the name still builds.
#![allow(missing_docs)]

use dps_codes_table::{Compiled, Source, compile};

/// Two phases, an actor and an action; two rows use them.
const TABLE: &str = r#"
[catalog]
phases = ["Call", "Listen"]
actors = [{ name = "Support", acts_as = "Operator" }]
action = "Wait"

[action.Wait]
text = "Wait."
actor = "Support"
retry = "at-once"

[[code]]
number = 1
name = "One"
summary = "The first."
in.Call = "Wait"

[[code]]
number = 2
name = "Two"
summary = "The second."
in.Listen = "Wait"
"#;

/// Returns the messages of a table, and its expansion.
fn compiled(table: &str) -> (Vec<String>, String) {
    let Compiled { tokens, diagnostics, .. } = compile(&Source::new("t.toml", table), &"dps_codes".parse().unwrap());
    (diagnostics.into_iter().map(|one| one.message).collect(), tokens.to_string())
}

/// Returns the variants of an enum in an expansion, or `None` if it lacks the enum.
fn variants(code: &str, name: &str) -> Option<Vec<String>> {
    let (_, body) = code.split_once(&format!("pub enum {name} {{"))?;
    let (body, _) = body.split_once('}')?;
    // Attributes are in brackets, and each variant is followed by a comma.
    let mut depth = 0;
    let mut names = Vec::new();
    for word in body.split_whitespace() {
        depth += word.matches('[').count();
        if depth == 0 && word.chars().all(char::is_alphanumeric) {
            names.push(word.to_owned());
        }
        depth -= word.matches(']').count();
    }
    Some(names)
}

/// Edits the table, and checks its errors and the variants of an enum.
fn check(edits: &[(&str, &str)], messages: &[&str], name: &str, expected: Option<&[&str]>) {
    let table = edits.iter().fold(TABLE.to_owned(), |table, (old, new)| {
        assert!(table.contains(old), "{old}");
        table.replace(old, new)
    });
    let (found, code) = compiled(&table);
    assert_eq!(found, messages, "{edits:?}");
    let variants = variants(&code, name);
    assert_eq!(variants, expected.map(|names| names.iter().map(ToString::to_string).collect()), "{edits:?}");
}

#[test]
fn a_valid_table_has_no_placeholders() {
    check(&[], &[], "Phase", Some(&["Call", "Listen"]));
    check(&[], &[], "Actor", Some(&["Support"]));
    check(&[], &[], "Action", Some(&["Wait"]));
}

#[test]
fn phases_that_are_used_are_variants() {
    let phases = "phases = [\"Call\", \"Listen\"]";
    check(&[(phases, "")], &["unknown phase `Call`"], "Phase", Some(&["Call", "Listen"]));
    let message = "expected an array of names, found an integer";
    check(&[(phases, "phases = 1")], &[message], "Phase", Some(&["Call", "Listen"]));
    // Another phase is an error of its own, and no variant.
    let messages = ["unknown phase `Later`"];
    check(&[("in.Call", "in.Later")], &messages, "Phase", Some(&["Call", "Listen"]));
}

#[test]
fn actors_that_are_used_are_variants() {
    let list = "actors = [{ name = \"Support\", acts_as = \"Operator\" }]";
    let message = "expected an array of names, found an integer";
    check(&[(list, "actors = 1")], &[message], "Actor", Some(&["Support"]));
    // Actors of the runtime need no enum.
    let actor = ("actor = \"Support\"", "actor = \"Operator\"");
    check(&[(list, "actors = 1"), actor], &[message], "Actor", None);
    check(&[(list, ""), actor], &[], "Actor", None);
    // Beside one that the table defines, they are variants too.
    let message = "expected a string, found an integer";
    let edit = (list, "actors = [{ name = \"Support\", acts_as = \"Operator\" }, 1]");
    check(&[edit, actor], &[message], "Actor", Some(&["Support", "Operator"]));
}

#[test]
fn actions_that_are_used_are_variants() {
    let edits = [("[action.Wait]", "[action.\"Wait now\"]"), ("in.Call = \"Wait\"", "in.Call = \"Stop\"")];
    check(&edits, &["`Wait now` is not a valid Rust identifier"], "Action", Some(&["Wait", "Stop"]));
}

/// The name that is used more often is the right one.
#[test]
fn a_misspelled_definition_has_the_name_that_is_used() {
    let edits = [("[action.Wait]", "[action.Wiat]")];
    check(&edits, &["unknown action `Wait`"], "Action", Some(&["Wait"]));
    let edits = [("in.Call = \"Wait\"", "in.Call = \"Wiat\"")];
    check(&edits, &["unknown action `Wiat`"], "Action", Some(&["Wait"]));
}

#[test]
fn a_row_without_a_valid_name_has_a_similar_one() {
    let one = "name = \"One\"";
    for (edits, messages, expected) in [
        (vec![(one, "name = \"no one\"")], vec!["`no one` is not a valid Rust identifier"], vec!["NoOne", "Two"]),
        (vec![(one, "name = \"?!\"")], vec!["`?!` is not a valid Rust identifier"], vec!["Two"]),
        // Of equal names, a valid one is kept, or the first one.
        (
            vec![(one, "name = \"t wo\""), ("\"Two\"", "\"TWo\"")],
            vec!["`t wo` is not a valid Rust identifier"],
            vec!["TWo"],
        ),
        (
            vec![(one, "name = \"a b\""), ("\"Two\"", "\"a-b\"")],
            vec!["`a b` is not a valid Rust identifier", "`a-b` is not a valid Rust identifier"],
            vec!["AB"],
        ),
    ] {
        check(&edits, &messages, "Code", Some(&expected));
    }
}

#[test]
fn a_row_without_a_valid_number_has_a_variant() {
    for (number, message) in [
        ("number = \"x\"", "expected an integer, found a string"),
        ("number = 1", "duplicate number 1"),
        ("number = 18446744073709551615", "number out of range for `i64`"),
        ("", "missing key `number` in `[[code]]`"),
    ] {
        check(&[("number = 2", number)], &[message], "Code", Some(&["One", "Two"]));
    }
    // A copied row adds no variant.
    let edits = [("number = 2", "number = 1"), ("\"Two\"", "\"One\"")];
    check(&edits, &["duplicate number 1"], "Code", Some(&["One"]));
}
