//! Names are unique where they become variants of one enum, types, or methods of one type.

use std::collections::{HashMap, HashSet};

use super::is_new;
use crate::diag::{Diagnostic, Diagnostics};
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
    let Table { settings, columns, .. } = table;
    let mut taken = HashSet::new();
    for (key, name) in settings.types.each_mut() {
        if !taken.insert(name.clone()) {
            let message = format!("two types would be called `{name}`");
            diagnostics.push(
                Diagnostic::at(settings.span.clone(), message, "in this catalog")
                    .help(format!("give `{key}` another name in `[catalog.types]`")),
            );
            name.push('_');
            taken.insert(name.clone());
        }
    }
    for column in columns {
        let ColumnKind::OneOf { type_name, .. } = &mut column.kind else {
            continue;
        };
        if !taken.insert(type_name.clone()) {
            let message = format!("two types would be called `{type_name}`");
            diagnostics.push(
                Diagnostic::at(column.name.span.clone(), message, "the list of this column becomes an enum")
                    .help("give it another name: `type = \"…\"`"),
            );
            type_name.push('_');
        }
    }
}
