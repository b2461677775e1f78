//! `UnknownKey`: the key that an unknown one means, and the help for it.

mod block;
pub(super) mod elsewhere;
mod slip;

use toml::de::{DeTable, DeValue};

use super::block_reader::{Item, ROOT};
use super::listed::{listed, quoted};
use super::renamed::Renamed;
use super::{alternatives, code, column, identifier, remedy, row_by_key, synonym};
use crate::diagnostic::{Diagnostic, Poison};
use crate::escape::escape;
use crate::model::LocatedString;
use crate::rules;
use crate::suggest;
use crate::syntax::expected::Expected;
use block::{ONE_ACTION, block};
pub(super) use slip::Slip;

/// Blocks whose rows may have columns.
const WITH_COLUMNS: [&str; 2] = ["`[[code]]`", "`[[class]]`"];
/// The keys of `[catalog]` that have tables of their own.
const PARTS_OF_SETTINGS: [&str; 3] = ["types", "use", "probe"];

/// The meaning of an unknown key.
pub(super) struct UnknownKey<'t> {
    /// The valid key whose place it takes.
    pub(super) near: Option<&'t str>,
    pub(super) help: String,
    /// The facts that its value would have given.
    pub(super) poison: Option<Poison>,
    /// The slip that it shares with further keys of the block, which are not errors too.
    pub(super) slip: Option<Slip>,
}

/// An unknown key that stands for no other one, and so perhaps for a missing one.
pub(super) struct Unread<'t> {
    pub(super) diagnostic: Diagnostic,
    pub(super) value: &'t DeValue<'t>,
}

impl Unread<'_> {
    /// Returns `true` if the value may be that of a required key.
    pub(super) fn may_be(&self, key: &str) -> bool {
        match self.value {
            DeValue::Integer(_) => true,
            DeValue::String(_) => key != "number",
            DeValue::Table(_) | DeValue::Array(_) => !["number", "code", "name", "summary"].contains(&key),
            _ => false,
        }
    }

    /// Adds the keys that are missing to the help.
    pub(super) fn names_missing(&mut self, keys: &[&str]) {
        let (are, them) = if keys.len() > 1 { ("are", "them") } else { ("is", "it") };
        let names = listed(keys, "and");
        self.diagnostic.help = Some(format!("{names} {are} missing: rename this key, or add {them}"));
    }
}

impl<'t> UnknownKey<'t> {
    /// Finds the one of `keys` that is meant by an unknown key of `table`.
    pub(super) fn read(
        what: &str,
        key: &str,
        value: &Item<'_>,
        keys: &[&'t str],
        renamed: Renamed,
        table: &DeTable<'_>,
    ) -> Self {
        if let Some((slip, help)) = Slip::of(what, key, table) {
            return Self { near: None, help, poison: None, slip: Some(slip) };
        }
        let is_free = |key: &str| !table.contains_key(key);
        let kind = if what == ROOT { "table" } else { "key" };
        if let Some(same) = keys.iter().copied().find(|known| is_free(known) && known.eq_ignore_ascii_case(key)) {
            return Self::meant(same, format!("a {kind} with a similar name exists: {}", quoted(same)), value);
        }
        if let Some(help) = row_by_key::help(what, key, value.get_ref()) {
            return Self { near: None, help, poison: Some(Poison::Codes), slip: Some(Slip::Rows) };
        }
        if let Some(help) = slip::dotted(what, value.get_ref()) {
            return Self { near: None, help, poison: None, slip: Some(Slip::Dotted) };
        }
        if let Some((near, help)) = code::declared(key, value.get_ref(), keys) {
            return Self::meant(near, help, value);
        }
        if let Some(near) = code::counterpart(key, keys).filter(|_| what != ROOT) {
            return Self::meant(near, code::help_for_counterpart(key), value);
        }
        if key.split_once('.').is_some_and(|(first, _)| keys.contains(&first)) {
            let help = format!("a dot in quotes is a part of the key: write `{}` without them", escape(key));
            return Self { near: None, help, poison: None, slip: None };
        }
        if let Some((list, poison)) = list_of_catalog(key).filter(|_| what == ROOT) {
            let names = names_of(value.get_ref());
            let help = format!("`{list}` is an array in `[catalog]`: `{list} = [{names}]`");
            return Self { near: None, help, poison: Some(poison), slip: None };
        }
        if let Some((owner, help)) = slip::parameter(what, key, table) {
            return Self { near: None, help, poison: Some(Poison::At(owner)), slip: Some(Slip::Parameters) };
        }
        if what == ROOT && PARTS_OF_SETTINGS.contains(&key) && value.get_ref().is_table() {
            let poison = (key == "use").then_some(Poison::Definitions);
            return Self { near: None, help: format!("write `[catalog.{key}]`"), poison, slip: None };
        }
        let is_catalog =
            || what == ROOT && is_free("catalog") && block(value.get_ref()).is_some_and(|(of, _)| of == "catalog");
        if let Some(synonym) = synonym::of(key, value.get_ref(), keys, is_free).filter(|_| !is_catalog()) {
            return Self::meant(synonym, format!("the key for this is {}", form(synonym, value.get_ref())), value);
        }
        if let Some(help) = elsewhere::help(what, key, value.get_ref(), table) {
            return Self { near: None, help, poison: None, slip: None };
        }
        let is_own = |near: &&str| !(key.starts_with(['-']) || key.starts_with("x_") || is_of_own(key, near, table));
        if let Some(near) = nearest_key(key, value, keys, renamed).filter(is_own) {
            let help = format!("a {kind} with a similar name exists: {}", form(near, value.get_ref()));
            return Self::meant(near, help, value);
        }
        if let Some(set) = synonym::of(key, value.get_ref(), keys, |_| true).filter(|_| what != ROOT) {
            let help = format!("the key for this is {}, which is set already: remove one of the two", quoted(set));
            return Self { near: None, help, poison: None, slip: None };
        }
        let expected = || format!("expected {}", alternatives(keys));
        if what == ROOT {
            let Some((block, header)) = block(value.get_ref()) else {
                let (help, poison) = elsewhere::of_root(key, table).unwrap_or_else(|| (expected(), None));
                return Self { near: None, help, poison, slip: None };
            };
            let near = keys.iter().copied().find(|key| *key == block);
            let poison = (block == ONE_ACTION).then_some(Poison::Actions);
            return Self { near, help: format!("the header of this block is `{header}`"), poison, slip: None };
        }
        let help = help(what, key, value.get_ref(), keys).unwrap_or_else(expected);
        Self { near: None, help, poison: None, slip: None }
    }

    fn meant(near: &'t str, help: String, value: &Item<'_>) -> Self {
        // One error is enough for the value of a misspelled key.
        let is_plain = match value.get_ref() {
            DeValue::Table(_) => false,
            DeValue::Array(list) => !list.iter().any(|item| item.get_ref().is_table()),
            _ => true,
        };
        Self { near: Some(near), help, poison: is_plain.then(|| Poison::At(value.span().start)), slip: None }
    }
}

/// Returns the error for an unknown key.
pub(super) fn diagnostic(what: &str, key: &LocatedString, value: &Item<'_>, help: String) -> Diagnostic {
    let name = escape(&key.value);
    let is_table = match value.get_ref() {
        DeValue::Table(_) => true,
        DeValue::Array(list) => list.iter().any(|item| item.get_ref().is_table()),
        _ => false,
    };
    let (rule, message, kind) = if is_table && what == ROOT {
        (rules::UNKNOWN_TABLE, format!("unknown table `{name}`"), "table")
    } else {
        (rules::UNKNOWN_KEY, format!("unknown key `{name}` in {what}"), "key")
    };
    Diagnostic::at(rule, key.span.clone(), message, format!("unknown {kind}")).help(help)
}

/// Returns a key as a help names it, with its value if that has to have another type.
fn form(key: &str, value: &DeValue<'_>) -> String {
    match value {
        DeValue::String(text) if Expected::of(key) == Expected::Strings => {
            format!("`{key}`, an array: `{key} = [\"{}\"]`", escape(text))
        }
        DeValue::Boolean(_) if key == "deprecated" => "`deprecated = \"…\"`, with the reason".to_owned(),
        _ => quoted(key),
    }
}

/// Returns `true` for a key that starts with a valid one, but means something else: its date or its version, or the same in
/// another language beside it.
fn is_of_own(key: &str, near: &str, table: &DeTable<'_>) -> bool {
    let rest = key.strip_prefix(near).and_then(|rest| rest.strip_prefix(['_', '-']));
    let is_about = |rest: &str| ["since", "in", "at", "on", "date", "version"].contains(&rest);
    rest.is_some_and(|rest| is_about(rest) || (rest.len() == 2 && table.contains_key(near)))
}

/// Returns the valid key that is most similar to an unknown one, or to its old name.
fn nearest_key<'t>(key: &str, value: &Item<'_>, keys: &[&'t str], renamed: Renamed) -> Option<&'t str> {
    // A short key is near to many: `in` is meant only where a table is.
    let is_meant = |known: &&str| *known != "in" || value.get_ref().is_table();
    let known = keys.iter().copied().chain(renamed.iter().map(|&(old, _)| old));
    let near = suggest::nearest(key, known.filter(is_meant))?;
    let current = renamed.iter().find(|(old, _)| *old == near).map_or(near, |&(_, new)| new);
    keys.iter().copied().find(|&key| key == current)
}

/// Returns the array of `[catalog]` whose names a block at the root seems to define, and the poison of these.
fn list_of_catalog(key: &str) -> Option<(&'static str, Poison)> {
    match key {
        "actor" | "actors" => Some(("actors", Poison::Actors)),
        "phase" | "phases" => Some(("phases", Poison::Phases)),
        _ => None,
    }
}

/// Returns the names that blocks or an array define, as the items of an array.
fn names_of(value: &DeValue<'_>) -> String {
    let name = |item: &Item<'_>| {
        let name = item.get_ref().as_table().and_then(|table| table.get("name")).unwrap_or(item);
        name.get_ref().as_str().map(str::to_owned)
    };
    let names: Vec<_> = match value {
        DeValue::Table(table) => table.keys().map(|key| key.get_ref().to_string()).collect(),
        DeValue::Array(list) => list.iter().filter_map(name).collect(),
        _ => Vec::new(),
    };
    if names.is_empty() {
        return "\"…\"".to_owned();
    }
    names.iter().map(|name| format!("\"{}\"", escape(name))).collect::<Vec<_>>().join(", ")
}

/// Returns `true` if the keys of a block may be those of columns.
pub(super) fn may_be_column(what: &str) -> bool {
    WITH_COLUMNS.contains(&what)
}

/// Returns a help for a key that may have been meant as a column, as a phase, or as a key of another block.
fn help(what: &str, key: &str, value: &DeValue<'_>, keys: &[&str]) -> Option<String> {
    let name = escape(key);
    if key.starts_with('-') {
        return Some("remove the line, which a patch removes".to_owned());
    }
    if let Some(other) = key.strip_prefix("x_") {
        return Some(format!("keys for other programs start with `x-`: `x-{}`", escape(other)));
    }
    if what == "`[catalog]`" {
        return Some(format!("expected {}; keys for other programs start with `x-`: `x-{name}`", alternatives(keys)));
    }
    if what == "`[[symptom]]`" {
        return Some(format!("expected {}; columns are set in rows and classes", alternatives(keys)));
    }
    if !WITH_COLUMNS.contains(&what) {
        return None;
    }
    let expected = format!("expected {}", alternatives(keys));
    if key.starts_with(|c: char| c.is_uppercase()) && matches!(value, DeValue::String(_)) {
        return Some(format!("{expected}; an action in a phase is set by `in.{name} = \"…\"`"));
    }
    let phase = key.strip_prefix("in_").or_else(|| key.strip_prefix("in-")).filter(|_| value.is_str());
    if let Some(phase) = phase.filter(|phase| phase.starts_with(|c: char| c.is_uppercase())) {
        return Some(format!("the action in a phase has a dot: `in.{} = \"…\"`", escape(phase)));
    }
    if let DeValue::Table(step) = value {
        let is_step = step.keys().all(|key| remedy::STEP_KEYS.contains(&key.get_ref().as_ref())) && !step.is_empty();
        if is_step {
            return Some(format!("the action in a phase has a dot: `in.{} = …`", identifier::camel_case(key)));
        }
    }
    let definition = match value {
        DeValue::Boolean(_) => "type = \"flag\"",
        DeValue::Integer(_) => "type = \"u32\"",
        DeValue::String(_) => "type = \"text\"",
        _ => return elsewhere::for_other_programs(key, value),
    };
    if column::TAKEN.contains(&key) {
        return Some(expected);
    }
    if key.starts_with(|c: char| c.is_ascii_digit()) {
        return Some(
            "numbers and patterns are values: `number = …` in a `[[code]]`, `numbers = \"…\"` in a `[[class]]`"
                .to_owned(),
        );
    }
    Some(format!("{expected}; a key of your own is a column: `[column.{name}]` with `{definition}`"))
}
