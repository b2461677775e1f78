//! Word wrapping to the width of the terminal.

use terminal_size::{Width, terminal_size_of};

/// Longer lines are hard to read, however wide the terminal is.
pub(crate) const WIDEST: usize = 100;

/// Returns the width of standard output in columns, 100 at most.
pub(crate) fn width() -> usize {
    let terminal = terminal_size_of(std::io::stdout()).map(|(Width(columns), _)| columns.into());
    let variable = || std::env::var("COLUMNS").ok()?.parse().ok();
    terminal.or_else(variable).filter(|&columns| columns > 0).map_or(WIDEST, |columns: usize| columns.min(WIDEST))
}

/// Wraps a string into lines of at most `width` characters. Longer words, such as URLs, are not broken.
pub(crate) fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut length = 0;
    for word in text.split_whitespace() {
        let word_length = word.chars().count();
        match lines.last_mut() {
            Some(line) if length + 1 + word_length <= width => {
                line.push(' ');
                line.push_str(word);
                length += 1 + word_length;
            }
            _ => {
                lines.push(word.to_owned());
                length = word_length;
            }
        }
    }
    lines
}

/// Wraps a string into lines of at most `width` characters, and breaks words that are longer.
pub(crate) fn wrap_anywhere(text: &str, width: usize) -> Vec<String> {
    let broken = |line: String| {
        let characters: Vec<char> = line.chars().collect();
        characters.chunks(width.max(1)).map(String::from_iter).collect::<Vec<_>>()
    };
    wrap(text, width).into_iter().flat_map(broken).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_as_long_as_they_may_be() {
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("one two three", 6), ["one", "two", "three"]);
        assert_eq!(wrap("äöü äöü", 7), ["äöü äöü"]);
        assert_eq!(wrap(" ", 7), [""; 0]);
    }

    #[test]
    fn long_words_stay_whole() {
        assert_eq!(wrap("see https://example.com/path now", 5), ["see", "https://example.com/path", "now"]);
        assert_eq!(wrap("a b", 0), ["a", "b"]);
    }

    #[test]
    fn long_words_are_broken_where_they_must_fit() {
        assert_eq!(wrap_anywhere("see abcdefgh now", 5), ["see", "abcde", "fgh", "now"]);
        assert_eq!(wrap_anywhere("ab", 0), ["a", "b"]);
    }
}
