//! `[catalog]`: the settings of the whole table.

mod code_type;
mod import;

use super::block_reader::{BlockReader, Item};
use super::choice::{ACTOR_KEYS, PHASE_KEYS, choices};
use super::value::{action_name, wrong_type};
use super::{MOST_PHASES, derive, identifier, integrations, limit, too_many};
use crate::diagnostic::{Diagnostic, Diagnostics, Poison, Span};
use crate::escape::escape;
use crate::model::{CodeType, LocatedString, Settings, Table, TypeName, TypeNames};
use crate::rules;
use crate::sort;
use crate::written_form::WrittenForm;
use code_type::{code_type_of, no_numbers, number_type};
pub(super) use import::IMPORT_KEYS;
use import::{import_of, module_path};
use toml::de::{DeTable, DeValue};

pub(super) const KEYS: [&str; 15] = [
    "code",
    "number",
    "display",
    "title",
    "phases",
    "actors",
    "action",
    "use",
    "probe",
    "published",
    "integrations",
    "derive",
    "prefix",
    "path",
    "types",
];

/// Reads `[catalog]`, also in parts: a table in it may have a header of its own, and the header of the block a misspelling.
pub(super) fn settings<'t>(
    items: &[&'t Item<'t>],
    rows: &[&'t Item<'t>],
    has_actions: bool,
    table: &mut Table,
    diagnostics: &mut Diagnostics,
) {
    let Some((item, others)) = items.split_first() else {
        return;
    };
    let Some(mut block) = BlockReader::open(item, "`[catalog]`", &KEYS, diagnostics) else {
        diagnostics.poison_all([Poison::Phases, Poison::Actors, Poison::CodeType]);
        return;
    };
    for other in others {
        block.add(other, &KEYS);
    }
    for part in ["types", "use", "probe"] {
        if let Some(part) = block.optional(part) {
            block.add(part, &keys_below_part(part));
        }
    }
    let Settings {
        span,
        title,
        code,
        number,
        display,
        phases,
        actors,
        action,
        probe,
        published,
        import,
        integrations,
        derives,
        prefix,
        path,
        types,
    } = &mut table.settings;
    *span = block.span.clone();
    let is_poisoned = block.diagnostics.is_poisoned(&Poison::At(span.start));
    *title = block.text("title");
    let is_set = block.optional("code").is_some();
    let named = code_type_of(&mut block);
    if named.is_none() && (is_set || is_poisoned) {
        block.diagnostics.poison(Poison::CodeType);
    }
    *code = named.unwrap_or_default();
    *number = number_type(code, rows, &mut block);
    if let Some(form) = block.text("display") {
        if *code == CodeType::String {
            no_numbers("display", &mut block);
        } else {
            *display = written_form(&form, block.diagnostics);
        }
    }
    let has_form = block.optional("display").is_some();
    if display.is_none() && *code == CodeType::Number && (has_form || is_poisoned) {
        block.diagnostics.poison(Poison::WrittenForm);
    }
    let mut are_all_read = !is_poisoned;
    if let Some(item) = block.optional("phases") {
        let mut list = choices(item, &PHASE_KEYS, block.diagnostics);
        are_all_read &= list.is_complete;
        if let Some(phase) = list.sound.get(MOST_PHASES) {
            block.diagnostics.push(too_many("phases", MOST_PHASES, &phase.name));
            are_all_read = false;
            list.sound.truncate(MOST_PHASES);
        }
        *phases = list.sound;
    }
    if !are_all_read {
        block.diagnostics.poison(Poison::Phases);
    }
    let mut are_all_read = !is_poisoned;
    if let Some(item) = block.optional("actors") {
        let list = choices(item, &ACTOR_KEYS, block.diagnostics);
        are_all_read &= list.is_complete;
        *actors = list.sound;
    }
    if !are_all_read {
        block.diagnostics.poison(Poison::Actors);
    }
    *import = block.optional("use").and_then(|item| import_of(item, block.key_span("use"), block.diagnostics));
    let may_use_another = import.is_none() && !has_actions && (is_poisoned || block.optional("use").is_some());
    if may_use_another {
        block.diagnostics.poison_all([Poison::Actions, Poison::Phases]);
    }
    *action = block.optional("action").and_then(|item| action_name(item, block.diagnostics));
    if (has_actions || import.is_some()) && block.optional("action").is_none() {
        block.miss("action", needs_action(span.clone()));
    }
    *probe = block.optional("probe").and_then(|item| limit::probe(item, block.diagnostics));
    *published = block.flag("published");
    if let Some(item) = block.optional("integrations") {
        *integrations = integrations::integrations(item, *code, *number, block.diagnostics);
    }
    if let Some(item) = block.optional("derive") {
        *derives = derive::derives(item, block.diagnostics);
    }
    *prefix = block.text("prefix").and_then(|prefix| integrations::prefix(prefix, block.diagnostics));
    *path = block.text("path").and_then(|path| module_path(path, block.diagnostics));
    if let Some(item) = block.optional("types") {
        type_names(item, types, block.diagnostics);
    }
    block.finish();
}

/// Returns the keys of `[catalog]` that stand below the header of one of its tables, and are reported there. From the first
/// one on, the others are too.
fn keys_below_part(part: &Item<'_>) -> Vec<&'static str> {
    let own: Vec<_> = TypeNames::default().each_mut().into_iter().map(|(key, _)| key).collect();
    let is_of_part = |key: &str| own.contains(&key) || IMPORT_KEYS.contains(&key) || limit::PROBE_KEYS.contains(&key);
    let mut keys: Vec<_> = part.get_ref().as_table().into_iter().flat_map(DeTable::keys).collect();
    sort::by_key(&mut keys, |key| key.span().start);
    let below = keys.iter().skip_while(|key| is_of_part(key.get_ref()) || !KEYS.contains(&key.get_ref().as_ref()));
    below.filter_map(|key| KEYS.into_iter().find(|known| *known == key.get_ref())).collect()
}

/// Reads `[catalog.types]`.
fn type_names<'t>(item: &'t Item<'t>, types: &mut TypeNames, diagnostics: &mut Diagnostics) {
    let keys = types.each_mut().map(|(key, _)| key);
    if let DeValue::String(name) = item.get_ref() {
        let help = format!("name each type: `types = {{ code = \"{}\" }}`", escape(name));
        diagnostics.push(wrong_type(item.span(), "a table", item.get_ref()).help(help));
        return;
    }
    let Some(mut block) = BlockReader::open(item, "`[catalog.types]`", &keys, diagnostics) else {
        return;
    };
    for (key, name) in types.each_mut() {
        if let Some(sound) = block.text(key).and_then(|wanted| identifier::checked(wanted, block.diagnostics)) {
            *name = TypeName { value: sound.value, span: Some(sound.span) };
        }
    }
    block.finish();
}

/// Reads the written form of numbers.
fn written_form(text: &LocatedString, diagnostics: &mut Diagnostics) -> Option<WrittenForm> {
    let fault = match WrittenForm::parse(&text.value) {
        Ok(form) => return Some(form),
        Err(fault) => fault,
    };
    let message = format!("invalid written form `{}`", escape(&text.value));
    diagnostics
        .push(Diagnostic::at(rules::INVALID_WRITTEN_FORM, text.span.clone(), message, fault.label).help(fault.help));
    None
}

/// Returns the error for a table with actions but without one for all other numbers.
pub(super) fn needs_action(span: Span) -> Diagnostic {
    Diagnostic::at(
        rules::MISSING_KEY,
        span,
        "missing key `action` in `[catalog]`",
        "`action` is required in a table with actions",
    )
    .help("it is the action for numbers that neither a row nor a class matches")
}
