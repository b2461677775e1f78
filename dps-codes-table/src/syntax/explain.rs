//! Diagnostics for statements that are not valid TOML.

use super::number;
use super::value::{self, Fault};
use crate::cost;
use crate::diagnostic::{Diagnostic, Span};
use crate::escape::escape;
use crate::rules;

/// The label of an error about nesting. The limit is `DEEPEST` of the scanner.
const NESTING: &str = "more than 64 levels";

/// An error of the TOML parser.
pub(super) struct ParserError {
    /// Its span in the source.
    pub(super) span: Span,
    pub(super) message: String,
}

/// Returns the error for an unterminated string, array or inline table that starts at `open`.
pub(super) fn unclosed(text: &str, open: usize) -> Diagnostic {
    let rest = &text[open..];
    let line = rest.lines().next().unwrap_or_default().trim_end();
    let (what, closing) = match rest.as_bytes() {
        [b'[', ..] => ("array", "]"),
        [b'{', ..] => ("inline table", "}"),
        [b'"', b'"', b'"', ..] => ("string", "\"\"\""),
        [b'\'', b'\'', b'\'', ..] => ("string", "'''"),
        [b'"', ..] => ("string", "\""),
        _ => ("string", "'"),
    };
    let width = if closing.len() == 1 && what == "string" { line.len() } else { closing.len() };
    let label =
        if width > closing.len() { "missing closing quote on this line" } else { "opened here, but never closed" };
    Diagnostic::at(rules::UNTERMINATED_VALUE, open..open + width, format!("unterminated {what}"), label)
        .help(format!("close it with `{closing}`"))
}

/// Returns the error for dots or brackets whose nesting could overflow the stack of the parser.
pub(super) fn too_deep(at: usize) -> Diagnostic {
    Diagnostic::at(rules::NESTING_TOO_DEEP, at..at + 1, "nesting too deep", NESTING)
}

/// Translates an error of the parser.
pub(super) fn explain(text: &str, parser_error: &ParserError) -> Diagnostic {
    let ParserError { span, message } = parser_error;
    let rest = rest_of_line(text, span.start);
    let rest_span = span.start..span.start + rest.len();
    if let Some((start, written)) = assigned(text, span.start) {
        if value::string_prefix(written).is_some() {
            return value::unquoted(start..start + written.len(), written);
        }
    }
    let says = |start: &str| message.starts_with(start);
    if says("key with no value") {
        no_equals_sign(text, span.start, rest)
    } else if says("unexpected key or value") {
        value::followed(value_before(text, span.start), rest_span, rest)
    } else if says("missing comma") || says("extra assignment") {
        let at = behind(text[..span.start].trim_end(), span.start);
        Diagnostic::at(rules::MISSING_COMMA, at..at, "missing comma", "expected `,`")
    } else if says("missing escaped value") || says("too few unicode") || says("invalid value") {
        invalid_escape(text, span.start)
    } else if message.contains("visible characters") || says("invalid comment") {
        control_character(text, span.start)
    } else if says("carriage return") {
        Diagnostic::at(
            rules::CONTROL_CHARACTER,
            span.clone(),
            "carriage return without a line feed",
            "not a line break",
        )
    } else if says("unexpected leading zero") {
        number_at(text, span.start).unwrap_or_else(|| {
            Diagnostic::at(rules::INVALID_NUMBER, span.clone(), "number with a leading zero", "remove the zero")
        })
    } else if says("extra `=`") {
        Diagnostic::at(rules::EXTRA_SIGN, span.clone(), "extra `=`", "remove it")
    } else if says("extra comma") {
        Diagnostic::at(rules::EXTRA_SIGN, span.clone(), "extra comma", "no value before it")
    } else if says("missing array opening") || says("missing inline table opening") || says("missing table open") {
        Diagnostic::at(rules::UNMATCHED_BRACKET, rest_span, "unmatched closing bracket", "no bracket is open here")
    } else if says("unclosed array table") || says("unclosed table") {
        let bracket = if message.contains("`]]`") { "]]" } else { "]" };
        Diagnostic::at(rules::INVALID_HEADER, span.clone(), "unterminated header", format!("expected `{bracket}`"))
            .help("headers look like `[[code]]` or `[action.NAME]`")
    } else if says("unquoted keys cannot be empty") {
        Diagnostic::at(rules::INVALID_KEY, span.clone(), "missing key", "expected a name")
    } else if says("invalid unquoted key") {
        let message = format!("invalid character `{}` in a key", escape(&text[span.clone()]));
        Diagnostic::at(rules::INVALID_KEY, span.clone(), message, "keys consist of letters, digits, `-` and `_`")
    } else if says("cannot recurse") {
        Diagnostic::at(rules::NESTING_TOO_DEEP, span.clone(), "nesting too deep", NESTING)
    } else if says("missing opening quote") {
        not_opened(text, span.start)
    } else if says("string values must be quoted") || says("invalid boolean") || says("invalid float") {
        no_value(text, span, rest)
    } else {
        let message = message.strip_suffix(", expected nothing").unwrap_or(message);
        number_at(text, span.start)
            .unwrap_or_else(|| Diagnostic::at(rules::INVALID_TOML, span.clone(), "invalid TOML", message))
    }
}

/// Translates an error of two statements that are valid alone, but not together.
pub(super) fn clash(parser_error: &ParserError) -> Diagnostic {
    let ParserError { span, message } = parser_error;
    if message == "duplicate key" {
        return Diagnostic::at(rules::DUPLICATE_KEY, span.clone(), "duplicate key", "already has a value");
    }
    Diagnostic::at(rules::KEY_OF_PLAIN_VALUE, span.clone(), "key of a value that is not a table", message.as_str())
}

/// Returns the rest of the line, without a comment and trailing white space.
fn rest_of_line(text: &str, at: usize) -> &str {
    let line = text.get(at..).unwrap_or_default().lines().next().unwrap_or_default();
    cost::add(line.len());
    line.split(" #").next().unwrap_or_default().trim_end()
}

/// Returns the start of the line that holds the byte at `at`.
fn line_start(text: &str, at: usize) -> usize {
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    cost::add(at - start);
    start
}

/// Returns the end of what is left of the text before `at` without the blanks at its end.
fn behind(trimmed: &str, at: usize) -> usize {
    cost::add(at - trimmed.len());
    trimmed.len()
}

fn no_equals_sign(text: &str, at: usize, rest: &str) -> Diagnostic {
    let line_start = line_start(text, at);
    let key = text[line_start..at].trim();
    if text[line_start..].trim_start().starts_with("//") {
        let start = line_start + text[line_start..].find('/').unwrap_or(0);
        return Diagnostic::at(rules::INVALID_COMMENT, start..start + 2, "invalid comment", "expected `#`, found `//`")
            .help("comments start with `#`");
    }
    let colon = key.strip_suffix(':').map(|_| line_start + text[line_start..at].rfind(':').unwrap_or(0));
    let (start, label) = match colon {
        Some(colon) => (colon, "expected `=`, found `:`"),
        None if rest.starts_with(':') => (at, "expected `=`, found `:`"),
        None => (at, "expected `=`"),
    };
    let end = start + text[start..].chars().next().filter(|&c| c != '\n').map_or(0, char::len_utf8);
    let message = format!("missing `=` after the key `{}`", escape(key.trim_end_matches(':')));
    Diagnostic::at(rules::MISSING_EQUALS, start..end, message, label)
        .help("assign a value to the key, as in `name = \"NotFound\"`")
}

fn not_opened(text: &str, at: usize) -> Diagnostic {
    let line_start = line_start(text, at);
    let before = &text[line_start..at];
    let value = before.rfind(['=', ',', '[']).map_or(before, |sign| before[sign + 1..].trim_start());
    let start = at - value.len();
    let end = at + text[at..].chars().next().filter(|&c| c != '\n').map_or(0, char::len_utf8);
    Diagnostic::at(rules::MISSING_OPENING_QUOTE, start..end, "missing opening quote", "expected a quote before this")
}

fn invalid_escape(text: &str, at: usize) -> Diagnostic {
    let start = text[..at].rfind('\\').unwrap_or(at);
    cost::add(at - start);
    let end = text[at..].chars().next().filter(|&c| c != '\n').map_or(at, |c| at + c.len_utf8());
    let message = format!("invalid escape sequence `{}`", escape(&text[start..end]));
    Diagnostic::at(rules::INVALID_ESCAPE, start..end, message, "not an escape sequence of TOML")
        .help("write `\\\\` for a backslash, or use single quotes")
}

fn control_character(text: &str, at: usize) -> Diagnostic {
    let c = text.get(at..).and_then(|rest| rest.chars().next()).unwrap_or_default();
    let message = format!("invalid control character U+{:04X}", u32::from(c));
    Diagnostic::at(rules::CONTROL_CHARACTER, at..at + c.len_utf8(), message, "invisible").help("remove it")
}

fn no_value(text: &str, span: &Span, rest: &str) -> Diagnostic {
    let start = span.start;
    let written = if span.is_empty() { rest } else { text.get(span.clone()).unwrap_or_default() };
    if written.is_empty() || written.starts_with(['#', ',']) {
        // The line break may follow.
        let at = behind(text[..start].trim_end_matches(['\r', '\n']), start);
        return Diagnostic::at(rules::MISSING_VALUE, at..at, "missing value", "expected a value")
            .help("a value is a string in quotes, a number, `true`, `false`, or an array");
    }
    value::unquoted(start..start + written.len(), written)
}

/// Returns the start of the value of a key on the line of `at`, and the value itself.
fn assigned(text: &str, at: usize) -> Option<(usize, &str)> {
    let line_start = line_start(text, at);
    let line = rest_of_line(text, line_start);
    let (key, value) = line.split_once('=').filter(|(key, _)| !key.contains(['"', '\'']))?;
    let written = value.trim_start();
    Some((line_start + key.len() + 1 + value.len() - written.len(), written))
}

/// Returns the value that ends before `at`, if it has no space in it.
fn value_before(text: &str, at: usize) -> &str {
    let line = &text[line_start(text, at)..at];
    &line[line.rfind([' ', '\t', '=']).map_or(0, |sign| sign + 1)..]
}

/// Returns the value with the span of an error in it, if it is a number. The whole of it is at fault, not one character.
fn number_at(text: &str, at: usize) -> Option<Diagnostic> {
    let start =
        line_start(text, at) + text[line_start(text, at)..at].rfind(['=', '[', ',', '{']).map_or(0, |sign| sign + 1);
    let rest = rest_of_line(text, start);
    let written = rest.trim_start().split([',', ']', '}']).next().unwrap_or_default().trim_end();
    let start = start + rest.len() - rest.trim_start().len();
    let is_signed = written.trim_start_matches(['+', '-', '.', '_']);
    if !is_signed.starts_with(|c: char| c.is_ascii_digit()) || written.contains(':') {
        return None;
    }
    let Fault { rule, label, help } = number::fault(written)?;
    let message = format!("expected a value, found `{}`", escape(written));
    Some(Diagnostic::at(rule, start..start + written.len(), message, label).help(help))
}
