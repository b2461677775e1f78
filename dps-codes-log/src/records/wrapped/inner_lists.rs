//! Lists and maps within an object whose items each state a failure of their own.

use crate::reading::Reading;
use crate::records::filter::may_be_evident;
use crate::records::json::{self, Value};

/// Objects in objects are searched up to this depth.
const DEEPEST: u8 = 4;

/// Returns the items that state failures, if they are several, and if nothing else in the object states one.
pub(crate) fn failures(object: &str) -> Option<Vec<&str>> {
    if !object.trim_start().starts_with('{') || !may_be_evident(object.as_bytes()) {
        return None;
    }
    of_list(object).or_else(|| of_map(object, 0))
}

/// Returns the members of an object, or of an object in it, that state failures, if they are several of one kind.
fn of_map(object: &str, depth: u8) -> Option<Vec<&str>> {
    let objects: Vec<_> = json::members(object)
        .filter_map(|(_, value)| match Value::parse(value) {
            Value::Object(inner) => Some(inner),
            _ => None,
        })
        .collect();
    let first_key = |object: &str| json::members(object).next().map(|(key, _)| key.into_owned());
    let are_alike = objects.len() > 2 && objects.windows(2).all(|pair| first_key(pair[0]) == first_key(pair[1]));
    let failures = || objects.iter().copied().filter(|inner| is_evident(inner)).collect::<Vec<_>>();
    match are_alike.then(failures).filter(|failures| failures.len() > 1) {
        Some(failures) => Some(failures),
        None if depth < DEEPEST => objects.iter().find_map(|inner| of_map(inner, depth + 1)),
        None => None,
    }
}

fn of_list(object: &str) -> Option<Vec<&str>> {
    if !object.contains('[') {
        return None;
    }
    let lists = lists(object, 0);
    let items = lists.iter().flat_map(|list| json::items(list)).filter_map(|item| match item {
        Value::Object(item) => Some(item),
        _ => None,
    });
    let failures: Vec<_> = items.filter(|item| is_evident(item)).collect();
    let rest = || lists.iter().fold(object.to_owned(), |rest, list| rest.replacen(list, "[]", 1));
    (failures.len() > 1 && !is_evident(&rest()))
        .then(|| failures.into_iter().flat_map(|item| self::failures(item).unwrap_or_else(|| vec![item])).collect())
}

/// Returns the lists in an object and in the objects in it.
fn lists(object: &str, depth: u8) -> Vec<&str> {
    let inside = |(_, value)| match Value::parse(value) {
        Value::Array(list) => vec![list],
        Value::Object(inner) if depth < DEEPEST => lists(inner, depth + 1),
        _ => Vec::new(),
    };
    json::members(object).flat_map(inside).collect()
}

fn is_evident(text: &str) -> bool {
    may_be_evident(text.as_bytes()) && Reading::of(text).is_evident()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_failures_of_their_own() {
        let items = [r#"{"errorCode":401002}"#, r#"{"errorCode":404201}"#];
        let list = format!("[{},{{\"a\":1}},{}]", items[0], items[1]);
        for object in [format!("{{\"foo\":{list}}}"), format!("{{\"a\":1,\"b\":{{\"foo\":{list},\"c\":[1]}}}}")] {
            assert_eq!(failures(&object), Some(items.to_vec()), "{object}");
        }
        let map = r#"{"checks":{"a":{"result":"e","x":"DPS error 401002"},"b":{"result":"ok"},"c":{"result":"e","x":"DPS error 404201"}}}"#;
        assert_eq!(failures(map).map(|failures| failures.len()), Some(2));
        for object in [
            r#"{"error":{"code":401002},"response":{"errorCode":401002},"request":{"errorCode":0}}"#.to_owned(),
            format!("{{\"errorCode\":400004,\"message\":\"x\",\"details\":{list}}}"),
            format!("{{\"foo\":[{}]}}", items[0]),
            "{\"foo\":[{},{}]}".to_owned(),
            list,
        ] {
            assert_eq!(failures(&object), None, "{object}");
        }
    }
}
