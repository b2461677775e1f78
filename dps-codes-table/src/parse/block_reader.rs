//! `BlockReader`: reads one TOML table key by key, and reports missing and unknown keys.

mod values;

use std::borrow::Cow;

use toml::de::{DeTable, DeValue};

use super::column::Column;
use super::listed::listed;
use super::renamed::{Renamed, renamed_key};
use super::row;
use super::unknown::{self, Slip, UnknownKey, Unread};
use super::value::wrong_type;
use crate::diagnostic::{Diagnostic, Diagnostics, Poison, Span};
use crate::escape::escape;
use crate::map::HashMap;
use crate::model::{Located, LocatedString};
use crate::rules;
use crate::sort;
use crate::syntax::EXTENSION_PREFIX;

/// The root of a file, as messages name it.
pub(super) const ROOT: &str = "the root of the table";

/// A value of the file with its span.
pub(super) type Item<'t> = toml::Spanned<DeValue<'t>>;

/// Reads the keys of one block, such as a `[[code]]`.
pub(super) struct BlockReader<'t, 'd> {
    table: &'t DeTable<'t>,
    /// The start of the block, where missing keys are reported.
    pub(super) span: Span,
    /// The block as messages name it: "`[[code]]`".
    what: Cow<'static, str>,
    /// Keys that are misspelled or have been renamed, with their values, by the valid key.
    meant: HashMap<&'t str, Vec<(Span, &'t Item<'t>)>>,
    /// The required keys that are missing, with their errors.
    missing: Vec<(&'static str, Diagnostic)>,
    /// The errors of unknown keys that are not a misspelling of another one, one of which may be a missing key.
    unread: Vec<Unread<'t>>,
    /// `true` if a key is unknown that is not a misspelling of another one.
    pub(super) has_unknown: bool,
    /// The keys of this block that are written in one of its tables.
    wrong_table: Vec<&'t str>,
    pub(super) diagnostics: &'d mut Diagnostics,
}

impl<'t, 'd> BlockReader<'t, 'd> {
    /// Opens a value that has to be a table with some of `keys`; reports all others.
    pub(super) fn open(
        item: &'t Item<'t>,
        what: impl Into<Cow<'static, str>>,
        keys: &[&'t str],
        diagnostics: &'d mut Diagnostics,
    ) -> Option<Self> {
        Self::open_renamed(item, what, keys, &[], diagnostics)
    }

    /// Opens a block as `open` does, and reads keys that have been renamed by their old names, too.
    pub(super) fn open_renamed(
        item: &'t Item<'t>,
        what: impl Into<Cow<'static, str>>,
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
        what: impl Into<Cow<'static, str>>,
        keys: &[&'t str],
        renamed: Renamed,
        diagnostics: &'d mut Diagnostics,
    ) -> Self {
        let what = what.into();
        let mut meant: HashMap<&'t str, Vec<(Span, &'t Item<'t>)>> = HashMap::new();
        let (mut has_unknown, mut unread, mut reported) = (false, Vec::new(), None);
        for (key, value) in in_file_order(table) {
            if keys.contains(&key.value.as_str()) || key.value.starts_with(EXTENSION_PREFIX) {
                continue;
            }
            if let Some((old, new)) = renamed.iter().find(|(old, _)| *old == key.value) {
                let other = table.get_key_value(*new).map(|(new, _)| new.span());
                renamed_key(old, new, &key.span, other, diagnostics);
                meant.get_or_insert_with(new, |_| Vec::new()).push((key.span, value));
                continue;
            }
            let UnknownKey { near, help, poison, slip } =
                UnknownKey::read(&what, &key.value, value, keys, renamed, table);
            has_unknown |= near.is_none();
            let may_be_column = unknown::may_be_column(&what) && near.is_none_or(|near| !row::is_own_key(near));
            if may_be_column && diagnostics.is_poisoned(&Poison::ColumnKeys) {
                continue;
            }
            if let Some(near) = near {
                meant.get_or_insert_with(near, |_| Vec::new()).push((key.span.clone(), value));
            }
            // A key without its column is one error, in however many rows.
            let is_column = |near| diagnostics.is_poisoned(&Poison::ColumnKey(String::from(near)));
            if unknown::may_be_column(&what) && near.is_none_or(is_column) {
                let column = Poison::ColumnKey(key.value.clone());
                if diagnostics.is_poisoned(&column) {
                    continue;
                }
                diagnostics.poison(column);
            }
            // Several keys of one slip, such as those of another block, are one error.
            let is_first = slip.is_none() || reported.replace(slip) != Some(slip);
            let diagnostic = unknown::diagnostic(&what, &key, value, help);
            match (near, slip) {
                (None, None) => unread.push(Unread { diagnostic, value: value.get_ref() }),
                _ if is_first => diagnostics.push(diagnostic),
                _ => {}
            }
            diagnostics.poison_all(poison);
            if slip.is_some_and(Slip::hides_missing_keys) && what != ROOT {
                diagnostics.poison(Poison::At(span.start));
            }
        }
        Self {
            table,
            span,
            what,
            meant,
            missing: Vec::new(),
            unread,
            wrong_table: Vec::new(),
            has_unknown,
            diagnostics,
        }
    }

    /// Returns the value of an optional key, or of a misspelling of it, so that a typo is one error.
    pub(super) fn optional(&self, key: &str) -> Option<&'t Item<'t>> {
        self.all(key).next()
    }

    /// Adds the keys of another part of the block, whose header has been reported. Reports none of them.
    pub(super) fn add(&mut self, item: &'t Item<'t>, keys: &[&'t str]) {
        for (key, value) in item.get_ref().as_table().into_iter().flatten() {
            if let Some(known) = keys.iter().find(|known| **known == key.get_ref()) {
                self.meant.get_or_insert_with(known, |_| Vec::new()).push((key.span(), value));
            }
        }
    }

    /// Returns the value of a key, then those of its old name and of its misspellings.
    pub(super) fn all<'k>(&'k self, key: &str) -> impl Iterator<Item = &'t Item<'t>> + use<'t, 'k, 'd> {
        self.table.get(key).into_iter().chain(self.meant.get(key).into_iter().flatten().map(|&(_, item)| item))
    }

    /// Returns `true` if the block has the key itself, not a misspelling of it.
    pub(super) fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// Returns the block as messages name it.
    pub(super) fn what(&self) -> &str {
        &self.what
    }

    /// Returns the value of a required key, and notes a missing one.
    pub(super) fn required(&mut self, key: &'static str) -> Option<&'t Item<'t>> {
        let item = self.optional(key);
        if item.is_none() {
            let message = format!("missing key `{key}` in {}", self.what);
            let diagnostic =
                Diagnostic::at(rules::MISSING_KEY, self.span.clone(), message, format!("`{key}` is required"));
            self.miss(key, diagnostic);
        }
        item
    }

    /// Notes that a required key is missing, with its error.
    pub(super) fn miss(&mut self, key: &'static str, diagnostic: Diagnostic) {
        self.missing.push((key, diagnostic));
    }

    /// Returns the span of the key itself.
    pub(super) fn key_span(&self, key: &str) -> Span {
        let meant = self.meant.get(key).and_then(|keys| keys.first()).map(|(span, _)| span.clone());
        self.table.get_key_value(key).map(|(key, _)| key.span()).or(meant).unwrap_or(self.span.clone())
    }

    /// Returns the tables of `[[key]]`, also of misspelled headers.
    pub(super) fn blocks(&mut self, key: &'static str) -> Vec<&'t Item<'t>> {
        let mut blocks = Vec::new();
        for item in self.all(key).collect::<Vec<_>>() {
            match item.get_ref() {
                DeValue::Array(list) => blocks.extend(list.iter()),
                DeValue::Table(_) => blocks.push(item),
                other => self.diagnostics.push(
                    wrong_type(item.span(), "an array of tables", other)
                        .help(format!("write `[[{key}]]` with two brackets on a line of its own")),
                ),
            }
        }
        blocks
    }

    /// Returns the tables of `[key.…]` with their names, in the order of the file, also of misspelled headers.
    pub(super) fn named_items(&mut self, key: &str) -> Vec<(LocatedString, &'t Item<'t>)> {
        let mut items = Vec::new();
        for item in self.all(key).collect::<Vec<_>>() {
            match item.get_ref() {
                DeValue::Table(table) => items.extend(in_file_order(table)),
                other => {
                    let remedy = match other {
                        DeValue::String(action) if key == "in" => {
                            Some(format!("name the phase: `in.PHASE = \"{}\"`", escape(action)))
                        }
                        DeValue::Array(phases) if key == "in" => {
                            let phase = phases.iter().find_map(|phase| phase.get_ref().as_str()).unwrap_or("PHASE");
                            Some(format!("name the action in each phase: `in.{} = \"…\"`", escape(phase)))
                        }
                        _ => None,
                    };
                    self.diagnostics.push(wrong_type(item.span(), "a table", other).maybe_help(remedy));
                }
            }
        }
        items
    }

    /// Returns `true` if a key below `in` is one of the block itself or a column, which is reported, once for each block.
    pub(super) fn is_key_in_wrong_table(
        &mut self,
        key: &LocatedString,
        item: &'t Item<'t>,
        columns: &'t [Column],
    ) -> bool {
        const ROW_KEYS: [&str; 9] =
            ["number", "name", "summary", "help", "sources", "messages", "aliases", "deprecated", "family"];
        let columns = columns.iter().map(|column| column.key.as_str());
        let Some(known) = ROW_KEYS.into_iter().chain(columns).find(|known| *known == key.value) else {
            return false;
        };
        let is_first = self.wrong_table.is_empty();
        self.wrong_table.push(known);
        self.meant.get_or_insert_with(known, |_| Vec::new()).push((key.span.clone(), item));
        if is_first {
            let message = format!("key `{known}` of {} below its table `in`", self.what);
            self.diagnostics.push(
                Diagnostic::at(rules::UNKNOWN_KEY, key.span.clone(), message, "read as a phase")
                    .help(format!("move it above the header of `in`, or write `in.PHASE = \"…\"` below `{known}`")),
            );
        }
        true
    }

    /// Reports unknown and missing keys. An unknown key that may be meant as a missing one is one error, and so is a block
    /// without keys. The start of a block is poisoned if a part of it could not be read, which may have the missing keys.
    pub(super) fn finish(self) {
        let Self { table, span, what, mut missing, mut unread, wrong_table, diagnostics, .. } = self;
        missing.retain(|(key, _)| !wrong_table.contains(key));
        // A block without one of these is kept.
        if missing.iter().any(|(key, _)| !["number", "code", "summary", "text"].contains(key)) {
            diagnostics.poison(Poison::Uses);
        }
        let names: Vec<&str> = missing.iter().map(|&(key, _)| key).collect();
        let meant = unread.iter_mut().find(|unread| names.iter().any(|key| unread.may_be(key)));
        if let Some(meant) = meant.filter(|_| !names.is_empty() && !diagnostics.is_poisoned(&Poison::At(span.start))) {
            meant.names_missing(&names);
            missing.clear();
        } else if missing.len() > 1 {
            let message = if table.is_empty() {
                format!("{what} has no keys")
            } else {
                format!("missing keys {} in {what}", listed(&names, "and"))
            };
            let label = format!("{} are required", listed(&names, "and"));
            missing = vec![("", Diagnostic::at(rules::MISSING_KEY, span, message, label))];
        }
        for (_, diagnostic) in missing {
            diagnostics.push(diagnostic.keeping_uses());
        }
        for Unread { diagnostic, .. } in unread {
            diagnostics.push(diagnostic);
        }
    }
}

fn in_file_order<'t>(table: &'t DeTable<'t>) -> Vec<(LocatedString, &'t Item<'t>)> {
    let mut items: Vec<_> =
        table.iter().map(|(key, value)| (Located::new(key.get_ref().to_string(), key.span()), value)).collect();
    sort::by_key(&mut items, |(key, _)| key.span.start);
    items
}
