//! `Trace`: the lines of a stack trace or of a chain of exceptions, which state the failure of the line above them once more.

use crate::timestamp;

/// The position in a trace.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Trace {
    /// Above it: the line that has logged the exception, or the head of one.
    #[default]
    Above,
    /// Between `Traceback` and the exception itself, as Python prints them.
    Frames,
    /// Below the head of an exception.
    Below,
    /// Below `Caused by:`, with a numbered cause on each line, as `anyhow` prints them.
    Causes,
}

/// The starts of sentences between the exceptions of a chain in Python.
const LINKS: [&str; 2] = ["The above exception was the direct cause", "During handling of the above exception"];

/// The start of a trace in Python.
pub(crate) const TRACEBACK: &str = "Traceback (most recent call last)";

impl Trace {
    /// Returns the position behind a line that nothing precedes.
    pub(crate) fn begun_by(line: &str) -> Self {
        let text = line.trim_start();
        if text.starts_with(TRACEBACK) {
            Self::Frames
        } else if text.trim_end() == "Caused by:" {
            Self::Causes
        } else if is_exception(text) {
            Self::Below
        } else {
            Self::Above
        }
    }

    /// Returns the position behind the next line, without its prefix. Returns `None` if the line is not of this trace.
    pub(crate) fn with(self, line: &str, follows_blank: bool) -> Option<Self> {
        let text = line.trim_start();
        if text.starts_with(TRACEBACK) {
            return Some(Self::Frames);
        }
        let is_indented = text.len() < line.len();
        if LINKS.iter().any(|start| text.starts_with(start)) || !follows_blank && is_of_trace(line) {
            return Some(if self == Self::Frames { Self::Frames } else { Self::Below });
        }
        match self {
            _ if follows_blank => None,
            Self::Frames if is_indented => Some(Self::Frames),
            Self::Causes => (is_indented && is_numbered(text)).then_some(Self::Causes),
            Self::Above | Self::Frames => is_exception(text).then_some(Self::Below),
            Self::Below => None,
        }
    }
}

/// Returns `true` for a cause behind its number: `0: DPS error 401002`.
fn is_numbered(text: &str) -> bool {
    let behind = text.trim_start_matches(|c: char| c.is_ascii_digit());
    behind.len() < text.len() && behind.starts_with(": ")
}

/// Returns `true` for the head of an exception: `com.plant.DpsException: …`, `Error: …`. A line of a log has a time.
pub(crate) fn is_exception(line: &str) -> bool {
    const ENDS: [&str; 4] = ["Exception", "Error", "Failure", "Fault"];
    let (name, rest) = line.split_at(line.find([':', ' ']).unwrap_or(line.len()));
    let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._$+".contains(&byte));
    let is_head = rest.is_empty() || rest.starts_with(": ");
    is_name && is_head && ENDS.iter().any(|end| name.ends_with(end)) && timestamp::time_in(line).is_none()
}

/// Returns `true` for a line that is never the first of an entry: indented, the head of an exception, or a cause.
pub(crate) fn is_inner(line: &str) -> bool {
    let starts = [TRACEBACK, "Caused by: ", "caused by: "].iter().chain(&LINKS);
    line.starts_with([' ', '\t']) || starts.into_iter().any(|start| line.starts_with(start)) || is_exception(line)
}

/// Returns `true` for a line of a stack trace, as Java, .NET and Node print it, or for a cause.
fn is_of_trace(line: &str) -> bool {
    // Daemons of syslog replace the tab.
    let text = line.strip_prefix("#011").unwrap_or(line).trim_start();
    let is_indented = text.len() < line.len();
    let is_cause = ["Caused by: ", "---> ", "--- End of "].iter().any(|start| text.starts_with(start));
    let is_left_out = || text.starts_with("... ") && text.trim_end().ends_with(" more");
    let is_frame = || ["at ", "Suppressed: ", "[cause]: "].iter().any(|start| text.starts_with(start));
    is_cause || is_indented && (is_frame() || is_left_out())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_stack_traces() {
        for line in [
            "Caused by: x",
            "\tat a.B.c(D.java:1)",
            "\t... 10 more",
            " ---> X: y",
            "   --- End of inner exception",
            "  [cause]: Error: HTTP 401",
        ] {
            assert_eq!(Trace::Below.with(line, false), Some(Trace::Below), "{line}");
        }
        for line in ["at 10:00 x", "... 10 more", "caused by: x", "  errorCode: 404201", "-> x", "", "x.Error: y"] {
            assert_eq!(Trace::Below.with(line, false), None, "{line}");
        }
    }

    #[test]
    fn traces_of_python() {
        let lines = [
            TRACEBACK,
            "  File \"x.py\", line 1",
            "    raise x",
            "x.ServiceError: status 401",
            LINKS[0],
            TRACEBACK,
            "x.E.ClientError: 401002",
        ];
        let follow = |trace: Option<Trace>, line: &&str| trace?.with(line, line.starts_with('T'));
        assert_eq!(lines.iter().fold(Some(Trace::Above), follow), Some(Trace::Below));
        assert_eq!(Trace::begun_by("Caused by:").with("    1: HTTP status 401", false), Some(Trace::Causes));
        assert_eq!(Trace::Above.with("    1: HTTP status 401", false), None);
        assert_eq!(Trace::Frames.with("fleet: assigned", false), None);
        assert_eq!(Trace::Above.with("  File \"x.py\", line 1", false), None);
    }

    #[test]
    fn heads_of_exceptions() {
        for line in ["com.plant.DpsException: x", "Error: errorCode=401002", "a.B$CError", "ServiceError: x"] {
            assert!(is_exception(line), "{line}");
        }
        for line in ["Error 401002", "registration Error: x", "error: x", "2026-11-26T10:00:00Z Error: x", "", ": x"] {
            assert!(!is_exception(line), "{line}");
        }
    }
}
