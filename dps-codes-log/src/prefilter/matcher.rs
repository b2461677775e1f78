//! `Matcher`: decides in one pass if a rule holds for text.

use std::collections::BTreeMap;

use super::rules::{Check, Checked, Rules};
use crate::phrases::{Phrases, Set};

/// Finds the phrases of all rules, and decides which rules hold.
pub(crate) struct Matcher {
    phrases: Phrases,
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
    pub(crate) fn new(rules: &Rules) -> Self {
        let mut indices = BTreeMap::new();
        for phrase in rules.iter().flat_map(|rule| &rule.phrases) {
            let next = indices.len();
            indices.entry(phrase).or_insert(next);
        }
        let mut phrases: Vec<_> = indices.keys().collect();
        phrases.sort_by_key(|phrase| indices[*phrase]);
        let phrases = Phrases::new(phrases);

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
    pub(crate) fn is_match(&self, text: &Checked<'_>) -> bool {
        let mut found = Set::default();
        for phrase in self.phrases.occurrences(text.bytes) {
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
