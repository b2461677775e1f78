//! Style lints for valid tables.

pub(crate) mod lookalike;
mod order;
mod style;

use crate::diagnostic::Diagnostics;
use crate::model::Table;

/// Reports the style lints of a valid table.
pub(crate) fn check(table: &Table, lints: &mut Diagnostics) {
    style::check(table, lints);
    order::check(table, lints);
    lookalike::check(table, lints);
}
