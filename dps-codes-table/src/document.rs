//! `TomlTable`: a TOML document as a tree, with the span of every key and value.
//!
//! It is built from the events of `toml_parser`. The crate `toml` builds such a tree too, but takes longer to compile, and
//! this crate would have to wait for it.

mod builder;
mod define;

use std::borrow::{Borrow, Cow};
use std::hash::{Hash, Hasher};
use std::{slice, vec};

use toml_datetime::Datetime;
use toml_parser::lexer::Token;
use toml_parser::parser::{Event, RecursionGuard, ValidateWhitespace, parse_document};
use toml_parser::{ErrorSink, ParseError, Source};

use crate::diagnostic::Span;
use crate::map::HashMap;
use builder::Builder;

/// As deep as arrays, inline tables and dotted keys nest.
pub(crate) const DEEPEST: u32 = 80;

/// Something with its span in the source. It is compared without it.
pub(crate) struct Spanned<T> {
    span: Span,
    value: T,
}

impl<T> Spanned<T> {
    pub(crate) fn new(span: Span, value: T) -> Self {
        Self { span, value }
    }

    pub(crate) fn span(&self) -> Span {
        self.span.clone()
    }

    pub(crate) fn get_ref(&self) -> &T {
        &self.value
    }

    pub(crate) fn into_inner(self) -> T {
        self.value
    }
}

/// The key of a table.
pub(crate) type Key<'t> = Spanned<Cow<'t, str>>;

impl PartialEq for Key<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl Eq for Key<'_> {}

impl Hash for Key<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.value.hash(state);
    }
}

impl Borrow<str> for Key<'_> {
    fn borrow(&self) -> &str {
        &self.value
    }
}

/// A value with its span.
pub(crate) type Item<'t> = Spanned<TomlValue<'t>>;

/// A value.
pub(crate) enum TomlValue<'t> {
    String(Cow<'t, str>),
    Integer(TomlInteger<'t>),
    /// As it is written, without underscores.
    Float(Cow<'t, str>),
    Boolean(bool),
    Datetime(Datetime),
    Array(Vec<Item<'t>>),
    Table(TomlTable<'t>),
}

impl<'t> TomlValue<'t> {
    pub(crate) fn as_str(&self) -> Option<&str> {
        if let Self::String(string) = self { Some(string) } else { None }
    }

    pub(crate) fn as_integer(&self) -> Option<&TomlInteger<'t>> {
        if let Self::Integer(integer) = self { Some(integer) } else { None }
    }

    pub(crate) fn as_array(&self) -> Option<&[Item<'t>]> {
        if let Self::Array(items) = self { Some(items) } else { None }
    }

    pub(crate) fn as_table(&self) -> Option<&TomlTable<'t>> {
        if let Self::Table(table) = self { Some(table) } else { None }
    }

    pub(crate) fn as_bool(&self) -> Option<bool> {
        if let Self::Boolean(value) = self { Some(*value) } else { None }
    }

    pub(crate) fn is_str(&self) -> bool {
        matches!(self, Self::String(_))
    }

    pub(crate) fn is_array(&self) -> bool {
        matches!(self, Self::Array(_))
    }

    pub(crate) fn is_table(&self) -> bool {
        matches!(self, Self::Table(_))
    }
}

/// An integer of any size.
pub(crate) struct TomlInteger<'t> {
    /// Without a prefix and underscores.
    pub(crate) digits: Cow<'t, str>,
    pub(crate) radix: u32,
}

/// A table, in the order of the file.
#[derive(Default)]
pub(crate) struct TomlTable<'t> {
    entries: HashMap<Key<'t>, Item<'t>>,
    origin: Origin,
}

/// The notation of a table, which decides whether more keys can follow elsewhere.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Origin {
    /// A header of its own, or the document.
    #[default]
    Header,
    /// The header of a table in it.
    InnerHeader,
    /// A dotted key.
    DottedKey,
    /// Braces, after which nothing follows.
    Braces,
}

impl<'t> TomlTable<'t> {
    /// Parses a document. Returns the first error if it is not valid TOML.
    pub(crate) fn parse(text: &'t str) -> Result<Self, ParseError> {
        let (document, errors) = Self::parse_recoverable(text);
        errors.into_iter().next().map_or(Ok(document), Err)
    }

    /// Parses a document. Returns whatever is valid, and the errors: those of the syntax, then those of keys and values.
    pub(crate) fn parse_recoverable(text: &'t str) -> (Self, Vec<ParseError>) {
        let mut errors = Vec::new();
        let (_, events) = events(text, &mut errors);
        Builder::new(text, &events, errors).document()
    }

    pub(crate) fn iter(&self) -> slice::Iter<'_, (Key<'t>, Item<'t>)> {
        self.entries.entries().iter()
    }

    pub(crate) fn keys(&self) -> impl Iterator<Item = &Key<'t>> {
        self.iter().map(|(key, _)| key)
    }

    pub(crate) fn values(&self) -> impl Iterator<Item = &Item<'t>> {
        self.iter().map(|(_, value)| value)
    }

    pub(crate) fn get(&self, key: &str) -> Option<&Item<'t>> {
        self.entries.get(key)
    }

    pub(crate) fn get_key_value(&self, key: &str) -> Option<&(Key<'t>, Item<'t>)> {
        self.entries.get_key_value(key)
    }

    pub(crate) fn contains_key(&self, key: &str) -> bool {
        self.entries.contains_key(key)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

/// Returns the tokens and the events of a document. Nothing is nested deeper than `DEEPEST`.
pub(crate) fn events(text: &str, errors: &mut dyn ErrorSink) -> (Vec<Token>, Vec<Event>) {
    let source = Source::new(text);
    let tokens = source.lex().into_vec();
    let mut events = Vec::with_capacity(tokens.len());
    let mut receiver = ValidateWhitespace::new(&mut events, source);
    parse_document(&tokens, &mut RecursionGuard::new(&mut receiver, DEEPEST), errors);
    (tokens, events)
}

/// Returns the span of an error in the source, if it has one.
pub(crate) fn span_of(error: &ParseError) -> Span {
    error.unexpected().map(|span| span.start()..span.end()).unwrap_or_default()
}

impl<'t> IntoIterator for TomlTable<'t> {
    type Item = (Key<'t>, Item<'t>);
    type IntoIter = vec::IntoIter<Self::Item>;

    fn into_iter(self) -> Self::IntoIter {
        self.entries.into_entries().into_iter()
    }
}

impl<'a, 't> IntoIterator for &'a TomlTable<'t> {
    type Item = &'a (Key<'t>, Item<'t>);
    type IntoIter = slice::Iter<'a, (Key<'t>, Item<'t>)>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<'t> FromIterator<(Key<'t>, Item<'t>)> for TomlTable<'t> {
    fn from_iter<I: IntoIterator<Item = (Key<'t>, Item<'t>)>>(entries: I) -> Self {
        Self { entries: entries.into_iter().collect(), origin: Origin::default() }
    }
}

#[cfg(test)]
mod tests;
