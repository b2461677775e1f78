//! `JournalEntry`: an entry of a journal in lines, as `journalctl -o export` and `-o verbose` print it.

use std::borrow::Cow;

use memchr::memmem;

use crate::records::table;

/// The number of characters of the size that precedes a field with line breaks.
const LENGTH_OF_SIZE: usize = 8;

/// The start of the cursor, behind the time of an entry that is printed in full.
const CURSOR: &str = " [s=";

/// An entry that is not complete.
#[derive(Debug)]
pub(crate) struct JournalEntry {
    is_verbose: bool,
    /// The last field has line breaks.
    is_open: bool,
    names: Vec<String>,
    values: Vec<String>,
}

/// The meaning of a line behind the first one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Next {
    GoesOn,
    /// The entry ends with this line.
    Ends,
    /// The line does not belong to the entry.
    Other,
}

impl JournalEntry {
    /// Returns the entry that a line begins.
    pub(crate) fn begun_by(line: &str) -> Option<Self> {
        let mut entry = Self { is_verbose: false, is_open: false, names: Vec::new(), values: Vec::new() };
        if begins_export(line) {
            let (name, value) = field(line)?;
            entry.push(name, value);
            return Some(entry);
        }
        let (time, cursor) = line.trim_end().split_once(CURSOR)?;
        if !cursor.ends_with(']') || !cursor.contains(";i=") || line.starts_with([' ', '\t']) {
            return None;
        }
        // The day of the week precedes the date.
        let time = time.split_once(' ').map_or(time, |(_, time)| time);
        entry.is_verbose = true;
        entry.push("__REALTIME_TIMESTAMP", &time.replace(" UTC", "Z"));
        Some(entry)
    }

    /// Reads the next line.
    pub(crate) fn read(&mut self, line: &str) -> Next {
        if self.is_verbose {
            let Some(text) = line.strip_prefix("    ") else { return Next::Other };
            match field(text) {
                Some((name, value)) => self.push(name, value),
                None => self.append(text.trim_start()),
            }
            return Next::GoesOn;
        }
        if begins_export(line) && self.names.iter().any(|name| field(line).is_some_and(|(other, _)| other == name)) {
            return Next::Other;
        }
        match field(line) {
            Some((name, value)) => {
                self.push(name, value);
                self.is_open = false;
            }
            None if self.is_open => self.append(line),
            None if line.is_empty() => return Next::Ends,
            None if is_name(line) => {
                self.push(line, "");
                self.is_open = true;
            }
            None => return Next::Other,
        }
        Next::GoesOn
    }

    /// Returns the entry as an object, as `journalctl -o json` prints it.
    pub(crate) fn into_object(mut self) -> String {
        if !self.names.iter().any(|name| name == "MESSAGE") {
            self.push("MESSAGE", "");
        }
        table::row(&self.names, self.values.iter().map(|value| Some(Cow::Borrowed(value.trim_end()))))
    }

    fn push(&mut self, name: &str, value: &str) {
        self.names.push(name.to_owned());
        self.values.push(value.to_owned());
    }

    /// Adds a line to the last field.
    fn append(&mut self, line: &str) {
        let Some(value) = self.values.last_mut() else { return };
        if value.is_empty() && self.is_open {
            value.extend(line.chars().skip(LENGTH_OF_SIZE));
        } else {
            value.push('\n');
            value.push_str(line);
        }
    }
}

/// Returns `true` if a line can begin an entry that is printed in full.
pub(crate) fn may_begin(line: &[u8]) -> bool {
    line.trim_ascii_end().ends_with(b"]") && memmem::find(line, CURSOR.as_bytes()).is_some()
}

fn begins_export(line: &str) -> bool {
    ["__CURSOR=", "__REALTIME_TIMESTAMP="].iter().any(|start| line.starts_with(start))
}

/// Splits `_HOSTNAME=press-1`.
fn field(line: &str) -> Option<(&str, &str)> {
    line.split_once('=').filter(|(name, _)| is_name(name))
}

fn is_name(text: &str) -> bool {
    let is_of_name = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_';
    text.starts_with(|c: char| c.is_ascii_uppercase() || c == '_') && text.bytes().all(is_of_name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn object(lines: &[&str]) -> (String, Next) {
        let mut entry = JournalEntry::begun_by(lines[0]).unwrap();
        let mut last = Next::GoesOn;
        for line in &lines[1..] {
            assert_eq!(last, Next::GoesOn, "{line}");
            last = entry.read(line);
        }
        (entry.into_object(), last)
    }

    #[test]
    fn exported_entries() {
        let lines = ["__CURSOR=s=1;i=2", "__REALTIME_TIMESTAMP=1764151200123000", "_PID=7", "MESSAGE=a=b", ""];
        let expected = r#"{"__CURSOR":"s=1;i=2","__REALTIME_TIMESTAMP":"1764151200123000","_PID":"7","MESSAGE":"a=b"}"#;
        assert_eq!(object(&lines), (expected.to_owned(), Next::Ends));
        let lines = ["__CURSOR=1", "MESSAGE", "\u{3}\0\0\0\0\0\0\0a", "", "b", "_PID=7", "__CURSOR=2"];
        assert_eq!(object(&lines), (r#"{"__CURSOR":"1","MESSAGE":"a\n\nb","_PID":"7"}"#.to_owned(), Next::Other));
    }

    #[test]
    fn verbose_entries() {
        let lines = [
            "Thu 2026-11-26 10:02:05.123456 UTC [s=4;i=1a;b=4;m=4;t=5;x=6]",
            "    _HOSTNAME=press-1",
            "    MESSAGE=a",
            "            b",
            "Thu 2026-11-26 10:03:05.123456 UTC [s=4;i=1b;b=4;m=4;t=5;x=6]",
        ];
        let expected =
            r#"{"__REALTIME_TIMESTAMP":"2026-11-26 10:02:05.123456Z","_HOSTNAME":"press-1","MESSAGE":"a\nb"}"#;
        assert_eq!(object(&lines), (expected.to_owned(), Next::Other));
    }

    #[test]
    fn other_lines_begin_no_entry() {
        for line in ["MESSAGE=x", "_CURSOR=1", "x [s=1]", "", "    _PID=7", "2026-11-26 10:00:00 [s=1;i=2] x"] {
            assert!(JournalEntry::begun_by(line).is_none(), "{line}");
        }
    }
}
