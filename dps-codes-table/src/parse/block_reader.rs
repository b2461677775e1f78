//! Takes the keys of one TOML table one by one, and notes what is missing or unknown.

use std::collections::HashMap;

use toml::de::{DeTable, DeValue};

use super::value::{list, text, wrong_type};
use crate::diagnostic::{Diagnostic, Diagnostics, Span};
use crate::escape::escape;
use crate::model::{Located, LocatedString};
use crate::suggest;

/// Keys that have been renamed: the old and the new name.
pub(super) type Renamed = &'static [(&'static str, &'static str)];

/// A value of the file with its span.
pub(super) type Item<'t> = toml::Spanned<DeValue<'t>>;

/// The keys of one block, such as a `[[code]]`.
pub(super) struct BlockReader<'t, 'd> {
    table: &'t DeTable<'t>,
    /// Where the block starts; missing keys are reported there.
    pub(super) span: Span,
    /// What the block is, with its article: "a code".
    what: &'static str,
    /// Keys that are misspelled or have been renamed, with their values, by the valid key.
    meant: HashMap<&'t str, Vec<(Span, &'t Item<'t>)>>,
    missing: Vec<&'static str>,
    pub(super) diagnostics: &'d mut Diagnostics,
}

impl<'t, 'd> BlockReader<'t, 'd> {
    /// Opens a value that has to be a table with some of `keys`; reports all others.
    pub(super) fn open(
        item: &'t Item<'t>,
        what: &'static str,
        keys: &[&'t str],
        diagnostics: &'d mut Diagnostics,
    ) -> Option<Self> {
        Self::open_renamed(item, what, keys, &[], diagnostics)
    }

    /// Like `open`, for a block of which some keys have been renamed: the old ones are read as the new ones.
    pub(super) fn open_renamed(
        item: &'t Item<'t>,
        what: &'static str,
        keys: &[&'t str],
        renamed: Renamed,
        diagnostics: &'d mut Diagnostics,
    ) -> Option<Self> {
        match item.get_ref() {
            DeValue::Table(table) => Some(Self::new(table, item.span(), what, keys, renamed, diagnostics)),
            other => {
                diagnostics.push(wrong_type(item.span(), "a table", other));
                None
            }
        }
    }

    pub(super) fn new(
        table: &'t DeTable<'t>,
        span: Span,
        what: &'static str,
        keys: &[&'t str],
        renamed: Renamed,
        diagnostics: &'d mut Diagnostics,
    ) -> Self {
        let mut meant: HashMap<&'t str, Vec<(Span, &'t Item<'t>)>> = HashMap::new();
        for (key, value) in in_file_order(table) {
            if keys.contains(&key.value.as_str()) {
                continue;
            }
            if let Some((old, new)) = renamed.iter().find(|(old, _)| *old == key.value) {
                let other = table.get_key_value(*new).map(|(new, _)| new.span());
                renamed_key(old, new, &key.span, other, diagnostics);
                meant.entry(new).or_default().push((key.span, value));
                continue;
            }
            if diagnostics.names_are_lost() {
                continue;
            }
            let message = format!("{what} has no key `{}`", escape(&key.value));
            let near = suggest::nearest(&key.value, keys.iter().copied());
            if let Some(near) = near {
                meant.entry(near).or_default().push((key.span.clone(), value));
            }
            let help = near.map_or_else(
                || format!("the keys are {}", quoted_list(keys)),
                |near| format!("did you mean {}?", quoted(near)),
            );
            diagnostics.push(Diagnostic::at(key.span, message, "unknown key").help(help));
        }
        Self { table, span, what, meant, missing: Vec::new(), diagnostics }
    }

    /// Returns the value of an optional key, or of a misspelling of it, so that a typo is one error.
    pub(super) fn optional(&self, key: &str) -> Option<&'t Item<'t>> {
        self.all(key).next()
    }

    /// Returns the value of a key, then those of its old name and of its misspellings.
    fn all<'k>(&'k self, key: &str) -> impl Iterator<Item = &'t Item<'t>> + use<'t, 'k, 'd> {
        self.table.get(key).into_iter().chain(self.meant.get(key).into_iter().flatten().map(|&(_, item)| item))
    }

    /// The value of a key that must be there.
    pub(super) fn required(&mut self, key: &'static str) -> Option<&'t Item<'t>> {
        let item = self.optional(key);
        if item.is_none() {
            self.missing.push(key);
        }
        item
    }

    /// Where the key itself stands.
    pub(super) fn key_span(&self, key: &str) -> Span {
        let meant = self.meant.get(key).and_then(|keys| keys.first()).map(|(span, _)| span.clone());
        self.table.get_key_value(key).map(|(key, _)| key.span()).or(meant).unwrap_or(self.span.clone())
    }

    pub(super) fn text(&mut self, key: &str) -> Option<LocatedString> {
        let item = self.optional(key)?;
        text(item, self.diagnostics)
    }

    pub(super) fn required_text(&mut self, key: &'static str) -> Option<LocatedString> {
        let item = self.required(key)?;
        text(item, self.diagnostics)
    }

    pub(super) fn texts(&mut self, key: &str) -> Option<Vec<LocatedString>> {
        let item = self.optional(key)?;
        let list = list(item, "a list of strings", self.diagnostics)?;
        Some(list.iter().filter_map(|item| text(item, self.diagnostics)).collect())
    }

    /// A value of either of two forms: one string, or a list of them.
    pub(super) fn one_or_more(&mut self, key: &'static str) -> Option<Vec<LocatedString>> {
        let item = self.required(key)?;
        match item.get_ref() {
            DeValue::Array(list) if list.is_empty() => {
                self.diagnostics.push(Diagnostic::at(
                    item.span(),
                    format!("`{key}` is an empty list"),
                    "nothing in it",
                ));
                None
            }
            DeValue::Array(list) => Some(list.iter().filter_map(|item| text(item, self.diagnostics)).collect()),
            DeValue::String(_) => Some(text(item, self.diagnostics).into_iter().collect()),
            other => {
                self.diagnostics.push(wrong_type(item.span(), "a string or a list of strings", other));
                None
            }
        }
    }

    /// The tables of `[[key]]`, also of headers that are misspelt.
    pub(super) fn blocks(&mut self, key: &'static str) -> Vec<&'t Item<'t>> {
        let mut blocks = Vec::new();
        for item in self.all(key).collect::<Vec<_>>() {
            match item.get_ref() {
                DeValue::Array(list) => blocks.extend(list.iter()),
                DeValue::Table(_) => blocks.push(item),
                other => self.diagnostics.push(
                    wrong_type(item.span(), "a list of blocks", other)
                        .help(format!("write `[[{key}]]` with two brackets on a line of its own")),
                ),
            }
        }
        blocks
    }

    /// The keys below `[key.…]` with their values, in the order of the file; also of headers that are misspelt.
    pub(super) fn named_items(&mut self, key: &str) -> Vec<(LocatedString, &'t Item<'t>)> {
        let mut items = Vec::new();
        for item in self.all(key).collect::<Vec<_>>() {
            match item.get_ref() {
                DeValue::Table(table) => items.extend(in_file_order(table)),
                other => self.diagnostics.push(wrong_type(item.span(), "a table", other)),
            }
        }
        items
    }

    /// Reports keys that are missing, unless they may stand in a part of the block that could not be read.
    pub(super) fn finish(self) {
        if self.diagnostics.may_say_more(self.span.start) {
            return;
        }
        for key in self.missing {
            let message = format!("{} needs `{key}`", self.what);
            let diagnostic = Diagnostic::at(self.span.clone(), message, format!("no `{key}` here"));
            // Without these, everything else is kept.
            if ["number", "summary", "text"].contains(&key) {
                self.diagnostics.push_plain(diagnostic);
            } else {
                self.diagnostics.push(diagnostic);
            }
        }
    }
}

/// Reports an old key as a style lint, or as an error if the new key is there too.
fn renamed_key(old: &str, new: &str, span: &Span, other: Option<Span>, diagnostics: &mut Diagnostics) {
    match other {
        Some(other) => diagnostics.push_plain(
            Diagnostic::at(span.clone(), format!("`{old}` and `{new}` are the same key"), "old name of the key")
                .clashes_with(other, "new name of the key")
                .help(format!("remove `{old}`")),
        ),
        None => diagnostics.lint(
            Diagnostic::at(span.clone(), format!("the key `{old}` has been renamed"), "old name of the key")
                .help(format!("use `{new}`")),
        ),
    }
}

fn in_file_order<'t>(table: &'t DeTable<'t>) -> Vec<(LocatedString, &'t Item<'t>)> {
    let mut items: Vec<_> =
        table.iter().map(|(key, value)| (Located::new(key.get_ref().to_string(), key.span()), value)).collect();
    items.sort_by_key(|(key, _)| key.span.start);
    items
}

/// `a`, `b` and `c`; of a long list the beginning.
pub(crate) fn quoted_list(names: &[&str]) -> String {
    const MOST: usize = 30;
    let quoted_all = |names: &[&str]| names.iter().map(|name| quoted(name)).collect::<Vec<_>>().join(", ");
    match names {
        [] => "none".to_owned(),
        [one] => quoted(one),
        names if names.len() > MOST => format!("{} and {} more", quoted_all(&names[..MOST]), names.len() - MOST),
        [rest @ .., last] => format!("{} and {}", quoted_all(rest), quoted(last)),
    }
}

fn quoted(name: &str) -> String {
    format!("`{}`", escape(name))
}
