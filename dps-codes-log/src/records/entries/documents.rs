//! Documents of JSON, of one line or of many, and what follows them on their last line.

use std::io::{self, BufRead};

use super::{Entries, joined};
use crate::colors;
use crate::records::document::{Document, Fed, Part};
use crate::records::entry::Entry;
use crate::records::fields;
use crate::records::lines::Piece;

/// Returns `true` if a record has a time that the line around it, with lists between them, does not have.
fn is_inner(record: &Part, line: &Piece) -> bool {
    record.text != line.text().trim()
        && fields::time_in(line.text()).is_none()
        && fields::time_in(&record.text).is_some()
}

impl<R: BufRead> Entries<R> {
    /// Reads a piece that can belong to a document.
    pub(super) fn feed(&mut self, mut piece: Piece) -> io::Result<()> {
        if !piece.is_rest() && piece.text().contains('\u{1b}') {
            let text = colors::removed(piece.text());
            piece = piece.with_text(text);
        }
        let Some((mut document, first)) = self.document.take() else { return Ok(()) };
        let mut parts = Vec::new();
        let is_new = document.is_empty();
        let fed = document.feed(&piece, &mut parts);
        match fed {
            Fed::Open | Fed::Broken(0)
                if is_new && parts.is_empty() && piece.is_last && self.deliver_joined(&piece) => {}
            Fed::Open if !piece.is_last || document.end_line(piece.has_break) => {
                let first = if is_new && parts.is_empty() {
                    Some(piece.clone()).filter(|p| p.text().len() < 4096)
                } else {
                    first
                };
                self.document = Some((document, first));
                self.deliver_all(parts);
            }
            // The string that the line ends in is not terminated.
            Fed::Open if is_new && parts.is_empty() => {
                self.deliver_line(Entry { is_truncated: true, ..Entry::line(piece) });
            }
            Fed::Open => {
                self.deliver_all(parts);
                self.deliver_rest(document);
            }
            Fed::Complete(at) => self.complete(piece, at, is_new, parts),
            Fed::Broken(0) if is_new => {
                if !piece.is_last {
                    self.lines.skip_line()?;
                }
                self.deliver_line(Entry::line(piece));
            }
            Fed::Broken(at) => {
                self.deliver_all(parts);
                match first.filter(|_| !document.says_something()) {
                    // A brace that begins something else.
                    Some(first) => self.ready.push_back(Entry::line(first)),
                    // The unfinished record is read again with the rest of the line.
                    None if at == 0 => self.deliver_rest(document),
                    None => {}
                }
                self.return_from(piece, at);
            }
        }
        Ok(())
    }

    /// Delivers the records of a line that are truncated, and puts the complete one at its end back. Returns `false` if the
    /// line has something else.
    fn deliver_joined(&mut self, piece: &Piece) -> bool {
        let Some((truncated, last)) = joined::split(piece.text()) else { return false };
        let parts = truncated.into_iter().map(|text| Part::new(text.to_owned(), piece.line));
        let is_lossy = piece.is_lossy;
        self.deliver_all(parts.map(|part| Part { is_truncated: true, is_lossy, ..part }).collect());
        self.return_from(piece.clone(), last);
        true
    }

    /// Puts the part of a piece from this position on back.
    pub(super) fn return_from(&mut self, mut piece: Piece, at: usize) {
        piece.read_to(at);
        self.lines.put_back(piece);
    }

    /// Delivers the end of a document, and puts what follows it back.
    pub(super) fn complete(&mut self, mut piece: Piece, at: usize, is_new: bool, mut parts: Vec<Part>) {
        let rest = piece.text()[at..].trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ']'));
        let is_line = is_new && parts.len() == 1 && piece.is_last;
        let begins_next = rest.starts_with(['{', '[']);
        let is_end = rest.is_empty();
        let at = piece.text().len() - rest.len();
        if is_line && !begins_next && parts[0].line == piece.line {
            let is_object = piece.text().trim_start().starts_with('{')
                && parts[0].text.starts_with('{')
                && !is_inner(&parts[0], &piece);
            if !is_end {
                return self.deliver_line(Entry::line(piece));
            }
            if is_object {
                // The line is the object: it need not be copied, and is whole, however long replaced bytes have made it.
                (parts[0].text, parts[0].is_too_long) = (piece.into_text(), false);
            }
            return self.deliver_all(parts);
        }
        self.deliver_all(parts);
        if !is_end {
            piece.is_first = false;
            self.return_from(piece, at);
        }
    }

    pub(super) fn deliver_all(&mut self, parts: Vec<Part>) {
        for part in parts {
            self.deliver(part);
        }
    }

    pub(super) fn deliver_rest(&mut self, document: Document) {
        if let Some(part) = document.into_rest() {
            self.deliver(part);
        }
    }
}
