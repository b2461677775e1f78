//! Reads the value of a key: a boolean, a string, or several.

use toml::de::DeValue;

use super::super::value::{boolean, list, meant_boolean, text, texts, wrong_type};
use super::{BlockReader, Item};
use crate::diagnostic::Diagnostic;
use crate::model::LocatedString;
use crate::rules;

/// The keys whose values are names. No boolean in quotes is one.
const NAMES: [&str; 3] = ["name", "family", "actor"];

impl<'t> BlockReader<'t, '_> {
    /// Reads a boolean that is `false` by default. Of a value of another type, returns what is meant.
    pub(in crate::parse) fn flag(&mut self, key: &str) -> bool {
        self.optional(key).is_some_and(|item| {
            boolean(item, self.diagnostics).unwrap_or_else(|| meant_boolean(item.get_ref()).unwrap_or(true))
        })
    }

    pub(in crate::parse) fn text(&mut self, key: &str) -> Option<LocatedString> {
        let item = self.optional(key)?;
        self.text_of(key, item)
    }

    fn text_of(&mut self, key: &str, item: &'t Item<'t>) -> Option<LocatedString> {
        let found = item.get_ref();
        if found.as_bool().is_some() && NAMES.contains(&key) {
            self.diagnostics.push(Diagnostic { help: None, ..wrong_type(item.span(), "a string", found) });
            return None;
        }
        text(item, self.diagnostics)
    }

    /// Reads a string; `remedy` is the help for a value of another type.
    pub(in crate::parse) fn text_or(&mut self, key: &str, remedy: &str) -> Option<LocatedString> {
        let item = self.optional(key)?;
        if let DeValue::String(_) = item.get_ref() {
            return text(item, self.diagnostics);
        }
        self.diagnostics.push(wrong_type(item.span(), "a string", item.get_ref()).help(remedy));
        None
    }

    pub(in crate::parse) fn required_text(&mut self, key: &'static str) -> Option<LocatedString> {
        let item = self.required(key)?;
        self.text_of(key, item)
    }

    pub(in crate::parse) fn texts(&mut self, key: &str) -> Option<Vec<LocatedString>> {
        let item = self.optional(key)?;
        let list = list(item, "an array of strings", self.diagnostics)?;
        Some(texts(list, self.diagnostics))
    }

    /// Reads a string, or an array of strings.
    pub(in crate::parse) fn one_or_more(&mut self, key: &'static str) -> Option<Vec<LocatedString>> {
        let item = self.required(key)?;
        match item.get_ref() {
            DeValue::Array(list) if list.is_empty() => {
                self.diagnostics.push(Diagnostic::at(
                    rules::EMPTY_ARRAY,
                    item.span(),
                    format!("empty array `{key}`"),
                    "expected at least one item",
                ));
                None
            }
            DeValue::Array(list) => Some(texts(list, self.diagnostics)),
            DeValue::String(_) => Some(text(item, self.diagnostics).into_iter().collect()),
            other => {
                self.diagnostics.push(wrong_type(item.span(), "a string or an array of strings", other));
                None
            }
        }
    }
}
