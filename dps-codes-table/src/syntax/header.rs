//! `Header`: reads the header of a block, also with missing or extra brackets.

use toml::de::{DeTable, DeValue};

use crate::cost;

/// Blocks with a header `[[…]]`.
const LISTS: [&str; 3] = ["class", "code", "symptom"];
/// Blocks with a header `[…]`, and the number of further names in it.
const TABLES: [(&str, std::ops::RangeInclusive<usize>); 3] = [("catalog", 0..=1), ("column", 1..=1), ("action", 1..=1)];

/// The table for other programs, and the kind of every block for them: the compiler does not read it.
pub(super) const METADATA: &str = "metadata";
/// The prefix of keys that the compiler does not read.
pub(crate) const EXTENSION_PREFIX: &str = "x-";

/// Returns `true` for blocks with a header `[[…]]`. Returns `None` if there are no such blocks.
pub(super) fn is_list(name: &str) -> Option<bool> {
    let is_list = LISTS.contains(&name);
    (is_list || TABLES.iter().any(|(table, _)| *table == name)).then_some(is_list)
}

/// Returns a valid header without spaces, quotes and a comment. Returns `None` if it needs its quotes.
pub(super) fn plain(line: &str) -> Option<String> {
    let header = DeTable::parse(line).ok()?.into_inner();
    let (mut names, mut table) = (Vec::new(), &header);
    let (open, close) = loop {
        let (name, value) = table.iter().next()?;
        let is_plain = |c: char| c.is_ascii_alphanumeric() || "_-".contains(c);
        names.push(Some(name.get_ref().as_ref()).filter(|name: &&str| name.chars().all(is_plain))?);
        match value.get_ref() {
            DeValue::Array(_) => break ("[[", "]]"),
            DeValue::Table(inner) if inner.is_empty() => break ("[", "]"),
            DeValue::Table(inner) => table = inner,
            _ => return None,
        }
    };
    Some(format!("{open}{}{close}", names.join(".")))
}

/// Returns `true` for a valid header of a table in a block, such as `[code.in]`, `[action.Wait.fallback]` and
/// `[[catalog.phases]]`.
pub(super) fn is_part_of_block(plain: &str) -> bool {
    let path = plain.trim_matches(['[', ']']);
    let names: Vec<&str> = path.split('.').collect();
    match names[..] {
        ["catalog", "phases" | "actors" | "integrations"] => plain.starts_with("[["),
        ["code" | "class" | "symptom", "in" | "action", ..] => true,
        [kind, _, _, ..] => TABLES.iter().any(|(table, _)| *table == kind),
        _ => false,
    }
}

/// Returns the kind of block with this name, in any case, or in the plural.
fn kind_of(name: &str) -> Option<&'static str> {
    let name = name.to_lowercase();
    let kinds = LISTS.into_iter().chain(TABLES.into_iter().map(|(table, _)| table)).chain([METADATA]);
    kinds.into_iter().find(|kind| name.strip_prefix(kind).is_some_and(|ending| ["", "s", "es"].contains(&ending)))
}

/// Returns `true` if a line is a valid header of a block.
pub(super) fn opens_block(line: &str) -> bool {
    Header::read(line).is_some_and(|header| header.repaired() == line.trim())
}

/// Returns `true` for a header of `[metadata]`, of `[x-…]` or `[code.x-…]`, or below them. What follows is for other programs, whatever
/// its keys are.
pub(super) fn opens_extension(line: &str) -> bool {
    let path = line.trim().trim_start_matches('[').split(']').next().unwrap_or_default();
    let mut names = path.split('.').map(|name| name.trim().trim_matches(['"', '\'']));
    names.clone().next() == Some(METADATA) || names.any(|name| name.starts_with(EXTENSION_PREFIX))
}

/// The header of a known block.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Header {
    /// The names in the brackets.
    pub(super) path: String,
    /// `true` if two brackets are expected on each side.
    pub(super) is_list: bool,
    /// The number of opening brackets.
    brackets: usize,
}

impl Header {
    /// Parses a line with any number of brackets. Returns `None` if it does not name a block.
    pub(super) fn read(line: &str) -> Option<Self> {
        cost::add(line.len());
        let line = line.trim();
        let inner = line.trim_start_matches(['[', '{', '(', ' ', '\t']);
        let brackets = line[..line.len() - inner.len()].matches('[').count();
        let is_name = |c: char| c.is_ascii_alphanumeric() || "_-.\"".contains(c);
        let path = &inner[..inner.find(|c| !is_name(c)).unwrap_or(inner.len())];
        let behind = inner[path.len()..].trim_start();
        let is_closed = behind.starts_with([']', '#']);
        // An index, or other brackets within those of the header.
        let has_other_brackets = brackets > 0 && behind.starts_with(['[', '}', ')']) && behind.ends_with(']');
        if !(behind.is_empty() || is_closed || has_other_brackets) {
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

    /// Parses a header in another notation: with another sign before the name, in other brackets, behind a sign of a list,
    /// or with a colon behind it, as in `[action/Wait]`, `{class}`, `* action.Wait` and `column.level:`.
    pub(super) fn of_other_notation(line: &str) -> Option<Self> {
        cost::add(line.len());
        let line = line.split(" #").next()?.trim();
        let bracket = line.find('[').filter(|_| line.starts_with(|c: char| c.is_alphanumeric()));
        if let Some(bracket) = bracket {
            // A letter of an editor, or a type, before a header that is right.
            return Self::read(&line[bracket..]).filter(|header| header.is_right() && line.ends_with(']'));
        }
        let opens = line.ends_with([':', '{', '=', '>']);
        let whole = line.len();
        let line = line.trim_end_matches(['=', '>', ' ']);
        let is_assigned = line.len() < whole;
        if line.contains('=') || !(opens || line.starts_with(|c: char| !c.is_alphanumeric())) {
            return None;
        }
        let is_name = |c: char| c.is_alphanumeric() || c == '_';
        let inner = line.trim_matches(|c| !is_name(c));
        let (kind, rest) = inner.split_at(inner.find(|c| !is_name(c)).unwrap_or(inner.len()));
        let name = rest.trim_start_matches(|c| !is_name(c));
        // `codes =` is a key without its value.
        let kind = kind_of(kind).filter(|of| !is_assigned || *of == kind)?;
        let is_list = LISTS.contains(&kind);
        let is_named = !name.is_empty();
        let may_be_named = |counts: &std::ops::RangeInclusive<usize>| counts.contains(&usize::from(is_named));
        let is_known = match TABLES.iter().find(|(table, _)| *table == kind) {
            Some((_, counts)) => may_be_named(counts),
            None => !is_named,
        };
        let path = if is_named { format!("{kind}.{name}") } else { kind.to_owned() };
        (is_known && name.chars().all(is_name)).then_some(Self { path, is_list, brackets: 1 })
    }

    /// Parses a header that names a row or lists a table, as in `[code.NotFound]` and `[[action]]`: the kind and the name.
    pub(super) fn of_other_form(line: &str) -> Option<(&'static str, &str)> {
        let line = line.trim();
        let path = line.strip_prefix('[')?.trim_start_matches('[').split(']').next()?.trim();
        let (kind, name) = path.split_once('.').unwrap_or((path, ""));
        if name.starts_with(EXTENSION_PREFIX) {
            return None;
        }
        let list = LISTS
            .into_iter()
            .find(|list| *list == kind && !["", "in", "action"].contains(&name) && !name.contains('.'));
        let tables = TABLES.into_iter().map(|(table, _)| table);
        let table = tables.filter(|table| *table != "catalog").find(|table| *table == kind && name.is_empty());
        Some((list.or(table)?, name.trim_matches(['"', '\''])))
    }

    /// Returns the kind of the block, the first name of the header.
    pub(super) fn kind(&self) -> &str {
        self.path.split('.').next().unwrap_or_default()
    }

    /// Returns the valid form of the header.
    pub(super) fn repaired(&self) -> String {
        if self.is_list { format!("[[{}]]", self.path) } else { format!("[{}]", self.path) }
    }

    /// Returns `true` if the number of opening brackets is valid.
    pub(super) fn is_right(&self) -> bool {
        self.brackets == if self.is_list { 2 } else { 1 }
    }

    /// Returns `true` if the opening brackets are missing.
    pub(super) fn is_bare(&self) -> bool {
        self.brackets == 0
    }

    /// Returns message and label for a header with missing or extra brackets.
    pub(super) fn wrong_brackets(&self) -> (String, &'static str) {
        let path = &self.path;
        if self.is_bare() {
            (format!("missing opening bracket of the header `{path}`"), "expected a header")
        } else if self.is_list {
            (format!("missing bracket of the header `{path}`"), "expected two brackets on each side")
        } else {
            (format!("extra bracket of the header `{path}`"), "expected one bracket on each side")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn valid_headers_have_a_plain_spelling() {
        for (written, expected) in [
            ("[ action . \"Wait\" ] # x", Some("[action.Wait]")),
            ("[[\"code\"]]", Some("[[code]]")),
            ("[action.\"a b\"]", None),
            ("[action", None),
        ] {
            assert_eq!(plain(written).as_deref(), expected, "{written}");
        }
        assert!(is_part_of_block("[code.in.Up]") && is_part_of_block("[[catalog.phases]]"));
        assert!(!is_part_of_block("[catalog.phases]") && !is_part_of_block("[action.Wait]"));
    }

    #[test]
    fn the_name_decides_which_header_is_meant() {
        for (written, repaired) in [
            ("[[code]]", "[[code]]"),
            ("[[code]", "[[code]]"),
            ("[code]]", "[[code]]"),
            ("[code # x", "[[code]]"),
            ("[[action.Wait]]", "[action.Wait]"),
            ("[ [code] ]", "[[code]]"),
            ("[ catalog", "[catalog]"),
            ("action.Wait]", "[action.Wait]"),
            ("action.Wait", "[action.Wait]"),
            ("code # x", "[[code]]"),
            ("[code[2]]", "[[code]]"),
            ("[{code}]", "[[code]]"),
            ("[(action.Wait)]", "[action.Wait]"),
            ("[catalog.types", "[catalog.types]"),
        ] {
            assert_eq!(Header::read(written).map(|header| header.repaired()).as_deref(), Some(repaired), "{written}");
        }
        for (written, repaired) in [
            ("[action/Wait]", "[action.Wait]"),
            ("[action Wait] # x", "[action.Wait]"),
            ("[Actions::Wait]", "[action.Wait]"),
            ("{column.level}", "[column.level]"),
            ("column.level:", "[column.level]"),
            ("column \"level\" {", "[column.level]"),
            ("- code:", "[[code]]"),
            ("<class>", "[[class]]"),
            ("metadata:", "[metadata]"),
            ("* action.Wait", "[action.Wait]"),
            ("［［code］］ # x", "[[code]]"),
            ("\"[[code]]\"", "[[code]]"),
            ("\u{feff}[[code]]", "[[code]]"),
            ("i[[code]]", "[[code]]"),
            ("code =>", "[[code]]"),
        ] {
            let header = Header::of_other_notation(written);
            assert_eq!(header.map(|header| header.repaired()).as_deref(), Some(repaired), "{written}");
        }
        for written in
            ["code", "action: Wait", "action \"Wait\"", "action:", "[code x]", "name:", "[x]", "code = {", "codes ="]
        {
            assert_eq!(Header::of_other_notation(written), None, "{written}");
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
            "code[2]",
            "{code}",
            "column",
        ] {
            assert_eq!(Header::read(written), None, "{written}");
        }
    }
}
