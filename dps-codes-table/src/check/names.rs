//! Names are unique where they become variants of one enum, types, or methods of one type.

use super::is_new;
use crate::diagnostic::{Diagnostic, Diagnostics, Poison};
use crate::map::{HashMap, HashSet};
use crate::model::{Code, Column, ColumnKind, LocatedString, Table};
use crate::rules;
use crate::sort;

pub(super) fn check(table: &mut Table, diagnostics: &mut Diagnostics) {
    let mut seen = HashMap::new();
    let is_poisoned =
        |name: &LocatedString, diagnostics: &Diagnostics| diagnostics.is_poisoned(&Poison::At(name.span.start));
    table
        .codes
        .retain(|code| is_poisoned(&code.name, diagnostics) || is_new(&mut seen, "code", &code.name, diagnostics));
    // A poisoned name is dropped silently if it is a duplicate.
    let mut poisoned = HashSet::new();
    table.codes.retain(|code| {
        let key = code.name.value.to_lowercase();
        !is_poisoned(&code.name, diagnostics) || (!seen.contains_key(&key) && poisoned.insert(key))
    });
    aliases(&mut table.codes, &mut seen, diagnostics);
    let mut seen = HashMap::new();
    table.symptoms.retain(|symptom| is_new(&mut seen, "symptom", &symptom.name, diagnostics));
    let mut seen = HashMap::new();
    table.actions.retain(|action| is_new(&mut seen, "action", &action.name, diagnostics));
    columns(table, diagnostics);
    families(table, diagnostics);
    types(table, diagnostics);
}

/// Reports rows with the name of a column, which would hide its accessor.
fn columns(table: &mut Table, diagnostics: &mut Diagnostics) {
    let items = |column: &'_ Column| {
        let look_up = column.is_unique.then(|| format!("from_{}", column.name.value));
        [Some(column.name.value.clone()), look_up].into_iter().flatten()
    };
    let columns: HashMap<String, &LocatedString> =
        table.columns.iter().flat_map(|column| items(column).map(|item| (item, &column.name))).collect();
    table.codes.retain(|code| {
        let column = columns.get(code.name.value.as_str());
        if let Some(column) = column {
            let message = format!("the name `{}` is taken by a column", code.name.value);
            diagnostics.push(
                Diagnostic::at(
                    rules::NAME_OF_COLUMN,
                    code.name.span.clone(),
                    message,
                    "would hide the accessor of the column",
                )
                .clashes_with(column.span.clone(), "the column"),
            );
        }
        column.is_none()
    });
}

/// Reports names and aliases that another code has. Of a name and an equal alias, the alias is the duplicate.
fn aliases(codes: &mut [Code], seen: &mut HashMap<String, LocatedString>, diagnostics: &mut Diagnostics) {
    for Code { name, aliases, .. } in codes {
        aliases.retain(|alias| {
            // Lookups ignore case, so the name finds what such an alias would find.
            if alias.value != name.value && alias.value.to_lowercase() == name.value.to_lowercase() {
                return false;
            }
            let Some(first) = seen.get(&alias.value.to_lowercase()) else {
                seen.insert(alias.value.to_lowercase(), alias.clone());
                return true;
            };
            let label = if first.value == alias.value { "used again here" } else { "equal if case is ignored" };
            diagnostics.push(
                Diagnostic::at(
                    rules::DUPLICATE_ALIAS,
                    alias.span.clone(),
                    format!("duplicate alias `{}`", alias.value),
                    label,
                )
                .help("a name or alias belongs to one code, without regard to case")
                .clashes_with(first.span.clone(), "first used here")
                .keeping_uses(),
            );
            false
        });
    }
}

/// Classes and rows may share a family, but its name is spelled the same everywhere.
fn families(table: &Table, diagnostics: &mut Diagnostics) {
    let mut seen: HashMap<String, &LocatedString> = HashMap::new();
    for (family, _) in table.families() {
        let first = *seen.get_or_insert_with(family.value.to_lowercase(), |_| family);
        let is_sound = !diagnostics.is_poisoned(&Poison::At(first.span.start));
        if first.value != family.value && is_sound {
            let message = format!("families `{}` and `{}` differ only in case", first.value, family.value);
            diagnostics.push(
                Diagnostic::at(rules::NAMES_DIFFER_IN_CASE, family.span.clone(), message, "equal if case is ignored")
                    .help("names are compared without regard to case")
                    .clashes_with(first.span.clone(), "first used here")
                    .keeping_uses(),
            );
        }
    }
}

/// Reports types with the name of another one.
fn types(table: &mut Table, diagnostics: &mut Diagnostics) {
    let has_families = !table.families().is_empty();
    let Table { settings, columns, actions, symptoms, .. } = table;
    let is_import = settings.import.is_some();
    let has_phases = !settings.phases.is_empty() && !is_import;
    let has_actors = !settings.actors.is_empty() && !is_import;
    let mut taken = HashSet::new();
    let mut names = settings.types.each_mut();
    // The default name of a type takes precedence over one that the table sets.
    sort::by_key(&mut names, |(_, name)| name.span.is_some());
    for (key, name) in names {
        let is_generated = match key {
            "family" => has_families,
            "action" => !actions.is_empty() && !is_import,
            "actor" => has_actors,
            "phase" => has_phases,
            "symptom" => !symptoms.is_empty(),
            _ => true,
        };
        if !is_generated {
            continue;
        }
        if taken.contains(&name.value) {
            // The later one is written in the table, or they would differ.
            let span = name.span.clone().unwrap_or_default();
            let message = format!("duplicate type name `{}`", name.value);
            diagnostics.push(
                Diagnostic::at(rules::DUPLICATE_TYPE_NAME, span, message, "already the name of another type")
                    .help(format!("set another name for `{key}` in `[catalog.types]`"))
                    .keeping_uses(),
            );
        }
        while taken.contains(&name.value) {
            name.value.push('_');
        }
        taken.insert(name.value.clone());
    }
    for column in columns {
        let ColumnKind::OneOf { type_name, .. } = &mut column.kind else {
            continue;
        };
        if taken.contains(type_name) {
            let message = format!("duplicate type name `{type_name}`");
            diagnostics.push(
                Diagnostic::at(
                    rules::DUPLICATE_TYPE_NAME,
                    column.name.span.clone(),
                    message,
                    "the list of this column becomes an enum",
                )
                .help("set another name: `type = \"…\"`")
                .keeping_uses(),
            );
        }
        while taken.contains(type_name) {
            type_name.push('_');
        }
        taken.insert(type_name.clone());
    }
}
