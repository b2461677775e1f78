//! A code on the page.

use maud::{Markup, html};

use super::anchors::{Anchors, code};
use super::facts::{self, fact, lines};
use super::text::{prose, source};
use crate::catalog::{Column, Entry, Value};
use crate::list::listing::Listing;

/// The columns that are not among the facts: the section or the text has them.
const ELSEWHERE: [&str; 8] = ["origin", "number", "written", "code", "name", "summary", "help", "deprecated"];

/// The columns that the explanation of the action has. They are among the facts if `--columns` names them.
const OF_THE_ACTION: [&str; 2] = ["instruction", "retry"];

/// Renders a code with its anchors: the code itself, the name, and the aliases.
pub(super) fn article<'c>(listing: &Listing<'c>, entry: Entry<'c>, anchors: &mut Anchors<'c>) -> Markup {
    let origin = &entry.table.origin;
    let code = code(entry);
    let written = entry.number().and_then(|number| entry.table.written(number));
    let (id, name_id) = (anchors.set(origin, &code), anchors.set(origin, &entry.row.name));
    let text = |name: &str| match listing.columns.iter().find(|column| column.name == name) {
        Some(column) => match listing.value(column, entry) {
            Value::Text(text) => Some(text),
            _ => None,
        },
        None => None,
    };
    let action = text("actor").and_then(|_| entry.action(listing.phase.as_deref()));
    html! {
        article id=[&id] {
            h3 id=[name_id] {
                a href={ "#" (id.unwrap_or_default()) } { (written.unwrap_or(&code)) }
                @if let Some(name) = text("name").filter(|name| *name != code) { " " (name) }
            }
            @if let Some(summary) = text("summary") { p { (prose(summary)) } }
            @if let Some(help) = text("help") { p { (prose(help)) } }
            @if let Some(reason) = text("deprecated") { p { b { "Deprecated: " } (prose(reason)) } }
            (facts::paragraph(action.map(|action| action.acts_as), &facts_of(listing, entry, anchors)))
        }
    }
}

fn facts_of<'l, 'c: 'l>(listing: &'l Listing<'c>, entry: Entry<'c>, anchors: &mut Anchors<'c>) -> Markup {
    let is_fact = |column: &&Column| {
        let name = column.name.as_str();
        !ELSEWHERE.contains(&name) && (listing.is_chosen || !OF_THE_ACTION.contains(&name))
    };
    let columns = || listing.columns.iter().filter(is_fact);
    let is_of_the_action = |column: &&Column| ["action", "actor"].contains(&column.name.as_str());
    let usual = entry.action(listing.phase.as_deref()).map(|action| action.name.as_str());
    let in_phase = |column: &'l Column| Some((column.phase()?, entry.action(column.phase())?.name.as_str()));
    let mut described = |column: &Column| description(column, listing.value(column, entry), entry, anchors);
    html! {
        @for column in columns().filter(is_of_the_action) { (described(column)) }
        (facts::phases(usual, columns().filter_map(in_phase)))
        @for column in columns().filter(|column| !is_of_the_action(column) && column.phase().is_none()) {
            (described(column))
        }
    }
}

fn description<'c>(column: &Column, value: Value<'c>, entry: Entry<'c>, anchors: &mut Anchors<'c>) -> Markup {
    let origin = &entry.table.origin;
    let term = column.name.replace('_', " ");
    match (column.name.as_str(), value) {
        (_, Value::None | Value::Flag(false) | Value::Words([]) | Value::Lines([])) => html! {},
        ("action", Value::Text(name)) => fact(&term, facts::action(name)),
        ("replaced_by", Value::Text(name)) => match anchors.target(origin, name) {
            Some(id) => fact(&term, html! { a href={ "#" (id) } { (name) } }),
            None => fact(&term, name),
        },
        ("aliases", Value::Words(aliases)) => {
            let alias = |alias: &str| html! { span.alias id=[anchors.set(origin, alias)] { (alias) } };
            fact(&term, lines(strings(aliases), alias))
        }
        ("sources", Value::Words(sources)) => fact(&term, lines(strings(sources), source)),
        (_, Value::Words(values) | Value::Lines(values)) => fact(&term, lines(strings(values), facts::text)),
        (_, Value::Flag(true)) => fact(&term, "yes"),
        (_, Value::Integer(number)) => fact(&term, number),
        (_, Value::Text(text)) => fact(&term, facts::text(text)),
    }
}

fn strings(strings: &[String]) -> impl Iterator<Item = &str> {
    strings.iter().map(String::as_str)
}
