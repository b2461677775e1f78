//! `Listing`: the rows and columns that are to be printed, for every output format.

use super::filter::Filter;
use crate::catalog::{Catalog, Column, Entry, Value, columns};
use crate::suggest::hint;

pub(super) struct Listing<'c> {
    pub(super) catalog: &'c Catalog,
    /// The columns that `--columns` names, or all.
    pub(super) columns: Vec<Column>,
    /// `true` if `--columns` has chosen them.
    pub(super) is_chosen: bool,
    /// The rows that match the filters.
    pub(super) entries: Vec<Entry<'c>>,
    /// The phase that the actions are for.
    pub(super) phase: Option<String>,
}

impl<'c> Listing<'c> {
    /// Chooses rows and columns.
    ///
    /// # Errors
    /// The message for a value of an option that the catalog does not have.
    pub(super) fn new(catalog: &'c Catalog, filter: &Filter, chosen: &[String]) -> Result<Self, String> {
        let all = columns(catalog);
        let entries = filter.apply(catalog, &all)?;
        let columns = if chosen.is_empty() { all } else { choose(all, chosen)? };
        Ok(Self { catalog, columns, is_chosen: !chosen.is_empty(), entries, phase: filter.phase.clone() })
    }

    /// Returns the value of a column in a row.
    pub(super) fn value(&self, column: &Column, entry: Entry<'c>) -> Value<'c> {
        column.value(entry, self.phase.as_deref())
    }
}

/// Chooses columns by their names, in the order of the names.
fn choose(mut all: Vec<Column>, names: &[String]) -> Result<Vec<Column>, String> {
    let mut chosen: Vec<Column> = Vec::new();
    for name in names {
        let name = name.trim();
        if let Some(index) = all.iter().position(|column| column.name.eq_ignore_ascii_case(name)) {
            chosen.push(all.remove(index));
        } else if chosen.iter().any(|column| column.name.eq_ignore_ascii_case(name)) {
            return Err(format!("column `{name}` is named twice"));
        } else {
            let known: Vec<_> = all.iter().map(|column| column.name.as_str()).collect();
            return Err(format!("unknown column `{name}`{}", hint(name, &known)));
        }
    }
    Ok(chosen)
}
