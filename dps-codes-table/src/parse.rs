//! Builds the model from TOML. Each block is read on its own, and valid parts of an invalid block are kept.

mod action;
mod block_reader;
mod choice;
mod code;
mod column;
mod derive;
mod dotted_name;
mod duration;
mod halves;
mod identifier;
mod int_type;
mod integrations;
mod limit;
mod listed;
#[cfg(test)]
mod reference;
mod remedy;
mod renamed;
mod row;
mod row_by_key;
mod settings;
mod synonym;
mod unknown;
mod value;

use toml::de::DeTable;

use crate::diagnostic::{Diagnostic, Diagnostics, Poison};
use crate::map::HashSet;
use crate::model::{LocatedString, Table};
use crate::rules;
use crate::source::Source;
use crate::syntax;
use action::Actors;
pub(crate) use action::RETRIES;
use block_reader::{BlockReader, Item, ROOT};
use column::Column;
use dotted_name::without_dots;
use halves::joined;
pub(crate) use identifier::is_name;
pub(crate) use listed::alternatives;

/// The keys of the root.
const BLOCKS: [&str; 7] = ["catalog", "column", "action", "class", "code", "symptom", "metadata"];

/// Each row has a value in each column, and each set of actions one in each phase: with as many columns or phases as
/// rows, what is generated would be as large as the square of the table.
const MOST_COLUMNS: usize = 100;
pub(crate) const MOST_PHASES: usize = 100;

/// Returns the error for the first item that exceeds a limit.
fn too_many(what: &str, most: usize, first: &LocatedString) -> Diagnostic {
    Diagnostic::at(
        rules::TOO_MANY,
        first.span.clone(),
        format!("more than {most} {what}"),
        format!("exceeds the limit of {most}"),
    )
}

/// Parses a table. Errors go to `diagnostics`, valid parts to the returned table.
#[must_use]
pub(crate) fn parse(source: &Source, diagnostics: &mut Diagnostics) -> Table {
    syntax::read(source.text(), diagnostics, blocks)
}

fn blocks(document: &DeTable<'_>, diagnostics: &mut Diagnostics) -> Table {
    let mut table = Table::default();
    let mut root = BlockReader::new(document, 0..0, ROOT, &BLOCKS, &[], diagnostics);
    poison_columns_in_capitals(document, root.diagnostics);
    let actions = root.named_items("action");
    let actions = without_dots("action", actions, &["text", "actor", "retry"], root.diagnostics);
    let rows = root.blocks("code");
    let catalog: Vec<_> = root.all("catalog").collect();
    if !catalog.is_empty() {
        settings::settings(&catalog, &rows, !actions.is_empty(), &mut table, root.diagnostics);
    } else if let Some((name, _)) = actions.first() {
        root.diagnostics.push(settings::needs_action(name.span.clone()));
    }
    let actors = Actors::new(&table.settings.actors);
    for (name, item) in actions {
        match action::action(name, item, &actors, root.diagnostics) {
            Some(action) => table.actions.push(action),
            None => root.diagnostics.poison(Poison::Actions),
        }
    }
    code::check_declaration(&rows, &mut table, root.diagnostics);
    let columns = root.named_items("column");
    let mut columns = without_dots("column", columns, &["type", "one_of", "from"], root.diagnostics);
    if let Some((name, _)) = columns.get(MOST_COLUMNS) {
        root.diagnostics.push(too_many("columns", MOST_COLUMNS, name));
        // Rows may have values for those that are left out.
        root.diagnostics.poison(Poison::Definitions);
        columns.truncate(MOST_COLUMNS);
    }
    let columns: Vec<Column> = columns
        .into_iter()
        .map(|(name, item)| column::column(name, item, &table.settings, &mut table.columns, root.diagnostics))
        .collect();
    let classes = root.blocks("class");
    poison_misspelled(&columns, rows.iter().chain(&classes), root.diagnostics);
    for item in classes {
        let errors = root.diagnostics.count();
        table.classes.extend(row::class(item, &table.settings, &columns, &rows, root.diagnostics));
        if root.diagnostics.count() > errors || root.diagnostics.is_poisoned(&Poison::At(item.span().start)) {
            root.diagnostics.poison(Poison::Classes);
        }
    }
    let required = [table.settings.code.key(), "name", "summary"];
    for row in joined(&rows, "[[code]]", &required, root.diagnostics) {
        let code = row::code(row, &table.settings, &columns, root.diagnostics);
        let name = code.as_ref().map(|code| Poison::At(code.name.span.start));
        if name.is_none_or(|name| root.diagnostics.is_poisoned(&name)) {
            root.diagnostics.poison(Poison::Codes);
        }
        table.codes.extend(code);
    }
    let symptoms = root.blocks("symptom");
    for row in joined(&symptoms, "[[symptom]]", &["name", "text"], root.diagnostics) {
        table.symptoms.extend(row::symptom(row, root.diagnostics));
    }
    if let Some(item) = root.optional("metadata").filter(|item| !item.get_ref().is_table()) {
        root.diagnostics.push(value::wrong_type(item.span(), "a table", item.get_ref()));
    }
    root.finish();
    table
}

/// Poisons the columns whose headers are in capitals throughout, as in `[COLUMN.LED]`.
fn poison_columns_in_capitals(document: &DeTable<'_>, diagnostics: &mut Diagnostics) {
    let columns = document.get("COLUMN").and_then(|columns| columns.get_ref().as_table());
    for name in columns.into_iter().flat_map(DeTable::keys) {
        if !name.get_ref().contains(char::is_lowercase) {
            diagnostics.poison_all([Poison::ColumnKeys, Poison::At(name.span().start)]);
        }
    }
}

/// Poisons the columns whose key is that of no row or class: they may be misspelled where they are defined.
fn poison_misspelled<'t>(
    columns: &[Column],
    blocks: impl Iterator<Item = &'t &'t Item<'t>>,
    diagnostics: &mut Diagnostics,
) {
    let mut used: HashSet<&str> = HashSet::new();
    for table in blocks.filter_map(|block| block.get_ref().as_table()) {
        for key in table.keys() {
            used.insert(key.get_ref());
        }
    }
    let unused = columns.iter().filter(|column| !used.contains(&*column.key));
    diagnostics.poison_all(unused.map(|column| Poison::ColumnKey(column.key.clone())));
}
