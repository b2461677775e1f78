//! `Sequels`: finds the lines that state the failure of the line before them once more. A line never waits for the next
//! one, since a person who watches a log waits for it too.

use crate::reading::Reading;
use crate::records::entry::Entry;
use crate::records::filter::may_be_evident;
use crate::records::kind::RecordKind;
use crate::records::multiline::trace::{self, Trace};
use crate::records::plain;
use crate::records::prefix::Prefix;

/// The last line that others can follow.
#[derive(Debug, Default)]
pub(crate) struct Sequels {
    last: Option<Last>,
}

#[derive(Debug)]
struct Last {
    text: String,
    /// The number of the line after it and its sequels so far.
    next_line: u64,
    /// The head of the innermost exception so far, or the line itself, and the number of sequels behind that.
    head: String,
    count: usize,
    trace: Trace,
    follows_blank: bool,
    stated: Stated,
}

/// The failure that has been stated so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stated {
    NotRead,
    Nothing,
    Failure { number: Option<i64>, status: Option<u16> },
}

impl Sequels {
    /// Marks an entry if it states nothing but the failure of the line before.
    pub(crate) fn mark(&mut self, entry: &mut Entry) {
        let first = entry.text.lines().next().unwrap_or_default();
        // Lines that can be skipped are neither followed nor follow, so that skipping changes nothing.
        let is_plain = || entry.is_plain.unwrap_or_else(|| plain::is_plain(first.as_bytes()));
        if entry.kind == RecordKind::AzureMonitor || is_plain() {
            // The frames of a trace can have a prefix each, which hides their indentation.
            self.last = self.last.take().filter(|last| entry.kind == RecordKind::Text && last.is_spread());
            return;
        }
        let next_line = entry.line + 1 + entry.text.bytes().map(|byte| u64::from(byte == b'\n')).sum::<u64>();
        let last = self.last.as_mut().filter(|last| last.is_before(entry.line));
        if let Some((trace, last)) = last.and_then(|last| Some((last.trace_with(first)?, last))) {
            last.next_line = next_line;
            last.count += 1;
            if trace::is_exception(Prefix::of(first).text) {
                (last.head, last.count) = (first.to_owned(), 0);
            }
            (last.trace, last.follows_blank) = (trace, false);
            entry.is_repeated = last.is_repeated_by(&entry.text);
        } else if !self.is_between_frames(entry) {
            let (text, trace) = (entry.text.clone(), Trace::begun_by(Prefix::of(first).text));
            let (head, follows_blank) = (text.clone(), false);
            self.last = Some(Last { text, next_line, head, count: 0, trace, follows_blank, stated: Stated::NotRead });
        }
    }

    /// Returns `true` for a line of a trace whose frames have a prefix each, if the line states nothing.
    fn is_between_frames(&self, entry: &Entry) -> bool {
        let is_open = self.last.as_ref().is_some_and(|last| last.is_spread() && last.is_before(entry.line));
        is_open && Stated::by(&entry.text) == Stated::Nothing
    }

    /// Notes a blank line, which can separate the exceptions of a chain.
    pub(crate) fn note_blank(&mut self, line: u64) {
        if let Some(last) = self.last.as_mut().filter(|last| last.next_line == line) {
            (last.next_line, last.follows_blank) = (line + 1, true);
        }
    }

    /// Returns the chain of exceptions that goes on below the entry that was marked last, if the entry states a status alone:
    /// an exception below can state its code.
    pub(crate) fn open_chain(&mut self, entry: &Entry) -> Option<Chain> {
        let last = self.last.as_mut().filter(|last| last.trace == Trace::Below && !entry.is_repeated)?;
        let first = entry.text.lines().next().unwrap_or_default();
        match Stated::by(&entry.text) {
            Stated::Failure { number: None, status: Some(status) } => {
                Some(Chain { trace: last.trace, follows_blank: false, status, first: first.to_owned() })
            }
            _ => None,
        }
    }
}

/// A chain of exceptions, of which one has stated a status.
#[derive(Debug)]
pub(crate) struct Chain {
    trace: Trace,
    follows_blank: bool,
    status: u16,
    first: String,
}

impl Chain {
    /// Returns `true` if the chain goes on with an entry.
    pub(crate) fn goes_on_with(&mut self, entry: &Entry) -> bool {
        if entry.text.trim().is_empty() {
            self.follows_blank = true;
            return true;
        }
        let prefix = Prefix::of(entry.text.lines().next().unwrap_or_default());
        let trace = self.trace.with(prefix.text, std::mem::take(&mut self.follows_blank));
        let goes_on = prefix.goes_on_from(Prefix::of(&self.first));
        trace.filter(|_| goes_on).map(|trace| self.trace = trace).is_some()
    }

    /// Returns `true` if an entry states the code of which the chain has stated the status.
    pub(crate) fn is_refined_by(&self, entry: &Entry) -> bool {
        matches!(Stated::by(&entry.text), Stated::Failure { number: Some(number), .. } if is_of(number, self.status))
    }
}

/// Returns `true` if a status is that of a code.
fn is_of(number: i64, status: u16) -> bool {
    number == i64::from(status) || number / 1000 == i64::from(status)
}

/// The greatest number of lines with a prefix each between the head and the exception of a trace.
const MOST_FRAMES: u64 = 64;

impl Last {
    /// Returns `true` for a trace whose frames have a prefix each.
    fn is_spread(&self) -> bool {
        let first = self.text.lines().next().unwrap_or_default();
        self.trace == Trace::Frames && Prefix::of(first).source.is_some()
    }

    /// Returns `true` if no other record precedes the line.
    fn is_before(&self, line: u64) -> bool {
        self.next_line == line || self.is_spread() && line.saturating_sub(self.next_line) < MOST_FRAMES
    }

    /// Returns the position in the trace behind a line. Returns `None` if the line does not state the failure of this one.
    fn trace_with(&self, line: &str) -> Option<Trace> {
        let first = self.text.lines().next().unwrap_or_default();
        let (prefix, own) = (Prefix::of(line), Prefix::of(first));
        if !prefix.goes_on_from(own) {
            return None;
        }
        // Two failures can have a prefix each: those of one moment are one.
        let is_next = || {
            trace::is_exception(prefix.text) && prefix.source.is_some() && second(line, prefix) != second(first, own)
        };
        let trace = self.trace.with(prefix.text, self.follows_blank).filter(|_| !is_next());
        let is_field = || Sequel::of(&self.head).goes_on_with(prefix.text, self.count);
        trace.or_else(|| (!self.follows_blank && is_field()).then_some(self.trace))
    }

    fn is_repeated_by(&mut self, text: &str) -> bool {
        let Stated::Failure { number, status } = Stated::by(text) else { return false };
        if self.stated == Stated::NotRead {
            self.stated = Stated::by(&self.text);
        }
        let Stated::Failure { number: known, status: known_status } = self.stated else {
            self.stated = Stated::Failure { number, status };
            return false;
        };
        let is_status_of_known = |status: i64| known.is_some_and(|known| status == known / 1000);
        let is_repeated = match (number, status) {
            // The response that Node prints below a stack trace adds the status, so it is not a repetition.
            (Some(number), status) => {
                known == Some(number) && status.is_none_or(|status| known_status == Some(status))
                    || is_status_of_known(number)
            }
            (None, Some(status)) => known_status == Some(status) || is_status_of_known(status.into()),
            (None, None) => true,
        };
        if !is_repeated {
            self.stated = Stated::Failure { number, status };
        }
        is_repeated
    }
}

impl Stated {
    fn by(text: &str) -> Self {
        let reading = may_be_evident(text.as_bytes()).then(|| Reading::of(text)).filter(Reading::is_evident);
        reading.map_or(Self::Nothing, |reading| {
            let report = reading.report();
            Self::Failure { number: report.number(), status: report.transport_status() }
        })
    }
}

/// The kinds of lines that others repeat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sequel<'l> {
    /// A CONNACK, whose return code the next line puts into words.
    Connack,
    /// `(409201) …` of the Azure CLI, which the next lines split into fields.
    AzureCli { code: &'l str },
    /// Any other line: an exception has a stack trace and causes.
    Trace,
}

impl<'l> Sequel<'l> {
    /// Returns the kind of lines that can follow a line.
    fn of(line: &'l str) -> Self {
        if line.to_ascii_lowercase().contains("connack") {
            Self::Connack
        } else if let Some(code) = code_in_parentheses(line) {
            Self::AzureCli { code }
        } else {
            Self::Trace
        }
    }

    /// Returns `true` if the line behind `count` lines of this kind is another one.
    fn goes_on_with(self, line: &str, count: usize) -> bool {
        const FIELDS: [&str; 4] = ["Message: ", "Target: ", "Exception Details:", "Inner error:"];
        match self {
            Self::Connack => count == 0 && is_refusal(line),
            Self::AzureCli { code } if count == 0 => line.trim().strip_prefix("Code: ") == Some(code),
            Self::AzureCli { .. } => FIELDS.iter().any(|field| line.starts_with(field)),
            Self::Trace => false,
        }
    }
}

/// Returns the code of `ERROR: (409201) Enrollment already exists`.
fn code_in_parentheses(line: &str) -> Option<&str> {
    let (_, behind) = line.split_once('(')?;
    let (code, _) = behind.split_once(") ")?;
    (!code.is_empty() && code.bytes().all(|byte| byte.is_ascii_alphanumeric())).then_some(code)
}

fn is_refusal(line: &str) -> bool {
    let lower = line.to_ascii_lowercase();
    ["connection not accepted", "connection refused"].iter().any(|words| lower.contains(words))
}

/// Returns the prefix of a line up to the fraction of a second.
fn second<'l>(line: &'l str, prefix: Prefix<'_>) -> &'l str {
    let before = line.get(..line.len() - prefix.text.len()).unwrap_or_default();
    before.split(['.', ',']).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_of_the_azure_cli() {
        let cli = Sequel::of("ERROR: (409201) exists");
        assert_eq!(cli, Sequel::AzureCli { code: "409201" });
        assert!(cli.goes_on_with("Code: 409201", 0) && cli.goes_on_with("Message: exists", 1));
        assert!(!cli.goes_on_with("Code: 404201", 0) && !cli.goes_on_with("Message: exists", 0));
    }
}
