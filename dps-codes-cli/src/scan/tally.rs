//! `Tally`: the failures of records, counted in bounded memory.

pub(crate) mod counts;
pub(crate) mod distinct;
mod hyper_log_log;
pub(crate) mod row;

use std::collections::HashMap;
use std::mem::{self, size_of};

use counts::Counts;
use distinct::{Distinct, hash};
use row::Row;

use crate::scan::finding::Finding;
use crate::scan::key::{By, Key};

/// The memory of a row apart from its devices and the strings of its key, in bytes. A map keeps up to as much space free.
const ROW: usize = 2 * size_of::<(Key, Row)>() + 64;

pub(crate) struct Tally {
    by: By,
    /// The rows may take this memory, in bytes.
    limit: usize,
    memory: usize,
    /// More memory than this is reduced: the limit, or more if rows that must not be dropped take it.
    most: usize,
    rows: HashMap<Key, Row>,
    pub(crate) counts: Counts,
    /// All failures.
    total: Row,
    rest: Rest,
}

/// Rows that were dropped to save memory, the rarest first.
#[derive(Default)]
pub(crate) struct Rest {
    pub(crate) failures: u64,
    pub(crate) keys: Distinct,
}

/// The order in which rows are dropped: by their counts, then by the hashes of their keys, which are quick to compare.
type Rank = (u64, u64);

fn rank(key: &Key, row: &Row) -> Rank {
    // The estimate of the dropped keys needs hashes that are spread over both ends of the bits.
    (row.count, key.hash().rotate_left(32))
}

impl Tally {
    /// Creates an empty tally whose rows take this many bytes at most.
    pub(crate) fn new(by: By, limit: usize) -> Self {
        Self {
            by,
            limit,
            memory: 0,
            most: limit,
            rows: HashMap::new(),
            counts: Counts::default(),
            total: Row::default(),
            rest: Rest::default(),
        }
    }

    pub(crate) fn add(&mut self, finding: &Finding<'_>) {
        self.counts.add(finding);
        let device = finding.device.as_deref().map(hash);
        self.total.add(finding, device);
        self.update(Key::of(finding, self.by), |row| row.add(finding, device));
    }

    /// Returns what was counted, and starts anew.
    pub(crate) fn take(&mut self) -> Self {
        let empty = Self::new(self.by, self.limit);
        mem::replace(self, empty)
    }

    /// Adds what another tally has counted.
    pub(crate) fn merge(&mut self, other: &Self) {
        self.counts.merge(&other.counts);
        self.total.merge(&other.total);
        if other.rest.failures > 0 {
            let may_be_dropped = |key: &Key| !key.is_bounded() && !other.rows.contains_key(key);
            self.rows.iter_mut().for_each(|(key, row)| row.is_lower_bound |= may_be_dropped(key));
        }
        for (key, row) in &other.rows {
            self.update(key.clone(), |own| own.merge(row));
        }
        // Behind the rows: what the other has kept is exact, although it has dropped other rows.
        self.rest.failures += other.rest.failures;
        self.rest.keys.merge(&other.rest.keys);
    }

    fn update(&mut self, key: Key, change: impl FnOnce(&mut Row)) {
        let memory_of_key = ROW + key.memory();
        let may_be_dropped = self.rest.failures > 0 && !key.is_bounded();
        let mut added = 0;
        let row = self.rows.entry(key).or_insert_with(|| {
            added = memory_of_key;
            Row::new(may_be_dropped)
        });
        let before = row.devices.memory();
        change(row);
        self.memory = (self.memory + added + row.devices.memory()).saturating_sub(before);
        if self.memory > self.most {
            self.shrink();
            self.most = self.limit.max(self.memory + self.memory / 4);
        }
    }

    /// Estimates the largest sets of devices, then drops the rarest rows, until a quarter of the memory is free.
    fn shrink(&mut self) {
        self.rows.values_mut().for_each(|row| row.devices.shrink());
        self.memory = self.rows.iter().map(|(key, row)| ROW + key.memory() + row.devices.memory()).sum();
        let target = self.limit / 4 * 3;
        if self.memory <= target {
            return;
        }
        let is_droppable = |(key, _): &(&Key, &Row)| !key.is_bounded();
        let mut rarest: Vec<_> = self.rows.iter().filter(is_droppable).map(|(key, row)| rank(key, row)).collect();
        rarest.sort_unstable();
        // Rows take much the same memory, but for their devices, so that a few rounds are enough.
        let mut rarest = rarest.into_iter();
        while self.memory > target {
            let excess = (self.memory - target).div_ceil(ROW);
            let Some(last) = rarest.by_ref().take(excess).last() else { break };
            self.drop_up_to(last);
        }
    }

    /// Drops the rows up to a rank.
    fn drop_up_to(&mut self, last: Rank) {
        let Self { rows, rest, memory, .. } = self;
        rows.retain(|key, row| {
            if key.is_bounded() || rank(key, row) > last {
                return true;
            }
            *memory = memory.saturating_sub(ROW + key.memory() + row.devices.memory());
            rest.failures += row.count;
            rest.keys.insert(key.hash());
            false
        });
    }

    pub(crate) fn by(&self) -> By {
        self.by
    }

    pub(crate) fn rows(&self) -> impl Iterator<Item = (&Key, &Row)> {
        self.rows.iter()
    }

    pub(crate) fn total(&self) -> &Row {
        &self.total
    }

    pub(crate) fn rest(&self) -> &Rest {
        &self.rest
    }
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use dps_codes::Action;

    use super::*;
    use crate::scan::finding::Subject;
    use crate::scan::remedy::FailureOrigin;

    const LIMIT: usize = 4 << 20;

    fn finding(number: u32, device: &str) -> Finding<'_> {
        let is_listed = number < 10;
        let subject = Subject {
            title: number.to_string(),
            number: Some(number.into()),
            code: None,
            is_listed,
            name: None,
            status: None,
            summary: "",
        };
        let device = Some(Cow::Borrowed(device));
        let (advice, origin) = (Some(Action::Investigate.into()), Some(FailureOrigin::Service(dps_codes::Origin::Dps)));
        Finding { subject, advice, origin, device, hub: None, time: None }
    }

    fn memory(tally: &Tally) -> usize {
        tally.rows.iter().map(|(key, row)| ROW + key.memory() + row.devices.memory()).sum()
    }

    #[test]
    fn many_codes_take_bounded_memory() {
        let mut tally = Tally::new(By::Code, LIMIT);
        for number in 0..200_000 {
            tally.add(&finding(number, "a"));
            tally.add(&finding(number % 7, "b"));
            if number % 3 == 0 {
                tally.add(&finding(500_000_000, "c"));
            }
        }
        assert!(memory(&tally) <= LIMIT, "{}", memory(&tally));
        assert_eq!(tally.memory, memory(&tally));
        let counted: u64 = tally.rows.values().map(|row| row.count).sum();
        assert_eq!(counted + tally.rest.failures, tally.counts.failures);
        // Listed codes stay, and so does what is frequent.
        let count = |number: u32| tally.rows[&Key::of(&finding(number, ""), By::Code)].count;
        assert_eq!((count(9), count(500_000_000)), (1, 66_667));
        assert!(count(0) > 28_000);
        let dropped = 200_000 - tally.rows.len() as u64;
        assert!(tally.rest.keys.size().count.abs_diff(dropped) < dropped / 25);
    }

    #[test]
    fn many_devices_take_bounded_memory() {
        let mut tally = Tally::new(By::Code, LIMIT);
        for number in 0..400_000_u32 {
            tally.add(&finding(number % 100, &format!("device-{number}")));
        }
        assert!(memory(&tally) <= LIMIT, "{}", memory(&tally));
        assert_eq!(tally.memory, memory(&tally));
        assert_eq!((tally.rows.len(), tally.rest.failures), (100, 0));
        assert!(tally.total.devices.size().count.abs_diff(400_000) < 16_000);
        for row in tally.rows.values() {
            assert!(row.devices.size().count.abs_diff(4_000) < 160);
        }
    }

    #[test]
    fn long_names_take_bounded_memory() {
        let mut tally = Tally::new(By::Device, LIMIT);
        for number in 0..4_000 {
            tally.add(&finding(0, &format!("{number:04000}")));
        }
        let names: usize = tally.rows.keys().filter_map(Key::text).map(|name| name.len()).sum();
        assert!(names <= LIMIT, "{names}");
        assert_eq!(tally.memory, memory(&tally));
    }

    #[test]
    fn memory_is_that_of_the_rows_after_each_failure() {
        let limit = 100 * ROW;
        let mut tally = Tally::new(By::Device, limit);
        for number in 0..300 {
            tally.add(&finding(0, &format!("device-{number}")));
            assert_eq!(tally.memory, memory(&tally), "{number}");
            assert!(tally.memory <= limit, "{number}");
        }
        assert!(tally.rest.failures > 0);
    }

    /// The failures of a row that was dropped before are missing from its count.
    #[test]
    fn counts_are_exact_until_rows_are_dropped() {
        let mut tally = Tally::new(By::Device, 100 * ROW);
        let mut number = 0;
        while tally.rest.failures == 0 {
            assert!(tally.rows.values().all(|row| !row.is_lower_bound), "{number}");
            tally.add(&finding(0, &format!("device-{number}")));
            number += 1;
        }
        tally.add(&finding(0, "new"));
        assert!(tally.rows[&Key::Device(Some("new".into()))].is_lower_bound);
    }

    #[test]
    fn merged_counts_are_lower_bounds_of_what_either_tally_may_have_dropped() {
        let device = |name: &str| Key::Device(Some(name.into()));
        let mut dropping = Tally::new(By::Device, 100 * ROW);
        (0..9).for_each(|_| dropping.add(&finding(0, "frequent")));
        (0..300).for_each(|number| dropping.add(&finding(0, &format!("device-{number}"))));
        dropping.add(&finding(0, "late"));
        assert!(dropping.rest.failures > 0 && dropping.rows.contains_key(&device("frequent")));

        let mut total = Tally::new(By::Device, LIMIT);
        total.add(&finding(0, "frequent"));
        total.add(&finding(0, "perhaps dropped"));
        total.merge(&dropping);
        total.add(&finding(0, "new"));
        assert_eq!(total.rest.failures, dropping.rest.failures);
        assert_eq!(total.rows[&device("frequent")].count, 10);
        let is_lower_bound = |name| total.rows[&device(name)].is_lower_bound;
        assert_eq!(["frequent", "late", "perhaps dropped", "new"].map(is_lower_bound), [false, true, true, true]);
    }

    #[test]
    fn codes_that_are_never_dropped_are_counted_exactly() {
        let mut tally = Tally::new(By::Code, 10 * ROW);
        (0..300).for_each(|number| tally.add(&finding(500_000_000 + number, "a")));
        assert!(tally.rest.failures > 0);
        tally.add(&finding(9, "a"));
        assert!(!tally.rows[&Key::of(&finding(9, ""), By::Code)].is_lower_bound);
    }

    #[test]
    fn rows_are_dropped_beyond_the_limit_only() {
        let filled = |limit| {
            let mut tally = Tally::new(By::Device, limit);
            for device in ["a", "b", "c"] {
                tally.add(&finding(0, device));
            }
            (tally.rows.len(), tally.rest.failures, tally.memory)
        };
        let (.., memory) = filled(LIMIT);
        assert_eq!(filled(memory), (3, 0, memory));
        assert!(filled(memory - 1).1 > 0);
        assert_eq!(filled(1), (0, 3, 0));
    }

    #[test]
    fn rows_of_listed_codes_outlast_the_limit() {
        let mut tally = Tally::new(By::Code, 1 << 10);
        for number in 0..1_000 {
            tally.add(&finding(number % 10, "a"));
        }
        assert_eq!((tally.rows.len(), tally.rest.failures), (10, 0));
        assert!(tally.most >= tally.memory, "the next failure does not reduce the memory again");
        let mut tally = Tally::new(By::Code, 1);
        tally.add(&finding(0, "a"));
        assert!(tally.most >= tally.memory + tally.memory / 4, "a quarter more is added before the next time");
    }

    #[test]
    fn a_taken_tally_starts_anew() {
        let mut tally = Tally::new(By::Code, LIMIT);
        tally.add(&finding(1, "a"));
        assert_eq!(tally.take().counts.failures, 1);
        assert_eq!((tally.counts.failures, tally.rows.len(), tally.memory), (0, 0, 0));
    }

    #[test]
    fn merged_tallies_equal_one() {
        let (mut one, mut left, mut right) =
            (Tally::new(By::Code, LIMIT), Tally::new(By::Code, LIMIT), Tally::new(By::Code, LIMIT));
        for number in 0..3_000_u32 {
            let device = format!("device-{}", number % 70);
            let finding = finding(number % 50, &device);
            one.add(&finding);
            if number < 1_000 { left.add(&finding) } else { right.add(&finding) }
        }
        left.merge(&right);
        assert_eq!((left.counts.clone(), left.memory), (one.counts.clone(), one.memory));
        for (key, row) in &one.rows {
            let merged = &left.rows[key];
            assert_eq!((merged.count, merged.devices.size()), (row.count, row.devices.size()));
        }
    }
}
