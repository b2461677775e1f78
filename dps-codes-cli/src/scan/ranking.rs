//! `Ranking`: the rows of a tally in the order in which they are written.

use std::cmp::Reverse;

use crate::scan::key::{By, Key};
use crate::scan::tally::Tally;
use crate::scan::tally::distinct::Size;
use crate::scan::tally::row::Row;

pub(crate) struct Ranking<'t> {
    pub(crate) rows: Vec<(&'t Key, &'t Row)>,
    /// The failures of all other rows, and the number of these rows.
    pub(crate) rest_failures: u64,
    pub(crate) rest_rows: Size,
}

impl<'t> Ranking<'t> {
    /// Returns the most frequent rows, all of them without `top`; hours are in the order of time.
    pub(crate) fn of(tally: &'t Tally, top: Option<usize>) -> Self {
        let mut rows: Vec<_> = tally.rows().collect();
        rows.sort_by_key(|&(key, row)| (Reverse(row.count), key));
        let others = rows.split_off(top.unwrap_or(rows.len()).min(rows.len()));
        if tally.by() == By::Hour {
            rows.sort_by_key(|&(key, _)| key);
        }
        let dropped = tally.rest().keys.size();
        let others_count = u64::try_from(others.len()).unwrap_or(u64::MAX);
        Self {
            rows,
            rest_failures: tally.rest().failures + others.iter().map(|(_, row)| row.count).sum::<u64>(),
            rest_rows: Size { count: dropped.count + others_count, ..dropped },
        }
    }
}
