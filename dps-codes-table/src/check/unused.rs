//! Definitions that nothing uses: a phase, an action, a column, or a class whose numbers have closer ones.

use std::collections::HashSet;

use crate::diagnostic::{Diagnostic, Diagnostics, Span};
use crate::model::{ColumnKind, Remedy, Shared, Table};
use crate::resolve;

/// To be asked of a table whose other mistakes, if any, hide no use of anything.
pub(super) fn check(table: &Table, diagnostics: &mut Diagnostics) {
    phases(table, diagnostics);
    actions(table, diagnostics);
    columns(table, diagnostics);
    classes(table, diagnostics);
}

/// One phase may go unmentioned beside others: it is where what holds in general holds.
fn phases(table: &Table, diagnostics: &mut Diagnostics) {
    let used: HashSet<&str> =
        table.shared().flat_map(|shared| &shared.remedy.in_phase).map(|(phase, _)| phase.value.as_str()).collect();
    let phases = table.own_phases();
    let unmentioned: Vec<_> = phases.iter().filter(|phase| !used.contains(phase.name.value.as_str())).collect();
    if unmentioned.len() == 1 && phases.len() > 1 {
        return;
    }
    for phase in unmentioned {
        let name = &phase.name.value;
        let help = format!("say `in.{name} = \"…\"` where it matters, or leave the phase out");
        diagnostics.push(unused(&phase.name.span, &format!("the phase `{name}`"), &help));
    }
}

fn actions(table: &Table, diagnostics: &mut Diagnostics) {
    let mut used: HashSet<&str> = HashSet::new();
    used.extend(table.settings.action.as_ref().map(|action| action.value.as_str()));
    used.extend(table.actions.iter().filter_map(|action| Some(action.fallback.as_ref()?.action.value.as_str())));
    for Remedy { action, in_phase } in table.shared().map(|shared| &shared.remedy) {
        used.extend(action.iter().chain(in_phase.iter().map(|(_, action)| action)).map(|action| action.value.as_str()));
    }
    for action in table.own_actions() {
        let name = &action.name.value;
        if !used.contains(name.as_str()) {
            diagnostics.push(unused(
                &action.name.span,
                &format!("the action `{name}`"),
                &format!("say `action = \"{name}\"` in a row or a class, or leave the action out"),
            ));
        }
    }
}

/// A column that is derived, or that has a default, has a value without being set.
fn columns(table: &Table, diagnostics: &mut Diagnostics) {
    let used: HashSet<usize> = table.shared().flat_map(|shared| &shared.columns).map(|&(column, _)| column).collect();
    for (index, column) in table.columns.iter().enumerate() {
        let has_value = matches!(column.kind, ColumnKind::Derived { .. }) || column.default.is_some();
        if !has_value && !used.contains(&index) {
            let name = &column.name.value;
            diagnostics.push(unused(
                &column.name.span,
                &format!("the column `{name}`"),
                &format!("say `{name} = …` in a row or a class, or leave the column out"),
            ));
        }
    }
}

fn unused(span: &Span, what: &str, help: &str) -> Diagnostic {
    Diagnostic::at(span.clone(), format!("nothing uses {what}"), "defined here, and used nowhere").help(help)
}

fn classes(table: &Table, diagnostics: &mut Diagnostics) {
    let applied = resolve::classes_that_apply(table);
    for (class, applies) in table.classes.iter().zip(applied) {
        if applies {
            continue;
        }
        let says_nothing = !says_something(class);
        let (message, label, help) = if says_nothing {
            ("this class says nothing of its numbers", "only `numbers` here", "give it a family, an action or a column")
        } else {
            (
                "this class can never apply",
                "other classes are closer to each of its numbers",
                "they say all that it says: leave it out, or cover more numbers",
            )
        };
        diagnostics.push(Diagnostic::at(class.span.clone(), message, label).help(help));
    }
}

fn says_something(class: &crate::model::Class) -> bool {
    let Shared { help, remedy, sources, columns } = &class.shared;
    let has_remedy = remedy.action.is_some() || !remedy.in_phase.is_empty();
    class.family.is_some()
        || class.summary.is_some()
        || help.is_some()
        || has_remedy
        || sources.is_some()
        || !columns.is_empty()
}
