//! Reads single values: strings, integers, arrays.

use dps_codes_model::bytes::is_printable;
use toml::de::{DeInteger, DeValue};

use super::alternatives;
use super::block_reader::Item;
use crate::diagnostic::{Diagnostic, Diagnostics, Span};
use crate::escape::escape;
use crate::model::{Located, LocatedString};
use crate::rules::{self, Rule};
use crate::sort;
use crate::suggest;
use crate::syntax::number_help;

/// Reads a string that is not empty and has no invisible characters.
pub(super) fn text(item: &Item<'_>, diagnostics: &mut Diagnostics) -> Option<LocatedString> {
    match item.get_ref() {
        DeValue::String(text) if text.trim().is_empty() => {
            diagnostics.push(Diagnostic::at(
                rules::EMPTY_STRING,
                item.span(),
                "empty string",
                "expected at least one visible character",
            ));
            None
        }
        // Most texts are ASCII.
        DeValue::String(text) if is_printable(text) => Some(Located::new(text.to_string(), item.span())),
        DeValue::String(text) => {
            if let Some(c) = text.chars().find(|&c| is_invisible(c)) {
                let message = format!("invalid control character U+{:04X} in a string", u32::from(c));
                diagnostics.push(
                    Diagnostic::at(rules::CONTROL_CHARACTER, item.span(), message, "contains an invisible character")
                        .help("remove it, or write its name"),
                );
                return None;
            }
            Some(Located::new(text.to_string(), item.span()))
        }
        other => {
            diagnostics.push(wrong_type(item.span(), "a string", other));
            None
        }
    }
}

/// Reads the name of an action.
pub(super) fn action_name(item: &Item<'_>, diagnostics: &mut Diagnostics) -> Option<LocatedString> {
    let found = item.get_ref();
    if found.is_str() || found.is_array() {
        return text(item, diagnostics);
    }
    diagnostics.push(wrong_type(item.span(), "a string", found).help("name an action: `\"NAME\"` for `[action.NAME]`"));
    None
}

/// Reads the strings of an array. Items of another type are one error.
pub(super) fn texts(list: &[Item<'_>], diagnostics: &mut Diagnostics) -> Vec<LocatedString> {
    let mut others = list.iter().filter(|item| !item.get_ref().is_str());
    if let Some(other) = others.next() {
        text(other, diagnostics);
    }
    list.iter().filter(|item| item.get_ref().is_str()).filter_map(|item| text(item, diagnostics)).collect()
}

/// Returns `true` for control characters other than tab and line break, and for those that change the writing direction.
fn is_invisible(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\t' | '\r'))
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

pub(super) fn list<'t>(item: &'t Item<'t>, wanted: &str, diagnostics: &mut Diagnostics) -> Option<&'t [Item<'t>]> {
    match item.get_ref() {
        DeValue::Array(list) => Some(list),
        other => {
            let help = matches!(other, DeValue::String(_)).then(|| "put it in brackets: `[\"…\"]`".to_owned());
            diagnostics.push(wrong_type(item.span(), wanted, other).maybe_help(help));
            None
        }
    }
}

/// Reads an integer within the range of `i64` or of `u64`.
pub(super) fn integer(item: &Item<'_>, diagnostics: &mut Diagnostics) -> Option<Located<i128>> {
    match item.get_ref() {
        DeValue::Integer(integer) => {
            let value = integer_value(integer);
            if value.is_none() {
                diagnostics.push(no_integer(item.span(), &written(integer)));
            }
            Some(Located::new(value?, item.span()))
        }
        other => {
            diagnostics.push(wrong_type(item.span(), "an integer", other));
            None
        }
    }
}

/// Returns the error for an integer that has other characters than digits, or too many of them.
fn no_integer(span: Span, written: &str) -> Diagnostic {
    if let Some(help) = number_help(written) {
        let message = format!("expected an integer, found `{written}`");
        return Diagnostic::at(rules::INVALID_NUMBER, span, message, "not a valid number").help(help);
    }
    let label = format!("expected {}..={}", i64::MIN, u64::MAX);
    Diagnostic::at(rules::NUMBER_OUT_OF_RANGE, span, "number out of range for 64 bits", label)
}

pub(super) fn integer_value(integer: &DeInteger<'_>) -> Option<i128> {
    let value = i128::from_str_radix(integer.as_str(), integer.radix()).ok()?;
    (i128::from(i64::MIN)..=i128::from(u64::MAX)).contains(&value).then_some(value)
}

pub(super) fn boolean(item: &Item<'_>, diagnostics: &mut Diagnostics) -> Option<bool> {
    match item.get_ref() {
        DeValue::Boolean(value) => Some(*value),
        other => {
            diagnostics.push(wrong_type(item.span(), "a boolean", other));
            None
        }
    }
}

pub(super) fn wrong_type(span: Span, wanted: &str, found: &DeValue<'_>) -> Diagnostic {
    let remedy = remedy(wanted, found, &span);
    let found = kind(found);
    Diagnostic::at(rules::WRONG_TYPE, span, format!("expected {wanted}, found {found}"), format!("expected {wanted}"))
        .maybe_help(remedy)
}

/// Returns how to write a value as the type that is expected.
fn remedy(wanted: &str, found: &DeValue<'_>, span: &Span) -> Option<String> {
    match (wanted, found) {
        ("an integer", DeValue::String(text)) if is_integer(text) => {
            Some(format!("remove the quotes: `{}`", escape(text)))
        }
        ("an integer", DeValue::String(text)) => number_help(text),
        ("an integer", DeValue::Float(float)) => match float.as_str().strip_suffix(".0") {
            Some(whole) => Some(format!("write `{}`", escape(whole))),
            None => number_help(float.as_str()),
        },
        ("a boolean", DeValue::String(_)) => Some(match meant_boolean(found) {
            Some(value) => format!("write `{value}`, without quotes"),
            None => "write `true` or `false`, without quotes".to_owned(),
        }),
        ("a boolean", DeValue::Integer(_)) => meant_boolean(found).map(|value| format!("write `{value}`")),
        ("a string", DeValue::Boolean(value)) => Some(format!("put it in quotes: `\"{value}\"`")),
        ("a string", DeValue::Datetime(date)) => Some(format!("put it in quotes: `\"{date}\"`")),
        ("an array of names", DeValue::Table(names)) => {
            let mut names: Vec<_> = names.keys().collect();
            sort::by_key(&mut names, |name| name.span().start);
            let names: Vec<_> = names.iter().map(|name| format!("\"{}\"", escape(name.get_ref()))).collect();
            Some(format!("write an array: `[{}]`, or a table with `name` for each of them", names.join(", ")))
        }
        ("a string" | "a string or an array of strings", DeValue::Integer(integer))
            if span.len() > written(integer).len() =>
        {
            // The underscores of the file are not in the value.
            Some("put it in quotes, as it is written here".to_owned())
        }
        ("a string" | "a string or an array of strings", DeValue::Integer(integer)) => {
            Some(format!("put it in quotes: `\"{}\"`", written(integer)))
        }
        ("a string", DeValue::Float(float)) => Some(format!("put it in quotes: `\"{}\"`", escape(float.as_str()))),
        ("a string" | "an integer", DeValue::Array(list)) if list.len() == 1 => Some("remove the brackets".to_owned()),
        _ => None,
    }
}

/// Returns the boolean that is meant by a value of another type.
pub(super) fn meant_boolean(value: &DeValue<'_>) -> Option<bool> {
    let written = match value {
        DeValue::String(text) => text.to_lowercase(),
        DeValue::Integer(integer) => integer.as_str().to_owned(),
        _ => return None,
    };
    match written.as_str() {
        "true" | "t" | "yes" | "y" | "on" | "1" | "x" | "✓" | "✔" | "enabled" => Some(true),
        "false" | "f" | "no" | "n" | "off" | "0" | "-" | "✗" | "disabled" | "" => Some(false),
        _ => None,
    }
}

/// Returns `true` if TOML has this integer.
fn is_integer(text: &str) -> bool {
    let hex = text.strip_prefix("0x").filter(|digits| !digits.starts_with('+'));
    hex.map_or(text.parse::<i128>().is_ok(), |digits| u64::from_str_radix(digits, 16).is_ok())
}

/// Returns an integer as TOML writes it.
pub(super) fn written(integer: &DeInteger<'_>) -> String {
    let prefix = match integer.radix() {
        2 => "0b",
        8 => "0o",
        16 => "0x",
        _ => "",
    };
    format!("{prefix}{}", escape(integer.as_str()))
}

fn kind(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a string",
        DeValue::Integer(_) => "an integer",
        DeValue::Float(_) => "a float",
        DeValue::Boolean(_) => "a boolean",
        DeValue::Datetime(_) => "a date-time",
        DeValue::Array(_) => "an array",
        DeValue::Table(_) => "a table",
    }
}

/// Finds a name in a list. Reports any other one, with what the help says beside the list.
pub(super) fn one_of<'n>(
    rule: &'static Rule,
    what: &str,
    written: &LocatedString,
    (names, others): (&[&'n str], &str),
    diagnostics: &mut Diagnostics,
) -> Option<&'n str> {
    let found = names.iter().find(|&&name| name == written.value).copied();
    if found.is_none() {
        let noun = what.split_once(' ').map_or(what, |(_, noun)| noun);
        let message = format!("unknown {noun} `{}`", escape(&written.value));
        let diagnostic = Diagnostic::at(rule, written.span.clone(), message, format!("not {what}"));
        let help = diagnostics.wants_suggestions().then(|| {
            suggest::similar(what, &written.value, names.iter().copied())
                .unwrap_or_else(|| format!("expected {}{others}", alternatives(names)))
        });
        diagnostics.push(diagnostic.maybe_help(help));
    }
    found
}
