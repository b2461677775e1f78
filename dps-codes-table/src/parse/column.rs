//! `[column.NAME]`: an attribute that this table has and another may not.

mod kind;

use std::collections::HashMap;

use super::block_reader::{BlockReader, Item};
use super::identifier;
use super::value::{boolean, integer, text};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::escape::escape;
use crate::model::{self, Choice, ColumnKind, Located, LocatedString, Value};
use crate::suggest;
use kind::Kind;

/// Keys and accessors that every table has.
const TAKEN: [&str; 22] = [
    "number",
    "numbers",
    "name",
    "aliases",
    "summary",
    "help",
    "family",
    "action",
    "action_in",
    "in",
    "sources",
    "messages",
    "deprecated",
    "replaced_by",
    "retired",
    "instead",
    "text",
    "classify",
    "from_number",
    "from_name",
    "code",
    "is_listed",
];

/// A column as rows see it.
pub(super) struct Column {
    /// Its key in rows.
    pub(super) key: String,
    /// Where it stands in the model, unless it is too broken to be there.
    index: Option<usize>,
    kind: Option<ColumnKind>,
    /// Where each name of its list stands, if it has one.
    choices: HashMap<String, usize>,
    /// Whether it says which values are right; if not, none is wrong.
    is_sound: bool,
}

/// Reads a column, and adds it to the model if a method can be made of it.
pub(super) fn column<'t>(
    name: LocatedString,
    item: &'t Item<'t>,
    columns: &mut Vec<model::Column>,
    diagnostics: &mut Diagnostics,
) -> Column {
    let key = name.value.clone();
    let is_taken = TAKEN.contains(&key.as_str());
    let name = sound_name(name, diagnostics);
    let Some(mut block) = BlockReader::open(item, "a column", kind::keys(item), diagnostics) else {
        return Column { key, index: None, kind: None, choices: HashMap::new(), is_sound: false };
    };
    let summary = block.text("summary");
    let Kind { kind, is_sound } = Kind::read(&mut block, &key);
    let is_sound = is_sound && !block.diagnostics.may_say_more(block.span.start);
    let choices = match &kind {
        Some(ColumnKind::OneOf { choices, .. }) => {
            choices.iter().enumerate().map(|(index, choice)| (choice.name.value.clone(), index)).collect()
        }
        _ => HashMap::new(),
    };
    let mut column = Column { key, index: None, kind, choices, is_sound };
    let default = match &column.kind {
        Some(ColumnKind::Derived { .. }) | None => None,
        Some(kind) => block.optional("default").map(|item| {
            // A column with a default has another type than one without, also if the default is wrong.
            value(&column, item, block.diagnostics).unwrap_or_else(|| Located::new(some_value(kind), item.span()))
        }),
    };
    block.finish();
    if is_taken {
        // In rows, the key is the one that every table has.
        column.kind = None;
    }
    if let (Some(name), Some(kind)) = (name, column.kind.clone()) {
        column.index = Some(columns.len());
        columns.push(model::Column { name, summary, kind, default });
    }
    column
}

/// Any value of a kind.
fn some_value(kind: &ColumnKind) -> Value {
    match kind {
        ColumnKind::Flag | ColumnKind::Derived { .. } => Value::Flag(false),
        ColumnKind::Integer { range: (low, _), .. } => Value::Integer(*low),
        ColumnKind::Text => Value::Text(String::new()),
        ColumnKind::OneOf { .. } => Value::Choice(0),
    }
}

fn sound_name(name: LocatedString, diagnostics: &mut Diagnostics) -> Option<LocatedString> {
    if TAKEN.contains(&name.value.as_str()) {
        let message = format!("a column cannot be called `{}`", name.value);
        diagnostics.push(Diagnostic::at(name.span, message, "every table has this already"));
        return None;
    }
    if !identifier::is_accessor(&name.value) {
        let message = format!("a column cannot be called `{}`", escape(&name.value));
        diagnostics.push(
            Diagnostic::at(name.span, message, "cannot be the name of a method")
                .help("write it in lower case with underscores, as in `http_status`"),
        );
        return None;
    }
    Some(name)
}

/// The value that a row or a class gives to a column, with the column's index.
pub(super) fn value_in_row(
    column: &Column,
    item: &Item<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<(usize, Located<Value>)> {
    let value = value(column, item, diagnostics)?;
    Some((column.index?, value))
}

fn value(column: &Column, item: &Item<'_>, diagnostics: &mut Diagnostics) -> Option<Located<Value>> {
    // Of a broken definition nobody knows what it allows: what it seems to forbid is no second mistake.
    let mut unheard = Diagnostics::default();
    let diagnostics = if column.is_sound { diagnostics } else { &mut unheard };
    let value = match column.kind.as_ref()? {
        ColumnKind::Derived { .. } => {
            diagnostics.push(
                Diagnostic::at(item.span(), "this column is read from the number's digits", "cannot be set")
                    .help("leave it out"),
            );
            return None;
        }
        ColumnKind::Flag => Value::Flag(boolean(item, diagnostics)?),
        ColumnKind::Text => Value::Text(text(item, diagnostics)?.value),
        ColumnKind::Integer { range: (low, high), .. } => {
            let number = integer(item, diagnostics)?.value;
            if !(*low..=*high).contains(&number) {
                let message = format!("{number} is outside of what this column holds");
                diagnostics.push(
                    Diagnostic::at(item.span(), message, "out of range").help(format!("it holds {low} to {high}")),
                );
                return None;
            }
            Value::Integer(number)
        }
        ColumnKind::OneOf { choices, .. } => {
            let written = text(item, diagnostics)?;
            let found = column.choices.get(&written.value).copied();
            if found.is_none() {
                diagnostics.push(not_in_list(&written, choices, diagnostics.wants_suggestions()));
            }
            Value::Choice(found?)
        }
    };
    Some(Located::new(value, item.span()))
}

fn not_in_list(written: &LocatedString, choices: &[Choice], with_help: bool) -> Diagnostic {
    let message = format!("`{}` is not in this column's list", escape(&written.value));
    let diagnostic = Diagnostic::at(written.span.clone(), message, "not in the list");
    if !with_help {
        return diagnostic;
    }
    let names: Vec<_> = choices.iter().map(|choice| choice.name.value.as_str()).collect();
    let help = suggest::did_you_mean(&written.value, names.iter().copied())
        .unwrap_or_else(|| format!("the list has {}", super::quoted_list(&names)));
    diagnostic.help(help)
}
