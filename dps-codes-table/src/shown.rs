//! What a table says, as it can stand in a message: of any length, and with any character in it.

/// Longer texts are cut: their beginning tells which one is meant.
const LONGEST: usize = 60;

/// The text in one line, with all of its characters visible.
pub(crate) fn shown(text: &str) -> String {
    let mut shown = String::new();
    for (count, c) in text.chars().enumerate() {
        if count == LONGEST {
            shown.push('…');
            break;
        }
        match c {
            // Within backticks, quotes and backslashes stand for themselves.
            '"' | '\'' | '\\' => shown.push(c),
            _ => shown.extend(c.escape_debug()),
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn messages_stay_readable() {
        assert_eq!(shown("a \"b\" \\ 漢\n\u{7}"), "a \"b\" \\ 漢\\n\\u{7}");
        assert_eq!(shown(&"é".repeat(1_000)), format!("{}…", "é".repeat(60)));
    }
}
