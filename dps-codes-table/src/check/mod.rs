//! What only the whole table shows: clashes, and names that nothing has.
//!
//! Whatever is reported is also taken out, so that what is left is sound and can be expanded.

mod classes;
mod names;
mod references;

use std::collections::HashMap;

use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::model::{Table, Text};

/// Reports what is wrong across rows, and leaves a sound table.
pub fn check(table: &mut Table, diagnostics: &mut Diagnostics) {
    // Where something else is wrong, the codes may be missing because of that.
    if table.codes.is_empty() && diagnostics.is_empty() {
        diagnostics.push(
            Diagnostic::of_file("the table has no codes")
                .help("add a row: `[[code]]`, then `number`, `name` and `summary` on lines of their own"),
        );
    }
    numbers(table, diagnostics);
    names::check(table, diagnostics);
    references::check(table, diagnostics);
    classes::check(table, diagnostics);
}

/// Numbers fit the type, and each has one row.
fn numbers(table: &mut Table, diagnostics: &mut Diagnostics) {
    let int = table.settings.number;
    let mut first: HashMap<i128, Span> = HashMap::new();
    table.codes.retain(|code| {
        let (number, span) = (code.number.value, code.number.span.clone());
        if !int.holds(number) {
            let message = format!("number {number} is no `{}`", int.name);
            diagnostics.push(
                Diagnostic::at(span, message, format!("not from {} to {}", int.min, int.max))
                    .help("the type of the numbers is set by `number` in `[catalog]`"),
            );
            return false;
        }
        if let Some(earlier) = first.get(&number) {
            diagnostics.push(
                Diagnostic::at(span, format!("number {number} has two rows"), "again here")
                    .clashes_with(earlier.clone(), "first here"),
            );
            return false;
        }
        first.insert(number, span);
        true
    });
}

/// Notes a name; reports it if another one is the same but for case.
fn is_new<'n>(seen: &mut HashMap<String, &'n Text>, what: &str, name: &'n Text, diagnostics: &mut Diagnostics) -> bool {
    let key = name.value.to_lowercase();
    let Some(earlier) = seen.get(&key) else {
        seen.insert(key, name);
        return true;
    };
    let diagnostic = if earlier.value == name.value {
        Diagnostic::at(name.span.clone(), format!("two {what} are called `{}`", name.value), "again here")
    } else {
        let message = format!("two {what} differ in case alone: `{}` and `{}`", earlier.value, name.value);
        Diagnostic::at(name.span.clone(), message, "the same, if case does not count")
            .help("names are looked up in any case")
    };
    diagnostics.push(diagnostic.clashes_with(earlier.span.clone(), "first here"));
    false
}
