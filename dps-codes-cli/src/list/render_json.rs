//! A listing as a JSON array, one object a line. Its keys are the columns, in their order.

use std::io::{self, Write};

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::listing::Listing;
use crate::catalog::{Entry, Kind, Value};

pub(super) fn write(out: &mut dyn Write, listing: &Listing<'_>) -> io::Result<()> {
    let mut separator = "[";
    for &entry in &listing.entries {
        writeln!(out, "{separator}")?;
        serde_json::to_writer(&mut *out, &Object { listing, entry })?;
        separator = ",";
    }
    if listing.entries.is_empty() {
        return writeln!(out, "[]");
    }
    writeln!(out, "\n]")
}

struct Object<'l, 'c> {
    listing: &'l Listing<'c>,
    entry: Entry<'c>,
}

impl Serialize for Object<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(Some(self.listing.columns.len()))?;
        for column in &self.listing.columns {
            let value = self.listing.value(column, self.entry);
            // Tables that differ in the kind of a column have strings in common.
            let is_string = column.kind == Kind::Text && !matches!(value, Value::None);
            if is_string {
                object.serialize_entry(&column.name, &value.flat())?;
            } else {
                object.serialize_entry(&column.name, &value)?;
            }
        }
        object.end()
    }
}

impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match *self {
            Self::None => serializer.serialize_none(),
            Self::Flag(flag) => serializer.serialize_bool(flag),
            Self::Integer(number) => serializer.serialize_i128(number),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Words(list) | Self::Lines(list) => list.serialize(serializer),
        }
    }
}
