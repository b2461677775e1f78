//! Facts: the lines beside a text, each a term and its description.
//!
//! They are plain text in one paragraph: a list with an element for each term has twice as many nodes, and a browser
//! needs twice as long to load a large page.

use maud::{Markup, Render, html};

use crate::catalog::Table;

/// The separator of the lines of a description. A line break alone ends a fact.
const CONTINUED: &str = "\n\t";

/// Renders the paragraph of the facts. The style gives each of the general actors a color.
pub(super) fn paragraph(acts_as: Option<&str>, facts: &Markup) -> Markup {
    let acts_as = acts_as.filter(|actor| !actor.is_empty());
    html! { @if !facts.0.is_empty() { p class={ "facts" @if let Some(actor) = acts_as { " " (actor) } } { (facts) } } }
}

/// Renders a term and its description.
pub(super) fn fact(term: &str, description: impl Render) -> Markup {
    html! { (term) ": " (description) "\n" }
}

/// Renders a string of one or several lines.
pub(super) fn text(text: &str) -> Markup {
    // HTML takes a carriage return for a line break.
    lines(text.lines().flat_map(|line| line.split('\r')), |line| html! { (line) })
}

/// Renders each string on a line of its own.
pub(super) fn lines<'s>(strings: impl IntoIterator<Item = &'s str>, mut line: impl FnMut(&'s str) -> Markup) -> Markup {
    html! { @for (index, string) in strings.into_iter().enumerate() { @if index > 0 { (CONTINUED) } (line(string)) } }
}

/// Renders a link to the explanation of an action.
pub(super) fn action(name: &str) -> Markup {
    html! { a href={ "#~" (name) } { (name) } }
}

/// Renders the actions of phases, each action once. Those that are the usual one are left out.
pub(super) fn phases<'c>(usual: Option<&str>, actions: impl Iterator<Item = (&'c str, &'c str)>) -> Markup {
    let mut others: Vec<(&str, Vec<&str>)> = Vec::new();
    for (phase, action) in actions.filter(|&(_, action)| usual != Some(action)) {
        match others.iter_mut().find(|(other, _)| *other == action) {
            Some((_, phases)) => phases.push(phase),
            None => others.push((action, vec![phase])),
        }
    }
    html! { @for (name, phases) in others { (fact(&format!("in {}", phases.join(", ")), name)) } }
}

/// Renders what the actions of a class say.
pub(super) fn of_class(table: &Table, actions: &[usize]) -> Markup {
    let Some(usual) = table.action(actions, None) else { return html! {} };
    let in_phase = |phase| Some((phase, table.action(actions, Some(phase))?.name.as_str()));
    html! {
        (fact("action", action(&usual.name)))
        (fact("actor", usual.actor.as_str()))
        (phases(Some(&usual.name), table.data.phases.iter().map(String::as_str).filter_map(in_phase)))
    }
}
