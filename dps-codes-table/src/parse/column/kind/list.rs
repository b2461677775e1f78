//! Columns whose values are one of a list.

use toml::de::DeString;

use super::super::super::block_reader::{BlockReader, Item};
use super::super::super::choice::{CHOICE_KEYS, choices};
use super::super::super::{identifier, synonym};
use super::{Kind, type_elsewhere, type_names};
use crate::diagnostic::{Diagnostic, Diagnostics, Poison};
use crate::escape::escape;
use crate::model::{ColumnKind, LocatedString};
use crate::rules;

/// Returns the key that has the list of a column in other formats.
pub(super) fn list_elsewhere<'t>(item: &'t Item<'t>) -> Option<(&'t toml::Spanned<DeString<'t>>, &'t [Item<'t>])> {
    item.get_ref().as_table()?.iter().find_map(|(key, value)| {
        synonym::of(key.get_ref(), value.get_ref(), &["one_of"], |_| true)?;
        Some((key, &value.get_ref().as_array()?[..]))
    })
}

/// Reports a column with the type of a list in other formats, and a key for the list: `type = "enum"` and `values = ["A"]`.
pub(in super::super) fn enum_elsewhere(item: &Item<'_>, diagnostics: &mut Diagnostics) {
    let type_item = item.get_ref().as_table().and_then(|table| table.get("type"));
    let (Some(type_item), Some((key, list))) = (type_item, list_elsewhere(item)) else {
        return;
    };
    let is_other = |name: &&str| !identifier::is_name(name) && !type_names().contains(name);
    let Some(type_name) = type_item.get_ref().as_str().filter(is_other) else {
        return;
    };
    let items: Vec<_> =
        list.iter().filter_map(|item| item.get_ref().as_str()).map(|item| format!("\"{}\"", escape(item))).collect();
    let message = format!("unknown column type `{}`", escape(type_name));
    let help = format!("write `one_of = [{}]` in place of `type` and `{}`", items.join(", "), escape(key.get_ref()));
    diagnostics
        .push(Diagnostic::at(rules::UNKNOWN_COLUMN_TYPE, type_item.span(), message, "not a column type").help(help));
    diagnostics.poison_all([Poison::At(type_item.span().start), Poison::At(key.span().start)]);
}

/// Reports the type of a column in the place of the name of an enum. Returns `true` if it is one.
fn is_column_type(name: &LocatedString, key: &str, diagnostics: &mut Diagnostics) -> bool {
    let is_type = type_names().contains(&name.value.as_str())
        || (name.value.starts_with(|c: char| c.is_ascii_lowercase()) && type_elsewhere(&name.value).is_some());
    if is_type {
        let message = format!("column type `{}` beside `one_of`", escape(&name.value));
        let enum_name = identifier::camel_case(key);
        let enum_name = if enum_name.is_empty() { "…" } else { &enum_name };
        diagnostics.push(
            Diagnostic::at(rules::UNKNOWN_COLUMN_TYPE, name.span.clone(), message, "not the name of an enum")
                .help(format!("`type` names the enum of `one_of`: remove it, or write `\"{enum_name}\"`")),
        );
    }
    is_type
}

pub(super) fn one_of(block: &mut BlockReader<'_, '_>, key: &str) -> Kind {
    let Some(item) = block.optional("one_of") else {
        return Kind::unsound(None);
    };
    // One error is enough for a list under the key of another format.
    let mut unreported = Diagnostics::default();
    let diagnostics = if block.has("one_of") { &mut *block.diagnostics } else { &mut unreported };
    let list = choices(item, &CHOICE_KEYS, diagnostics);
    let is_sound = list.is_complete;
    if is_sound && list.sound.is_empty() {
        let message = "empty array `one_of`";
        block.diagnostics.push(Diagnostic::at(rules::EMPTY_ARRAY, item.span(), message, "expected at least one item"));
    }
    if list.sound.is_empty() {
        return Kind::unknown();
    }
    let type_name = match block.optional("type") {
        Some(_) => {
            let has_list = block.has("one_of");
            block.text("type").filter(|name| !(has_list && is_column_type(name, key, block.diagnostics)))
        }
        None => None,
    };
    let type_name = type_name.and_then(|name| identifier::checked(name, block.diagnostics));
    let type_name = type_name.map_or_else(|| identifier::camel_case(key), |name| name.value);
    if type_name.is_empty() {
        if block.optional("type").is_none() {
            let message = format!("cannot derive an enum name from `{}`", escape(key));
            block.diagnostics.push(
                Diagnostic::at(rules::UNNAMED_ENUM, block.key_span("one_of"), message, "this list becomes an enum")
                    .help("set its name: `type = \"…\"`"),
            );
        }
        return Kind::unsound(None);
    }
    Kind { kind: Some(ColumnKind::OneOf { type_name, choices: list.sound }), is_sound }
}
