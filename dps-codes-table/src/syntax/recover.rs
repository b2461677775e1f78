//! Recovers from syntax errors: parses statement by statement, and removes invalid ones.

use toml::de::DeTable;

use super::explain::{self, ParserError};
use super::header::Header;
use super::source_map::SourceMap;
use super::{repair, scan};
use crate::cost;
use crate::diagnostic::{Diagnostic, Diagnostics, Span};
use crate::escape::escape;
use crate::map::HashMap;
use crate::rules;

/// A source without its syntax errors.
#[derive(Default)]
pub(super) struct Repaired {
    pub(super) text: String,
    pub(super) map: SourceMap,
}

/// Reports the first syntax error of each block, and keeps everything else.
pub(super) fn repair_all(text: &str, diagnostics: &mut Diagnostics) -> Repaired {
    let mut recovery =
        Recovery { text, repaired: Repaired::default(), headers: HashMap::new(), block: Block::default(), diagnostics };
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
    /// Set after a syntax error: later ones may follow from it, and are not reported.
    is_broken: bool,
    /// Set if the header is invalid: all statements are removed.
    is_dropped: bool,
    keys: HashMap<String, Span>,
}

struct Recovery<'t, 'd> {
    text: &'t str,
    repaired: Repaired,
    /// The spans of `[…]` headers, each of which is valid once.
    headers: HashMap<String, Span>,
    block: Block,
    diagnostics: &'d mut Diagnostics,
}

impl Recovery<'_, '_> {
    fn keep(&mut self, part: Span) {
        self.repaired.map.anchor(self.repaired.text.len(), part.start);
        self.repaired.text.push_str(&self.text[part]);
    }

    fn report(&mut self, diagnostic: Diagnostic) {
        if !self.block.is_broken && !self.block.is_dropped {
            self.diagnostics.push(diagnostic);
        }
        self.block.is_broken = true;
        self.diagnostics.mark_incomplete(self.block.header.start);
    }

    /// Starts a block. Returns the start of the next statement.
    fn header(&mut self, line: Span) -> usize {
        let written = &self.text[line.clone()];
        let indent = written.len() - written.trim_start().len();
        let span = line.start + indent..line.start + written.trim_end().len();
        self.block = Block { header: span.clone(), ..Block::default() };
        let too_deep = scan::may_be_deep(written);
        let parser_error = if too_deep { None } else { parser_error(self.text, line.clone()) };
        let Some(header) = Header::read(written).filter(|_| !too_deep) else {
            match parser_error {
                _ if too_deep => self.report(explain::too_deep(span.start)),
                Some(parser_error) => self.report(explain::explain(self.text, &parser_error)),
                None => {
                    self.keep(line.clone());
                    return line.end;
                }
            }
            self.block.is_dropped = true;
            self.diagnostics.lose_names();
            return line.end;
        };
        if parser_error.is_none() && !header.is_list {
            if let Some(first) = self.headers.get(&header.path) {
                let message = format!("duplicate table `[{}]`", header.path);
                self.diagnostics.push(
                    Diagnostic::at(rules::DUPLICATE_TABLE, span, message, "defined again here")
                        .clashes_with(first.clone(), "first defined here"),
                );
                self.block.is_dropped = true;
                return line.end;
            }
        }
        self.headers.insert(header.path.clone(), span.clone());
        let right = header.repaired();
        match parser_error {
            Some(parser_error) if !header.is_bare() => {
                self.report(explain::explain(self.text, &parser_error).help(format!("write `{right}`")));
                // Only the header is invalid, not the statements below it.
                self.block.is_broken = false;
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

    /// Keeps or reports the statement at `at`. Returns the start of the next one.
    fn statement(&mut self, at: usize) -> usize {
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
        let parser_error = parser_error(self.text, at..end);
        let wrong = match (statement.open, parser_error) {
            (Some(open), Some(parser_error)) if parser_error.span.start < open => parser_error,
            (Some(open), _) => {
                self.report(explain::unclosed(self.text, open));
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
        self.report(explain::explain(self.text, &wrong));
        // An error in a line that looks like a statement: this statement is unterminated and contains it.
        let end = statement.next_start.filter(|&next| next <= wrong.span.start).unwrap_or(end);
        self.repair(at..end);
        end
    }

    /// Keeps the repaired form of a statement. It has been reported already, so it is muted.
    fn repair(&mut self, statement: Span) {
        let written = &self.text[statement.clone()];
        let Some(repaired) = repair::repaired(written) else {
            return;
        };
        let key = repaired.split('=').next().unwrap_or_default().trim().to_owned();
        if self.block.is_dropped || self.block.keys.contains_key(&key) {
            return;
        }
        self.block.keys.insert(key, statement.clone());
        self.diagnostics.mute(statement.clone());
        let indent = written.len() - written.trim_start().len();
        let Repaired { text, map } = &mut self.repaired;
        map.anchor(text.len(), statement.start + indent);
        text.push_str(&repaired);
        map.anchor(text.len(), statement.end);
        text.push('\n');
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
        let name: String = key.chars().filter(|c| !c.is_whitespace() && !"\"'".contains(*c)).collect();
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

/// Parses a part of the source. Returns the error of the parser.
fn parser_error(text: &str, part: Span) -> Option<ParserError> {
    cost::add(part.len());
    let error = DeTable::parse(text.get(part.clone())?).err()?;
    let span = error.span().unwrap_or_default();
    // The span may start or end within a character.
    let place = |at: usize| (0..=(part.start + at).min(text.len())).rev().find(|&at| text.is_char_boundary(at));
    Some(ParserError { span: place(span.start)?..place(span.end)?, message: error.message().to_owned() })
}
