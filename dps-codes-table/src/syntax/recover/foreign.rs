//! Reads lines of another format as what they stand for.

use super::super::foreign::ROW_IN_TOML;
use super::super::foreign_line::{self, ForeignLine};
use super::super::header::Header;
use super::super::{lost_header, parser_error};
use super::{Block, Recovery};
use crate::diagnostic::{Diagnostic, Poison, Span};
use crate::escape::escape;
use crate::rules;

/// Returns the header behind the sign of a comment in another language, if the next line is not a comment too.
fn header_in_comment(line: &str, below: &str) -> Option<Header> {
    let sign = ["//", "--", ";"].into_iter().find(|sign| line.trim_start().starts_with(sign))?;
    let rest = line.trim_start().trim_start_matches(sign).trim_start();
    let goes_on =
        below.lines().next().is_some_and(|line| !line.trim().is_empty() && !line.trim_start().starts_with(sign));
    Header::read(rest).filter(|_| goes_on && rest.starts_with('['))
}

impl Recovery<'_, '_> {
    /// Reports a line of another format, and reads what it stands for. Returns the end of what has been read.
    pub(super) fn foreign_line(&mut self, line: Span) -> Option<usize> {
        let written = &self.text[line.clone()];
        let indent = written.len() - written.trim_start().len();
        let span = line.start + indent..line.start + written.trim_end().len();
        // The indented lines below a key with a colon are its value.
        if self.block.nested.is_some_and(|outer| indent > outer && !span.is_empty()) {
            return Some(line.end);
        }
        self.block.nested = written.trim_end().ends_with(':').then_some(indent);
        if let Some(header) = header_in_comment(written, &self.text[line.end..]).filter(|_| !self.block.is_open) {
            self.commented_header(&header, span);
            return Some(line.end);
        }
        match ForeignLine::of(written).filter(|_| !self.block.is_open)? {
            ForeignLine::Patch => Some(self.patch(line, span)),
            ForeignLine::Row(format) => Some(self.row(&line, span, format)),
            ForeignLine::Header(name) => self.foreign_header(&line, span, name),
        }
    }

    /// Reports a header behind the sign of a comment in another language, and reads it.
    fn commented_header(&mut self, header: &Header, span: Span) {
        let repaired = header.repaired();
        let sign = self.text[span.clone()].split('[').next().unwrap_or_default().trim_end().len();
        let sign = span.start..span.start + sign;
        self.diagnostics.push(
            Diagnostic::at(rules::INVALID_COMMENT, sign, "invalid comment", "comments start with `#`")
                .help(format!("write `{repaired}` for the keys below, or comment them out too")),
        );
        self.block = Block { header: span.clone(), ..Block::default() };
        header.path.split('.').next().unwrap_or_default().clone_into(&mut self.block.kind);
        if header.is_list || !self.headers.contains_key(&header.path) {
            self.headers.insert(header.path.clone(), span.clone());
            self.insert(&format!("{repaired}\n"), span.start);
        } else {
            self.block.is_dropped = true;
        }
    }

    /// Reports the first of adjacent lines of a patch, and keeps the new ones.
    fn patch(&mut self, line: Span, span: Span) -> usize {
        if self.patch_end != Some(line.start) {
            self.report(
                Diagnostic::at(rules::FOREIGN_FORMAT, span, "lines of a patch", "left by `git`")
                    .help("remove the `+` of new lines, and the lines with `-`"),
            );
        }
        self.patch_end = Some(line.end);
        let statement = line.start + 1..line.end;
        let is_new = self.text[line].starts_with('+') && parser_error::first(self.text, statement.clone()).is_none();
        if is_new && !self.block.is_dropped && !self.is_twice(statement.clone()) {
            self.keep(statement.clone());
        }
        statement.end
    }

    /// Reports a row, and keeps its name.
    fn row(&mut self, line: &Span, span: Span, format: &str) -> usize {
        let end = foreign_line::row_end(self.text, line.start);
        self.block = Block { header: span.clone(), ..Block::default() };
        let message = format!("the row is {format}, not TOML");
        let label = format!("expected TOML, found {format}");
        self.report(Diagnostic::at(rules::FOREIGN_FORMAT, span.clone(), message, label).help(ROW_IN_TOML));
        if let Some(name) = foreign_line::name(&self.text[line.start..end]) {
            self.insert(&format!("[[code]]\nname = \"{name}\"\n"), span.start);
        } else {
            self.block.is_dropped = true;
            self.diagnostics.poison(Poison::Definitions);
        }
        end
    }

    /// Reports a header in another form, if the keys below it are those of its block.
    fn foreign_header(&mut self, line: &Span, span: Span, name: &str) -> Option<usize> {
        let missing = lost_header::above(self.text, line.end, &self.block.kind, &self.block.keys)?;
        let header = missing.header();
        if header.trim_matches(['[', ']']) != name {
            return None;
        }
        let message = format!("invalid header `{}`", escape(&self.text[span.clone()]));
        self.diagnostics.push(
            Diagnostic::at(rules::INVALID_HEADER, span.clone(), message, format!("expected `{header}`"))
                .help(format!("write `{header}`")),
        );
        self.block = Block { header: span.clone(), kind: name.to_owned(), ..Block::default() };
        self.insert(&format!("{header}\n"), span.start);
        Some(line.end)
    }
}
