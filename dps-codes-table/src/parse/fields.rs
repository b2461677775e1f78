//! Takes the keys of one TOML table one by one, and notes what is missing, unknown, or of a wrong type.

use toml::de::{DeInteger, DeTable, DeValue};

use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::model::{Located, Text};
use crate::suggest;

/// A value of the file with its place.
pub(super) type Entry<'t> = toml::Spanned<DeValue<'t>>;

/// The keys of one block, such as a `[[code]]`.
pub(super) struct Fields<'t, 'd> {
    table: &'t DeTable<'t>,
    /// Where the block starts; missing keys are reported there.
    pub(super) span: Span,
    /// What the block is, with its article: "a code".
    what: &'static str,
    allowed: Vec<&'t str>,
    missing: Vec<&'static str>,
    pub(super) diagnostics: &'d mut Diagnostics,
}

impl<'t, 'd> Fields<'t, 'd> {
    pub(super) fn new(
        table: &'t DeTable<'t>,
        span: Span,
        what: &'static str,
        diagnostics: &'d mut Diagnostics,
    ) -> Self {
        Self { table, span, what, allowed: Vec::new(), missing: Vec::new(), diagnostics }
    }

    /// Opens a value that has to be a table.
    pub(super) fn open(entry: &'t Entry<'t>, what: &'static str, diagnostics: &'d mut Diagnostics) -> Option<Self> {
        match entry.get_ref() {
            DeValue::Table(table) => Some(Self::new(table, entry.span(), what, diagnostics)),
            other => {
                diagnostics.push(wrong_type(entry.span(), "a table", other));
                None
            }
        }
    }

    /// The value of a key that may be absent.
    pub(super) fn optional(&mut self, key: &'t str) -> Option<&'t Entry<'t>> {
        self.allowed.push(key);
        self.table.get(key)
    }

    /// The value of a key that must be there.
    pub(super) fn required(&mut self, key: &'static str) -> Option<&'t Entry<'t>> {
        let entry = self.optional(key);
        if entry.is_none() {
            self.missing.push(key);
        }
        entry
    }

    /// Where the key itself stands.
    pub(super) fn key_span(&self, key: &str) -> Span {
        self.table.get_key_value(key).map_or(self.span.clone(), |(key, _)| key.span())
    }

    pub(super) fn text(&mut self, key: &'t str) -> Option<Text> {
        let entry = self.optional(key)?;
        text(entry, self.diagnostics)
    }

    pub(super) fn required_text(&mut self, key: &'static str) -> Option<Text> {
        let entry = self.required(key)?;
        text(entry, self.diagnostics)
    }

    pub(super) fn texts(&mut self, key: &'t str) -> Option<Vec<Text>> {
        let entry = self.optional(key)?;
        let list = list(entry, "a list of strings", self.diagnostics)?;
        Some(list.iter().filter_map(|item| text(item, self.diagnostics)).collect())
    }

    /// A value of either of two forms: one string, or a list of them.
    pub(super) fn one_or_more(&mut self, key: &'static str) -> Option<Vec<Text>> {
        let entry = self.required(key)?;
        match entry.get_ref() {
            DeValue::Array(list) if list.is_empty() => {
                self.diagnostics.push(Diagnostic::at(
                    entry.span(),
                    format!("`{key}` is an empty list"),
                    "nothing in it",
                ));
                None
            }
            DeValue::Array(list) => Some(list.iter().filter_map(|item| text(item, self.diagnostics)).collect()),
            DeValue::String(_) => Some(text(entry, self.diagnostics).into_iter().collect()),
            other => {
                self.diagnostics.push(wrong_type(entry.span(), "a string or a list of strings", other));
                None
            }
        }
    }

    /// The tables of `[[key]]`.
    pub(super) fn blocks(&mut self, key: &'static str) -> &'t [Entry<'t>] {
        let Some(entry) = self.optional(key) else {
            return &[];
        };
        match entry.get_ref() {
            DeValue::Array(list) => list,
            other => {
                let found = kind(other);
                self.diagnostics.push(
                    Diagnostic::at(entry.span(), format!("`{key}` is a list of blocks"), format!("this is {found}"))
                        .help(format!("write `[[{key}]]` with two brackets on a line of its own")),
                );
                &[]
            }
        }
    }

    /// The keys below `[key.…]` with their values, in the order of the file.
    pub(super) fn entries(&mut self, key: &'t str) -> Vec<(Text, &'t Entry<'t>)> {
        let Some(entry) = self.optional(key) else {
            return Vec::new();
        };
        match entry.get_ref() {
            DeValue::Table(table) => in_file_order(table),
            other => {
                self.diagnostics.push(wrong_type(entry.span(), "a table", other));
                Vec::new()
            }
        }
    }

    /// Whether any key is left that nothing has asked for, of which `wanted` may be the meaning.
    fn misspelt(&self, wanted: &str) -> bool {
        self.table
            .keys()
            .filter(|key| !self.allowed.contains(&key.get_ref().as_ref()))
            .any(|key| suggest::nearest(key.get_ref(), self.allowed.iter().copied()) == Some(wanted))
    }

    /// Reports keys that are missing and keys that are unknown; a misspelt key is not missing too.
    pub(super) fn finish(self) {
        for &key in &self.missing {
            if !self.misspelt(key) {
                let message = format!("{} needs `{key}`", self.what);
                self.diagnostics.push(Diagnostic::at(self.span.clone(), message, format!("no `{key}` here")));
            }
        }
        for (key, _) in in_file_order(self.table) {
            if self.allowed.contains(&key.value.as_str()) {
                continue;
            }
            let help = suggest::did_you_mean(&key.value, self.allowed.iter().copied())
                .unwrap_or_else(|| format!("the keys are {}", quoted_list(&self.allowed)));
            let message = format!("{} has no key `{}`", self.what, key.value.escape_debug());
            self.diagnostics.push(Diagnostic::at(key.span, message, "unknown key").help(help));
        }
    }
}

fn in_file_order<'t>(table: &'t DeTable<'t>) -> Vec<(Text, &'t Entry<'t>)> {
    let mut entries: Vec<_> =
        table.iter().map(|(key, value)| (Located::new(key.get_ref().to_string(), key.span()), value)).collect();
    entries.sort_by_key(|(key, _)| key.span.start);
    entries
}

/// `a`, `b` and `c`.
pub(crate) fn quoted_list(names: &[&str]) -> String {
    match names {
        [] => "none".to_owned(),
        [one] => format!("`{one}`"),
        [rest @ .., last] => {
            let rest: Vec<_> = rest.iter().map(|name| format!("`{name}`")).collect();
            format!("{} and `{last}`", rest.join(", "))
        }
    }
}

/// A string with something in it.
pub(super) fn text(entry: &Entry<'_>, diagnostics: &mut Diagnostics) -> Option<Text> {
    match entry.get_ref() {
        DeValue::String(text) if text.trim().is_empty() => {
            diagnostics.push(Diagnostic::at(entry.span(), "empty text", "nothing in it"));
            None
        }
        DeValue::String(text) => Some(Located::new(text.to_string(), entry.span())),
        other => {
            diagnostics.push(wrong_type(entry.span(), "a string", other));
            None
        }
    }
}

pub(super) fn list<'t>(entry: &'t Entry<'t>, wanted: &str, diagnostics: &mut Diagnostics) -> Option<&'t [Entry<'t>]> {
    match entry.get_ref() {
        DeValue::Array(list) => Some(list),
        other => {
            diagnostics.push(wrong_type(entry.span(), wanted, other));
            None
        }
    }
}

/// A whole number of any size that some supported type has.
pub(super) fn integer(entry: &Entry<'_>, diagnostics: &mut Diagnostics) -> Option<Located<i128>> {
    match entry.get_ref() {
        DeValue::Integer(integer) => {
            let value = integer_value(integer);
            if value.is_none() {
                diagnostics.push(Diagnostic::at(entry.span(), "this number has more than 64 bits", "too large"));
            }
            Some(Located::new(value?, entry.span()))
        }
        other => {
            diagnostics.push(wrong_type(entry.span(), "a whole number", other));
            None
        }
    }
}

fn integer_value(integer: &DeInteger<'_>) -> Option<i128> {
    let value = i128::from_str_radix(integer.as_str(), integer.radix()).ok()?;
    (i128::from(i64::MIN)..=i128::from(u64::MAX)).contains(&value).then_some(value)
}

pub(super) fn boolean(entry: &Entry<'_>, diagnostics: &mut Diagnostics) -> Option<bool> {
    match entry.get_ref() {
        DeValue::Boolean(value) => Some(*value),
        other => {
            diagnostics.push(wrong_type(entry.span(), "`true` or `false`", other));
            None
        }
    }
}

pub(super) fn wrong_type(span: Span, wanted: &str, found: &DeValue<'_>) -> Diagnostic {
    let found = kind(found);
    Diagnostic::at(span, format!("expected {wanted}, found {found}"), format!("this is {found}"))
}

fn kind(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a string",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a fraction",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}
