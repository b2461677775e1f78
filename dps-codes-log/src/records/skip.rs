//! `Skipper`: passes over lines that need not be read record by record, since they certainly have nothing to explain.

mod skipped;
mod successes;
mod template;

pub use self::skipped::Skipped;
use self::successes::Successes;
use super::plain::is_plain;

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
