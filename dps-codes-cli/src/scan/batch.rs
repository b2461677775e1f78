//! `Batch`: records of one input that are counted together, by any worker.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use dps_codes_log::{RecordBuf, Skipped};

use crate::scan::tally::counts::{Counts, Sequence};

/// The greatest number of records of a batch of a file.
pub(crate) const RECORDS: usize = 128;
/// A batch ends with the record that brings it to this size, in bytes.
const BYTES: usize = 1 << 17;

/// Consecutive records, each with those that were skipped before it.
pub(crate) struct Batch {
    pub(crate) input: Arc<Parts>,
    /// The position among the batches of the input.
    pub(crate) index: usize,
    pub(crate) records: Vec<(Skipped, RecordBuf)>,
    /// The records that were skipped after the last one.
    pub(crate) rest: Skipped,
    bytes: usize,
}

impl Batch {
    pub(crate) fn new(input: &Arc<Parts>, index: usize) -> Self {
        Self { input: Arc::clone(input), index, records: Vec::new(), rest: Skipped::default(), bytes: 0 }
    }

    pub(crate) fn push(&mut self, skipped: Skipped, record: RecordBuf) {
        self.bytes += record.len();
        self.records.push((skipped, record));
    }

    /// Returns `true` if the batch has this many records, or is too large.
    pub(crate) fn is_full(&self, limit: usize) -> bool {
        self.records.len() >= limit || self.bytes >= BYTES
    }
}

/// The sequence of an input, put together from those of its batches, whichever is counted first.
#[derive(Default)]
pub(crate) struct Parts(Mutex<State>);

#[derive(Default)]
struct State {
    sequence: Sequence,
    /// The number of batches in the sequence.
    count: usize,
    /// Those that come after one that is missing.
    early: BTreeMap<usize, Sequence>,
    /// The number of batches, once it is known.
    total: Option<usize>,
}

impl Parts {
    /// Adds the sequence of a batch, and the input to the totals if it was the last one.
    pub(crate) fn add(&self, index: usize, sequence: Sequence, counts: &mut Counts) {
        self.update(counts, |state| {
            state.early.insert(index, sequence);
        });
    }

    /// Sets the number of batches, and adds the input to the totals if all have been counted.
    pub(crate) fn end(&self, total: usize, counts: &mut Counts) {
        self.update(counts, |state| state.total = Some(total));
    }

    fn update(&self, counts: &mut Counts, change: impl FnOnce(&mut State)) {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        change(&mut state);
        let State { sequence, count, early, total } = &mut *state;
        while let Some(next) = early.remove(count) {
            sequence.append(&next);
            *count += 1;
        }
        if *total == Some(*count) {
            sequence.finish(counts);
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;

    #[test]
    fn batches_are_put_in_order() {
        let sequence = |seconds: [i64; 2]| {
            let mut sequence = Sequence::default();
            for second in seconds {
                sequence.add_time(Timestamp::from_second(second).unwrap());
            }
            sequence
        };
        let (parts, mut counts) = (Parts::default(), Counts::default());
        parts.add(2, sequence([1, 2]), &mut counts);
        parts.add(0, sequence([1, 2]), &mut counts);
        parts.end(3, &mut counts);
        assert_eq!(counts.out_of_order, 0, "a batch is missing");
        parts.add(1, sequence([2, 3]), &mut counts);
        assert_eq!(counts.out_of_order, 1);
    }
}
