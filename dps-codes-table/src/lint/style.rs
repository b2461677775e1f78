//! Sentences: how they start, how they end, and how long they are.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{LocatedString, Table};

/// A summary is one line of a log and of a terminal.
const LONGEST_SUMMARY: usize = 140;
/// A help is a paragraph.
const LONGEST_HELP: usize = 600;

pub(super) fn check(table: &Table, lints: &mut Diagnostics) {
    for code in &table.codes {
        summary(&LocatedString::new(code.summary.clone(), code.summary_span.clone()), lints);
    }
    for action in table.own_actions() {
        sentence("the text of an action", &LocatedString::new(action.text.clone(), action.text_span.clone()), lints);
    }
    let summaries = table.classes.iter().map(|class| &class.summary);
    let summaries = summaries.chain(table.symptoms.iter().map(|symptom| &symptom.summary));
    let summaries = summaries.chain(table.columns.iter().map(|column| &column.summary));
    for text in summaries.chain(table.own_phases().iter().map(|phase| &phase.summary)).flatten() {
        summary(text, lints);
    }
    for text in table.shared().filter_map(|shared| shared.help.as_ref()) {
        sentence("a help", text, lints);
        too_long("a help", text, LONGEST_HELP, lints);
    }
}

fn summary(text: &LocatedString, lints: &mut Diagnostics) {
    sentence("a summary", text, lints);
    too_long("a summary", text, LONGEST_SUMMARY, lints);
    if text.value.trim().contains('\n') {
        let label = "it is the one line that `Display` writes";
        lints.push(Diagnostic::at(text.span.clone(), "a summary of several lines", label));
    } else if let Some(at) = text.value.find(". ").filter(|&at| text.value[at + 2..].starts_with(char::is_uppercase)) {
        let words = text.value[..at].split(' ').next_back().unwrap_or_default();
        // As in "e.g. This" or "v. 2".
        if words.len() > 3 {
            lints.push(
                Diagnostic::at(text.span.clone(), "a summary of several sentences", "it is one sentence")
                    .help("put what to do into `help`"),
            );
        }
    }
}

fn sentence(what: &str, text: &LocatedString, lints: &mut Diagnostics) {
    let value = text.value.trim();
    if value.starts_with(char::is_lowercase) {
        lints.push(Diagnostic::at(text.span.clone(), format!("{what} starts with a small letter"), "it is a sentence"));
    }
    if !value.ends_with(['.', '?', '!']) {
        lints.push(Diagnostic::at(text.span.clone(), format!("{what} ends without a period"), "it is a sentence"));
    }
    if value.contains("  ") {
        lints.push(Diagnostic::at(text.span.clone(), format!("{what} has two blanks in a row"), "one is enough"));
    }
    if value.len() < text.value.len() && !text.value.ends_with('\n') {
        lints.push(Diagnostic::at(text.span.clone(), format!("{what} has blanks around it"), "they are shown too"));
    }
}

fn too_long(what: &str, text: &LocatedString, most: usize, lints: &mut Diagnostics) {
    let length = text.value.chars().count();
    if length > most {
        let message = format!("{what} of {length} characters");
        lints.push(Diagnostic::at(text.span.clone(), message, format!("at most {most} are read with ease")));
    }
}
