//! Rows of tables, as objects whose keys are the names of the columns.

use std::borrow::Cow;

use super::fields::Fields;
use super::json::{self, Value};
use crate::work;

/// Returns the names of the columns of a table, of which the text has been read up to its rows.
pub(crate) fn columns(table: &str) -> Option<Vec<String>> {
    let (_, columns) = json::members(table).find(|(key, _)| key.eq_ignore_ascii_case("columns"))?;
    let names: Vec<_> = json::items(columns).filter_map(name_of_column).collect();
    (!names.is_empty()).then_some(names)
}

fn name_of_column(column: Value<'_>) -> Option<String> {
    const NAMES: [&str; 2] = ["name", "columnname"];
    match column {
        Value::String(name) => Some(name.into_owned()),
        Value::Object(column) => {
            let is_name = |key: &str| NAMES.iter().any(|name| key.eq_ignore_ascii_case(name));
            let (_, name) = json::members(column).find(|(key, _)| is_name(key))?;
            Value::parse(name).into_text().map(Cow::into_owned)
        }
        _ => None,
    }
}

/// Returns the rows of a complete table, in whatever order its members are.
pub(crate) fn rows(table: &str) -> Vec<String> {
    let Some(columns) = columns(table) else { return Vec::new() };
    let rows = json::members(table).filter(|(key, _)| key.eq_ignore_ascii_case("rows"));
    rows.flat_map(|(_, rows)| json::items(rows))
        .filter_map(|item| match item {
            Value::Array(values) => Some(row(&columns, json::items(values).map(Value::into_text))),
            _ => None,
        })
        .collect()
}

/// Returns a row as an object.
pub(crate) fn row<'v>(columns: &[String], values: impl Iterator<Item = Option<Cow<'v, str>>>) -> String {
    let mut object = String::from("{");
    for (column, value) in columns.iter().zip(values) {
        if object.len() > 1 {
            object.push(',');
        }
        json::quote(column, &mut object);
        object.push(':');
        match value {
            Some(value) => json::quote(&value, &mut object),
            None => object.push_str("null"),
        }
    }
    object.push('}');
    object
}

/// The delimiters of tables in text.
const DELIMITERS: [char; 4] = [',', '\t', ';', '|'];

/// The header of a table in text: comma-separated values, as RFC 4180 has them, or with another delimiter.
#[derive(Debug)]
pub(crate) struct Header {
    columns: Vec<String>,
    delimiter: char,
}

impl Header {
    /// Parses a line as a header: the names of fields of Azure Monitor, or of a time and a message.
    pub(crate) fn parse(line: &str, is_first_line: bool) -> Option<Self> {
        DELIMITERS.into_iter().filter(|&delimiter| line.contains(delimiter)).find_map(|delimiter| {
            let columns = split(line, delimiter);
            let is_header =
                Fields::are_of_azure_monitor(columns.iter().map(String::as_str)) || is_first_line && is_log(&columns);
            is_header.then_some(Self { columns, delimiter })
        })
    }

    /// Returns the number of columns.
    pub(crate) fn width(&self) -> usize {
        self.columns.len()
    }

    /// Returns the values of a row.
    pub(crate) fn values(&self, row: &str) -> Vec<String> {
        split(row, self.delimiter)
    }

    /// Returns a row as an object.
    pub(crate) fn object(&self, values: &[String]) -> String {
        row(&self.columns, values.iter().map(|value| Some(Cow::Borrowed(value.as_str()))))
    }
}

/// Returns `true` for the names of columns of a log of any program.
fn is_log(columns: &[String]) -> bool {
    const TIMES: [&str; 7] = ["time", "timestamp", "@timestamp", "timegenerated", "date", "datetime", "ts"];
    const MESSAGES: [&str; 8] =
        ["message", "msg", "log", "line", "rawdata", "renderedmessage", "syslogmessage", "logmessage"];
    let has = |names: &[&str]| columns.iter().any(|column| names.iter().any(|name| column.eq_ignore_ascii_case(name)));
    columns.len() > 1 && has(&TIMES) && has(&MESSAGES)
}

/// Returns `true` if a quoted field of the row goes on behind the line.
pub(crate) fn is_open(row: &str) -> bool {
    work::count(row.len());
    row.bytes().filter(|&byte| byte == b'"').count() % 2 == 1
}

/// Splits a row at its delimiters. A quote within a quoted field is doubled.
fn split(row: &str, delimiter: char) -> Vec<String> {
    let mut fields = vec![String::new()];
    let mut is_quoted = false;
    let mut chars = row.chars().peekable();
    while let Some(c) = chars.next() {
        let Some(field) = fields.last_mut() else { break };
        match c {
            '"' if is_quoted && chars.next_if_eq(&'"').is_some() => field.push('"'),
            '"' if is_quoted || field.trim().is_empty() => {
                is_quoted = !is_quoted;
                field.truncate(if is_quoted { 0 } else { field.len() });
            }
            c if c == delimiter && !is_quoted => fields.push(String::new()),
            c => field.push(c),
        }
    }
    fields
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_split_as_rfc_4180_says() {
        assert_eq!(split("a,b,,c", ','), ["a", "b", "", "c"]);
        assert_eq!(split(r#""a,b","say ""x""","","#, ','), ["a,b", "say \"x\"", "", ""]);
        assert_eq!(split("\"a\nb\",5\" pipe", ','), ["a\nb", "5\" pipe"]);
        assert_eq!(split("a\t\"b\tc\"", '\t'), ["a", "b\tc"]);
    }

    #[test]
    fn headers_name_fields() {
        for line in [
            "TimeGenerated,ResultType,ResultSignature",
            "\"resultDescription\";\"resultSignature\"",
            "TimeGenerated [UTC]\tCategory\tResultDescription",
        ] {
            assert!(Header::parse(line, false).is_some(), "{line}");
        }
        assert!(Header::parse("timestamp,level,message", true).is_some());
        for line in ["timestamp,level,message", "time, category, level", "ResultType", "a,b,c"] {
            assert!(Header::parse(line, false).is_none(), "{line}");
        }
    }

    #[test]
    fn columns_are_found_by_name_wherever_they_are() {
        let table = r#"{"rows":[["404",null,{"a":1}]],"Columns":[{"ColumnName":"x"},{"name":"y"},"z"]}"#;
        assert_eq!(rows(table), [r#"{"x":"404","y":null,"z":"{\"a\":1}"}"#]);
        assert_eq!(columns("{\"name\":\"t\",\"columns\":[],\"rows\":["), None);
    }
}
