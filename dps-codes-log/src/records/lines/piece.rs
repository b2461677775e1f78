//! `Piece`: a line, or a part of a long one.

use crate::work;

/// A line, or a piece of a line that is longer than [`LONGEST`](super::LONGEST).
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub(crate) struct Piece {
    pub(super) text: String,
    /// The position up to which the text has been read.
    pub(super) start: usize,
    /// The number of the line, from 1.
    pub(crate) line: u64,
    /// The line begins with this piece.
    pub(crate) is_first: bool,
    /// The line ends with this piece.
    pub(crate) is_last: bool,
    /// A line break follows, unlike at the end of some inputs.
    pub(crate) has_break: bool,
    /// Bytes were replaced by U+FFFD.
    pub(crate) is_lossy: bool,
    /// The line, as it is here, was looked at and not skipped.
    pub(crate) is_kept: bool,
}

impl Piece {
    /// Returns the text that has not been read.
    pub(crate) fn text(&self) -> &str {
        self.text.get(self.start..).unwrap_or_default()
    }

    pub(crate) fn into_text(mut self) -> String {
        if self.is_rest() {
            work::count(self.text.len());
        }
        self.text.drain(..self.start.min(self.text.len()));
        self.text
    }

    pub(crate) fn with_text(self, text: String) -> Self {
        Self { text, start: 0, ..self }
    }

    /// Marks the text up to this position as read. What follows is not copied: there can be a record every few bytes.
    pub(crate) fn read_to(&mut self, at: usize) {
        self.start += at;
    }

    /// Returns `true` if a part of the text has been read.
    pub(crate) const fn is_rest(&self) -> bool {
        self.start > 0
    }

    pub(crate) fn push_line(&mut self, line: &str) {
        self.text.push('\n');
        self.text.push_str(line);
    }
}
