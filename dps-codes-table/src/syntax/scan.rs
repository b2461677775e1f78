//! Finds the end of a TOML statement, and unterminated values, without parsing it.

use std::ops::Range;

use dps_codes_model::bytes::all;

use super::header::opens_block;
use super::line::{is_header, looks_like_start, looks_like_statement};
use crate::cost;

/// A statement ends where this many of its lines look like the start of another one.
const MOST_STARTS: usize = 32;
/// The limit of the nesting depth, by brackets or by the dots of a key.
const DEEPEST: usize = 64;

/// The extent of a statement: a header, or a key with its value, which may have several lines.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Statement {
    /// The end of the last line, with its line break.
    pub(super) end: usize,
    /// The bracket or quote that is not closed.
    pub(super) open: Option<usize>,
    /// The first line that looks like the start of another statement.
    pub(super) next_start: Option<usize>,
    /// The bracket or dot that exceeds the nesting depth.
    pub(super) too_deep: Option<usize>,
}

/// Returns the extent of the statement that starts at `at`, the start of a line.
pub(super) fn statement(text: &str, at: usize) -> Statement {
    let mut scanner =
        Scanner { text, at, brackets: Vec::new(), starts: 0, next_start: None, inner_start: None, too_deep: None };
    let open = scanner.run();
    cost::add(scanner.at - at);
    let Scanner { at: end, next_start, inner_start, too_deep, .. } = scanner;
    let next_start = inner_start.filter(|_| open.is_some()).or(next_start);
    Statement { end, open, next_start, too_deep }
}

/// Returns `true` if the nesting depth may exceed the limit. Strings and comments count too.
///
/// The parser recurses for each level, and would overflow the stack of the compiler.
pub(super) fn may_be_deep(text: &str) -> bool {
    let (mut dots, mut brackets) = (0, 0_usize);
    cost::add(text.len());
    !all(text, |byte| {
        match byte {
            b'.' => dots += 1,
            b'\n' => dots = 0,
            b'[' | b'{' => brackets += 1,
            b']' | b'}' => brackets = brackets.saturating_sub(1),
            _ => {}
        }
        dots <= DEEPEST && brackets <= DEEPEST
    })
}

/// Returns the end of the line that contains the byte at `at`, with its line break.
pub(super) fn line_end(text: &str, at: usize) -> usize {
    let end = text.as_bytes()[at..].iter().position(|&byte| byte == b'\n').map_or(text.len(), |length| at + length + 1);
    cost::add(end - at);
    end
}

/// Returns the end of a statement, with the lines of its value behind a missing bracket or quote.
pub(super) fn value_end(text: &str, statement: &Range<usize>) -> usize {
    let mut end = statement.end;
    let value = text[statement.clone()].split_once('=').map(|(_, value)| value.trim());
    if value.is_none_or(|value| !value.is_empty() && (!value.starts_with('[') || value.ends_with(']'))) {
        return end;
    }
    while end < text.len() {
        let next = line_end(text, end);
        let line = &text[end..next];
        if line.trim().is_empty() || is_header(line) || looks_like_statement(line) {
            break;
        }
        end = next;
    }
    end
}

struct Scanner<'t> {
    text: &'t str,
    at: usize,
    /// The positions of open brackets and braces.
    brackets: Vec<usize>,
    starts: usize,
    next_start: Option<usize>,
    /// The first line in an inline table that looks like the start of another statement. `None` if the table is closed.
    inner_start: Option<usize>,
    too_deep: Option<usize>,
}

impl Scanner<'_> {
    /// Scans the statement. Returns the position of what is not closed at its end.
    fn run(&mut self) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let mut dots = 0;
        while let Some(&byte) = bytes.get(self.at) {
            let here = self.at;
            self.at += 1;
            match byte {
                b'#' => self.at = self.text[here..].find('\n').map_or(bytes.len(), |length| here + length),
                b'"' | b'\'' if !self.string(here, byte) => return Some(here),
                b'[' | b'{' => self.brackets.push(here),
                b']' | b'}' => {
                    if let Some(open) = self.brackets.pop() {
                        let wanted = if bytes[open] == b'[' { b']' } else { b'}' };
                        if byte != wanted {
                            self.at = line_end(self.text, here);
                            return Some(open);
                        }
                    }
                }
                b'\n' => {
                    if self.brackets.is_empty() {
                        return None;
                    }
                    if !self.goes_on() {
                        return self.brackets.pop();
                    }
                }
                _ => {}
            }
            dots = match byte {
                b'.' => dots + 1,
                b'=' | b',' | b'{' | b'[' | b'\n' => 0,
                _ => dots,
            };
            if dots.max(self.brackets.len()) > DEEPEST {
                self.too_deep.get_or_insert(here);
            }
        }
        self.brackets.pop()
    }

    /// Returns `true` if the statement continues on the next line: no block starts there, and few lines look like
    /// statements.
    fn goes_on(&mut self) -> bool {
        let line = &self.text[self.at..line_end(self.text, self.at)];
        if looks_like_start(line) {
            let is_inner = self.brackets.last().is_some_and(|&open| self.text.as_bytes()[open] == b'{');
            let start = if is_inner && !line.trim_start().starts_with('[') && self.next_start.is_none() {
                &mut self.inner_start
            } else {
                &mut self.next_start
            };
            start.get_or_insert(self.at);
            self.starts += 1;
        }
        !opens_block(line) && self.starts < MOST_STARTS
    }

    /// Returns the end of a string of several lines, whatever its lines look like. Returns `None` if the next quotes seem to
    /// open another string.
    fn end_of_text(&self, quote: u8) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let mut at = self.at;
        while !bytes.get(at..)?.starts_with(&[quote; 3]) {
            at += if bytes.get(at)? == &b'\\' && quote == b'"' { 2 } else { 1 };
        }
        cost::add(at - self.at);
        let opens = self.text.get(self.at..at)?.trim_end_matches([' ', '\t', '\n']).ends_with(['=', ',', '[', '{']);
        let quotes = bytes[at..].iter().take(5).take_while(|&&byte| byte == quote).count();
        (!opens).then_some(at + quotes)
    }

    /// Scans the string that starts at `start`. Returns `false` if it is not terminated.
    fn string(&mut self, start: usize, quote: u8) -> bool {
        let bytes = self.text.as_bytes();
        let long = bytes[start..].starts_with(&[quote; 3]);
        if long {
            self.at = start + 3;
            if let Some(end) = self.end_of_text(quote) {
                self.at = end;
                return true;
            }
        }
        while let Some(&byte) = bytes.get(self.at) {
            match byte {
                b'\\' if quote == b'"' && bytes.get(self.at + 1).is_some_and(|&next| next != b'\n') => self.at += 1,
                b'\n' if !long => {
                    self.at += 1;
                    return false;
                }
                b'\n' => {
                    self.at += 1;
                    if !self.goes_on() {
                        return false;
                    }
                    continue;
                }
                _ if byte == quote && !long => {
                    self.at += 1;
                    return true;
                }
                _ if byte == quote && bytes[self.at..].starts_with(&[quote; 3]) => {
                    // Up to two more quotes belong to the string.
                    self.at += bytes[self.at..].iter().take(5).take_while(|&&byte| byte == quote).count();
                    return true;
                }
                _ => {}
            }
            self.at += 1;
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the length of the first statement, and the place that it leaves open.
    fn extent(text: &str) -> (usize, Option<usize>) {
        let statement = statement(text, 0);
        (statement.end, statement.open)
    }

    #[test]
    fn statements_end_with_a_line() {
        for (statement, rest) in [
            ("a = 1\n", "b = 2"),
            ("a = 1 # ]\n", "b"),
            ("a = '\\'\n", "b"),
            ("a = \"\\\"\"\n", "b"),
            ("a = [\n  1, # [\n  \"]\",\n]\n", "b"),
            ("a = { x = [\n1] }\n", "b"),
            ("a = \"\"\"\nb = 1\n[c]\\\"\"\"\"\"\n", "b"),
            ("a = ''\n", "b"),
            ("a = \"\"\n", "b"),
        ] {
            assert_eq!(extent(&format!("{statement}{rest}")), (statement.len(), None), "{statement}");
        }
    }

    #[test]
    fn unterminated_strings_and_brackets_are_found() {
        assert_eq!(extent("a = \"x\nb"), (7, Some(4)));
        assert_eq!(extent("a = [1\nb"), (8, Some(4)));
        assert_eq!(extent("a = [{ x = 1 ]\nb"), (15, Some(5)));
        assert_eq!(extent("a = \"\"\"\nb\n"), (10, Some(4)));
        assert_eq!(statement("a = [\n'x',\n[[b]]\n", 0).next_start, Some(11));
        assert_eq!(statement("a = [\n'x',\nb = 1\n", 0).next_start, Some(11));
        let endless = format!("a = [\n{}", "b = 1\n".repeat(100));
        assert_eq!(extent(&endless).0, 6 + 6 * (MOST_STARTS - 1), "cut before all of it is read");
    }
}
