//! Diagnostics for lines that do not start with a key and `=`.

use toml::de::DeTable;

use super::super::declared::Declared;
use super::super::expected::Expected;
use super::super::foreign::ROW_IN_TOML;
use super::super::{line, number, remedy, value};
use super::{array, control_character, line_start, rest_of_line};
use crate::diagnostic::{Diagnostic, Span};
use crate::escape::escape;
use crate::rules;

/// The keys whose values are tables.
const WITH_PARTS: [&str; 8] = ["in", "action", "retry", "fallback", "types", "probe", "use", "code"];
/// A longer line is not shown in a help, since messages truncate it.
const LONGEST_LINE: usize = 60;
/// More words behind the first one are a sentence rather than a value.
const SHORTEST_SENTENCE: usize = 3;

/// The dashes that separate documents in YAML, and chapters in Markdown.
const SHORTEST_RULE: usize = 3;

/// The starts of comments in other languages.
const COMMENTS: [&str; 7] = ["//", "/*", "--", ";", "<!--", "% ", "! "];
/// The signs of strings of several lines in YAML.
const BLOCK_STRINGS: [&str; 6] = [">", ">-", ">+", "|", "|-", "|+"];

/// Returns the error for a key without `=`: the key, and the place where the sign is expected.
pub(super) fn no_equals_sign(text: &str, key: usize, at: usize, declared: &Declared) -> Diagnostic {
    let written = text[key..at].trim();
    let rest = rest_of_line(text, key);
    let is_invisible = |c: char| c.is_whitespace() || c.is_control() || ('\u{200b}'..='\u{200f}').contains(&c);
    let line_start = line_start(text, key);
    let line = text[line_start..].lines().next().unwrap_or_default();
    if let Some((at, _)) = line.char_indices().find(|(_, c)| !c.is_ascii_whitespace() || *c == '\u{c}') {
        if line.chars().all(is_invisible) {
            return control_character(text, line_start + at);
        }
    }
    if let Some(word) = line::DECLARATIONS.into_iter().find(|word| rest.starts_with(word) && rest.contains('=')) {
        let label = "expected a key";
        return Diagnostic::at(rules::INVALID_KEY, key..key + word.trim_end().len(), "keys are not declared", label)
            .help(format!("remove `{}`", word.trim_end()));
    }
    if let Some(diagnostic) = not_a_key(text, key, rest) {
        return diagnostic;
    }
    if rest.starts_with("```") || rest.starts_with("~~~") {
        let message = "line of Markdown in a table";
        return Diagnostic::at(rules::INVALID_TOML, key..key + 3, message, "starts or ends a block of code")
            .help("remove the line");
    }
    if rest.len() >= SHORTEST_RULE && rest.bytes().all(|byte| byte == b'-') {
        return Diagnostic::at(rules::INVALID_TOML, key..key + rest.len(), "line of dashes", "not valid in TOML")
            .help("remove it: a header such as `[[code]]` starts a block");
    }
    if let Some(sign) = COMMENTS.iter().find(|sign| rest.starts_with(**sign)) {
        let label = format!("expected `#`, found `{}`", sign.trim_end());
        return Diagnostic::at(rules::INVALID_COMMENT, key..key + sign.len(), "invalid comment", label)
            .help("comments start with `#`");
    }
    // Other formats assign with a colon or an arrow, which may touch the key.
    let name = written.trim_end_matches(|c: char| !(c.is_alphanumeric() || "_-\"'.".contains(c)));
    let name = if name.is_empty() { written } else { name };
    let start = if name.len() < written.len() { key + name.len() } else { at };
    let is_sign = |c: &char| !c.is_alphanumeric() && !c.is_whitespace() && !"\"'[{#".contains(*c);
    let sign: String = text[start..].chars().take_while(is_sign).collect();
    let label =
        if sign.is_empty() { "expected `=`".to_owned() } else { format!("expected `=`, found `{}`", escape(&sign)) };
    let next = || text[start..].chars().next().filter(|&c| c != '\n').map_or(0, char::len_utf8);
    let end = start + if sign.is_empty() { next() } else { sign.len() };
    let message = format!("missing `=` after the key `{}`", escape(name));
    let behind = text[start..].lines().next().unwrap_or_default();
    let next_key = behind.trim_start_matches(&sign[..]).trim_start();
    let part = line::subscript(behind).or_else(|| line::second_word(next_key));
    let help = match part {
        Some(part) if WITH_PARTS.contains(&name) => {
            format!("keys of a table have a dot: `{name}.{} = …`", escape(part))
        }
        Some(part) if [name, part].iter().all(|part| part.starts_with(|c: char| c.is_ascii_digit())) => {
            ROW_IN_TOML.to_owned()
        }
        Some(_) => format!("remove `{}` before the key", escape(&format!("{name}{}", sign.trim_end_matches('=')))),
        None => {
            let value = rest_of_line(next_key, 0);
            let is_inline = line[..line.len().min(key - line_start)].contains('{');
            let value = if is_inline { value.split([',', '}']).next().unwrap_or_default().trim_end() } else { value };
            let below = text[start..].split_once('\n').map_or("", |(_, below)| below.trim_start());
            match array::below(below, false).filter(|_| value.is_empty()) {
                Some(array) => format!("write `{} = {array}`", escape(name)),
                None if value.is_empty() && ["action", "column"].contains(&name) => {
                    format!("write a header for each block: `[{name}.NAME]`")
                }
                None if name.bytes().all(|byte| byte.is_ascii_digit()) && sign.starts_with([',', ';']) => {
                    ROW_IN_TOML.to_owned()
                }
                None if BLOCK_STRINGS.contains(&value) => value::IN_QUOTES.to_owned(),
                None => assignment(name, value, declared.expected(name), sign.is_empty()),
            }
        }
    };
    Diagnostic::at(rules::MISSING_EQUALS, start..end, message, label).help(help)
}

/// Returns the help for a key and what may be its value, without a sign between them or with another one than `=`.
fn assignment(name: &str, written: &str, expected: Expected, is_sign_missing: bool) -> String {
    let written = written.trim_end_matches([',', ';']);
    let name =
        name.strip_prefix('"').and_then(|name| name.strip_suffix('"')).filter(|name| is_bare(name)).unwrap_or(name);
    let line = |value: &str| {
        let line = format!("{name} = {value}");
        (line.chars().count() <= LONGEST_LINE && DeTable::parse(&line).is_ok())
            .then(|| format!("write `{}`", escape(&line)))
    };
    if let Some(help) = line(written) {
        return help;
    }
    // The number that is meant, and what else the help for it says.
    let number = || {
        let help = number::fault(written)?.help;
        let (number, rest) = help.strip_prefix("write `")?.split_once('`')?;
        Some(format!("{}{rest}", line(number)?))
    };
    if let Some(help) = Some(expected).filter(|expected| expected.is_integer()).and_then(|_| number()) {
        return help;
    }
    if is_sign_missing && written.split_whitespace().count() >= SHORTEST_SENTENCE {
        return "remove the line, or start it with `#`".to_owned();
    }
    let is_unquoted = written.starts_with(char::is_alphanumeric) && !written.contains(['"', '[', '{', '}', '=']);
    let help = if is_unquoted { line(&format!("\"{written}\"")) } else { None };
    help.unwrap_or_else(|| "assign a value to the key, as in `name = \"NotFound\"`".to_owned())
}

fn is_bare(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte))
}

/// Explains a line that is not meant as a key: of a table in another format, a comment, or a string.
fn not_a_key(text: &str, at: usize, rest: &str) -> Option<Diagnostic> {
    let whole = at..at + rest.len();
    let invalid = |message: &str, label: &str, help: &str| {
        Some(Diagnostic::at(rules::INVALID_TOML, whole.clone(), message, label).help(help))
    };
    if rest.starts_with('|') && rest.matches('|').count() > 2 {
        return invalid("line of a Markdown table", "not valid in TOML", ROW_IN_TOML);
    }
    if rest.starts_with('<') && rest.contains('>') && !rest.starts_with("<!--") {
        return invalid("line of HTML", "not valid in TOML", ROW_IN_TOML);
    }
    if rest.starts_with("REM ") || rest.starts_with("rem ") {
        let label = "expected `#`, found `REM`";
        return Some(
            Diagnostic::at(rules::INVALID_COMMENT, at..at + 3, "invalid comment", label)
                .help("comments start with `#`"),
        );
    }
    if rest.starts_with("\"\"\"") || rest.starts_with("'''") {
        let help = "comments start with `#`, each line of them";
        return Some(
            Diagnostic::at(rules::INVALID_COMMENT, at..at + 3, "string without a key", "expected a key").help(help),
        );
    }
    let is_key = rest.splitn(3, '"').nth(2).is_some_and(|behind| behind.trim_start().starts_with([':', '=']));
    let is_string =
        !is_key && rest.len() > 1 && rest.starts_with('"') && rest.trim_end_matches([')', ',', ';']).ends_with('"');
    let before = text[..at].trim_end();
    if is_string && before.ends_with('"') {
        let help = "strings cannot be joined: write one string, in `\"\"\"` if it has several lines";
        return invalid("string without a key", "expected a key", help);
    }
    let items = before.rsplit_once('{').filter(|(_, items)| items.trim().is_empty()).map(|_| rest)?;
    let (items, _) =
        items.split_once('}').filter(|(items, _)| items.starts_with(['"', '\'']) && !items.contains(':'))?;
    invalid("strings in braces", "an array has brackets", &format!("write `{}`", remedy::array(items)))
}

/// Returns the error for a sign in the place of a key.
pub(super) fn missing(text: &str, span: Span) -> Diagnostic {
    let rest = &text[span.start..];
    let diagnostic = Diagnostic::at(rules::INVALID_KEY, span, "missing key", "expected a name");
    if rest.starts_with("{%") || rest.starts_with("{#") {
        return diagnostic.help("TOML has no templates: remove the line");
    }
    if rest.starts_with('{') {
        return diagnostic.help(ROW_IN_TOML);
    }
    let name = rest.strip_prefix('.').and_then(|name| name.split(['=', '\n']).next()).map(str::trim);
    diagnostic
        .maybe_help(name.filter(|name| !name.is_empty()).map(|name| format!("remove the dot: `{}`", escape(name))))
}
