//! Rows of tables, as objects whose keys are the names of the columns.

pub(super) mod bare_row;
pub(super) mod cells;
mod column;
pub(super) mod header;
mod request_row;

use std::borrow::Cow;

use super::json::{self, Value};

/// Returns the names of the columns of a table, of which the text has been read up to its rows.
pub(crate) fn columns(table: &str) -> Option<Vec<String>> {
    let member = |object, name: &str| json::members(object).find(|(key, _)| key.eq_ignore_ascii_case(name));
    // A schema has them in the JSON of data frames.
    let of_schema = || member(member(table, "schema")?.1, "fields");
    // ClickHouse describes them before the rows.
    let (_, columns) = member(table, "columns").or_else(|| member(table, "meta")).or_else(of_schema)?;
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
    let rows = json::members(table).filter(|(key, _)| is_list_of_rows(key));
    rows.flat_map(|(_, rows)| json::items(rows))
        .filter_map(|item| match item {
            Value::Array(values) => Some(row(&columns, json::items(values).map(Value::into_text))),
            _ => None,
        })
        .collect()
}

/// Returns `true` for the key of the rows of a table.
pub(crate) fn is_list_of_rows(key: &str) -> bool {
    ["rows", "data"].iter().any(|known| key.eq_ignore_ascii_case(known))
}

/// Returns an object with one more member, the first.
pub(crate) fn with_member(key: &str, value: &str, object: &str) -> String {
    let mut out = String::from("{");
    json::quote(key, &mut out);
    out.push(':');
    json::quote(value, &mut out);
    let members = object.strip_prefix('{').unwrap_or_default();
    if !members.starts_with('}') {
        out.push(',');
    }
    out + members
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_found_by_name_wherever_they_are() {
        let table = r#"{"rows":[["404",null,{"a":1}]],"Columns":[{"ColumnName":"x"},{"name":"y"},"z"]}"#;
        assert_eq!(rows(table), [r#"{"x":"404","y":null,"z":"{\"a\":1}"}"#]);
        let frame = r#"{"schema":{"fields":[{"name":"x","type":"string"}]},"data":[["404"]]}"#;
        assert_eq!(rows(frame), [r#"{"x":"404"}"#]);
        let compact = r#"{"meta":[{"name":"x","type":"Int32"}],"data":[[404]]}"#;
        assert_eq!(rows(compact), [r#"{"x":"404"}"#]);
        assert_eq!(with_member("a", "1", "{}"), r#"{"a":"1"}"#);
        assert_eq!(with_member("a", "1", r#"{"b":"2"}"#), r#"{"a":"1","b":"2"}"#);
        assert_eq!(columns("{\"name\":\"t\",\"columns\":[],\"rows\":["), None);
    }
}
