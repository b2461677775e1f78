//! `Row`: the failures with one key.

use jiff::Timestamp;

use super::distinct::Distinct;
use crate::scan::finding::Finding;
use crate::scan::remedy::{FailureOrigin, Remedy};

#[derive(Clone, Default)]
pub(crate) struct Row {
    pub(crate) count: u64,
    /// Set if failures of this key may have been dropped before.
    pub(crate) is_lower_bound: bool,
    pub(crate) devices: Distinct,
    pub(crate) first: Option<Timestamp>,
    pub(crate) last: Option<Timestamp>,
    advice: Vec<(Remedy, u64)>,
    origins: Vec<(FailureOrigin, u64)>,
}

impl Row {
    pub(super) fn new(is_lower_bound: bool) -> Self {
        Self { is_lower_bound, ..Self::default() }
    }

    pub(super) fn add(&mut self, finding: &Finding<'_>, device: Option<u64>) {
        self.count += 1;
        if let Some(device) = device {
            self.devices.insert(device);
        }
        self.extend(finding.time, finding.time);
        if let Some(advice) = finding.advice {
            count(&mut self.advice, advice, 1);
        }
        if let Some(origin) = finding.origin {
            count(&mut self.origins, origin, 1);
        }
    }

    pub(super) fn merge(&mut self, other: &Self) {
        self.count += other.count;
        self.is_lower_bound |= other.is_lower_bound;
        self.devices.merge(&other.devices);
        self.extend(other.first, other.last);
        other.advice.iter().for_each(|&(advice, number)| count(&mut self.advice, advice, number));
        other.origins.iter().for_each(|&(origin, number)| count(&mut self.origins, origin, number));
    }

    /// Extends the range of times; records can be out of order.
    fn extend(&mut self, first: Option<Timestamp>, last: Option<Timestamp>) {
        self.first = self.first.into_iter().chain(first).min();
        self.last = self.last.into_iter().chain(last).max();
    }

    /// Returns the actions with their counts, the most frequent first.
    pub(crate) fn advice(&self) -> Vec<(Remedy, u64)> {
        sorted(&self.advice, |advice| advice.action)
    }

    /// Returns the origins with their counts, the most frequent first.
    pub(crate) fn origins(&self) -> Vec<(FailureOrigin, u64)> {
        sorted(&self.origins, FailureOrigin::name)
    }
}

/// Adds to the count of an item; there are few.
fn count<T: PartialEq>(counts: &mut Vec<(T, u64)>, item: T, number: u64) {
    match counts.iter_mut().find(|(of_item, _)| *of_item == item) {
        Some((_, count)) => *count += number,
        None => counts.push((item, number)),
    }
}

fn sorted<T: Copy>(counts: &[(T, u64)], name: fn(T) -> &'static str) -> Vec<(T, u64)> {
    let mut sorted = counts.to_vec();
    sorted.sort_by_key(|&(item, count)| (std::cmp::Reverse(count), name(item)));
    sorted
}
