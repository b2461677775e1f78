//! Tells text without anything to explain from the rest, in a fraction of the time that reading takes.

use std::sync::LazyLock;

use super::multiline::frame;
use super::multiline::otel;
use super::multiline::trace;
use crate::evidence;
use crate::prefilter::{Checked, Matcher, Rules};
use crate::reading;

/// The rules of all that can be read, and behind them those of lines that others belong to.
struct Filter {
    matcher: Matcher,
    /// The number of rules of the first kind.
    of_reading: usize,
}

/// There is one for both kinds: to prepare a search for that many phrases takes longer than to read a small log.
static FILTER: LazyLock<Filter> = LazyLock::new(|| {
    let mut rules = Rules::default();
    evidence::add_rules(&mut rules);
    reading::add_rules(&mut rules);
    let of_reading = rules.count();
    // The start of a response or a frame, and the header of a table.
    rules.any([
        "http/",
        "http status:",
        "/res/",
        "response status:",
        "response headers:",
        "connack",
        "caused by",
        "result",
        frame::ON_WIRE,
        trace::TRACEBACK,
        otel::START,
        "the above exception",
    ]);
    // The rarest bytes of the phrase would be ` to `, which many lines have.
    rules.words("failed to provision");
    Filter { matcher: Matcher::new(&rules), of_reading }
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
    Checked::new(text).may_match(&FILTER.matcher, FILTER.of_reading)
}

/// Returns `false` if, besides, certainly no other line belongs to this one.
pub(crate) fn may_matter(line: &[u8]) -> bool {
    Checked::new(line).may_match(&FILTER.matcher, usize::MAX)
}
