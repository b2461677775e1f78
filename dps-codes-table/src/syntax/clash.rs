//! Statements that are valid alone, but not together, as `in = 1` and `in.Call = 2`.

use crate::cost;
use crate::diagnostic::{Diagnostic, Diagnostics, Poison, Span};
use crate::escape::escape;
use crate::map::HashSet;
use crate::rules;

/// Reports the keys that are set already, in the order of the file: each once in a block.
pub(super) fn report(text: &str, keys: impl Iterator<Item = Span>, diagnostics: &mut Diagnostics) {
    let (mut block, mut end) = (0, 0);
    let mut reported = HashSet::new();
    for key in keys {
        if let Some(between) = text.get(end..key.start) {
            cost::add(between.len());
            if let Some(header) = between.rfind("\n[") {
                block = end + header + 1;
                reported = HashSet::new();
            }
            end = key.start;
        }
        let name = text.get(key.clone()).unwrap_or_default();
        let is_new = reported.insert(name);
        // A value of `in` that is not a table is reported where it is read.
        if is_new && !(name == "in" && has_plain_value(text.get(block..key.start).unwrap_or_default(), name)) {
            // The other value may have the keys that the table with dotted keys lacks.
            let above = text.get(block..key.start).unwrap_or_default();
            let dotted = above.find(&format!("\n{name}.")).map(|at| Poison::At(block + at + 1));
            diagnostics.poison_all(dotted);
            diagnostics.push(diagnostic(text, key));
        }
    }
}

/// Returns `true` if a block sets a key to something other than an inline table.
fn has_plain_value(block: &str, key: &str) -> bool {
    cost::add(block.len());
    block.lines().any(|line| {
        let value = line.trim_start().strip_prefix(key).and_then(|rest| rest.trim_start().strip_prefix('='));
        value.is_some_and(|value| !value.trim_start().starts_with('{'))
    })
}

/// Returns the error for a key that is set already.
pub(super) fn diagnostic(text: &str, key: Span) -> Diagnostic {
    let name = escape(text.get(key.clone()).unwrap_or_default());
    let is_extended = text.get(key.end..).is_some_and(|rest| rest.trim_start_matches([' ', '\t']).starts_with('.'));
    if is_extended {
        let message = format!("the key `{name}` already has a value");
        let help = match &*name {
            "in" => "set all phases in one inline table, or each by a key of its own: `in.PHASE = \"…\"`",
            "action" => "the action in a phase is `in.PHASE = \"…\"`",
            _ => "remove one of the two",
        };
        return Diagnostic::at(rules::KEY_OF_PLAIN_VALUE, key, message, "a dotted key cannot extend it").help(help);
    }
    Diagnostic::at(rules::DUPLICATE_KEY, key, format!("duplicate key `{name}`"), "already has a value")
}
