//! Names are unique where they become variants of one enum, types, or methods of one type.

use std::collections::HashMap;

use super::is_new;
use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::model::{ColumnKind, Table, Text};

pub(super) fn check(table: &mut Table, diagnostics: &mut Diagnostics) {
    macro_rules! keep_unique {
        ($list:expr, $what:literal) => {{
            let mut seen = HashMap::new();
            let sound: Vec<bool> = $list.iter().map(|item| is_new(&mut seen, $what, &item.name, diagnostics)).collect();
            let mut sound = sound.into_iter();
            $list.retain(|_| sound.next().unwrap_or(true));
        }};
    }
    keep_unique!(table.codes, "codes");
    keep_unique!(table.symptoms, "symptoms");
    keep_unique!(table.actions, "actions");
    families(table, diagnostics);
    types(table, diagnostics);
}

/// Classes may share a family, but its name is written in one way.
fn families(table: &Table, diagnostics: &mut Diagnostics) {
    let mut seen: HashMap<String, &Text> = HashMap::new();
    for family in table.classes.iter().filter_map(|class| class.family.as_ref()) {
        let first = *seen.entry(family.value.to_lowercase()).or_insert(family);
        if first.value != family.value {
            let message = format!("two families differ in case alone: `{}` and `{}`", first.value, family.value);
            diagnostics.push(
                Diagnostic::at(family.span.clone(), message, "the same, if case does not count")
                    .help("names are looked up in any case")
                    .clashes_with(first.span.clone(), "first here"),
            );
        }
    }
}

/// No two generated types have one name.
fn types(table: &mut Table, diagnostics: &mut Diagnostics) {
    let has_families = table.classes.iter().any(|class| class.family.is_some());
    let Table { settings, columns, actions, symptoms, .. } = table;
    let has_phases = !settings.phases.is_empty();
    let mut taken: HashMap<String, (&str, Span)> = HashMap::new();
    for (key, name) in settings.types.each_mut() {
        let is_generated = match key {
            "family" => has_families,
            "action" => !actions.is_empty(),
            "phase" => has_phases,
            "symptom" => !symptoms.is_empty(),
            _ => true,
        };
        if !is_generated {
            continue;
        }
        if let Some((first_key, first)) = taken.get(&name.value) {
            // One of the two is written in the table, or they would differ.
            let (span, key) = if name.span.is_empty() { (first, *first_key) } else { (&name.span, key) };
            let message = format!("two types would be called `{}`", name.value);
            diagnostics.push(
                Diagnostic::at(span.clone(), message, "taken by another type")
                    .help(format!("give `{key}` another name in `[catalog.types]`")),
            );
            name.value.push('_');
        }
        taken.insert(name.value.clone(), (key, name.span.clone()));
    }
    for column in columns {
        let ColumnKind::OneOf { type_name, .. } = &mut column.kind else {
            continue;
        };
        if taken.contains_key(type_name) {
            let message = format!("two types would be called `{type_name}`");
            diagnostics.push(
                Diagnostic::at(column.name.span.clone(), message, "the list of this column becomes an enum")
                    .help("give it another name: `type = \"…\"`"),
            );
            type_name.push('_');
        }
        taken.insert(type_name.clone(), ("", column.name.span.clone()));
    }
}
