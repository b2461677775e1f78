//! `SourceMap`: maps spans of the repaired source to the original one.

use toml::Spanned;
use toml::de::{DeArray, DeString, DeTable, DeValue};

use crate::diagnostic::Span;

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
    }
}
