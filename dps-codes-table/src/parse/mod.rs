//! From TOML to the model: each block is read on its own, whatever is sound is kept.

mod column;
mod fields;
mod identifier;
mod remedy;
mod row;
mod settings;
mod value;

use toml::de::DeTable;

use crate::diag::{Diagnostic, Diagnostics};
use crate::model::{Table, Text};
use crate::source::Source;
use crate::syntax;
use column::Column;
use fields::Fields;
pub(crate) use fields::quoted_list;
pub(crate) use identifier::is_name;

/// The kinds of blocks that a table has.
const BLOCKS: [&str; 6] = ["catalog", "column", "action", "class", "code", "symptom"];

/// Each row has a value in each column, and each set of actions one in each phase: with as many columns or phases as
/// rows, what is generated would be as large as the square of the table.
const MOST_COLUMNS: usize = 100;
pub(crate) const MOST_PHASES: usize = 100;

/// The mistake of the first one behind the last that there may be.
fn too_many(what: &str, most: usize, first: &Text) -> Diagnostic {
    Diagnostic::at(first.span.clone(), format!("more than {most} {what}"), "one too many")
}

/// Reads a table. What is wrong goes to `diagnostics`; the rest is in the table.
#[must_use]
pub fn parse(source: &Source, diagnostics: &mut Diagnostics) -> Table {
    syntax::read(source.text(), diagnostics, blocks)
}

fn blocks(document: &DeTable<'_>, diagnostics: &mut Diagnostics) -> Table {
    let mut table = Table::default();
    let mut root = Fields::new(document, 0..0, "a table of codes", &BLOCKS, diagnostics);
    let actions = root.entries("action");
    if let Some(entry) = root.optional("catalog") {
        settings::settings(entry, !actions.is_empty(), &mut table, root.diagnostics);
    } else if !actions.is_empty() {
        root.diagnostics.push(settings::needs_action(0..0));
    }
    for (name, entry) in actions {
        match remedy::action(name, entry, root.diagnostics) {
            Some(action) => table.actions.push(action),
            None => table.lost.actions = true,
        }
    }
    let mut columns = root.entries("column");
    if let Some((name, _)) = columns.get(MOST_COLUMNS) {
        root.diagnostics.push(too_many("columns", MOST_COLUMNS, name));
        // Rows may have values for those that are left out.
        root.diagnostics.lose_names();
        columns.truncate(MOST_COLUMNS);
    }
    let columns: Vec<Column> = columns
        .into_iter()
        .map(|(name, entry)| column::column(name, entry, &mut table.columns, root.diagnostics))
        .collect();
    for entry in root.blocks("class") {
        table.classes.extend(row::class(entry, &columns, root.diagnostics));
    }
    for entry in root.blocks("code") {
        let code = row::code(entry, &columns, root.diagnostics);
        table.lost.codes |= code.as_ref().is_none_or(|code| code.name.is_implied());
        table.codes.extend(code);
    }
    for entry in root.blocks("symptom") {
        table.symptoms.extend(row::symptom(entry, root.diagnostics));
    }
    root.finish();
    table
}
