//! What only the whole table shows: clashes, and names that nothing has.
//!
//! Whatever is reported is also taken out or replaced, so that what is left is sound and can be expanded.

mod classes;
mod missing;
mod names;
mod numbers;
mod references;
mod unused;

use std::collections::HashMap;

use proc_macro2::{Ident, Span};

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{LocatedString, Table};

/// Reports what is wrong across rows, and leaves a sound table.
pub(crate) fn check(table: &mut Table, diagnostics: &mut Diagnostics) {
    // Where something else is wrong, the codes may be missing because of that.
    if table.codes.is_empty() && diagnostics.is_empty() {
        diagnostics.push(
            Diagnostic::at(0..0, "the table has no codes", "no `[[code]]` in the whole file")
                .help("add a row: `[[code]]`, then `number`, `name` and `summary` on lines of their own"),
        );
    }
    missing::check(table, diagnostics);
    numbers::check(table, diagnostics);
    names::check(table, diagnostics);
    references::check(table, diagnostics);
    classes::check(table, diagnostics);
    if !diagnostics.uses_are_lost() {
        unused::check(table, diagnostics);
    }
}

/// Notes a name; reports it if another one is the same but for case. Whether a variant can be made of it.
fn is_new(
    seen: &mut HashMap<String, LocatedString>,
    what: &str,
    name: &LocatedString,
    diagnostics: &mut Diagnostics,
) -> bool {
    let key = identifier(&name.value).to_lowercase();
    let Some(earlier) = seen.get(&key) else {
        seen.insert(key, name.clone());
        return true;
    };
    let is_same = identifier(&earlier.value) == identifier(&name.value);
    let diagnostic = if is_same {
        Diagnostic::at(name.span.clone(), format!("two {what} are called `{}`", name.value), "again here")
    } else {
        let message = format!("two {what} differ in case alone: `{}` and `{}`", earlier.value, name.value);
        Diagnostic::at(name.span.clone(), message, "the same, if case does not count")
            .help("names are looked up in any case")
    };
    let diagnostic = diagnostic.clashes_with(earlier.span.clone(), "first here");
    if is_same {
        diagnostics.push(diagnostic);
    } else {
        diagnostics.push_plain(diagnostic);
    }
    !is_same
}

/// The name as the compiler reads it: a letter and a mark above it are one letter there. Nothing but the compiler knows.
fn identifier(name: &str) -> String {
    if name.is_ascii() { name.to_owned() } else { Ident::new(name, Span::call_site()).to_string() }
}
