//! `Distinct`: a set of which only the size matters, exact up to a bound, then estimated.

use std::collections::HashSet;
use std::hash::{BuildHasherDefault, DefaultHasher, Hasher};

use super::hyper_log_log::HyperLogLog;

/// Larger sets are estimated.
pub(crate) const EXACT: usize = 16_384;
/// The memory of an element of an exact set, in bytes: its hash, and the space that the set keeps free.
const ELEMENT: usize = 16;

/// Returns the hash that identifies an element. It is the same in all processes, and so are estimates.
pub(crate) fn hash(element: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(element.as_bytes());
    hasher.finish()
}

/// The number of elements of a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Size {
    pub(crate) count: u64,
    pub(crate) is_exact: bool,
}

#[derive(Clone)]
pub(crate) enum Distinct {
    Exact(HashSet<u64, BuildHasherDefault<Hashed>>),
    Estimated(HyperLogLog),
}

impl Default for Distinct {
    fn default() -> Self {
        Self::Exact(HashSet::default())
    }
}

impl Distinct {
    pub(crate) fn insert(&mut self, hash: u64) {
        match self {
            Self::Exact(hashes) => {
                hashes.insert(hash);
                if hashes.len() > EXACT {
                    self.estimate();
                }
            }
            Self::Estimated(sketch) => sketch.insert(hash),
        }
    }

    /// Adds the elements of another set.
    pub(crate) fn merge(&mut self, other: &Self) {
        match other {
            Self::Exact(hashes) => hashes.iter().for_each(|&hash| self.insert(hash)),
            Self::Estimated(other) => {
                self.estimate();
                if let Self::Estimated(sketch) = self {
                    sketch.merge(other);
                }
            }
        }
    }

    pub(crate) fn size(&self) -> Size {
        match self {
            Self::Exact(hashes) => Size { count: u64::try_from(hashes.len()).unwrap_or(u64::MAX), is_exact: true },
            Self::Estimated(sketch) => Size { count: sketch.estimate(), is_exact: false },
        }
    }

    /// Returns the memory of the elements in bytes.
    pub(crate) fn memory(&self) -> usize {
        match self {
            Self::Exact(hashes) => hashes.len() * ELEMENT,
            Self::Estimated(_) => HyperLogLog::SIZE,
        }
    }

    /// Replaces the elements by an estimate if that needs less memory.
    pub(crate) fn shrink(&mut self) {
        if self.memory() > HyperLogLog::SIZE {
            self.estimate();
        }
    }

    fn estimate(&mut self) {
        if let Self::Exact(hashes) = self {
            let mut sketch = HyperLogLog::default();
            for &hash in hashes.iter() {
                sketch.insert(hash);
            }
            *self = Self::Estimated(sketch);
        }
    }
}

/// The hash of an element that is a hash already.
#[derive(Default)]
pub(crate) struct Hashed(u64);

impl Hasher for Hashed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0, |hash, &byte| hash.rotate_left(8) ^ u64::from(byte));
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(numbers: std::ops::Range<usize>) -> Distinct {
        let mut set = Distinct::default();
        numbers.for_each(|number| set.insert(hash(&number.to_string())));
        set
    }

    #[test]
    fn sizes_are_exact_up_to_the_bound() {
        let mut at_bound = set(0..EXACT);
        at_bound.merge(&set(0..EXACT));
        assert_eq!(at_bound.size(), Size { count: EXACT as u64, is_exact: true });
        let beyond = set(0..EXACT + 1).size();
        assert!(!beyond.is_exact && beyond.count.abs_diff(EXACT as u64 + 1) < EXACT as u64 / 25, "{beyond:?}");
    }

    #[test]
    fn sets_shrink_where_an_estimate_needs_less_memory() {
        let most = HyperLogLog::SIZE / ELEMENT;
        for (elements, is_exact) in [(0, true), (most, true), (most + 1, false)] {
            let mut set = set(0..elements);
            set.shrink();
            assert_eq!(set.size().is_exact, is_exact, "{elements}");
        }
    }

    #[test]
    fn merging_is_the_same_in_any_order() {
        for (left, right) in [(0..100, 50..200), (0..20_000, 10..20), (10..20, 0..20_000), (0..20_000, 9_000..40_000)] {
            let (mut one, mut other) = (set(left.clone()), set(right.clone()));
            one.merge(&set(right.clone()));
            other.merge(&set(left.clone()));
            let whole = set(left.start.min(right.start)..left.end.max(right.end));
            assert_eq!((one.size(), other.size()), (whole.size(), whole.size()), "{left:?} {right:?}");
        }
    }

    #[test]
    fn shrinking_bounds_the_memory() {
        let mut set = set(0..EXACT);
        set.shrink();
        assert!(set.memory() <= HyperLogLog::SIZE);
        assert!(!set.size().is_exact);
    }
}
