//! The objects of a line, which tell the facts of one response from those of another.

use std::ops::Range;

use memchr::memchr2_iter;

/// The objects around a fact, by their positions in the text. Both are empty outside of any object.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Around {
    pub(crate) inner: Range<usize>,
    pub(crate) outer: Range<usize>,
}

impl Around {
    /// Adds the position of the line in the text.
    pub(super) fn moved_by(self, start: usize) -> Self {
        let moved = |range: Range<usize>| if range.is_empty() { range } else { range.start + start..range.end + start };
        Self { inner: moved(self.inner), outer: moved(self.outer) }
    }

    /// Returns `true` if a fact at a position is within the innermost object.
    pub(crate) fn contains(&self, at: usize) -> bool {
        self.inner.contains(&at)
    }

    /// Returns `true` if both are in objects, of which none is in the other.
    pub(crate) fn is_apart_from(&self, other: &Self) -> bool {
        let is_before = |one: &Self, other: &Self| one.inner.end <= other.inner.start;
        !self.inner.is_empty() && !other.inner.is_empty() && (is_before(self, other) || is_before(other, self))
    }

    /// Returns `true` if both are in objects, and no object contains both.
    pub(crate) fn is_unrelated_to(&self, other: &Self) -> bool {
        self.is_apart_from(other) && self.outer != other.outer
    }
}

/// Returns the objects around each of these positions, which are in ascending order. An object that is not complete goes on
/// to the end of the text.
pub(super) fn around(text: &str, positions: impl IntoIterator<Item = usize>) -> Vec<Around> {
    let objects = objects(text);
    let mut objects = objects.iter().peekable();
    let mut open: Vec<&Range<usize>> = Vec::new();
    let around = |at: usize| {
        while let Some(object) = objects.next_if(|object| object.start <= at) {
            close(&mut open, object.start);
            open.push(object);
        }
        close(&mut open, at);
        let of = |object: Option<&&Range<usize>>| object.map(|object| (*object).clone()).unwrap_or_default();
        Around { inner: of(open.last()), outer: of(open.first()) }
    };
    positions.into_iter().map(around).collect()
}

/// Removes the objects that end before a position.
fn close(open: &mut Vec<&Range<usize>>, at: usize) {
    while open.last().is_some_and(|object| object.end <= at) {
        open.pop();
    }
}

/// Returns the ranges of the objects of a text, in the order of their starts.
fn objects(text: &str) -> Vec<Range<usize>> {
    let mut open = Vec::new();
    let mut objects: Vec<Range<usize>> = Vec::new();
    for at in memchr2_iter(b'{', b'}', text.as_bytes()) {
        if text.as_bytes()[at] == b'{' {
            open.push(objects.len());
            objects.push(at..text.len());
        } else if let Some(object) = open.pop().and_then(|index| objects.get_mut(index)) {
            object.end = at + 1;
        }
    }
    objects
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn objects_within_objects() {
        let text = "a {b {c} {d}} {e";
        assert_eq!(objects(text), [2..13, 5..8, 9..12, 14..16]);
        let found = around(text, ["a", "b", "c", "d", "e"].map(|part| text.find(part).unwrap()));
        let [outside, around, first, second, last] = &found[..] else { panic!("{found:?}") };
        assert_eq!(*outside, Around::default());
        assert_eq!(*around, Around { inner: 2..13, outer: 2..13 });
        assert_eq!(*second, Around { inner: 9..12, outer: 2..13 });
        assert!(first.is_apart_from(second) && !first.is_unrelated_to(second));
        assert!(first.is_unrelated_to(last));
        assert!(!around.is_apart_from(first) && !outside.is_apart_from(first));
    }
}
