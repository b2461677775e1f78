//! `Snippet`: a part of a source line, escaped for a terminal.

use crate::width;

/// The maximum number of columns.
const WIDEST: usize = 140;
/// The number of columns before a label in a truncated line.
const BEFORE: usize = 30;
const ELLIPSIS: char = '…';
/// The number of spaces that a tab is printed as.
const TAB: usize = 4;

/// A part of a line, as it is printed.
pub(super) struct Snippet {
    pub(super) text: String,
    /// The bytes of the line that are printed.
    part: std::ops::Range<usize>,
    /// For each character its offset in the line and its column, then those of the end.
    places: Vec<(usize, usize)>,
}

impl Snippet {
    /// Takes the part of `line` that contains `start`, and `end` if there is room.
    pub(super) fn around(line: &str, start: usize, end: usize) -> Self {
        let is_long = line.len() > WIDEST && needs(line, WIDEST) > WIDEST;
        if !is_long {
            return Self::of(line, 0..line.len());
        }
        let first = back(line, start, BEFORE);
        let last = forth(line, first, WIDEST);
        // The label is kept as a whole, if it is not too long.
        let last = last.max(forth(line, start, WIDEST).min(end));
        Self::of(line, first..last)
    }

    fn of(line: &str, part: std::ops::Range<usize>) -> Self {
        let mut shown = Self { text: String::new(), part: part.clone(), places: Vec::new() };
        let mut column = 0;
        if part.start > 0 {
            shown.text.push(ELLIPSIS);
            column += 1;
        }
        for (at, c) in line[part.clone()].char_indices() {
            shown.places.push((part.start + at, column));
            push(&mut shown.text, c);
            column += columns_of(c);
        }
        shown.places.push((part.end, column));
        if part.end < line.len() {
            shown.text.push(ELLIPSIS);
        }
        shown.text.truncate(shown.text.trim_end().len());
        shown
    }

    /// Returns `true` if the snippet contains a label.
    pub(super) fn has(&self, start: usize, end: usize) -> bool {
        self.part.start <= start && end <= self.part.end
    }

    /// Returns the column and the width of a label; the width is at least one.
    pub(super) fn columns(&self, start: usize, end: usize) -> (usize, usize) {
        let column = |at: usize| {
            let place = self.places.partition_point(|&(byte, _)| byte < at).min(self.places.len() - 1);
            self.places[place].1
        };
        (column(start), column(end).saturating_sub(column(start)).max(1))
    }
}

/// Appends a text, which may quote the source. Line breaks stay.
pub(super) fn push_visible(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '\n' => out.push(c),
            _ => push(out, c),
        }
    }
}

fn push(out: &mut String, c: char) {
    match c {
        '\t' => out.push_str(&" ".repeat(TAB)),
        _ => out.push(visible(c)),
    }
}

/// Returns the room that a character takes in a line: at least one, even if it takes no column.
fn room(c: char) -> usize {
    columns_of(c).max(1)
}

/// Returns the room that a string takes, or something above `limit`.
fn needs(text: &str, limit: usize) -> usize {
    let mut sum = 0;
    for c in text.chars() {
        sum += room(c);
        if sum > limit {
            break;
        }
    }
    sum
}

fn columns_of(c: char) -> usize {
    if c == '\t' { TAB } else { width::columns(visible(c)) }
}

/// Returns the offset that is `most` columns before `at`.
fn back(line: &str, at: usize, most: usize) -> usize {
    let mut left = most;
    for (start, c) in line[..at].char_indices().rev() {
        let Some(rest) = left.checked_sub(room(c)) else {
            return start + c.len_utf8();
        };
        left = rest;
    }
    0
}

/// Returns the offset that is `most` columns after `at`.
fn forth(line: &str, at: usize, most: usize) -> usize {
    let mut left = most;
    for (start, c) in line[at..].char_indices() {
        let Some(rest) = left.checked_sub(room(c)) else {
            return at + start;
        };
        left = rest;
    }
    line.len()
}

/// Replaces characters that move the cursor or change the writing direction by visible ones.
fn visible(c: char) -> char {
    const PICTURES: u32 = 0x2400;
    match c {
        '\0'..='\u{1f}' => char::from_u32(PICTURES + u32::from(c)).unwrap_or(char::REPLACEMENT_CHARACTER),
        '\u{7f}' => '␡',
        '\u{80}'..='\u{9f}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            char::REPLACEMENT_CHARACTER
        }
        _ => c,
    }
}
