//! Unused definitions: phases, actors, actions, columns, and classes whose numbers all have more specific classes.

use crate::diagnostic::{Diagnostic, Diagnostics, Span};
use crate::map::HashSet;
use crate::model::resolve;
use crate::model::{ColumnKind, Remedy, Shared, Table};
use crate::rules::{self, Rule};

/// Reports unused definitions. Must not be called if an error may have hidden a use.
pub(super) fn check(table: &Table, diagnostics: &mut Diagnostics) {
    // Other crates and other tables use what a table publishes.
    if !table.settings.published {
        phases(table, diagnostics);
        actors(table, diagnostics);
        actions(table, diagnostics);
    }
    columns(table, diagnostics);
    classes(table, diagnostics);
}

/// Reports unused phases. One of several may be unused: the general action applies there.
fn phases(table: &Table, diagnostics: &mut Diagnostics) {
    let used: HashSet<&str> =
        table.shared().flat_map(|shared| &shared.remedy.in_phase).map(|(phase, _)| phase.value.as_str()).collect();
    let phases = table.own_phases();
    let unused_phases: Vec<_> = phases.iter().filter(|phase| !used.contains(phase.name.value.as_str())).collect();
    if unused_phases.len() == 1 && phases.len() > 1 {
        return;
    }
    for phase in unused_phases {
        let name = &phase.name.value;
        let help = format!(
            "set `in.{name} = \"…\"` in a row or a class, or remove the phase; set `published = true` if another table uses it"
        );
        diagnostics.push(unused(rules::UNUSED_PHASE, &phase.name.span, &format!("phase `{name}`"), &help));
    }
}

fn actors(table: &Table, diagnostics: &mut Diagnostics) {
    let used: HashSet<&str> = table.actions.iter().map(|action| action.actor.name.value.as_str()).collect();
    for actor in table.own_actors().iter().filter(|actor| !used.contains(actor.name.value.as_str())) {
        let name = &actor.name.value;
        let help = format!(
            "set `actor = \"{name}\"` in an action, or remove the actor; set `published = true` if another crate uses it"
        );
        diagnostics.push(unused(rules::UNUSED_ACTOR, &actor.name.span, &format!("actor `{name}`"), &help));
    }
}

fn actions(table: &Table, diagnostics: &mut Diagnostics) {
    let mut used: HashSet<&str> = HashSet::new();
    used.extend(table.settings.action.as_ref().map(|action| action.value.as_str()));
    used.extend(table.actions.iter().filter_map(|action| Some(action.fallback.as_ref()?.action.value.as_str())));
    for Remedy { action, in_phase, fallbacks } in table.shared().map(|shared| &shared.remedy) {
        used.extend(action.iter().chain(in_phase.iter().map(|(_, action)| action)).map(|action| action.value.as_str()));
        used.extend(fallbacks.iter().map(|(_, fallback)| fallback.action.value.as_str()));
    }
    for action in table.own_actions() {
        let name = &action.name.value;
        if !used.contains(name.as_str()) && action.used_when.is_none() {
            diagnostics.push(unused(
                rules::UNUSED_ACTION,
                &action.name.span,
                &format!("action `{name}`"),
                &format!(
                    "set `action = \"{name}\"` in a row or a class, or remove the action; set `published = true` if \
                     another table uses it"
                ),
            ));
        }
    }
}

/// Reports unused columns. Derived ones and those with a default have a value without being set.
fn columns(table: &Table, diagnostics: &mut Diagnostics) {
    let used: HashSet<usize> = table.shared().flat_map(|shared| &shared.columns).map(|&(column, _)| column).collect();
    for (index, column) in table.columns.iter().enumerate() {
        let has_value =
            matches!(column.kind, ColumnKind::Derived { .. } | ColumnKind::Bit(_)) || column.default.is_some();
        if !has_value && !used.contains(&index) {
            let name = &column.name.value;
            let places = if column.is_required { "each row or a class that matches it" } else { "a row or a class" };
            diagnostics.push(unused(
                rules::UNUSED_COLUMN,
                &column.name.span,
                &format!("column `{name}`"),
                &format!("set `{name} = …` in {places}, or remove the column"),
            ));
        }
    }
}

fn unused(rule: &'static Rule, span: &Span, what: &str, help: &str) -> Diagnostic {
    Diagnostic::at(rule, span.clone(), format!("unused {what}"), "defined here, but never used").help(help)
}

fn classes(table: &Table, diagnostics: &mut Diagnostics) {
    let applied = resolve::classes_that_apply(table);
    for (class, applies) in table.classes.iter().zip(applied) {
        if applies {
            continue;
        }
        let is_empty = !has_effect(class);
        let (rule, message, label, help) = if is_empty {
            (
                rules::CLASS_WITHOUT_EFFECT,
                "class without effect",
                "sets nothing but `numbers`",
                "set a family, an action or a column",
            )
        } else {
            (
                rules::UNREACHABLE_CLASS,
                "unreachable class",
                "more specific classes set all that it sets",
                "remove it, or match more numbers",
            )
        };
        diagnostics.push(Diagnostic::at(rule, class.span.clone(), message, label).help(help));
    }
}

fn has_effect(class: &crate::model::Class) -> bool {
    let Shared { help, remedy, sources, columns } = &class.shared;
    let has_remedy = remedy.action.is_some() || !remedy.in_phase.is_empty();
    class.family.is_some()
        || class.summary.is_some()
        || help.is_some()
        || has_remedy
        || sources.is_some()
        || !columns.is_empty()
}
