//! `Lines`: reads lines of any bytes in bounded memory, in UTF-8 or UTF-16.

pub(super) mod encoding;
mod piece;

use std::collections::VecDeque;
use std::io::{self, BufRead, Read};

use memchr::memchr;

use self::encoding::Encoding;
pub(crate) use self::piece::Piece;

/// Longer lines come in pieces, and longer records are truncated.
pub(crate) const LONGEST: usize = 1 << 20;

#[derive(Debug)]
pub(crate) struct Lines<R> {
    input: R,
    encoding: Encoding,
    /// The number of the last line.
    line: u64,
    /// The next piece begins a line.
    is_at_start: bool,
    /// The next line was looked at and not skipped.
    is_next_kept: bool,
    /// The first bytes of a character whose last bytes are in the next piece.
    carry: Vec<u8>,
    /// Pieces that were put back.
    returned: VecDeque<Piece>,
    /// A piece with lone carriage returns, and the position of the first line that was not returned.
    rest: Option<(Piece, usize)>,
}

impl<R: BufRead> Lines<R> {
    pub(crate) fn new(input: R) -> Self {
        Self {
            input,
            encoding: Encoding::Utf8,
            line: 0,
            is_at_start: true,
            is_next_kept: false,
            carry: Vec::new(),
            returned: VecDeque::new(),
            rest: None,
        }
    }

    /// Reads the next piece, without the line break.
    pub(crate) fn next(&mut self) -> io::Result<Option<Piece>> {
        if let Some(piece) = self.returned.pop_front().or_else(|| self.next_of_rest()) {
            return Ok(Some(piece));
        }
        let mut bytes = std::mem::take(&mut self.carry);
        let is_first = self.is_at_start;
        let is_last = !self.read(&mut bytes)?;
        if bytes.is_empty() && is_last && is_first {
            return Ok(None);
        }
        self.line += u64::from(is_first);
        self.is_at_start = is_last;
        let (text, is_lossy) = self.encoding.decode(bytes);
        let has_break = is_last && text.ends_with(['\n', '\r']);
        let text = without_line_break(text, is_last);
        let is_kept = std::mem::take(&mut self.is_next_kept) && !is_lossy;
        let piece = Piece { text, start: 0, line: self.line, is_first, is_last, has_break, is_lossy, is_kept };
        self.rest = Some((piece, 0));
        Ok(self.next_of_rest())
    }

    /// Returns the next line of the rest. Lines of serial consoles end with a carriage return.
    fn next_of_rest(&mut self) -> Option<Piece> {
        let (piece, at) = self.rest.take()?;
        let is_first = piece.is_first || at > 0;
        let Some(length) = memchr(b'\r', &piece.text.as_bytes()[at..]) else {
            let text = if at == 0 { piece.text } else { piece.text[at..].to_owned() };
            return Some(Piece { text, line: self.line, is_first, ..piece });
        };
        let text = piece.text[at..at + length].to_owned();
        let line = Piece { text, line: self.line, is_first, is_last: true, has_break: true, ..piece };
        self.line += 1;
        self.rest = Some((piece, at + length + 1));
        Some(line)
    }

    /// Skips lines in the buffer of the input as long as `skips` returns `true` for them. Calls `skipped` with all of
    /// them, and the number of the last.
    pub(crate) fn skip_while(
        &mut self,
        mut skips: impl FnMut(&[u8]) -> bool,
        skipped: impl FnOnce(&[u8], u64),
    ) -> io::Result<()> {
        let is_between = self.returned.is_empty() && self.rest.is_none() && self.is_at_start && self.carry.is_empty();
        if !is_between || self.encoding != Encoding::Utf8 {
            return Ok(());
        }
        let buffer = self.input.fill_buf()?;
        let (mut at, mut lines) = (0, 0);
        while let Some(length) = memchr(b'\n', &buffer[at..]) {
            let line = &buffer[at..at + length];
            if !skips(line) {
                // A carriage return within it splits it.
                self.is_next_kept = memchr(b'\r', line.strip_suffix(b"\r").unwrap_or(line)).is_none();
                break;
            }
            at += length + 1;
            lines += 1;
        }
        self.line += lines;
        if at > 0 {
            skipped(&buffer[..at], self.line);
        }
        self.input.consume(at);
        Ok(())
    }

    /// Puts a piece back: the next call of `next` returns it again.
    pub(crate) fn put_back(&mut self, piece: Piece) {
        self.returned.push_front(piece);
    }

    /// Puts consecutive pieces back.
    pub(crate) fn put_back_all(&mut self, pieces: Vec<Piece>) {
        pieces.into_iter().rev().for_each(|piece| self.put_back(piece));
    }

    /// Skips the rest of the line that a piece has begun.
    pub(crate) fn skip_line(&mut self) -> io::Result<()> {
        while self.next()?.is_some_and(|piece| !piece.is_last) {}
        Ok(())
    }

    /// Adds the bytes up to the line break. Returns `true` if the line goes on behind them.
    fn read(&mut self, bytes: &mut Vec<u8>) -> io::Result<bool> {
        loop {
            let limit = LONGEST.saturating_sub(bytes.len());
            let count = self.input.by_ref().take(limit.try_into().unwrap_or(u64::MAX)).read_until(b'\n', bytes)?;
            if self.line == 0 && self.is_at_start {
                self.detect_encoding(bytes);
            }
            let has_break = bytes.last() == Some(&b'\n');
            let encoding = self.encoding;
            match encoding {
                _ if count == 0 => return Ok(false),
                Encoding::Utf8 if has_break => return Ok(false),
                Encoding::Utf16 { is_big_endian: true }
                    if has_break && bytes.ends_with(&[0, b'\n']) && bytes.len() % 2 == 0 =>
                {
                    return Ok(false);
                }
                // The break is the first half of a unit.
                Encoding::Utf16 { is_big_endian: false }
                    if has_break && bytes.len() % 2 == 1 && self.is_break_completed(bytes)? =>
                {
                    return Ok(false);
                }
                _ => {}
            }
            if bytes.len() >= LONGEST {
                self.keep_incomplete(bytes);
                return Ok(true);
            }
        }
    }

    /// Reads the second half of a unit. Returns `true` if the unit is a line break, or the input ends.
    fn is_break_completed(&mut self, bytes: &mut Vec<u8>) -> io::Result<bool> {
        Ok(self.input.by_ref().take(1).read_to_end(bytes)? == 0 || bytes.last() == Some(&0))
    }

    /// Detects the encoding of the input, and removes its byte order mark.
    fn detect_encoding(&mut self, bytes: &mut Vec<u8>) {
        let (encoding, mark) = Encoding::detect(bytes);
        if encoding != Encoding::Utf8 || mark > 0 {
            self.encoding = encoding;
            bytes.drain(..mark);
        }
    }

    /// Moves the bytes of a character that is not complete to the next piece.
    fn keep_incomplete(&mut self, bytes: &mut Vec<u8>) {
        if self.encoding != Encoding::Utf8 {
            return;
        }
        let rest = bytes.iter().rev().take(3).position(|&byte| byte >= 0xc0);
        let length = rest.map_or(0, |rest| rest + 1);
        let needed = bytes.len().checked_sub(length).and_then(|at| bytes.get(at)).map_or(0, |byte| byte.leading_ones());
        if needed as usize > length {
            self.carry = bytes.split_off(bytes.len() - length);
        }
    }
}

fn without_line_break(mut text: String, is_last: bool) -> String {
    if is_last {
        let length = text.strip_suffix('\n').unwrap_or(&text).trim_end_matches('\r').len();
        text.truncate(length);
    }
    text
}

#[cfg(test)]
mod tests {
    use std::io::BufReader;

    use super::*;

    fn lines(bytes: &[u8]) -> Vec<String> {
        let whole = pieces(bytes);
        for capacity in 1..=bytes.len().min(9) {
            assert_eq!(pieces(BufReader::with_capacity(capacity, bytes)), whole, "{capacity}");
        }
        whole
    }

    fn pieces(input: impl BufRead) -> Vec<String> {
        let mut lines = Lines::new(input);
        std::iter::from_fn(|| lines.next().ok().flatten()).map(Piece::into_text).collect()
    }

    #[test]
    fn lines_end_as_they_may() {
        assert_eq!(lines(b"a\nb\r\n\nc\rd\r\r\n\r\re\r"), ["a", "b", "", "c", "d", "", "", "e"]);
        assert_eq!(lines(b"\xef\xbb\xbfa\n\xef\xbb\xbfb\n"), ["a", "\u{feff}b"]);
        assert_eq!(lines(b"\xff404\n\x00\n"), ["\u{fffd}404", "\0"]);
        assert_eq!(lines(b""), [""; 0]);
    }

    #[test]
    fn lines_that_end_with_carriage_returns_are_numbered() {
        let mut lines = Lines::new(&b"a\rb\nc"[..]);
        let read: Vec<_> = std::iter::from_fn(|| lines.next().ok().flatten())
            .map(|piece| (piece.text().to_owned(), piece.line))
            .collect();
        assert_eq!(read, [("a".to_owned(), 1), ("b".to_owned(), 2), ("c".to_owned(), 3)]);
    }

    #[test]
    fn utf16_is_told_by_its_mark_or_by_ascii() {
        // U+0A0D and U+010A have a byte of a line break, but are not line breaks.
        let text = "\u{feff}10:a\u{a0d}\u{10a}\r\né🦀\n\nz";
        let units: Vec<_> = text.encode_utf16().collect();
        for (to_bytes, mark) in [u16::to_le_bytes, u16::to_be_bytes].into_iter().flat_map(|to| [(to, 0), (to, 1)]) {
            let bytes: Vec<u8> = units[mark..].iter().copied().flat_map(to_bytes).collect();
            assert_eq!(lines(&bytes), ["10:a\u{a0d}\u{10a}", "é🦀", "", "z"]);
            assert_eq!(lines(&bytes[..bytes.len() - 1]).len(), 4);
        }
    }

    #[test]
    fn long_lines_come_in_pieces() {
        for length in [LONGEST - 1, LONGEST, LONGEST + 1, 3 * LONGEST] {
            let mut lines = Lines::new(io::Cursor::new(format!("{}\nnext", "é".repeat(length))));
            let mut read = 0;
            loop {
                let piece = lines.next().unwrap().unwrap();
                assert!(piece.text().len() <= LONGEST + 3 && !piece.is_lossy);
                read += piece.text().len();
                if piece.is_last {
                    break;
                }
            }
            assert_eq!((read, lines.next().unwrap().unwrap().text), (2 * length, "next".to_owned()));
        }
    }

    #[test]
    fn the_rest_of_a_line_can_be_skipped() {
        let mut lines = Lines::new(io::Cursor::new(format!("{}\nnext", "x".repeat(5 * LONGEST))));
        assert!(!lines.next().unwrap().unwrap().is_last);
        lines.skip_line().unwrap();
        assert_eq!(
            lines.next().unwrap().map(|piece| (piece.text().to_owned(), piece.line)),
            Some(("next".to_owned(), 2))
        );
    }

    #[test]
    fn a_line_can_be_put_back() {
        let mut lines = Lines::new(&b"a\nb\n"[..]);
        let first = lines.next().unwrap().unwrap();
        lines.put_back(first);
        assert_eq!(lines.next().unwrap().map(|piece| (piece.text().to_owned(), piece.line)), Some(("a".to_owned(), 1)));
        assert_eq!(lines.next().unwrap().map(|piece| (piece.text().to_owned(), piece.line)), Some(("b".to_owned(), 2)));
    }
}
