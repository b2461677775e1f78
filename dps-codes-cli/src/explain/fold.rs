//! `Fold`: the explanations of a stream, equal ones once with their count.

use std::collections::HashMap;
use std::io;

/// More explanations are printed before others are read.
const MOST: usize = 1000;

/// An explanation, as it is printed.
#[derive(Debug)]
pub(crate) struct Folded {
    pub(crate) text: Vec<u8>,
    /// The number of records that it explains.
    pub(crate) count: u64,
}

#[derive(Debug, Default)]
pub(crate) struct Fold {
    explanations: Vec<Folded>,
    /// The position of each explanation.
    places: HashMap<Vec<u8>, usize>,
}

impl Fold {
    /// Adds an explanation, which is rendered only if no equal one is known.
    pub(crate) fn add(&mut self, key: Vec<u8>, render: impl FnOnce() -> io::Result<Vec<u8>>) -> io::Result<()> {
        if let Some(known) = self.places.get(&key).and_then(|&place| self.explanations.get_mut(place)) {
            known.count += 1;
            return Ok(());
        }
        self.places.insert(key, self.explanations.len());
        self.explanations.push(Folded { text: render()?, count: 1 });
        Ok(())
    }

    /// Returns `true` if the explanations are to be printed before more are added.
    pub(crate) fn is_full(&self) -> bool {
        self.explanations.len() >= MOST
    }

    /// Takes all explanations, in the order of the first record of each.
    pub(crate) fn take(&mut self) -> Vec<Folded> {
        self.places.clear();
        std::mem::take(&mut self.explanations)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_explanations_are_counted() {
        let mut fold = Fold::default();
        for key in [b"a", b"b", b"a", b"a"] {
            fold.add(key.to_vec(), || Ok(key.to_vec())).unwrap();
        }
        let taken: Vec<_> = fold.take().into_iter().map(|folded| (folded.text, folded.count)).collect();
        assert_eq!(taken, [(b"a".to_vec(), 3), (b"b".to_vec(), 1)]);
        assert!(fold.take().is_empty() && !fold.is_full());
    }
}
