//! The tables at the top of `Code`, `Action` and `Phase`: rustdoc as the index of all errors.

use std::fmt::Write;

use super::Names;
use super::action;
use super::docs::escaped;
use crate::Docs;
use dps_codes_model::CodeType;
use dps_codes_model::resolve::Catalog;

/// Returns the table of all rows; empty unless rustdoc reads it.
pub(super) fn of_codes(catalog: &Catalog<'_>, names: &Names) -> String {
    if names.docs == Docs::Items {
        return String::new();
    }
    let code = match names.code_type {
        CodeType::Number => "number",
        CodeType::String => "code",
    };
    let has_actions = !catalog.action_sets.is_empty();
    let has_phases = !catalog.table.settings.phases.is_empty();
    let mut heads = vec![code, "name", "summary"];
    if has_actions {
        heads.push(if has_phases { "action per phase" } else { "action" });
    }
    let rows = catalog.rows.iter().map(|row| {
        let mut cells = vec![
            format!("`{}`", names.written(row.code).replace('|', "\\|")),
            to_variant(&row.code.name.value),
            cell(&row.code.summary),
        ];
        if has_actions {
            cells.push(actions(&catalog.action_sets[row.action_set], catalog));
        }
        cells
    });
    table(&heads, rows)
}

/// Returns the table of the actions; empty unless rustdoc reads it.
pub(super) fn of_actions(catalog: &Catalog<'_>, names: &Names) -> String {
    if names.docs == Docs::Items {
        return String::new();
    }
    let rows = catalog.table.actions.iter().map(|action| {
        let fallback = action.fallback.as_ref().map_or_else(String::new, |fallback| {
            format!("`{}` after {}", fallback.action.value, super::fallback::limits(fallback))
        });
        let retry = action::retry_docs(action.retry);
        vec![to_variant(&action.name.value), cell(&action.text), cell(action.actor.written()), retry, fallback]
    });
    table(&["action", "what to do", "actor", "retry", "fallback"], rows)
}

/// Returns the table of the phases; empty unless rustdoc reads it.
pub(super) fn of_phases(catalog: &Catalog<'_>, names: &Names) -> String {
    if names.docs == Docs::Items {
        return String::new();
    }
    let rows = catalog.table.settings.phases.iter().map(|phase| {
        let summary = phase.summary.as_ref().map_or_else(String::new, |summary| cell(&summary.value));
        vec![to_variant(&phase.name.value), summary]
    });
    table(&["phase", "meaning"], rows)
}

/// Returns the actions of phases that have another one than the default, each with its phases.
pub(super) fn phases_by_action<'c>(action_set: &[usize], catalog: &'c Catalog<'_>) -> Vec<(usize, Vec<&'c str>)> {
    let mut actions: Vec<(usize, Vec<&str>)> = Vec::new();
    let phases = catalog.table.settings.phases.iter().zip(&action_set[1..]);
    for (phase, &action) in phases.filter(|&(_, &action)| action != action_set[0]) {
        let phase = phase.name.value.as_str();
        match actions.iter_mut().find(|(known, _)| *known == action) {
            Some((_, phases)) => phases.push(phase),
            None => actions.push((action, vec![phase])),
        }
    }
    actions
}

fn actions(action_set: &[usize], catalog: &Catalog<'_>) -> String {
    let name = |action: usize| &catalog.table.actions[action].name.value;
    let mut cell = format!("`{}`", name(action_set[0]));
    for (action, phases) in phases_by_action(action_set, catalog) {
        let _ = write!(cell, "<br>{}: `{}`", phases.join(", "), name(action));
    }
    cell
}

fn to_variant(name: &str) -> String {
    format!("[`{name}`](Self::{name})")
}

fn table(heads: &[&str], rows: impl Iterator<Item = Vec<String>>) -> String {
    let mut table = format!("| {} |\n|{}", heads.join(" | "), "---|".repeat(heads.len()));
    for row in rows {
        let _ = write!(table, "\n| {} |", row.join(" | "));
    }
    table
}

/// Returns a text of the table as Markdown of one cell, in which `|` is escaped in code, too.
fn cell(text: &str) -> String {
    let mut cell = String::with_capacity(text.len());
    for c in escaped(text).chars() {
        if c == '|' && !cell.ends_with('\\') {
            cell.push('\\');
        }
        cell.push(c);
    }
    cell
}

#[cfg(test)]
mod tests {
    use super::cell;

    #[test]
    fn a_cell_has_no_separator() {
        for (text, expected) in [("a | b", r"a \| b"), ("`a|b`", r"`a\|b`"), ("<a|b>", r"\<a\|b\>"), ("plain", "plain")]
        {
            assert_eq!(cell(text), expected);
        }
    }
}
