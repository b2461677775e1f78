//! Diagnostics for statements that are not valid TOML.

use super::parser_error::{ParserError, Slip};
use super::value;
use crate::cost;
use crate::diagnostic::{Diagnostic, Span};
use crate::escape::escape;
use crate::rules;

/// The label of an error about nesting. The limit is `DEEPEST` of the scanner.
const NESTING: &str = "more than 64 levels";

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
    let ParserError { span, slip } = parser_error;
    let rest = rest_of_line(text, span.start);
    let rest_span = span.start..span.start + rest.len();
    if let Some((start, written)) = assigned(text, span.start) {
        if value::string_prefix(written).is_some() {
            return value::unquoted(start..start + written.len(), written);
        }
    }
    let at = |rule, message: &str, label: &str| Diagnostic::at(rule, span.clone(), message, label);
    match slip {
        Slip::MissingEquals(key) => no_equals_sign(text, *key, span.start),
        Slip::MissingComma => {
            let at = behind(text[..span.start].trim_end(), span.start);
            Diagnostic::at(rules::MISSING_COMMA, at..at, "missing comma", "expected `,`")
        }
        Slip::MissingKey => at(rules::INVALID_KEY, "missing key", "expected a name"),
        Slip::Trailing => value::followed(value_before(text, span.start), rest_span, rest),
        Slip::ExtraEquals => at(rules::EXTRA_SIGN, "extra `=`", "remove it"),
        Slip::ExtraComma => at(rules::EXTRA_SIGN, "extra comma", "no value before it"),
        Slip::UnmatchedBracket => {
            Diagnostic::at(rules::UNMATCHED_BRACKET, rest_span, "unmatched closing bracket", "no bracket is open here")
        }
        Slip::UnterminatedHeader(bracket) => {
            at(rules::INVALID_HEADER, "unterminated header", &format!("expected `{bracket}`"))
                .help("headers look like `[[code]]` or `[action.NAME]`")
        }
        Slip::KeyCharacter => {
            let message = format!("invalid character `{}` in a key", escape(&text[span.clone()]));
            at(rules::INVALID_KEY, &message, "keys consist of letters, digits, `-` and `_`")
        }
        Slip::Value => invalid_value(text, span),
        Slip::Escape => invalid_escape(text, span.start),
        Slip::ControlCharacter => control_character(text, span.start),
        Slip::CarriageReturn => at(rules::CONTROL_CHARACTER, "carriage return without a line feed", "not a line break"),
        Slip::TooDeep => at(rules::NESTING_TOO_DEEP, "nesting too deep", NESTING),
        Slip::Clash => clash(text, span.clone()),
        Slip::Other(message) => at(rules::INVALID_TOML, "invalid TOML", message),
    }
}

/// Returns the error for a key that is set already, although each of the two statements is valid alone.
pub(super) fn clash(text: &str, key: Span) -> Diagnostic {
    let name = escape(text.get(key.clone()).unwrap_or_default());
    let is_extended = text.get(key.end..).is_some_and(|rest| rest.trim_start_matches([' ', '\t']).starts_with('.'));
    if is_extended {
        let message = format!("the key `{name}` already has a value");
        return Diagnostic::at(rules::KEY_OF_PLAIN_VALUE, key, message, "a dotted key cannot extend it");
    }
    Diagnostic::at(rules::DUPLICATE_KEY, key, format!("duplicate key `{name}`"), "already has a value")
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

fn no_equals_sign(text: &str, key: usize, at: usize) -> Diagnostic {
    let written = text[key..at].trim();
    if text[key..].starts_with("//") {
        return Diagnostic::at(rules::INVALID_COMMENT, key..key + 2, "invalid comment", "expected `#`, found `//`")
            .help("comments start with `#`");
    }
    let (start, label) = if let Some(name) = written.strip_suffix(':') {
        (key + name.len(), "expected `=`, found `:`")
    } else if text[at..].starts_with(':') {
        (at, "expected `=`, found `:`")
    } else {
        (at, "expected `=`")
    };
    let end = start + text[start..].chars().next().filter(|&c| c != '\n').map_or(0, char::len_utf8);
    let message = format!("missing `=` after the key `{}`", escape(written.trim_end_matches(':')));
    Diagnostic::at(rules::MISSING_EQUALS, start..end, message, label)
        .help("assign a value to the key, as in `name = \"NotFound\"`")
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

fn invalid_value(text: &str, span: &Span) -> Diagnostic {
    let written = &text[span.clone()];
    if written.is_empty() {
        // The line break may follow.
        let at = behind(text[..span.start].trim_end_matches(['\r', '\n']), span.start);
        return Diagnostic::at(rules::MISSING_VALUE, at..at, "missing value", "expected a value")
            .help("a value is a string in quotes, a number, `true`, `false`, or an array");
    }
    if written.ends_with(['"', '\'']) {
        let first = written.chars().next().map_or(0, char::len_utf8);
        return Diagnostic::at(
            rules::MISSING_OPENING_QUOTE,
            span.start..span.start + first,
            "missing opening quote",
            "expected a quote before this",
        );
    }
    value::unquoted(span.clone(), written)
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
