//! A listing as CSV (RFC 4180), made harmless for spreadsheets.

use std::io::{self, Write};

use super::listing::Listing;
use crate::catalog::Value;
use crate::spreadsheet::{harmless, io_error, writer};

pub(super) fn write(out: &mut dyn Write, listing: &Listing<'_>) -> io::Result<()> {
    write_records(out, listing).map_err(io_error)
}

fn write_records(out: &mut dyn Write, listing: &Listing<'_>) -> csv::Result<()> {
    let mut writer = writer(out);
    writer.write_record(listing.columns.iter().map(|column| column.name.as_str()))?;
    for &entry in &listing.entries {
        writer.write_record(listing.columns.iter().map(|column| cell(listing.value(column, entry))))?;
    }
    Ok(writer.flush()?)
}

fn cell(value: Value<'_>) -> String {
    match value {
        Value::Integer(_) | Value::Flag(_) | Value::None => value.flat(),
        _ => harmless(&value.flat()).into_owned(),
    }
}
