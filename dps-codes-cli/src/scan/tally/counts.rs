//! `Counts`: the totals of a scan.

use jiff::Timestamp;

use crate::losses::Losses;
use crate::scan::finding::Finding;

/// A query of Log Analytics returns at most this many rows.
pub(crate) const QUERY_LIMIT: u64 = 500_000;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) files: u64,
    /// Inputs with NUL bytes, which logs do not have.
    pub(crate) binary: u64,
    pub(crate) records: u64,
    /// Records that say that a call has succeeded.
    pub(crate) successes: u64,
    /// Records that state no failure.
    pub(crate) without_failure: u64,
    pub(crate) failures: u64,
    /// Failures without a code, and failures whose code no table has.
    pub(crate) without_number: u64,
    pub(crate) unlisted: u64,
    /// Failures with a string code.
    pub(crate) with_string: u64,
    pub(crate) skipped: Excluded,
    pub(crate) losses: Losses,
    /// Records whose time has no zone.
    pub(crate) without_zone: u64,
    /// Records that are older than the one before them.
    pub(crate) out_of_order: u64,
    /// Inputs with exactly as many rows as a query returns at most.
    pub(crate) at_query_limit: u64,
}

/// Records that were not looked at, by reason.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Excluded {
    /// Outside of `--since` and `--until`.
    pub(crate) out_of_range: u64,
    /// Without a time, or with an unknown form of time, while a range was asked for.
    pub(crate) without_time: u64,
}

impl Excluded {
    pub(crate) fn total(self) -> u64 {
        self.out_of_range + self.without_time
    }
}

impl Counts {
    pub(super) fn add(&mut self, finding: &Finding<'_>) {
        self.failures += 1;
        let subject = &finding.subject;
        self.unlisted += u64::from(subject.is_unlisted());
        self.without_number += u64::from(subject.number.is_none() && subject.code.is_none());
        self.with_string += u64::from(subject.code.is_some());
    }

    pub(super) fn merge(&mut self, other: &Self) {
        let Self { files, records, successes, without_failure, failures, without_number, unlisted, .. } = other;
        let Self { with_string, binary, skipped, losses, without_zone, out_of_order, at_query_limit, .. } = other;
        self.files += files;
        self.binary += binary;
        self.records += records;
        self.successes += successes;
        self.without_failure += without_failure;
        self.failures += failures;
        self.without_number += without_number;
        self.unlisted += unlisted;
        self.with_string += with_string;
        self.skipped.out_of_range += skipped.out_of_range;
        self.skipped.without_time += skipped.without_time;
        self.losses.merge(*losses);
        self.without_zone += without_zone;
        self.out_of_order += out_of_order;
        self.at_query_limit += at_query_limit;
    }
}

/// The records of one input, or of a part of it, in their order.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Sequence {
    /// Records of a query or an export of Azure Monitor.
    rows: u64,
    first: Option<Timestamp>,
    last: Option<Timestamp>,
    out_of_order: u64,
}

impl Sequence {
    /// Returns the sequence of successes of Azure Monitor, with the times of the first and the last one.
    pub(crate) fn of_successes(rows: u64, times: Option<(Timestamp, Timestamp)>, out_of_order: u64) -> Self {
        Self { rows, first: times.map(|(first, _)| first), last: times.map(|(_, last)| last), out_of_order }
    }

    pub(crate) fn add_row(&mut self) {
        self.rows += 1;
    }

    pub(crate) fn add_time(&mut self, time: Timestamp) {
        self.out_of_order += u64::from(self.last.is_some_and(|last| time < last));
        self.first.get_or_insert(time);
        self.last = Some(time);
    }

    /// Adds the part that follows this one.
    pub(crate) fn append(&mut self, next: &Self) {
        let is_turned = self.last.zip(next.first).is_some_and(|(last, first)| first < last);
        self.out_of_order += next.out_of_order + u64::from(is_turned);
        self.rows += next.rows;
        self.first = self.first.or(next.first);
        self.last = next.last.or(self.last);
    }

    /// Adds the whole input to the totals.
    pub(crate) fn finish(&self, counts: &mut Counts) {
        counts.out_of_order += self.out_of_order;
        counts.at_query_limit += u64::from(self.rows == QUERY_LIMIT);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sequence(seconds: &[i64]) -> Sequence {
        let mut sequence = Sequence::default();
        for &second in seconds {
            sequence.add_row();
            sequence.add_time(Timestamp::from_second(second).unwrap());
        }
        sequence
    }

    #[test]
    fn parts_are_in_the_order_of_the_whole() {
        let seconds = [3, 1, 2, 2, 1, 5, 4, 4];
        for cut in 0..=seconds.len() {
            let mut parts = sequence(&seconds[..cut]);
            parts.append(&sequence(&seconds[cut..]));
            let mut counts = Counts::default();
            parts.finish(&mut counts);
            assert_eq!((parts.rows, counts.out_of_order), (8, 3), "{cut}");
        }
    }

    #[test]
    fn only_exactly_the_limit_of_a_query_is_suspicious() {
        for (rows, at_query_limit) in [(0, 0), (QUERY_LIMIT - 1, 0), (QUERY_LIMIT, 1), (QUERY_LIMIT + 1, 0)] {
            let mut counts = Counts::default();
            Sequence { rows, ..Sequence::default() }.finish(&mut counts);
            assert_eq!(counts.at_query_limit, at_query_limit, "{rows}");
        }
    }
}
