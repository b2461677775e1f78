//! `Members`: decompresses all members of a gzip file, which may end with zeros, as on tapes and in blocks of a fixed size.

use std::io::{self, BufRead, ErrorKind, Read};

use flate2::bufread::GzDecoder;

pub(super) struct Members<R> {
    /// Missing after the last member.
    member: Option<GzDecoder<R>>,
}

impl<R: BufRead> Members<R> {
    pub(super) fn new(input: R) -> Self {
        Self { member: Some(GzDecoder::new(input)) }
    }
}

impl<R: BufRead> Read for Members<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while let Some(member) = &mut self.member {
            let length = member.read(buffer)?;
            if length > 0 || buffer.is_empty() {
                return Ok(length);
            }
            if let Some(member) = self.member.take() {
                let mut input = member.into_inner();
                self.member = begins_member(&mut input)?.then(|| GzDecoder::new(input));
            }
        }
        Ok(0)
    }
}

/// Skips zeros. Returns `true` if a member follows, and `false` at the end of the input.
fn begins_member(input: &mut impl BufRead) -> io::Result<bool> {
    loop {
        let bytes = input.fill_buf()?;
        let zeros = bytes.iter().take_while(|&&byte| byte == 0).count();
        match bytes.get(zeros) {
            Some(0x1f) => {
                input.consume(zeros);
                return Ok(true);
            }
            Some(_) => {
                return Err(io::Error::new(ErrorKind::InvalidData, "other bytes follow the compressed data"));
            }
            None if zeros == 0 => return Ok(false),
            None => input.consume(zeros),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::{BufReader, Write};

    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::*;

    fn member(text: &str) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(text.as_bytes()).unwrap();
        encoder.finish().unwrap()
    }

    /// Returns the text before the end or an error, and the error.
    fn read(bytes: &[u8]) -> (String, Option<ErrorKind>) {
        let mut text = Vec::new();
        let result = Members::new(BufReader::with_capacity(7, bytes)).read_to_end(&mut text);
        (String::from_utf8(text).unwrap(), result.err().map(|error| error.kind()))
    }

    #[test]
    fn members_may_be_appended_and_padded() {
        let (one, two) = (member("one "), member("two"));
        let zeros = [0; 20];
        for (parts, text) in [
            (vec![&one[..]], "one "),
            (vec![&one, &two], "one two"),
            (vec![&one, &zeros], "one "),
            (vec![&one, &zeros, &two, &zeros], "one two"),
            (vec![&member(""), &two], "two"),
        ] {
            assert_eq!(read(&parts.concat()), (text.to_owned(), None));
        }
    }

    #[test]
    fn other_bytes_are_told_from_a_truncated_member() {
        let one = member("one ");
        for rest in [&b"x"[..], b"plain text", b"\0\0x", b"\x1e\x8b"] {
            assert_eq!(read(&[&one, rest].concat()), ("one ".to_owned(), Some(ErrorKind::InvalidData)), "{rest:?}");
        }
        for end in 1..one.len() {
            let truncated = [&one, &one[..end]].concat();
            assert_eq!(read(&truncated).1, Some(ErrorKind::UnexpectedEof), "{end}");
        }
    }
}
