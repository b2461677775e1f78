//! One line as a terminal shows it: the part around a place, with nothing in it that moves the cursor.

use crate::width;

/// The columns that a line may take.
const WIDEST: usize = 140;
/// The columns that are kept in front of a place, if the line is cut.
const BEFORE: usize = 30;
const CUT: char = '…';
/// A tab is shown as so many blanks.
const TAB: usize = 4;

/// A part of a line, as it is shown.
pub(super) struct Snippet {
    pub(super) text: String,
    /// The bytes of the line that are shown.
    part: std::ops::Range<usize>,
    /// For each of their characters, where it starts in the line and in which column it is shown; then the end.
    places: Vec<(usize, usize)>,
}

impl Snippet {
    /// The part of `line` with the bytes from `start` on, up to `end` if there is room.
    pub(super) fn around(line: &str, start: usize, end: usize) -> Self {
        let is_long = line.len() > WIDEST && needs(line, WIDEST) > WIDEST;
        if !is_long {
            return Self::of(line, 0..line.len());
        }
        let first = back(line, start, BEFORE);
        let last = forth(line, first, WIDEST);
        // What is marked is kept as a whole, if it is not too long by itself.
        let last = last.max(forth(line, start, WIDEST).min(end));
        Self::of(line, first..last)
    }

    fn of(line: &str, part: std::ops::Range<usize>) -> Self {
        let mut shown = Self { text: String::new(), part: part.clone(), places: Vec::new() };
        let mut column = 0;
        if part.start > 0 {
            shown.text.push(CUT);
            column += 1;
        }
        for (at, c) in line[part.clone()].char_indices() {
            shown.places.push((part.start + at, column));
            match c {
                '\t' => shown.text.push_str(&" ".repeat(TAB)),
                _ => shown.text.push(visible(c)),
            }
            column += columns_of(c);
        }
        shown.places.push((part.end, column));
        if part.end < line.len() {
            shown.text.push(CUT);
        }
        shown.text.truncate(shown.text.trim_end().len());
        shown
    }

    /// Whether a label can be shown below this part.
    pub(super) fn has(&self, start: usize, end: usize) -> bool {
        self.part.start <= start && end <= self.part.end
    }

    /// The column where a label starts, and how many it covers: at least one.
    pub(super) fn columns(&self, start: usize, end: usize) -> (usize, usize) {
        let column = |at: usize| {
            let place = self.places.partition_point(|&(byte, _)| byte < at).min(self.places.len() - 1);
            self.places[place].1
        };
        (column(start), column(end).saturating_sub(column(start)).max(1))
    }
}

/// What a character takes of the room in a line: something, even if it takes no column.
fn room(c: char) -> usize {
    columns_of(c).max(1)
}

/// How much room a text takes; stops counting behind `limit`.
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

/// The start of the character that lies so many columns before `at`.
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

/// The end of the last character that fits into so many columns from `at` on.
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

/// Characters that would move the cursor, or turn the text, are shown as pictures.
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
