//! From TOML to the model: each block is read on its own, whatever is sound is kept.

mod column;
mod fields;
mod identifier;
mod remedy;
mod row;
mod settings;

use toml::de::DeTable;

use crate::diag::{Diagnostic, Diagnostics};
use crate::model::Table;
use crate::source::Source;
use fields::Fields;
pub(crate) use fields::quoted_list;

/// Reads a table. What is wrong goes to `diagnostics`; the rest is in the table.
#[must_use]
pub fn parse(source: &Source, diagnostics: &mut Diagnostics) -> Table {
    let (document, errors) = DeTable::parse_recoverable(source.text());
    if let Some(error) = errors.first() {
        let span = error.span().unwrap_or(0..0);
        diagnostics.push(Diagnostic::at(span, "this is not TOML", error.message()));
    }
    let mut table = Table::default();
    // After a syntax error the rest of the file is guesswork, and so would be every error in it.
    let mut guesswork = Diagnostics::default();
    let diagnostics = if errors.is_empty() { diagnostics } else { &mut guesswork };

    let mut root = Fields::new(document.get_ref(), 0..0, "a table of codes", diagnostics);
    if let Some(entry) = root.optional("catalog") {
        table.settings = settings::settings(entry, root.diagnostics);
    }
    for (name, entry) in root.entries("column") {
        table.columns.extend(column::column(name, entry, root.diagnostics));
    }
    for (name, entry) in root.entries("action") {
        table.actions.extend(remedy::action(name, entry, root.diagnostics));
    }
    for entry in root.blocks("class") {
        table.classes.extend(row::class(entry, &table.columns, root.diagnostics));
    }
    for entry in root.blocks("code") {
        table.codes.extend(row::code(entry, &table.columns, root.diagnostics));
    }
    for entry in root.blocks("symptom") {
        table.symptoms.extend(row::symptom(entry, root.diagnostics));
    }
    root.finish();
    table
}
