//! Lints for the order of the codes, and for duplicates.

use crate::diagnostic::{Diagnostic, Diagnostics, Span};
use crate::map::HashMap;
use crate::model::{LocatedString, Table};
use crate::rules;

pub(super) fn check(table: &Table, lints: &mut Diagnostics) {
    for pair in table.codes.windows(2) {
        let (first, second) = (&pair[0].number, &pair[1].number);
        if first.value > second.value {
            let message = format!("codes are not sorted: {} follows {}", second.value, first.value);
            lints.push(
                Diagnostic::at(rules::UNSORTED_CODES, second.span.clone(), message, "less than the number before")
                    .clashes_with(first.span.clone(), "greater than the next number"),
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

/// Reports duplicates in one array.
fn twice<'t>(what: &str, texts: impl Iterator<Item = &'t LocatedString>, lints: &mut Diagnostics) {
    let mut seen: HashMap<&str, Span> = HashMap::new();
    for text in texts {
        if let Some(first) = seen.get(text.value.as_str()) {
            lints.push(
                Diagnostic::at(
                    rules::DUPLICATE_ITEM,
                    text.span.clone(),
                    format!("duplicate {what}"),
                    "used again here",
                )
                .clashes_with(first.clone(), "first used here"),
            );
        } else {
            seen.insert(&text.value, text.span.clone());
        }
    }
}

/// Reports rows with equal summaries, which do not say how the codes differ.
fn twice_in_summaries(table: &Table, lints: &mut Diagnostics) {
    let mut seen: HashMap<&str, &LocatedString> = HashMap::new();
    for code in &table.codes {
        if let Some(first) = seen.get(code.summary.as_str()) {
            let message = format!("`{}` has the same summary as `{}`", code.name.value, first.value);
            lints.push(
                Diagnostic::at(rules::SAME_SUMMARY, code.name.span.clone(), message, "say how this code differs")
                    .clashes_with(first.span.clone(), "has this summary too"),
            );
        } else {
            seen.insert(&code.summary, &code.name);
        }
    }
}
