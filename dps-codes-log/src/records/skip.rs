//! `Skipped`: lines that need not be read record by record, since they certainly have nothing to explain.

mod successes;
mod template;

use std::sync::LazyLock;

use memchr::{memchr, memchr2, memchr2_iter, memchr3, memmem};

use self::successes::{Success, Successes};
use super::decode::entities;
use super::decode::percent;
use super::insert;
use super::multiline::field_lines::{self, FieldLines};
use super::multiline::frame;
use super::multiline::journal;
use super::multiline::otel;
use super::multiline::trace;
use super::table::bare_row;
use super::table::cells::COPY;
use crate::evidence;
use crate::prefilter::{Checked, Matcher, Rules};

/// The records that [`Records::skip`](super::Records::skip) has passed over.
///
/// ```
/// use dps_codes_log::Records;
/// let log = "starting up (1.2)\nconnected to the broker.\nmessage 7 sent.\nerrorCode: 404201\n";
/// let mut records = Records::new(log.as_bytes());
/// records.next_record()?;
/// records.skip()?;
/// assert_eq!(records.skipped().count(), 2);
/// assert_eq!(records.next_record()?.unwrap().line(), 4);
/// # Ok::<_, std::io::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Skipped {
    successes: u64,
    others: u64,
    times: Option<Times>,
}

/// The times of successes, of which all have the same form.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Times {
    first: String,
    last: String,
    turns: u64,
}

impl Skipped {
    /// Returns the number of records.
    ///
    /// ```
    /// assert_eq!(dps_codes_log::Skipped::default().count(), 0);
    /// ```
    #[must_use]
    pub const fn count(&self) -> u64 {
        self.successes + self.others
    }

    /// Returns the number of records of Azure Monitor, which all state a success.
    ///
    /// ```
    /// assert_eq!(dps_codes_log::Skipped::default().successes(), 0);
    /// ```
    #[must_use]
    pub const fn successes(&self) -> u64 {
        self.successes
    }

    /// Returns the times of the first and the last of these successes, as written.
    ///
    /// ```
    /// assert_eq!(dps_codes_log::Skipped::default().times(), None);
    /// ```
    #[must_use]
    pub fn times(&self) -> Option<(&str, &str)> {
        self.times.as_ref().map(|times| (&*times.first, &*times.last))
    }

    /// Returns the number of these successes that are older than the one before them.
    ///
    /// ```
    /// assert_eq!(dps_codes_log::Skipped::default().out_of_order(), 0);
    /// ```
    #[must_use]
    pub fn out_of_order(&self) -> u64 {
        self.times.as_ref().map_or(0, |times| times.turns)
    }

    /// Adds a success. Returns `false` if its time cannot be compared with the ones before.
    fn add_success(&mut self, Success { time }: &Success<'_>) -> bool {
        match &mut self.times {
            Some(times) if times.last.len() != time.len() => return false,
            Some(times) => {
                times.turns += u64::from(*time < times.last.as_str());
                times.last.clear();
                times.last.push_str(time);
            }
            None => {
                self.times = Some(Times { first: (*time).to_owned(), last: (*time).to_owned(), turns: 0 });
            }
        }
        self.successes += 1;
        true
    }
}

/// Decides which lines are skipped, and counts them.
#[derive(Debug, Default)]
pub(crate) struct Skipper {
    pub(crate) skipped: Skipped,
    successes: Successes,
}

impl Skipper {
    /// Returns `true` for a line that is counted and need not be read. It is neither a part of other lines, nor are they
    /// of it.
    pub(crate) fn skips(&mut self, line: &[u8]) -> bool {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        match line.first() {
            Some(b'{') => {
                let success = self.successes.in_line(line);
                success.is_some_and(|success| self.skipped.add_success(&success))
            }
            Some(_) if is_plain(line) => {
                self.skipped.others += 1;
                true
            }
            Some(_) => false,
            // It is not a record.
            None => true,
        }
    }
}

/// A line that begins with one of these can be JSON, a marked line of a response, a part of other lines, or in a frame.
const STARTS: &[u8] = b"{[\"<-_#|\xe2";

/// The phrases of lines that others belong to.
static PREFILTER: LazyLock<Matcher> = LazyLock::new(|| {
    let mut rules = Rules::default();
    evidence::add_rules(&mut rules);
    crate::reading::add_rules(&mut rules);
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
    Matcher::new(&rules)
});

/// Returns `true` for a line of text that says nothing, and that no other line belongs to.
pub(crate) fn is_plain(line: &[u8]) -> bool {
    let starts_plain = line.first().is_some_and(|byte| !byte.is_ascii_whitespace() && !STARTS.contains(byte));
    starts_plain
        && !is_code(line)
        && memchr2(b'{', b'\r', line).is_none()
        && !Checked::new(line).may_be_evident(&PREFILTER)
        && !entities::has_quotes(line)
        && !percent::has_quotes(line)
        && !has_frame(line)
        && !is_exception(line)
        && !bare_row::is_likely(line)
        && !journal::may_begin(line)
        && !insert::is_likely(line)
        && !line.starts_with(COPY.as_bytes())
        && std::str::from_utf8(line).is_ok_and(|text| {
            !((has_name(line) || field_lines::may_begin(line)) && FieldLines::begun_by(text).is_some())
        })
}

/// Returns `true` for a line that can be nothing but a number or a name, which says something to whoever knows the table.
fn is_code(line: &[u8]) -> bool {
    let is_of_code = |byte: &u8| byte.is_ascii_alphanumeric() || b" \t-_+#:=".contains(byte);
    let is_time = line.first().is_some_and(u8::is_ascii_digit) && {
        let first = line.split(u8::is_ascii_whitespace).next().unwrap_or_default();
        !first.iter().all(|byte| byte.is_ascii_hexdigit() || matches!(byte, b'x' | b'X'))
    };
    !is_time && line.iter().all(is_of_code)
}

/// Returns `true` if a line can be one of a stack trace, behind the prefix of a collector.
fn has_frame(line: &[u8]) -> bool {
    let has = |phrase: &[u8]| memmem::find(line, phrase).is_some();
    // Most lines have none of these, and to see that takes a fraction of the time.
    memchr3(b'\t', b'#', b'(', line).is_some()
        && ([&b"\tat "[..], b"\t... ", b"#011at ", b"#011... "].into_iter().any(has)
            || memchr(b'(', line).is_some() && has(b"  at "))
}

/// Returns `true` if a line begins with the name of an exception, whose causes can follow.
fn is_exception(line: &[u8]) -> bool {
    let first = line.split(|byte| *byte == b' ').next().unwrap_or_default();
    let name = first.strip_suffix(b":").unwrap_or(first);
    let is_likely = [&b"Exception"[..], b"Error", b"Failure", b"Fault"].iter().any(|end| name.ends_with(end));
    is_likely && std::str::from_utf8(line).is_ok_and(trace::is_exception)
}

/// Returns `true` if a word precedes a colon or an equals sign, and a blank follows.
fn has_name(line: &[u8]) -> bool {
    let is_sign = |byte: u8| matches!(byte, b':' | b'=');
    let is_blank = |byte: u8| matches!(byte, b' ' | b'\t');
    // Most lines have signs within words alone. Without a branch, to see that takes a fraction of the time.
    let pairs = line.iter().zip(line.get(1..).unwrap_or_default());
    let precedes_blank = pairs.fold(false, |found, (sign, blank)| found | (is_sign(*sign) & is_blank(*blank)));
    let ends_line = line.last().copied().is_some_and(is_sign);
    (precedes_blank || ends_line)
        && memchr2_iter(b':', b'=', line).any(|at| {
            let (before, behind) = (line[..at].trim_ascii_end(), &line[at + 1..]);
            before.last().is_some_and(|byte| byte.is_ascii_alphanumeric() || b"_-.".contains(byte))
                && matches!(behind, [] | [b' ' | b'\t', ..])
        })
}
