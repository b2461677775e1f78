//! `Groups`: joins the lines that belong together: objects of several lines, and the lines of a response.

mod above;
mod dumps;
mod responses;
mod sequel;

use std::io::{self, BufRead};

use self::above::Above;
use self::responses::{is_status_line, status_line_at_end};
use self::sequel::Sequels;
use super::entries::Entries;
use super::entry::Entry;
use super::fields;
use super::kind::RecordKind;
use super::lines::LONGEST;
use super::multiline::block::Block;
use super::multiline::expanded;
use super::multiline::field_lines::{self, FieldLines};
use super::multiline::frame;
use super::multiline::head::Head;
use super::multiline::object::Object;
use super::multiline::otel;
use super::prefix::Prefix;
use crate::timestamp;

/// The number of entries below one that are searched for its time.
const MOST_BELOW: usize = 16;

/// The number of lines below the head of an exception that are searched for its code.
const MOST_IN_CHAIN: usize = 64;

#[derive(Debug)]
pub(crate) struct Groups<R> {
    entries: Entries<R>,
    sequels: Sequels,
    above: Above,
}

impl<R: BufRead> Groups<R> {
    pub(crate) fn new(input: R) -> Self {
        Self { entries: Entries::new(input, 0), sequels: Sequels::default(), above: Above::default() }
    }

    /// Skips the next lines as long as `skips` returns `true` for them.
    pub(crate) fn skip_while(&mut self, skips: impl FnMut(&[u8]) -> bool) -> io::Result<()> {
        self.entries.skip_while(skips, |lines, last| self.above.note_skipped(lines, last))
    }

    /// Reads the next group; a long one is truncated.
    pub(crate) fn next(&mut self) -> io::Result<Option<Entry>> {
        while let Some(mut group) = self.entries.next()? {
            if group.kind == RecordKind::Text && group.text.trim().is_empty() {
                self.sequels.note_blank(group.line);
                continue;
            }
            let is_alone = group.is_plain == Some(true) || group.kind == RecordKind::AzureMonitor;
            if !is_alone && !group.is_too_long && !group.is_truncated {
                self.read_group(&mut group)?;
            }
            if group.kind == RecordKind::Text && group.source.is_none() && group.time.is_none() {
                let stated = self.above.note(&group.text, group.line);
                (group.time, group.device) = (stated.time, stated.device);
                if group.time.is_none() && !is_alone && self.above.is_in_document() {
                    group.time = self.time_below()?;
                }
            } else if group.kind != RecordKind::AzureMonitor && group.source.is_some() && group.device.is_none() {
                group.device = self.above.note_device(&group.text, group.line);
            }
            self.sequels.mark(&mut group);
            group.is_repeated |= self.is_refined_below(&group)?;
            return Ok(Some(group));
        }
        Ok(None)
    }

    /// Returns the time further below in the same document of YAML. A stream without documents never waits for it.
    fn time_below(&mut self) -> io::Result<Option<String>> {
        let mut below = Vec::new();
        let mut time = None;
        while time.is_none() && below.len() < MOST_BELOW {
            let Some(entry) = self.entries.next()? else { break };
            let is_end = above::is_border(&entry.text);
            time = above::time_of(&entry.text).filter(|_| !is_end).map(str::to_owned);
            below.push(entry);
            if is_end {
                break;
            }
        }
        below.into_iter().rev().for_each(|entry| self.entries.put_back(entry));
        Ok(time)
    }

    /// Returns `true` if an exception below the group, in the same chain, states the code of which the group has the status.
    /// A stack trace follows the head of an exception, so that to wait for the next line does not delay it.
    fn is_refined_below(&mut self, group: &Entry) -> io::Result<bool> {
        let Some(mut chain) = self.sequels.open_chain(group) else { return Ok(false) };
        let mut below = Vec::new();
        let mut is_refined = false;
        while !is_refined && below.len() < MOST_IN_CHAIN {
            let Some(entry) = self.entries.next()? else { break };
            let goes_on = entry.kind == group.kind && chain.goes_on_with(&entry);
            is_refined = goes_on && chain.is_refined_by(&entry);
            below.push(entry);
            if !goes_on {
                break;
            }
        }
        below.into_iter().rev().for_each(|entry| self.entries.put_back(entry));
        Ok(is_refined)
    }

    fn read_group(&mut self, group: &mut Entry) -> io::Result<()> {
        let text = Prefix::of(&group.text).text;
        if is_status_line(text) {
            self.read_response(group)
        } else if let Some(status_line) = status_line_at_end(text) {
            self.read_captured_response(&status_line, group)
        } else if let Some(head) = Head::of(text) {
            self.read_announced(head, group)
        } else if Block::is_begun_by(text) {
            self.read_block(group)
        } else if let Some(fields) = FieldLines::begun_by(&group.text) {
            self.read_fields(fields, group)
        } else if dumps::begins(text) {
            self.read_dump(group)
        } else if expanded::begins(text) {
            self.read_expanded(group)
        } else if text.trim_start().starts_with('<') {
            self.read_element(group)
        } else if text.starts_with(otel::START) {
            self.read_otel(group)
        } else if frame::begins(text) {
            self.read_frame(group)
        } else {
            self.read_dump_below_trace(group)
        }
    }

    /// Adds the next entry, without its prefix, if it is of the same source as the group, and if it belongs to it.
    fn add_if(&mut self, group: &mut Entry, mut belongs: impl FnMut(&str) -> bool) -> io::Result<bool> {
        let Some(entry) = self.entries.next()? else { return Ok(false) };
        let prefix = Prefix::of(&entry.text);
        let first = Prefix::of(group.text.lines().next().unwrap_or_default());
        if entry.kind != group.kind
            || entry.source.is_some() != group.source.is_some()
            || !prefix.goes_on_from(first)
            || !belongs(prefix.text)
        {
            self.entries.put_back(entry);
            return Ok(false);
        }
        append(group, prefix.text, &entry);
        Ok(true)
    }

    /// Adds the fields that have a line each.
    fn read_fields(&mut self, mut fields: FieldLines, group: &mut Entry) -> io::Result<()> {
        while self.is_next_of_same_moment(group)? && self.add_if(group, |line| fields.goes_on_with(line))? {}
        Self::make_record_of_fields(group);
        Ok(())
    }

    /// Returns `false` if the next entry states another second than the group: each is a record of its own.
    fn is_next_of_same_moment(&mut self, group: &Entry) -> io::Result<bool> {
        let Some(next) = self.entries.next()? else { return Ok(false) };
        let differs = second_of(group).zip(second_of(&next)).is_some_and(|(one, other)| one != other);
        self.entries.put_back(next);
        Ok(!differs)
    }

    /// Makes a record of Azure Monitor of a group that has its fields.
    fn make_record_of_fields(group: &mut Entry) {
        if let Some(object) = field_lines::object(&group.text) {
            (group.text, group.kind) = (object, RecordKind::AzureMonitor);
        }
    }

    /// Adds the lines of an object, up to the one that closes it, or that cannot belong to it.
    fn read_object(&mut self, mut object: Object, group: &mut Entry) -> io::Result<()> {
        let mut is_first = true;
        while object.is_open() {
            if !self.add_if(group, |line| object.goes_on_with(line))? {
                // Node leaves out the quotes of keys.
                if is_first && group.text.trim_end().ends_with('{') {
                    return self.read_dump(group);
                }
                end_last_line(group);
                return Ok(());
            }
            is_first = false;
        }
        Ok(())
    }

    /// Adds the properties and the attributes of a record.
    fn read_otel(&mut self, group: &mut Entry) -> io::Result<()> {
        while self.add_if(group, otel::goes_on_with)? {}
        Ok(())
    }

    /// Adds the lines up to the next frame.
    fn read_frame(&mut self, group: &mut Entry) -> io::Result<()> {
        while self.add_if(group, |line| !frame::begins(line))? {}
        Ok(())
    }
}

/// Returns the time of an entry up to its fraction, as a logger or a table states it.
fn second_of(entry: &Entry) -> Option<&str> {
    let time = timestamp::behind(&entry.text).and_then(|_| above::time_of(&entry.text));
    let time = time.or_else(|| fields::time_in(entry.source.as_deref()?))?;
    time.split(['.', ',']).next()
}

/// Ends the last line of an object that breaks off: without the line break, a number there could be truncated.
fn end_last_line(group: &mut Entry) {
    if group.has_break && group.text.ends_with(|c: char| c.is_ascii_digit()) {
        group.text.push('\n');
    }
}

/// Adds a line. One that makes the group too long is left out, unlike those behind it: the code of an object can follow a long
/// member.
fn append(group: &mut Entry, text: &str, line: &Entry) {
    group.is_lossy |= line.is_lossy;
    group.has_break = line.has_break;
    group.is_truncated |= line.is_truncated;
    if group.text.len() + text.len() < LONGEST {
        group.text.push('\n');
        group.text.push_str(text);
    } else {
        group.is_too_long = true;
    }
}
