//! `Matcher`: decides which rules hold for text.

use std::collections::BTreeMap;

use super::grams::Grams;
use super::rules::{Check, Checked, Rules};
use crate::phrases::{Phrases, Set};

/// Finds the phrases of all rules in one pass, and decides which rules hold.
pub(crate) struct Matcher {
    /// Tells most text that no rule holds for from the rest, together with `checks`.
    grams: Grams,
    /// The checks of the rules whose phrases are all short or frequent.
    checks: Vec<fn(&Checked<'_>) -> bool>,
    phrases: Phrases,
    /// By phrase: the first rule that it is all of.
    alone: Vec<Option<usize>>,
    /// By the longest phrase of each, which is the rarest as a rule.
    rules: Vec<Indexed>,
}

/// A rule by the indices of its phrases.
struct Indexed {
    longest: usize,
    phrases: Set,
    check: Check,
    /// The position among the rules, as they were added.
    index: usize,
}

impl Matcher {
    pub(crate) fn new(rules: &Rules) -> Self {
        let mut indices: BTreeMap<&String, usize> = BTreeMap::new();
        for phrase in rules.iter().flat_map(|rule| &rule.phrases) {
            let next = indices.len();
            indices.entry(phrase).or_insert(next);
        }
        let mut phrases: Vec<_> = indices.keys().collect();
        phrases.sort_by_key(|phrase| indices[*phrase]);
        let phrases = Phrases::new(phrases);

        let mut matcher = Self {
            grams: Grams::default(),
            checks: Vec::new(),
            phrases,
            alone: vec![None; indices.len()],
            rules: Vec::new(),
        };
        for (index, rule) in rules.iter().enumerate() {
            let longest = rule.phrases.iter().max_by_key(|phrase| phrase.len()).map_or(0, |phrase| indices[phrase]);
            let phrases = rule.phrases.iter().map(|phrase| indices[phrase]).collect();
            if rule.phrases.len() == 1 && rule.check.is_none() {
                matcher.alone[longest].get_or_insert(index);
            }
            matcher.rules.push(Indexed { longest, phrases, check: rule.check, index });
            matcher.add_to_prefilter(&rule.phrases, rule.check);
        }
        matcher.rules.sort_by_key(|rule| rule.longest);
        matcher
    }

    fn add_to_prefilter(&mut self, phrases: &[String], check: Check) {
        match check {
            // Checks of such rules are fast for most text.
            Some(check) if !self.grams.add_rare(phrases) => {
                if !self.checks.iter().any(|known| std::ptr::fn_addr_eq(*known, check)) {
                    self.checks.push(check);
                }
            }
            Some(_) => {}
            None => self.grams.add(phrases),
        }
    }

    /// Returns `false` for most text that no rule holds for.
    fn may_match(&self, text: &Checked<'_>) -> bool {
        self.checks.iter().any(|check| check(text)) || self.grams.occur_in(text.bytes)
    }

    /// Returns `true` if one of the first `among` rules holds.
    pub(crate) fn is_match(&self, text: &Checked<'_>, among: usize) -> bool {
        if !self.may_match(text) {
            return false;
        }
        let mut found = Set::default();
        for phrase in self.phrases.occurrences(text.bytes) {
            if self.alone[phrase].is_some_and(|rule| rule < among) {
                return true;
            }
            found.insert(phrase);
        }
        self.matching(&found, text).any(|rule| rule < among)
    }

    /// Returns the positions of the rules that hold, in the order in which they were added.
    pub(crate) fn matches(&self, text: &Checked<'_>) -> Vec<usize> {
        if !self.may_match(text) {
            return Vec::new();
        }
        let found = self.phrases.occurrences(text.bytes).collect();
        let mut matches: Vec<_> = self.matching(&found, text).collect();
        matches.sort_unstable();
        matches
    }

    /// Returns the rules that hold for text with these phrases.
    fn matching(&self, found: &Set, text: &Checked<'_>) -> impl Iterator<Item = usize> {
        let of_phrase = |phrase| {
            let first = self.rules.partition_point(|rule| rule.longest < phrase);
            self.rules[first..].iter().take_while(move |rule| rule.longest == phrase)
        };
        let holds = |rule: &&Indexed| found.contains_all(&rule.phrases) && rule.check.is_none_or(|check| check(text));
        found.indices().flat_map(of_phrase).filter(holds).map(|rule| rule.index)
    }
}
