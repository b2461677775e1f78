//! Unknown keys that belong to another block, to other programs, or to the command.

use toml::de::{DeTable, DeValue};

use super::super::block_reader::Item;
use super::super::column::kind;
use super::super::{action, row, settings};
use crate::diagnostic::Poison;
use crate::escape::escape;
use crate::model::CodeType;
use crate::syntax::SCHEMA;

/// Keys of other formats for the phase of a row.
const PHASE_KEYS: [&str; 6] = ["phase", "phases", "when", "stage", "state", "situation"];
/// Keys of other formats that limit the attempts of an action.
const LIMITS: [&str; 8] =
    ["attempts", "max_attempts", "max_retries", "retries", "tries", "timeout", "max_elapsed", "deadline"];
const ALLOW: &str = "warnings are allowed on the command line: `dps-codes check --allow T0045`";
/// Tables of other formats about the file itself.
pub(in super::super) const ABOUT_FILE: [&str; 5] = ["package", "meta", "info", "about", "project"];

/// Returns the help for a key that the block does not have, but another one does.
pub(super) fn help(what: &str, key: &str, value: &DeValue<'_>, table: &DeTable<'_>) -> Option<String> {
    let name = escape(key);
    if key == "$schema" {
        return Some(SCHEMA.to_owned());
    }
    match what {
        "`[[code]]`" | "`[[class]]`" | "`[[symptom]]`" => of_row(what, key, value),
        "`[catalog]`" if ["family", "families"].contains(&key) => {
            Some("a family is a key of rows and classes: `family = \"…\"`".to_owned())
        }
        "`[catalog]`" if key == "metadata" => {
            Some("keys for other programs stand below the header `[metadata]`, or start with `x-`".to_owned())
        }
        "`[catalog]`" if ["allow", "deny", "warn", "lints"].contains(&key) => Some(ALLOW.to_owned()),
        "`retry`" if LIMITS.contains(&key) => {
            Some("a limit is a fallback: `fallback = { action = \"…\", failures = 5 }`, beside `retry`".to_owned())
        }
        "`retry`" if action::BACKOFF_KEYS.contains(&key) && table.contains_key("kind") => {
            Some(format!("only a backoff has `{name}`: write `kind = \"backoff\"`, or remove it"))
        }
        _ if what.starts_with("`[action.") && ["in", "action"].contains(&key) => {
            Some(format!("`{name}` is a key of rows and classes, `[[code]]` and `[[class]]`"))
        }
        _ => None,
    }
}

/// Returns the help for a key or table of the root that belongs to another block, or sets what the command line does, and the
/// poison of the block that lacks it.
pub(super) fn of_root(key: &str, root: &DeTable<'_>) -> Option<(String, Option<Poison>)> {
    if ["lints", "lint", "allow"].contains(&key) {
        return Some((ALLOW.to_owned(), None));
    }
    let pattern_keys = [CodeType::Number, CodeType::String].map(CodeType::pattern_key);
    let (kind, owners, header) = if pattern_keys.contains(&key) {
        ("class", "classes", "[[class]]")
    } else if row::is_own_key(key) {
        ("code", "rows", "[[code]]")
    } else if action::ACTION_KEYS.contains(&key) {
        ("action", "actions", "[action.NAME]")
    } else if kind::ALL_KEYS.contains(&key) {
        ("column", "columns", "[column.NAME]")
    } else {
        return None;
    };
    let first = match root.get(kind).map(Item::get_ref) {
        Some(DeValue::Array(blocks)) => blocks.iter().next(),
        Some(DeValue::Table(blocks)) => blocks.values().min_by_key(|block| block.span().start),
        _ => None,
    };
    let lacks_key = |block: &&Item<'_>| block.get_ref().as_table().is_some_and(|table| !table.contains_key(key));
    let poison = first.filter(lacks_key).map(|block| Poison::At(block.span().start));
    Some((format!("`{key}` is a key of {owners}: write it below the header `{header}`"), poison))
}

/// Returns the help for an unknown key of a row, a class or a symptom.
fn of_row(what: &str, key: &str, value: &DeValue<'_>) -> Option<String> {
    let name = escape(key);
    if key == "fallback" {
        let form = "{ action = \"…\", fallback = { action = \"…\", failures = 10 } }";
        return Some(format!("the fallback of a row stands beside its action: `action = {form}`"));
    }
    if action::ACTION_KEYS.contains(&key) {
        return Some(format!("`{name}` is a key of `[action.NAME]`, which is named here: `action = \"NAME\"`"));
    }
    if PHASE_KEYS.contains(&key) {
        let phase = value.as_str().or_else(|| value.as_array()?.iter().next()?.get_ref().as_str()).unwrap_or("PHASE");
        return Some(format!("the action in a phase is `in.{} = \"…\"`", escape(phase)));
    }
    if what == "`[[symptom]]`" && ["aliases", "messages"].contains(&key) {
        return Some("`text` takes several strings: `text = [\"…\", \"…\"]`".to_owned());
    }
    if what != "`[[code]]`" && row::is_own_key(key) {
        return Some(format!("`{name}` is a key of rows: write it below `[[code]]`"));
    }
    settings::KEYS.contains(&key).then(|| format!("`{name}` is a key of `[catalog]`"))
}

/// Returns the help for a value that no column has: keys for other programs may have any.
pub(super) fn for_other_programs(key: &str, value: &DeValue<'_>) -> Option<String> {
    let name = escape(key);
    match value {
        DeValue::Datetime(date) => {
            Some(format!("a column has strings: `[column.{name}]` with `type = \"text\"`, and `{name} = \"{date}\"`"))
        }
        DeValue::Float(_) | DeValue::Array(_) | DeValue::Table(_) => {
            Some(format!("no column has such values; keys for other programs start with `x-`: `x-{name}`"))
        }
        _ => None,
    }
}
