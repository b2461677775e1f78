//! `Entries`: splits an input into lines, JSON objects and rows of tables, whichever it consists of.

use std::borrow::Cow;
use std::collections::VecDeque;
use std::io::{self, BufRead};

use super::bare_row;
use super::cells::{self, Separation};
use super::colors::without_colors;
use super::document::{Document, Fed, Part};
use super::entities;
use super::entry::Entry;
use super::events;
use super::flat_object;
use super::header::Header;
use super::journal::{JournalEntry, Next};
use super::layout::Layouts;
use super::lines::{LONGEST, Lines, Piece};
use super::record::RecordKind;
use super::skip;
use super::wrapped;

/// A row of a table has at most so many lines.
const MOST_LINES: usize = 4096;

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
            self.deliver(Part::new(object, piece.line), piece.is_lossy);
            return Ok(());
        }
        self.is_at_start &= Header::can_follow(piece.text());
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
        let members = Some(piece.text()).filter(|text| is_line && text.len() < LONGEST).and_then(flat_object::members);
        members.is_some_and(|members| self.layouts.of(&members).is_of_azure_monitor)
    }

    /// Returns `true` for a line that states nothing, and is neither a row nor the header of a table. Returns `None` at the
    /// start, where a header can have any columns, and for parts of lines.
    fn is_plain(&self, piece: &Piece) -> Option<bool> {
        let is_line = piece.is_first && piece.is_last && !piece.is_rest();
        let is_eligible = is_line && !self.is_at_start && self.header.is_none();
        is_eligible.then(|| !piece.is_kept && skip::is_plain(piece.text().as_bytes()))
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
        self.deliver(Part { is_too_long: length > LONGEST, ..Part::new(entry.into_object(), first.line) }, is_lossy);
        Ok(())
    }

    fn begin_table(&mut self, header: Header) {
        self.is_at_start = false;
        self.header = Some(header);
    }

    /// Reads a row of a table, which goes on behind its line within quotes.
    fn read_row(&mut self, header: Header, mut piece: Piece) -> io::Result<()> {
        if cells::is_ruler(piece.text()) || Separation::ruled_by(piece.text()).is_some() {
            self.header = Some(header);
            return Ok(());
        }
        let mut is_too_long = false;
        if piece.is_last && header.is_open(piece.text()) {
            self.read_open_row(&header, &mut piece)?;
        }
        if !piece.is_last {
            is_too_long = true;
            self.lines.skip_line()?;
        }
        let Some(cells) = header.cells(piece.text()) else {
            self.deliver_line(Entry::line(piece));
            return Ok(());
        };
        let is_truncated = cells.len() < header.width() || header.is_open(piece.text());
        let (object, line, is_lossy) = (header.object(&cells), piece.line, piece.is_lossy);
        let entries = match header.message(&cells) {
            Some(message) => wrapped::of_row(object, &message, line, self.depth),
            None => wrapped::entries(object, line, self.depth),
        };
        self.ready.extend(entries.into_iter().map(|entry| Entry { is_truncated, is_too_long, is_lossy, ..entry }));
        self.header = Some(header);
        Ok(())
    }

    /// Adds the lines up to the one that closes the quoted field. A quote that none closes is a part of its line alone, so
    /// that the rows behind it are not lost.
    fn read_open_row(&mut self, header: &Header, piece: &mut Piece) -> io::Result<()> {
        let mut lines = Vec::new();
        let mut length = piece.text().len();
        let is_complete = loop {
            if length > LONGEST || lines.len() > MOST_LINES {
                break false;
            }
            let Some(line) = self.lines.next()? else {
                break !lines.iter().any(|line: &Piece| header.has_width_of(line.text()));
            };
            length += line.text().len() + 1;
            let (closes, is_whole) = (header.is_open(line.text()), line.is_last);
            lines.push(line);
            if closes || !is_whole {
                break is_whole;
            }
        };
        if !is_complete {
            self.lines.put_back_all(lines);
            return Ok(());
        }
        for line in lines {
            piece.is_lossy |= line.is_lossy;
            piece.push_line(line.text());
        }
        Ok(())
    }

    /// Reads a piece that can belong to a document.
    fn feed(&mut self, mut piece: Piece) -> io::Result<()> {
        if !piece.is_rest() && piece.text().contains('\u{1b}') {
            let text = without_colors(piece.text());
            piece = piece.with_text(text);
        }
        let Some((mut document, first)) = self.document.take() else { return Ok(()) };
        let mut parts = Vec::new();
        let is_new = document.is_empty();
        let fed = document.feed(piece.text(), piece.line, piece.is_first, &mut parts);
        match fed {
            Fed::Open if !piece.is_last || document.end_line() => {
                let first = if is_new && parts.is_empty() {
                    Some(piece.clone()).filter(|p| p.text().len() < 4096)
                } else {
                    first
                };
                self.document = Some((document, first));
                self.deliver_all(parts, piece.is_lossy);
            }
            // The string that the line ends in is not terminated.
            Fed::Open if is_new && parts.is_empty() => {
                self.deliver_line(Entry { is_truncated: true, ..Entry::line(piece) });
            }
            Fed::Open => {
                self.deliver_all(parts, piece.is_lossy);
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
                self.deliver_all(parts, piece.is_lossy);
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

    /// Puts the part of a piece from this position on back.
    fn return_from(&mut self, mut piece: Piece, at: usize) {
        piece.read_to(at);
        self.lines.put_back(piece);
    }

    /// Delivers the end of a document, and puts what follows it back.
    fn complete(&mut self, mut piece: Piece, at: usize, is_new: bool, mut parts: Vec<Part>) {
        let rest = piece.text()[at..].trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ']'));
        let is_line = is_new && parts.len() == 1 && piece.is_last;
        let begins_next = rest.starts_with(['{', '[']);
        let is_end = rest.is_empty();
        let at = piece.text().len() - rest.len();
        if is_line && !begins_next && parts[0].line == piece.line {
            let is_object = piece.text().trim_start().starts_with('{') && parts[0].text.starts_with('{');
            let is_lossy = piece.is_lossy;
            if !is_end {
                return self.deliver_line(Entry::line(piece));
            }
            if is_object {
                // The line is the object: it need not be copied.
                parts[0].text = piece.into_text();
            }
            return self.deliver_all(parts, is_lossy);
        }
        self.deliver_all(parts, piece.is_lossy);
        if !is_end {
            piece.is_first = false;
            self.return_from(piece, at);
        }
    }

    fn deliver_all(&mut self, parts: Vec<Part>, is_lossy: bool) {
        for part in parts {
            self.deliver(part, is_lossy);
        }
    }

    fn deliver_rest(&mut self, document: Document) {
        if let Some(part) = document.into_rest() {
            self.deliver(part, false);
        }
    }

    fn deliver(&mut self, part: Part, is_lossy: bool) {
        let Part { text, line, is_truncated, is_too_long } = part;
        let entries = wrapped::entries(text, line, self.depth);
        self.ready.extend(entries.into_iter().map(|entry| Entry { is_truncated, is_too_long, is_lossy, ..entry }));
    }

    /// Delivers a line, or the records in the object or the string that it holds.
    fn deliver_line(&mut self, mut line: Entry) {
        if let Cow::Owned(text) = entities::decoded(&line.text) {
            line.text = text;
        }
        match wrapped::in_line(&line, self.depth) {
            Some(entries) => self.ready.extend(entries),
            None => self.ready.push_back(line),
        }
    }
}

/// Removes colors if the line is JSON, as `az -o jsonc` prints it.
fn without_colors_of_json(piece: Piece) -> Piece {
    let text = without_colors(piece.text());
    if Document::is_begun_by(&text) { piece.with_text(text) } else { piece }
}
