//! Escapes control characters, with which untrusted input could control the terminal.

/// Longer strings are truncated.
const LONGEST: usize = 1000;

/// Escapes control characters and truncates a long string. White space stays: the output is wrapped anyway.
pub(crate) fn sanitize(text: impl Iterator<Item = char>) -> String {
    escape(text, LONGEST, |c| is_control(c) && !c.is_whitespace())
}

/// Escapes control characters and line breaks, and truncates to 80 characters.
pub(crate) fn one_line(argument: &str) -> String {
    escape(argument.chars(), 80, is_control)
}

fn escape(mut text: impl Iterator<Item = char>, longest: usize, must_escape: impl Fn(char) -> bool) -> String {
    let mut escaped = String::new();
    for c in text.by_ref().take(longest) {
        if must_escape(c) {
            escaped.extend(c.escape_default());
        } else {
            escaped.push(c);
        }
    }
    if text.next().is_some() {
        escaped.push('…');
    }
    escaped
}

/// Returns `true` for control characters and for those that change the writing direction.
fn is_control(c: char) -> bool {
    c.is_control() || matches!(c, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_are_escaped() {
        assert_eq!(one_line("Größe 🦀"), "Größe 🦀");
        assert_eq!(one_line("\u{1b}[31m\n\u{9b}\u{202e}"), "\\u{1b}[31m\\n\\u{9b}\\u{202e}");
        assert_eq!(one_line(&"x".repeat(80)), "x".repeat(80));
        assert_eq!(one_line(&"x".repeat(81)), format!("{}…", "x".repeat(80)));
    }

    #[test]
    fn white_space_is_kept() {
        assert_eq!(sanitize("two\r\nlines\u{7}\u{1b}]0;x".chars()), "two\r\nlines\\u{7}\\u{1b}]0;x");
        assert_eq!(sanitize("x".repeat(2000).chars()).chars().count(), LONGEST + 1);
    }
}
