//! Headers that are missing, and headers in a form that names a row or lists an action, by the keys below them.

mod below;

use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

use super::header::{EXTENSION_PREFIX, METADATA};
use super::named_block;
use crate::cost;
use crate::diagnostic::Span;
use crate::map::HashMap;
use crate::model::{ColumnKind, IntType};
pub(super) use below::{are_halves, is_statement, key, lines_of_block, text_below};
use below::{is_list_of_tables, keys, lines};

/// The keys of `[catalog]`, except those that codes have too. The parser comes after this step: a test compares these lists
/// with its own.
pub(crate) const CATALOG_KEYS: [&str; 13] = [
    "title",
    "display",
    "phases",
    "actors",
    "published",
    "integrations",
    "derive",
    "prefix",
    "path",
    "types",
    "probe",
    "action",
    "use",
];

/// The keys of classes that no other block has.
pub(crate) const PATTERN_KEYS: [&str; 2] = ["numbers", "codes"];
/// The keys of columns, one of which says what their values are.
pub(crate) const COLUMN_KINDS: [&str; 3] = ["type", "one_of", "from"];
pub(crate) const COLUMN_KEYS: [&str; 8] =
    ["type", "one_of", "from", "range", "required", "unique", "default", "summary"];
/// The keys that tell blocks of each kind: a second one of them starts another block.
pub(crate) const CODE_KEYS: [&str; 4] = ["number", "code", "name", "summary"];
pub(crate) const CLASS_KEYS: [&str; 5] = ["numbers", "codes", "family", "summary", "action"];
pub(crate) const SYMPTOM_KEYS: [&str; 3] = ["name", "text", "summary"];
pub(crate) const ACTION_KEYS: [&str; 3] = ["text", "actor", "retry"];

/// A header that has to be inserted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Missing {
    /// `[[code]]`, `[[class]]`, `[[symptom]]` or `[catalog]`.
    Known(&'static str),
    /// `[action.NAME]`, whose name is unknown.
    Action,
    /// `[column.NAME]`, whose name is unknown.
    Column,
}

impl Missing {
    pub(super) fn header(self) -> &'static str {
        match self {
            Self::Known(header) => header,
            Self::Action => "[action.NAME]",
            Self::Column => "[column.NAME]",
        }
    }
}

/// Returns the header that is missing above the statement at `at`, in a block of a kind (empty for the root) that has some
/// keys already.
pub(super) fn above(text: &str, at: usize, kind: &str, seen: &HashMap<String, Span>) -> Option<Missing> {
    if kind == METADATA {
        return None;
    }
    let key = key(text[at..].lines().next()?)?;
    if PATTERN_KEYS.contains(&key) && is_list_of_tables(&text[at..]) {
        return None;
    }
    let below = || keys(text, at);
    if !kind.is_empty() && !seen.is_empty() && starts_paragraph(text, at) {
        let below = below();
        let is_second = kind != "column" || is_second_in_paragraph(text, at, &below, seen);
        let missing = of_paragraph(&below, kind, is_second);
        if missing.is_some() {
            return missing;
        }
    }
    let again = |required: &[&str]| {
        let repeated = |key: &&str| required.contains(key) && seen.contains_key(*key);
        repeated(&key) && below().iter().filter(|key| repeated(key)).count() > 1
    };
    match kind {
        "code" if again(&CODE_KEYS) => {
            let is_symptom = key == "name" && below().contains(&"text");
            return Some(Missing::Known(if is_symptom { "[[symptom]]" } else { "[[code]]" }));
        }
        "class" if PATTERN_KEYS.contains(&key) && again(&CLASS_KEYS) => {
            return Some(Missing::Known("[[class]]"));
        }
        "column" if COLUMN_KINDS.contains(&key) => {
            let below = below();
            let is_column = below.iter().all(|key| COLUMN_KEYS.contains(key));
            if is_column && is_second_column(key, &below, seen) {
                return Some(Missing::Column);
            }
        }
        "symptom" if again(&SYMPTOM_KEYS) => return Some(Missing::Known("[[symptom]]")),
        "action" if again(&ACTION_KEYS) => return Some(Missing::Action),
        _ => {}
    }
    let is_below_header = kind == "catalog" && seen.is_empty();
    if kind != "code" && CODE_KEYS.contains(&key) && !is_below_header {
        let below = below();
        let has = |key: &str| below.contains(&key);
        let has_code = has("number") || has("code");
        let is_summary_of_row = !["symptom", "column", "catalog"].contains(&kind);
        let is_row = has("name") && (has_code || (has("summary") && is_summary_of_row));
        if is_row || (kind.is_empty() && has_code && has("summary")) {
            return Some(Missing::Known("[[code]]"));
        }
    }
    if kind != "action" && ACTION_KEYS.contains(&key) {
        let below = below();
        if below.contains(&"actor") && below.contains(&"retry") {
            return Some(Missing::Action);
        }
    }
    let line = text[at..].lines().next()?;
    let value = line.trim_start()[key.len()..].trim_start().trim_start_matches('=').trim_start();
    let names_integer = || value.split('#').next().is_some_and(|name| IntType::elsewhere(name).is_some());
    let names_type =
        (key == "number" && (line.contains('"') || names_integer())) || (key == "code" && line.contains("\"string\""));
    // At the root, `action` may hold the actions themselves.
    let is_string = || value.starts_with('"');
    let is_setting = (CATALOG_KEYS.contains(&key) && (key != "action" || is_string())) || names_type;
    (kind.is_empty() && is_setting).then_some(Missing::Known("[catalog]"))
}

/// Returns `true` if the keys from `key` on are those of another column than the ones above.
fn is_second_column(key: &str, below: &[&str], seen: &HashMap<String, Span>) -> bool {
    if seen.contains_key(key) {
        // A single key may be set twice by mistake.
        return below.len() > 1;
    }
    let is_repeated = below.iter().any(|key| seen.contains_key(*key));
    let has_kind = COLUMN_KINDS.iter().any(|kind| seen.contains_key(*kind));
    // Neither a list nor a template goes with these.
    let others: &[&str] = if seen.contains_key("from") { &["unique", "default"] } else { &["range", "unique"] };
    let is_typed = !seen.contains_key("type") && below.iter().any(|key| others.contains(key));
    has_kind && (is_repeated || is_typed)
}

/// Returns the header whose keys start at `at`, in a block of an unknown kind.
pub(super) fn of_keys(text: &str, at: usize) -> Option<Missing> {
    of_paragraph(&keys(text, at), "catalog", true).or_else(|| above(text, at, "", &HashMap::new()))
}

/// Returns the header that is missing above the keys of a paragraph, in a block of another kind, or of columns.
fn of_paragraph(below: &[&str], kind: &str, is_second: bool) -> Option<Missing> {
    let has = |keys: &[&str]| below.iter().any(|key| keys.contains(key));
    let is_row = ["code", "class", "symptom"].contains(&kind);
    if kind != "class" && has(&PATTERN_KEYS) && !has(&["name"]) {
        return Some(Missing::Known("[[class]]"));
    }
    // Rows may have columns of such names.
    let defines_column = if is_row { has(&["one_of"]) } else { has(&COLUMN_KINDS) };
    let is_column = defines_column && is_second && below.iter().all(|key| COLUMN_KEYS.contains(key));
    is_column.then_some(Missing::Column)
}

/// Returns `true` if the keys of a paragraph are those of another column than the ones above. Two keys that say what the
/// values are may belong to one column, such as `from` and `type = "flag"`.
fn is_second_in_paragraph(text: &str, at: usize, below: &[&str], seen: &HashMap<String, Span>) -> bool {
    let is_repeated = below.iter().any(|key| seen.contains_key(*key));
    let has_other_type = lines(text, at).filter(|line| key(line) == Some("type")).any(|line| {
        let value = line.split(['"', '\'']).nth(1).unwrap_or_default();
        match ColumnKind::named(value) {
            Some(ColumnKind::Flag) => !seen.contains_key("from"),
            kind => kind.is_some() || IntType::named(value).is_some(),
        }
    });
    let has_kind = COLUMN_KINDS.iter().any(|kind| seen.contains_key(*kind));
    has_kind && (is_repeated || has_other_type || below.first().is_some_and(|key| is_second_column(key, below, seen)))
}

/// Returns `true` if the line at `at` follows a blank line or a comment.
fn starts_paragraph(text: &str, at: usize) -> bool {
    let line = text[..at].trim_end_matches('\n').len();
    let above = text[..line].rsplit('\n').next().unwrap_or_default();
    cost::add(at - line + above.len());
    at - line > 1 || above.trim().is_empty() || above.trim_start().starts_with('#')
}

/// Returns `true` if a valid document may lack a header, or have one too many: its root or one of its tables has keys of
/// another block, or a block without keys precedes another one of its kind.
pub(super) fn may_be_missing(document: &DeTable<'_>) -> bool {
    let is_row = |table: &DeTable<'_>| {
        table.contains_key("name") && ["number", "code", "summary"].iter().any(|key| table.contains_key(*key))
    };
    let has_any = |table: &DeTable<'_>, keys: &[&str]| keys.iter().any(|key| table.contains_key(*key));
    let has_definition = |table: &DeTable<'_>| has_any(table, &COLUMN_KINDS) || has_any(table, &PATTERN_KEYS);
    let has_empty = |list: &DeArray<'_>| {
        let mut blocks = list.iter().filter_map(|block| block.get_ref().as_table());
        blocks.by_ref().any(DeTable::is_empty) && blocks.next().is_some()
    };
    document.iter().any(|(name, value)| match (name.get_ref().as_ref(), value.get_ref()) {
        ("class" | "code" | "symptom", DeValue::Array(list)) if has_empty(list) => true,
        ("catalog", DeValue::Table(table)) => is_row(table) || has_any(table, &["actor"]) || has_definition(table),
        ("action" | "column", DeValue::Table(blocks)) => {
            let has_plain_name = matches!(blocks.get("name").map(Spanned::get_ref), Some(DeValue::String(_)));
            let is_mixed = |table: &DeTable<'_>| {
                let is_other = if name.get_ref() == "action" {
                    has_definition(table)
                } else {
                    has_any(table, &["actor", "retry"]) || has_two_kinds(table)
                };
                is_row(table) || is_other || has_any(table, &PATTERN_KEYS)
            };
            has_plain_name || blocks.values().any(|block| block.get_ref().as_table().is_some_and(is_mixed))
        }
        ("class", DeValue::Array(list)) => list.iter().filter_map(|class| class.get_ref().as_table()).any(|class| {
            is_row(class)
                || class.iter().any(|(name, value)| value.get_ref().is_table() && !named_block::is_part(name.get_ref()))
        }),
        ("code", DeValue::Array(list)) => list.iter().filter_map(|code| code.get_ref().as_table()).any(|code| {
            let mut tables = code.values().filter_map(|value| match value.get_ref() {
                DeValue::Array(list) => list.iter().next()?.get_ref().as_table(),
                value => value.as_table(),
            });
            has_any(code, &["actor", "numbers", "codes"])
                || tables.any(|table| table.contains_key("number") || is_row(table))
        }),
        (name, _) if name.starts_with(EXTENSION_PREFIX) => false,
        (name, value @ (DeValue::Table(_) | DeValue::Array(_))) => named_block::is_row(name, value),
        _ => true,
    })
}

/// Returns `true` if a column has keys that do not go with each other.
fn has_two_kinds(column: &DeTable<'_>) -> bool {
    let has = |keys: &[&str]| keys.iter().any(|key| column.contains_key(*key));
    (has(&["one_of"]) && has(&["range", "unique"])) || (has(&["from"]) && has(&["unique", "default"]))
}

#[cfg(test)]
mod tests {
    use toml::de::DeTable;

    use super::has_two_kinds;

    #[test]
    fn a_column_has_two_kinds_if_its_keys_exclude_each_other() {
        let has_two = |column: &str| has_two_kinds(DeTable::parse(column).unwrap().get_ref());
        for column in ["one_of = ['A']", "unique = true", "range = '0..=9'", "from = ['NNNx']", "default = 'A'"] {
            assert!(!has_two(column), "{column}");
        }
        assert!(has_two("one_of = ['A']\nrange = '0..=9'"));
        assert!(has_two("from = ['NNNx']\nunique = true"));
    }
}
