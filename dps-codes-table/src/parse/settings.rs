//! `[catalog]`: what holds for the whole table.

use super::fields::{Entry, Fields, list, text};
use super::identifier;
use crate::diag::{Diagnostic, Diagnostics};
use crate::model::{Choice, IntType, Settings, Text};
use crate::suggest;
use toml::de::DeValue;

pub(super) fn settings<'t>(entry: &'t Entry<'t>, diagnostics: &mut Diagnostics) -> Settings {
    let mut settings = Settings::default();
    let Some(mut fields) = Fields::open(entry, "`[catalog]`", diagnostics) else {
        return settings;
    };
    settings.span = fields.span.clone();
    settings.title = fields.text("title");
    if let Some(name) = fields.text("number") {
        settings.number = int_type(&name, fields.diagnostics).unwrap_or_default();
    }
    settings.phases = fields.optional("phases").map_or_else(Vec::new, |entry| choices(entry, fields.diagnostics));
    settings.action = fields.text("action");
    settings.path = fields.text("path");
    if let Some(entry) = fields.optional("types") {
        if let Some(mut names) = Fields::open(entry, "`[catalog.types]`", fields.diagnostics) {
            for (key, name) in settings.types.each_mut() {
                if let Some(wanted) = names.text(key) {
                    if let Some(sound) = identifier::checked(wanted, names.diagnostics) {
                        *name = sound.value;
                    }
                }
            }
            names.finish();
        }
    }
    fields.finish();
    settings
}

/// An integer type by its name in Rust.
pub(super) fn int_type(name: &Text, diagnostics: &mut Diagnostics) -> Option<IntType> {
    let found = IntType::named(&name.value);
    if found.is_none() {
        let names = IntType::ALL.map(|int| int.name);
        let message = format!("no integer type `{}`", name.value.escape_debug());
        let help = suggest::did_you_mean(&name.value, names)
            .unwrap_or_else(|| format!("the types are {}", super::quoted_list(&names)));
        diagnostics.push(Diagnostic::at(name.span.clone(), message, "unknown type").help(help));
    }
    found
}

/// A list of names, each a string or `{ name = "…", summary = "…" }`; names that clash are reported and left out.
pub(super) fn choices<'t>(entry: &'t Entry<'t>, diagnostics: &mut Diagnostics) -> Vec<Choice> {
    let mut found: Vec<Choice> = Vec::new();
    for item in list(entry, "a list of names", diagnostics).unwrap_or_default() {
        let Some(choice) = choice(item, diagnostics) else {
            continue;
        };
        match found.iter().find(|other| other.name.value == choice.name.value) {
            Some(first) => diagnostics.push(
                Diagnostic::at(choice.name.span, format!("`{}` stands in the list twice", choice.name.value), "again")
                    .clashes_with(first.name.span.clone(), "first here"),
            ),
            None => found.push(choice),
        }
    }
    found
}

fn choice<'t>(item: &'t Entry<'t>, diagnostics: &mut Diagnostics) -> Option<Choice> {
    let (name, summary) = match item.get_ref() {
        DeValue::Table(_) => {
            let mut fields = Fields::open(item, "a name with its meaning", diagnostics)?;
            let (name, summary) = (fields.required_text("name"), fields.text("summary"));
            fields.finish();
            (name?, summary)
        }
        _ => (text(item, diagnostics)?, None),
    };
    let name = identifier::checked(name, diagnostics)?;
    Some(Choice { name, summary })
}
