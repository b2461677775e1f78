//! `ClassRange`: unlisted numbers side by side of which a table says the same, for the exports to query engines.

use dps_codes_table::data::{Class, Code};

use super::listing::Listing;
use crate::catalog::Table;

/// A range of numbers of a class, both ends included. The integers of all engines hold both.
pub(super) struct ClassRange<'c> {
    pub(super) class: &'c Class,
    pub(super) first: i64,
    pub(super) last: i64,
}

/// Returns the tables of the rows in a listing.
pub(super) fn tables<'c>(listing: &Listing<'c>) -> Vec<&'c Table> {
    let is_listed = |table: &&Table| listing.entries.iter().any(|entry| std::ptr::eq(entry.table, *table));
    listing.catalog.tables.iter().filter(is_listed).collect()
}

/// Returns the numbers of a table, except those with a row for which `is_left_out` returns `true`.
pub(super) fn class_ranges(table: &Table, is_left_out: impl Fn(i128) -> bool) -> Vec<ClassRange<'_>> {
    let numbers: Vec<i128> = table.data.rows.iter().filter_map(|row| number(&row.code)).collect();
    let (mut ranges, mut left_out) = (Vec::new(), numbers.into_iter().filter(|&number| is_left_out(number)).peekable());
    for class in &table.data.classes {
        let mut first = *class.numbers.start();
        while let Some(number) = left_out.next_if(|number| number <= class.numbers.end()) {
            ranges.extend(ClassRange::new(class, first, number - 1));
            first = number + 1;
        }
        ranges.extend(ClassRange::new(class, first, *class.numbers.end()));
    }
    ranges
}

/// Returns the rank of a class of string codes: the longer prefix comes first, and of equal ones that of codes of one length.
/// Two classes of one prefix and of two lengths have no code in common.
pub(super) fn rank(prefix: &str, length: Option<usize>) -> usize {
    2 * prefix.len() + usize::from(length.is_some())
}

/// Returns the message for numbers that the integers of the engines do not hold, if the listing has some.
pub(super) fn out_of_range(listing: &Listing<'_>) -> Option<String> {
    let mut numbers = listing.entries.iter().filter_map(|entry| entry.number());
    let number = numbers.find(|&number| i64::try_from(number).is_err())?;
    Some(format!("number {number} is out of range for the 64-bit integers of query engines; use `--format csv`"))
}

fn number(code: &Code) -> Option<i128> {
    match code {
        Code::Number(number) => Some(*number),
        Code::Text(_) | Code::None => None,
    }
}

impl<'c> ClassRange<'c> {
    /// Returns `None` if no number is left that fits.
    fn new(class: &'c Class, first: i128, last: i128) -> Option<Self> {
        let first = first.max(i64::MIN.into());
        let last = last.min(i64::MAX.into());
        let (first, last) = (i64::try_from(first).ok()?, i64::try_from(last).ok()?);
        (first <= last).then_some(Self { class, first, last })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Catalog;

    #[test]
    fn every_number_is_a_row_or_in_one_range() {
        for table in &Catalog::built_in().tables {
            let numbers: Vec<_> = table.data.rows.iter().filter_map(|row| number(&row.code)).collect();
            let mut next = i128::from(i64::MIN);
            for range in class_ranges(table, |_| true) {
                while numbers.contains(&next) {
                    next += 1;
                }
                assert_eq!(i128::from(range.first), next, "{}", table.origin);
                for number in [range.first, range.last].map(i128::from) {
                    assert!(!numbers.contains(&number));
                    assert!(std::ptr::eq(table.class(number).unwrap(), range.class), "{number}");
                }
                next = i128::from(range.last) + 1;
            }
            assert_eq!(next, i128::from(i64::MAX) + 1);
        }
    }

    #[test]
    fn rows_stay_in_their_class_unless_left_out() {
        let catalog = Catalog::built_in();
        let table = &catalog.tables[0];
        let covers = |ranges: &[ClassRange<'_>], number| ranges.iter().any(|of| (of.first..=of.last).contains(&number));
        let all = class_ranges(table, |_| false);
        assert_eq!(all.len(), table.data.classes.len());
        assert!(covers(&all, 404_201));
        let some = class_ranges(table, |number| number == 404_201);
        assert!(!covers(&some, 404_201) && covers(&some, 404_202) && covers(&some, 404_200));
    }
}
