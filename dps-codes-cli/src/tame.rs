//! Makes what came from outside fit to be shown on a terminal, which it could steer otherwise.

/// As much as a person wants to read of one text.
const LONGEST: usize = 1000;

/// The text without control characters, and not too long. Blanks of every kind stay, for the lines are broken anew.
pub(crate) fn tame(text: impl Iterator<Item = char>) -> String {
    cut(text, LONGEST, |c| is_steering(c) && !c.is_whitespace())
}

/// An argument in one line that does not flood the terminal.
pub(crate) fn shown(argument: &str) -> String {
    cut(argument.chars(), 80, is_steering)
}

fn cut(mut text: impl Iterator<Item = char>, longest: usize, is_bad: impl Fn(char) -> bool) -> String {
    let mut tame = String::new();
    for c in text.by_ref().take(longest) {
        if is_bad(c) {
            tame.extend(c.escape_default());
        } else {
            tame.push(c);
        }
    }
    if text.next().is_some() {
        tame.push('…');
    }
    tame
}

/// Control characters, and those that turn the direction of what follows.
fn is_steering(c: char) -> bool {
    c.is_control() || matches!(c, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_are_shown_tame() {
        assert_eq!(shown("Größe 🦀"), "Größe 🦀");
        assert_eq!(shown("\u{1b}[31m\n\u{9b}\u{202e}"), "\\u{1b}[31m\\n\\u{9b}\\u{202e}");
        assert_eq!(shown(&"x".repeat(80)), "x".repeat(80));
        assert_eq!(shown(&"x".repeat(81)), format!("{}…", "x".repeat(80)));
    }

    #[test]
    fn texts_keep_their_blanks() {
        assert_eq!(tame("two\r\nlines\u{7}\u{1b}]0;x".chars()), "two\r\nlines\\u{7}\\u{1b}]0;x");
        assert_eq!(tame("x".repeat(2000).chars()).chars().count(), LONGEST + 1);
    }
}
