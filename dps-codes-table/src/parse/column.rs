//! `[column.NAME]`, and the values that rows and classes give to columns.

use super::fields::{Entry, Fields, boolean, integer, text};
use super::settings::{choices, int_type};
use super::{identifier, quoted_list};
use crate::diag::{Diagnostic, Diagnostics};
use crate::model::{Choice, Column, ColumnKind, IntType, Located, Text, Value};
use crate::pattern::{Pattern, Template};
use crate::suggest;

/// Keys and accessors that every table has.
const TAKEN: [&str; 18] = [
    "number",
    "numbers",
    "name",
    "summary",
    "help",
    "family",
    "action",
    "action_in",
    "in",
    "sources",
    "messages",
    "retired",
    "text",
    "classify",
    "from_number",
    "from_name",
    "code",
    "is_listed",
];

pub(super) fn column<'t>(name: Text, entry: &'t Entry<'t>, diagnostics: &mut Diagnostics) -> Option<Column> {
    let name = sound_name(name, diagnostics);
    let mut fields = Fields::open(entry, "a column", diagnostics)?;
    let summary = fields.text("summary");
    let kind = kind(&mut fields, name.as_ref());
    let default = match &kind {
        Some(ColumnKind::Derived { .. }) => None,
        Some(kind) => fields.optional("default").and_then(|entry| value(kind, entry, fields.diagnostics)),
        None => fields.optional("default").and(None),
    };
    fields.finish();
    Some(Column { name: name?, summary, kind: kind?, default })
}

fn sound_name(name: Text, diagnostics: &mut Diagnostics) -> Option<Text> {
    if TAKEN.contains(&name.value.as_str()) {
        let message = format!("a column cannot be called `{}`", name.value);
        diagnostics.push(Diagnostic::at(name.span, message, "every table has this already"));
        return None;
    }
    if !identifier::is_accessor(&name.value) {
        let message = format!("a column cannot be called `{}`", name.value.escape_debug());
        diagnostics.push(
            Diagnostic::at(name.span, message, "cannot be the name of a method")
                .help("write it in lower case with underscores, as in `http_status`"),
        );
        return None;
    }
    Some(name)
}

fn kind(fields: &mut Fields<'_, '_>, name: Option<&Text>) -> Option<ColumnKind> {
    if let Some(templates) = fields.texts("from") {
        return derived(fields, &templates);
    }
    if let Some(entry) = fields.optional("one_of") {
        let choices = choices(entry, fields.diagnostics);
        let type_name = fields.text("type").and_then(|name| identifier::checked(name, fields.diagnostics));
        let type_name = match (type_name, name) {
            (Some(type_name), _) => type_name.value,
            (None, Some(name)) => identifier::camel_case(&name.value),
            (None, None) => return None,
        };
        return Some(ColumnKind::OneOf { type_name, choices });
    }
    let written = fields.required_text("type")?;
    match written.value.as_str() {
        "flag" => Some(ColumnKind::Flag),
        "text" => Some(ColumnKind::Text),
        name => {
            if IntType::named(name).is_none() {
                let names: Vec<_> = ["flag", "text"].into_iter().chain(IntType::ALL.map(|int| int.name)).collect();
                let help = suggest::did_you_mean(name, names.iter().copied()).unwrap_or_else(|| {
                    format!(
                        "the types are {}; digits of the number come with `from`, a list of names with `one_of`",
                        quoted_list(&names)
                    )
                });
                let message = format!("no type `{}` of a column", name.escape_debug());
                fields.diagnostics.push(Diagnostic::at(written.span.clone(), message, "unknown type").help(help));
                return None;
            }
            let int = int_type(&written, fields.diagnostics)?;
            let range = range(fields)?.unwrap_or((int.min, int.max));
            Some(ColumnKind::Integer { int, range })
        }
    }
}

fn derived(fields: &mut Fields<'_, '_>, templates: &[Text]) -> Option<ColumnKind> {
    let mut sound = Vec::new();
    for written in templates {
        match Template::parse(&written.value) {
            Ok(template) => sound.push(template),
            Err(why) => {
                let message = format!("`{}` {why}", written.value.escape_debug());
                fields.diagnostics.push(
                    Diagnostic::at(written.span.clone(), message, "does not say where the value stands")
                        .help("it looks like `NNNxxx`: `N` for the value's digits, `x` for any other digit"),
                );
            }
        }
    }
    let widest = sound.iter().map(|template| i128::from(template.modulus)).max();
    if templates.is_empty() {
        let span = fields.key_span("from");
        fields.diagnostics.push(Diagnostic::at(span, "`from` is an empty list", "nothing in it"));
    }
    let range = range(fields)?.unwrap_or((0, widest? - 1));
    Some(ColumnKind::Derived { templates: sound, range })
}

/// The key `range`: `None` if it is wrong, `Some(None)` if it is not there.
#[allow(clippy::option_option)] // wrong and absent are two things
fn range(fields: &mut Fields<'_, '_>) -> Option<Option<(i128, i128)>> {
    if fields.optional("range").is_none() {
        return Some(None);
    }
    let written = fields.text("range")?;
    match Pattern::parse(&written.value) {
        Ok(pattern) if written.value.contains("..=") => Some(pattern.ranges.first().copied()),
        Ok(_) | Err(_) => {
            let message = format!("`{}` is no range", written.value.escape_debug());
            fields.diagnostics.push(
                Diagnostic::at(written.span, message, "not a first and a last value")
                    .help("ranges look like `100..=599`, both ends included"),
            );
            None
        }
    }
}

/// The value that a row or a class gives to a column.
pub(super) fn value(kind: &ColumnKind, entry: &Entry<'_>, diagnostics: &mut Diagnostics) -> Option<Located<Value>> {
    let value = match kind {
        ColumnKind::Derived { .. } => {
            diagnostics.push(
                Diagnostic::at(entry.span(), "this column is read from the number's digits", "cannot be set")
                    .help("leave it out"),
            );
            return None;
        }
        ColumnKind::Flag => Value::Flag(boolean(entry, diagnostics)?),
        ColumnKind::Text => Value::Text(text(entry, diagnostics)?.value),
        ColumnKind::Integer { range: (low, high), .. } => {
            let number = integer(entry, diagnostics)?.value;
            if !(*low..=*high).contains(&number) {
                let message = format!("{number} is outside of what this column holds");
                diagnostics.push(
                    Diagnostic::at(entry.span(), message, "out of range").help(format!("it holds {low} to {high}")),
                );
                return None;
            }
            Value::Integer(number)
        }
        ColumnKind::OneOf { choices, .. } => Value::Choice(choice(choices, &text(entry, diagnostics)?, diagnostics)?),
    };
    Some(Located::new(value, entry.span()))
}

fn choice(choices: &[Choice], written: &Text, diagnostics: &mut Diagnostics) -> Option<usize> {
    let found = choices.iter().position(|choice| choice.name.value == written.value);
    if found.is_none() {
        let names: Vec<_> = choices.iter().map(|choice| choice.name.value.as_str()).collect();
        let message = format!("`{}` is not in this column's list", written.value.escape_debug());
        let help = suggest::did_you_mean(&written.value, names.iter().copied())
            .unwrap_or_else(|| format!("the list has {}", quoted_list(&names)));
        diagnostics.push(Diagnostic::at(written.span.clone(), message, "not in the list").help(help));
    }
    found
}
