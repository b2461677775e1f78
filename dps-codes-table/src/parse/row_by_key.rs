//! Rows whose number, code or name is a key, as other formats write them: `404 = "NotFound"`.

use toml::de::{DeTable, DeValue};

use super::block_reader::{Item, ROOT};
use super::identifier::is_identifier;
use super::unknown::elsewhere::ABOUT_FILE;
use super::value::written;
use crate::escape::escape;
use crate::model::CodeType;

/// Blocks that may have such a key, or a table below them that has it.
const CATALOG: &str = "`[catalog]`";
const CLASS: &str = "`[[class]]`";
const BLOCKS: [&str; 3] = [ROOT, "`[[code]]`", "`[[class]]`"];

/// Returns the help for a key that is the number, the code or the name of a row. Returns `None` for any other key.
pub(super) fn help(what: &str, key: &str, value: &DeValue<'_>) -> Option<String> {
    let has_name = |item: &Item<'_>| item.get_ref().as_table().is_some_and(|row| row.contains_key("name"));
    let is_list = || value.as_array().is_some_and(|rows| !rows.is_empty() && rows.iter().all(has_name));
    if [CATALOG, CLASS].contains(&what) && is_list() {
        return Some(format!("write a header `[[code]]` above the keys of each row, outside of {what}"));
    }
    let is_map =
        |rows: &DeTable<'_>| rows.iter().all(|(key, value)| help(what, key.get_ref(), value.get_ref()).is_some());
    if let Some(rows) =
        value.as_table().filter(|rows| what == ROOT && is_plural(key) && !rows.is_empty() && is_map(rows))
    {
        return rows.iter().find_map(|(key, value)| help(what, key.get_ref(), value.get_ref()));
    }
    let is_row = BLOCKS.contains(&what) && !key.contains(['-', '_']) && !ABOUT_FILE.contains(&key);
    let (code, name) = match value {
        DeValue::Table(row) if row.contains_key("summary") || row.contains_key("name") => {
            let name = row.get("name").and_then(|name| name.get_ref().as_str());
            let is_name = name.is_none() && is_variant(key);
            (if is_name { None } else { Some(code(key)) }, if is_name { Some(key) } else { name })
        }
        DeValue::String(name) if is_number(key) && is_variant(name) => (Some(code(key)), Some(&**name)),
        DeValue::Integer(number) if is_variant(key) => {
            (Some(format!("{} = {}", CodeType::Number.key(), written(number))), Some(key))
        }
        _ => return None,
    };
    let code = code.unwrap_or_else(|| format!("{} = …", CodeType::Number.key()));
    let name = escape(name.unwrap_or("NotFound"));
    is_row.then(|| format!("write a row as `[[code]]`, then `{code}`, `name = \"{name}\"`, `summary = \"…\"`"))
}

fn is_plural(key: &str) -> bool {
    ["codes", "errors", "rows"].contains(&key)
}

/// Returns the statement for the number or the code of a row.
fn code(key: &str) -> String {
    if is_number(key) {
        format!("{} = {key}", CodeType::Number.key())
    } else {
        format!("{} = \"{}\"", CodeType::String.key(), escape(key))
    }
}

fn is_number(key: &str) -> bool {
    key.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_variant(name: &str) -> bool {
    name.starts_with(|c: char| c.is_uppercase()) && is_identifier(name) && name.contains(|c: char| c.is_lowercase())
}
