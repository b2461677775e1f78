//! The parts that codes refer to: the contents of the page, the actions, and the classes of unlisted numbers.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use dps_codes_table::data::{Action, Class};
use maud::{Markup, html};

use super::facts::{self, fact};
use super::text::prose;
use super::{Section, heading};
use crate::catalog::Table;

/// Renders links to the sections of the page.
pub(super) fn contents(sections: &[Section<'_>], classified: &[Section<'_>]) -> Markup {
    let has_actions = sections.iter().any(|section| !section.table.data.actions.is_empty());
    html! {
        nav aria-label="Contents" {
            ul {
                @for Section { table, codes, symptoms } in sections {
                    @if !codes.is_empty() { li { a href={ "#~" (&table.origin) } { (heading(&table.origin)) } } }
                    @if !symptoms.is_empty() {
                        li { a href={ "#~" (&table.origin) "~symptoms" } { (heading(&table.origin)) " without a code" } }
                    }
                }
                @if has_actions { li { a href="#~actions" { "Actions" } } }
                @if !classified.is_empty() { li { a href="#~unlisted" { "Unlisted numbers" } } }
            }
        }
    }
}

/// Renders each action once, since tables share them.
pub(super) fn actions(sections: &[Section<'_>]) -> Markup {
    let mut names = BTreeSet::new();
    let actions = sections.iter().flat_map(|section| &section.table.data.actions);
    let actions: Vec<&Action> = actions.filter(|action| names.insert(&action.name)).collect();
    html! {
        @if !actions.is_empty() {
            section {
                h2 id="~actions" { "Actions" }
                p { "What to do, who does it, and when to try again." }
                @for action in actions {
                    article {
                        h3 id={ "~" (action.name) } { (action.name) }
                        @if !action.text.is_empty() { p { (prose(&action.text)) } }
                        @if action.is_described() {
                            (facts::paragraph(
                                Some(action.acts_as),
                                &html! { (fact("actor", action.actor.as_str())) (fact("retry", action.retry)) },
                            ))
                        }
                    }
                }
            }
        }
    }
}

/// Renders what holds for unlisted numbers. Ranges of which the same holds share an entry.
pub(super) fn classes(sections: &[Section<'_>]) -> Markup {
    html! {
        @if !sections.is_empty() {
            section {
                h2 id="~unlisted" { "Unlisted numbers" }
                p { "A number that no row has is explained by the range that it is in." }
                @for Section { table, .. } in sections {
                    @for group in groups(&table.data.classes) { (class(table, &group)) }
                }
            }
        }
    }
}

fn class(table: &Table, group: &[&Class]) -> Markup {
    let Class { family, summary, actions, .. } = group[0];
    let ranges = |of: &dyn Fn(&RangeInclusive<i128>) -> String, separator: &str| {
        group.iter().map(|class| of(&class.numbers)).collect::<Vec<_>>().join(separator)
    };
    let data = ranges(&|numbers| format!("{}..{}", numbers.start(), numbers.end()), " ");
    html! {
        article data-origin=(&table.origin) data-numbers=(data) {
            h3 { (heading(&table.origin)) }
            @if !summary.is_empty() { p { (prose(summary)) } }
            p.ranges { (ranges(&|numbers| range(numbers, &table.data.numbers), ", ")) }
            (facts::paragraph(
                table.action(actions, None).map(|action| action.acts_as),
                &html! {
                    (facts::of_class(table, actions))
                    @if let Some(family) = family { (fact("family", family)) }
                },
            ))
        }
    }
}

fn groups(classes: &[Class]) -> Vec<Vec<&Class>> {
    let key = |class: &Class| (class.family.clone(), class.summary.clone(), class.actions.clone());
    let mut groups: Vec<Vec<&Class>> = Vec::new();
    for class in classes {
        match groups.iter_mut().find(|group| key(group[0]) == key(class)) {
            Some(group) => group.push(class),
            None => groups.push(vec![class]),
        }
    }
    groups
}

/// Returns a range as people write it. `all` are the numbers that the integer type holds.
fn range(numbers: &RangeInclusive<i128>, all: &RangeInclusive<i128>) -> String {
    let (low, high) = (numbers.start(), numbers.end());
    match (low == all.start(), high == all.end()) {
        (true, true) => "all numbers".to_owned(),
        (true, false) => format!("up to {high}"),
        (false, true) => format!("from {low}"),
        (false, false) if low == high => low.to_string(),
        (false, false) => format!("{low}–{high}"),
    }
}
