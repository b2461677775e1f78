//! CSV (RFC 4180), made harmless for spreadsheets.

use std::borrow::Cow;
use std::io::{self, Write};

use csv::{Error, ErrorKind, Terminator, Writer, WriterBuilder};

/// Returns a writer whose lines end as RFC 4180 says.
pub(crate) fn writer<W: Write>(out: W) -> Writer<W> {
    WriterBuilder::new().terminator(Terminator::CRLF).from_writer(out)
}

/// Returns the cause of an error; callers treat a closed pipe unlike other errors.
pub(crate) fn io_error(error: Error) -> io::Error {
    match error.into_kind() {
        ErrorKind::Io(error) => error,
        kind => io::Error::other(format!("{kind:?}")),
    }
}

/// Puts an apostrophe before a string that a spreadsheet would take for a formula. A string that starts with apostrophes
/// and then like a formula gets one too, so that removing one always returns the string.
pub(crate) fn harmless(text: &str) -> Cow<'_, str> {
    let is_formula = text.trim_start_matches('\'').starts_with(FORMULA);
    if is_formula { format!("'{text}").into() } else { text.into() }
}

/// The characters that a formula starts with; white space is skipped by some programs. The last four are the full-width
/// forms of the first four.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'];

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads a cell back, by the rule that `--help` documents.
    fn read(cell: &str) -> &str {
        match cell.strip_prefix('\'') {
            Some(rest) if rest.trim_start_matches('\'').starts_with(FORMULA) => rest,
            _ => cell,
        }
    }

    #[test]
    fn formulas_are_harmless_and_come_back() {
        let alphabet = ["'", "=", "+", "-", "@", "\t", "\r", "\n", "x", "\"", ",", "＝", " "];
        let mut strings = vec![String::new()];
        for _ in 0..4 {
            let longer = strings.iter().flat_map(|string| alphabet.iter().map(move |c| format!("{string}{c}")));
            strings = [""].into_iter().map(str::to_owned).chain(longer).collect();
        }
        assert!(strings.len() > 20_000);
        for string in &strings {
            let cell = harmless(string);
            assert!(!cell.starts_with(FORMULA), "{string:?}");
            assert_eq!(read(&cell), string);
        }
    }
}
