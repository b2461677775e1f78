//! `[metadata]` and keys that start with `x-` are for other programs: the compiler reads none of them.
#![allow(missing_docs)]

use dps_codes_table::{Source, analyze, compile};

const TABLE: &str = r#"x-root = 1

[catalog]
number = "u16"
phases = [{ name = "Call", x-color = "red" }, "Listen"]
action = "Wait"
probe = { initial = "4h", cap = "1d", x-why = "rare" }
x-owner = "Team A"

[catalog.types]
code = "Fault"
x-types = true

[column.level]
one_of = ["Low", "High"]
x-order = [1, 2]

[action.Wait]
text = "Wait."
actor = "Program"
retry = { kind = "backoff", initial = "1s", cap = "1m", x-measured = 2026-11-26 }
x-runbook = "https://example.com"

[[class]]
numbers = "1xx"
action = { action = "Wait", x-since = 1.5 }
x-team = "B"

[[code]]
number = 101
name = "One"
summary = "The first."
in = { Call = "Wait", Listen = "Wait" }
level = "Low"
x-ticket.id = 7
[code.x-history]
name = "Uno"
summary = "."

[[symptom]]
name = "Lost"
text = "lost"
summary = "It is lost."
x-seen = [{ day = 2026-11-26 }]

[metadata]
number = "none"
name = "errors"
summary = 1
actor = true

[metadata.owner]
number = 1
name = "Owner"
summary = "not a row"

[[metadata.history]]
number = 1
name = "History"

[[metadata.history]]
number = 2
name = "History"
"#;

/// Returns the table without what is for other programs.
fn plain() -> String {
    let table = TABLE.replace("[code.x-history]\nname = \"Uno\"\nsummary = \".\"\n", "");
    let table = table.split("[metadata]").next().unwrap();
    let inline = [
        ("{ name = \"Call\", x-color = \"red\" }", "\"Call\""),
        (", x-why = \"rare\"", ""),
        (", x-measured = 2026-11-26", ""),
        ("{ action = \"Wait\", x-since = 1.5 }", "\"Wait\""),
    ];
    let table = inline.into_iter().fold(table.to_owned(), |table, (own, plain)| table.replace(own, plain));
    table.lines().filter(|line| !line.starts_with("x-")).fold(String::new(), |table, line| table + line + "\n")
}

fn messages(table: &str) -> Vec<String> {
    analyze(&Source::new("t.toml", table)).into_iter().map(|diagnostic| diagnostic.message).collect()
}

#[test]
fn they_change_nothing() {
    let expand = |table: &str| compile(&Source::new("t.toml", table), &"dps_codes".parse().unwrap()).tokens.to_string();
    assert_eq!(messages(&plain()), [""; 0]);
    assert!(!plain().contains("x-"));
    assert_eq!(messages(TABLE), [""; 0]);
    assert_eq!(expand(TABLE), expand(&plain()));
}

/// The repair of a broken table leaves them alone.
#[test]
fn they_have_no_errors_in_a_broken_table() {
    for (old, new, message) in [
        ("\"The first.\"", "\"The first.", "unterminated string"),
        ("[[code]]", "[[code]", "unterminated header"),
        ("number = 101", "number = [", "unterminated array"),
    ] {
        assert_eq!(messages(&TABLE.replacen(old, new, 1)), [message], "{new}");
    }
}

#[test]
fn other_unknown_keys_are_errors() {
    for (key, message) in [
        ("x_owner = 1", "unknown key `x_owner` in the root of the table"),
        ("X-owner = 1", "unknown key `X-owner` in the root of the table"),
        ("meta = {}", "unknown table `meta`"),
        ("metadata = 1", "expected a table, found an integer"),
        ("metadata = []", "expected a table, found an array"),
    ] {
        let table = format!("{key}\n{}", TABLE.split("[metadata]").next().unwrap());
        assert_eq!(messages(&table), [message], "{key}");
    }
    let with_list = TABLE.replace("[metadata]", "[[metadata]]").replace("metadata.", "metadata2.");
    assert_eq!(messages(&with_list)[..1], ["expected a table, found an array"]);
}
