//! `[catalog]`: the settings of the whole table.

use super::block_reader::{BlockReader, Item};
use super::choice::{ACTOR_KEYS, PHASE_KEYS, choices};
use super::code::{DECLARATION, is_string_type};
use super::int_type::{have_numbers, int_type};
use super::value::{action_name, wrong_type};
use super::{MOST_PHASES, alternatives, derive, identifier, integrations, limit, too_many};
use crate::diagnostic::{Diagnostic, Diagnostics, Poison, Span};
use crate::escape::escape;
use crate::model::{CodeType, Import, IntType, LocatedString, Settings, Table, TypeName, TypeNames};
use crate::rules;
use crate::sort;
use crate::suggest;
use crate::written_form::WrittenForm;
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

pub(super) const IMPORT_KEYS: [&str; 2] = ["path", "table"];

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

/// Reads the key `number`, which may name strings as the type of the codes.
fn number_type(code: &mut CodeType, rows: &[&Item<'_>], block: &mut BlockReader<'_, '_>) -> IntType {
    let bits = block.optional("number").filter(|item| item.get_ref().is_integer());
    let unsigned = bits.and_then(|item| IntType::named(&format!("u{}", item.get_ref().as_integer()?.as_str())));
    if let (Some(item), Some(int)) = (bits, unsigned) {
        let help = format!("write `\"{}\"`, or `\"i{}\"` for numbers with a sign", int.name, int.bits());
        block.diagnostics.push(wrong_type(item.span(), "a string", item.get_ref()).help(help));
        block.diagnostics.poison(Poison::NumberType);
        return int;
    }
    let Some(name) = block.text("number") else {
        return IntType::default();
    };
    if *code == CodeType::String {
        no_numbers("number", block);
        return IntType::default();
    }
    if is_string_type(&name.value) && !have_numbers(rows) {
        *code = CodeType::String;
    }
    int_type(&name, rows, block.diagnostics)
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

/// Reports a key that is about numbers in a table of string codes.
fn no_numbers(key: &str, block: &mut BlockReader<'_, '_>) {
    // Another key that is read as this one is reported already.
    if !block.has(key) {
        return;
    }
    let message = format!("`{key}` in a table of string codes");
    let span = block.key_span(key);
    let diagnostic = Diagnostic::at(rules::NUMBERS_IN_STRING_TABLE, span, message, "no code is a number");
    block.diagnostics.push(diagnostic.help("remove it, or remove `code = \"string\"`").keeping_uses());
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

/// Reads `[catalog.use]`.
fn import_of<'t>(item: &'t Item<'t>, span: Span, diagnostics: &mut Diagnostics) -> Option<Import> {
    if let DeValue::String(table) = item.get_ref() {
        let help = if identifier::is_module_path(table) {
            format!("write `{{ path = \"{}\" }}`", escape(table))
        } else {
            format!("write `{{ path = \"crate\", table = \"{}\" }}`, with the module of its types", escape(table))
        };
        diagnostics.push(wrong_type(item.span(), "a table", item.get_ref()).help(help));
        return None;
    }
    let mut block = BlockReader::open(item, "`[catalog.use]`", &IMPORT_KEYS, diagnostics)?;
    let (path, table) = (block.required_text("path"), block.text("table"));
    let path = path.and_then(|path| module_path(path, block.diagnostics));
    block.finish();
    Some(Import { span, path: path.map(|path| path.value), table })
}

/// Reads the key `code`. It is also the name of the rows, whose header may be that of a table in `[catalog]`.
fn code_type_of(block: &mut BlockReader<'_, '_>) -> Option<CodeType> {
    let Some(rows) = block.optional("code").filter(|item| item.get_ref().is_array()) else {
        return block.text_or("code", DECLARATION).and_then(|name| code_type(&name, block.diagnostics));
    };
    let diagnostic = wrong_type(rows.span(), "a string", rows.get_ref());
    block.diagnostics.push(diagnostic.help("the header of a row is `[[code]]`"));
    block.diagnostics.poison(Poison::Codes);
    None
}

/// Returns the path of a module. Reports any other string.
fn module_path(path: LocatedString, diagnostics: &mut Diagnostics) -> Option<LocatedString> {
    if identifier::is_module_path(&path.value) {
        return Some(path);
    }
    let message = format!("`{}` is not the path of a module", escape(&path.value));
    let crate_name = path.value.replace('-', "_");
    let help = if identifier::is_module_path(&crate_name) {
        format!("the name of a crate has underscores in Rust: write `{crate_name}`")
    } else {
        "paths look like `crate`, `crate::errors`, `super::errors` or `other_crate::errors`".to_owned()
    };
    diagnostics.push(
        Diagnostic::at(rules::INVALID_MODULE_PATH, path.span, message, "expected identifiers and `::`").help(help),
    );
    None
}

fn code_type(name: &LocatedString, diagnostics: &mut Diagnostics) -> Option<CodeType> {
    let found = CodeType::ALL.into_iter().find(|code| code.name() == name.value);
    if found.is_some() {
        return found;
    }
    let help = if IntType::named(&name.value).is_some() {
        format!("`number = \"{}\"` sets the integer type of the codes", name.value)
    } else if is_string_type(&name.value) {
        DECLARATION.to_owned()
    } else {
        let names = CodeType::ALL.map(CodeType::name);
        suggest::similar("a code type", &name.value, names)
            .unwrap_or_else(|| format!("expected {}", alternatives(&names)))
    };
    let message = format!("unknown code type `{}`", escape(&name.value));
    diagnostics
        .push(Diagnostic::at(rules::UNKNOWN_CODE_TYPE, name.span.clone(), message, "not a code type").help(help));
    None
}
