//! Recovers from syntax errors: parses statement by statement, and removes invalid ones.

mod foreign;
mod invalid;

use super::explain;
use super::header::{Header, METADATA, opens_extension};
use super::lost_header::{self, Missing};
use super::source_map::SourceMap;
use super::{conflict, parser_error, scan};
use crate::diagnostic::{Diagnostic, Diagnostics, Poison, Span};
use crate::escape::escape;
use crate::map::{HashMap, HashSet};
use crate::rules;

/// A source without its syntax errors.
#[derive(Default)]
pub(super) struct Repaired {
    pub(super) text: String,
    pub(super) map: SourceMap,
}

/// Reports all syntax errors, and keeps everything else.
pub(super) fn repair_all(text: &str, diagnostics: &mut Diagnostics) -> Repaired {
    let mut recovery = Recovery {
        text,
        repaired: Repaired::default(),
        headers: HashMap::new(),
        block: Block::default(),
        other_forms: HashSet::new(),
        has_marker: false,
        patch_end: None,
        diagnostics,
    };
    let mut at = 0;
    if text.starts_with('\u{feff}') {
        at = '\u{feff}'.len_utf8();
        recovery.keep(0..at);
    }
    while at < text.len() {
        let line = at..scan::line_end(text, at);
        at = if scan::is_header(&text[line.clone()]) { recovery.header(line) } else { recovery.statement(at) };
    }
    recovery.repaired
}

/// The state of the block that is being read.
#[derive(Default)]
struct Block {
    header: Span,
    /// Set after a syntax error: a line that does not look like a statement may be a part of the invalid one.
    is_broken: bool,
    /// Set after a value of several lines without its end, which may follow anywhere.
    is_open: bool,
    /// The first name of the header; empty at the root.
    kind: String,
    /// A key whose value is in the header already.
    moved: Option<&'static str>,
    /// Set if the header is invalid: all statements are removed.
    is_dropped: bool,
    keys: HashMap<String, Span>,
    /// The first dotted key of each table.
    tables: HashMap<String, Span>,
    /// The name of a table whose dotted keys have a syntax error.
    broken_table: Option<String>,
    /// The indent of the last line, if it ends with a colon.
    nested: Option<usize>,
}

struct Recovery<'t, 'd> {
    text: &'t str,
    repaired: Repaired,
    /// The spans of `[…]` headers, each of which is valid once.
    headers: HashMap<String, Span>,
    block: Block,
    /// Kinds of blocks whose headers in another form have been reported.
    other_forms: HashSet<&'static str>,
    has_marker: bool,
    /// The end of the last line of a patch.
    patch_end: Option<usize>,
    diagnostics: &'d mut Diagnostics,
}

impl Recovery<'_, '_> {
    fn keep(&mut self, part: Span) {
        self.repaired.map.anchor(self.repaired.text.len(), part.start);
        self.repaired.text.push_str(&self.text[part]);
    }

    fn report(&mut self, diagnostic: Diagnostic) {
        if !self.block.is_dropped {
            self.diagnostics.push(diagnostic);
        }
        self.block.is_broken = true;
        // The root has no required keys.
        if !self.block.header.is_empty() {
            self.diagnostics.poison(Poison::At(self.block.header.start));
        }
    }

    /// Starts a block. Returns the start of the next statement.
    fn header(&mut self, line: Span) -> usize {
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
    fn is_unnamed(&self) -> bool {
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

    /// Keeps or reports the statement at `at`. Returns the start of the next one.
    fn statement(&mut self, at: usize) -> usize {
        let line = &self.text[at..scan::line_end(self.text, at)];
        if conflict::is_marker(line) {
            return self.marker(at..at + line.len());
        }
        if !self.block.is_dropped || self.is_unnamed() {
            if let Some(missing) = lost_header::above(self.text, at, &self.block.kind, &self.block.keys) {
                self.insert_header(missing, at);
            }
        }
        if let Some(end) = self.foreign_line(at..at + line.len()) {
            return end;
        }
        let is_part = self.block.is_open || (self.block.is_broken && !scan::looks_like_statement(line));
        let mut statement = scan::statement(self.text, at);
        let mut end = statement.end;
        if let Some(next) = statement.next_start.filter(|_| statement.open.is_some()) {
            // An unterminated value ends before the next statement.
            end = next;
            statement = scan::statement(&self.text[..end], at);
        }
        if let Some(key) = statement.too_deep {
            self.report(explain::too_deep(key));
            return end;
        }
        let parser_error = parser_error::first(self.text, at..end);
        let wrong = match (statement.open, parser_error) {
            (Some(open), Some(parser_error)) if parser_error.span.start < open => parser_error,
            (Some(open), _) => {
                if !is_part {
                    self.report(explain::unclosed(self.text, open));
                }
                self.block.is_open |= !matches!(self.text.as_bytes()[open..], [b'"', next, ..] if next != b'"');
                self.repair(at..end);
                return end;
            }
            (None, Some(parser_error)) => parser_error,
            (None, None) => {
                if !self.is_twice(at..end) && !self.block.is_dropped {
                    self.keep(at..end);
                }
                return end;
            }
        };
        if !is_part {
            self.report(explain::explain(self.text, &wrong));
            self.poison_table(at);
        }
        self.block.is_open |= statement.next_start.is_some();
        // An error in a line that looks like a statement: this statement is unterminated and contains it.
        let end = statement.next_start.filter(|&next| next <= wrong.span.start).unwrap_or(end);
        self.repair(at..end);
        end
    }

    /// Reports the marker of a merge conflict without its other markers, the first one only.
    fn marker(&mut self, line: Span) -> usize {
        if !std::mem::replace(&mut self.has_marker, true) {
            let span = line.start..line.start + self.text[line.clone()].trim_end().len();
            self.diagnostics.push(
                Diagnostic::at(rules::MERGE_CONFLICT, span, "marker of a merge conflict", "left by `git`")
                    .help("remove the lines with `<<<<<<<`, `|||||||`, `=======` and `>>>>>>>`"),
            );
        }
        line.end
    }

    /// Reports a missing header, and inserts it before the statement at `at`.
    fn insert_header(&mut self, missing: Missing, at: usize) {
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

    /// Adds text that is not in the source, which stands for the place at `at`.
    fn insert(&mut self, text: &str, at: usize) {
        let Repaired { text: repaired, map } = &mut self.repaired;
        map.anchor(repaired.len(), at);
        repaired.push_str(text);
    }

    /// Reports a duplicate key. Returns `true` if the key is one.
    fn is_twice(&mut self, statement: Span) -> bool {
        let written = &self.text[statement.clone()];
        let trimmed = written.trim_start();
        let Some((key, _)) = trimmed.split_once('=').filter(|_| !trimmed.starts_with('#')) else {
            return false;
        };
        let start = statement.start + written.len() - trimmed.len();
        let key = key.trim_end();
        let span = start..start + key.len();
        if self.block.moved == Some(key) {
            return true;
        }
        let name: String = key.chars().filter(|c| !c.is_whitespace() && !"\"'".contains(*c)).collect();
        if let Some((table, _)) = name.split_once('.') {
            if self.block.broken_table.as_deref() == Some(table) {
                self.diagnostics.poison(Poison::At(span.start));
            }
            self.block.tables.get_or_insert_with(table.to_owned(), |_| span.clone());
        }
        let Some(first) = self.block.keys.get(&name).cloned() else {
            self.block.keys.insert(name, span);
            return false;
        };
        if !self.block.is_dropped {
            let message = format!("duplicate key `{}`", escape(&name));
            self.diagnostics.push(
                Diagnostic::at(rules::DUPLICATE_KEY, span, message, "set again here")
                    .clashes_with(first, "first set here"),
            );
        }
        true
    }
}
