//! Style lints for valid tables.

mod order;
mod style;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::Table;
use crate::source::Source;

/// Returns the style lints of a table, in the order of the file. Returns none for a table with errors.
///
/// ```
/// use dps_codes_table::{Source, lint};
/// let table = "[[code]]\nnumber = 1\nname = \"Broken\"\nsummary = \"it is broken\"\n";
/// let lints = lint(&Source::new("codes.toml", table));
/// assert_eq!(lints[0].message, "summary starts with a lower-case letter");
/// ```
#[must_use]
pub fn lint(source: &Source) -> Vec<Diagnostic> {
    let mut errors = Diagnostics::default();
    let table = crate::read(source, &mut errors);
    if errors.is_empty() { of(&table, errors.take_lints()) } else { Vec::new() }
}

fn of(table: &Table, parse_lints: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut lints = Diagnostics::default();
    for lint in parse_lints {
        lints.push(lint);
    }
    style::check(table, &mut lints);
    order::check(table, &mut lints);
    lints.into_sorted()
}
