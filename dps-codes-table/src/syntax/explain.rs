//! Says of a statement that is not TOML what is wrong with it, in the words of whoever wrote it.

use crate::cost;
use crate::diagnostic::{Diagnostic, Span};
use crate::escape::escape;

/// What the TOML parser says of a mistake.
pub(super) struct ParserError {
    /// Its place in the table.
    pub(super) span: Span,
    pub(super) message: String,
}

/// A bracket or a quote at `open` that nothing closes.
pub(super) fn unclosed(text: &str, open: usize) -> Diagnostic {
    let rest = &text[open..];
    let line = rest.lines().next().unwrap_or_default().trim_end();
    let (what, closing) = match rest.as_bytes() {
        [b'[', ..] => ("list", "]"),
        [b'{', ..] => ("inline table", "}"),
        [b'"', b'"', b'"', ..] => ("text", "\"\"\""),
        [b'\'', b'\'', b'\'', ..] => ("text", "'''"),
        [b'"', ..] => ("text", "\""),
        _ => ("text", "'"),
    };
    let width = if closing.len() == 1 && what == "text" { line.len() } else { closing.len() };
    let label = if width > closing.len() { "no closing quote in this line" } else { "opened here, closed nowhere" };
    Diagnostic::at(open..open + width, format!("this {what} is not closed"), label)
        .help(format!("end it with `{closing}`"))
}

/// A key with so many dots, or so many brackets, that reading them could end the compiler.
pub(super) fn too_deep(at: usize) -> Diagnostic {
    Diagnostic::at(at..at + 1, "nested too deep", "no table needs as many levels")
}

/// Whatever else the parser reports about.
pub(super) fn explain(text: &str, parser_error: &ParserError) -> Diagnostic {
    let ParserError { span, message } = parser_error;
    let rest = rest_of_line(text, span.start);
    let rest_span = span.start..span.start + rest.len();
    let says = |start: &str| message.starts_with(start);
    if says("key with no value") {
        no_equals_sign(text, span.start, rest)
    } else if says("unexpected key or value") {
        more_than_a_value(rest_span, rest)
    } else if says("missing comma") || says("extra assignment") {
        let at = behind(text[..span.start].trim_end(), span.start);
        Diagnostic::at(at..at, "a comma is missing", "a comma belongs here")
    } else if says("missing escaped value") || says("too few unicode") || says("invalid value") {
        invalid_escape(text, span.start)
    } else if message.contains("visible characters") || says("invalid comment") {
        control_character(text, span.start)
    } else if says("carriage return") {
        Diagnostic::at(span.clone(), "a carriage return without a newline", "the line does not end here")
    } else if says("unexpected leading zero") {
        Diagnostic::at(span.clone(), "a number does not start with a zero", "leave it out")
    } else if says("extra `=`") {
        Diagnostic::at(span.clone(), "one `=` too many", "leave it out")
    } else if says("extra comma") {
        Diagnostic::at(span.clone(), "one comma too many", "no value before it")
    } else if says("missing array opening") || says("missing inline table opening") || says("missing table open") {
        Diagnostic::at(rest_span, "nothing opens what is closed here", "there is no bracket to close")
    } else if says("unclosed array table") || says("unclosed table") {
        let bracket = if message.contains("`]]`") { "]]" } else { "]" };
        Diagnostic::at(span.clone(), "this header is not closed", format!("`{bracket}` is missing here"))
            .help("headers look like `[[code]]` or `[action.NAME]`")
    } else if says("unquoted keys cannot be empty") {
        Diagnostic::at(span.clone(), "a key is missing", "a name belongs here")
    } else if says("invalid unquoted key") {
        let message = format!("`{}` cannot stand in a key", escape(&text[span.clone()]));
        Diagnostic::at(span.clone(), message, "a key is letters, digits, `-` and `_`")
    } else if says("cannot recurse") {
        Diagnostic::at(span.clone(), "nested too deep", "no table needs as many levels")
    } else if says("missing opening quote") {
        not_opened(text, span.start)
    } else if says("string values must be quoted") || says("invalid boolean") || says("invalid float") {
        no_value(text, span, rest)
    } else {
        let message = message.strip_suffix(", expected nothing").unwrap_or(message);
        Diagnostic::at(span.clone(), "this is not TOML", message)
    }
}

/// Two statements that are sound, but not together.
pub(super) fn clash(parser_error: &ParserError) -> Diagnostic {
    let ParserError { span, message } = parser_error;
    if message == "duplicate key" {
        return Diagnostic::at(span.clone(), "this key has a value already", "again here");
    }
    Diagnostic::at(span.clone(), "this key belongs to what is no table", message.as_str())
}

/// What follows in the line, without blanks and without a comment behind it.
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
        return Diagnostic::at(start..start + 2, "this is no comment", "TOML knows no `//`")
            .help("comments start with `#`");
    }
    let colon = key.strip_suffix(':').map(|_| line_start + text[line_start..at].rfind(':').unwrap_or(0));
    let (start, label) = match colon {
        Some(colon) => (colon, "`=` belongs here, not `:`"),
        None if rest.starts_with(':') => (at, "`=` belongs here, not `:`"),
        None => (at, "`=` belongs here"),
    };
    let end = start + text[start..].chars().next().filter(|&c| c != '\n').map_or(0, char::len_utf8);
    let message = format!("no `=` behind the key `{}`", escape(key.trim_end_matches(':')));
    Diagnostic::at(start..end, message, label).help("a line gives a value to a key, as in `name = \"NotFound\"`")
}

fn more_than_a_value(span: Span, rest: &str) -> Diagnostic {
    let diagnostic = Diagnostic::at(span, "more than one value in a line", "the value ends before this");
    if rest.starts_with([',', ';']) {
        diagnostic.help("leave it out: a line ends without a sign")
    } else if rest.starts_with(']') {
        diagnostic.help("one bracket too many")
    } else if rest.contains(['"', '\'']) {
        diagnostic.help("a quote within a text is written `\\\"`")
    } else {
        diagnostic.help("each key stands on a line of its own")
    }
}

fn not_opened(text: &str, at: usize) -> Diagnostic {
    let line_start = line_start(text, at);
    let before = &text[line_start..at];
    let value = before.rfind(['=', ',', '[']).map_or(before, |sign| before[sign + 1..].trim_start());
    let start = at - value.len();
    let end = at + text[at..].chars().next().filter(|&c| c != '\n').map_or(0, char::len_utf8);
    Diagnostic::at(start..end, "this text has no opening quote", "a quote belongs in front of this")
}

fn invalid_escape(text: &str, at: usize) -> Diagnostic {
    let start = text[..at].rfind('\\').unwrap_or(at);
    cost::add(at - start);
    let end = text[at..].chars().next().filter(|&c| c != '\n').map_or(at, |c| at + c.len_utf8());
    let message = format!("`{}` stands for no character", escape(&text[start..end]));
    Diagnostic::at(start..end, message, "unknown escape")
        .help("write `\\\\` for a backslash, or put the text in single quotes")
}

fn control_character(text: &str, at: usize) -> Diagnostic {
    let c = text.get(at..).and_then(|rest| rest.chars().next()).unwrap_or_default();
    let message = format!("the control character U+{:04X} cannot stand here", u32::from(c));
    Diagnostic::at(at..at + c.len_utf8(), message, "cannot be seen").help("leave it out")
}

fn no_value(text: &str, span: &Span, rest: &str) -> Diagnostic {
    let start = span.start;
    let written = if span.is_empty() { rest } else { text.get(span.clone()).unwrap_or_default() };
    if written.is_empty() || written.starts_with(['#', ',']) {
        // The line break may follow.
        let at = behind(text[..start].trim_end_matches(['\r', '\n']), start);
        return Diagnostic::at(at..at, "a value is missing", "a value belongs here")
            .help("a value is a text in quotes, a number, `true`, `false`, or a list");
    }
    let span = start..start + written.len();
    let inner = written.trim_matches(['\u{201c}', '\u{201d}', '\u{201e}', '\u{2018}', '\u{2019}', '«', '»']);
    let (label, help) = match written.to_lowercase().as_str() {
        "true" => ("not in lower case", "write `true`"),
        "false" => ("not in lower case", "write `false`"),
        "null" | "none" | "nil" => ("TOML has no such value", "leave the key out where there is no value"),
        _ if inner.len() < written.len() => ("not in straight quotes", "write it as `\"…\"`"),
        _ => ("not in quotes", "a text stands in quotes: `\"…\"`"),
    };
    Diagnostic::at(span.clone(), format!("`{}` is no value", escape(&text[span])), label).help(help)
}
