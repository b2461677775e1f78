//! `Builder`: builds the tree of a document from the events of the parser.

use std::borrow::Cow;
use std::slice;

use toml_datetime::Datetime;
use toml_parser::decoder::ScalarKind;
use toml_parser::parser::{Event, EventKind};
use toml_parser::{ErrorSink, ParseError, Source};

use super::define::{Clash, Path};
use super::{DEEPEST, Item, Key, Spanned, TomlInteger, TomlTable, TomlValue};
use crate::diagnostic::Span;

pub(super) struct Builder<'e, 't> {
    source: Source<'t>,
    events: slice::Iter<'e, Event>,
    errors: Vec<ParseError>,
}

/// A header, with the table below it.
struct Block<'t> {
    /// `None` if it is not valid; the table is left out then.
    path: Option<Path<'t>>,
    span: Span,
    is_list: bool,
    table: TomlTable<'t>,
}

impl<'e, 't> Builder<'e, 't> {
    pub(super) fn new(text: &'t str, events: &'e [Event], errors: Vec<ParseError>) -> Self {
        Self { source: Source::new(text), events: events.iter(), errors }
    }

    pub(super) fn document(mut self) -> (TomlTable<'t>, Vec<ParseError>) {
        let mut document = TomlTable::default();
        let mut block: Option<Block<'t>> = None;
        while let Some(event) = self.next() {
            match event.kind() {
                EventKind::StdTableOpen | EventKind::ArrayTableOpen => {
                    self.close(block.take(), &mut document);
                    block = Some(self.open(event, &mut document));
                }
                EventKind::SimpleKey => {
                    let table = block.as_mut().map_or(&mut document, |block| &mut block.table);
                    self.key_value(event, table);
                }
                _ => {}
            }
        }
        self.close(block, &mut document);
        (document, self.errors)
    }

    /// Returns the next event, other than white space, comments and errors.
    fn next(&mut self) -> Option<&'e Event> {
        let is_trivia =
            |kind| matches!(kind, EventKind::Whitespace | EventKind::Newline | EventKind::Comment | EventKind::Error);
        self.events.find(|event| !is_trivia(event.kind()))
    }

    /// Returns the next event if it is of this kind.
    fn next_if(&mut self, kind: EventKind) -> Option<&'e Event> {
        let start = self.events.clone();
        let next = self.next().filter(|event| event.kind() == kind);
        if next.is_none() {
            self.events = start;
        }
        next
    }

    fn open(&mut self, open: &Event, document: &mut TomlTable<'t>) -> Block<'t> {
        let is_list = open.kind() == EventKind::ArrayTableOpen;
        let path = self.next_if(EventKind::SimpleKey).and_then(|key| self.path(key));
        let close = self.next_if(if is_list { EventKind::ArrayTableClose } else { EventKind::StdTableClose });
        let mut table = TomlTable::default();
        if let Some(path) = path.as_ref().filter(|_| !is_list) {
            let (taken, result) = document.take(path);
            self.check(result);
            table = taken;
        }
        Block { path, span: between(open, close.unwrap_or(open)), is_list, table }
    }

    fn close(&mut self, block: Option<Block<'t>>, document: &mut TomlTable<'t>) {
        if let Some(Block { path: Some(path), span, is_list, table }) = block {
            let result = document.add(path, is_list, Spanned::new(span, TomlValue::Table(table)));
            self.check(result);
        }
    }

    /// Reads a key and its value into a table.
    fn key_value(&mut self, key: &Event, table: &mut TomlTable<'t>) {
        let path = self.path(key);
        if self.next_if(EventKind::KeyValSep).is_none() {
            return;
        }
        let value = self.next().and_then(|event| self.value(event));
        if let (Some(path), Some(value)) = (path, value) {
            let result = table.set(path, value);
            self.check(result);
        }
    }

    /// Returns `None` if the path is too deep.
    fn path(&mut self, first: &Event) -> Option<Path<'t>> {
        let (mut parents, mut key) = (Vec::new(), self.key(first));
        while self.next_if(EventKind::KeySep).is_some() {
            if let Some(next) = self.next_if(EventKind::SimpleKey) {
                parents.push(std::mem::replace(&mut key, self.key(next)));
            }
        }
        if parents.len() >= DEEPEST as usize {
            self.errors.report_error(ParseError::new("recursion limit"));
            return None;
        }
        Some(Path { parents, key })
    }

    fn key(&mut self, event: &Event) -> Key<'t> {
        let mut key = Cow::Borrowed("");
        if let Some(raw) = self.source.get(event) {
            raw.decode_key(&mut key, &mut self.errors);
        }
        Spanned::new(between(event, event), key)
    }

    /// Returns `None` if no value starts here.
    fn value(&mut self, event: &Event) -> Option<Item<'t>> {
        match event.kind() {
            EventKind::InlineTableOpen => Some(self.inline_table(event)),
            EventKind::ArrayOpen => Some(self.array(event)),
            EventKind::Scalar => Some(Spanned::new(between(event, event), self.scalar(event)?)),
            _ => None,
        }
    }

    fn inline_table(&mut self, open: &Event) -> Item<'t> {
        let (mut table, mut last) = (TomlTable::in_braces(), open);
        while let Some(event) = self.next() {
            last = event;
            match event.kind() {
                EventKind::SimpleKey => self.key_value(event, &mut table),
                EventKind::ValueSep => {}
                _ => break,
            }
        }
        Spanned::new(between(open, last), TomlValue::Table(table))
    }

    fn array(&mut self, open: &Event) -> Item<'t> {
        let (mut items, mut last) = (Vec::new(), open);
        while let Some(event) = self.next() {
            last = event;
            match self.value(event) {
                Some(item) => items.push(item),
                None if event.kind() == EventKind::ValueSep => {}
                None => break,
            }
        }
        Spanned::new(between(open, last), TomlValue::Array(items))
    }

    fn scalar(&mut self, event: &Event) -> Option<TomlValue<'t>> {
        let mut value = Cow::Borrowed("");
        let kind = self.source.get(event)?.decode_scalar(&mut value, &mut self.errors);
        Some(match kind {
            ScalarKind::String => TomlValue::String(value),
            ScalarKind::Boolean(value) => TomlValue::Boolean(value),
            ScalarKind::Float => TomlValue::Float(value),
            ScalarKind::Integer(radix) => TomlValue::Integer(TomlInteger { digits: value, radix: radix.value() }),
            ScalarKind::DateTime => match value.parse::<Datetime>() {
                Ok(time) => TomlValue::Datetime(time),
                Err(error) => {
                    let error = ParseError::new(error.to_string());
                    self.errors.report_error(error.with_unexpected(event.span()));
                    TomlValue::String(value)
                }
            },
        })
    }

    fn check(&mut self, result: Result<(), Clash>) {
        if let Err(Clash(key)) = result {
            let span = toml_parser::Span::new_unchecked(key.start, key.end);
            self.errors.report_error(ParseError::new("duplicate key").with_unexpected(span));
        }
    }
}

/// Returns the span from the start of an event to the end of another.
fn between(first: &Event, last: &Event) -> Span {
    first.span().start()..last.span().end()
}
