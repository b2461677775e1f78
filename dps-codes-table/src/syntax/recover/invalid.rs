//! Keeps what can be read of an invalid statement, and poisons what it leaves unknown.

use super::super::{repair, scan};
use super::{Recovery, Repaired};
use crate::diagnostic::{Poison, Span};

impl Recovery<'_, '_> {
    /// Keeps the repaired forms of a statement, and of further ones on its line. They have been reported already, so they
    /// are poisoned.
    pub(super) fn repair(&mut self, statement: Span) {
        let end = scan::value_end(self.text, &statement);
        let written = &self.text[statement.start..end];
        let parts = repair::parts(written);
        for (index, part) in parts.iter().enumerate() {
            let next = parts.get(index + 1).map_or(statement.end, |next| statement.start + next.start);
            let part_span = statement.start + part.start..next;
            self.repair_part(&written[part.clone()], part_span);
        }
    }

    pub(super) fn repair_part(&mut self, written: &str, span: Span) {
        let Some(repaired) = repair::repaired(written) else {
            return;
        };
        let key = repaired.split('=').next().unwrap_or_default().trim().to_owned();
        if self.block.is_dropped || self.block.keys.contains_key(&key) {
            return;
        }
        self.block.keys.insert(key, span.clone());
        // At the end of the source, a value that the repair adds starts there.
        let end = span.end + usize::from(span.end == self.text.len());
        self.diagnostics.poison(Poison::Within(span.start..end));
        let indent = written.len() - written.trim_start().len();
        let Repaired { text, map } = &mut self.repaired;
        map.anchor(text.len(), span.start + indent);
        text.push_str(&repaired);
        map.anchor(text.len(), span.end);
        text.push('\n');
    }

    /// Poisons the table of an invalid statement with a dotted key: a key that it lacks may be the one that is invalid.
    pub(super) fn poison_table(&mut self, at: usize) {
        let line = self.text[at..].trim_start();
        let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
        let (name, rest) = line.split_at(line.find(|c| !is_name(c)).unwrap_or(line.len()));
        if name.is_empty() || !rest.starts_with('.') {
            return;
        }
        let first = self.block.tables.get(name).map(|first| Poison::At(first.start));
        self.diagnostics.poison_all(first);
        self.block.broken_table = Some(name.to_owned());
    }
}
