//! Members and items of JSON text, borrowed where nothing is escaped. Truncated text gives what is there.

pub(super) mod flat_object;

use std::borrow::Cow;
use std::fmt::Write as _;

use crate::work;

/// A value within JSON text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Value<'a> {
    /// A string, unescaped.
    String(Cow<'a, str>),
    /// The text of an object.
    Object(&'a str),
    /// The text of an array.
    Array(&'a str),
    /// A number, `true` or `false`, as written.
    Scalar(&'a str),
    Null,
}

impl<'a> Value<'a> {
    /// Returns the string, or the text of anything else. Returns `None` for `null`.
    pub(crate) fn into_text(self) -> Option<Cow<'a, str>> {
        match self {
            Self::String(text) => Some(text),
            Self::Object(text) | Self::Array(text) | Self::Scalar(text) => Some(Cow::Borrowed(text)),
            Self::Null => None,
        }
    }

    pub(crate) fn parse(text: &'a str) -> Self {
        match text.as_bytes().first() {
            Some(b'"') => Self::String(unescaped(inside_quotes(text))),
            Some(b'{') => Self::Object(text),
            Some(b'[') => Self::Array(text),
            _ if text == "null" || text.is_empty() => Self::Null,
            _ => Self::Scalar(text),
        }
    }
}

/// Returns the members of an object: the key, and the text of the value.
pub(crate) fn members(object: &str) -> impl Iterator<Item = (Cow<'_, str>, &str)> {
    let mut rest = object.trim_start().strip_prefix('{').unwrap_or_default();
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(is_between);
        if !rest.starts_with('"') {
            return None;
        }
        let (key, behind) = rest.split_at(length(rest));
        let behind = behind.trim_start().strip_prefix(':')?.trim_start();
        let (value, behind) = behind.split_at(length(behind));
        rest = behind;
        Some((unescaped(inside_quotes(key)), value))
    })
}

/// Returns the items of an array.
pub(crate) fn items(array: &str) -> impl Iterator<Item = Value<'_>> {
    let mut rest = array.trim_start().strip_prefix('[').unwrap_or_default();
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(is_between);
        if rest.is_empty() || rest.starts_with([']', '}']) {
            return None;
        }
        let (value, behind) = rest.split_at(length(rest).max(1).min(rest.len()));
        rest = behind;
        Some(Value::parse(value))
    })
}

/// Writes a string in quotes.
pub(crate) fn quote(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c < ' ' => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

/// Returns `true` if the text is one object or array, complete.
pub(crate) fn is_complete(text: &str) -> bool {
    let text = text.trim();
    text.starts_with(['{', '[']) && text.ends_with(['}', ']']) && length(text) == text.len() && is_closed(text)
}

fn is_between(c: char) -> bool {
    c.is_ascii_whitespace() || c == ','
}

/// Returns the length of the value that the text begins with: all of the text if the value is truncated.
fn length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let length = match bytes.first() {
        Some(b'"') => end_of_string(bytes, 1),
        Some(b'{' | b'[') => end_of_nested(bytes).unwrap_or(bytes.len()),
        _ => text.find(|c: char| is_between(c) || matches!(c, '}' | ']' | ':')).unwrap_or(text.len()),
    };
    work::count(length);
    length
}

/// Returns `true` if the object or array that the text begins with is complete, whatever follows it.
pub(crate) fn is_closed(text: &str) -> bool {
    end_of_nested(text.as_bytes()).is_some()
}

/// Returns the position behind the bracket that closes the first one.
fn end_of_nested(bytes: &[u8]) -> Option<usize> {
    let (mut at, mut depth) = (0, 0_usize);
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'"' => {
                at = end_of_string(bytes, at + 1);
                continue;
            }
            b'{' | b'[' => depth += 1,
            b'}' | b']' => {
                depth -= 1;
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            _ => {}
        }
        at += 1;
    }
    None
}

/// Returns the position behind the quote that closes a string.
fn end_of_string(bytes: &[u8], mut at: usize) -> usize {
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'"' => return at + 1,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    bytes.len()
}

fn inside_quotes(text: &str) -> &str {
    let text = text.strip_prefix('"').unwrap_or(text);
    // A truncated string can end with an escaped quote.
    match text.strip_suffix('"') {
        Some(inside) if end_of_string(text.as_bytes(), 0) == text.len() && !ends_escaped(inside) => inside,
        _ => text,
    }
}

fn ends_escaped(text: &str) -> bool {
    text.bytes().rev().take_while(|&byte| byte == b'\\').count() % 2 == 1
}

/// Replaces escapes by what they stand for; an invalid one becomes U+FFFD.
pub(crate) fn unescaped(text: &str) -> Cow<'_, str> {
    let Some(first) = text.find('\\') else { return Cow::Borrowed(text) };
    let mut out = String::with_capacity(text.len());
    out.push_str(&text[..first]);
    let mut rest = &text[first..];
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        let mut chars = rest[at + 1..].chars();
        let Some(escape) = chars.next() else { return Cow::Owned(out) };
        rest = chars.as_str();
        match escape {
            'n' => out.push('\n'),
            'r' => out.push('\r'),
            't' => out.push('\t'),
            'b' => out.push('\u{8}'),
            'f' => out.push('\u{c}'),
            'u' => out.push(code_point(&mut rest)),
            other => out.push(other),
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// Reads the digits behind `\u`, and the second half of a surrogate pair.
fn code_point(rest: &mut &str) -> char {
    let Some(high) = unit(rest) else { return char::REPLACEMENT_CHARACTER };
    if !(0xd800..0xdc00).contains(&high) {
        return char::from_u32(high).unwrap_or(char::REPLACEMENT_CHARACTER);
    }
    let Some(mut behind) = rest.strip_prefix("\\u") else { return char::REPLACEMENT_CHARACTER };
    match unit(&mut behind) {
        Some(low @ 0xdc00..0xe000) => {
            *rest = behind;
            char::from_u32(0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00)).unwrap_or(char::REPLACEMENT_CHARACTER)
        }
        _ => char::REPLACEMENT_CHARACTER,
    }
}

fn unit(rest: &mut &str) -> Option<u32> {
    let (digits, behind) = rest.split_at_checked(4)?;
    let is_hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    let unit = u32::from_str_radix(digits, 16).ok().filter(|_| is_hex)?;
    *rest = behind;
    Some(unit)
}

/// Returns the object that a text has, behind what a collector writes before it.
pub(crate) fn object_in(text: &str) -> Option<&str> {
    text.get(text.find('{')?..)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(object: &str) -> Vec<(String, Option<String>)> {
        members(object)
            .map(|(key, value)| (key.into_owned(), Value::parse(value).into_text().map(Cow::into_owned)))
            .collect()
    }

    #[test]
    fn members_of_objects() {
        let object = r#" { "a" : "x\"y" ,"b":{"c":[1,"}"]}, "d":[{},[]],"e":-1.5e3,"f":null,"g\u0041":true}"#;
        let expected = [
            ("a", Some("x\"y")),
            ("b", Some(r#"{"c":[1,"}"]}"#)),
            ("d", Some("[{},[]]")),
            ("e", Some("-1.5e3")),
            ("f", None),
            ("gA", Some("true")),
        ];
        let found = texts(object);
        assert_eq!(found.iter().map(|(key, text)| (&**key, text.as_deref())).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn truncated_json_yields_its_complete_part() {
        let object = r#"{"a":"1","b":"{\"c\":1}","d":{"e":"2"}}"#;
        for end in 0..object.len() {
            let found = texts(&object[..end]);
            assert!(found.len() <= 3 && !is_complete(&object[..end]), "{end}");
        }
        assert_eq!(texts(r#"{"a":"{\"c\":4"#), [("a".to_owned(), Some("{\"c\":4".to_owned()))]);
        assert_eq!(texts(r#"{"a":"x\""#), [("a".to_owned(), Some("x\"".to_owned()))]);
        assert!(is_complete(object));
    }

    #[test]
    fn items_of_arrays() {
        let found: Vec<_> = items(r#"[1, "a,b", null, [2, 3], {"x":[4]} ]"#).collect();
        let expected = [
            Value::Scalar("1"),
            Value::String("a,b".into()),
            Value::Null,
            Value::Array("[2, 3]"),
            Value::Object(r#"{"x":[4]}"#),
        ];
        assert_eq!(found, expected);
        for broken in ["[", "[:", "[:::]", "[\"", "[1 2", "", "x"] {
            assert!(items(broken).count() <= 4, "{broken}");
        }
    }

    #[test]
    fn escapes_are_replaced() {
        for (text, expected) in [
            (r"a\n\t\/\\", "a\n\t/\\"),
            (r"\u00e9\ud83e\udd80", "é🦀"),
            (r"\ud83e x", "\u{fffd} x"),
            (r"\ud83e\u0041", "\u{fffd}A"),
            (r"\u12", "\u{fffd}12"),
            (r"\u+123", "\u{fffd}+123"),
            ("x\\", "x"),
        ] {
            assert_eq!(unescaped(text), expected, "{text}");
        }
    }
}
