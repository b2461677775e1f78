//! Keys that have been renamed.

use crate::diagnostic::{Diagnostic, Diagnostics, Span};
use crate::rules;

/// The old and the new name.
pub(super) type Renamed = &'static [(&'static str, &'static str)];

/// Reports an old key as a style lint, or as an error if the new key is there too.
pub(super) fn renamed_key(old: &str, new: &str, span: &Span, other: Option<Span>, diagnostics: &mut Diagnostics) {
    match other {
        Some(other) => diagnostics.push(
            Diagnostic::at(
                rules::RENAMED_KEY_TWICE,
                span.clone(),
                format!("`{old}` and `{new}` are the same key"),
                "old name of the key",
            )
            .clashes_with(other, "new name of the key")
            .help(format!("remove `{old}`"))
            .keeping_uses(),
        ),
        None => diagnostics.push(
            Diagnostic::at(
                rules::RENAMED_KEY,
                span.clone(),
                format!("the key `{old}` has been renamed"),
                "old name of the key",
            )
            .help(format!("use `{new}`"))
            .keeping_uses(),
        ),
    }
}
