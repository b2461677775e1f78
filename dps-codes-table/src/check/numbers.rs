//! Numbers fit the type, and each has one row.

use std::collections::{HashMap, HashSet};

use crate::diagnostic::{Diagnostic, Diagnostics, Span};
use crate::model::{IntType, NO_NUMBER, Table};

pub(super) fn check(table: &mut Table, diagnostics: &mut Diagnostics) {
    let int = table.settings.number;
    let mut first: HashMap<i128, (Span, String)> = HashMap::new();
    let mut again = HashSet::new();
    for (row, code) in table.codes.iter_mut().enumerate() {
        let (number, span) = (code.number.value, code.number.span.clone());
        if number == NO_NUMBER {
            continue;
        }
        let diagnostic = if !int.holds(number) {
            Diagnostic::at(
                span,
                format!("number {number} is no `{}`", int.name),
                format!("not from {} to {}", int.min, int.max),
            )
            .help("the type of the numbers is set by `number` in `[catalog]`")
        } else if let Some((earlier, name)) = first.get(&number) {
            // A copied row is one mistake, though its name stands twice too.
            if *name == code.name.value {
                again.insert(row);
            }
            Diagnostic::at(span, format!("number {number} has two rows"), "again here")
                .clashes_with(earlier.clone(), "first here")
        } else {
            first.insert(number, (span, code.name.value.clone()));
            continue;
        };
        if again.contains(&row) {
            diagnostics.push(diagnostic);
        } else {
            diagnostics.push_plain(diagnostic);
        }
        code.number.value = NO_NUMBER;
    }
    let mut rows = 0..;
    table.codes.retain(|_| rows.next().is_none_or(|row| !again.contains(&row)));
    placeholder_numbers(table, &first.into_keys().collect(), int);
}

/// A row without a number of its own gets a free one: nothing of it is ever built, but its variant is there.
fn placeholder_numbers(table: &mut Table, used: &HashSet<i128>, int: IntType) {
    let mut free = (int.min..=int.max).rev().filter(|number| !used.contains(number));
    table.codes.retain_mut(|code| {
        if code.number.value == NO_NUMBER {
            match free.next() {
                Some(number) => code.number.value = number,
                None => return false,
            }
        }
        true
    });
}
