//! Facts: the terms and descriptions beside a text.

use maud::{Markup, PreEscaped, Render, html};

use crate::catalog::Table;

/// Renders a term and its description. HTML needs no end tags here, which saves a tenth of a large page.
pub(super) fn fact(term: &str, description: impl Render) -> Markup {
    html! { (PreEscaped("<dt>")) (term) (PreEscaped("<dd>")) (description) }
}

/// Renders the actor, whom the style gives a color.
pub(super) fn actor(actor: &str) -> Markup {
    html! { (PreEscaped("<dt>actor<dd class=")) (actor) (PreEscaped(">")) (actor) }
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
        (actor(usual.actor))
        (phases(Some(&usual.name), table.data.phases.iter().map(String::as_str).filter_map(in_phase)))
    }
}
