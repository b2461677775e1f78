//! Diagnostics for what follows a value on its line.

use super::super::declared::Declared;
use super::super::expected::Expected;
use super::super::{number, remedy};
use super::{COMMENTS, ONE_STRING, OWN_LINE};
use crate::cost;
use crate::diagnostic::{Diagnostic, Span};
use crate::escape::escape;
use crate::rules;

/// Explains what follows a value on its line, at `span`.
pub(in crate::syntax) fn followed(text: &str, span: Span, rest: &str, declared: &Declared) -> Diagnostic {
    let line = text[..span.start].rsplit('\n').next().unwrap_or_default();
    cost::add(line.len());
    let value = &line[line.rfind([' ', '\t', '=']).map_or(0, |sign| sign + 1)..];
    if let Some(fault) = number::grouped(value, rest) {
        let whole = span.start - value.len()..span.end;
        let message = format!("expected a value, found `{}`", escape(&format!("{value}{rest}")));
        return Diagnostic::at(fault.rule, whole, message, fault.label).help(fault.help);
    }
    let is_decimal = value.bytes().all(|byte| byte.is_ascii_digit()) && !value.is_empty() && rest.starts_with(',');
    if let Some(fault) = number::fault(&format!("{value}{rest}")).filter(|_| is_decimal && !rest.contains('=')) {
        let whole = span.start - value.len()..span.end;
        let message = format!("expected a value, found `{}`", escape(&format!("{value}{rest}")));
        return Diagnostic::at(fault.rule, whole, message, fault.label).help(fault.help);
    }
    let takes_code = line.split_once('=').is_some_and(|(key, _)| Expected::of(key.trim()) == Expected::Code);
    if let Some(help) = number::several(&format!("{value}{rest}"), declared.int).filter(|_| takes_code && is_decimal) {
        let whole = span.start - value.len()..span.end;
        let message = format!("expected a value, found `{}`", escape(&format!("{value}{rest}")));
        return Diagnostic::at(rules::INVALID_NUMBER, whole, message, "expected an integer").help(help);
    }
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_decimal && rest.strip_prefix(',').is_some_and(is_digits) {
        let whole = span.start - value.len()..span.end;
        let message = format!("expected a value, found `{}`", escape(&format!("{value}{rest}")));
        return Diagnostic::at(rules::INVALID_NUMBER, whole, message, "numbers have no decimal places")
            .help("write an integer, perhaps of a smaller unit");
    }
    if let Some(blank) = rest.chars().next().filter(|c| is_invisible(*c)) {
        let message = format!("invalid character U+{:04X} after a value", u32::from(blank));
        let sign = span.start..span.start + blank.len_utf8();
        return Diagnostic::at(rules::CONTROL_CHARACTER, sign, message, "invisible").help("remove it");
    }
    let message = "unexpected characters after a value";
    let other = |label: &str, help: &str| {
        Diagnostic::at(rules::CHARACTERS_AFTER_VALUE, span.clone(), message, label).help(help)
    };
    let expected = "expected the end of the line";
    if COMMENTS.iter().any(|start| rest.starts_with(start)) {
        return Diagnostic::at(rules::INVALID_COMMENT, span, message, "comments start with `#`")
            .help(format!("write `# {}`", escape(rest.trim_start_matches(['/', '-', '*', ';', '%', ' ']))));
    }
    let next = rest.trim_start_matches([',', ';', ' ', '\t']);
    if is_assignment(next) {
        other(expected, OWN_LINE)
    } else if next.is_empty() {
        other(expected, "remove it: lines end without a separator")
    } else if let Some(array) = array(line, rest) {
        other("expected an array of strings", &format!("write `{array}`"))
    } else if line.contains("\"\"") || rest.contains("\"\"") {
        other("two quotes are not one within a string", "write one quote at each end, and `\\\"` for a quote within it")
    } else if rest.starts_with(']') {
        other(expected, "remove the extra bracket")
    } else if rest == "\\" || (rest.starts_with(['+', '.', '&', '"', '\'']) && rest.contains(['"', '\''])) {
        other("strings cannot be joined", ONE_STRING)
    } else if rest.starts_with('.') {
        other("values have no methods", "remove it")
    } else if rest.contains('\'') && value.ends_with('\'') {
        other("the string ends at the second quote", "write it in double quotes: `\"…\"`")
    } else if rest.contains(['"', '\'']) {
        other(expected, "escape a quote within a string: `\\\"`")
    } else {
        other(expected, OWN_LINE)
    }
}

/// Returns the array of the strings on a line, for a key that takes one.
fn array(line: &str, rest: &str) -> Option<String> {
    let (key, first) = line.split_once('=').filter(|(key, _)| Expected::of(key.trim()) == Expected::Strings)?;
    let strings = format!("{first}{rest}");
    let parts: Vec<_> = strings.split('"').collect();
    let is_separator = |part: &&str| part.trim().trim_matches(',').is_empty();
    let are_strings = parts.len() > 4 && parts.len() % 2 == 1 && parts.iter().step_by(2).all(is_separator);
    (are_strings && !key.contains('"')).then(|| remedy::array(&strings))
}

/// Returns `true` for characters that no editor shows, and for line breaks of other systems.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{85}' | '\u{200b}'..='\u{200f}' | '\u{2028}' | '\u{2029}' | '\u{2060}' | '\u{feff}')
}

/// Returns `true` for a key with a value.
fn is_assignment(text: &str) -> bool {
    let key = text.split(['=', ':']).next().unwrap_or_default().trim_end();
    let is_key = !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || "_-.".contains(c));
    is_key && text.len() > key.len()
}
