//! Reads headers: valid ones, and invalid ones as the blocks that are meant.

use super::super::header::{self, Header, METADATA, opens_extension};
use super::super::parser_error::{self, ParserError};
use super::super::{explain, lost_header, named_block, scan};
use super::{Block, Recovery};
use crate::diagnostic::{Diagnostic, Poison, Span};
use crate::escape::escape;
use crate::model::CodeType;
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
        let plain = if parser_error.is_none() && !too_deep { header::plain(written) } else { None };
        if plain.as_deref().is_some_and(|plain| self.is_within_catalog(plain, &span)) {
            return line.end;
        }
        if let Some(part) = plain.as_deref().filter(|plain| header::is_part_of_block(plain)) {
            if self.is_above_its_block(part, &span) {
                return line.end;
            }
            METADATA.clone_into(&mut self.block.kind);
            self.keep(line.clone());
            return line.end;
        }
        if parser_error.is_none() && !too_deep && self.other_form(&line, &span) {
            return line.end;
        }
        let written = plain.as_deref().unwrap_or(written);
        let meant = || parser_error.as_ref().and_then(|_| Header::of_other_notation(written));
        let Some(header) = Header::read(written).or_else(meant).filter(|_| !too_deep) else {
            match parser_error {
                _ if too_deep => self.report(explain::too_deep(span.start)),
                Some(parser_error) => self.report(explain::explain(self.text, &parser_error, &self.declared)),
                None => {
                    // No header is missing below a name that other programs read, or that is reported as unknown.
                    let meant = Header::of_other_notation(written).filter(|_| !opens_extension(written));
                    meant.as_ref().map_or(METADATA, Header::kind).clone_into(&mut self.block.kind);
                    self.keep(line.clone());
                    return line.end;
                }
            }
            match lost_header::of_keys(self.text, line.end) {
                Some(missing) => self.start_missing(missing, span),
                None if opens_extension(written) => self.drop_block(Poison::Uses),
                None => self.drop_block(Poison::Definitions),
            }
            return line.end;
        };
        if is_repeated {
            let message = format!("duplicate header `{}`", escape(written.trim()));
            self.diagnostics.push(
                Diagnostic::at(rules::DUPLICATE_TABLE, span.clone(), message, "the block above has no keys")
                    .help("remove it"),
            );
            header.kind().clone_into(&mut self.block.kind);
            return line.end;
        }
        if let Some(first) = self.headers.get(&header.path).cloned().filter(|_| !header.is_list) {
            self.second(&header, parser_error.as_ref(), [first, span], line.end);
            return line.end;
        }
        self.headers.insert(header.path.clone(), span.clone());
        header.kind().clone_into(&mut self.block.kind);
        let right = header.repaired();
        match parser_error {
            Some(parser_error) if !header.is_bare() => {
                let has_key = self.text[span.clone()].contains('=');
                let keys = if has_key { ", and each key on a line of its own below it" } else { "" };
                self.report(
                    explain::explain(self.text, &parser_error, &self.declared).help(format!("write `{right}`{keys}")),
                );
                // Its name may be another one.
                self.diagnostics.poison(Poison::Within(span.clone()));
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

    /// Reports the second header of a table, perhaps an invalid one, and reads the keys from `end` on as those of another one.
    fn second(&mut self, header: &Header, parser_error: Option<&ParserError>, [first, span]: [Span; 2], end: usize) {
        let path = &header.path;
        let are_halves = lost_header::are_halves(self.text, first.end, end);
        let diagnostic = match parser_error {
            Some(_) if header.is_bare() => {
                let (message, label) = header.wrong_brackets();
                Diagnostic::at(rules::INVALID_HEADER, span.clone(), message, label)
            }
            Some(parser_error) => explain::explain(self.text, parser_error, &self.declared),
            None => {
                let message = format!("duplicate table `[{path}]`");
                Diagnostic::at(rules::DUPLICATE_TABLE, span.clone(), message, "defined again here")
            }
        };
        let diagnostic = diagnostic.clashes_with(first.clone(), "first defined here");
        if are_halves {
            self.diagnostics.push(diagnostic.help(format!("move these keys below the first `[{path}]`")));
            self.diagnostics.poison_all([Poison::At(first.start), Poison::Definitions]);
            self.drop_block(Poison::Uses);
            return;
        }
        let help = parser_error.map(|_| match path.split_once('.') {
            Some((kind @ ("action" | "column"), _)) => format!("write `[{kind}.NAME]`, with a name of its own"),
            _ => format!("remove it, and set each key once below the first `[{path}]`"),
        });
        self.diagnostics.push(diagnostic.maybe_help(help));
        self.start_again(header, span);
    }

    /// Reports a header such as `[catalog.action.Wait]`, and reads it without `catalog`.
    fn is_within_catalog(&mut self, plain: &str, span: &Span) -> bool {
        let inner = plain.strip_prefix("[catalog.").and_then(|inner| Header::read(&format!("[{inner}")));
        let Some(header) = inner.filter(|header| ["action", "column"].contains(&header.kind())) else {
            return false;
        };
        let right = header.repaired();
        let message = format!("invalid header `{plain}`");
        self.diagnostics.push(
            Diagnostic::at(rules::INVALID_HEADER, span.clone(), message, format!("expected `{right}`"))
                .help(format!("write `{right}`")),
        );
        self.start(&header, span.clone());
        true
    }

    /// Reports a header such as `[code.in]` above the first `[[code]]`, and leaves out the keys below it.
    fn is_above_its_block(&mut self, part: &str, span: &Span) -> bool {
        let kind = part.trim_start_matches('[').split('.').next().unwrap_or_default();
        let is_above = header::is_list(kind) == Some(true) && !self.headers.contains_key(kind);
        if !is_above || self.diagnostics.is_poisoned(&Poison::Definitions) {
            return false;
        }
        let message = format!("header `{part}` above the first `[[{kind}]]`");
        let help = format!("move it below the `[[{kind}]]` that it belongs to");
        self.diagnostics
            .push(Diagnostic::at(rules::INVALID_HEADER, span.clone(), message, "part of no block").help(help));
        self.drop_block(Poison::Uses);
        true
    }

    /// Returns `true` if the header at `at` is that of the current block, which has no keys.
    fn is_header_only(&self, at: usize, written: &str) -> bool {
        let Block { header, keys, is_dropped, .. } = &self.block;
        let is_broken = self.diagnostics.is_poisoned(&Poison::At(header.start));
        let between = self.text.get(header.end..at).unwrap_or_default();
        let is_blank = keys.is_empty() && !is_broken && !is_dropped && !header.is_empty();
        is_blank && self.text[header.clone()] == *written.trim() && between.trim().is_empty()
    }

    /// Reads a header such as `[code.NotFound]` or `[[action]]` as the one that is meant, and reports the first one of each
    /// kind. Returns `false` for any other header.
    fn other_form(&mut self, line: &Span, span: &Span) -> bool {
        let written = &self.text[line.clone()];
        let named_row = || named_block::name_of_row(self.text, line.clone()).map(|name| ("code", name));
        let Some((kind, name)) = Header::of_other_form(written).or_else(named_row) else {
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
            let is_string = self.declared.codes == Some(CodeType::String);
            let numbers = if kind == "code" && !is_string { named_block::several_numbers(name) } else { Vec::new() };
            let key = match numbers.first() {
                Some(first) => Some(format!("number = {first}")),
                None => named_block::key_of_name(self.text, line.end, (kind, name), is_string),
            };
            let with = if numbers.is_empty() {
                key.as_ref().map(|key| format!(", and `{}` below it", escape(key))).unwrap_or_default()
            } else {
                let numbers: Vec<_> = numbers.iter().map(|number| format!("`number = {number}`")).collect();
                format!(" for each number: {}", numbers.join(", "))
            };
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
            self.insert(&repaired, span.clone());
        } else {
            self.drop_block(Poison::Definitions);
        }
        self.block.moved = name.is_empty().then_some("name");
        true
    }
}
