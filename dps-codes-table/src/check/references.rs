//! References to actions, phases and codes resolve, and sources are URLs.

use super::namespace::{Kind, Namespace};
use crate::diagnostic::{Diagnostic, Diagnostics, Poison, Span};
use crate::escape::escape;
use crate::map::HashMap;
use crate::model::{Code, LocatedString, Remedy, Shared, Table};
use crate::rules;

const ACTIONS: Kind =
    Kind { what: "action", rule: rules::UNKNOWN_ACTION, poison: &Poison::Actions, must_be_used: true };
const PHASES: Kind = Kind { what: "phase", rule: rules::UNKNOWN_PHASE, poison: &Poison::Phases, must_be_used: true };
const CODES: Kind =
    Kind { what: "code", rule: rules::UNKNOWN_REPLACEMENT, poison: &Poison::Codes, must_be_used: false };

pub(super) fn check(table: &mut Table, diagnostics: &mut Diagnostics) {
    let Table { settings, actions, classes, codes, symptoms, .. } = table;
    let import = settings.import.as_ref().and_then(|import| import.table.as_ref());
    let mut known = Known {
        actions: Namespace::of(ACTIONS, import, actions.iter().map(|action| &action.name)),
        phases: Namespace::of(PHASES, import, settings.phases.iter().map(|phase| &phase.name)),
    };

    replaced_by(codes, diagnostics);
    if settings.action.as_ref().is_some_and(|action| !known.actions.check(action)) {
        settings.action = None;
    }
    if let Some(probe) = &mut settings.probe {
        probe.except.retain(|phase| known.phases.check(phase));
    }
    for action in actions.iter_mut() {
        if action.fallback.as_ref().is_some_and(|fallback| !known.actions.check(&fallback.action)) {
            action.fallback = None;
        }
        urls(&mut action.sources, diagnostics);
    }
    for symptom in symptoms {
        known.check(&mut symptom.shared, diagnostics);
        let action = &mut symptom.shared.remedy.action;
        *action = action.take().or_else(|| settings.action.clone());
    }
    let shared = classes.iter_mut().map(|class| &mut class.shared);
    for shared in shared.chain(codes.iter_mut().map(|code| &mut code.shared)) {
        known.check(shared, diagnostics);
    }
    // Code that uses the names as the rows do still builds.
    let misspelled = known.actions.report(diagnostics);
    rename(actions.iter_mut().map(|action| &mut action.name), &misspelled);
    let misspelled = known.phases.report(diagnostics);
    rename(settings.phases.iter_mut().map(|phase| &mut phase.name), &misspelled);
}

fn rename<'n>(names: impl Iterator<Item = &'n mut LocatedString>, misspelled: &HashMap<String, String>) {
    for name in names {
        if let Some(used) = misspelled.get(&name.value) {
            name.value.clone_from(used);
        }
    }
}

/// Checks that the replacement of a deprecated code is another code, and not deprecated itself.
fn replaced_by(codes: &mut [Code], diagnostics: &mut Diagnostics) {
    let mut names = Namespace::of(CODES, None, codes.iter().map(|code| &code.name));
    let deprecated: HashMap<String, Span> = codes
        .iter()
        .filter_map(|code| Some((code.name.value.clone(), code.deprecated.as_ref()?.span.clone())))
        .collect();
    for Code { name, replaced_by, .. } in codes {
        let Some(other) = replaced_by else {
            continue;
        };
        let message = if other.value == name.value {
            format!("`{}` cannot replace itself", name.value)
        } else {
            format!("`{}` is deprecated itself", other.value)
        };
        let is_sound = match deprecated.get(&other.value) {
            Some(span) => {
                diagnostics.push(
                    Diagnostic::at(rules::INVALID_REPLACEMENT, other.span.clone(), message, "not a valid replacement")
                        .clashes_with(span.clone(), "deprecated here")
                        .keeping_uses(),
                );
                false
            }
            None => names.check(other),
        };
        if !is_sound {
            *replaced_by = None;
        }
    }
    names.report(diagnostics);
}

/// The names that a row can refer to.
struct Known {
    actions: Namespace,
    phases: Namespace,
}

impl Known {
    /// Removes invalid references, and those to invalid definitions.
    fn check(&mut self, shared: &mut Shared, diagnostics: &mut Diagnostics) {
        let Self { actions, phases } = self;
        let Remedy { action, in_phase, fallbacks } = &mut shared.remedy;
        if action.as_ref().is_some_and(|action| !actions.check(action)) {
            *action = None;
        }
        in_phase.retain(|(phase, action)| {
            let phase_is_known = phases.check(phase);
            actions.check(action) && phase_is_known
        });
        fallbacks.retain(|(_, fallback)| actions.check(&fallback.action));
        if let Some(sources) = &mut shared.sources {
            urls(sources, diagnostics);
        }
    }
}

fn urls(sources: &mut Vec<LocatedString>, diagnostics: &mut Diagnostics) {
    sources.retain(|source| {
        let is_valid = is_url(&source.value);
        if !is_valid {
            let message = format!("invalid URL `{}`", escape(&source.value));
            diagnostics.push(
                Diagnostic::at(rules::INVALID_URL, source.span.clone(), message, "expected `https://…`")
                    .help(help_for_url(&source.value))
                    .keeping_uses(),
            );
        }
        is_valid
    });
}

fn is_url(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        rest.starts_with(|c: char| c.is_alphanumeric() || c == '[')
            && !rest.contains(|c: char| c.is_whitespace() || "<>\"".contains(c))
    })
}

/// Returns the help with the URL that is meant, if there is only one.
fn help_for_url(text: &str) -> String {
    let parts = text.split(|c: char| c.is_whitespace() || "<>()\",".contains(c)).filter(|part| !part.is_empty());
    let with_scheme = |part: &str| match part.split_once("://") {
        Some((scheme, rest)) => format!("{}://{rest}", scheme.to_lowercase()),
        None => format!("https://{part}"),
    };
    let is_host = |part: &str| part.split(['/', ':']).next().is_some_and(|host| host.trim_matches('.').contains('.'));
    let urls: Vec<_> =
        parts.clone().filter(|part| part.contains("://")).map(with_scheme).filter(|url| is_url(url)).collect();
    match &urls[..] {
        [url] if text.contains(['<', '(']) || text.trim() == text && !text.contains(' ') => {
            format!("write `{}`", escape(url))
        }
        [url] if parts.count() == 1 => format!("remove the spaces: `{}`", escape(url)),
        [] if is_host(text) && is_url(&with_scheme(text)) => format!("write `{}`", escape(&with_scheme(text))),
        [_] => "write a space within a URL as `%20`".to_owned(),
        [_, _, ..] => "write each URL as a string of its own: `[\"https://…\", \"https://…\"]`".to_owned(),
        [] => "write the address of a page, or put notes in a comment: `# …`".to_owned(),
    }
}
