//! Tells which block an unknown table is, by its keys.

use toml::de::DeValue;

use super::super::block_reader::Item;
use super::super::settings;

/// An action whose header does not name `action`.
pub(super) const ONE_ACTION: &str = "";

/// Returns which block an unknown table is by its keys, and the header of that.
pub(super) fn block(value: &DeValue<'_>) -> Option<(&'static str, &'static str)> {
    let table = match value {
        DeValue::Table(table) => table,
        DeValue::Array(list) => list.iter().next()?.get_ref().as_table()?,
        _ => return None,
    };
    let has = |keys: &[&str]| keys.iter().all(|key| table.contains_key(*key));
    let all = |keys: &[&str]| {
        let is_one = |value: &Item<'_>| {
            value.get_ref().as_table().is_some_and(|table| keys.iter().any(|key| table.contains_key(*key)))
        };
        !table.is_empty() && table.values().all(is_one)
    };
    if has(&["number", "name"]) || has(&["code", "name"]) {
        Some(("code", "[[code]]"))
    } else if has(&["numbers"]) || has(&["codes"]) {
        Some(("class", "[[class]]"))
    } else if has(&["actor", "retry"]) {
        Some((ONE_ACTION, "[action.NAME]"))
    } else if has(&["name", "text"]) {
        Some(("symptom", "[[symptom]]"))
    } else if all(&["actor", "retry"]) {
        Some(("action", "[action.NAME]"))
    } else if all(&["one_of", "from", "type"]) {
        Some(("column", "[column.NAME]"))
    } else {
        let is_catalog = value.is_table() && table.keys().all(|key| settings::KEYS.contains(&key.get_ref().as_ref()));
        (is_catalog && !table.is_empty()).then_some(("catalog", "[catalog]"))
    }
}
