//! Numbers in order, and nothing said twice.

use std::collections::HashMap;

use crate::diagnostic::{Diagnostic, Diagnostics, Span};
use crate::model::{LocatedString, Table};

pub(super) fn check(table: &Table, lints: &mut Diagnostics) {
    for pair in table.codes.windows(2) {
        let (first, second) = (&pair[0].number, &pair[1].number);
        if first.value > second.value {
            let message = format!("number {} stands behind {}", second.value, first.value);
            lints.push(
                Diagnostic::at(second.span.clone(), message, "not in the order of the numbers")
                    .clashes_with(first.span.clone(), "greater"),
            );
        }
    }
    for shared in table.shared() {
        twice("source", shared.sources.iter().flatten(), lints);
    }
    for code in &table.codes {
        twice("message", code.messages.iter(), lints);
    }
    for action in table.own_actions() {
        twice("source", action.sources.iter(), lints);
    }
    twice_in_summaries(table, lints);
}

/// A text that stands twice in one list.
fn twice<'t>(what: &str, texts: impl Iterator<Item = &'t LocatedString>, lints: &mut Diagnostics) {
    let mut seen: HashMap<&str, Span> = HashMap::new();
    for text in texts {
        if let Some(first) = seen.get(text.value.as_str()) {
            lints.push(
                Diagnostic::at(text.span.clone(), format!("the same {what} twice"), "again")
                    .clashes_with(first.clone(), "first here"),
            );
        } else {
            seen.insert(&text.value, text.span.clone());
        }
    }
}

/// Two rows that say the same leave their reader with the question how they differ.
fn twice_in_summaries(table: &Table, lints: &mut Diagnostics) {
    let mut seen: HashMap<&str, &LocatedString> = HashMap::new();
    for code in &table.codes {
        if let Some(first) = seen.get(code.summary.as_str()) {
            let message = format!("`{}` has the summary of `{}`", code.name.value, first.value);
            lints.push(
                Diagnostic::at(code.name.span.clone(), message, "how does it differ?")
                    .clashes_with(first.span.clone(), "the same summary"),
            );
        } else {
            seen.insert(&code.summary, &code.name);
        }
    }
}
