//! Finds keys that are set twice in a block.

use super::super::expected::Expected;
use super::super::{header, lost_header, parser_error, remedy, scan};
use super::Recovery;
use crate::diagnostic::{Diagnostic, Poison, Span};
use crate::escape::escape;
use crate::rules;

impl Recovery<'_, '_> {
    /// Reports a duplicate key. Returns `true` if the key is one.
    pub(super) fn is_twice(&mut self, statement: Span) -> bool {
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
            let diagnostic = Diagnostic::at(rules::DUPLICATE_KEY, span.clone(), message, "set again here")
                .clashes_with(first.clone(), "first set here");
            let strings = || Some((self.string_of(&first)?, self.string_of(&span)?));
            let list = strings().filter(|_| Expected::of(&name) == Expected::Strings);
            if let Some((one, other)) = &list {
                let array = remedy::array(&format!("{}, {}", &self.text[one.clone()], &self.text[other.clone()]));
                self.diagnostics.push(diagnostic.help(format!("write an array: `{name} = {array}`")));
                self.diagnostics.poison(Poison::At(one.start));
            } else {
                self.diagnostics.push(diagnostic);
            }
        }
        true
    }

    /// Reports a plain value of the root under the name of a block. Returns `true` if the key is one.
    pub(super) fn is_named_like_block(&mut self, statement: Span) -> bool {
        let written = &self.text[statement.clone()];
        let key = lost_header::key(written).filter(|_| self.block.kind.is_empty() && self.block.header.is_empty());
        let Some((key, is_list)) = key.and_then(|key| Some((key, header::is_list(key)?))) else {
            return false;
        };
        let start = statement.start + written.len() - written.trim_start().len();
        let span = start..start + key.len();
        let value = self.text[span.end..].trim_start().strip_prefix('=').map(str::trim_start);
        if value.is_none_or(|value| value.starts_with(['[', '{'])) {
            return false;
        }
        let help = match (key, is_list) {
            ("code", _) => "`code` is a key of rows: write it below the header `[[code]]`".to_owned(),
            ("action" | "column", _) => format!("write `[{key}.NAME]`, and the keys of the block below it"),
            (_, true) => format!("write `[[{key}]]`, and the keys of the block below it"),
            (_, false) => format!("write `[{key}]`, and the keys of the block below it"),
        };
        let message = format!("unknown key `{key}` in the root of the table");
        self.diagnostics.push(Diagnostic::at(rules::UNKNOWN_KEY, span, message, "the name of a block").help(help));
        true
    }

    /// Reports a key whose value is on the lines below it, and keeps both. Returns the end of the value.
    pub(super) fn value_below(&mut self, line: Span) -> Option<usize> {
        let written = self.text[line.clone()].trim_end();
        let key = lost_header::key(written).filter(|_| written.ends_with('='))?;
        let rest = &self.text[line.end..];
        let value = rest.trim_start_matches([' ', '\t', '\r']);
        // A header has no quotes or braces.
        let is_array = value.strip_prefix('[').is_some_and(|items| {
            let items = items.trim_start_matches([' ', '\t', '\r']);
            items.starts_with(['"', '\'', '{', '\n', '#'])
        });
        let is_string = value.starts_with(['"', '\'']) && Expected::of(key) != Expected::Strings;
        if !(is_array || is_string || value.starts_with('{')) {
            return None;
        }
        let end = scan::statement(self.text, line.end).end;
        let value = self.text[line.end..end].trim();
        let joined = format!("{written} {value}\n");
        if parser_error::first(&joined, 0..joined.len()).is_some() {
            return None;
        }
        let at = line.start + written.len();
        let help = match remedy::value(value) {
            Some(value) => format!("write both on one line: `{} {value}`", escape(written.trim_start())),
            None => "a value starts on the line of its key".to_owned(),
        };
        self.report(
            Diagnostic::at(rules::MISSING_VALUE, at..at, format!("missing value of `{key}`"), "expected a value")
                .help(help),
        );
        let start = line.end + self.text[line.end..].len() - self.text[line.end..].trim_start().len();
        if self.block.is_dropped || self.is_twice(line.start..end) {
            return Some(end);
        }
        self.diagnostics.poison(Poison::Within(line.start..end));
        self.keep(line.start..at);
        self.insert(" ", at..at);
        self.keep(start..end);
        Some(end)
    }

    /// Returns the span of the value of a key, if it is a string on one line.
    fn string_of(&self, key: &Span) -> Option<Span> {
        let rest = self.text[key.end..].lines().next()?;
        let value = rest.trim_start().strip_prefix('=')?.trim();
        let start = key.end + rest.find(value).filter(|_| value.starts_with('"') && value.ends_with('"'))?;
        Some(start..start + value.len())
    }
}
