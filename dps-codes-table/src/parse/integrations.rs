//! `integrations` of `[catalog]`: the crates whose traits a table implements.

use super::alternatives;
use super::block_reader::{BlockReader, Item};
use super::value::{list, text};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::escape::escape;
use crate::model::{CodeType, IntType, Integration, IntegrationKind, LocatedString};
use crate::rules;
use crate::suggest;
use toml::de::DeValue;

pub(super) const INTEGRATION_KEYS: [&str; 2] = ["name", "feature"];

/// Reads a list of names, each a string or `{ name = "…", feature = "…" }`.
pub(super) fn integrations<'t>(
    item: &'t Item<'t>,
    code: CodeType,
    number: IntType,
    diagnostics: &mut Diagnostics,
) -> Vec<Integration> {
    let mut found: Vec<(LocatedString, Integration)> = Vec::new();
    for item in list(item, "an array of integrations", diagnostics).unwrap_or_default() {
        let Some((name, feature)) = name_and_feature(item, diagnostics) else {
            continue;
        };
        let Some(kind) = kind(&name, diagnostics) else {
            continue;
        };
        if let Some((first, _)) = found.iter().find(|(_, integration)| integration.kind == kind) {
            diagnostics.push(
                Diagnostic::at(
                    rules::DUPLICATE_INTEGRATION,
                    name.span,
                    format!("duplicate integration `{}`", name.value),
                    "used again here",
                )
                .clashes_with(first.span.clone(), "first used here"),
            );
            continue;
        }
        // Every status is a number of the table.
        let of_numbers = kind == IntegrationKind::Http && code == CodeType::Number;
        if of_numbers && !(number.holds(0) && number.holds(u16::MAX.into())) {
            let message = format!("the numbers of this table are `{}`, which does not hold every `u16`", number.name);
            diagnostics.push(
                Diagnostic::at(rules::INTEGRATION_NUMBER_TYPE, name.span, message, "a status is a `u16`")
                    .help("set `number` in `[catalog]` to `u16` or a larger type"),
            );
            continue;
        }
        found.push((name.clone(), Integration { kind, feature, span: name.span }));
    }
    found.into_iter().map(|(_, integration)| integration).collect()
}

fn kind(name: &LocatedString, diagnostics: &mut Diagnostics) -> Option<IntegrationKind> {
    let found = IntegrationKind::ALL.into_iter().find(|kind| kind.name() == name.value);
    if found.is_none() {
        let names = IntegrationKind::ALL.map(IntegrationKind::name);
        let help = suggest::similar("an integration", &name.value, names)
            .unwrap_or_else(|| format!("expected {}", alternatives(&names)));
        let message = format!("unknown integration `{}`", escape(&name.value));
        diagnostics.push(
            Diagnostic::at(rules::UNKNOWN_INTEGRATION, name.span.clone(), message, "not an integration").help(help),
        );
    }
    found
}

fn name_and_feature<'t>(item: &'t Item<'t>, diagnostics: &mut Diagnostics) -> Option<(LocatedString, Option<String>)> {
    let DeValue::Table(_) = item.get_ref() else {
        return Some((text(item, diagnostics)?, None));
    };
    let mut block = BlockReader::open(item, "`integrations`", &INTEGRATION_KEYS, diagnostics)?;
    let (name, feature) = (block.required_text("name"), block.required_text("feature"));
    block.finish();
    Some((name?, Some(feature?.value)))
}

/// Checks the prefix of numbers, which becomes part of a format string of defmt, where braces are special.
pub(super) fn prefix(prefix: LocatedString, diagnostics: &mut Diagnostics) -> Option<LocatedString> {
    if prefix.value.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-') {
        return Some(prefix);
    }
    let message = format!("invalid prefix `{}`", escape(&prefix.value));
    diagnostics.push(Diagnostic::at(
        rules::INVALID_PREFIX,
        prefix.span,
        message,
        "expected ASCII letters, digits, `_` and `-`",
    ));
    None
}
