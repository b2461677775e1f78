//! Reads single values: texts, numbers, lists.

use toml::de::{DeInteger, DeValue};

use super::block_reader::Item;
use crate::diagnostic::{Diagnostic, Diagnostics, Span};
use crate::model::{Located, LocatedString};

/// A string with something in it, all of which can be seen.
pub(super) fn text(item: &Item<'_>, diagnostics: &mut Diagnostics) -> Option<LocatedString> {
    match item.get_ref() {
        DeValue::String(text) if text.trim().is_empty() => {
            diagnostics.push(Diagnostic::at(item.span(), "empty text", "nothing in it"));
            None
        }
        DeValue::String(text) => {
            if let Some(c) = text.chars().find(|&c| is_unseen(c)) {
                let message = format!("the text has the control character U+{:04X}", u32::from(c));
                diagnostics.push(
                    Diagnostic::at(item.span(), message, "cannot be seen, and may change what is")
                        .help("leave it out, or name it"),
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

/// Control characters other than tab and line break, and those that turn the direction of what follows.
fn is_unseen(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\t' | '\r'))
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

pub(super) fn list<'t>(item: &'t Item<'t>, wanted: &str, diagnostics: &mut Diagnostics) -> Option<&'t [Item<'t>]> {
    match item.get_ref() {
        DeValue::Array(list) => Some(list),
        other => {
            let help = matches!(other, DeValue::String(_)).then(|| "put it into brackets: `[\"…\"]`".to_owned());
            diagnostics.push(wrong_type(item.span(), wanted, other).maybe_help(help));
            None
        }
    }
}

/// A whole number of any size that some supported type has.
pub(super) fn integer(item: &Item<'_>, diagnostics: &mut Diagnostics) -> Option<Located<i128>> {
    match item.get_ref() {
        DeValue::Integer(integer) => {
            let value = integer_value(integer);
            if value.is_none() {
                diagnostics.push(Diagnostic::at(item.span(), "this number has more than 64 bits", "too large"));
            }
            Some(Located::new(value?, item.span()))
        }
        other => {
            diagnostics.push(wrong_type(item.span(), "a whole number", other));
            None
        }
    }
}

fn integer_value(integer: &DeInteger<'_>) -> Option<i128> {
    let value = i128::from_str_radix(integer.as_str(), integer.radix()).ok()?;
    (i128::from(i64::MIN)..=i128::from(u64::MAX)).contains(&value).then_some(value)
}

pub(super) fn boolean(item: &Item<'_>, diagnostics: &mut Diagnostics) -> Option<bool> {
    match item.get_ref() {
        DeValue::Boolean(value) => Some(*value),
        other => {
            diagnostics.push(wrong_type(item.span(), "`true` or `false`", other));
            None
        }
    }
}

pub(super) fn wrong_type(span: Span, wanted: &str, found: &DeValue<'_>) -> Diagnostic {
    let found = kind(found);
    Diagnostic::at(span, format!("expected {wanted}, found {found}"), format!("this is {found}"))
}

fn kind(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a string",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a fraction",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}
