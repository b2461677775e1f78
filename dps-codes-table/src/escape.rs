//! What a table says, as it can stand in a message: of any length, and with any character in it.

/// Longer texts are cut: their beginning tells which one is meant.
const LONGEST: usize = 60;

/// The text in one line, with all of its characters visible.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::new();
    for (count, c) in text.chars().enumerate() {
        if count == LONGEST {
            escaped.push('…');
            break;
        }
        match c {
            // Within backticks, quotes and backslashes stand for themselves.
            '"' | '\'' | '\\' => escaped.push(c),
            _ => escaped.extend(c.escape_debug()),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn messages_stay_readable() {
        assert_eq!(escape("a \"b\" \\ 漢\n\u{7}"), "a \"b\" \\ 漢\\n\\u{7}");
        assert_eq!(escape(&"é".repeat(1_000)), format!("{}…", "é".repeat(60)));
    }
}
