//! `Sequels`: finds the lines that state the failure of the line before them once more. A line never waits for the next
//! one, since whoever watches a log waits for it too.

use super::entry::Entry;
use super::prefix::Prefix;
use super::record::RecordKind;
use super::skip;
use crate::prefilter::may_be_evident;
use crate::reading::Reading;

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
    count: usize,
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
        let is_plain = || entry.is_plain.unwrap_or_else(|| skip::is_plain(first.as_bytes()));
        if entry.kind == RecordKind::AzureMonitor || is_plain() {
            self.last = None;
            return;
        }
        let next_line = entry.line + 1 + entry.text.bytes().map(|byte| u64::from(byte == b'\n')).sum::<u64>();
        let last = self.last.as_mut().filter(|last| last.next_line == entry.line);
        let prefix = Prefix::of(first);
        let is_sequel = |last: &&mut Last| {
            prefix.goes_on_from(Prefix::of(last.text.lines().next().unwrap_or_default()))
                && Sequel::of(&last.text).goes_on_with(prefix.text, last.count)
        };
        match last.filter(is_sequel) {
            Some(last) => {
                last.next_line = next_line;
                last.count += 1;
                entry.is_repeated = last.is_repeated_by(&entry.text);
            }
            None => {
                self.last = Some(Last { text: entry.text.clone(), next_line, count: 0, stated: Stated::NotRead });
            }
        }
    }
}

impl Last {
    fn is_repeated_by(&mut self, text: &str) -> bool {
        let Stated::Failure { number, status } = Stated::by(text) else { return false };
        if self.stated == Stated::NotRead {
            self.stated = Stated::by(&self.text);
        }
        // The response that Node prints below a stack trace adds the status, so it is not a repetition.
        if let Stated::Failure { number: known, status: known_status } = self.stated {
            if (number.is_none() || number == known) && (status.is_none() || status == known_status) {
                return true;
            }
        }
        self.stated = Stated::Failure { number, status };
        false
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
        let is_more = match self {
            Self::Connack => count == 0 && is_refusal(line),
            Self::AzureCli { code } if count == 0 => line.trim().strip_prefix("Code: ") == Some(code),
            Self::AzureCli { .. } => FIELDS.iter().any(|field| line.starts_with(field)),
            Self::Trace => false,
        };
        is_more || is_of_trace(line)
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

/// Returns `true` for a line of a stack trace, as Java, .NET and Node print it, or for a cause.
fn is_of_trace(line: &str) -> bool {
    // Daemons of syslog replace the tab.
    let text = line.strip_prefix("#011").unwrap_or(line).trim_start();
    let is_indented = text.len() < line.len();
    let is_cause = ["Caused by: ", "---> ", "--- End of "].iter().any(|start| text.starts_with(start));
    let is_left_out = || text.starts_with("... ") && text.trim_end().ends_with(" more");
    is_cause || is_indented && (["at ", "Suppressed: "].iter().any(|start| text.starts_with(start)) || is_left_out())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_stack_traces() {
        for line in
            ["Caused by: x", "\tat a.B.c(D.java:1)", "\t... 10 more", " ---> X: y", "   --- End of inner exception"]
        {
            assert!(Sequel::Trace.goes_on_with(line, 3), "{line}");
        }
        for line in ["at 10:00 x", "... 10 more", "caused by: x", "  errorCode: 404201", "-> x", ""] {
            assert!(!Sequel::Trace.goes_on_with(line, 0), "{line}");
        }
    }

    #[test]
    fn fields_of_the_azure_cli() {
        let cli = Sequel::of("ERROR: (409201) exists");
        assert_eq!(cli, Sequel::AzureCli { code: "409201" });
        assert!(cli.goes_on_with("Code: 409201", 0) && cli.goes_on_with("Message: exists", 1));
        assert!(!cli.goes_on_with("Code: 404201", 0) && !cli.goes_on_with("Message: exists", 0));
    }
}
