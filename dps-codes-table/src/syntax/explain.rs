//! Diagnostics for statements that are not valid TOML.

mod array;
mod invalid_value;
mod key;

use super::declared::Declared;
use super::parser_error::{ParserError, Slip};
use super::{clash, line, remedy, value};
use crate::cost;
use crate::diagnostic::Diagnostic;
use crate::escape::escape;
use crate::lint::lookalike;
use crate::rules;
pub(super) use invalid_value::nested;
use invalid_value::{dated, invalid_value};

/// The help for the key of editors of JSON.
pub(crate) const SCHEMA: &str = "editors read the schema from the first line: `#:schema codes.schema.json`";

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
    let is_of_one_line = closing.len() == 1 && what == "string";
    let width = if is_of_one_line { line.len() } else { closing.len() };
    let label =
        if width > closing.len() { "missing closing quote on this line" } else { "opened here, but never closed" };
    let help = if is_of_one_line && line.ends_with('\\') {
        "write the lines between `\"\"\"` and `\"\"\"`, where `\\` at the end of a line joins it with the next one"
            .to_owned()
    } else if is_of_one_line && line.len() > 1 && line.ends_with(['"', '\'']) {
        format!("a string ends with the quote that it starts with: `{closing}`")
    } else if is_of_one_line && closes_below(rest, closing) {
        "write a string of several lines between `\"\"\"` and `\"\"\"`".to_owned()
    } else {
        format!("close it with `{closing}`")
    };
    Diagnostic::at(rules::UNTERMINATED_VALUE, open..open + width, format!("unterminated {what}"), label).help(help)
}

/// Returns `true` if the quote that is missing on the first line of a text stands at the end of one of the next lines.
fn closes_below(text: &str, quote: &str) -> bool {
    /// So many lines are read.
    const MOST_LINES: usize = 16;
    let mut lines = text.lines().skip(1).take(MOST_LINES).inspect(|line| cost::add(line.len()));
    let is_statement = |line: &str| line::is_header(line) || line::looks_like_statement(line);
    let end = lines.find(|line| line.trim_end().ends_with(quote) || is_statement(line));
    end.is_some_and(|line| !is_statement(line) && line.matches(quote).count() == 1)
}

/// Returns the error for dots or brackets whose nesting could overflow the stack of the parser.
pub(super) fn too_deep(at: usize) -> Diagnostic {
    Diagnostic::at(rules::NESTING_TOO_DEEP, at..at + 1, "nesting too deep", NESTING)
}

/// Translates an error of the parser.
pub(super) fn explain(text: &str, parser_error: &ParserError, declared: &Declared) -> Diagnostic {
    let ParserError { span, slip } = parser_error;
    let rest = rest_of_line(text, span.start);
    let rest_span = span.start..span.start + rest.len();
    if let Some((start, written)) = assigned(text, span.start) {
        if value::string_prefix(written).is_some() {
            return value::unquoted(start..start + written.len(), written, "", declared);
        }
    }
    let at = |rule, message: &str, label: &str| Diagnostic::at(rule, span.clone(), message, label);
    match slip {
        Slip::MissingEquals(key) => key::no_equals_sign(text, *key, span.start, declared),
        Slip::MissingComma => array::missing_comma(text, span.start),
        Slip::MissingKey if text[span.start..].starts_with('{') && text[..span.start].ends_with('{') => {
            let variable = span.start - 1..span.start + 1;
            Diagnostic::at(rules::UNQUOTED_VALUE, variable, "expected a value, found `{{`", "TOML has no variables")
                .help("write the value itself")
        }
        Slip::MissingKey => key::missing(text, span.clone()),
        Slip::Trailing => value::followed(text, rest_span, rest, declared),
        Slip::ExtraEquals if let_brackets(text, span.start).is_some() => {
            at(rules::EXTRA_SIGN, "extra `=`", "not valid in an array").maybe_help(let_brackets(text, span.start))
        }
        Slip::ExtraEquals => at(rules::EXTRA_SIGN, "extra `=`", "remove it"),
        Slip::ExtraComma => at(rules::EXTRA_SIGN, "extra comma", "no value before it"),
        Slip::UnmatchedBracket => {
            Diagnostic::at(rules::UNMATCHED_BRACKET, rest_span, "unmatched closing bracket", "no bracket is open here")
                .help("remove it")
        }
        Slip::UnterminatedHeader(bracket) => {
            at(rules::INVALID_HEADER, "unterminated header", &format!("expected `{bracket}`"))
                .help("headers look like `[[code]]` or `[action.NAME]`")
        }
        Slip::KeyCharacter => {
            let written = &text[span.clone()];
            let message = format!("invalid character `{}` in a key", escape(written));
            let diagnostic = at(rules::INVALID_KEY, &message, "keys consist of ASCII letters, digits, `-` and `_`");
            let letter = written.chars().next().unwrap_or_default();
            if let Some((_, script, latin)) = lookalike::of(letter) {
                return diagnostic.help(format!("write the Latin `{latin}` in place of the {script} `{letter}`"));
            }
            if letter.is_whitespace() || ('\u{200b}'..='\u{200d}').contains(&letter) || letter == '\u{feff}' {
                let name = u32::from(letter);
                return diagnostic.help(format!("remove the blank U+{name:04X}, or write a space"));
            }
            let line = text[line_start(text, span.start)..].trim_start();
            if line.starts_with("$schema") {
                return diagnostic.help(SCHEMA);
            }
            let is_header = line.starts_with('[');
            diagnostic.maybe_help(is_header.then(|| "headers look like `[[code]]` or `[action.NAME]`".to_owned()))
        }
        Slip::Value => invalid_value(text, span, declared),
        Slip::Escape => invalid_escape(text, span.start),
        Slip::ControlCharacter => control_character(text, span.start),
        Slip::CarriageReturn => at(rules::CONTROL_CHARACTER, "carriage return without a line feed", "not a line break"),
        Slip::TooDeep => at(rules::NESTING_TOO_DEEP, "nesting too deep", NESTING),
        Slip::Clash => clash::diagnostic(text, span.clone()),
        Slip::Other(message) => {
            let value = assigned(text, span.start)
                .filter(|_| message.starts_with("invalid date") || message.starts_with("invalid time"));
            let value = value.and_then(|(start, written)| dated(start, written, text, declared));
            value.unwrap_or_else(|| at(rules::INVALID_TOML, "invalid TOML", message))
        }
    }
}

/// Returns the help for keys in the brackets of an array, as in `retry = [kind = "backoff"]`.
fn let_brackets(text: &str, at: usize) -> Option<String> {
    let (_, value) = assigned(text, at)?;
    let inner = value.strip_prefix('[')?.strip_suffix(']')?;
    let table = format!("{{ {} }}", inner.trim());
    Some(match remedy::value(&table) {
        Some(table) => format!("a table has braces: write `{table}`"),
        None => format!("an array has commas between its items: write `{}`", remedy::array(inner)),
    })
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

fn invalid_escape(text: &str, at: usize) -> Diagnostic {
    let start = text[..at].rfind('\\').unwrap_or(at);
    cost::add(at - start);
    let end = text[at..].chars().next().filter(|&c| c != '\n').map_or(at, |c| at + c.len_utf8());
    let written = &text[start..end];
    let message = format!("invalid escape sequence `{}`", escape(written));
    let of_rust = text[start..].strip_prefix("\\u{").and_then(|rest| rest.split_once('}'));
    let code = of_rust.and_then(|(digits, _)| u32::from_str_radix(digits, 16).ok());
    if let Some(code) = code.filter(|code| char::from_u32(*code).is_some()) {
        return Diagnostic::at(rules::INVALID_ESCAPE, start..end, message, "not an escape sequence of TOML")
            .help(format!("write `\\U{code:08X}`, or the character itself"));
    }
    let help = match written {
        "\\/" | "\\'" => format!("write `{}`, which needs no escape sequence", &written[1..]),
        _ => "write `\\\\` for a backslash, or use single quotes".to_owned(),
    };
    Diagnostic::at(rules::INVALID_ESCAPE, start..end, message, "not an escape sequence of TOML").help(help)
}

pub(super) fn control_character(text: &str, at: usize) -> Diagnostic {
    let c = text.get(at..).and_then(|rest| rest.chars().next()).unwrap_or_default();
    let message = format!("invalid control character U+{:04X}", u32::from(c));
    Diagnostic::at(rules::CONTROL_CHARACTER, at..at + c.len_utf8(), message, "invisible").help("remove it")
}

/// Returns the key of a value, by what precedes the value on its line; an empty string without a key.
fn key_before(line: &str) -> &str {
    let key = line.trim_end().strip_suffix('=').unwrap_or_default();
    key.trim_end().rsplit(['{', ',', '.', ' ', '\t']).next().unwrap_or_default()
}

/// Returns the start of the value of a key on the line of `at`, and the value itself.
fn assigned(text: &str, at: usize) -> Option<(usize, &str)> {
    let line_start = line_start(text, at);
    let line = rest_of_line(text, line_start);
    let (key, value) = line.split_once('=').filter(|(key, _)| !key.contains(['"', '\'']))?;
    let written = value.trim_start();
    Some((line_start + key.len() + 1 + value.len() - written.len(), written))
}
