//! The queries, in random order, and their expected results.

use rustc_hash::FxHashSet;

use crate::random::Random;
use crate::table::{self, Row};

/// So many queries follow each other; fewer, and the processor learns their order by heart.
pub(super) const COUNT: usize = 16_384;

const LETTERS: [&str; 5] = ["a", "e", "n", "s", "t"];

/// One in so many queries is for something that is not in the table.
const MISS: usize = 8;

/// The queries for one table. They live as long as the program.
pub(super) struct Queries {
    pub(super) numbers: &'static [i64],
    pub(super) expected_of_number: &'static [Option<i64>],
    /// The numbers, as string codes.
    pub(super) strings: &'static [&'static str],
    pub(super) as_written: &'static [&'static str],
    pub(super) any_case: &'static [&'static str],
    pub(super) expected_of_name: &'static [Option<i64>],
    /// Indices of rows.
    pub(super) rows: &'static [usize],
    pub(super) lines: &'static [String],
}

impl Queries {
    pub(super) fn new(rows: &[Row]) -> Self {
        let mut random = Random::new(rows.len() as u64 ^ 0xdb5);
        let numbers = numbers(rows, &mut random);
        let names = names(rows, &mut random);
        let any_case: Vec<_> = names.iter().map(|(name, _)| recased(name, &mut random)).collect();
        let as_written: Vec<_> = names.iter().map(|(name, _)| name.clone()).collect();
        let strings: Vec<_> = numbers.iter().map(|&(number, _)| table::string(number)).collect();
        let places: Vec<_> = (0..COUNT).map(|_| random.below(rows.len())).collect();
        Self {
            numbers: leak(numbers.iter().map(|&(number, _)| number).collect()),
            expected_of_number: leak(numbers.iter().map(|&(_, expected)| expected).collect()),
            expected_of_name: leak(names.iter().map(|&(_, expected)| expected).collect()),
            strings: leak_texts(&strings),
            as_written: leak_texts(&as_written),
            any_case: leak_texts(&any_case),
            lines: leak(places.iter().map(|&row| rows[row].line()).collect()),
            rows: leak(places),
        }
    }
}

fn leak<T>(list: Vec<T>) -> &'static [T] {
    list.leak()
}

/// Stores the texts one behind the other, so that reading the queries costs as little as possible.
fn leak_texts(texts: &[String]) -> &'static [&'static str] {
    let all: &'static str = texts.concat().leak();
    let mut start = 0;
    let slice = |text: &String| {
        start += text.len();
        &all[start - text.len()..start]
    };
    leak(texts.iter().map(slice).collect())
}

/// Returns queries for numbers. Of the misses, half are close to a number of the table.
fn numbers(rows: &[Row], random: &mut Random) -> Vec<(i64, Option<i64>)> {
    let known: FxHashSet<_> = rows.iter().map(|row| row.number).collect();
    let (first, last) = (rows[0].number, rows[rows.len() - 1].number);
    let mut query = || {
        if random.below(MISS) > 0 {
            let number = random.pick(rows).number;
            return (number, Some(number));
        }
        loop {
            let number = match random.below(2) {
                0 => random.pick(rows).number + random.within(-20, 20),
                _ => random.within(first, last),
            };
            if number >= 0 && !known.contains(&number) {
                return (number, None);
            }
        }
    };
    (0..COUNT).map(|_| query()).collect()
}

/// Returns queries for names. Of the misses, half differ from a name of the table in one letter.
fn names(rows: &[Row], random: &mut Random) -> Vec<(String, Option<i64>)> {
    let known: FxHashSet<_> = rows.iter().map(|row| row.name.to_ascii_lowercase()).collect();
    let mut query = || {
        if random.below(MISS) > 0 {
            let row = random.pick(rows);
            return (row.name.clone(), Some(row.number));
        }
        loop {
            let name = if random.below(2) == 0 {
                let mut name = random.pick(rows).name.clone();
                let place = random.below(name.len());
                name.replace_range(place..=place, random.pick::<&str>(&LETTERS));
                name
            } else {
                table::name(rows.len() + random.below(rows.len()) + 1, random)
            };
            if !known.contains(&name.to_ascii_lowercase()) {
                return (name, None);
            }
        }
    };
    (0..COUNT).map(|_| query()).collect()
}

/// Returns a name as it is written, in lower case, in upper case, or with each letter in a random case.
fn recased(name: &str, random: &mut Random) -> String {
    match random.below(4) {
        0 => name.to_owned(),
        1 => name.to_ascii_lowercase(),
        2 => name.to_ascii_uppercase(),
        _ => {
            let letters = name.chars().map(|letter| match random.below(2) {
                0 => letter.to_ascii_lowercase(),
                _ => letter.to_ascii_uppercase(),
            });
            letters.collect()
        }
    }
}
