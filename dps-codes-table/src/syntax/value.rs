//! Diagnostics for values that are not valid TOML, by what people write elsewhere.

mod followed;

use super::declared::Declared;
use super::expected::Expected;
use super::{number, remedy, repair};
use crate::diagnostic::{Diagnostic, Span};
use crate::escape::escape;
use crate::model::IntType;
use crate::rules::{self, Rule};
pub(super) use followed::followed;

pub(super) const CURLY: [char; 13] = [
    '\u{201c}', '\u{201d}', '\u{201e}', '\u{2018}', '\u{2019}', '«', '»', '\u{b4}', '\u{2032}', '\u{2033}', '「', '」',
    '\u{ff02}',
];
/// Brackets of other scripts, and those of TOML.
const BRACKETS: [(char, &str); 6] = [('［', "["), ('］', "]"), ('｛', "{"), ('｝', "}"), ('【', "["), ('】', "]")];
/// The starts of comments in other languages.
const COMMENTS: [&str; 5] = ["//", "--", "/*", "; ", "% "];

/// The keys that some block requires. The parser comes after this step: a test compares this list with its own.
pub(crate) const MAY_BE_REQUIRED: [&str; 20] = [
    "number", "code", "name", "summary", "text", "actor", "retry", "numbers", "codes", "kind", "initial", "cap",
    "action", "path", "type", "one_of", "from", "elapsed", "failures", "feature",
];
/// Longer values are not repeated in quotes.
const LONGEST_WORD: usize = 40;

const ONE_STRING: &str = "write one string, in `\"\"\"` if it has several lines";
pub(super) const IN_QUOTES: &str = "write the lines between `\"\"\"` and `\"\"\"`";
const OWN_LINE: &str = "put each key on a line of its own";

/// An error in a value: the rule, the label, and a way out.
pub(super) struct Fault {
    pub(super) rule: &'static Rule,
    pub(super) label: String,
    pub(super) help: String,
}

impl Fault {
    pub(super) fn new(rule: &'static Rule, label: impl Into<String>, help: impl Into<String>) -> Self {
        Self { rule, label: label.into(), help: help.into() }
    }
}

/// Explains a value that is neither quoted nor a valid number.
pub(super) fn unquoted(span: Span, written: &str, key: &str, declared: &Declared) -> Diagnostic {
    let expected = declared.expected(key);
    let hex = number::in_hex(written).filter(|_| declared.has_hex && expected == Expected::Number);
    let takes_code = matches!(expected, Expected::Code | Expected::Number);
    let several = || {
        let help = number::several(written, declared.int).filter(|_| takes_code)?;
        Some(Fault::new(rules::INVALID_NUMBER, "expected an integer", help))
    };
    let Fault { rule, label, help } = hex.or_else(several).unwrap_or_else(|| fault(written, key, expected));
    let message = format!("expected a value, found `{}`", escape(written));
    Diagnostic::at(rule, span, message, label).help(help)
}

fn fault(written: &str, key: &str, expected: Expected) -> Fault {
    let unquoted = |label: &str, help: &str| Fault::new(rules::UNQUOTED_VALUE, label, help);
    match written.to_lowercase().as_str() {
        "true" => return unquoted("booleans are lower case", "write `true`"),
        "false" => return unquoted("booleans are lower case", "write `false`"),
        "yes" | "on" => return unquoted("booleans are `true` and `false`", "write `true`, or put a string in quotes"),
        "no" | "off" => return unquoted("booleans are `true` and `false`", "write `false`, or put a string in quotes"),
        "null" | "none" | "nil" | "undefined" | "~" => {
            let help = match MAY_BE_REQUIRED.iter().find(|required| **required == key) {
                Some(key) => format!("give `{key}` a value, or remove the key where it is not required"),
                None => "remove the key instead".to_owned(),
            };
            return unquoted("TOML has no such value", &help);
        }
        ">" | ">-" | ">+" | "|" | "|-" | "|+" => {
            return unquoted("TOML has no block strings", IN_QUOTES);
        }
        _ => {}
    }
    if let Some(table) = table(written) {
        return unquoted("a table has braces", &format!("write `{table}`"));
    }
    if written.starts_with('(') && !written.ends_with(')') && written.contains('"') {
        return unquoted("strings cannot be joined", ONE_STRING);
    }
    if repair::parts(&format!("= {written}")).len() > 1 {
        return Fault::new(rules::CHARACTERS_AFTER_VALUE, "several keys on one line", OWN_LINE);
    }
    if let Some(comment) = comment(written, expected) {
        return comment;
    }
    if written.trim_matches(CURLY).len() < written.len() {
        return unquoted("strings must be in straight quotes", "write `\"…\"`");
    }
    if let Some(prefix) = string_prefix(written) {
        let hashes = if prefix.contains('#') { ", and `#` behind the string" } else { "" };
        let help = format!("remove `{prefix}`{hashes}: write `\"…\"`, or `'…'` for a string without escape sequences");
        return unquoted("strings have no prefix", &help);
    }
    if let Some((other, bracket)) = BRACKETS.into_iter().find(|&(other, _)| written.starts_with(other)) {
        return unquoted("not an ASCII bracket", &format!("write `{bracket}` in place of `{other}`"));
    }
    if let Some(blank) = written.chars().next().filter(|c| c.is_whitespace()) {
        let label = format!("starts with the blank U+{:04X}", u32::from(blank));
        return unquoted(&label, "remove it, or write a space");
    }
    if written.starts_with("${") || written.starts_with("{{") {
        return unquoted("TOML has no variables", "write the value itself");
    }
    if written.starts_with('`') {
        return unquoted("strings must be in straight quotes", "write `\"…\"`");
    }
    if let Some(own) = Some(key).filter(|key| *key == "type").and_then(|_| column_type(written)) {
        return unquoted("strings must be quoted", &format!("write `\"{own}\"`"));
    }
    if key == "code" && written.eq_ignore_ascii_case("string") {
        return unquoted("strings must be quoted", "write `\"string\"`");
    }
    if let Some(fault) = expected.fault_of_string(written).or_else(|| number::fault(written)) {
        return fault;
    }
    if let Some(array) = wrapped(written).filter(|literal| literal.starts_with('[')) {
        let array = remedy::value(array).map_or_else(|| remedy::array(array), str::to_owned);
        return unquoted("TOML has no expressions", &format!("write `{array}`"));
    }
    if let Some(fault) = expected.fault(written).or_else(|| number::duration(written)) {
        return fault;
    }
    let code = if matches!(expected, Expected::Code | Expected::Number) {
        number::code(written)
    } else {
        number::string(written)
    };
    if let Some(fault) = code {
        return fault;
    }
    if let Some(name) = variant(written) {
        return unquoted("TOML has no expressions", &format!("write `\"{name}\"`"));
    }
    match wrapped(written) {
        Some(literal) => match remedy::value(literal) {
            Some(literal) => unquoted("TOML has no expressions", &format!("write `{literal}`")),
            None => unquoted("strings cannot be joined", ONE_STRING),
        },
        None if is_word(written) => unquoted("strings must be quoted", &format!("write `\"{written}\"`")),
        None => unquoted("strings must be quoted", "write `\"…\"`"),
    }
}

/// Returns the type of a column for the name that other languages have for it.
fn column_type(written: &str) -> Option<&'static str> {
    match written {
        "bool" | "boolean" => Some("flag"),
        "string" | "str" | "char" => Some("text"),
        _ => IntType::elsewhere(written).map(|int| int.name),
    }
}

fn is_word(written: &str) -> bool {
    written.len() <= LONGEST_WORD && written.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-')
}

/// Returns the inline table that is meant by a call, as in `backoff(initial = "1s")` and `(kind = "backoff")`.
fn table(written: &str) -> Option<String> {
    let (kind, keys) = written.strip_suffix(')')?.split_once('(')?;
    let is_name = kind.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-');
    let is_table = keys.split(',').all(|key| key.split_once('=').is_some_and(|(key, _)| is_word(key.trim())));
    let assigned = |key: &str| {
        let (key, written) = key.split_once('=')?;
        let written = written.trim();
        let value = remedy::assigned(written)?;
        Some(format!("{} = {value}", key.trim()))
    };
    let kind = Some(format!("kind = \"{kind}\"")).filter(|_| !kind.is_empty());
    let keys = keys.split(',').map(assigned).collect::<Option<Vec<_>>>().filter(|_| is_name && is_table)?;
    let table = format!("{{ {} }}", kind.into_iter().chain(keys).collect::<Vec<_>>().join(", "));
    remedy::value(&table).map(str::to_owned)
}

/// Returns the name in the path of a variant, as in `Level::High`, and the duration in a call.
fn variant(written: &str) -> Option<String> {
    let (_, name) = written.rsplit_once("::")?;
    if let Some((call, number)) = name.strip_suffix(')').and_then(|call| call.split_once('(')) {
        let unit = [("from_millis", "ms"), ("from_secs", "s"), ("from_mins", "m"), ("from_hours", "h")];
        let (_, unit) = unit.into_iter().find(|&(function, _)| function == call)?;
        return number.bytes().all(|byte| byte.is_ascii_digit()).then(|| format!("{number}{unit}"));
    }
    let is_path = written.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == ':');
    (is_path && !name.is_empty()).then(|| name.to_owned())
}

/// Returns the array or the string in an expression such as `vec!["…"]` or `Some("…")`.
fn wrapped(written: &str) -> Option<&str> {
    let start = written.find(['[', '"'])?;
    let end = if written[start..].starts_with('[') { written.rfind(']')? } else { written.rfind('"')? };
    let is_expression = written[..start].ends_with(['(', '!', '&']);
    (is_expression && end > start).then(|| &written[start..=end])
}

/// Returns the fault of a value with a comment of another language behind it.
fn comment(written: &str, expected: Expected) -> Option<Fault> {
    let at = COMMENTS.iter().filter_map(|start| written.find(&format!(" {start}"))).min()?;
    let (value, comment) = written.split_at(at);
    let comment = comment.trim_start_matches(['/', '-', '*', ';', ' ']).trim_end_matches(['/', '*', ' ']);
    let value = value.trim_end();
    let takes_string = matches!(expected, Expected::Other | Expected::Text | Expected::Duration);
    let value = match remedy::value(value) {
        Some(value) => Some(value.to_owned()),
        None if takes_string => remedy::string(value),
        None => None,
    };
    let help = value.map_or_else(
        || format!("write `# {}` behind the value", escape(comment)),
        |value| format!("write `{value} # {}`", escape(comment)),
    );
    Some(Fault::new(rules::INVALID_COMMENT, "comments start with `#`", help))
}

/// Returns the letters before the quote of a string, as in `f"…"`.
pub(super) fn string_prefix(written: &str) -> Option<&str> {
    let quote = written.find(['"', '\''])?;
    let (prefix, string) = written.split_at(quote);
    let is_prefix =
        (1..=3).contains(&prefix.len()) && prefix.chars().all(|c| c.is_ascii_alphabetic() || "#@$".contains(c));
    (is_prefix && string.len() > 1 && string.ends_with(['"', '\'', '#'])).then_some(prefix)
}
