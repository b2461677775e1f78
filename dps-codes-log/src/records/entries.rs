//! `Entries`: splits an input into lines, JSON objects and rows of tables, whichever it consists of.

mod documents;
mod events;
mod joined;
mod rows;

use std::borrow::Cow;
use std::collections::VecDeque;
use std::io::{self, BufRead};

use super::decode::entities;
use super::decode::leaders;
use super::decode::percent;
use super::document::{Document, Part};
use super::entry::Entry;
use super::fields::layout::Layouts;
use super::insert;
use super::json::flat_object;
use super::kind::RecordKind;
use super::lines::{LONGEST, Lines, Piece};
use super::multiline::journal::{JournalEntry, Next};
use super::plain;
use super::table::bare_row;
use super::table::header::Header;
use super::wrapped::{self, attributes};
use crate::colors;

#[derive(Debug)]
pub(crate) struct Entries<R> {
    lines: Lines<R>,
    /// The document that is not complete, and the line that it began with.
    document: Option<(Document, Option<Piece>)>,
    /// The header of the table that the lines are rows of.
    header: Option<Header>,
    /// The next line can be the header of a table that only its place tells from other text.
    is_at_start: bool,
    ready: VecDeque<Entry>,
    layouts: Layouts,
    /// The number of JSON strings around this input.
    depth: u8,
}

impl<R: BufRead> Entries<R> {
    pub(crate) fn new(input: R, depth: u8) -> Self {
        Self {
            lines: Lines::new(input),
            document: None,
            header: None,
            is_at_start: true,
            ready: VecDeque::new(),
            layouts: Layouts::default(),
            depth,
        }
    }

    /// Reads the next entry.
    pub(crate) fn next(&mut self) -> io::Result<Option<Entry>> {
        loop {
            if let Some(entry) = self.ready.pop_front() {
                return Ok(Some(entry));
            }
            match self.lines.next()? {
                Some(piece) if self.document.is_some() => self.feed(piece)?,
                Some(piece) => self.begin(piece)?,
                None => {
                    let Some((document, _)) = self.document.take() else { return Ok(None) };
                    self.deliver_rest(document);
                }
            }
        }
    }

    /// Skips the next lines as long as `skips` returns `true` for them, unless they belong to something that has begun.
    pub(crate) fn skip_while(
        &mut self,
        skips: impl FnMut(&[u8]) -> bool,
        skipped: impl FnOnce(&[u8], u64),
    ) -> io::Result<()> {
        // The first line can be a header, or begin with a byte order mark.
        if self.ready.is_empty() && self.document.is_none() && self.header.is_none() && !self.is_at_start {
            self.lines.skip_while(skips, skipped)?;
        }
        Ok(())
    }

    /// Puts an entry back: the next call of `next` returns it again.
    pub(crate) fn put_back(&mut self, entry: Entry) {
        self.ready.push_front(entry);
    }

    /// Reads a piece that does not belong to a document.
    fn begin(&mut self, mut piece: Piece) -> io::Result<()> {
        if !piece.is_rest() && piece.text().contains('\u{1b}') {
            piece = without_colors_of_json(piece);
        }
        if piece.text().trim().is_empty() && piece.is_last {
            self.ready.push_back(Entry::line(piece));
            return Ok(());
        }
        if self.is_record(&piece) {
            self.is_at_start = false;
            let entry = Entry::line(piece);
            self.ready.push_back(Entry { kind: RecordKind::AzureMonitor, ..entry });
            return Ok(());
        }
        let piece = match events::read(piece, &mut self.lines)? {
            Ok(event) => {
                self.is_at_start = false;
                self.ready.push_back(event);
                return Ok(());
            }
            Err(piece) => piece,
        };
        let is_plain = self.is_plain(&piece);
        if is_plain == Some(true) {
            self.ready.push_back(Entry { is_plain, ..Entry::line(piece) });
            return Ok(());
        }
        if Document::is_begun_by(piece.text()) {
            self.is_at_start = false;
            self.document = Some((Document::default(), None));
            return self.feed(piece);
        }
        if let Some(entry) = JournalEntry::begun_by(piece.text()).filter(|_| piece.is_last) {
            return self.read_journal(entry, &piece);
        }
        let piece = self.with_markup_row(piece)?;
        if let Some(header) = Header::parse(piece.text(), self.is_at_start) {
            self.begin_table(header);
            return Ok(());
        }
        if let Some(header) = self.header.take() {
            return self.read_row(header, piece);
        }
        if piece.is_last && Header::is_likely(piece.text(), self.is_at_start) {
            if let Some(next) = self.lines.next()? {
                let header = Header::parse_pair(piece.text(), next.text(), self.is_at_start);
                self.lines.put_back(next);
                if let Some(header) = header {
                    self.begin_table(header);
                    return Ok(());
                }
            }
        }
        if let Some(object) = Some(piece.text()).filter(|_| piece.is_last).and_then(bare_row::object) {
            self.is_at_start = false;
            self.deliver(Part { is_lossy: piece.is_lossy, ..Part::new(object, piece.line) });
            return Ok(());
        }
        self.is_at_start = self.is_at_start && Header::can_follow(piece.text());
        if !piece.is_last {
            self.lines.skip_line()?;
        }
        self.deliver_line(Entry { is_plain, ..Entry::line(piece) });
        Ok(())
    }

    /// Returns `true` for a line that is one record of Azure Monitor, as most are. To read it as a document takes longer, with
    /// the same result.
    fn is_record(&mut self, piece: &Piece) -> bool {
        let is_line = piece.is_first && piece.is_last && !piece.is_rest();
        let members = Some(piece.text()).filter(|_| is_line).and_then(flat_object::members);
        members.is_some_and(|members| {
            let mut objects = members.iter().map(|(_, value)| *value).filter(|value| value.starts_with('{'));
            self.layouts.of(&members).is_of_azure_monitor && !objects.any(attributes::has_type)
        })
    }

    /// Returns `true` for a line that states nothing, and is neither a row nor the header of a table. Returns `None` at the
    /// start, where a header can have any columns, and for parts of lines.
    fn is_plain(&self, piece: &Piece) -> Option<bool> {
        let is_line = piece.is_first && piece.is_last && !piece.is_rest();
        let is_eligible = is_line && !self.is_at_start && self.header.is_none();
        is_eligible.then(|| !piece.is_kept && plain::is_plain(piece.text().as_bytes()))
    }

    /// Reads the fields of an entry of a journal.
    fn read_journal(&mut self, mut entry: JournalEntry, first: &Piece) -> io::Result<()> {
        let (mut length, mut is_lossy) = (0, first.is_lossy);
        self.is_at_start = false;
        while let Some(line) = self.lines.next()? {
            length += line.text().len();
            let next = if length > LONGEST { Next::Other } else { entry.read(line.text()) };
            if next == Next::Other {
                self.lines.put_back(line);
                break;
            }
            is_lossy |= line.is_lossy;
            if next == Next::Ends {
                break;
            }
        }
        self.deliver(Part { is_too_long: length > LONGEST, is_lossy, ..Part::new(entry.into_object(), first.line) });
        Ok(())
    }

    fn deliver(&mut self, part: Part) {
        let Part { text, line, time, is_truncated, is_too_long, is_lossy } = part;
        for entry in wrapped::entries(text, line, self.depth) {
            let time = entry.time.or_else(|| time.clone());
            self.ready.push_back(Entry { time, is_truncated, is_too_long, is_lossy, ..entry });
        }
    }

    /// Delivers a line, or the records in the object or the string that it holds.
    fn deliver_line(&mut self, mut line: Entry) {
        for decoded in [entities::decoded, percent::decoded, leaders::decoded] {
            if let Cow::Owned(text) = decoded(&line.text) {
                line.text = text;
            }
        }
        match insert::rows(&line, self.depth).or_else(|| wrapped::in_line(&line, self.depth)) {
            Some(entries) => self.ready.extend(entries.into_iter().map(|entry| Entry {
                is_truncated: entry.is_truncated || line.is_truncated,
                is_too_long: line.is_too_long,
                is_lossy: line.is_lossy,
                ..entry
            })),
            None => self.ready.push_back(line),
        }
    }
}

/// Removes colors if the line is JSON, as `az -o jsonc` prints it.
fn without_colors_of_json(piece: Piece) -> Piece {
    let text = colors::removed(piece.text());
    if Document::is_begun_by(&text) { piece.with_text(text) } else { piece }
}
