//! The prefilter: tells most text that no rule holds for from the rest, several times faster than reading is.
//!
//! Each kind of evidence states rules for the text that it can be found in. A rule consists of phrases, all of which have to
//! occur. The phrases of all rules are searched in one pass.

mod digits;
mod escapes;
mod grams;
mod matcher;
mod ordinary;
mod rules;

pub(crate) use matcher::Matcher;
#[cfg(test)]
pub(crate) use ordinary::OTHER_LEADS;
pub(crate) use ordinary::is_ordinary;
pub(crate) use rules::{Checked, Rules};

impl Checked<'_> {
    /// Returns `true` if one of the first `among` rules holds, or if there is evidence without phrases: a number in the range of
    /// DPS that can be a code, or letters behind escapes.
    pub(crate) fn may_match(&self, matcher: &Matcher, among: usize) -> bool {
        self.numbers().is_of_dps || matcher.is_match(self, among) || escapes::hide_letters(self.bytes)
    }
}
