//! The rows of `--format csv`, as RFC 4180 has it, with the keys of `--format json` as header.

use std::io::{self, Write};

use crate::scan::render_json::RowObject;
use crate::scan::results::Results;
use crate::spreadsheet::{harmless, io_error, writer};

/// A column: its name, and its value in a row.
type Column = (&'static str, fn(&RowObject<'_>) -> String);

const COLUMNS: [Column; 17] = [
    ("key", |row| text(row.key.as_deref())),
    ("number", |row| row.number.map_or_else(String::new, |number| number.to_string())),
    ("name", |row| text(row.name)),
    ("known", |row| row.known.to_string()),
    ("status", |row| row.status.map_or_else(String::new, |status| status.to_string())),
    ("count", |row| row.count.to_string()),
    ("count_exact", |row| row.count_exact.to_string()),
    ("devices", |row| row.devices.to_string()),
    ("devices_exact", |row| row.devices_exact.to_string()),
    ("first", |row| row.first.clone().unwrap_or_default()),
    ("last", |row| row.last.clone().unwrap_or_default()),
    ("action", |row| text(row.action)),
    ("actor", |row| text(row.actor)),
    ("actions", |row| text(Some(&actions(row)))),
    ("origin", |row| text(row.origin)),
    ("summary", |row| text(row.summary)),
    ("code", |row| text(row.code)),
];

fn text(text: Option<&str>) -> String {
    harmless(text.unwrap_or_default()).into_owned()
}

/// Returns the actions with their counts: `Backoff=3 CheckAndRetry=1`.
fn actions(row: &RowObject<'_>) -> String {
    let actions = row.actions.0.iter().map(|(name, count)| format!("{name}={count}"));
    actions.collect::<Vec<_>>().join(" ")
}

/// Writes a header, and a record for each row.
pub(crate) fn write(out: &mut dyn Write, results: &Results<'_>) -> io::Result<()> {
    write_records(out, results).map_err(io_error)
}

fn write_records(out: &mut dyn Write, results: &Results<'_>) -> csv::Result<()> {
    let mut csv = writer(out);
    csv.write_record(COLUMNS.map(|(name, _)| name))?;
    for (key, row) in &results.ranking.rows {
        let row = RowObject::of(key, row);
        csv.write_record(COLUMNS.map(|(_, value)| value(&row)))?;
    }
    Ok(csv.flush()?)
}
