//! Literals of KQL.

use std::fmt::Write;

use crate::catalog::{Kind, Value};

pub(super) fn type_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Flag => "bool",
        Kind::Integer => "long",
        Kind::Text | Kind::List => "string",
    }
}

/// Returns the name of a column, in brackets if it may be a keyword.
pub(super) fn identifier(name: &str) -> String {
    let is_known = ["name", "family", "summary", "action", "number", "origin"].contains(&name);
    if is_known || name.starts_with("in_") || name.starts_with("class_") {
        name.to_owned()
    } else {
        format!("['{name}']")
    }
}

/// Returns a value of a column of this kind. Strings are never null in KQL.
pub(super) fn literal(value: Value<'_>, kind: Kind) -> String {
    match (kind, value) {
        (Kind::Flag | Kind::Integer, Value::None) => format!("{}(null)", type_of(kind)),
        (Kind::Flag, Value::Flag(_)) => value.flat(),
        (Kind::Integer, Value::Integer(number)) => integer(number),
        _ => string(&value.flat()),
    }
}

/// Returns an integer. A minus sign in front of digits is an operator, which is not part of a literal.
pub(super) fn integer(number: i128) -> String {
    // The digits of the least number are too great without their sign, so the next one takes its place.
    let number = if number == i64::MIN.into() { number + 1 } else { number };
    if number < 0 { format!("long({number})") } else { number.to_string() }
}

pub(super) fn string(text: &str) -> String {
    let mut literal = String::from('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => literal.extend(['\\', c]),
            '\n' => literal.push_str("\\n"),
            '\r' => literal.push_str("\\r"),
            '\t' => literal.push_str("\\t"),
            // These end a line too.
            '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                // Writing to a string never fails.
                let _ = write!(literal, "\\u{:04x}", u32::from(c));
            }
            _ => literal.push(c),
        }
    }
    literal.push('"');
    literal
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_take_one_line() {
        assert_eq!(string("a\"b\\c\nd\te\u{2028}😀'"), r#""a\"b\\c\nd\te\u2028😀'""#);
        assert_eq!(literal(Value::None, Kind::Integer), "long(null)");
        assert_eq!(literal(Value::None, Kind::Text), "\"\"");
        assert_eq!(literal(Value::Integer(-7), Kind::Integer), "long(-7)");
        assert_eq!(literal(Value::Flag(true), Kind::Flag), "true");
    }
}
