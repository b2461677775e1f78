//! Replacements in helps are valid TOML.

use std::fs;

use dps_codes_table::{Diagnostic, Source, analyze};
use toml::de::DeTable;

use super::{ROW, WAIT};

/// Returns what a help says to write. Parts of a value are left out: those within a string, of other characters, and names.
fn replacements<'h>(table: &str, diagnostic: &'h Diagnostic) -> Vec<&'h str> {
    let span = diagnostic.primary.as_ref().map(|label| label.span.clone()).unwrap_or_default();
    let marked = &table[span];
    let is_in_string = marked.starts_with(['"', '\\']) && !marked.ends_with(['}', ')', ']', '>']);
    let Some(help) = diagnostic.help.as_ref().filter(|_| !is_in_string || marked.matches('"').count() > 2) else {
        return Vec::new();
    };
    let parts: Vec<_> = help.split('`').collect();
    let words = parts.iter().zip(parts.iter().skip(1)).step_by(2);
    let is_written = |before: &str| before.ends_with("write ") || before.ends_with(": ");
    let is_command = |part: &str| part.starts_with("dps-codes ");
    words.filter(|(before, part)| is_written(before) && !is_command(part)).map(|(_, part)| *part).collect()
}

/// Returns `true` for a statement, a header, a value, an item of an array, a sign with a value, and a sign alone.
fn is_toml(replacement: &str) -> bool {
    let forms = [replacement.to_owned(), format!("x = {replacement}"), format!("x {replacement}")];
    let is_open = |of: &str| of.replace('…', "\"\"");
    forms.iter().any(|form| DeTable::parse(form).is_ok() || DeTable::parse(&is_open(form)).is_ok())
        || !replacement.contains(char::is_alphanumeric)
        || replacement.split(['.', '-']).all(|word| !word.contains(|c: char| !c.is_alphanumeric() && c != '_'))
}

fn check(name: &str, table: &str) {
    for diagnostic in analyze(&Source::new("t.toml", table)) {
        for replacement in replacements(table, &diagnostic) {
            assert!(is_toml(replacement), "{name}: {}: {}", diagnostic.message, diagnostic.help.unwrap_or_default());
        }
    }
}

#[test]
fn of_each_diagnostic() {
    for entry in fs::read_dir("tests/diagnostics").unwrap() {
        let path = entry.unwrap().path();
        if let (true, Ok(table)) = (path.extension().is_some_and(|of| of == "toml"), fs::read_to_string(&path)) {
            check(&path.to_string_lossy(), &table);
        }
    }
}

#[test]
fn of_lists_in_other_notations() {
    let brackets =
        [("{", "}"), ("(", ")"), ("<", ">"), ("", ""), ("[", ")"), ("{", "]"), ("|", "|"), ("vec![", "]"), ("[", "]")];
    let separators = [", ", " ", ";", " | ", " and ", " + ", ", , ", "\n", "/", " : ", " = "];
    let items = [
        ("\"https://a.b/c\"", "\"https://a.b/d\""),
        ("\"a\"", "\"b\""),
        ("'a'", "'b'"),
        ("a", "b"),
        ("“a”", "„b“"),
        ("404", "410"),
        ("a b", "c"),
        ("\"a very long string that\"", "\"no message would show beside another one\""),
    ];
    for key in ["sources", "help", "messages", "in.Up"] {
        for (open, close) in brackets {
            for separator in separators {
                for (one, other) in items {
                    let statement = format!("{key} = {open}{one}{separator}{other}{close}\n");
                    let catalog = "[catalog]\naction = \"Wait\"\nphases = [\"Up\"]\n\n";
                    check(&statement, &[catalog, WAIT, ROW, &statement].concat());
                }
            }
        }
    }
}

#[test]
fn of_values_with_a_comment_of_another_language() {
    for key in ["help", "number", "sources"] {
        for value in ["text", "a b", "\"a\"", "5", "5s", "`a`", "“a”", "u\"a\"", "['a'", "{ a = 1 }", "yes", "null"]
        {
            for sign in ["//", "--", "/*", ";", "%"] {
                let statement = format!("{key} = {value} {sign} note\n");
                check(&statement, &[ROW.replace("number = 1\n", "").as_str(), &statement].concat());
            }
        }
    }
}

#[test]
fn of_lines_of_other_formats() {
    for value in [
        "text",
        "a b",
        "\"a\"",
        "5",
        "yes",
        "[a, b]",
        "{a: b}",
        "\"a",
        "https://example.com/a: a long address of codes",
    ] {
        for statement in [
            format!("help => {value}\n"),
            format!("help = > {value}\n"),
            format!("help: {value}\n"),
            format!("- help: {value}\n"),
            format!("sources =\n  - {value}\n  - {value}\n"),
            format!("action =\n  action = {value}\n  fallback = {value}\n"),
        ] {
            check(&statement, &[ROW, &statement].concat());
        }
    }
}

#[test]
fn of_calls_for_a_backoff() {
    for value in ["backoff(initial = 1s, cap = 5m)", "(kind = \"backoff\")", "backoff(initial = {)", "[kind = backoff]"]
    {
        check(value, &WAIT.replace("\"at-once\"", value));
    }
}
