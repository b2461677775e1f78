//! `Source`: the content of a table, with lines and columns.

mod location;
mod nearby;

use std::sync::OnceLock;

pub use location::Location;

use crate::diagnostic::Diagnostic;

/// The content of a table, and the path that errors print.
#[derive(Debug)]
pub struct Source {
    name: String,
    text: String,
    /// The file it was read from; `None` for a string.
    location: Option<Location>,
    /// The table that this one may use, if it is not in a file.
    other: Option<Box<Self>>,
    line_starts: Vec<usize>,
    /// The number of characters before each block, for the columns of errors.
    characters: OnceLock<Vec<usize>>,
}

/// The bytes of a block.
const BLOCK: usize = 1 << 10;

/// Returns `true` for the first byte of a character in UTF-8.
const fn starts_character(byte: u8) -> bool {
    byte & 0xc0 != 0x80
}

impl Source {
    /// Creates a source. Errors print `name` as its path.
    #[must_use]
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        // A trailing line break does not start another line.
        let starts = text.match_indices('\n').map(|(newline, _)| newline + 1).filter(|&start| start < text.len());
        let line_starts = std::iter::once(0).chain(starts).collect();
        Self { name: name.into(), text, location: None, other: None, line_starts, characters: OnceLock::new() }
    }

    /// Adds the table that this one uses, for a table that is not in a file. It is found by its name.
    ///
    /// ```
    /// use dps_codes_table::{Source, analyze};
    /// let actions = "[catalog]\naction = \"Wait\"\n[action.Wait]\ntext = \"Wait.\"\nactor = \"Program\"\nretry = \"never\"\n";
    /// let table = "[catalog]\naction = \"Wait\"\nuse = { path = \"crate\", table = \"actions.toml\" }\n\
    ///     [[code]]\nnumber = 1\nname = \"Broken\"\nsummary = \"It is broken.\"\n";
    /// let source = Source::new("codes.toml", table).with_other(Source::new("actions.toml", actions));
    /// assert!(analyze(&source).is_empty());
    /// ```
    #[must_use]
    pub fn with_other(self, other: Self) -> Self {
        Self { other: Some(Box::new(other)), ..self }
    }

    /// Returns the table of this name that was added.
    pub(crate) fn other(&self, name: &str) -> Option<&Self> {
        self.other.as_deref().filter(|other| other.name == name)
    }

    /// Returns the location of another table, whose path is relative to this one; `None` if this one was not read from a
    /// file.
    pub(crate) fn beside(&self, written: &str) -> Option<Result<Location, Box<Diagnostic>>> {
        Some(self.location.as_ref()?.beside(written))
    }

    /// Returns the path as errors print it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns the content, with a byte order mark if there is one.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the index of the line that contains the byte at `offset`, counted from 0.
    #[must_use]
    pub fn line_of(&self, offset: usize) -> usize {
        self.line_starts.partition_point(|&start| start <= offset) - 1
    }

    /// Returns line and column of the byte at `offset`, both counted from 1. Columns count characters.
    #[must_use]
    pub fn line_and_column(&self, offset: usize) -> (usize, usize) {
        let line = self.line_of(offset);
        let (start, text) = self.line(line);
        let end = (start..=offset.min(start + text.len())).rev().find(|&at| self.text.is_char_boundary(at));
        let before = self.characters_before(end.unwrap_or(start)) - self.characters_before(start);
        (line + 1, before + 1)
    }

    /// Returns the number of characters before an offset. A line can be long, and have an error every few bytes.
    fn characters_before(&self, offset: usize) -> usize {
        let count = |bytes: &[u8]| bytes.iter().filter(|&&byte| starts_character(byte)).count();
        let before_blocks = self.characters.get_or_init(|| {
            let mut sum = 0;
            let blocks = self.text.as_bytes().chunks(BLOCK).map(|block| {
                let before = sum;
                sum += count(block);
                before
            });
            blocks.collect()
        });
        let block = offset / BLOCK;
        // Behind the end of the last block, there is no other.
        before_blocks.get(block).map_or_else(
            || count(self.text.as_bytes()),
            |before| before + count(&self.text.as_bytes()[block * BLOCK..offset]),
        )
    }

    /// Returns the offset of a line, and its content without line break and byte order mark.
    #[must_use]
    pub fn line(&self, index: usize) -> (usize, &str) {
        let start = self.line_starts[index];
        let end = self.line_starts.get(index + 1).copied().unwrap_or(self.text.len());
        let line = &self.text[start..end];
        let line = line.strip_suffix('\n').unwrap_or(line);
        let line = line.strip_suffix('\r').unwrap_or(line);
        match line.strip_prefix('\u{feff}') {
            Some(rest) if start == 0 => ('\u{feff}'.len_utf8(), rest),
            _ => (start, line),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_before_their_break() {
        let source = Source::new("t", "\u{feff}a\r\nbc\n\nd");
        let lines: Vec<_> = (0..4).map(|line| source.line(line)).collect();
        assert_eq!(lines, [(3, "a"), (6, "bc"), (9, ""), (10, "d")]);
        assert_eq!([0, 3, 5, 6, 9, 10, 11].map(|at| source.line_of(at)), [0, 0, 0, 1, 2, 3, 3]);
        assert_eq!(Source::new("t", "").line(0), (0, ""));
        assert_eq!(Source::new("t", "a\n").line(0), (0, "a"));
        assert_eq!(Source::new("t", "a\n").line_and_column(2), (1, 2));
    }

    #[test]
    fn columns_count_characters() {
        let source = Source::new("t", format!("\u{feff}é\r\n{}🦀z", "ä漢".repeat(3 * BLOCK)));
        let (start, line) = source.line(1);
        for (column, (at, c)) in line.char_indices().enumerate() {
            for offset in [start + at, start + at + c.len_utf8() - 1] {
                assert_eq!(source.line_and_column(offset), (2, column + 1));
            }
        }
        assert_eq!([0, 3, 5, 6].map(|at| source.line_and_column(at)), [(1, 1), (1, 1), (1, 2), (1, 2)]);
        assert_eq!(source.line_and_column(start + line.len()), (2, line.chars().count() + 1));
    }
}
