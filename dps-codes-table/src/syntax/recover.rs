//! Recovers from syntax errors: parses statement by statement, and removes invalid ones.

mod foreign;
mod header;
mod invalid;
mod key;
mod start;

use super::declared::Declared;
use super::explain;
use super::lost_header;
use super::source_map::SourceMap;
use super::{conflict, line, parser_error, scan};
use crate::diagnostic::{Diagnostic, Diagnostics, Poison, Span};
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
        declared: Declared::read(text),
        patch_end: None,
        diagnostics,
    };
    let mut at = 0;
    if text.starts_with('\u{feff}') {
        at = '\u{feff}'.len_utf8();
        recovery.keep(0..at);
    }
    // Files with this mark that are joined.
    while text[at..].starts_with('\u{feff}') {
        recovery.report(explain::control_character(text, at));
        at += '\u{feff}'.len_utf8();
    }
    while at < text.len() {
        let line = at..scan::line_end(text, at);
        at = if line::is_header(&text[line.clone()]) { recovery.header(line) } else { recovery.statement(at) };
    }
    recovery.repaired
}

/// The state of the block that is being read.
#[derive(Default)]
struct Block {
    header: Span,
    /// The end of an invalid statement: the next line may be a part of it.
    broken_end: Option<usize>,
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
    /// `true` after a header with a brace, which another one closes.
    has_brace: bool,
}

struct Recovery<'t, 'd> {
    text: &'t str,
    repaired: Repaired,
    /// The spans of the first headers of each path. One of a table is valid once.
    headers: HashMap<String, Span>,
    block: Block,
    /// Kinds of blocks whose headers in another form have been reported.
    other_forms: HashSet<&'static str>,
    has_marker: bool,
    declared: Declared,
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
        // The root has no required keys.
        if !self.block.header.is_empty() {
            self.diagnostics.poison(Poison::At(self.block.header.start));
        }
    }

    /// Returns `true` if a line belongs to an invalid statement above, which has been reported.
    fn is_part(&self, at: usize, line: &str) -> bool {
        let follows = self.block.broken_end == Some(at) && !line::is_comment(line);
        (self.block.is_open || follows) && !line::looks_like_statement(line)
    }

    /// Keeps or reports the statement at `at`. Returns the start of the next one.
    fn statement(&mut self, at: usize) -> usize {
        let line = &self.text[at..scan::line_end(self.text, at)];
        if conflict::is_marker(line) {
            return self.marker(at..at + line.len());
        }
        if line.starts_with('\u{feff}') && line.trim_matches('\u{feff}').trim().is_empty() {
            self.report(explain::control_character(self.text, at));
            return at + line.len();
        }
        if !self.block.is_dropped {
            if let Some(missing) = lost_header::above(self.text, at, &self.block.kind, &self.block.keys) {
                if missing == lost_header::Missing::Known("[catalog]") && self.text[at..].contains("\n[catalog]") {
                    return self.above_catalog(at..at + line.len());
                }
                self.insert_header(missing, at);
            }
        }
        if self.block.has_brace && line.trim().trim_end_matches([',', ';']) == "}" {
            self.block.has_brace = false;
            return at + line.len();
        }
        if let Some(end) = self.value_below(at..at + line.len()) {
            return end;
        }
        if let Some(end) = self.foreign_line(at..at + line.len()) {
            return end;
        }
        let is_part = self.is_part(at, line);
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
                self.block.is_open |= !line::is_line_string(&self.text[open..]);
                self.repair(at..end);
                self.block.broken_end = Some(end);
                return end;
            }
            (None, Some(parser_error)) => parser_error,
            (None, None) => {
                // Paragraphs of a string may follow.
                if line.trim().is_empty() && self.block.broken_end == Some(at) {
                    self.block.broken_end = Some(end);
                }
                if !self.is_named_like_block(at..end) && !self.is_twice(at..end) && !self.block.is_dropped {
                    self.keep(at..end);
                }
                return end;
            }
        };
        // The bracket may close a value above.
        let rest = self.text[wrong.span.start..].lines().next().unwrap_or_default();
        let closes = self.block.is_open && (rest.starts_with([']', '}']) || rest.trim_end() == ",");
        if !is_part && !closes {
            if self.block.nested.is_some() && super::header::is_list(line.trim().trim_end_matches([':', ' '])).is_some()
            {
                // The definitions are on the lines below.
                self.diagnostics.poison(Poison::Definitions);
            }
            self.report(explain::explain(self.text, &wrong, &self.declared));
            self.poison_table(at);
        }
        self.block.is_open |= statement.next_start.is_some();
        // An error in a line that looks like a statement: this statement is unterminated and contains it.
        let end = statement.next_start.filter(|&next| next <= wrong.span.start).unwrap_or(end);
        self.repair(at..end);
        self.block.broken_end = Some(end);
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

    /// Adds text that is not in the source, and represents what is written there.
    fn insert(&mut self, text: &str, written: Span) {
        if let Some((kind, _)) = text.strip_prefix("[[").and_then(|header| header.split_once(']')) {
            self.headers.get_or_insert_with(kind.to_owned(), |_| written.start..written.start);
        }
        let Repaired { text: repaired, map } = &mut self.repaired;
        map.anchor_inserted(repaired.len(), written);
        repaired.push_str(text);
    }
}
