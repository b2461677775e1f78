//! Helps of diagnostics: how to write what an invalid value, or an unknown key, seems to mean. Valid neighbors have none.
#![allow(missing_docs)]

mod actions;
mod catalog;
mod choices;
mod columns;
mod durations;
mod keys;
mod lists;
mod names;
mod numbers;
mod remedies;
mod replacements;
mod strings;
mod tables;
mod values;
mod written_forms;

use dps_codes_table::{Diagnostic, Source, analyze};

/// A row, to which further keys may be added.
const ROW: &str = r#"[[code]]
number = 1
name = "One"
summary = "The first."
"#;

/// An action that is repeated.
const WAIT: &str = r#"[action.Wait]
text = "Wait."
actor = "Program"
retry = "at-once"
"#;

/// An action that is not repeated, and a class that uses it.
const STOP: &str = r#"
[action.Stop]
text = "Stop."
actor = "Operator"
retry = "never"

[[class]]
numbers = "9xx"
action = "Stop"

"#;

/// Returns the help of each diagnostic, in the order of the file, or the message of one without a help.
fn helps(table: &str) -> String {
    let diagnostics = analyze(&Source::new("t.toml", table));
    let help = |diagnostic: &Diagnostic| diagnostic.help.clone().unwrap_or_else(|| diagnostic.message.clone());
    diagnostics.iter().map(help).collect::<Vec<_>>().join(" / ")
}

/// Checks a table in parts with each of the values in place of `⟨⟩`. Cases are the helps, with their values;
/// the help of a valid value is empty. An ellipsis between spaces replaces the rest of a long list.
fn each(table: &[&str], cases: &[(&str, &[&str])]) {
    let table = table.concat();
    for (expected, values) in cases {
        for value in *values {
            let found = helps(&table.replace("⟨⟩", value));
            let is_expected = match expected.split_once(" … ") {
                Some((start, end)) => found.starts_with(start) && found.ends_with(end),
                None => found == *expected,
            };
            assert!(is_expected, "{value}:\n{found}\n{expected}");
        }
    }
}
