//! What a header opens, even if its brackets are wrong.

use crate::cost;

/// The blocks of a table that are written `[[…]]`.
const LISTS: [&str; 3] = ["class", "code", "symptom"];
/// Those that are written `[…]`, with the number of names that may follow.
const TABLES: [(&str, std::ops::RangeInclusive<usize>); 3] = [("catalog", 0..=1), ("column", 1..=1), ("action", 1..=1)];

/// Whether blocks of this name are written `[[…]]`, if there are such blocks.
pub(super) fn is_list(name: &str) -> Option<bool> {
    let is_list = LISTS.contains(&name);
    (is_list || TABLES.iter().any(|(table, _)| *table == name)).then_some(is_list)
}

/// Whether a line is the header of a block, and nothing else.
pub(super) fn opens_block(line: &str) -> bool {
    Header::read(line).is_some_and(|header| header.repaired() == line.trim())
}

/// The header of a block that tables of codes have.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Header {
    /// What stands in the brackets.
    pub(super) path: String,
    /// Whether it should have two brackets on each side.
    pub(super) is_list: bool,
    /// Brackets as written, in front.
    brackets: usize,
}

impl Header {
    /// Reads a line that has a bracket too few or too many, or none at all; `None` if its name says nothing.
    pub(super) fn read(line: &str) -> Option<Self> {
        cost::add(line.len());
        let line = line.trim();
        let inner = line.trim_start_matches('[');
        let brackets = line.len() - inner.len();
        let inner = inner.trim_start();
        let is_name = |c: char| c.is_ascii_alphanumeric() || "_-.\"".contains(c);
        let path = &inner[..inner.find(|c| !is_name(c)).unwrap_or(inner.len())];
        let behind = inner[path.len()..].trim_start();
        if !(behind.is_empty() || behind.starts_with([']', '#'])) {
            return None;
        }
        let mut names = path.split('.');
        let first = names.next()?;
        let rest = names.filter(|name| !name.is_empty()).count();
        let is_list = LISTS.contains(&first) && rest == 0;
        let is_table = TABLES.iter().any(|(name, count)| *name == first && count.contains(&rest));
        let is_sound = !path.ends_with('.') && path.matches('"').count() % 2 == 0;
        ((is_list || is_table) && is_sound).then(|| Self { path: path.to_owned(), is_list, brackets })
    }

    /// The header as it should be.
    pub(super) fn repaired(&self) -> String {
        if self.is_list { format!("[[{}]]", self.path) } else { format!("[{}]", self.path) }
    }

    /// Whether the number of brackets in front is right.
    pub(super) fn is_right(&self) -> bool {
        self.brackets == if self.is_list { 2 } else { 1 }
    }

    /// Whether it has no bracket in front.
    pub(super) fn is_bare(&self) -> bool {
        self.brackets == 0
    }

    /// Message and label for a header that has one bracket too many, or too few.
    pub(super) fn wrong_brackets(&self) -> (String, &'static str) {
        let path = &self.path;
        if self.is_bare() {
            (format!("the header `{path}` has no opening bracket"), "it opens a block")
        } else if self.is_list {
            (format!("a `{path}` has two brackets on each side"), "one bracket is not enough")
        } else {
            (format!("`{path}` has one bracket on each side"), "one bracket is enough")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_meant_is_known_by_its_name() {
        for (written, repaired) in [
            ("[[code]]", "[[code]]"),
            ("[[code]", "[[code]]"),
            ("[code]]", "[[code]]"),
            ("[code # x", "[[code]]"),
            ("[[action.Wait]]", "[action.Wait]"),
            ("[ catalog", "[catalog]"),
            ("action.Wait]", "[action.Wait]"),
            ("action.Wait", "[action.Wait]"),
            ("code # x", "[[code]]"),
            ("[catalog.types", "[catalog.types]"),
        ] {
            assert_eq!(Header::read(written).map(|header| header.repaired()).as_deref(), Some(repaired), "{written}");
        }
        for written in [
            "[]",
            "[",
            "[x]",
            "[code.x]",
            "[action]",
            "[action.]",
            "[[code x]]",
            "[code, 1]",
            "[1, 2]",
            "codes",
            "code = [1]",
            "code 1",
            "column",
        ] {
            assert_eq!(Header::read(written), None, "{written}");
        }
    }
}
