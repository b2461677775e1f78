//! Rows that an extra header divides in two.

use toml::de::DeTable;

use super::block_reader::Item;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::rules;

/// A row, and the rest of it below an extra header.
pub(super) type Row<'t> = (&'t Item<'t>, Option<&'t Item<'t>>);

/// Returns the rows of a kind. Reports a header between two blocks that are a row together, but not alone.
pub(super) fn joined<'t>(
    items: &[&'t Item<'t>],
    header: &str,
    required: &[&str],
    diagnostics: &mut Diagnostics,
) -> Vec<Row<'t>> {
    let mut rows: Vec<Row<'t>> = Vec::new();
    for &item in items {
        match rows.last_mut() {
            Some((first, rest @ None)) if are_halves(first, item, required) => {
                *rest = Some(item);
                let message = format!("extra header `{header}`");
                diagnostics.push(
                    Diagnostic::at(rules::DUPLICATE_TABLE, item.span(), message, "divides a row in two")
                        .help("remove it: the keys below it belong to the row above"),
                );
            }
            _ => rows.push((item, None)),
        }
    }
    rows
}

/// Returns `true` if two blocks have all keys that are required together, each of them lacks one, and none is set twice.
fn are_halves(first: &Item<'_>, second: &Item<'_>, required: &[&str]) -> bool {
    let (Some(first), Some(second)) = (first.get_ref().as_table(), second.get_ref().as_table()) else {
        return false;
    };
    let is_complete = |table: &DeTable<'_>| required.iter().all(|key| table.contains_key(*key));
    let are_complete = || required.iter().all(|key| first.contains_key(*key) || second.contains_key(*key));
    let is_part = |table: &DeTable<'_>| !table.is_empty() && !is_complete(table);
    is_part(first)
        && is_part(second)
        && are_complete()
        && !first.keys().any(|key| second.contains_key(key.get_ref().as_ref()))
}
