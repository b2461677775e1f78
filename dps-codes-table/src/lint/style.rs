//! Lints for sentences: first letter, final period, length.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Code, LocatedString, Table};
use crate::rules;
use dps_codes_model::markup::{is_fence, list_marker};

/// A summary has to fit on one line of a log or a terminal.
const LONGEST_SUMMARY: usize = 140;
/// A help has to fit into a paragraph.
const LONGEST_HELP: usize = 600;

pub(super) fn check(table: &Table, lints: &mut Diagnostics) {
    for code in &table.codes {
        like_pattern(code, lints);
        summary(&LocatedString::new(code.summary.clone(), code.summary_span.clone()), lints);
    }
    for action in table.own_actions() {
        sentence("text", &LocatedString::new(action.text.clone(), action.text_span.clone()), lints);
    }
    let summaries = table.classes.iter().map(|class| &class.summary);
    let summaries = summaries.chain(table.symptoms.iter().map(|symptom| &symptom.summary));
    let summaries = summaries.chain(table.columns.iter().map(|column| &column.summary));
    for text in summaries.chain(table.own_phases().iter().map(|phase| &phase.summary)).flatten() {
        summary(text, lints);
    }
    for text in table.shared().filter_map(|shared| shared.help.as_ref()) {
        sentence("help", text, lints);
        too_long("help", text, LONGEST_HELP, lints);
    }
}

/// Reports a string code with `x` at the end, behind other characters.
fn like_pattern(code: &Code, lints: &mut Diagnostics) {
    let before = code.string.trim_end_matches('x');
    if before.ends_with(|c: char| c.is_ascii_digit()) && before.len() + 1 < code.string.len() {
        let message = format!("string code `{}` looks like a pattern", code.string);
        let span = code.number.span.clone();
        lints.push(
            Diagnostic::at(rules::CODE_LIKE_PATTERN, span, message, "`x` is only the letter in a row")
                .help(format!("a class has patterns: write `[[class]]` and `codes = \"{}\"`", code.string)),
        );
    }
}

fn summary(text: &LocatedString, lints: &mut Diagnostics) {
    sentence("summary", text, lints);
    too_long("summary", text, LONGEST_SUMMARY, lints);
    if text.value.trim().contains('\n') {
        let label = "`Display` writes the summary on one line";
        lints.push(Diagnostic::at(rules::SEVERAL_LINES, text.span.clone(), "summary has several lines", label));
    } else if let Some(at) = text.value.find(". ").filter(|&at| text.value[at + 2..].starts_with(char::is_uppercase)) {
        let words = text.value[..at].split(' ').next_back().unwrap_or_default();
        // As in "e.g. This" or "v. 2".
        if words.len() > 3 {
            lints.push(
                Diagnostic::at(
                    rules::SEVERAL_SENTENCES,
                    text.span.clone(),
                    "summary has several sentences",
                    "expected one sentence",
                )
                .help("move instructions to `help`"),
            );
        }
    }
}

fn sentence(what: &str, text: &LocatedString, lints: &mut Diagnostics) {
    let value = text.value.trim();
    if value.starts_with(char::is_lowercase) {
        lints.push(Diagnostic::at(
            rules::LOWER_CASE_SENTENCE,
            text.span.clone(),
            format!("{what} starts with a lower-case letter"),
            "expected a sentence",
        ));
    }
    if !ends_sentence(value) && !ends_with_markup(value) {
        lints.push(Diagnostic::at(
            rules::MISSING_PERIOD,
            text.span.clone(),
            format!("{what} does not end with a period"),
            "expected a sentence",
        ));
    }
    if has_two_spaces(value) {
        lints.push(Diagnostic::at(
            rules::TWO_SPACES,
            text.span.clone(),
            format!("{what} has two spaces in a row"),
            "expected one space",
        ));
    }
    if value.len() < text.value.len() && !text.value.ends_with('\n') {
        lints.push(Diagnostic::at(
            rules::SURROUNDING_SPACES,
            text.span.clone(),
            format!("{what} has leading or trailing spaces"),
            "remove them",
        ));
    }
}

fn too_long(what: &str, text: &LocatedString, most: usize, lints: &mut Diagnostics) {
    let length = text.value.chars().count();
    if length > most {
        let message = format!("{what} has {length} characters");
        lints.push(Diagnostic::at(rules::LONG_TEXT, text.span.clone(), message, format!("expected at most {most}")));
    }
}

/// Returns `true` if a sentence ends, perhaps within quotes or parentheses.
fn ends_sentence(value: &str) -> bool {
    value.trim_end_matches(['"', '\'', '”', '’', '»', '“', ')']).ends_with(['.', '?', '!', '…'])
}

/// Returns `true` for a help whose last line is an item of a list, or the end of a block of code.
fn ends_with_markup(value: &str) -> bool {
    let last = value.lines().next_back().unwrap_or_default().trim_start();
    value.contains('\n') && (is_fence(last) || !list_marker(last).0.is_empty())
}

/// Returns `true` for two spaces in a row within a line: not before it, and not in a block of code.
fn has_two_spaces(value: &str) -> bool {
    let mut is_code = false;
    value.lines().map(str::trim).any(|line| {
        is_code ^= is_fence(line);
        !is_code && line.contains("  ")
    })
}

#[cfg(test)]
mod tests {
    use super::{ends_sentence, ends_with_markup, has_two_spaces};

    #[test]
    fn sentences_end_in_quotes_too() {
        for text in ["It waits.", "It waits…", "It said: \"Stop!\"", "It said “stop.”", "(It waits.)"] {
            assert!(ends_sentence(text), "{text}");
        }
        for text in ["It waits", "It waits,", "It said \"stop\"", "It waits (or not)", ""] {
            assert!(!ends_sentence(text), "{text}");
        }
    }

    #[test]
    fn lists_and_code_are_not_sentences() {
        for (help, is_markup) in [
            ("Check:\n- the ID\n  - its case", true),
            ("Check:\n1. the ID", true),
            ("Run:\n```\na  b\n```", true),
            ("Check the ID\nand its case", false),
            ("- the ID", false),
        ] {
            assert_eq!(ends_with_markup(help), is_markup, "{help:?}");
            assert!(!has_two_spaces(help), "{help:?}");
        }
        assert!(has_two_spaces("Check  it.") && has_two_spaces("```\na  b\n```\nThen  it."));
    }
}
