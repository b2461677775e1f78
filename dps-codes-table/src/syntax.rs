//! Parses TOML with spans; after syntax errors, whatever is valid.

mod clash;
mod conflict;
mod declared;
pub(crate) mod expected;
mod explain;
mod foreign;
mod foreign_line;
mod header;
mod line;
mod line_break;
pub(crate) mod lost_header;
mod named_block;
mod number;
mod parser_error;
mod recover;
mod remedy;
mod repair;
mod scan;
mod source_map;
pub(crate) mod value;

pub(crate) use explain::SCHEMA;
pub(crate) use header::EXTENSION_PREFIX;
pub(crate) use number::{ONE_NUMBER, several};
use toml::de::{DeTable, DeValue};

use crate::cost;
use crate::diagnostic::{Diagnostics, Poison};
use crate::rules;

/// Returns how to write a number that TOML does not have.
pub(crate) fn number_help(written: &str) -> Option<String> {
    number::fault(written).filter(|fault| fault.rule == rules::INVALID_NUMBER).map(|fault| fault.help)
}

/// Parses a source and calls `read` with it. Invalid TOML is reported and removed first.
pub(crate) fn read<T>(
    text: &str,
    diagnostics: &mut Diagnostics,
    read: impl Fn(&DeTable<'_>, &mut Diagnostics) -> T,
) -> T {
    if !scan::may_be_deep(text) {
        cost::add(text.len());
        if let Ok(document) = DeTable::parse(text) {
            let document = document.get_ref();
            let is_sound = |name: &str, value| has_right_brackets(name, value) && !swallows_blocks(value);
            let is_sound = || document.iter().all(|(name, value)| is_sound(name.get_ref(), value.get_ref()));
            let looks_wrong = || lost_header::may_be_missing(document);
            // A valid table needs no repair, even if it looks wrong.
            let is_valid = || {
                let mut found = Diagnostics::default();
                read(document, &mut found);
                !found.has_errors()
            };
            if !conflict::is_likely(text) && is_sound() && (!looks_wrong() || is_valid()) {
                return read(document, diagnostics);
            }
        }
    }
    if let Some(foreign) = foreign::diagnostic(text) {
        diagnostics.push(foreign);
        diagnostics.poison(Poison::Definitions);
        return read(&DeTable::new(), diagnostics);
    }
    let resolved = conflict::resolve(text, diagnostics);
    let resolved = line_break::repair(&resolved, diagnostics);
    let repaired = recover::repair_all(&resolved, diagnostics);
    cost::add(repaired.text.len());
    let (document, errors) = DeTable::parse_recoverable(&repaired.text);
    let clashes = errors.into_iter().map(|error| repaired.map.span(&error.span().unwrap_or_default()));
    clash::report(text, clashes, diagnostics);
    read(&repaired.map.table(document.into_inner()), diagnostics)
}

/// Returns `true` if a block has the kind of header, `[…]` or `[[…]]`, that its name requires.
fn has_right_brackets(name: &str, value: &DeValue<'_>) -> bool {
    match (header::is_list(name), value) {
        (Some(is_list), DeValue::Array(_)) => is_list,
        (Some(true), _) => false,
        (Some(false), DeValue::Table(blocks)) if name != "catalog" => {
            !blocks.values().any(|block| is_list_of_tables(block.get_ref()))
        }
        _ => true,
    }
}

fn is_list_of_tables(value: &DeValue<'_>) -> bool {
    matches!(value, DeValue::Array(list) if list.iter().any(|item| matches!(item.get_ref(), DeValue::Table(_))))
}

/// Returns `true` if a string contains the header of a block, and ends where another value begins: its end is missing.
fn swallows_blocks(value: &DeValue<'_>) -> bool {
    match value {
        DeValue::String(text) => {
            text.trim_end().ends_with('=') && text.contains('\n') && text.lines().any(header::opens_block)
        }
        DeValue::Array(list) => list.iter().any(|item| swallows_blocks(item.get_ref())),
        DeValue::Table(table) => table.values().any(|value| swallows_blocks(value.get_ref())),
        _ => false,
    }
}
