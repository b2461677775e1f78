//! Rows of tables, which go on behind their lines within quotes.

use std::io::{self, BufRead};

use super::Entries;
use crate::records::entry::Entry;
use crate::records::lines::{LONGEST, Piece};
use crate::records::table::cells::{self, Separation};
use crate::records::table::header::Header;
use crate::records::wrapped;

/// The greatest number of lines of a row of a table.
const MOST_LINES: usize = 4096;

/// The greatest number of lines of a row of HTML, which has a line for each cell.
const MOST_LINES_OF_MARKUP: usize = 64;

impl<R: BufRead> Entries<R> {
    pub(super) fn begin_table(&mut self, header: Header) {
        self.is_at_start = false;
        self.header = Some(header);
    }

    /// Reads a row of a table, which goes on behind its line within quotes.
    pub(super) fn read_row(&mut self, header: Header, mut piece: Piece) -> io::Result<()> {
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
            let goes_on = header.goes_on_behind(piece.text()) || self.is_before_row(&header)?;
            self.header = Some(header).filter(|_| goes_on);
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

    /// Returns `true` if the next line has as many cells as the header: the line before it is damaged, and the table goes on.
    fn is_before_row(&mut self, header: &Header) -> io::Result<bool> {
        let Some(next) = self.lines.next()? else { return Ok(false) };
        let is_row = next.is_first && next.is_last && header.has_width_of(next.text());
        self.lines.put_back(next);
        Ok(is_row)
    }

    /// Adds the lines up to the end of a row of HTML that begins here.
    pub(super) fn with_markup_row(&mut self, mut piece: Piece) -> io::Result<Piece> {
        let mut lines = 0;
        let is_open = |text: &str| text.trim_start().starts_with("<tr") && !text.contains("</tr");
        while is_open(piece.text()) && piece.text().len() < LONGEST && lines < MOST_LINES_OF_MARKUP {
            let Some(line) = self.lines.next()? else { break };
            piece.is_lossy |= line.is_lossy;
            piece.push_line(line.text());
            lines += 1;
        }
        Ok(piece)
    }

    /// Adds the lines up to the one that closes the quoted field. A quote that none closes is a part of its line alone, so
    /// that the rows behind it are not lost.
    pub(super) fn read_open_row(&mut self, header: &Header, piece: &mut Piece) -> io::Result<()> {
        let mut lines = Vec::new();
        let mut length = piece.text().len();
        let is_complete = loop {
            if length > LONGEST || lines.len() + 1 >= MOST_LINES {
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
}
