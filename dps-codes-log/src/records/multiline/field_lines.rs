//! `FieldLines`: a failure with one field a line, as SDKs, YAML and PowerShell print it.

use std::borrow::Cow;

use memchr::{memchr, memchr_iter, memchr2};

use crate::reading::Reading;
use crate::records::fields::{Fields, names};
use crate::records::filter::may_be_evident;
use crate::records::json;
use crate::records::table;

/// A record with more fields is not one of a failure.
const MOST: usize = 64;

/// The fields of a failure so far.
#[derive(Debug)]
pub(crate) struct FieldLines {
    names: Vec<String>,
    is_item: bool,
    /// The sign between the names and the values, with the blanks around it.
    separator: String,
}

impl FieldLines {
    /// Returns the fields that a line begins.
    pub(crate) fn begun_by(line: &str) -> Option<Self> {
        let is_item = line.trim_start().starts_with("- ");
        let (name, _) = if is_item { pair(line.trim_start().strip_prefix("- ")?)? } else { field(line)? };
        let letters = names::normalized(name);
        // Any program writes `error: …`, whose next line is something else.
        let is_open = letters == "error" || letters == "message";
        (!is_open).then(|| Self { names: vec![names::meaning(letters)], is_item, separator: separator(line) })
    }

    /// Reads the next line. Returns `false` if it does not belong to the failure.
    pub(crate) fn goes_on_with(&mut self, line: &str) -> bool {
        if self.is_item {
            let is_inside = line.trim().is_empty() || line.starts_with([' ', '\t']);
            return is_inside && !line.trim_start().starts_with("- ");
        }
        let Some((name, _)) = field(line).or_else(|| self.other_field(line)) else { return false };
        let name = names::meaning(names::normalized(name));
        let is_new = !self.names.contains(&name) && self.names.len() < MOST;
        self.names.push(name);
        is_new
    }

    /// Splits a line of any other field of the same record: it says nothing by itself.
    fn other_field<'l>(&self, line: &'l str) -> Option<(&'l str, &'l str)> {
        let (name, value) = assignment(line).or_else(|| pair(line.trim_start()))?;
        // The lines of an object follow.
        let is_open = value.trim_end().ends_with(['{', '[', '(']);
        let is_alike = !name.contains(' ') && !is_open && separator(line) == self.separator;
        let states_failure = || may_be_evident(line.as_bytes()) && Reading::of(line).is_evident();
        (is_alike && !states_failure()).then_some((name, value))
    }
}

/// Returns `true` for a line `name=value` that can begin a record. It is cheap.
pub(crate) fn may_begin(line: &[u8]) -> bool {
    let name = line.iter().take_while(|byte| is_of_name(**byte)).count();
    name > 0 && line.get(name) == Some(&b'=') && memchr(b'=', &line[name + 1..]).is_none()
}

/// Returns the sign behind the name that a line starts with, with one blank for those around it.
fn separator(line: &str) -> String {
    let line = line.trim_start();
    let Some(at) = line.find([':', '=']) else { return String::new() };
    let blank = |is_there| if is_there { " " } else { "" };
    let (before, behind) = (blank(line[..at].ends_with(' ')), blank(line[at + 1..].starts_with(' ')));
    // The value of a field can be empty, and names can be aligned.
    let (before, behind) = if &line[at..=at] == "=" { (before, behind) } else { ("", "") };
    let behind = if line.len() == at + 1 { before } else { behind };
    [before, &line[at..=at], behind].concat()
}

/// Splits `name=value`, if it is all of a line: in `logfmt`, more of them follow.
fn assignment(line: &str) -> Option<(&str, &str)> {
    may_begin(line.as_bytes()).then(|| line.split_once('='))?
}

const fn is_of_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.')
}

/// Returns the fields of a record of Azure Monitor as an object. Returns `None` if they are not those of one.
pub(crate) fn object(lines: &str) -> Option<String> {
    let mut fields: Vec<(String, String)> = Vec::new();
    for line in lines.lines() {
        let text = line.trim_start().trim_start_matches("- ");
        let is_first = fields.is_empty();
        match (pair(text).filter(|(name, _)| is_first || names::is_of_azure_monitor(name)), fields.last_mut()) {
            (Some((name, value)), _) => fields.push((name.to_owned(), value.to_owned())),
            // A long value goes on here.
            (None, Some((_, value))) => {
                value.push(' ');
                value.push_str(text);
            }
            (None, None) => {}
        }
    }
    let (names, values): (Vec<_>, Vec<_>) = fields.into_iter().unzip();
    Fields::are_of_azure_monitor(names.iter().map(String::as_str)).then(|| {
        let values = values.iter().map(|value| Some(Cow::Owned(without_quotes(value))));
        table::row(&names, values)
    })
}

/// Removes the quotes of YAML, within which they are doubled or escaped.
fn without_quotes(value: &str) -> String {
    let value = value.trim();
    if let Some(inside) = value.strip_prefix('\'').and_then(|value| value.strip_suffix('\'')) {
        return inside.replace("''", "'");
    }
    match value.strip_prefix('"').and_then(|value| value.strip_suffix('"')) {
        Some(inside) => json::unescaped(inside).into_owned(),
        None => value.to_owned(),
    }
}

/// Splits a line that is `name: value` or `name = value`, behind the prefix of a logger, if the name is known.
fn field(line: &str) -> Option<(&str, &str)> {
    let is_behind_mark = |blank: &usize| matches!(line.as_bytes()[..*blank], [.., b']' | b':' | b')' | b'-' | b'|']);
    let behind_marks = memchr_iter(b' ', line.as_bytes()).filter(is_behind_mark);
    let starts = std::iter::once(0).chain(behind_marks);
    let pairs = starts.take(6).filter_map(|start| pair(&line[start..]));
    assignment(line).into_iter().chain(pairs).find(|(name, _)| names::is_known(name))
}

fn pair(text: &str) -> Option<(&str, &str)> {
    let at = memchr2(b':', b'=', text.as_bytes())?;
    let (name, behind) = (text[..at].trim(), &text[at + 1..]);
    let is_separator = behind.is_empty() || behind.starts_with([' ', '\t']);
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | ' ' | '-' | '.');
    (is_separator
        && name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && name.len() < 40
        && name.chars().all(is_name))
    .then_some((name, behind.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_begin_and_go_on() {
        for line in [
            "Error code: 400209",
            "  errorCode : 1",
            "[ERROR] trackingId: x",
            "I (15) app: status: 401",
            "- Category: x",
        ] {
            assert!(FieldLines::begun_by(line).is_some(), "{line}");
        }
        for line in
            ["Error: (404201) x", "message: x", "device said error code: 5", "https://x", "caused by: x", "a b c"]
        {
            assert!(FieldLines::begun_by(line).is_none(), "{line}");
        }
        let mut lines = FieldLines::begun_by("Error code: 400209").unwrap();
        assert!(lines.goes_on_with("Error message: x") && lines.goes_on_with("tracking ID: y"));
        assert!(!lines.goes_on_with("code: 404201"));
    }

    #[test]
    fn other_fields_of_a_record_belong_to_it() {
        for lines in [
            ["DeviceId=x", "Build=401002", "ErrorCode=404201", "ErrorMessage=not found"],
            ["device_id = x", "bytes = 401002", "error_code = 404201", "message = "],
            ["deviceId: x", "lastUpdated: y", "httpStatus: 404", "status: failed"],
        ] {
            let mut fields = FieldLines::begun_by(lines[0]).unwrap();
            assert!(lines[1..].iter().all(|line| fields.goes_on_with(line)), "{lines:?}");
            assert!(!fields.goes_on_with(lines[0]) && !fields.goes_on_with("[device 2]") && !fields.goes_on_with(""));
        }
        for (first, other) in [
            ("deviceId=x", "result=failed status=401"),
            ("deviceId=x", "app: failed"),
            ("deviceId: x", "app: DPS error 404201"),
            ("deviceId: x", "the app: started"),
            ("deviceId: x", "err: {"),
        ] {
            assert!(!FieldLines::begun_by(first).unwrap().goes_on_with(other), "{other}");
        }
        assert!(may_begin(b"DeviceId=x y") && !may_begin(b"time=1 level=2") && !may_begin(b"a b=c"));
    }

    #[test]
    fn records_are_objects() {
        let yaml = "- ResultDescription: 'It''s\n    long'\n  ResultSignature: '401'\n  ResultType: ClientError";
        let expected = r#"{"ResultDescription":"It's long","ResultSignature":"401","ResultType":"ClientError"}"#;
        assert_eq!(object(yaml).as_deref(), Some(expected));
        assert_eq!(object("Error code: 400209\nmessage: x"), None);
    }
}
