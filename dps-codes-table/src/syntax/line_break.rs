//! Line breaks that are carriage returns alone.

use std::borrow::Cow;

use toml::de::DeTable;

use super::scan;
use crate::cost;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::rules;

/// Replaces carriage returns by line feeds if that makes the source valid TOML: one error, however many there are.
pub(super) fn repair<'t>(text: &'t str, diagnostics: &mut Diagnostics) -> Cow<'t, str> {
    let is_alone = |&at: &usize| !text[at + 1..].starts_with('\n');
    let mut alone = text.match_indices('\r').map(|(at, _)| at).filter(is_alone);
    let Some(first) = alone.next().filter(|_| !scan::may_be_deep(text)) else {
        return text.into();
    };
    // Of the same length, so spans stay as they are.
    let mut repaired = text.as_bytes().to_vec();
    for at in std::iter::once(first).chain(alone) {
        repaired[at] = b'\n';
    }
    cost::add(2 * text.len());
    let Some(repaired) = String::from_utf8(repaired).ok().filter(|text| DeTable::parse(text).is_ok()) else {
        return text.into();
    };
    diagnostics.push(
        Diagnostic::at(
            rules::CONTROL_CHARACTER,
            first..first + 1,
            "carriage return without a line feed",
            "not a line break",
        )
        .help("save the file with line feeds as line breaks"),
    );
    repaired.into()
}
