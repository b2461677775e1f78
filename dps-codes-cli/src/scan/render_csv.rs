//! The rows of `--format csv`, as RFC 4180 has it, with the keys of `--format json` as header.

use std::io::{self, Write};

use crate::scan::render_json::RowObject;
use crate::scan::results::Results;
use crate::scan::table::Table;
use crate::spreadsheet::{harmless, io_error, writer};

const HEADER: [&str; 16] = [
    "key",
    "number",
    "name",
    "known",
    "status",
    "count",
    "count_exact",
    "devices",
    "devices_exact",
    "first",
    "last",
    "action",
    "actor",
    "actions",
    "origin",
    "summary",
];

/// Writes a header, and a record for each row.
pub(crate) fn write(out: &mut dyn Write, results: &Results<'_>) -> io::Result<()> {
    write_records(out, results).map_err(io_error)
}

fn write_records(out: &mut dyn Write, results: &Results<'_>) -> csv::Result<()> {
    let mut csv = writer(out);
    csv.write_record(HEADER)?;
    for (key, row) in Table::of(results.tally, results.top).rows {
        let row = RowObject::of(key, row);
        let actions: Vec<_> = row.actions.0.iter().map(|(name, count)| format!("{name}={count}")).collect();
        let text = |value: Option<&str>| harmless(value.unwrap_or_default()).into_owned();
        csv.write_record([
            text(row.key.as_deref()),
            row.number.map(|number| number.to_string()).unwrap_or_default(),
            text(row.name),
            row.known.to_string(),
            row.status.map(|status| status.to_string()).unwrap_or_default(),
            row.count.to_string(),
            row.count_exact.to_string(),
            row.devices.to_string(),
            row.devices_exact.to_string(),
            row.first.unwrap_or_default(),
            row.last.unwrap_or_default(),
            text(row.action),
            text(row.actor),
            text(Some(&actions.join(" "))),
            text(row.origin),
            text(row.summary),
        ])?;
    }
    Ok(csv.flush()?)
}
