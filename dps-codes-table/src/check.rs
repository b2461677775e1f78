//! Checks across blocks: duplicates, references, overlaps, unused definitions.
//!
//! Invalid parts are reported and removed or replaced, so that the rest can be expanded.

mod classes;
mod columns;
mod fallbacks;
mod missing;
mod names;
mod namespace;
mod numbers;
mod references;
mod strings;
mod unused;

use proc_macro2::{Ident, Span};

use crate::diagnostic::{Diagnostic, Diagnostics, Poison};
use crate::map::HashMap;
use crate::model::{CodeType, LocatedString, Table};
use crate::rules;

/// Reports errors across blocks, and leaves a valid table.
pub(crate) fn check(table: &mut Table, diagnostics: &mut Diagnostics) {
    // After another error, the codes may be missing because of it.
    if table.codes.is_empty() && !diagnostics.has_errors() {
        diagnostics.push(
            Diagnostic::of_file(rules::NO_CODES, "the table has no codes")
                .help(format!("add a `[[code]]` with `{}`, `name` and `summary`", table.settings.code.key())),
        );
    }
    missing::check(table, diagnostics);
    match table.settings.code {
        CodeType::Number => numbers::check(table, diagnostics),
        CodeType::String => strings::check(table, diagnostics),
    }
    names::check(table, diagnostics);
    match table.settings.code {
        CodeType::Number => numbers::check_names(table, diagnostics),
        CodeType::String => strings::check_names(table, diagnostics),
    }
    references::check(table, diagnostics);
    fallbacks::check(table, diagnostics);
    classes::check(table, diagnostics);
    columns::check(table, diagnostics);
    if !diagnostics.is_poisoned(&Poison::Uses) {
        unused::check(table, diagnostics);
    }
}

/// Records a name, and reports a duplicate, with or without regard to case. Returns `true` if the name is usable.
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
        Diagnostic::at(
            rules::DUPLICATE_NAME,
            name.span.clone(),
            format!("duplicate {what} `{}`", name.value),
            "defined again here",
        )
    } else {
        let message = format!("{what}s `{}` and `{}` differ only in case", earlier.value, name.value);
        Diagnostic::at(rules::NAMES_DIFFER_IN_CASE, name.span.clone(), message, "equal if case is ignored")
            .help("names are compared without regard to case")
    };
    let diagnostic = diagnostic.clashes_with(earlier.span.clone(), "first defined here");
    diagnostics.push(diagnostic.keeping_uses());
    if is_same {
        // The caller drops it, with the names that it uses.
        diagnostics.poison(Poison::Uses);
    }
    !is_same
}

/// Normalizes a name as rustc does: a letter with a combining mark may equal a precomposed letter.
fn identifier(name: &str) -> String {
    if name.is_ascii() { name.to_owned() } else { Ident::new(name, Span::call_site()).to_string() }
}
