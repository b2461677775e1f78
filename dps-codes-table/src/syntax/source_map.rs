//! `SourceMap`: maps spans of the repaired source to the original one.

use toml::Spanned;
use toml::de::{DeArray, DeString, DeTable, DeValue};

use crate::diagnostic::Span;

/// The origin of each part of the repaired source, in order.
#[derive(Default)]
pub(super) struct SourceMap {
    parts: Vec<Part>,
}

struct Part {
    /// The start in the repaired source.
    start: usize,
    /// The start in the original source.
    written: usize,
    /// Set for inserted text: the end of what it represents in the original source.
    represented_end: Option<usize>,
}

impl SourceMap {
    /// Maps everything from `repaired` on to the original source from `written` on.
    pub(super) fn anchor(&mut self, repaired: usize, written: usize) {
        let is_mapped = self.parts.last().map_or(repaired == written, |part| {
            part.represented_end.is_none() && part.written + (repaired - part.start) == written
        });
        if !is_mapped {
            self.parts.push(Part { start: repaired, written, represented_end: None });
        }
    }

    /// Maps the text that is inserted from `repaired` on to what it represents in the original source.
    pub(super) fn anchor_inserted(&mut self, repaired: usize, written: Span) {
        self.parts.push(Part { start: repaired, written: written.start, represented_end: Some(written.end) });
    }

    pub(super) fn span(&self, repaired: &Span) -> Span {
        let start = self.written(repaired.start, |part, _| part.written);
        let end = self.written(repaired.end, |part, end| if repaired.end > part.start { end } else { part.written });
        start..end.max(start)
    }

    /// Returns the place in the original source. `inserted` tells it for inserted text, given the end of what that represents.
    fn written(&self, repaired: usize, inserted: impl Fn(&Part, usize) -> usize) -> usize {
        let next = self.parts.partition_point(|part| part.start <= repaired);
        let part = next.checked_sub(1).map(|last| &self.parts[last]);
        let place = match part {
            Some(part) => {
                part.represented_end.map_or(part.written + (repaired - part.start), |end| inserted(part, end))
            }
            None => repaired,
        };
        // A repaired statement can be longer than what is written.
        self.parts.get(next).map_or(place, |next| place.min(next.written))
    }

    fn spanned<T>(&self, span: &Span, value: T) -> Spanned<T> {
        Spanned::new(self.span(span), value)
    }

    pub(super) fn table<'t>(&self, table: DeTable<'t>) -> DeTable<'t> {
        table.into_iter().map(|(key, value)| (self.key(key), self.value(value))).collect()
    }

    fn key<'t>(&self, key: Spanned<DeString<'t>>) -> Spanned<DeString<'t>> {
        self.spanned(&key.span(), key.into_inner())
    }

    fn value<'t>(&self, value: Spanned<DeValue<'t>>) -> Spanned<DeValue<'t>> {
        let span = value.span();
        let value = match value.into_inner() {
            DeValue::Table(table) => DeValue::Table(self.table(table)),
            DeValue::Array(array) => {
                DeValue::Array(array.into_iter().map(|item| self.value(item)).collect::<DeArray<'t>>())
            }
            other => other,
        };
        self.spanned(&span, value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_mapped_back() {
        let mut map = SourceMap::default();
        assert_eq!(map.span(&(3..5)), 3..5);
        map.anchor(10, 20); // ten bytes are left out
        map.anchor(15, 24); // one byte was added before
        assert_eq!(map.span(&(9..10)), 9..20);
        assert_eq!(map.span(&(10..15)), 20..24);
        assert_eq!(map.span(&(14..16)), 24..25);
        map.anchor_inserted(20, 31..40); // represents two bytes more than it has
        map.anchor(27, 40);
        assert_eq!([map.span(&(20..27)), map.span(&(22..24)), map.span(&(24..28))], [31..40, 31..40, 31..41]);
        assert_eq!(map.span(&(19..20)), 28..31);
        map.anchor_inserted(30, 43..44); // at the end, and longer
        assert_eq!([map.span(&(35..39)), map.span(&(28..30))], [43..44, 41..43]);
    }

    #[test]
    fn a_repaired_statement_at_the_end_maps_to_what_is_written() {
        let mut map = SourceMap::default();
        map.anchor(20, 20);
        map.anchor(30, 25); // five bytes were added
        assert_eq!([map.span(&(20..24)), map.span(&(27..30))], [20..24, 25..25]);
    }
}
