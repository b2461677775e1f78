//! `derive` of `[catalog]`: the derive macros of the enum of the rows.

mod refused;

use super::block_reader::Item;
use super::identifier;
use super::value::{list, text};
use crate::diagnostic::{Diagnostic, Diagnostics, Span};
use crate::escape::escape;
use crate::map::HashMap;
use crate::model::LocatedString;
use crate::rules;

/// Reads a list of paths. Returns the valid ones, as the module with the call sees them.
pub(super) fn derives<'t>(item: &'t Item<'t>, diagnostics: &mut Diagnostics) -> Vec<String> {
    let mut paths = Vec::new();
    let mut seen: HashMap<String, Span> = HashMap::new();
    for item in list(item, "an array of paths", diagnostics).unwrap_or_default() {
        let Some(written) = text(item, diagnostics) else { continue };
        if let Some(error) = error_in(&written) {
            diagnostics.push(error.keeping_uses());
            continue;
        }
        let path = canonical(&written.value);
        if let Some(first) = seen.get(&path) {
            let message = format!("duplicate derive macro `{}`", written.value);
            let duplicate = Diagnostic::at(rules::DUPLICATE_DERIVE, written.span, message, "used again here");
            diagnostics.push(duplicate.clashes_with(first.clone(), "first used here").keeping_uses());
            continue;
        }
        seen.insert(path.clone(), written.span);
        paths.push(path);
    }
    paths
}

fn error_in(path: &LocatedString) -> Option<Diagnostic> {
    if !identifier::is_item_path(&path.value) {
        let message = format!("`{}` is not the path of a derive macro", escape(&path.value));
        let error = Diagnostic::at(rules::INVALID_DERIVE, path.span.clone(), message, "expected identifiers and `::`");
        return Some(error.help("paths look like `some_crate::Trait`, `crate::Trait` or `Trait`"));
    }
    let refused = refused::find(&path.value)?;
    let message = format!("`{}` cannot be derived for the codes of a table", path.value);
    Some(Diagnostic::at(rules::REFUSED_DERIVE, path.span.clone(), message, refused.reason).help(refused.help))
}

/// Returns the one spelling of a path: without `::` in front of a crate, and with `self::` in front of a single name.
fn canonical(path: &str) -> String {
    let relative = path.strip_prefix("::").unwrap_or(path);
    if path.contains("::") { relative.to_owned() } else { format!("self::{path}") }
}
