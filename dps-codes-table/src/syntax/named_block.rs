//! Rows and classes whose header has their name or number, as in `[404]`, `[NotFound]` and `[class."42xxx"]`.

use toml::de::{DeTable, DeValue};

use super::header::{self, EXTENSION_PREFIX, METADATA};
use super::lost_header;
use crate::diagnostic::Span;
use crate::model::IntType;
use crate::pattern::{Notation, Pattern};

/// The keys whose values are tables in a row or a class.
const PARTS: [&str; 2] = ["in", "action"];

/// Returns `true` for a table that is a part of a row or a class, or for other programs.
pub(super) fn is_part(name: &str) -> bool {
    PARTS.contains(&name) || name.starts_with(EXTENSION_PREFIX)
}

/// Returns `true` for a table of the root, or for its tables, that are rows by their keys, but have another header.
pub(super) fn is_row(name: &str, value: &DeValue<'_>) -> bool {
    let has_keys = |table: &DeTable<'_>| {
        let keys: Vec<_> = table.keys().map(|key| key.get_ref().as_ref()).collect();
        are_of_row(&keys)
    };
    let is_known = is_known(name);
    let table = match value {
        DeValue::Array(list) => list.iter().next().and_then(|first| first.get_ref().as_table()),
        value => value.as_table(),
    };
    let is_inner_row = |value: &DeValue<'_>| value.as_table().is_some_and(has_keys);
    !is_known && table.is_some_and(|table| has_keys(table) || table.values().any(|value| is_inner_row(value.get_ref())))
}

fn is_known(name: &str) -> bool {
    name == METADATA || name.starts_with(EXTENSION_PREFIX) || header::is_list(name).is_some()
}

fn are_of_row(keys: &[&str]) -> bool {
    keys.contains(&"summary")
        && !keys.contains(&"text")
        && ["name", "number", "code"].iter().any(|key| keys.contains(key))
}

/// Returns the last name of a header on this line, if the keys below it are those of a row that lacks one of them.
pub(super) fn name_of_row(text: &str, line: Span) -> Option<&str> {
    let written = text[line.clone()].trim();
    let is_list = written.starts_with("[[");
    let path = written.trim_start_matches('[').split(']').next()?.trim();
    let (kind, name) = (path.split('.').next()?, path.rsplit('.').next()?);
    if header::opens_extension(written) || is_known(kind) {
        return None;
    }
    let below = keys(text, line.end);
    let name = name.trim_matches(['"', '\'', ' ']);
    // A list has the name of a block, perhaps a misspelled one.
    let is_name = !is_list || name.starts_with(|c: char| c.is_ascii_digit());
    (are_of_row(&below) && is_name).then_some(name)
}

/// Returns the key that is meant by a name in a header of a kind, as in `[code.201]` and `[class.Door]`. Returns `None` if
/// the keys from `at` on have it already.
pub(super) fn key_of_name(text: &str, at: usize, (kind, name): (&str, &str), is_string: bool) -> Option<String> {
    let below = keys(text, at);
    let has = |names: &[&str]| names.iter().any(|name| below.contains(name));
    let is_number = name.starts_with(|c: char| c.is_ascii_digit())
        && name
            .trim_start_matches("0x")
            .bytes()
            .all(|byte| byte.is_ascii_digit() || (name.starts_with("0x") && byte.is_ascii_hexdigit()));
    let lacks_code = !has(&["number", "code"]);
    match kind {
        "class" if !has(&["numbers", "codes"]) && is_pattern(name, is_string) => {
            Some(if is_string { format!("codes = \"{name}\"") } else { numbers(name) })
        }
        "class" => (!has(&["family"])).then(|| format!("family = \"{name}\"")),
        "code" if is_number && !is_string => lacks_code.then(|| format!("number = {name}")),
        "code" if has(&["name"]) || (is_string && is_number) => lacks_code.then(|| format!("code = \"{name}\"")),
        _ => (!has(&["name"])).then(|| format!("name = \"{name}\"")),
    }
}

/// Returns the statement for the numbers of a class: a pattern, or the valid one that is meant.
fn numbers(pattern: &str) -> String {
    let parsed = Pattern::parse(pattern, Notation { int: IntType::default(), form: None });
    let help = parsed.err().and_then(|fault| fault.help);
    let meant = help.as_ref().and_then(|help| help.split_once("write ")?.1.split('`').nth(1));
    let meant = meant.filter(|meant| meant.starts_with(|c: char| c == '[' || c == '-' || c.is_ascii_digit()));
    match meant {
        Some(array) if array.starts_with('[') => format!("numbers = {array}"),
        meant => format!("numbers = \"{}\"", meant.unwrap_or(pattern)),
    }
}

/// Returns the numbers in the header of a row that has more than one, as in `[code."404, 410"]`.
pub(super) fn several_numbers(name: &str) -> Vec<&str> {
    /// More of them are not listed.
    const MOST: usize = 4;
    let is_separator = |c: char| ", ;/|&+".contains(c);
    let numbers: Vec<_> = name.split(is_separator).filter(|number| !number.is_empty()).take(MOST + 1).collect();
    let are_numbers = numbers.iter().all(|number| number.bytes().all(|byte| byte.is_ascii_digit()));
    if are_numbers && (2..=MOST).contains(&numbers.len()) { numbers } else { Vec::new() }
}

/// Returns `true` for a pattern of a class, `false` for its name, as in `[class.Box]` and `[class.Level2]`.
fn is_pattern(name: &str, is_string: bool) -> bool {
    let has_digit = |text: &str| text.contains(|c: char| c.is_ascii_digit());
    if is_string {
        let fixed = name.trim_end_matches('x');
        let has_wildcard = fixed.len() < name.len() && fixed.ends_with(|c: char| c.is_ascii_digit());
        let has_capitals = has_digit(name) && !fixed.contains(char::is_lowercase);
        return name.ends_with('*') || has_wildcard || has_capitals;
    }
    name.trim_start_matches('-').starts_with(|c: char| c.is_ascii_digit()) || name.trim_matches(['x', '*']).is_empty()
}

fn keys(text: &str, at: usize) -> Vec<&str> {
    lost_header::lines_of_block(text, at).filter_map(lost_header::key).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_the_key_that_the_block_lacks() {
        for (header, below, is_string, key) in [
            (("code", "404"), "name = \"A\"", false, Some("number = 404")),
            (("code", "0x1F"), "name = \"A\"", false, Some("number = 0x1F")),
            (("code", "404"), "name = \"A\"", true, Some("code = \"404\"")),
            (("code", "42P01"), "name = \"A\"", true, Some("code = \"42P01\"")),
            (("code", "Gone"), "number = 410", false, Some("name = \"Gone\"")),
            (("code", "Gone"), "number = 410\nname = \"A\"", false, None),
            (("class", "42xxx"), "summary = \"S.\"", true, Some("codes = \"42xxx\"")),
            (("class", "4xx"), "summary = \"S.\"", false, Some("numbers = \"4xx\"")),
            (("class", "Door"), "numbers = \"4xx\"", false, Some("family = \"Door\"")),
            (("class", "Box"), "summary = \"S.\"", false, Some("family = \"Box\"")),
            (("class", "Box"), "summary = \"S.\"", true, Some("family = \"Box\"")),
            (("class", "Level2"), "summary = \"S.\"", false, Some("family = \"Level2\"")),
            (("class", "Level2"), "summary = \"S.\"", true, Some("family = \"Level2\"")),
            (("class", "-1..=9"), "summary = \"S.\"", false, Some("numbers = \"-1..=9\"")),
            (("class", "42xx-53xx"), "summary = \"S.\"", false, Some("numbers = \"4200..=5399\"")),
            (("class", "404,410"), "summary = \"S.\"", false, Some("numbers = [\"404\", \"410\"]")),
            (("class", "4yy"), "summary = \"S.\"", false, Some("numbers = \"4yy\"")),
            (("class", "xxx"), "summary = \"S.\"", false, Some("numbers = \"xxx\"")),
            (("class", "KV:*"), "summary = \"S.\"", true, Some("codes = \"KV:*\"")),
            (("class", "Abc1x"), "summary = \"S.\"", true, Some("codes = \"Abc1x\"")),
            (("class", "Tier1Max"), "summary = \"S.\"", true, Some("family = \"Tier1Max\"")),
            (("class", "E1xx"), "summary = \"S.\"", true, Some("codes = \"E1xx\"")),
        ] {
            assert_eq!(key_of_name(below, 0, header, is_string).as_deref(), key, "{header:?}");
        }
    }

    #[test]
    fn rows_are_told_by_their_keys() {
        for (text, name) in [
            ("[404]\nname = \"A\"\nsummary = \"S.\"", Some("404")),
            ("[errors.\"42P01\"]\nname = \"A\"\nsummary = \"S.\"", Some("42P01")),
            ("[[404]]\nname = \"A\"\nsummary = \"S.\"", Some("404")),
            ("[[row]]\nnumber = 1\nname = \"A\"\nsummary = \"S.\"", None),
            ("[404]\nname = \"A\"", None),
            ("[x-tool]\nname = \"A\"\nsummary = \"S.\"", None),
            ("[metadata]\nname = \"A\"\nsummary = \"S.\"", None),
            ("[column.a]\nname = \"A\"\nsummary = \"S.\"", None),
        ] {
            let end = text.find('\n').unwrap() + 1;
            assert_eq!(name_of_row(text, 0..end), name, "{text}");
            let document = DeTable::parse(text).unwrap().into_inner();
            let (kind, value) = document.iter().next().unwrap();
            let is_listed = text.starts_with("[[row");
            assert_eq!(is_row(kind.get_ref(), value.get_ref()), name.is_some() || is_listed, "{text}");
        }
    }
}
