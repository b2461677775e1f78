//! Diagnostics for values that the parser rejects, by the key and the lines around them.

use super::super::declared::Declared;
use super::super::expected::Expected;
use super::super::{lost_header, number, remedy, value};
use super::{array, behind, key_before, line_start};
use crate::cost;
use crate::diagnostic::{Diagnostic, Span};
use crate::escape::escape;
use crate::rules;

/// The keys of string codes.
const STRING_CODES: [&str; 2] = ["code", "codes"];

/// Returns the error for a value that starts as a date or a time: `2024-05` as a string, and `421-429` as a range of numbers.
pub(super) fn dated(start: usize, written: &str, text: &str, declared: &Declared) -> Option<Diagnostic> {
    let line = line_start(text, start);
    let key = key_before(&text[line..start]);
    let is_range =
        || written.split('-').count() == 2 && written.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    let (label, help) = match declared.expected(key) {
        Expected::Text => ("strings must be quoted", format!("write `\"{}\"`", escape(written))),
        _ if STRING_CODES.contains(&key) => ("strings must be quoted", format!("write `\"{}\"`", escape(written))),
        Expected::Code | Expected::Number if is_range() => {
            let range = written.replace('-', "..=");
            ("expected an integer", format!("a row has one number; a `[[class]]` has a range: `numbers = \"{range}\"`"))
        }
        _ => return None,
    };
    let message = format!("expected a value, found `{}`", escape(written));
    Some(Diagnostic::at(rules::UNQUOTED_VALUE, start..start + written.len(), message, label).help(help))
}

/// Returns the error for a value that is missing or not valid TOML.
pub(super) fn invalid_value(text: &str, span: &Span, declared: &Declared) -> Diagnostic {
    let written = &text[span.clone()];
    if written.is_empty() {
        // The line break may follow.
        let at = behind(text[..span.start].trim_end_matches(['\r', '\n']), span.start);
        let is_comment = text[span.start..].starts_with('#');
        let next = text[at..].trim_start();
        let line = text[..at].rsplit('\n').next().unwrap_or_default();
        let is_list = Expected::of(key_before(line)) == Expected::Strings;
        if let Some(array) = array::below(next, is_list) {
            return Diagnostic::at(rules::MISSING_VALUE, at..at, "missing value", "expected a value")
                .help(format!("write an array: `{array}`"));
        }
        if let Some(table) = nested(text, at) {
            let key = line.trim().trim_end_matches([' ', '=']);
            let help = match remedy::value(&table) {
                Some(table) => format!("a table has braces: write `{} = {table}`", escape(key)),
                None => "a table has braces: put its keys between `{` and `}`, separated by commas".to_owned(),
            };
            return Diagnostic::at(rules::MISSING_VALUE, at..at, "missing value", "expected a value").help(help);
        }
        let help = if is_comment {
            "`#` starts a comment: write a value before it"
        } else {
            "a value is a string in quotes, a number, `true`, `false`, or an array"
        };
        return Diagnostic::at(rules::MISSING_VALUE, at..at, "missing value", "expected a value").help(help);
    }
    let is_unopened = written.ends_with(['"', '\'']) && written.matches(['"', '\'']).count() == 1;
    if is_unopened && !written.starts_with(value::CURLY) {
        let first = written.chars().next().map_or(0, char::len_utf8);
        return Diagnostic::at(
            rules::MISSING_OPENING_QUOTE,
            span.start..span.start + first,
            "missing opening quote",
            "expected a quote before this",
        );
    }
    if let Some(value) = written.strip_prefix('>').filter(|_| text[..span.start].ends_with('=')) {
        let arrow = span.start - 1..span.start + 1;
        return Diagnostic::at(rules::EXTRA_SIGN, arrow, "unexpected `=>` after a key", "expected `=`").help(
            remedy::assigned(value.trim()).map_or_else(|| "write `=`".to_owned(), |value| format!("write `= {value}`")),
        );
    }
    let line = line_start(text, span.start);
    let key = key_before(&text[line..span.start]);
    if STRING_CODES.contains(&key) && number::leading_zero(written).is_some() {
        let message = format!("expected a value, found `{}`", escape(written));
        return Diagnostic::at(rules::UNQUOTED_VALUE, span.clone(), message, "strings must be quoted")
            .help(format!("write `\"{written}\"`"));
    }
    value::unquoted(span.clone(), written, key, declared)
}

/// Returns the inline table with the keys on the indented lines below the one that ends at `at`.
pub(in crate::syntax) fn nested(text: &str, at: usize) -> Option<String> {
    let mut lines = text[at..].lines();
    lines.next();
    let keys: Vec<_> = lines
        .take_while(|line| line.starts_with([' ', '\t']) && lost_header::key(line).is_some())
        .inspect(|line| cost::add(line.len()))
        .map(|line| escape(line.trim()))
        .collect();
    (!keys.is_empty()).then(|| format!("{{ {} }}", keys.join(", ")))
}
