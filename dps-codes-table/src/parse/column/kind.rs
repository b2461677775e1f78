//! The kinds of columns: derived, flag, integer, text, one of a list.

mod derived;
mod list;
mod range;

use toml::de::DeValue;

use super::super::alternatives;
use super::super::block_reader::{BlockReader, Item};
use super::super::value::wrong_type;
use crate::diagnostic::Diagnostic;
use crate::escape::escape;
use crate::model::{ColumnKind, IntType, Settings};
use crate::rules;
use crate::suggest;
use derived::{bit, derived};
pub(super) use list::enum_elsewhere;
use list::{list_elsewhere, one_of};
use range::{fits, range};

pub(in super::super) const DERIVED_KEYS: [&str; 4] = ["from", "range", "required", "summary"];
pub(in super::super) const BIT_KEYS: [&str; 3] = ["from", "type", "summary"];
pub(in super::super) const LIST_KEYS: [&str; 5] = ["one_of", "type", "required", "default", "summary"];
pub(in super::super) const TYPED_KEYS: [&str; 6] = ["type", "range", "required", "unique", "default", "summary"];
/// A range is one of integers.
const KEYS_WITHOUT_RANGE: [&str; 5] = ["type", "required", "unique", "default", "summary"];

/// The type of a boolean.
const FLAG: &str = "flag";

/// The kind of a column. Of an invalid definition, whatever could be read.
pub(super) struct Kind {
    pub(super) kind: Option<ColumnKind>,
    pub(super) is_sound: bool,
}

pub(in super::super) const ALL_KEYS: [&str; 8] =
    ["from", "one_of", "type", "range", "required", "unique", "default", "summary"];

/// Returns the valid keys for the form of a column, or those of all forms if it has none.
pub(super) fn keys(item: &Item<'_>) -> &'static [&'static str] {
    let get = |key| match item.get_ref() {
        DeValue::Table(table) => table.get(key),
        _ => None,
    };
    let is_typo = |written: &str, key| !ALL_KEYS.contains(&written) && suggest::nearest(written, ALL_KEYS) == Some(key);
    let has = |key| {
        let table = item.get_ref().as_table();
        get(key).is_some() || table.is_some_and(|table| table.keys().any(|written| is_typo(written.get_ref(), key)))
    };
    let type_name = get("type").and_then(|item| item.get_ref().as_str());
    if has("from") && type_name == Some(FLAG) && !has("one_of") {
        &BIT_KEYS
    } else if has("from") && (has("one_of") || has("type")) {
        // Either kind may be meant.
        &ALL_KEYS
    } else if has("from") {
        &DERIVED_KEYS
    } else if has("one_of") || list_elsewhere(item).is_some() {
        &LIST_KEYS
    } else if type_name.and_then(ColumnKind::named).is_some() {
        &KEYS_WITHOUT_RANGE
    } else if has("type") {
        &TYPED_KEYS
    } else {
        &ALL_KEYS
    }
}

impl Kind {
    /// Reads the kind. The name of an enum is derived from `key`.
    pub(super) fn read(block: &mut BlockReader<'_, '_>, key: &str, settings: &Settings) -> Self {
        let is_flag =
            block.has("type") && block.optional("type").and_then(|item| item.get_ref().as_str()) == Some(FLAG);
        if block.has("from") && is_flag && !block.has("one_of") {
            return bit(block, settings);
        }
        let other = ["one_of", "type"].into_iter().find(|key| block.has(key));
        if let Some(other) = other.filter(|_| block.has("from")) {
            let message = format!("`{other}` in a column with `from`");
            block.diagnostics.push(
                Diagnostic::at(rules::UNKNOWN_KEY, block.key_span(other), message, "another kind of column")
                    .clashes_with(block.key_span("from"), "set here")
                    .help("a column has one of `from`, `one_of` and `type`: remove the others"),
            );
            // Values in rows are those of the other kind.
            let Self { kind, .. } = if other == "one_of" { one_of(block, key) } else { typed(block) };
            Self::unsound(kind)
        } else if block.optional("from").is_some() {
            derived(block, settings)
        } else if block.optional("one_of").is_some() {
            one_of(block, key)
        } else {
            typed(block)
        }
    }

    fn sound(kind: ColumnKind) -> Self {
        Self { kind: Some(kind), is_sound: true }
    }

    fn unsound(kind: Option<ColumnKind>) -> Self {
        Self { kind, is_sound: false }
    }

    /// Returns a kind for a column whose definition does not say what its values are: with any kind, it keeps its accessor.
    fn unknown() -> Self {
        Self::unsound(Some(ColumnKind::Text))
    }
}

/// Returns the values of `type` in a column without a list.
pub(in super::super) fn type_names() -> Vec<&'static str> {
    ColumnKind::NAMED.map(|(name, _)| name).into_iter().chain(IntType::ALL.map(|int| int.name)).collect()
}

fn typed(block: &mut BlockReader<'_, '_>) -> Kind {
    if let Some((item, help)) = block.optional("type").and_then(|item| Some((item, help_for_inner_list(item)?))) {
        let diagnostic = wrong_type(item.span(), "a string", item.get_ref());
        block.diagnostics.push(diagnostic.help(help));
        return Kind::unknown();
    }
    let Some(written) = block.required_text("type") else {
        return Kind::unknown();
    };
    let names = type_names();
    if names.contains(&written.value.as_str()) {
        return named(block, &written.value);
    }
    let own = type_elsewhere(&written.value);
    let near = own.or_else(|| suggest::nearest(&written.value, names.iter().copied()));
    let near = near.filter(|_| !is_float(&written.value));
    let help = match (own, near) {
        _ if is_float(&written.value) => {
            "columns have no floats: use an integer of a smaller unit, or `text`".to_owned()
        }
        (Some(own), _) => format!("the column type for this is `{own}`"),
        (None, Some(near)) => format!("a column type with a similar name exists: `{near}`"),
        (None, None) => {
            let names = alternatives(&names);
            format!("expected {names}; `from` reads a part of the number, `one_of` defines an enum")
        }
    };
    let message = format!("unknown column type `{}`", escape(&written.value));
    block
        .diagnostics
        .push(Diagnostic::at(rules::UNKNOWN_COLUMN_TYPE, written.span, message, "not a column type").help(help));
    // With the suggested type, code that reads the column still builds.
    near.map_or_else(Kind::unknown, |near| Kind::unsound(named(block, near).kind))
}

/// Returns the help for a table as the type that has a key of the column itself.
fn help_for_inner_list(item: &Item<'_>) -> Option<&'static str> {
    let table = item.get_ref().as_table()?;
    if table.contains_key("one_of") {
        Some("`one_of` is a key of the column, and takes the place of `type`")
    } else {
        table.contains_key("from").then_some("`from` is a key of the column, and takes the place of `type`")
    }
}

/// Returns the column type for the name that other languages have for it.
fn type_elsewhere(name: &str) -> Option<&'static str> {
    let name = name.to_lowercase();
    let name = name.strip_prefix("option<").map_or(&name[..], |inner| inner.trim_end_matches('>'));
    match name {
        "bool" | "boolean" => Some("flag"),
        "string" | "str" | "&str" | "varchar" | "char" => Some("text"),
        "time" | "timeout" | "interval" | "timespan" | "delay" => Some("duration"),
        _ => IntType::elsewhere(name).map(|int| int.name),
    }
}

fn is_float(name: &str) -> bool {
    ["f32", "f64", "float", "double", "decimal", "real"].contains(&name.to_lowercase().as_str())
}

fn named(block: &mut BlockReader<'_, '_>, name: &str) -> Kind {
    let Some(int) = IntType::named(name) else {
        return ColumnKind::named(name).map_or_else(Kind::unknown, Kind::sound);
    };
    let range = range(block).and_then(|range| fits(range, int, block));
    let is_sound = range.is_ok();
    let range = range.ok().flatten().unwrap_or((int.min, int.max));
    Kind { kind: Some(ColumnKind::Integer { int, range }), is_sound }
}
