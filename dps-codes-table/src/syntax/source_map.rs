//! Leads map of the repaired text back to the table as it was written.

use toml::Spanned;
use toml::de::{DeArray, DeString, DeTable, DeValue};

use crate::diagnostic::Span;

/// Where parts of the repaired text come from, in order.
#[derive(Debug, Default)]
pub(super) struct SourceMap {
    /// The start of each part: in the repaired text, and as written.
    anchors: Vec<(usize, usize)>,
}

impl SourceMap {
    /// From `repaired` on, the text is what was written from `written` on.
    pub(super) fn anchor(&mut self, repaired: usize, written: usize) {
        if self.written(repaired) != written {
            self.anchors.push((repaired, written));
        }
    }

    fn written(&self, repaired: usize) -> usize {
        let next = self.anchors.partition_point(|&(start, _)| start <= repaired);
        let (start, written) = next.checked_sub(1).map_or((0, 0), |last| self.anchors[last]);
        let place = written + (repaired - start);
        // What was added to the text stands for the end of its part.
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
    fn places_come_back() {
        let mut map = SourceMap::default();
        assert_eq!(map.span(&(3..5)), 3..5);
        map.anchor(10, 20); // ten bytes are left out
        map.anchor(15, 24); // one byte was added before
        assert_eq!(map.span(&(9..10)), 9..20);
        assert_eq!(map.span(&(10..15)), 20..24);
        assert_eq!(map.span(&(14..16)), 24..25);
    }
}
