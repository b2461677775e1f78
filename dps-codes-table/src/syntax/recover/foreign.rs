//! Reads lines of another format as the TOML that they mean.

use super::super::foreign::ROW_IN_TOML;
use super::super::foreign_line::{self, ForeignLine};
use super::super::header::Header;
use super::super::{explain, lost_header, parser_error, remedy};
use super::{Block, Recovery};
use crate::diagnostic::{Diagnostic, Poison, Span};
use crate::escape::escape;
use crate::rules;

/// Returns the header behind the sign of a comment in another language, if the next line is not a comment too.
fn header_in_comment(line: &str, below: &str) -> Option<Header> {
    let sign = ["//", "--", ";"].into_iter().find(|sign| line.trim_start().starts_with(sign))?;
    let rest = line.trim_start().trim_start_matches(sign).trim_start();
    let goes_on = below
        .lines()
        .find(|line| !line.trim().is_empty())
        .is_some_and(|line| !line.trim_start().starts_with(sign) && !line.trim_start().starts_with('['));
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
        let opens = written.trim_end().ends_with('=') && explain::nested(self.text, span.end).is_some();
        self.block.nested = (opens || written.trim_end().ends_with(':')).then_some(indent);
        if let Some(header) = header_in_comment(written, &self.text[line.end..]).filter(|_| !self.block.is_open) {
            self.commented_header(&header, span);
            return Some(line.end);
        }
        let meant = Header::of_other_notation(written);
        if let Some(header) = meant.filter(|header| self.is_opened_by(header, written, line.end)) {
            let message = format!("invalid header `{}`", escape(&self.text[span.clone()]));
            let right = header.repaired();
            self.diagnostics.push(
                Diagnostic::at(rules::INVALID_HEADER, span.clone(), message, format!("expected `{right}`"))
                    .help(format!("write `{right}`")),
            );
            let has_brace = written.trim_end().ends_with('{');
            self.start(&header, span);
            self.block.has_brace = has_brace;
            return Some(line.end);
        }
        if self.is_empty_in_patch(&line) {
            return Some(self.patch(line, span));
        }
        match ForeignLine::of(written).filter(|_| !self.block.is_open)? {
            ForeignLine::Patch => Some(self.patch(line, span)),
            ForeignLine::Row(_) if self.is_key_of_row(&line) => Some(self.key_of_yaml(line, span)),
            ForeignLine::Row(format) => Some(self.row(&line, span, format)),
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
        self.start(header, span);
    }

    /// Returns `true` if keys follow a header in another notation, which is not a key of the current block itself.
    fn is_opened_by(&self, header: &Header, written: &str, end: usize) -> bool {
        let Block { kind, keys, is_open, .. } = &self.block;
        let has_key = ["catalog", "code"].contains(&kind.as_str()) && !keys.contains_key("code");
        let may_be_key = header.path == "code" && has_key && written.trim_start().starts_with("code");
        let is_confirmed = || !may_be_key || lost_header::above(self.text, end, kind, keys).is_some();
        !is_open && lost_header::is_statement(self.text, end) && is_confirmed()
    }

    /// Returns `true` for a line of a patch that adds an empty line or a comment.
    fn is_empty_in_patch(&self, line: &Span) -> bool {
        let added = self.text[line.clone()].trim_end().strip_prefix('+');
        let is_inside = self.patch_end == Some(line.start) || self.text[line.end..].starts_with('+');
        is_inside && added.is_some_and(|added| added.is_empty() || added.starts_with('#'))
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
        if self.text[line.clone()].starts_with("+[") {
            return self.header(statement);
        }
        let is_new = self.text[line].starts_with('+') && parser_error::first(self.text, statement.clone()).is_none();
        if is_new && !self.block.is_dropped && !self.is_twice(statement.clone()) {
            self.keep(statement.clone());
        }
        statement.end
    }

    /// Returns `true` if a line of YAML is a key that the current block lacks, not the start of a row.
    fn is_key_of_row(&self, line: &Span) -> bool {
        let Block { kind, keys, .. } = &self.block;
        let item = foreign_line::item(&self.text[line.clone()]);
        let is_new = item.is_some_and(|(key, _)| !keys.contains_key(key));
        !kind.is_empty() && !keys.is_empty() && is_new && foreign_line::row_end(self.text, line.start) == line.end
    }

    /// Reports a key that is written as an item of YAML, and keeps it.
    fn key_of_yaml(&mut self, line: Span, span: Span) -> usize {
        if let Some((key, value)) = foreign_line::item(&self.text[line.clone()]) {
            let message = format!("the key `{}` is YAML, not TOML", escape(key));
            let value_in_toml = remedy::assigned(value.trim()).unwrap_or_else(|| "…".to_owned());
            let help = format!("write `{} = {value_in_toml}`", escape(key));
            let label = "expected TOML, found YAML";
            self.report(Diagnostic::at(rules::FOREIGN_FORMAT, span, message, label).help(help));
            self.repair_part(&format!("{key} = {value}"), line.clone());
        }
        line.end
    }

    /// Reports a row, and keeps its name.
    fn row(&mut self, line: &Span, span: Span, format: &str) -> usize {
        let end = foreign_line::row_end(self.text, line.start);
        self.block = Block { header: span.clone(), ..Block::default() };
        let message = format!("the row is {format}, not TOML");
        let label = format!("expected TOML, found {format}");
        self.report(Diagnostic::at(rules::FOREIGN_FORMAT, span.clone(), message, label).help(ROW_IN_TOML));
        if let Some(name) = foreign_line::name(&self.text[line.start..end]) {
            self.insert(&format!("[[code]]\nname = \"{name}\"\n"), span);
        } else {
            self.block.is_dropped = true;
            self.diagnostics.poison(Poison::Definitions);
        }
        end
    }
}
