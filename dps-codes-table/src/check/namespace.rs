//! `Namespace`: the defined names of one kind, and one error for each undefined name, however often it is used.

use crate::diagnostic::{Diagnostic, Diagnostics, Poison, Span};
use crate::escape::escape;
use crate::map::{HashMap, HashSet};
use crate::model::LocatedString;
use crate::parse::RETRIES;
use crate::parse::alternatives;
use crate::rules::Rule;
use crate::sort;
use crate::suggest;

/// The kind of the names of a namespace.
#[derive(Clone, Copy)]
pub(super) struct Kind {
    pub(super) what: &'static str,
    /// The rule that an undefined name breaks.
    pub(super) rule: &'static Rule,
    /// The poison of an undefined name, which may be that of an invalid definition.
    pub(super) poison: &'static Poison,
    /// `true` if each of the names is used in a table without errors.
    pub(super) must_be_used: bool,
}

/// The defined names of one kind, and the undefined ones that are used.
pub(super) struct Namespace {
    kind: Kind,
    /// The table that defines them.
    owner: String,
    defined: HashSet<String>,
    /// The names in the order of the file, with their spans if they are in this file.
    listed: Vec<(String, Option<Span>)>,
    used: HashSet<String>,
    /// The index in `undefined` of each undefined name.
    found: HashMap<String, usize>,
    /// Each undefined name with the spans of its uses.
    undefined: Vec<(String, Vec<Span>)>,
}

impl Namespace {
    /// Creates the namespace of the names that this file defines, or that `import` defines.
    pub(super) fn of<'n>(
        kind: Kind,
        import: Option<&LocatedString>,
        names: impl Iterator<Item = &'n LocatedString>,
    ) -> Self {
        let owner = import.map_or_else(|| "this table".to_owned(), |table| format!("`{}`", escape(&table.value)));
        let place = |name: &LocatedString| import.is_none().then(|| name.span.clone());
        let listed: Vec<_> = names.map(|name| (name.value.clone(), place(name))).collect();
        Self {
            kind,
            owner,
            defined: listed.iter().map(|(name, _)| name.clone()).collect(),
            listed,
            used: HashSet::new(),
            found: HashMap::new(),
            undefined: Vec::new(),
        }
    }

    /// Returns `true` if the name is defined. Notes an undefined one.
    pub(super) fn check(&mut self, name: &LocatedString) -> bool {
        if self.defined.contains(&name.value) {
            if !self.used.contains(&name.value) {
                self.used.insert(name.value.clone());
            }
            return true;
        }
        if let Some(&index) = self.found.get(&name.value) {
            self.undefined[index].1.push(name.span.clone());
        } else {
            self.found.insert(name.value.clone(), self.undefined.len());
            self.undefined.push((name.value.clone(), vec![name.span.clone()]));
        }
        false
    }

    /// Reports the undefined names. Returns the definitions that are misspelled, each with the name that is used.
    ///
    /// A name that is used once may as well be misspelled itself: its definition keeps its name.
    pub(super) fn report(&self, diagnostics: &mut Diagnostics) -> HashMap<String, String> {
        let Self { kind: Kind { what, rule, poison, .. }, owner, .. } = self;
        let mut misspelled = HashMap::new();
        if diagnostics.is_poisoned(poison) {
            return misspelled;
        }
        for (name, uses) in &self.undefined {
            let mut uses: Vec<_> =
                uses.iter().filter(|span| !diagnostics.is_poisoned(&Poison::At(span.start))).collect();
            sort::by_key(&mut uses, |span| span.start);
            let Some((&first, others)) = uses.split_first() else {
                continue;
            };
            let definition = if diagnostics.wants_suggestions() { self.misspelled(name) } else { None };
            if let Some((definition, span)) = definition {
                if !others.is_empty() {
                    misspelled.insert(definition.to_owned(), name.clone());
                }
                if diagnostics.is_poisoned(&Poison::At(span.start)) {
                    continue;
                }
            }
            let message = format!("unknown {what} `{}`", escape(name));
            let count = if others.len() > 1 { format!("; used in {} places", uses.len()) } else { String::new() };
            let label = format!("not defined in {owner}{count}");
            let diagnostic = Diagnostic::at(rule, first.clone(), message, label);
            if !diagnostics.wants_suggestions() {
                diagnostics.push(diagnostic);
                continue;
            }
            diagnostics.push(match (definition, others.first()) {
                (Some((definition, span)), _) => diagnostic
                    .clashes_with(span.clone(), format!("`{}` is defined here, but never used", escape(definition)))
                    .help(format!("write the same name in both: `{}` or `{}`", escape(name), escape(definition))),
                (None, Some(&other)) => diagnostic.clashes_with(other.clone(), "used again here").help(self.help(name)),
                (None, None) => diagnostic.help(self.help(name)),
            });
        }
        misspelled
    }

    /// Returns the definition with a similar name, and its span, that no use names: it may be the one that is misspelled.
    fn misspelled(&self, name: &str) -> Option<(&str, &Span)> {
        if !self.kind.must_be_used {
            return None;
        }
        let unused = self.listed.iter().filter(|(name, _)| !self.used.contains(name));
        let near = suggest::nearest(name, unused.clone().map(|(name, _)| name.as_str()))?;
        let (_, span) = unused.clone().find(|(name, _)| name == near)?;
        Some((near, span.as_ref()?))
    }

    fn help(&self, name: &str) -> String {
        let Self { kind: Kind { what, .. }, owner, listed, .. } = self;
        let names: Vec<&str> = listed.iter().map(|(name, _)| name.as_str()).collect();
        let article = if what.starts_with('a') { "an" } else { "a" };
        suggest::similar(&format!("{article} {what}"), name, names.iter().copied()).unwrap_or_else(
            || match &names[..] {
                [] => format!("{owner} defines no {what}s"),
                _ if *what == "action" && RETRIES.contains(&name) => {
                    format!("`{0}` is a kind of retry: `[action.NAME]` has `retry = \"{0}\"`", escape(name))
                }
                names => format!("expected {}", alternatives(names)),
            },
        )
    }
}
