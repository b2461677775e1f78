//! The markup of a help: lists and blocks of code.

/// Splits the marker of a list item from its text. The marker of other lines is empty.
#[must_use]
pub fn list_marker(line: &str) -> (&str, &str) {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let length = match line.as_bytes() {
        [b'-' | b'*', b' ', ..] => 2,
        // CommonMark reads nine digits at most.
        bytes if (1..=9).contains(&digits) && matches!(bytes[digits..], [b'.' | b')', b' ', ..]) => digits + 2,
        _ => 0,
    };
    line.split_at(length)
}

/// Returns `true` for a line that starts or ends a block of code.
#[must_use]
pub fn is_fence(line: &str) -> bool {
    line.strip_prefix("```").is_some_and(|language| !language.contains('`'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_are_those_of_commonmark() {
        for (marker, rest) in [
            ("- ", "check the host"),
            ("* ", "check the host"),
            ("1. ", "check the host"),
            ("12) ", "check the host"),
            ("123456789. ", "check the host"),
            ("", "1234567890. check the host"),
            ("", "404 is the status"),
            ("", "4"),
            ("", ". check the host"),
            ("", ") check the host"),
            ("", "1.5 seconds"),
            ("", "-1 is returned"),
            ("", "– check the host"),
        ] {
            assert_eq!(list_marker(&format!("{marker}{rest}")), (marker, rest));
        }
    }
}
