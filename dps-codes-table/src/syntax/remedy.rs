//! Replacements that helps show: each is a valid value of TOML, and complete.

use toml::de::DeTable;

use super::scan;
use crate::cost;

/// A longer value is not shown, since messages truncate it.
const LONGEST: usize = 60;
/// The array of a help that cannot show its items.
const ANY_ARRAY: &str = "[\"…\", \"…\"]";
/// The separators of lists in other notations.
const SEPARATORS: [char; 3] = [',', ';', '|'];
const BRACKETS: [char; 8] = ['(', ')', '{', '}', '<', '>', '[', ']'];
const QUOTES: [char; 10] =
    ['"', '\'', '`', '\u{b4}', '\u{201c}', '\u{201d}', '\u{201e}', '\u{2018}', '\u{2019}', '\u{201a}'];

/// Returns a text that a help can show as a value.
pub(super) fn value(text: &str) -> Option<&str> {
    let is_short = text.chars().count() <= LONGEST && !text.contains('\n');
    cost::add(text.len().min(LONGEST));
    (is_short && !scan::may_be_deep(text) && DeTable::parse(&format!("x = {text}")).is_ok()).then_some(text)
}

/// Returns a string of a help with this text.
pub(super) fn string(text: &str) -> Option<String> {
    let text = text.trim_matches(QUOTES).trim();
    let is_plain = !text.is_empty() && !text.contains(['"', '`', '\\']) && !text.contains(BRACKETS);
    let quoted = format!("\"{text}\"");
    (is_plain && value(&quoted).is_some()).then_some(quoted)
}

/// Returns a value, or a text without quotes as a string.
pub(super) fn assigned(written: &str) -> Option<String> {
    value(written).map(str::to_owned).or_else(|| string(written))
}

/// Returns the array that is meant by a list in another notation: in other brackets, with other separators, or without quotes.
pub(super) fn array(written: &str) -> String {
    let written: String = written.chars().take(LONGEST + 1).collect();
    let words = written.strip_prefix("%w").map(|words| words.trim_matches(BRACKETS));
    let strings = strings(&written);
    let items: Option<Vec<String>> = if let Some(words) = words {
        words.split_whitespace().map(string).collect()
    } else if strings.is_empty() {
        let bare = written.strip_prefix("- ").unwrap_or(&written);
        let bare = bare.trim_matches(|c: char| c.is_whitespace() || BRACKETS.contains(&c) || SEPARATORS.contains(&c));
        bare.split(SEPARATORS).map(|item| string(item.trim())).collect()
    } else {
        Some(strings.into_iter().map(str::to_owned).collect())
    };
    let array = items.map(|items| format!("[{}]", items.join(", ")));
    array.filter(|array| value(array).is_some()).unwrap_or_else(|| ANY_ARRAY.to_owned())
}

/// Returns the strings in an expression, with their quotes.
fn strings(written: &str) -> Vec<&str> {
    let (mut strings, mut open) = (Vec::new(), None);
    let mut before = ' ';
    for (at, c) in written.char_indices() {
        match open {
            Some((start, quote)) if c == quote && before != '\\' => {
                strings.push(&written[start..at + c.len_utf8()]);
                open = None;
            }
            // An apostrophe is part of a word.
            None if c == '"' || (c == '\'' && !before.is_alphanumeric()) => open = Some((at, c)),
            _ => {}
        }
        before = c;
    }
    strings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_other_notations_are_arrays() {
        for (written, expected) in [
            ("(\"a\" \"b\")", "[\"a\", \"b\"]"),
            ("{ 'a'; 'b' }", "['a', 'b']"),
            ("\"a\" and \"b\"", "[\"a\", \"b\"]"),
            ("<a, b>", "[\"a\", \"b\"]"),
            ("- a b", "[\"a b\"]"),
            ("“a”, „b“", "[\"a\", \"b\"]"),
            ("%w[a b]", "[\"a\", \"b\"]"),
            ("it's a | b", "[\"it's a\", \"b\"]"),
            ("[a, {b]", ANY_ARRAY),
            ("", ANY_ARRAY),
            ("(\"\\q\")", ANY_ARRAY),
        ] {
            assert_eq!(array(written), expected, "{written}");
        }
        assert_eq!(array(&"\"a\" ".repeat(100)), ANY_ARRAY);
    }

    #[test]
    fn values_are_valid_and_complete() {
        assert_eq!(value("[\"a\"]"), Some("[\"a\"]"));
        for text in ["a", "\"a\" \"b\"", "1 # x\n", &"1".repeat(61), &"[".repeat(59)] {
            assert_eq!(value(text), None, "{text}");
        }
        assert_eq!(string("it's"), Some("\"it's\"".to_owned()));
        assert_eq!(string("`it`"), Some("\"it\"".to_owned()));
        for text in ["", "a\"b", "a\\b", "{a"] {
            assert_eq!(string(text), None, "{text}");
        }
    }
}
