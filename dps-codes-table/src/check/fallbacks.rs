//! A fallback is another action, of an action that is repeated.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::map::HashMap;
use crate::model::{Fallback, LocatedString, Remedy, Retry, Table};
use crate::rules;

pub(super) fn check(table: &mut Table, diagnostics: &mut Diagnostics) {
    let retries: HashMap<String, Retry> =
        table.actions.iter().map(|action| (action.name.value.clone(), action.retry)).collect();
    for action in &mut table.actions {
        if action.fallback.as_ref().is_some_and(|of| !is_sound(&action.name, Some(action.retry), of, diagnostics)) {
            action.fallback = None;
        }
    }
    let classes = table.classes.iter_mut().map(|class| &mut class.shared.remedy);
    let codes = table.codes.iter_mut().map(|code| &mut code.shared.remedy);
    let symptoms = table.symptoms.iter_mut().map(|symptom| &mut symptom.shared.remedy);
    for Remedy { action, in_phase, fallbacks } in classes.chain(codes).chain(symptoms) {
        fallbacks.retain(|(phase, fallback)| {
            let of = match phase {
                None => action.as_ref(),
                Some(phase) => in_phase.iter().find(|(of, _)| of.value == phase.value).map(|(_, action)| action),
            };
            of.is_none_or(|of| is_sound(of, retries.get(&of.value).copied(), fallback, diagnostics))
        });
    }
}

/// Reports a fallback that never applies, or that changes nothing.
fn is_sound(of: &LocatedString, retry: Option<Retry>, fallback: &Fallback, diagnostics: &mut Diagnostics) -> bool {
    let Fallback { action, .. } = fallback;
    let span = action.span.clone();
    if action.value == of.value {
        let message = format!("`{}` falls back to itself", of.value);
        diagnostics.push(
            Diagnostic::at(rules::FALLBACK_TO_ITSELF, span, message, "the same action")
                .help("name the action to take when this one keeps failing")
                .keeping_uses(),
        );
        return false;
    }
    if retry == Some(Retry::Never) {
        let message = format!("fallback of `{}`, which is never repeated", of.value);
        diagnostics.push(
            Diagnostic::at(rules::FALLBACK_OF_NEVER, span, message, "never applies")
                .help("a fallback applies after several failures: remove it, or set another `retry`")
                .keeping_uses(),
        );
        return false;
    }
    true
}
