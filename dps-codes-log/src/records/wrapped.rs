//! Records within other JSON: the objects, lists and strings that collectors put around them.

pub(super) mod attributes;
mod inner_lists;

use std::borrow::Cow;

use super::decode::base64;
use super::decode::entities;
use super::entries::Entries;
use super::entry::Entry;
use super::fields::{self, Fields};
use super::json::{self, Value};
use super::kind::RecordKind;
use super::table;

/// Strings in strings, objects in objects and lists in lists are read up to this depth.
const DEEPEST: u8 = 4;

/// An object or a list of objects in base64 begins with one of these: `{"`, `[{`, and a brace before a blank or a break.
const BASE64: [&str; 5] = ["eyJ", "W3", "eyA", "ewo", "ew0"];

/// Returns the records that JSON holds, or else the JSON itself.
pub(crate) fn entries(text: String, line: u64, depth: u8) -> Vec<Entry> {
    let text = attributes::as_members(&text).unwrap_or(text);
    match structured(&text, line, depth) {
        Some(entries) => entries,
        None => inner_failures(&text, line).unwrap_or_else(|| vec![as_it_is(text, line)]),
    }
}

/// Returns the items of lists that are failures of their own, with the time that the object around them states.
fn inner_failures(text: &str, line: u64) -> Option<Vec<Entry>> {
    let failures = inner_lists::failures(text)?;
    let time = fields::time_in(text).map(str::to_owned);
    let entry = |item: &str| Entry { time: time.clone(), ..Entry::new(item.to_owned(), RecordKind::Text, line) };
    Some(failures.into_iter().map(entry).collect())
}

/// Returns the records that a row of a log holds, or else its message.
pub(crate) fn of_row(object: String, message: &str, line: u64, depth: u8) -> Vec<Entry> {
    structured(&object, line, depth).unwrap_or_else(|| {
        let text = entities::decoded(message).into_owned();
        vec![Entry { source: Some(object), ..Entry::new(text, RecordKind::Text, line) }]
    })
}

/// Returns the records in an object or a string that a line holds. Returns `None` if there are none.
pub(crate) fn in_line(entry: &Entry, depth: u8) -> Option<Vec<Entry>> {
    let text = entry.text.trim();
    if text.starts_with("\"{") || text.starts_with("\"[") {
        return of_value(Value::parse(text), entry.line, depth);
    }
    let inside_list = text.strip_prefix('[').map(str::trim_start);
    let (entries, is_truncated) = if inside_list.is_some_and(|inside| inside.starts_with('[')) {
        (of_value(Value::parse(text), entry.line, depth)?, !json::is_complete(text))
    } else {
        let object = &text[text.find("{\"")?..];
        (structured(object, entry.line, depth)?, !json::is_closed(object))
    };
    Some(entries.into_iter().map(|found| Entry { is_truncated, is_lossy: entry.is_lossy, ..found }).collect())
}

/// Returns text of a list without structure: a string, unescaped, or an object.
fn as_it_is(text: String, line: u64) -> Entry {
    let text = if text.starts_with('"') { string(&text) } else { text };
    Entry::new(text, RecordKind::Text, line)
}

fn string(text: &str) -> String {
    Value::parse(text.trim()).into_text().map(Cow::into_owned).unwrap_or_default()
}

/// Returns the records of Azure Monitor, the entries of a journal or the lines of a collector in JSON. Returns `None` if
/// there are none.
fn structured(text: &str, line: u64, depth: u8) -> Option<Vec<Entry>> {
    let text = text.trim();
    if text.starts_with(['"', '[']) {
        return of_value(Value::parse(text), line, depth);
    }
    let keys: Vec<_> = json::members(text).map(|(key, _)| key).collect();
    if Fields::is_of_azure_monitor(text, &keys) {
        return Some(vec![Entry::new(text.to_owned(), RecordKind::AzureMonitor, line)]);
    }
    if let Some(entry) = of_journal(text, &keys, line).or_else(|| of_container(text, &keys, line)) {
        let nested = nested(&entry.text, line, depth);
        return Some(nested.unwrap_or_else(|| vec![entry]));
    }
    if depth >= DEEPEST {
        return None;
    }
    let of_rows = table::rows(text).into_iter().filter_map(|row| structured(&row, line, depth + 1)).flatten();
    let mut found: Vec<_> = of_rows.collect();
    let has_rows = !found.is_empty();
    let members = json::members(text).filter(|(key, _)| !(has_rows && table::is_list_of_rows(key)));
    found.extend(members.filter_map(|(key, value)| of_member(&key, Value::parse(value), line, depth + 1)).flatten());
    (!found.is_empty()).then_some(found)
}

/// Reads a member of an object. Event Hub Capture stores the body of an event in base64.
fn of_member(key: &str, value: Value<'_>, line: u64, depth: u8) -> Option<Vec<Entry>> {
    match value {
        Value::String(body)
            if key.eq_ignore_ascii_case("body") && BASE64.iter().any(|start| body.starts_with(start)) =>
        {
            nested(&String::from_utf8_lossy(&base64::decoded(&body)?), line, depth)
        }
        value => of_value(value, line, depth),
    }
}

fn of_value(value: Value<'_>, line: u64, depth: u8) -> Option<Vec<Entry>> {
    match value {
        Value::Object(text) => structured(text, line, depth),
        Value::Array(text) => {
            if let Some(entry) = of_pairs(text, line) {
                return Some(vec![entry]);
            }
            let items = || json::items(text);
            let stamped: Option<Vec<_>> = items().map(|item| of_stamped(&item, line)).collect();
            if let Some(stamped) = stamped.filter(|stamped| !stamped.is_empty()) {
                let unwrapped = |entry: Entry| nested(&entry.text, line, depth).unwrap_or_else(|| vec![entry]);
                return Some(stamped.into_iter().flat_map(unwrapped).collect());
            }
            let found: Vec<_> = items().filter_map(|item| of_item(item, line, depth)).flatten().collect();
            (!found.is_empty()).then_some(found)
        }
        Value::String(text) => nested(&text, line, depth),
        Value::Scalar(_) | Value::Null => None,
    }
}

/// Reads an item of a list. A list in a list is a level of its own: each level reads all that is within it.
fn of_item(item: Value<'_>, line: u64, depth: u8) -> Option<Vec<Entry>> {
    match item {
        Value::Array(_) if depth >= DEEPEST => None,
        Value::Array(_) => of_value(item, line, depth + 1),
        item => of_value(item, line, depth),
    }
}

/// Reads JSON within a string.
fn nested(text: &str, line: u64, depth: u8) -> Option<Vec<Entry>> {
    if depth >= DEEPEST || !text.trim_start().starts_with(['{', '[']) {
        return None;
    }
    let mut input = Entries::new(text.as_bytes(), depth + 1);
    let mut found = Vec::new();
    while let Ok(Some(entry)) = input.next() {
        if entry.kind != RecordKind::Text || entry.source.is_some() {
            found.push(Entry { line, ..entry });
        }
    }
    (!found.is_empty()).then_some(found)
}

/// Reads an entry of `journalctl -o json`, whose message is a string, an array of bytes, or `null`.
fn of_journal(text: &str, keys: &[Cow<'_, str>], line: u64) -> Option<Entry> {
    let is_of_journal =
        |key: &Cow<'_, str>| key.starts_with("__") || key.starts_with("_HOST") || *key == "SYSLOG_IDENTIFIER";
    if !keys.iter().any(is_of_journal) {
        return None;
    }
    let (_, message) = json::members(text).find(|(key, _)| key == "MESSAGE")?;
    let message = match Value::parse(message) {
        Value::Array(bytes) => {
            let bytes: Vec<_> = json::items(bytes).filter_map(byte).collect();
            String::from_utf8_lossy(&bytes).into_owned()
        }
        message => message.into_text().map(Cow::into_owned).unwrap_or_default(),
    };
    Some(Entry { source: Some(text.to_owned()), ..Entry::new(message, RecordKind::Journal, line) })
}

fn byte(item: Value<'_>) -> Option<u8> {
    item.into_text()?.parse().ok()
}

/// Reads a line of a container, as Docker and its collectors store it.
fn of_container(text: &str, keys: &[Cow<'_, str>], line: u64) -> Option<Entry> {
    const BESIDE: [&str; 5] = ["stream", "time", "kubernetes", "container_id", "docker"];
    if !keys.iter().any(|key| BESIDE.iter().any(|name| key == name)) {
        return None;
    }
    let (_, log) = json::members(text).find(|(key, _)| key == "log")?;
    let Value::String(log) = Value::parse(log) else { return None };
    let message = log.trim_end_matches(['\n', '\r']).to_owned();
    Some(Entry { source: Some(text.to_owned()), ..Entry::new(message, RecordKind::Text, line) })
}

/// Reads a row of a query as `CloudWatch` returns it: `[{"field":"@timestamp","value":"…"},{"field":"@message","value":"…"}]`.
fn of_pairs(list: &str, line: u64) -> Option<Entry> {
    let member =
        |object, name| json::members(object).find(|(key, _)| key == name).map(|(_, value)| Value::parse(value));
    let pair = |item| {
        let Value::Object(item) = item else { return None };
        Some((member(item, "field")?.into_text()?.into_owned(), member(item, "value")?.into_text()))
    };
    let pairs: Option<Vec<_>> = json::items(list).map(pair).collect();
    let (names, values): (Vec<_>, Vec<_>) = pairs?.into_iter().unzip();
    let message = names.iter().zip(&values).find(|(name, _)| name.ends_with("message"))?.1.clone()?.into_owned();
    let source = table::row(&names, values.into_iter());
    Some(Entry { source: Some(source), ..Entry::new(message, RecordKind::Text, line) })
}

/// Reads a line with its time, as Loki returns it: `["1764151200123000000", "line"]`.
fn of_stamped(item: &Value<'_>, line: u64) -> Option<Entry> {
    let Value::Array(pair) = item else { return None };
    let mut pair = json::items(pair);
    let (Value::String(time), Value::String(text)) = (pair.next()?, pair.next()?) else { return None };
    if time.len() < 10 || !time.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let mut source = String::from("{\"time\":");
    json::quote(&time, &mut source);
    source.push('}');
    Some(Entry { source: Some(source), ..Entry::new(text.into_owned(), RecordKind::Text, line) })
}
