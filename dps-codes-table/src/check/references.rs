//! Every action and phase that is named exists, and every source is a URL.

use super::super::parse::quoted_list;
use crate::diag::{Diagnostic, Diagnostics};
use crate::model::{Remedy, Shared, Table, Text};
use crate::suggest;

pub(super) fn check(table: &mut Table, diagnostics: &mut Diagnostics) {
    let Table { settings, actions, classes, codes, symptoms, .. } = table;
    let action_names: Vec<String> = actions.iter().map(|action| action.name.value.clone()).collect();
    let phase_names: Vec<String> = settings.phases.iter().map(|phase| phase.name.value.clone()).collect();
    let known = Known { actions: &action_names, phases: &phase_names };

    match &settings.action {
        Some(action) if !known.action(action, diagnostics) => settings.action = None,
        None if !actions.is_empty() => diagnostics.push(
            Diagnostic::at(settings.span.clone(), "`[catalog]` needs `action`", "no `action` here")
                .help("it is what to do about a number that neither a row nor a class covers"),
        ),
        _ => {}
    }
    for action in actions {
        if action.fallback.as_ref().is_some_and(|fallback| !known.action(&fallback.action, diagnostics)) {
            action.fallback = None;
        }
        urls(&mut action.sources, diagnostics);
    }
    for symptom in symptoms {
        known.check(&mut symptom.shared, diagnostics);
        if symptom.shared.remedy.action.is_none() && !action_names.is_empty() {
            symptom.shared.remedy.action.clone_from(&settings.action);
        }
    }
    let shared = classes.iter_mut().map(|class| &mut class.shared);
    for shared in shared.chain(codes.iter_mut().map(|code| &mut code.shared)) {
        known.check(shared, diagnostics);
    }
}

/// The names that a row may refer to.
struct Known<'n> {
    actions: &'n [String],
    phases: &'n [String],
}

impl Known<'_> {
    fn check(&self, shared: &mut Shared, diagnostics: &mut Diagnostics) {
        let Remedy { action, in_phase } = &mut shared.remedy;
        if action.as_ref().is_some_and(|action| !self.action(action, diagnostics)) {
            *action = None;
        }
        in_phase.retain(|(phase, action)| {
            let phase_is_known = self.is_known("phase", self.phases, phase, diagnostics);
            self.action(action, diagnostics) && phase_is_known
        });
        if let Some(sources) = &mut shared.sources {
            urls(sources, diagnostics);
        }
    }

    fn action(&self, name: &Text, diagnostics: &mut Diagnostics) -> bool {
        self.is_known("action", self.actions, name, diagnostics)
    }

    #[allow(clippy::unused_self)] // reads as a question to what is known
    fn is_known(&self, what: &str, names: &[String], name: &Text, diagnostics: &mut Diagnostics) -> bool {
        if names.contains(&name.value) {
            return true;
        }
        let message = format!("unknown {what} `{}`", name.value.escape_debug());
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let help = suggest::did_you_mean(&name.value, names.iter().copied()).unwrap_or_else(|| match &names[..] {
            [] => format!("this table has no {what}s"),
            names => format!("the {what}s of this table are {}", quoted_list(names)),
        });
        diagnostics.push(Diagnostic::at(name.span.clone(), message, format!("no {what} of this name")).help(help));
        false
    }
}

fn urls(sources: &mut Vec<Text>, diagnostics: &mut Diagnostics) {
    sources.retain(|source| {
        let rest = source.value.strip_prefix("https://").or_else(|| source.value.strip_prefix("http://"));
        let sound = rest.is_some_and(|rest| {
            rest.starts_with(|c: char| c.is_alphanumeric())
                && !rest.contains(|c: char| c.is_whitespace() || "<>\"".contains(c))
        });
        if !sound {
            let message = format!("`{}` is no URL", source.value.escape_debug());
            diagnostics.push(
                Diagnostic::at(source.span.clone(), message, "not an address that a reader can open")
                    .help("sources look like `https://example.com/page`"),
            );
        }
        sound
    });
}
