//! `action` and `in.PHASE` of rows, classes and symptoms: the action for each phase.

use super::block_reader::{BlockReader, Item};
use super::column::Column;
use super::limit::fallback;
use super::value::action_name;
use crate::diagnostic::{Diagnostic, Diagnostics, Span};
use crate::escape::escape;
use crate::model::{Fallback, LocatedString, Remedy};
use crate::rules;
use toml::de::DeValue;

pub(super) const STEP_KEYS: [&str; 2] = ["action", "fallback"];

/// Reads the keys `action` and `in.PHASE`.
pub(super) fn remedy<'t>(block: &mut BlockReader<'t, '_>, columns: &'t [Column]) -> Remedy {
    let mut remedy = Remedy::default();
    if let Some(item) = block.optional("action") {
        let (action, fallback) = step(item, block.diagnostics);
        remedy.action = action;
        remedy.fallbacks.extend(fallback.map(|fallback| (None, fallback)));
    }
    let phases = block.named_items("in");
    if let Some((key, phase, action)) = as_keys(&phases) {
        let message = format!("key `phase` in the table `in` of {}", block.what());
        let help = format!("write `in.{} = \"{}\"`", escape(&phase.value), escape(&action.value));
        block.diagnostics.push(Diagnostic::at(rules::UNKNOWN_KEY, key, message, "read as a phase").help(help));
        remedy.in_phase.push((phase, action));
        return remedy;
    }
    for (phase, item) in phases {
        if block.is_key_in_wrong_table(&phase, item, columns) {
            continue;
        }
        let (action, fallback) = step(item, block.diagnostics);
        remedy.fallbacks.extend(fallback.map(|fallback| (Some(phase.clone()), fallback)));
        remedy.in_phase.extend(action.map(|action| (phase, action)));
    }
    remedy
}

/// Returns the key `phase`, the phase and the action of a table that has a key for each, as in
/// `in = { phase = "Call", action = "Wait" }`.
fn as_keys(phases: &[(LocatedString, &Item<'_>)]) -> Option<(Span, LocatedString, LocatedString)> {
    let value = |name: &str| {
        let (key, item) = phases.iter().find(|(key, _)| key.value == name)?;
        let text = item.get_ref().as_str()?.to_owned();
        Some((key.span.clone(), LocatedString::new(text, item.span())))
    };
    let ((key, phase), (_, action)) = (value("phase")?, value("action")?);
    Some((key, phase, action))
}

/// Reads an action by its name, or `{ action = "…", fallback = { … } }`.
fn step<'t>(item: &'t Item<'t>, diagnostics: &mut Diagnostics) -> (Option<LocatedString>, Option<Fallback>) {
    let DeValue::Table(_) = item.get_ref() else {
        return (action_name(item, diagnostics), None);
    };
    let Some(mut block) = BlockReader::open(item, "`action`", &STEP_KEYS, diagnostics) else {
        return (None, None);
    };
    let action = block.required("action").and_then(|item| action_name(item, block.diagnostics));
    let own = block.optional("fallback").and_then(|item| fallback(item, block.diagnostics));
    block.finish();
    (action, own)
}
