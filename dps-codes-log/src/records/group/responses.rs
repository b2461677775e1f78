//! The lines of a response: its status, its headers, and its body.

use std::io::{self, BufRead};

use super::Groups;
use crate::records::entry::Entry;
use crate::records::multiline::block::{self, Block};
use crate::records::multiline::head::{Head, object_of};
use crate::records::multiline::object::Object;

impl<R: BufRead> Groups<R> {
    /// Adds the lines that belong to the response that a line has announced.
    pub(super) fn read_announced(&mut self, head: Head, group: &mut Entry) -> io::Result<()> {
        match head {
            Head::Status => return self.read_headers(group),
            // Headers have the form of an object too.
            Head::Debug => {
                while self.add_if(group, |line| head.goes_on_with(line))? {}
                return Ok(());
            }
            Head::Response | Head::Wrapper => {}
        }
        let request = group.text.clone();
        if head == Head::Response
            && self.add_if(group, |line| Block::is_begun_by(line) && has_status_of(&request, line))?
        {
            return self.read_block(group);
        }
        loop {
            let mut object = None;
            let is_added = self.add_if(group, |line| {
                object = object_of(line).and_then(Object::opened_by);
                head.goes_on_with(line)
            })?;
            match object.filter(|_| is_added) {
                Some(object) => return self.read_object(object, group),
                None if is_added && head.is_followed() => {}
                None => return Ok(()),
            }
        }
    }

    /// Adds the headers behind a status of its own line, with a blank line before them.
    fn read_headers(&mut self, group: &mut Entry) -> io::Result<()> {
        self.add_if(group, |line| line.trim().is_empty())?;
        self.read_response(group)
    }

    /// Adds the lines of a response as the Azure SDKs log it.
    pub(super) fn read_block(&mut self, group: &mut Entry) -> io::Result<()> {
        let mut block = Block::default();
        while self.add_if(group, |line| block.goes_on_with(line) || is_header(line.trim_start()))? {}
        let mut headers = None;
        self.add_if(group, |line| {
            headers = block::begins_headers(line).then(|| Object::opened_by("{")).flatten();
            headers.is_some()
        })?;
        headers.map_or(Ok(()), |headers| self.read_object(headers, group))
    }

    /// Adds the lines of a response whose status line is the end of a line, as of a packet that was captured. The contents of
    /// the packet repeat the status line.
    pub(super) fn read_captured_response(&mut self, status_line: &str, group: &mut Entry) -> io::Result<()> {
        let is_repeated = self.add_if(group, |line| line.trim_end().ends_with(status_line))?;
        if is_repeated || self.add_if(group, is_header)? { self.read_response(group) } else { Ok(()) }
    }

    /// Adds the headers of an HTTP response, and its body if that is an object.
    pub(super) fn read_response(&mut self, group: &mut Entry) -> io::Result<()> {
        let mut has_body = true;
        while self.add_if(group, |line| {
            let is_header = is_header(line);
            has_body &= !(is_header && line.to_lowercase().contains("content-length: 0"));
            is_header
        })? {}
        if self.add_if(group, |line| without_mark(line).trim().is_empty())? && !has_body {
            return Ok(());
        }
        let mut object = None;
        self.add_if(group, |line| {
            let body = line.trim_start();
            object = Object::opened_by(body);
            body.starts_with('{') || body.starts_with('<') && !is_status_line(line) && !is_header(line)
        })?;
        object.map_or(Ok(()), |object| self.read_object(object, group))
    }
}

/// Returns `true` if a line ends with the status of the request above, which a debug log states once more:
/// `"GET /enrollments/x HTTP/1.1" 401 12`, `Response status: 401`.
fn has_status_of(request: &str, line: &str) -> bool {
    let numbers = request.rsplit_once('"').map(|(_, numbers)| numbers);
    let status = numbers.and_then(|numbers| numbers.split_whitespace().next());
    let stated = line.split_whitespace().next_back().map(|word| word.trim_matches(['\'', '"']));
    status.is_some() && status == stated
}

/// Removes the `<` with which curl marks the lines of a response, and mitmproxy the first.
fn without_mark(line: &str) -> &str {
    let text = line.trim_start();
    if text.starts_with('<') { text.trim_start_matches('<').trim_start() } else { line }
}

pub(super) fn is_status_line(line: &str) -> bool {
    without_mark(line).strip_prefix("HTTP/").is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// Returns the status line that a line ends with: nothing but letters follows the status.
pub(super) fn status_line_at_end(line: &str) -> Option<String> {
    let (before, behind) = line.trim_end().rsplit_once("HTTP/")?;
    let (version, reason) = behind.split_once(' ')?;
    let (status, reason) = reason.split_at_checked(3)?;
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let is_reason = reason.chars().all(|c| c.is_ascii_alphabetic() || c == ' ');
    (is_number(version) && is_number(status) && is_reason).then(|| line[before.len()..].trim_end().to_owned())
}

/// Returns `true` for a header that responses have. The name decides: `error: 404201` has the form of a header too.
fn is_header(line: &str) -> bool {
    const NAMES: [&str; 28] = [
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
        "retry-after-",
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
