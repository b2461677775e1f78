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
                @if !classified.is_empty() { li { a href="#~unlisted" { (unlisted(classified)) } } }
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

/// The unlisted codes of which one thing holds.
struct Group<'c> {
    class: &'c Class,
    /// The ranges of numbers, as the script reads them; none of string codes.
    numbers: Vec<String>,
    /// The ranges or patterns, as people read them.
    texts: Vec<String>,
}

/// Renders what holds for unlisted codes. Ranges of which the same holds share an entry.
pub(super) fn classes(sections: &[Section<'_>]) -> Markup {
    html! {
        @if !sections.is_empty() {
            section {
                h2 id="~unlisted" { (unlisted(sections)) }
                p { "Each is explained by what holds for all codes like it." }
                @for Section { table, .. } in sections {
                    @for group in groups(table) { (class(table, &group)) }
                }
            }
        }
    }
}

/// Returns the heading of the classes.
fn unlisted(sections: &[Section<'_>]) -> &'static str {
    let has_strings = sections.iter().any(|section| section.table.data.classes.is_empty());
    if has_strings { "Unlisted codes" } else { "Unlisted numbers" }
}

fn class(table: &Table, group: &Group<'_>) -> Markup {
    let Group { class: Class { family, summary, actions, .. }, numbers, texts } = group;
    let data = (!numbers.is_empty()).then(|| numbers.join(" "));
    html! {
        article data-origin=(&table.origin) data-numbers=[data] {
            h3 { (heading(&table.origin)) }
            @if !summary.is_empty() { p { (prose(summary)) } }
            p.ranges { (texts.join(", ")) }
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

fn groups(table: &Table) -> Vec<Group<'_>> {
    let key = |class: &Class| (class.family.clone(), class.summary.clone(), class.actions.clone());
    let mut groups: Vec<Group<'_>> = Vec::new();
    let numbers = table.data.classes.iter().map(|class| {
        let numbers = format!("{}..{}", class.numbers.start(), class.numbers.end());
        (class, Some(numbers), range(&class.numbers, table))
    });
    let strings = table.data.string_classes().into_iter().map(|of| (of.class, None, pattern(of.prefix, of.length)));
    for (class, numbers, text) in numbers.chain(strings) {
        let index = groups.iter().position(|group| key(group.class) == key(class)).unwrap_or_else(|| {
            groups.push(Group { class, numbers: Vec::new(), texts: Vec::new() });
            groups.len() - 1
        });
        if let Some(group) = groups.get_mut(index) {
            group.numbers.extend(numbers);
            group.texts.push(text);
        }
    }
    groups
}

/// Returns a range as people write it: in the form of the table, which may not be in the order of the numbers.
fn range(numbers: &RangeInclusive<i128>, table: &Table) -> String {
    let (low, high) = (numbers.start(), numbers.end());
    let all = &table.data.numbers;
    let is_plain = table.data.display.is_none();
    let [first, last] = [*low, *high].map(|number| table.data.written(number));
    match (low == all.start(), high == all.end()) {
        (true, true) => "all numbers".to_owned(),
        (true, false) if is_plain => format!("up to {last}"),
        (false, true) if is_plain => format!("from {first}"),
        _ if low == high => first,
        _ => format!("{first}–{last}"),
    }
}

/// Returns a pattern of string codes as a table writes it.
fn pattern(prefix: &str, length: Option<usize>) -> String {
    let prefix = prefix.to_uppercase();
    match length {
        None if prefix.is_empty() => "all other codes".to_owned(),
        None => format!("{prefix}*"),
        Some(length) => format!("{prefix}{}", "x".repeat(length.saturating_sub(prefix.len()))),
    }
}
