//! Blocks whose name has a dot, as in `[action.Mail.Report]`.

use super::block_reader::Item;
use crate::diagnostic::{Diagnostic, Diagnostics, Poison};
use crate::escape::escape;
use crate::model::{Located, LocatedString};
use crate::rules;
use toml::de::DeTable;

/// Returns blocks of a kind with their names. Reports a name with a dot, of which the last part is kept; blocks are
/// recognized by the keys that they have.
pub(super) fn without_dots<'t>(
    kind: &str,
    items: Vec<(LocatedString, &'t Item<'t>)>,
    keys: &[&str],
    diagnostics: &mut Diagnostics,
) -> Vec<(LocatedString, &'t Item<'t>)> {
    let has_own_key = |table: &DeTable<'_>| keys.iter().any(|key| table.contains_key(*key));
    let mut found = Vec::new();
    for (name, item) in items {
        let inner = item.get_ref().as_table().filter(|table| !has_own_key(table));
        let blocks = inner.into_iter().flatten();
        let blocks: Vec<_> = blocks.filter(|(_, block)| block.get_ref().as_table().is_some_and(has_own_key)).collect();
        if blocks.is_empty() {
            found.push((name, item));
            continue;
        }
        for (last, block) in blocks {
            let message = format!("invalid header `[{kind}.{}.{}]`", escape(&name.value), escape(last.get_ref()));
            let joined = if kind == "column" { "_" } else { "" };
            let help = format!("write `[{kind}.{}{joined}{}]`", escape(&name.value), escape(last.get_ref()));
            diagnostics
                .push(Diagnostic::at(rules::INVALID_HEADER, last.span(), message, "names have no dot").help(help));
            found.push((Located::new(last.get_ref().to_string(), last.span()), block));
        }
        diagnostics.poison_all([Poison::Actions, Poison::ColumnKeys, Poison::Uses]);
    }
    found
}
