//! Examples for the documentation, which show the first row, action, symptom or unlisted code that has a value.

use proc_macro2::{Ident, TokenStream};

use super::Names;
use dps_codes_model::resolve::{Catalog, Group};
use dps_codes_model::{CodeType, Fallback, Retry};

impl Names {
    /// Adds the types of actions and phases to those that an example may import, unless they are those of another table,
    /// whose public path is unknown.
    pub(super) fn with_actions<'n>(&'n self, types: &[&'n Ident]) -> Vec<&'n Ident> {
        let own = (!self.is_import).then_some([&self.action.name, &self.phase.name]);
        own.into_iter().flatten().chain(types.iter().copied()).collect()
    }

    /// Returns the assertion that an expression is this action.
    pub(super) fn assert_action(&self, value: &str, action: &str) -> String {
        if self.is_import {
            return format!("assert_eq!({value}.name(), {action:?});");
        }
        format!("assert_eq!({value}, {}::{action});", self.action.name)
    }

    /// Returns the assertion that an expression is a fallback to the action of this one.
    pub(super) fn assert_fallback(&self, value: &str, fallback: &Fallback) -> String {
        let assertion = self.assert_action("fallback.action()", &fallback.action.value);
        format!("let fallback = {value}.unwrap();\n{assertion}")
    }

    /// Returns an expression of a phase.
    pub(super) fn phase_value(&self, phase: &str) -> String {
        if self.is_import {
            return format!("{phase:?}.parse().unwrap()");
        }
        format!("{}::{phase}", self.phase.name)
    }

    /// Returns documentation with an example about the first row: `example` takes the row and its classified code.
    pub(super) fn classified_docs(
        &self,
        about: &str,
        catalog: &Catalog<'_>,
        example: impl Fn(&str, &str) -> String,
    ) -> TokenStream {
        let code = &self.code;
        let example = catalog.rows.first().map_or_else(String::new, |row| {
            let classified = format!("{code}::classify({})", self.wire(row.code));
            example(&format!("{code}::{}", row.code.name.value), &classified)
        });
        self.docs(about, &[code], &example)
    }

    /// Returns documentation with an example about the first unlisted code of a group that is `shown`: `example` takes
    /// the code on the wire and the group, and calls the unlisted code `unlisted`.
    pub(super) fn unlisted_docs(
        &self,
        about: &str,
        catalog: &Catalog<'_>,
        shown: impl Fn(&Group<'_>) -> bool,
        example: impl Fn(&str, &Group<'_>) -> String,
    ) -> TokenStream {
        let Self { code, classified, .. } = self;
        let example = unlisted(catalog, self, shown).map_or_else(String::new, |(wire, group)| {
            let assertion = example(&wire, group);
            format!("let {classified}::Unlisted(unlisted) = {code}::classify({wire}) else {{ panic!() }};\n{assertion}")
        });
        self.docs(about, &[classified, code], &example)
    }

    /// Returns the documentation of `summary` of an unlisted code.
    pub(super) fn summary_docs(&self, about: &str, catalog: &Catalog<'_>) -> TokenStream {
        let has_summary = |group: &Group<'_>| !group.summary.is_empty();
        self.unlisted_docs(about, catalog, has_summary, |_, group| {
            format!("assert_eq!(unlisted.summary(), {:?});", group.summary)
        })
    }
}

/// Returns an unlisted code of the first group that is `shown`, as an expression of its value on the wire.
pub(super) fn unlisted<'c, 't>(
    catalog: &'c Catalog<'t>,
    names: &Names,
    shown: impl Fn(&Group<'t>) -> bool,
) -> Option<(String, &'c Group<'t>)> {
    let mut ranges = catalog.ranges.iter().enumerate().map(|(index, &(start, group))| {
        let end = catalog.ranges.get(index + 1).map_or(i128::MAX, |&(end, _)| end);
        (start, end, &catalog.groups[group])
    });
    ranges.find_map(|(start, end, group)| {
        let wire = shown(group).then(|| match names.code_type {
            CodeType::Number => number(catalog, start, end.min(names.int.max + 1)).map(|number| number.to_string()),
            CodeType::String => string(catalog, start, end).map(|string| format!("{string:?}")),
        });
        Some((wire??, group))
    })
}

/// Returns the least unlisted number of a range; one that is not negative if the range has any.
fn number(catalog: &Catalog<'_>, start: i128, end: i128) -> Option<i128> {
    [start.max(0), start].into_iter().find_map(|start| {
        let first = catalog.rows.partition_point(|row| row.code.number.value < start);
        let rows = catalog.rows[first..].iter().zip(start..);
        let listed = rows.take_while(|(row, number)| row.code.number.value == *number);
        let free = start + super::index(listed.count());
        (free < end).then_some(free)
    })
}

/// Returns an unlisted string that lies in a range of the line.
fn string(catalog: &Catalog<'_>, start: i128, end: i128) -> Option<String> {
    let line = &catalog.table.line;
    (start..end).find_map(|number| {
        let (stretch, prefix) = line.point(number)?;
        let longest = line.lengths.get(*stretch).copied().unwrap_or(prefix.len() + 3);
        let candidates = (prefix.len()..=longest).map(|length| format!("{prefix:9<length$}"));
        let is_unlisted = |code: &String| !code.is_empty() && line.last_point(code) == number && !line.is_point(code);
        candidates.rev().find(is_unlisted)
    })
}

/// Returns the example of `fallback`, or in a phase of `fallback_in`: `None` without a known fallback.
pub(super) fn of_fallback(
    value: &str,
    phase: Option<usize>,
    action_set: usize,
    catalog: &Catalog<'_>,
    names: &Names,
) -> Option<String> {
    let call = |method: &str| match phase {
        Some(phase) => {
            let phase = names.phase_value(&catalog.table.settings.phases[phase].name.value);
            format!("{value}.{method}_in({phase})")
        }
        None => format!("{value}.{method}()"),
    };
    let place = phase.map_or(0, |phase| phase + 1);
    let own = catalog.fallbacks.get(action_set).and_then(|set| *set.get(place)?);
    let action = &catalog.table.actions[catalog.action_sets[action_set][place]];
    match own.or(action.fallback.as_ref()) {
        Some(fallback) => Some(names.assert_fallback(&call("fallback"), fallback)),
        // Those of the actions of another table are unknown here.
        None if names.is_import => Some(format!("assert_eq!({}, {}.fallback());", call("fallback"), call("action"))),
        None => None,
    }
}

/// Returns the name of the variant of a retry.
pub(super) fn retry(retry: Retry) -> &'static str {
    match retry {
        Retry::Never => "Never",
        Retry::AtOnce => "AtOnce",
        Retry::AfterRepair => "AfterRepair",
        Retry::Backoff { .. } => "Backoff",
    }
}
