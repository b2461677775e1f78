//! Starts blocks whose headers are missing or invalid.

use super::super::header::Header;
use super::super::lost_header::Missing;
use super::super::scan;
use super::{Block, Recovery};
use crate::diagnostic::{Diagnostic, Poison, Span};
use crate::escape::escape;
use crate::rules;

impl Recovery<'_, '_> {
    /// Starts a block with the header that is meant at `span`.
    pub(super) fn start(&mut self, header: &Header, span: Span) {
        if !header.is_list && self.headers.contains_key(&header.path) {
            self.start_again(header, span);
            return;
        }
        self.headers.insert(header.path.clone(), span.clone());
        self.insert(&format!("{}\n", header.repaired()), span.clone());
        self.block = Block { header: span, kind: header.kind().to_owned(), ..Block::default() };
    }

    /// Starts a second block of the same name, which may be meant as another one.
    pub(super) fn start_again(&mut self, header: &Header, span: Span) {
        match header.kind() {
            "action" => self.start_missing(Missing::Action, span),
            "column" => self.start_missing(Missing::Column, span),
            _ => self.drop_block(Poison::Definitions),
        }
    }

    /// Reports a missing header above the statement at `at`, and starts its block.
    pub(super) fn insert_header(&mut self, missing: Missing, at: usize) {
        let header = missing.header();
        let line = &self.text[at..scan::line_end(self.text, at)];
        let start = at + line.len() - line.trim_start().len();
        let span = start..at + line.trim_end().len();
        let message = format!("missing header `{header}`");
        self.diagnostics.push(
            Diagnostic::at(rules::MISSING_HEADER, span.clone(), message, "starts another block")
                .help(format!("write `{header}` on a line above")),
        );
        self.start_missing(missing, span);
    }

    /// Reports a key of `[catalog]` above its header, and leaves out the keys there.
    pub(super) fn above_catalog(&mut self, line: Span) -> usize {
        let written = &self.text[line.clone()];
        let key = written.split('=').next().unwrap_or_default();
        let span = line.start + key.len() - key.trim_start().len()..line.start + key.trim_end().len();
        let message = format!("key `{}` above the header `[catalog]`", escape(key.trim()));
        self.diagnostics.push(
            Diagnostic::at(rules::UNKNOWN_KEY, span, message, "not a key of the root of the table")
                .help("move it below `[catalog]`"),
        );
        self.drop_block(Poison::Definitions);
        scan::statement(self.text, line.start).end
    }

    /// Starts a block without its header. The keys of an action or a column are read under a placeholder for its name, which
    /// is unknown.
    pub(super) fn start_missing(&mut self, missing: Missing, span: Span) {
        let (kind, name, unknown) = match missing {
            Missing::Known(header) => (header.trim_matches(['[', ']']), String::new(), None),
            Missing::Action => ("action", format!(".UnnamedAction{}", span.start), Some(Poison::Actions)),
            Missing::Column => ("column", format!(".unnamed_column_{}", span.start), Some(Poison::ColumnKeys)),
        };
        let header = match missing {
            Missing::Known(header) => header.to_owned(),
            Missing::Action | Missing::Column => format!("[{kind}{name}]"),
        };
        if unknown.is_some() {
            self.diagnostics.poison(Poison::At(span.start));
        }
        self.diagnostics.poison_all(unknown);
        self.insert(&format!("{header}\n"), span.clone());
        self.block = Block { header: span, kind: kind.to_owned(), ..Block::default() };
    }

    /// Leaves out the keys of the current block, which define something unknown.
    pub(super) fn drop_block(&mut self, unknown: Poison) {
        self.block.is_dropped = true;
        self.diagnostics.poison(unknown);
    }
}
