//! `Unique`: rows by the values of unique columns, as `Code::from_NAME` finds them.

use std::collections::HashMap;

use dps_codes_table::data::Value;

use super::{Catalog, Entry};

pub(super) struct Unique<'c> {
    /// By the value in lower case, with the name of the column.
    rows: HashMap<String, Vec<(&'c str, Entry<'c>)>>,
}

impl<'c> Unique<'c> {
    pub(super) fn new(catalog: &'c Catalog) -> Self {
        let mut rows = HashMap::<_, Vec<_>>::new();
        for entry in catalog.entries() {
            for (column, value) in values(entry) {
                let value = match value {
                    Value::Text(text) => text.to_ascii_lowercase(),
                    Value::Integer(number) => number.to_string(),
                    Value::Flag(_) => continue,
                };
                rows.entry(value).or_default().push((column, entry));
            }
        }
        Self { rows }
    }

    /// Returns the rows that have this value, or one that is written as `column=value` or `column: value`.
    pub(super) fn find(&self, text: &str) -> Vec<Entry<'c>> {
        let rows = |value: &str| self.rows.get(&value.trim().to_ascii_lowercase()).into_iter().flatten();
        let found: Vec<_> = rows(text).map(|&(_, entry)| entry).collect();
        match text.split_once(['=', ':']) {
            Some((column, value)) if found.is_empty() => {
                let is_of = |of: &str| of.eq_ignore_ascii_case(column.trim());
                rows(value).filter(|(of, _)| is_of(of)).map(|&(_, entry)| entry).collect()
            }
            _ => found,
        }
    }
}

/// Returns the values of unique columns that are found in a text: those that do not look like ordinary words.
pub(super) fn words(entry: Entry<'_>) -> impl Iterator<Item = &str> {
    values(entry).filter_map(|(_, value)| match value {
        Value::Text(text) => Some(text.as_str()).filter(|text| {
            let is_mark = |c: char| c.is_ascii_uppercase() || c == '_';
            text.starts_with(|c: char| c.is_ascii_alphabetic()) && text.chars().skip(1).any(is_mark)
        }),
        _ => None,
    })
}

/// Returns the values of the unique columns, with the names of the columns.
fn values(entry: Entry<'_>) -> impl Iterator<Item = (&str, &Value)> {
    let columns = entry.table.data.columns.iter().zip(&entry.row.values);
    columns.filter(|(column, _)| column.is_unique).filter_map(|(column, value)| Some((&*column.name, value.as_ref()?)))
}
