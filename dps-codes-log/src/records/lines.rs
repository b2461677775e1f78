//! `Lines`: reads lines of any bytes in bounded memory.

use std::io::{self, BufRead, Read};

/// Longer lines are truncated.
pub(crate) const LONGEST: usize = 1 << 20;

#[derive(Debug)]
pub(crate) struct Lines<R> {
    reader: R,
    /// The number of lines that have been read.
    count: u64,
    /// A line that was put back.
    returned: Option<String>,
}

impl<R: BufRead> Lines<R> {
    pub(crate) fn new(reader: R) -> Self {
        Self { reader, count: 0, returned: None }
    }

    /// Returns the number of the last line, counted from 1.
    pub(crate) fn number(&self) -> u64 {
        self.count
    }

    /// Reads the next line without its terminator; bytes that are not UTF-8 become U+FFFD.
    pub(crate) fn next(&mut self) -> io::Result<Option<String>> {
        let line = match self.returned.take() {
            Some(line) => Some(line),
            None => self.read()?,
        };
        self.count += u64::from(line.is_some());
        Ok(line)
    }

    /// Puts the last line back: the next call of `next` returns it again.
    pub(crate) fn put_back(&mut self, line: String) {
        self.count = self.count.saturating_sub(1);
        self.returned = Some(line);
    }

    fn read(&mut self) -> io::Result<Option<String>> {
        let mut line = Vec::new();
        let limit = u64::try_from(LONGEST).unwrap_or(u64::MAX);
        self.reader.by_ref().take(limit).read_until(b'\n', &mut line)?;
        if line.is_empty() {
            return Ok(None);
        }
        if !line.ends_with(b"\n") && line.len() == LONGEST {
            self.reader.skip_until(b'\n')?;
        }
        let line = line.strip_suffix(b"\n").unwrap_or(&line);
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let line = if self.count == 0 { line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line) } else { line };
        Ok(Some(String::from_utf8_lossy(line).into_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(bytes: &[u8]) -> Vec<String> {
        let mut lines = Lines::new(bytes);
        std::iter::from_fn(|| lines.next().ok().flatten()).collect()
    }

    #[test]
    fn lines_end_as_they_may() {
        assert_eq!(lines(b"a\nb\r\n\nc\rd"), ["a", "b", "", "c\rd"]);
        assert_eq!(lines(b"\xef\xbb\xbfa\n\xef\xbb\xbfb\n"), ["a", "\u{feff}b"]);
        assert_eq!(lines(b"\xff404\n\x00\n"), ["\u{fffd}404", "\0"]);
        assert_eq!(lines(b""), [""; 0]);
    }

    #[test]
    fn long_lines_are_cut() {
        for length in [LONGEST - 1, LONGEST, LONGEST + 1, 3 * LONGEST] {
            let mut bytes = vec![b'x'; length];
            bytes.extend(b"\nnext");
            let lines = lines(&bytes);
            assert_eq!(lines.iter().map(String::len).collect::<Vec<_>>(), [length.min(LONGEST), 4], "{length}");
        }
    }

    #[test]
    fn a_line_can_be_put_back() {
        let mut lines = Lines::new(&b"a\nb\n"[..]);
        let first = lines.next().unwrap().unwrap();
        lines.put_back(first);
        assert_eq!((lines.number(), lines.next().unwrap().as_deref(), lines.number()), (0, Some("a"), 1));
        assert_eq!((lines.next().unwrap().as_deref(), lines.next().unwrap()), (Some("b"), None));
    }
}
