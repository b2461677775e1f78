//! `TimeAbove`: the time of a line, for the lines below it that state none, as those of a stack trace.

use memchr::memrchr;

use super::stamp;

/// Lines further below have nothing to do with the line.
const FARTHEST: u64 = 64;

/// The line between two documents of YAML, which have nothing to do with each other.
const BORDER: &str = "---";

#[derive(Debug, Default)]
pub(crate) struct TimeAbove {
    time: String,
    line: u64,
}

impl TimeAbove {
    /// Notes the time of a record of text. Returns the time above it if it states none.
    pub(crate) fn note(&mut self, text: &str, line: u64) -> Option<String> {
        if let Some(time) = time_of(text) {
            self.set(time, line);
            return None;
        }
        if text.trim_end() == BORDER {
            self.time.clear();
        }
        let is_near = !self.time.is_empty() && line.saturating_sub(self.line) <= FARTHEST;
        is_near.then(|| self.time.clone())
    }

    /// Notes the time of lines that are skipped, of which this is the number of the last.
    pub(crate) fn note_skipped(&mut self, lines: &[u8], last: u64) {
        let lines = lines.strip_suffix(b"\n").unwrap_or(lines);
        let mut end = lines.len();
        for number in (0..=last).rev().take_while(|number| last - number < FARTHEST) {
            let start = memrchr(b'\n', &lines[..end]).map_or(0, |at| at + 1);
            let line = &lines[start..end];
            if let Some(time) = time_of_bytes(line.strip_suffix(b"\r").unwrap_or(line)) {
                return self.set(time, number);
            }
            let Some(before) = start.checked_sub(1) else { return };
            end = before;
        }
    }

    fn set(&mut self, time: &str, line: u64) {
        self.time.clear();
        self.time.push_str(time);
        self.line = line;
    }
}

/// Returns the time of a line. An object has it in a field.
fn time_of(text: &str) -> Option<&str> {
    time_of_bytes(text.lines().next()?.as_bytes())
}

fn time_of_bytes(line: &[u8]) -> Option<&str> {
    if line.trim_ascii_start().starts_with(b"{") {
        return None;
    }
    stamp::time_of_line(std::str::from_utf8(line).ok()?)
}
