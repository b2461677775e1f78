//! Objects and records that programs print over many lines.

use std::io::{self, BufRead};

use super::{Groups, append, end_last_line};
use crate::records::entry::Entry;
use crate::records::multiline::element::{Element, Next};
use crate::records::multiline::expanded;
use crate::records::prefix::Prefix;

/// The exceptions of the SDK for Node whose names state a status. A stack trace follows each of them, so that to wait for the
/// next line does not delay them.
const TRACED: [&str; 3] = ["DeviceAlreadyExistsError: ", "DeviceNotFoundError: ", "ArgumentError: "];

/// A stack trace that is longer has no object behind it, or belongs to another line.
const MOST: usize = 64;

impl<R: BufRead> Groups<R> {
    /// Adds the lines of an object as Node prints it behind an exception: indented, up to the brace that closes it.
    pub(super) fn read_dump(&mut self, group: &mut Entry) -> io::Result<()> {
        let mut depth = depth(&group.text);
        let mut is_end = false;
        while !is_end {
            let is_added = self.add_if(group, |line| {
                let closes = line.starts_with(['}', ']']);
                depth += self::depth(line);
                is_end = closes || depth <= 0 && line.trim_end().ends_with('}');
                closes || line.starts_with([' ', '\t'])
            })?;
            if !is_added {
                end_last_line(group);
                break;
            }
        }
        if group.text.contains(OPTION) {
            group.text = without_options(&group.text);
        }
        Ok(())
    }

    /// Adds the stack trace and the object that Node prints behind the head of an exception. Without an object, each line
    /// of the trace is a record of its own.
    pub(super) fn read_dump_below_trace(&mut self, group: &mut Entry) -> io::Result<()> {
        if !TRACED.iter().any(|name| group.text.contains(name)) {
            return Ok(());
        }
        let mut trace = Vec::new();
        let mut has_object = false;
        while !has_object && trace.len() < MOST {
            let Some(entry) = self.entries.next()? else { break };
            let line = Prefix::of(&entry.text).text;
            if entry.kind != group.kind || !line.starts_with(' ') || !line.trim_start().starts_with("at ") {
                self.entries.put_back(entry);
                break;
            }
            has_object = begins(line);
            trace.push(entry);
        }
        if !has_object {
            trace.into_iter().rev().for_each(|entry| self.entries.put_back(entry));
            return Ok(());
        }
        for entry in &trace {
            append(group, Prefix::of(&entry.text).text, entry);
        }
        self.read_dump(group)
    }

    /// Adds the columns of a record, and makes them fields.
    pub(super) fn read_expanded(&mut self, group: &mut Entry) -> io::Result<()> {
        while let Some(entry) = self.entries.next()? {
            // A name before a bar looks like that of a container.
            if entry.kind != group.kind || !expanded::goes_on_with(&entry.text) {
                self.entries.put_back(entry);
                break;
            }
            append(group, &entry.text, &entry);
        }
        group.text = expanded::fields(&group.text);
        Self::make_record_of_fields(group);
        Ok(())
    }

    /// Adds the lines of an element of XML that has fields of a failure, and makes them fields.
    pub(super) fn read_element(&mut self, group: &mut Entry) -> io::Result<()> {
        let Some(mut element) = Element::opened_by(&group.text) else { return Ok(()) };
        let mut lines = Vec::new();
        while lines.len() < MOST {
            let Some(entry) = self.entries.next()? else { break };
            let next = if entry.kind == group.kind { element.read(Prefix::of(&entry.text).text) } else { Next::Other };
            if next == Next::Other {
                self.entries.put_back(entry);
                break;
            }
            lines.push(entry);
            if next == Next::Ends {
                break;
            }
        }
        match element.into_fields().filter(|_| !lines.is_empty()) {
            Some(fields) => {
                group.text = fields;
                group.is_lossy |= lines.iter().any(|line| line.is_lossy);
            }
            None => lines.into_iter().rev().for_each(|entry| self.entries.put_back(entry)),
        }
        Ok(())
    }
}

/// Returns `true` if the line opens an object that the next lines go on with. Node before version 12 starts with its first
/// member.
pub(super) fn begins(line: &str) -> bool {
    let text = line.trim_end();
    text.ends_with('{') || text.ends_with(',') && text.contains("{ ") && depth(text) > 0
}

/// Returns how many more braces a line opens than it closes.
fn depth(line: &str) -> i64 {
    let sign = |byte: u8| i64::from(byte == b'{') - i64::from(byte == b'}');
    line.bytes().map(sign).sum()
}

/// The start of an optional value, as Rust prints it over three lines.
const OPTION: &str = "Some(\n";

/// Joins the lines of optional values, and leaves out `Some`.
fn without_options(text: &str) -> String {
    let mut parts = text.split(OPTION);
    let mut joined = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once('\n') {
            Some((value, rest)) => {
                let rest = rest.trim_start().strip_prefix(')').unwrap_or(rest);
                joined.extend([value.trim().trim_end_matches(','), rest]);
            }
            None => joined.push_str(part),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn optional_values_are_values() {
        let text = "E {\n    code: Some(\n        404201,\n    ),\n    at: None,\n}";
        assert_eq!(without_options(text), "E {\n    code: 404201,\n    at: None,\n}");
        assert_eq!(without_options("x: Some(\n"), "x: ");
    }
}
