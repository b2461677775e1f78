//! References to actions, phases and codes resolve, and sources are URLs.

use crate::diagnostic::{Diagnostic, Diagnostics, Poison, Span};
use crate::escape::escape;
use crate::map::{HashMap, HashSet};
use crate::model::{Code, LocatedString, Remedy, Shared, Table};
use crate::parse::alternatives;
use crate::rules::{self, Rule};
use crate::suggest;

pub(super) fn check(table: &mut Table, diagnostics: &mut Diagnostics) {
    let Table { settings, actions, classes, codes, symptoms, .. } = table;
    let import = settings.import.as_ref().and_then(|import| import.table.as_ref());
    let owner = import.map_or_else(|| "this table".to_owned(), |table| format!("`{}`", escape(&table.value)));
    let known = Known {
        actions: Namespace::of(
            rules::UNKNOWN_ACTION,
            "action",
            &owner,
            actions.iter().map(|action| &action.name.value),
            Poison::Actions,
        ),
        phases: Namespace::of(
            rules::UNKNOWN_PHASE,
            "phase",
            &owner,
            settings.phases.iter().map(|phase| &phase.name.value),
            Poison::Phases,
        ),
    };

    replaced_by(codes, diagnostics);
    if settings.action.as_ref().is_some_and(|action| !known.action(action, diagnostics)) {
        settings.action = None;
    }
    if let Some(probe) = &mut settings.probe {
        probe.except.retain(|phase| known.phases.check(phase, diagnostics));
    }
    for action in actions {
        if action.fallback.as_ref().is_some_and(|fallback| !known.action(&fallback.action, diagnostics)) {
            action.fallback = None;
        }
        urls(&mut action.sources, diagnostics);
    }
    for symptom in symptoms {
        known.check(&mut symptom.shared, diagnostics);
        if symptom.shared.remedy.action.is_none() && !known.actions.sound.is_empty() {
            symptom.shared.remedy.action.clone_from(&settings.action);
        }
    }
    let shared = classes.iter_mut().map(|class| &mut class.shared);
    for shared in shared.chain(codes.iter_mut().map(|code| &mut code.shared)) {
        known.check(shared, diagnostics);
    }
}

/// Checks that the replacement of a deprecated code is another code, and not deprecated itself.
fn replaced_by(codes: &mut [Code], diagnostics: &mut Diagnostics) {
    let names = Namespace::of(
        rules::UNKNOWN_REPLACEMENT,
        "code",
        "this table",
        codes.iter().map(|code| &code.name.value),
        Poison::Codes,
    );
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
            None => names.check(other, diagnostics),
        };
        if !is_sound {
            *replaced_by = None;
        }
    }
}

/// The names that a row can refer to.
struct Known {
    actions: Namespace,
    phases: Namespace,
}

impl Known {
    /// Removes invalid references, and those to invalid definitions.
    fn check(&self, shared: &mut Shared, diagnostics: &mut Diagnostics) {
        let Remedy { action, in_phase, fallbacks } = &mut shared.remedy;
        if action.as_ref().is_some_and(|action| !self.action(action, diagnostics)) {
            *action = None;
        }
        in_phase.retain(|(phase, action)| {
            let phase_is_known = self.phases.check(phase, diagnostics);
            self.action(action, diagnostics) && phase_is_known
        });
        fallbacks.retain(|(_, fallback)| self.action(&fallback.action, diagnostics));
        if let Some(sources) = &mut shared.sources {
            urls(sources, diagnostics);
        }
    }

    fn action(&self, name: &LocatedString, diagnostics: &mut Diagnostics) -> bool {
        self.actions.check(name, diagnostics)
    }
}

/// The defined names of one kind.
struct Namespace {
    what: &'static str,
    /// The rule that an undefined name breaks.
    rule: &'static Rule,
    /// The table that defines them.
    owner: String,
    sound: HashSet<String>,
    listed: Vec<String>,
    /// The poison of an undefined name, which may be that of an invalid definition.
    poison: Poison,
}

impl Namespace {
    fn of<'n>(
        rule: &'static Rule,
        what: &'static str,
        owner: &str,
        names: impl Iterator<Item = &'n String>,
        poison: Poison,
    ) -> Self {
        let listed: Vec<String> = names.cloned().collect();
        Self { rule, what, owner: owner.to_owned(), sound: listed.iter().cloned().collect(), listed, poison }
    }

    /// Returns `true` if the name is defined. Reports an undefined one.
    fn check(&self, name: &LocatedString, diagnostics: &mut Diagnostics) -> bool {
        let Self { rule, what, owner, sound, listed, poison } = self;
        if sound.contains(&name.value) {
            return true;
        }
        if diagnostics.is_poisoned(poison) {
            return false;
        }
        let message = format!("unknown {what} `{}`", escape(&name.value));
        let diagnostic = Diagnostic::at(rule, name.span.clone(), message, format!("not defined in {owner}"));
        if !diagnostics.wants_suggestions() {
            diagnostics.push(diagnostic);
            return false;
        }
        let names: Vec<&str> = listed.iter().map(String::as_str).collect();
        let help = suggest::similar(&with_article(what), &name.value, names.iter().copied()).unwrap_or_else(|| {
            match &names[..] {
                [] => format!("{owner} defines no {what}s"),
                names => format!("expected {}", alternatives(names)),
            }
        });
        diagnostics.push(diagnostic.help(help));
        false
    }
}

fn with_article(noun: &str) -> String {
    let article = if noun.starts_with('a') { "an" } else { "a" };
    format!("{article} {noun}")
}

fn urls(sources: &mut Vec<LocatedString>, diagnostics: &mut Diagnostics) {
    sources.retain(|source| {
        let rest = source.value.strip_prefix("https://").or_else(|| source.value.strip_prefix("http://"));
        let sound = rest.is_some_and(|rest| {
            rest.starts_with(|c: char| c.is_alphanumeric())
                && !rest.contains(|c: char| c.is_whitespace() || "<>\"".contains(c))
        });
        if !sound {
            let message = format!("invalid URL `{}`", escape(&source.value));
            diagnostics.push(
                Diagnostic::at(rules::INVALID_URL, source.span.clone(), message, "expected `https://…`").keeping_uses(),
            );
        }
        sound
    });
}
