//! The prefilter: tells most text without anything to explain from the rest, in a fraction of the time that reading takes.
//!
//! Each kind of evidence states rules for the text that it can be found in. A rule consists of phrases, all of which have to
//! occur. The phrases of all rules are searched in one pass.

mod digits;
mod escapes;
mod grams;
mod matcher;
mod rules;

use std::sync::LazyLock;

pub(crate) use matcher::Matcher;
pub(crate) use rules::{Checked, Rules};

use crate::{evidence, reading};

static MATCHER: LazyLock<Matcher> = LazyLock::new(|| {
    let mut rules = Rules::default();
    evidence::add_rules(&mut rules);
    reading::add_rules(&mut rules);
    Matcher::new(&rules)
});

/// Returns `false` if the text certainly has nothing to explain, so that reading it can be skipped.
///
/// If it returns `false`, [`Reading::is_evident`](crate::Reading::is_evident) would too. It takes a fraction of the time that
/// reading takes.
///
/// ```
/// use dps_codes_log::may_be_evident;
/// assert!(may_be_evident(b"ERROR provisioning failed: 401002"));
/// assert!(!may_be_evident(b"2026-11-26T10:00:00.123456Z INFO sent message 18823 in 34 ms"));
/// ```
#[must_use]
pub fn may_be_evident(text: &[u8]) -> bool {
    Checked::new(text).may_be_evident(&MATCHER)
}

impl Checked<'_> {
    /// Returns `true` if a rule holds, or if there is evidence without phrases: a number in the range of DPS that can be a code, or letters
    /// behind escapes.
    pub(crate) fn may_be_evident(&self, rules: &Matcher) -> bool {
        self.numbers().is_of_dps || rules.is_match(self) || escapes::hide_letters(self.bytes)
    }
}
