//! `Document`: splits JSON into its records while it is read, however long it is.

mod lists;
mod scope;

use self::scope::{Inside, Scope, Token, append, columns_of_list, end_in_string, take};
use super::json;
use super::lines::Piece;
use super::table;

/// A record, or the part of a record that has been read.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Part {
    pub(crate) text: String,
    /// The line that it begins on.
    pub(crate) line: u64,
    /// The time that an object around it states.
    pub(crate) time: Option<String>,
    pub(crate) is_truncated: bool,
    pub(crate) is_too_long: bool,
    pub(crate) is_lossy: bool,
}

impl Part {
    pub(crate) fn new(text: String, line: u64) -> Self {
        Self { text, line, time: None, is_truncated: false, is_too_long: false, is_lossy: false }
    }
}

/// The state of a document after a piece of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fed {
    /// The document is not complete.
    Open,
    /// The document is complete; the text from this position on does not belong to it.
    Complete(usize),
    /// The text is not JSON; the last record that is complete ends at this position.
    Broken(usize),
}

/// The meaning of a byte outside of records.
enum Between {
    Skip,
    /// A record begins with it.
    Begin,
    Complete,
    Broken,
}

/// A list whose items are records.
#[derive(Debug)]
struct List {
    /// The object around it, up to the list.
    around: Option<Scope>,
    /// The names of the columns, if the items are rows.
    columns: Option<Vec<String>>,
    /// The time that an object around it states before it.
    time: Option<String>,
}

#[derive(Debug, Default)]
pub(crate) struct Document {
    lists: Vec<List>,
    scope: Option<Scope>,
}

impl Document {
    /// Returns `true` if a line can begin a document: an object, or a list of objects.
    pub(crate) fn is_begun_by(line: &str) -> bool {
        let text = line.trim_start();
        let inside = |open| text.strip_prefix(open).map(str::trim_start);
        let is_object = inside('{').is_some_and(|inside| inside.is_empty() || inside.starts_with(['"', '}']));
        let is_list = inside('[').is_some_and(|inside| {
            // A line of strings goes on, or ends with the list.
            let is_of_strings = inside.starts_with('"') && line.trim_end().ends_with([',', ']']);
            inside.is_empty()
                || inside.starts_with('{') && Self::is_begun_by(inside)
                || inside.starts_with("\"{")
                || is_of_strings
        });
        is_object || is_list
    }

    /// Returns `true` if nothing has been fed.
    pub(crate) fn is_empty(&self) -> bool {
        self.lists.is_empty() && self.scope.is_none()
    }

    /// Returns `true` if what is not complete has more than brackets.
    pub(crate) fn says_something(&self) -> bool {
        self.scope.as_ref().is_some_and(|scope| !scope.text.trim().trim_matches(['{', '[']).trim().is_empty())
    }

    /// Reads a line, or a piece of one, and adds the records that are complete.
    pub(crate) fn feed(&mut self, piece: &Piece, parts: &mut Vec<Part>) -> Fed {
        let text = piece.text();
        let bytes = text.as_bytes();
        let mut at = 0;
        if piece.is_first && self.is_new_line_for_value(bytes) {
            return Fed::Broken(0);
        }
        let mut end_of_record = 0;
        while let Some(&byte) = bytes.get(at) {
            let Some(scope) = &mut self.scope else {
                match self.between(byte, piece.line) {
                    Between::Skip => at += 1,
                    Between::Begin => {}
                    Between::Complete => return Fed::Complete(at + 1),
                    Between::Broken => return Fed::Broken(end_of_record),
                }
                continue;
            };
            if let Some(columns) = columns_of_list(scope, byte) {
                let of_outer = || self.lists.last().and_then(|list| list.time.clone());
                let time = scope.time().or_else(of_outer);
                self.lists.push(List { around: self.scope.take(), columns, time });
                continue;
            }
            let end = if scope.is_in_string() {
                end_in_string(bytes, at, scope)
            } else if take(scope, byte) {
                at + 1
            } else {
                return Fed::Broken(end_of_record);
            };
            append(scope, &text[at..end]);
            scope.is_lossy |= piece.is_lossy;
            at = end;
            if scope.brackets.is_empty() && !scope.is_in_string() {
                self.complete(parts);
                end_of_record = at;
                if self.lists.is_empty() {
                    return Fed::Complete(at);
                }
            }
        }
        Fed::Open
    }

    /// Ends a line. Returns `false` if a string is not terminated.
    pub(crate) fn end_line(&mut self, has_break: bool) -> bool {
        let Some(scope) = &mut self.scope else { return true };
        if scope.is_in_string() {
            return false;
        }
        scope.inside = Inside::Neither;
        if has_break {
            append(scope, "\n");
        }
        true
    }

    /// Returns the record that is not complete, as at the end of the input.
    pub(crate) fn into_rest(mut self) -> Option<Part> {
        self.take_record(true)
    }

    /// Returns `true` for a line that begins with an object where a value is missing: the line before was truncated.
    fn is_new_line_for_value(&self, bytes: &[u8]) -> bool {
        let is_waiting =
            self.scope.as_ref().is_some_and(|scope| scope.before == Token::Colon && scope.inside == Inside::Neither);
        is_waiting && bytes.first() == Some(&b'{')
    }

    /// Reads a byte between the items of a list, or before the document.
    fn between(&mut self, byte: u8, line: u64) -> Between {
        match byte {
            _ if byte.is_ascii_whitespace() => Between::Skip,
            b'[' if self.lists.is_empty() => {
                self.lists.push(List { around: None, columns: None, time: None });
                Between::Skip
            }
            b'{' | b'[' | b'"' => {
                self.scope = Some(Scope::new(line));
                Between::Begin
            }
            b']' => match self.lists.pop() {
                Some(List { around: Some(mut around), .. }) => {
                    around.is_wrapper = true;
                    take(&mut around, b']');
                    append(&mut around, "]");
                    self.scope = Some(around);
                    Between::Skip
                }
                Some(_) => Between::Complete,
                None => Between::Broken,
            },
            // Numbers and literals, which are not records.
            b',' | b'-' | b'+' | b'.' | b'0'..=b'9' => Between::Skip,
            _ if b"truefalsn".contains(&byte) => Between::Skip,
            _ => Between::Broken,
        }
    }

    /// Takes the record that is complete.
    fn complete(&mut self, parts: &mut Vec<Part>) {
        let Some(mut part) = self.take_record(false) else { return };
        if let Some(columns) = self.lists.last().and_then(|list| list.columns.as_ref()) {
            part.text = table::row(columns, json::items(&part.text).map(json::Value::into_text));
        }
        parts.push(part);
    }

    /// Takes the record that has been read so far, with the time of the list around it. Lines of a log state their own.
    fn take_record(&mut self, is_truncated: bool) -> Option<Part> {
        let scope = self.scope.take().filter(|scope| !scope.is_wrapper || scope.is_record)?;
        let part = scope.into_part(is_truncated);
        let list = self.lists.last().filter(|_| !part.text.starts_with('"'));
        Some(Part { time: list.and_then(|list| list.time.clone()), ..part })
    }
}
