//! `SourceMap`: maps spans of the repaired source to the original one.

use crate::diagnostic::Span;
use crate::document::{Item, Key, Spanned, TomlTable, TomlValue};

/// The origin of each part of the repaired source, in order.
#[derive(Default)]
pub(super) struct SourceMap {
    /// The start of each part, in the repaired and in the original source.
    anchors: Vec<(usize, usize)>,
}

impl SourceMap {
    /// Maps everything from `repaired` on to the original source from `written` on.
    pub(super) fn anchor(&mut self, repaired: usize, written: usize) {
        if self.written(repaired) != written {
            self.anchors.push((repaired, written));
        }
    }

    fn written(&self, repaired: usize) -> usize {
        let next = self.anchors.partition_point(|&(start, _)| start <= repaired);
        let (start, written) = next.checked_sub(1).map_or((0, 0), |last| self.anchors[last]);
        let place = written + (repaired - start);
        // Inserted characters map to the end of their part.
        self.anchors.get(next).map_or(place, |&(_, limit)| place.min(limit))
    }

    pub(super) fn span(&self, repaired: &Span) -> Span {
        let (start, end) = (self.written(repaired.start), self.written(repaired.end));
        start..end.max(start)
    }

    fn spanned<T>(&self, span: &Span, value: T) -> Spanned<T> {
        Spanned::new(self.span(span), value)
    }

    pub(super) fn table<'t>(&self, table: TomlTable<'t>) -> TomlTable<'t> {
        table.into_iter().map(|(key, value)| (self.key(key), self.value(value))).collect()
    }

    fn key<'t>(&self, key: Key<'t>) -> Key<'t> {
        self.spanned(&key.span(), key.into_inner())
    }

    fn value<'t>(&self, value: Item<'t>) -> Item<'t> {
        let span = value.span();
        let value = match value.into_inner() {
            TomlValue::Table(table) => TomlValue::Table(self.table(table)),
            TomlValue::Array(array) => TomlValue::Array(array.into_iter().map(|item| self.value(item)).collect()),
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
    }
}
