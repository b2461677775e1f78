//! Lints for the order of the codes, and for duplicates.

use crate::diagnostic::{Diagnostic, Diagnostics, Span};
use crate::map::HashMap;
use crate::model::{Code, CodeType, LocatedString, Settings, Table};
use crate::rules;

pub(super) fn check(table: &Table, lints: &mut Diagnostics) {
    for pair in table.codes.windows(2) {
        let is_sorted = match table.settings.code {
            CodeType::Number => place(&pair[0], &table.settings) <= place(&pair[1], &table.settings),
            CodeType::String => pair[0].string <= pair[1].string,
        };
        if !is_sorted {
            unsorted(&table.settings, &pair[0], &pair[1], lints);
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

/// Returns the place of a number in a sorted table. Hexadecimal digits are sorted as they are written.
fn place(code: &Code, settings: &Settings) -> i128 {
    let number = code.number.value;
    match &settings.display {
        Some(form) if form.radix.base() == 16 => settings.number.to_bits(number),
        _ => number,
    }
}

fn unsorted(settings: &Settings, first: &Code, second: &Code, lints: &mut Diagnostics) {
    let written = |code: &Code| settings.written(code.number.value);
    let (follows, what) = match settings.code {
        CodeType::Number => (format!("{} follows {}", written(second), written(first)), "number"),
        CodeType::String => (format!("`{}` follows `{}`", second.string, first.string), "code"),
    };
    let message = format!("codes are not sorted: {follows}");
    lints.push(
        Diagnostic::at(
            rules::UNSORTED_CODES,
            second.number.span.clone(),
            message,
            format!("less than the {what} before"),
        )
        .clashes_with(first.number.span.clone(), format!("greater than the next {what}")),
    );
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
