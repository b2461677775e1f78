//! `Groups`: joins the lines that belong together: objects of several lines, and the lines of a response.

use std::io::{self, BufRead};

use super::block::Block;
use super::head::{Head, object_of};
use super::lines::{LONGEST, Lines};
use super::object::Object;

/// Lines that belong together.
#[derive(Debug, Default)]
pub(crate) struct Group {
    /// The number of the first line, from 1.
    pub(crate) line: u64,
    pub(crate) text: String,
}

#[derive(Debug)]
pub(crate) struct Groups<R> {
    lines: Lines<R>,
}

impl<R: BufRead> Groups<R> {
    pub(crate) fn new(reader: R) -> Self {
        Self { lines: Lines::new(reader) }
    }

    /// Reads the next group; a long one is truncated.
    pub(crate) fn next(&mut self) -> io::Result<Option<Group>> {
        while let Some(mut text) = self.lines.next()? {
            if text.trim().is_empty() {
                continue;
            }
            let line = self.lines.number();
            if let Some(object) = Object::opened_by(&text) {
                self.read_object(object, &mut text)?;
            } else if is_status_line(&text) {
                self.read_response(&mut text)?;
            } else if let Some(head) = Head::of(&text) {
                self.read_announced(head, &mut text)?;
            } else if text.trim_end().ends_with('{') {
                self.read_dump(&mut text)?;
            } else if Block::is_begun_by(&text) {
                self.read_block(&mut text)?;
            }
            return Ok(Some(Group { line, text }));
        }
        Ok(None)
    }

    /// Adds the lines that belong to the response that a line has announced.
    fn read_announced(&mut self, head: Head, text: &mut String) -> io::Result<()> {
        if head == Head::Status {
            return self.read_headers(text);
        }
        while let Some(line) = self.lines.next()? {
            if !head.goes_on_with(&line) {
                self.lines.put_back(line);
                break;
            }
            append(text, &line);
            if let Some(object) = object_of(&line).and_then(Object::opened_by) {
                return self.read_object(object, text);
            }
            if !head.is_followed(&line) {
                break;
            }
        }
        Ok(())
    }

    /// Adds the headers behind a status of its own line, with a blank line before them.
    fn read_headers(&mut self, text: &mut String) -> io::Result<()> {
        let Some(line) = self.lines.next()? else { return Ok(()) };
        if line.trim().is_empty() {
            append(text, &line);
        } else {
            self.lines.put_back(line);
        }
        self.read_response(text)
    }

    /// Adds the lines of an object, up to the one that closes it, or that cannot belong to it.
    fn read_object(&mut self, mut object: Object, text: &mut String) -> io::Result<()> {
        let mut is_first = true;
        while object.is_open() {
            let Some(line) = self.lines.next()? else { break };
            if !object.goes_on_with(&line) {
                self.lines.put_back(line);
                // Node leaves out the quotes of keys.
                return if is_first && text.trim_end().ends_with('{') { self.read_dump(text) } else { Ok(()) };
            }
            is_first = false;
            append(text, &line);
        }
        Ok(())
    }

    /// Adds the lines of an object as Node prints it behind an exception: indented, up to the brace that closes it.
    fn read_dump(&mut self, text: &mut String) -> io::Result<()> {
        while let Some(line) = self.lines.next()? {
            let is_end = line.starts_with(['}', ']']);
            if !is_end && !line.starts_with([' ', '\t']) {
                self.lines.put_back(line);
                break;
            }
            append(text, &line);
            if is_end {
                break;
            }
        }
        Ok(())
    }

    /// Adds the lines of a response as the Azure SDKs log it.
    fn read_block(&mut self, text: &mut String) -> io::Result<()> {
        let mut block = Block::default();
        while let Some(line) = self.lines.next()? {
            if !block.goes_on_with(&line) {
                self.lines.put_back(line);
                break;
            }
            append(text, &line);
        }
        Ok(())
    }

    /// Adds the headers of an HTTP response, and its body if that is an object.
    fn read_response(&mut self, text: &mut String) -> io::Result<()> {
        let mut has_body = true;
        while let Some(line) = self.lines.next()? {
            if is_header(&line) {
                has_body &= !line.to_lowercase().contains("content-length: 0");
                append(text, &line);
            } else if without_mark(&line).trim().is_empty() {
                append(text, &line);
                return if has_body { self.read_body(text) } else { Ok(()) };
            } else {
                self.lines.put_back(line);
                return self.read_body(text);
            }
        }
        Ok(())
    }

    fn read_body(&mut self, text: &mut String) -> io::Result<()> {
        let Some(line) = self.lines.next()? else { return Ok(()) };
        let body = line.trim_start();
        if body.starts_with('<') && !is_status_line(&line) && !is_header(&line) {
            append(text, &line);
            return Ok(());
        }
        if !body.starts_with('{') {
            self.lines.put_back(line);
            return Ok(());
        }
        append(text, &line);
        Object::opened_by(&line).map_or(Ok(()), |object| self.read_object(object, text))
    }
}

fn append(text: &mut String, line: &str) {
    if text.len() + line.len() < LONGEST {
        text.push('\n');
        text.push_str(line);
    }
}

/// Removes the `<` with which curl marks the lines of a response.
fn without_mark(line: &str) -> &str {
    line.strip_prefix('<').map_or(line, str::trim_start)
}

fn is_status_line(line: &str) -> bool {
    without_mark(line).strip_prefix("HTTP/").is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// Returns `true` for a header that responses have. The name decides: `error: 404201` has the form of a header too.
fn is_header(line: &str) -> bool {
    const NAMES: [&str; 27] = [
        "accept-",
        "access-control-",
        "age",
        "allow",
        "alt-svc",
        "cache-control",
        "connection",
        "content-",
        "date",
        "etag",
        "expires",
        "iothub-",
        "keep-alive",
        "last-modified",
        "location",
        "pragma",
        "proxy-",
        "request-",
        "retry-after",
        "server",
        "set-cookie",
        "strict-transport-security",
        "transfer-encoding",
        "vary",
        "via",
        "www-authenticate",
        "x-",
    ];
    without_mark(line).split_once(':').is_some_and(|(name, _)| {
        let name = name.to_ascii_lowercase();
        let is_word = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        is_word && NAMES.iter().any(|known| name == *known || known.ends_with('-') && name.starts_with(known))
    })
}
