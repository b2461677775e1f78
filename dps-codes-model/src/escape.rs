//! Escapes untrusted strings for messages.

/// Longer strings are truncated.
const LONGEST: usize = 60;

/// Escapes line breaks and invisible characters, and truncates a long string.
#[must_use]
pub fn escape(text: &str) -> String {
    escape_all(text, LONGEST)
}

/// Escapes line breaks and invisible characters of a path, which has to be complete to be of use.
#[must_use]
pub fn escape_path(path: &str) -> String {
    escape_all(path, usize::MAX)
}

fn escape_all(text: &str, longest: usize) -> String {
    let mut escaped = String::new();
    for (count, c) in text.chars().enumerate() {
        if count == longest {
            escaped.push('…');
            break;
        }
        match c {
            // Quotes and backslashes need no escape between backticks.
            '"' | '\'' | '\\' => escaped.push(c),
            _ => escaped.extend(c.escape_debug()),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::{escape, escape_path};

    #[test]
    fn messages_stay_readable() {
        assert_eq!(escape("a \"b\" \\ 漢\n\u{7}"), "a \"b\" \\ 漢\\n\\u{7}");
        assert_eq!(escape_path(&format!("{}\u{1b}\n", "é".repeat(100))), format!("{}\\u{{1b}}\\n", "é".repeat(100)));
        assert_eq!(escape(&"é".repeat(1_000)), format!("{}…", "é".repeat(60)));
    }
}
