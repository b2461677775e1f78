//! Placeholders for phases, actors and actions whose definitions are missing or invalid, so that references to them, and code
//! that uses them, are not errors too.

use crate::diagnostic::{Diagnostic, Diagnostics, Poison};
use crate::escape::escape;
use crate::map::HashSet;
use crate::model::{Action, Choice, LocatedString, Remedy, Retry, Role, Table};
use crate::parse::{MOST_PHASES, is_name};
use crate::rules;

pub(super) fn check(table: &mut Table, diagnostics: &mut Diagnostics) {
    let (phases, actions) = used(table);
    if phases_are_missing(table, &phases, diagnostics) || diagnostics.is_poisoned(&Poison::Phases) {
        let known = table.settings.phases.iter().map(|phase| phase.name.value.clone()).collect();
        table.settings.phases.extend(new(phases, known).into_iter().map(Choice::from));
        table.settings.phases.truncate(MOST_PHASES);
    }
    if diagnostics.is_poisoned(&Poison::Actors) {
        actors(table);
    }
    if diagnostics.is_poisoned(&Poison::Actions) {
        let known = table.actions.iter().map(|action| action.name.value.clone()).collect();
        table.actions.extend(new(actions, known).into_iter().map(|name| placeholder(name, &table.settings.actors)));
    }
}

/// Defines the actors that actions name, unless all of them are those of the runtime.
fn actors(table: &mut Table) {
    let used: Vec<_> = table.actions.iter().map(|action| action.actor.name.clone()).collect();
    let actors = &mut table.settings.actors;
    if !actors.is_empty() || used.iter().any(|name| Role::named(&name.value).is_none()) {
        let known = actors.iter().map(|actor| actor.name.value.clone()).collect();
        actors.extend(new(used, known).into_iter().map(Choice::from));
    }
}

/// Returns the phases and the actions that are referred to.
fn used(table: &Table) -> (Vec<LocatedString>, Vec<LocatedString>) {
    let (mut phases, mut actions) = (Vec::new(), Vec::new());
    actions.extend(table.settings.action.clone());
    phases.extend(table.settings.probe.iter().flat_map(|probe| probe.except.iter().cloned()));
    actions.extend(table.actions.iter().filter_map(|action| Some(action.fallback.as_ref()?.action.clone())));
    for Remedy { action, in_phase, fallbacks } in table.shared().map(|shared| &shared.remedy) {
        actions.extend(action.clone());
        actions.extend(fallbacks.iter().map(|(_, fallback)| fallback.action.clone()));
        for (phase, action) in in_phase {
            phases.push(phase.clone());
            actions.push(action.clone());
        }
    }
    (phases, actions)
}

/// Reports a table that uses phases without defining any: one error, however often they are used.
fn phases_are_missing(table: &mut Table, used: &[LocatedString], diagnostics: &mut Diagnostics) -> bool {
    let settings = &table.settings;
    let Some(first) = used.iter().min_by_key(|phase| phase.span.start).filter(|_| settings.phases.is_empty()) else {
        return false;
    };
    if !diagnostics.is_poisoned(&Poison::Phases) {
        diagnostics.push(
            Diagnostic::at(
                rules::UNKNOWN_PHASE,
                first.span.clone(),
                format!("unknown phase `{}`", escape(&first.value)),
                "not defined in this table",
            )
            .help(format!("add `phases = [\"{}\", …]` to `[catalog]`", escape(&first.value))),
        );
    }
    true
}

/// Returns each valid name that is not defined, once.
fn new(names: Vec<LocatedString>, mut known: HashSet<String>) -> Vec<LocatedString> {
    names.into_iter().filter(|name| is_name(&name.value) && known.insert(name.value.clone())).collect()
}

fn placeholder(name: LocatedString, actors: &[Choice]) -> Action {
    Action {
        text: String::new(),
        text_span: name.span.clone(),
        actor: Choice::first_of(actors, &name.span),
        name,
        retry: Retry::AtOnce,
        fallback: None,
        used_when: None,
        sources: Vec::new(),
    }
}
