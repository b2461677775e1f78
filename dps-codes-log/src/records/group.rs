//! `Groups`: joins the lines that belong together: objects of several lines, and the lines of a response.

use std::io::{self, BufRead};

use super::block::Block;
use super::entries::{Entries, Entry};
use super::field_lines::{self, FieldLines};
use super::head::{Head, object_of};
use super::lines::LONGEST;
use super::object::Object;
use super::record::RecordKind;
use super::sequel::Sequels;
use super::time_above::TimeAbove;

#[derive(Debug)]
pub(crate) struct Groups<R> {
    entries: Entries<R>,
    sequels: Sequels,
    above: TimeAbove,
}

impl<R: BufRead> Groups<R> {
    pub(crate) fn new(input: R) -> Self {
        Self { entries: Entries::new(input, 0), sequels: Sequels::default(), above: TimeAbove::default() }
    }

    /// Skips the next lines as long as `skips` returns `true` for them.
    pub(crate) fn skip_while(&mut self, skips: impl FnMut(&[u8]) -> bool) -> io::Result<()> {
        self.entries.skip_while(skips, |lines, last| self.above.note_skipped(lines, last))
    }

    /// Reads the next group; a long one is truncated.
    pub(crate) fn next(&mut self) -> io::Result<Option<Entry>> {
        while let Some(mut group) = self.entries.next()? {
            if group.kind == RecordKind::Text && group.text.trim().is_empty() {
                continue;
            }
            if group.kind != RecordKind::AzureMonitor && !group.is_too_long && !group.is_truncated {
                self.read_group(&mut group)?;
            }
            if group.kind == RecordKind::Text && group.source.is_none() && group.time.is_none() {
                group.time = self.above.note(&group.text, group.line);
            }
            self.sequels.mark(&mut group);
            return Ok(Some(group));
        }
        Ok(None)
    }

    fn read_group(&mut self, group: &mut Entry) -> io::Result<()> {
        let text = &group.text;
        if is_status_line(text) {
            self.read_response(group)
        } else if let Some(head) = Head::of(text) {
            self.read_announced(head, group)
        } else if let Some(fields) = FieldLines::begun_by(text) {
            self.read_fields(fields, group)
        } else if opens_dump(text) {
            self.read_dump(group)
        } else if Block::is_begun_by(text) {
            self.read_block(group)
        } else {
            Ok(())
        }
    }

    /// Reads the next entry if it is of the same source as the group.
    fn next_of(&mut self, group: &Entry) -> io::Result<Option<Entry>> {
        let Some(entry) = self.entries.next()? else { return Ok(None) };
        if entry.kind == group.kind && entry.source.is_some() == group.source.is_some() {
            return Ok(Some(entry));
        }
        self.entries.put_back(entry);
        Ok(None)
    }

    /// Adds the lines that belong to the response that a line has announced.
    fn read_announced(&mut self, head: Head, group: &mut Entry) -> io::Result<()> {
        if head == Head::Status {
            return self.read_headers(group);
        }
        while let Some(line) = self.next_of(group)? {
            if !head.goes_on_with(&line.text) {
                self.entries.put_back(line);
                break;
            }
            append(group, &line);
            if let Some(object) = object_of(&line.text).and_then(Object::opened_by) {
                return self.read_object(object, group);
            }
            if !head.is_followed() {
                break;
            }
        }
        Ok(())
    }

    /// Adds the fields that have a line each.
    fn read_fields(&mut self, mut fields: FieldLines, group: &mut Entry) -> io::Result<()> {
        while let Some(line) = self.next_of(group)? {
            if !fields.goes_on_with(&line.text) {
                self.entries.put_back(line);
                break;
            }
            append(group, &line);
        }
        if let Some(object) = field_lines::object(&group.text) {
            (group.text, group.kind) = (object, RecordKind::AzureMonitor);
        }
        Ok(())
    }

    /// Adds the headers behind a status of its own line, with a blank line before them.
    fn read_headers(&mut self, group: &mut Entry) -> io::Result<()> {
        let Some(line) = self.next_of(group)? else { return Ok(()) };
        if line.text.trim().is_empty() {
            append(group, &line);
        } else {
            self.entries.put_back(line);
        }
        self.read_response(group)
    }

    /// Adds the lines of an object, up to the one that closes it, or that cannot belong to it.
    fn read_object(&mut self, mut object: Object, group: &mut Entry) -> io::Result<()> {
        let mut is_first = true;
        while object.is_open() {
            let Some(line) = self.next_of(group)? else { break };
            if !object.goes_on_with(&line.text) {
                self.entries.put_back(line);
                // Node leaves out the quotes of keys.
                return if is_first && group.text.trim_end().ends_with('{') { self.read_dump(group) } else { Ok(()) };
            }
            is_first = false;
            append(group, &line);
        }
        Ok(())
    }

    /// Adds the lines of an object as Node prints it behind an exception: indented, up to the brace that closes it.
    fn read_dump(&mut self, group: &mut Entry) -> io::Result<()> {
        let mut depth = depth(&group.text);
        while let Some(line) = self.next_of(group)? {
            let is_end = line.text.starts_with(['}', ']']);
            if !is_end && !line.text.starts_with([' ', '\t']) {
                self.entries.put_back(line);
                break;
            }
            append(group, &line);
            depth += self::depth(&line.text);
            if is_end || depth <= 0 && line.text.trim_end().ends_with('}') {
                break;
            }
        }
        Ok(())
    }

    /// Adds the lines of a response as the Azure SDKs log it.
    fn read_block(&mut self, group: &mut Entry) -> io::Result<()> {
        let mut block = Block::default();
        while let Some(line) = self.next_of(group)? {
            if !block.goes_on_with(&line.text) {
                self.entries.put_back(line);
                break;
            }
            append(group, &line);
        }
        Ok(())
    }

    /// Adds the headers of an HTTP response, and its body if that is an object.
    fn read_response(&mut self, group: &mut Entry) -> io::Result<()> {
        let mut has_body = true;
        while let Some(line) = self.next_of(group)? {
            if is_header(&line.text) {
                has_body &= !line.text.to_lowercase().contains("content-length: 0");
                append(group, &line);
            } else if without_mark(&line.text).trim().is_empty() {
                append(group, &line);
                return if has_body { self.read_body(group) } else { Ok(()) };
            } else {
                self.entries.put_back(line);
                return self.read_body(group);
            }
        }
        Ok(())
    }

    fn read_body(&mut self, group: &mut Entry) -> io::Result<()> {
        let Some(line) = self.next_of(group)? else { return Ok(()) };
        let body = line.text.trim_start();
        if body.starts_with('<') && !is_status_line(&line.text) && !is_header(&line.text) {
            append(group, &line);
            return Ok(());
        }
        if !body.starts_with('{') {
            self.entries.put_back(line);
            return Ok(());
        }
        append(group, &line);
        Ok(())
    }
}

/// Returns `true` if the line opens an object that the next lines go on with. Node before version 12 starts with its first
/// member.
fn opens_dump(line: &str) -> bool {
    let text = line.trim_end();
    text.ends_with('{') || text.ends_with(',') && text.contains("{ ") && depth(text) > 0
}

/// Returns how many more braces a line opens than it closes.
fn depth(line: &str) -> i64 {
    let sign = |byte: u8| i64::from(byte == b'{') - i64::from(byte == b'}');
    line.bytes().map(sign).sum()
}

fn append(group: &mut Entry, line: &Entry) {
    group.is_lossy |= line.is_lossy;
    group.is_truncated |= line.is_truncated;
    if group.text.len() + line.text.len() < LONGEST {
        group.text.push('\n');
        group.text.push_str(&line.text);
    } else {
        group.is_too_long = true;
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
