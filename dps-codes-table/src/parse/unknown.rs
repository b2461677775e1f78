//! Helps for unknown keys that are similar to no other key.

use toml::de::DeValue;

use super::alternatives;
use crate::escape::escape;

/// Blocks whose rows may have columns.
const WITH_COLUMNS: [&str; 2] = ["`[[code]]`", "`[[class]]`"];
/// The keys of `[catalog]` that have tables of their own, as messages name them.
const PARTS_OF_CATALOG: [&str; 3] = ["`[catalog.types]`", "`[catalog.use]`", "`probe`"];

/// Returns a help for a key that may have been meant as a column, as a phase, or as a key of another block.
pub(super) fn help(what: &str, key: &str, value: &DeValue<'_>, keys: &[&str]) -> Option<String> {
    let name = escape(key);
    if PARTS_OF_CATALOG.contains(&what) && super::settings::KEYS.contains(&key) {
        return Some(format!("`{name}` is a key of `[catalog]`: move it above {what}"));
    }
    if !WITH_COLUMNS.contains(&what) {
        return None;
    }
    let expected = format!("expected {}", alternatives(keys));
    if key.starts_with(|c: char| c.is_uppercase()) && matches!(value, DeValue::String(_)) {
        return Some(format!("{expected}; an action in a phase is set by `in.{name} = \"…\"`"));
    }
    let definition = match value {
        DeValue::Boolean(_) => "type = \"flag\"",
        DeValue::Integer(_) => "type = \"u32\"",
        DeValue::String(_) => "type = \"text\"",
        _ => return None,
    };
    Some(format!("{expected}; a key of your own is a column: `[column.{name}]` with `{definition}`"))
}
