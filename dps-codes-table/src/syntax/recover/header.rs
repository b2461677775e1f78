//! Reads headers: valid ones, invalid ones as what they stand for, and those that are missing.

use super::super::header::{Header, METADATA, opens_extension};
use super::super::lost_header::{self, Missing};
use super::super::{explain, parser_error, scan};
use super::{Block, Recovery};
use crate::diagnostic::{Diagnostic, Poison, Span};
use crate::escape::escape;
use crate::rules;

impl Recovery<'_, '_> {
    /// Starts a block. Returns the start of the next statement.
    pub(super) fn header(&mut self, line: Span) -> usize {
        let written = &self.text[line.clone()];
        let indent = written.len() - written.trim_start().len();
        let span = line.start + indent..line.start + written.trim_end().len();
        let is_repeated = self.is_header_only(line.start, written);
        self.block = Block { header: span.clone(), ..Block::default() };
        let too_deep = scan::may_be_deep(written);
        let parser_error = if too_deep { None } else { parser_error::first(self.text, line.clone()) };
        if parser_error.is_none() && !too_deep && self.other_form(&line, &span) {
            return line.end;
        }
        let Some(header) = Header::read(written).filter(|_| !too_deep) else {
            match parser_error {
                _ if too_deep => self.report(explain::too_deep(span.start)),
                Some(parser_error) => self.report(explain::explain(self.text, &parser_error)),
                None => {
                    if opens_extension(written) {
                        METADATA.clone_into(&mut self.block.kind);
                    }
                    self.keep(line.clone());
                    return line.end;
                }
            }
            self.block.is_dropped = true;
            self.diagnostics.poison(Poison::Definitions);
            return line.end;
        };
        if is_repeated {
            let message = format!("header `{}` stands twice", escape(written.trim()));
            self.diagnostics.push(
                Diagnostic::at(rules::DUPLICATE_TABLE, span.clone(), message, "the block above has no keys")
                    .help("remove it"),
            );
            header.path.split('.').next().unwrap_or_default().clone_into(&mut self.block.kind);
            return line.end;
        }
        if parser_error.is_none() && !header.is_list {
            if let Some(first) = self.headers.get(&header.path) {
                let message = format!("duplicate table `[{}]`", header.path);
                self.diagnostics.push(
                    Diagnostic::at(rules::DUPLICATE_TABLE, span, message, "defined again here")
                        .clashes_with(first.clone(), "first defined here"),
                );
                self.diagnostics.poison(match header.path.split('.').next() {
                    Some("action") => Poison::Actions,
                    Some("column") => Poison::ColumnKeys,
                    _ => Poison::Definitions,
                });
                self.block.is_dropped = true;
                return line.end;
            }
        }
        self.headers.insert(header.path.clone(), span.clone());
        header.path.split('.').next().unwrap_or_default().clone_into(&mut self.block.kind);
        let right = header.repaired();
        match parser_error {
            Some(parser_error) if !header.is_bare() => {
                self.report(explain::explain(self.text, &parser_error).help(format!("write `{right}`")));
            }
            None if header.is_right() => {
                self.keep(line.clone());
                return line.end;
            }
            _ => {
                let (message, label) = header.wrong_brackets();
                self.diagnostics.push(
                    Diagnostic::at(rules::INVALID_HEADER, span.clone(), message, label)
                        .help(format!("write `{right}`")),
                );
            }
        }
        self.repaired.map.anchor(self.repaired.text.len(), span.start);
        self.repaired.text.push_str(&right);
        self.repaired.map.anchor(self.repaired.text.len(), span.end);
        self.repaired.text.push('\n');
        self.repaired.map.anchor(self.repaired.text.len(), line.end);
        line.end
    }

    /// Returns `true` if the header of the current block is missing, with the name in it.
    pub(super) fn is_unnamed(&self) -> bool {
        let Block { header, kind, is_dropped, .. } = &self.block;
        *is_dropped && !kind.is_empty() && !self.text[header.clone()].starts_with('[')
    }

    /// Returns `true` if the header at `at` is that of the current block, which has no keys.
    fn is_header_only(&self, at: usize, written: &str) -> bool {
        let Block { header, keys, is_broken, is_dropped, .. } = &self.block;
        let between = self.text.get(header.end..at).unwrap_or_default();
        let is_blank = keys.is_empty() && !is_broken && !is_dropped && !header.is_empty();
        is_blank && self.text[header.clone()] == *written.trim() && between.trim().is_empty()
    }

    /// Reports a missing header, and inserts it before the statement at `at`.
    pub(super) fn insert_header(&mut self, missing: Missing, at: usize) {
        let header = missing.header();
        let line = &self.text[at..scan::line_end(self.text, at)];
        let start = at + line.len() - line.trim_start().len();
        let span = start..at + line.trim_end().len();
        self.diagnostics.push(
            Diagnostic::at(
                rules::MISSING_HEADER,
                span.clone(),
                format!("missing header `{header}`"),
                "starts another block",
            )
            .help(format!("write `{header}` on a line above")),
        );
        self.block = Block { header: span, ..Block::default() };
        let kind = header.trim_matches(['[', ']']);
        kind.split('.').next().unwrap_or_default().clone_into(&mut self.block.kind);
        let lost = match missing {
            Missing::Known(_) => return self.insert(&format!("{header}\n"), start),
            Missing::Action => Poison::Actions,
            Missing::Column => Poison::ColumnKeys,
        };
        self.block.is_dropped = true;
        self.diagnostics.poison(lost);
    }

    /// Reads a header such as `[code.NotFound]` or `[[action]]` as the one that is meant, and reports the first one of each
    /// kind. Returns `false` for any other header.
    fn other_form(&mut self, line: &Span, span: &Span) -> bool {
        let written = &self.text[line.clone()];
        let Some((kind, name)) = Header::of_other_form(written) else {
            return false;
        };
        let name_below = lost_header::text_below(self.text, line.end, "name");
        let (form, repaired, with) = if name.is_empty() {
            if name_below.is_none() && !written.trim_start().starts_with("[[") {
                return false;
            }
            let repaired = name_below.map(|name| format!("[{kind}.\"{name}\"]\n"));
            (format!("[{kind}.NAME]"), repaired, ", without the key `name`".to_owned())
        } else {
            let header = format!("[[{kind}]]");
            let key = lost_header::key_of_name(self.text, line.end, kind, name);
            let with = key.as_ref().map(|key| format!(", and `{}` below it", escape(key))).unwrap_or_default();
            let repaired = key.map_or_else(|| format!("{header}\n"), |key| format!("{header}\n{key}\n"));
            (header, Some(repaired), with)
        };
        if self.other_forms.insert(kind) {
            let message = format!("invalid header `{}`", escape(&self.text[span.clone()]));
            let help = format!("write `{form}`{with}");
            let label = format!("expected `{form}`");
            self.diagnostics.push(Diagnostic::at(rules::INVALID_HEADER, span.clone(), message, label).help(help));
        }
        kind.clone_into(&mut self.block.kind);
        if let Some(repaired) = repaired {
            self.insert(&repaired, span.start);
        } else {
            self.block.is_dropped = true;
            self.diagnostics.poison(Poison::Definitions);
        }
        self.block.moved = name.is_empty().then_some("name");
        true
    }
}
