//! `Entry`: a line, a JSON object, or a row of a table.

use super::kind::RecordKind;
use super::lines::Piece;

/// One line, one object, or one row of a table as an object.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub(crate) struct Entry {
    pub(crate) text: String,
    /// The number of its first line, from 1.
    pub(crate) line: u64,
    pub(crate) kind: RecordKind,
    /// The object around the text, which has the time and the host.
    pub(crate) source: Option<String>,
    /// The time that is stated above it or around it.
    pub(crate) time: Option<String>,
    /// The device that is named above it.
    pub(crate) device: Option<String>,
    pub(crate) is_truncated: bool,
    pub(crate) is_too_long: bool,
    pub(crate) is_lossy: bool,
    /// A line break follows its last line, so that what ends there is complete.
    pub(crate) has_break: bool,
    /// It states the failure of the entry before.
    pub(crate) is_repeated: bool,
    /// `true` for a line of text that states nothing, and that no other line belongs to. `None` if that was not looked at.
    pub(crate) is_plain: Option<bool>,
}

impl Entry {
    pub(crate) fn new(text: String, kind: RecordKind, line: u64) -> Self {
        Self {
            text,
            line,
            kind,
            source: None,
            time: None,
            device: None,
            is_truncated: false,
            is_too_long: false,
            is_lossy: false,
            has_break: false,
            is_repeated: false,
            is_plain: None,
        }
    }

    pub(crate) fn line(piece: Piece) -> Self {
        let is_too_long = !piece.is_last;
        let (line, is_lossy, has_break) = (piece.line, piece.is_lossy, piece.has_break);
        Self { is_too_long, is_lossy, has_break, ..Self::new(piece.into_text(), RecordKind::Text, line) }
    }
}
