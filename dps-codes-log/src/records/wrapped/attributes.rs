//! Lists of attributes in JSON, as members of an object: `[{"key":"error.code","value":{"intValue":"401002"}}]` of traces,
//! `[{"name":"ErrorCode","value":"401002"}]` of alerts.

use crate::records::json::{self, Value};

/// Objects in objects are rewritten up to this depth.
const DEEPEST: u8 = 16;

/// The keys of objects that have a value of a type and nothing else, as in `OpenTelemetry`, `MongoDB` and Avro.
const TYPES: [&str; 12] = [
    "stringValue",
    "intValue",
    "doubleValue",
    "boolValue",
    "$numberInt",
    "$numberLong",
    "$numberDouble",
    "$date",
    "$oid",
    "string",
    "int",
    "long",
];

/// Returns the text with a member in place of each attribute, and a value in place of each object that only tells its type.
/// Returns `None` if the text has neither.
pub(crate) fn as_members(text: &str) -> Option<String> {
    let has = |names: &[&str]| names.iter().any(|name| text.contains(name));
    let has_attributes = has(&["\"key\"", "\"name\"", "\"Name\""]) && has(&["\"value\"", "\"Value\""]);
    if !has_attributes && !has_type(text) {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    write(Value::parse(text.trim()), 0, &mut out);
    (out.len() != text.len()).then_some(out).filter(|_| json::is_complete(text))
}

/// Returns `true` if an object begins with the name of a type.
pub(crate) fn has_type(text: &str) -> bool {
    text.match_indices("{\"").any(|(at, start)| {
        let behind = &text[at + start.len()..];
        TYPES.iter().any(|name| behind.strip_prefix(name).is_some_and(|rest| rest.starts_with('"')))
    })
}

fn write(value: Value<'_>, depth: u8, out: &mut String) {
    match value {
        Value::Object(object) if depth < DEEPEST => match value_of_type(object) {
            Some(value) => write(value, depth + 1, out),
            None => write_members(json::members(object), depth, out),
        },
        Value::Array(list) if depth < DEEPEST => match attributes(list) {
            Some(attributes) => write_members(attributes.into_iter(), depth, out),
            None => write_items(list, depth, out),
        },
        Value::Object(text) | Value::Array(text) | Value::Scalar(text) => out.push_str(text),
        Value::String(text) => json::quote(&text, out),
        Value::Null => out.push_str("null"),
    }
}

fn write_members<'t, K: AsRef<str>>(members: impl Iterator<Item = (K, &'t str)>, depth: u8, out: &mut String) {
    out.push('{');
    for (at, (key, value)) in members.enumerate() {
        if at > 0 {
            out.push(',');
        }
        json::quote(key.as_ref(), out);
        out.push(':');
        write(Value::parse(value), depth + 1, out);
    }
    out.push('}');
}

fn write_items(list: &str, depth: u8, out: &mut String) {
    out.push('[');
    for (at, item) in json::items(list).enumerate() {
        if at > 0 {
            out.push(',');
        }
        write(item, depth + 1, out);
    }
    out.push(']');
}

/// Returns the value of an object that only tells its type: `{"intValue":"401002"}`. A number in a string is a number.
fn value_of_type(object: &str) -> Option<Value<'_>> {
    let mut members = json::members(object);
    let (name, value) = members.next()?;
    if members.next().is_some() || !TYPES.contains(&&*name) {
        return None;
    }
    let number = value.trim_matches('"');
    let is_number = name != "stringValue" && number.bytes().all(|byte| byte.is_ascii_digit()) && !number.is_empty();
    Some(if is_number { Value::Scalar(number) } else { Value::parse(value) })
}

/// Returns the keys and values of a list of nothing but attributes.
fn attributes(list: &str) -> Option<Vec<(String, &str)>> {
    let attributes: Option<Vec<_>> = json::items(list).map(|item| attribute(&item)).collect();
    attributes.filter(|attributes| !attributes.is_empty())
}

fn attribute<'a>(item: &Value<'a>) -> Option<(String, &'a str)> {
    let &Value::Object(object) = item else { return None };
    let member = |name: &str| json::members(object).find(|(key, _)| key.eq_ignore_ascii_case(name));
    // Any object can have a name, so that one with more than a value is not an attribute.
    let named = || member("name").filter(|_| json::members(object).count() == 2);
    let (_, key) = member("key").or_else(named)?;
    let Value::String(key) = Value::parse(key) else { return None };
    Some((key.into_owned(), member("value")?.1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_become_members() {
        for (text, expected) in [
            (
                r#"{"body":{"stringValue":"x"},"attributes":[{"key":"error.code","value":{"intValue":"401002"}},{"key":"device.id","value":{"stringValue":"dev-1"}}]}"#,
                r#"{"body":"x","attributes":{"error.code":401002,"device.id":"dev-1"}}"#,
            ),
            (
                r#"{"tags":[{"key":"http.status_code","type":"int64","value":404}]}"#,
                r#"{"tags":{"http.status_code":404}}"#,
            ),
            (
                r#"{"ts":{"$date":"2026-11-26"},"error":{"code":{"$numberInt":"404201"}}}"#,
                r#"{"ts":"2026-11-26","error":{"code":404201}}"#,
            ),
            (
                r#"{"errorCode":{"int":401002},"deviceId":{"string":"dev-1"},"time":{"long":17}}"#,
                r#"{"errorCode":401002,"deviceId":"dev-1","time":17}"#,
            ),
            (
                r#"{"dimensions":[{"name":"ErrorCode","value":"401002"},{"Name":"DeviceId","Value":"dev-1"}]}"#,
                r#"{"dimensions":{"ErrorCode":"401002","DeviceId":"dev-1"}}"#,
            ),
        ] {
            assert_eq!(as_members(text).as_deref(), Some(expected), "{text}");
        }
        for text in [
            r#"{"key":"a","value":1}"#,
            r#"[{"name":"a","value":1,"unit":"s"}]"#,
            r#"[{"key":"a"}]"#,
            r#"{"a":[1]}"#,
            r#"[{"key":"a","value":{"intValue":"4"#,
            "",
        ] {
            assert_eq!(as_members(text), None, "{text}");
        }
    }
}
