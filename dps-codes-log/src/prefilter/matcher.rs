//! `Matcher`: decides in one pass if a rule holds for text.

use std::collections::BTreeMap;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use super::rules::{Check, Rules};
use crate::work;

/// Finds the phrases of all rules, and decides which rules hold.
pub(super) struct Matcher {
    phrases: AhoCorasick,
    /// By phrase: `true` if it is a rule by itself.
    is_enough: Vec<bool>,
    /// The other rules, by their longest phrase, which is the rarest as a rule.
    conjunctions: Vec<(usize, Conjunction)>,
}

/// A rule with several phrases, or with a check.
struct Conjunction {
    phrases: Set,
    check: Check,
}

impl Matcher {
    /// # Panics
    /// Panics if there are more phrases than a set can hold.
    pub(super) fn new(rules: &Rules) -> Self {
        let mut indices = BTreeMap::new();
        for phrase in rules.iter().flat_map(|rule| &rule.phrases) {
            let next = indices.len();
            indices.entry(phrase).or_insert(next);
        }
        assert!(indices.len() <= Set::CAPACITY, "{} phrases", indices.len());
        let mut phrases: Vec<_> = indices.keys().collect();
        phrases.sort_by_key(|phrase| indices[*phrase]);
        let phrases = AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
            .ascii_case_insensitive(true)
            // Half of the time of the other kinds.
            .kind(Some(AhoCorasickKind::DFA))
            .build(phrases)
            .expect("the phrases are few");

        let mut is_enough = vec![false; indices.len()];
        let mut conjunctions = Vec::new();
        for rule in rules.iter() {
            match (&rule.phrases[..], rule.check) {
                ([phrase], None) => is_enough[indices[phrase]] = true,
                (several, check) => {
                    let longest = several.iter().max_by_key(|phrase| phrase.len()).map_or(0, |phrase| indices[phrase]);
                    let phrases = several.iter().map(|phrase| indices[phrase]).collect();
                    conjunctions.push((longest, Conjunction { phrases, check }));
                }
            }
        }
        conjunctions.sort_by_key(|(longest, _)| *longest);
        Self { phrases, is_enough, conjunctions }
    }

    /// Returns `true` if a rule holds.
    pub(super) fn is_match(&self, text: &[u8]) -> bool {
        work::count(text.len());
        let mut found = Set::default();
        for phrase in self.phrases.find_overlapping_iter(text).map(|found| found.pattern().as_usize()) {
            if self.is_enough[phrase] {
                return true;
            }
            found.insert(phrase);
        }
        found.indices().any(|phrase| {
            let first = self.conjunctions.partition_point(|(longest, _)| *longest < phrase);
            let of_phrase = self.conjunctions[first..].iter().take_while(|(longest, _)| *longest == phrase);
            of_phrase
                .map(|(_, rule)| rule)
                .any(|rule| found.contains_all(&rule.phrases) && rule.check.is_none_or(|check| check(text)))
        })
    }
}

/// A set of phrases, by their indices.
#[derive(Default)]
struct Set([u64; 8]);

impl Set {
    const CAPACITY: usize = 8 * 64;

    fn insert(&mut self, phrase: usize) {
        self.0[phrase / 64] |= 1 << (phrase % 64);
    }

    fn contains_all(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).all(|(all, part)| all & part == *part)
    }

    fn indices(&self) -> impl Iterator<Item = usize> {
        self.0.iter().enumerate().flat_map(|(at, &bits)| {
            let rest = std::iter::successors(Some(bits), |bits| Some(bits & bits.wrapping_sub(1)));
            rest.take_while(|bits| *bits != 0).map(move |bits| at * 64 + bits.trailing_zeros() as usize)
        })
    }
}

impl FromIterator<usize> for Set {
    fn from_iter<I: IntoIterator<Item = usize>>(phrases: I) -> Self {
        let mut set = Self::default();
        phrases.into_iter().for_each(|phrase| set.insert(phrase));
        set
    }
}
