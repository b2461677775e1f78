//! `FieldLines`: a failure with one field a line, as SDKs, YAML and PowerShell print it.

use std::borrow::Cow;

use super::fields::{Field, Fields};
use super::table;

/// The names of fields that are read from text, without separators and in lower case, by meaning.
const NAMES: [&[&str]; 7] = [
    &["errorcode", "code", "error"],
    &["errormessage", "message", "msg", "errordescription", "description", "reason", "details"],
    &["errortrackingid", "trackingid", "xmsrequestid", "requestid", "correlationid"],
    &["status", "statuscode", "httpstatus", "httpstatuscode", "responsestatus"],
    &["timestamp", "timestamputc", "errortimestamp", "errortimestamputc", "timegenerated"],
    &["registrationid", "deviceid", "operationid"],
    &["retryafter"],
];

/// Fields of Azure Monitor that nothing is read from.
const OTHERS: [&str; 13] = [
    "tenantid",
    "subscriptionid",
    "calleripaddress",
    "durationms",
    "location",
    "locations",
    "sourcesystem",
    "type",
    "resourcegroup",
    "resourcetype",
    "resourceprovider",
    "operationversion",
    "tablename",
];

/// The fields of a failure so far.
#[derive(Debug)]
pub(crate) struct FieldLines {
    names: Vec<String>,
    is_item: bool,
}

impl FieldLines {
    /// Returns the fields that a line begins.
    pub(crate) fn begun_by(line: &str) -> Option<Self> {
        let is_item = line.trim_start().starts_with("- ");
        let (name, _) = if is_item { pair(line.trim_start().strip_prefix("- ")?)? } else { field(line)? };
        let name = normalized(name);
        // Any program writes `error: …`, whose next line is something else.
        (name != "error" && name != "message").then(|| Self { names: vec![meaning(name)], is_item })
    }

    /// Reads the next line. Returns `false` if it does not belong to the failure.
    pub(crate) fn goes_on_with(&mut self, line: &str) -> bool {
        if self.is_item {
            let is_inside = line.trim().is_empty() || line.starts_with([' ', '\t']);
            return is_inside && !line.trim_start().starts_with("- ");
        }
        let Some((name, _)) = field(line) else { return false };
        let name = meaning(normalized(name));
        let is_new = !self.names.contains(&name);
        self.names.push(name);
        is_new
    }
}

/// Returns the fields of a record of Azure Monitor as an object. Returns `None` if they are not those of one.
pub(crate) fn object(lines: &str) -> Option<String> {
    let mut fields: Vec<(String, String)> = Vec::new();
    for line in lines.lines() {
        let text = line.trim_start().trim_start_matches("- ");
        let is_first = fields.is_empty();
        match (pair(text).filter(|(name, _)| is_first || is_name_of_field(name)), fields.last_mut()) {
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
        Some(inside) => super::json::unescaped(inside).into_owned(),
        None => value.to_owned(),
    }
}

/// Splits a line that is `name: value` or `name = value`, behind the prefix of a logger, if the name is known.
fn field(line: &str) -> Option<(&str, &str)> {
    let is_mark = |pair: &[u8]| matches!(pair, [b']' | b':' | b')' | b'-' | b'|', b' ']);
    let behind_marks = line.as_bytes().windows(2).enumerate().filter(|(_, pair)| is_mark(pair)).map(|(at, _)| at + 2);
    let starts = std::iter::once(0).chain(behind_marks);
    starts.take(6).filter_map(|start| pair(&line[start..])).find(|(name, _)| is_known(name))
}

fn pair(text: &str) -> Option<(&str, &str)> {
    let at = text.find([':', '='])?;
    let (name, behind) = (text[..at].trim(), &text[at + 1..]);
    let is_separator = behind.is_empty() || behind.starts_with([' ', '\t']);
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | ' ' | '-' | '.');
    (is_separator
        && name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && name.len() < 40
        && name.chars().all(is_name))
    .then_some((name, behind.trim()))
}

fn is_known(name: &str) -> bool {
    is_name_of_field(name) || is_of_failure(name)
}

/// Returns `true` for the name of a field that a failure is read from.
pub(crate) fn is_of_failure(name: &str) -> bool {
    let letters = normalized(name);
    NAMES.iter().any(|names| names.contains(&&*letters))
}

fn is_name_of_field(name: &str) -> bool {
    let letters = normalized(name);
    Field::of(name).is_some() || OTHERS.contains(&&*letters)
}

/// Returns one name for all that mean the same.
fn meaning(name: String) -> String {
    match NAMES.iter().find(|names| names.contains(&&*name)) {
        Some(names) => names[0].to_owned(),
        None => name,
    }
}

/// Returns a name without separators and in lower case.
pub(crate) fn normalized(name: &str) -> String {
    let letters = name.chars().filter(char::is_ascii_alphanumeric);
    letters.map(|c| c.to_ascii_lowercase()).collect()
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
    fn records_are_objects() {
        let yaml = "- ResultDescription: 'It''s\n    long'\n  ResultSignature: '401'\n  ResultType: ClientError";
        let expected = r#"{"ResultDescription":"It's long","ResultSignature":"401","ResultType":"ClientError"}"#;
        assert_eq!(object(yaml).as_deref(), Some(expected));
        assert_eq!(object("Error code: 400209\nmessage: x"), None);
    }
}
