//! The classes of unlisted codes in SQL, and the view of them and of the codes.

use std::io::{self, Write};

use dps_codes_table::data::Class;

use super::{identifier, integer, literal, string, type_of, write_rows};
use crate::catalog::{Column, Table};
use crate::list::class_range::{class_ranges, rank, tables};
use crate::list::listing::Listing;

/// The classes of one type of codes.
pub(super) struct Classes {
    table: &'static str,
    view: &'static str,
    /// The columns that tell which codes belong to a class: the name, the type, and the value of a code.
    key: &'static [(&'static str, &'static str, &'static str)],
    /// The columns of the primary key.
    primary: &'static str,
    /// The column of the codes, which has no value in codes of another type.
    code: &'static str,
    /// Set if the key takes the place of the code.
    is_code_in_key: bool,
    /// The values of the key, for each class of a table.
    rows: fn(&Table) -> Vec<Keyed<'_>>,
}

/// A class, with the values of its key.
type Keyed<'c> = (Vec<String>, &'c Class);

pub(super) const OF_NUMBER: Classes = Classes {
    table: "dps_code_classes",
    view: "dps_classified",
    key: &[("first_number", "BIGINT NOT NULL", "\"number\""), ("last_number", "BIGINT NOT NULL", "\"number\"")],
    primary: "\"first_number\"",
    code: "number",
    is_code_in_key: true,
    rows: |table| {
        let row = |first: i64, last: i64| [first, last].map(|number| integer(number.into())).into();
        class_ranges(table, |_| true).iter().map(|range| (row(range.first, range.last), range.class)).collect()
    },
};

pub(super) const OF_STRING: Classes = Classes {
    table: "dps_string_classes",
    view: "dps_classified_strings",
    key: &[
        ("code_prefix", "TEXT NOT NULL", "LOWER(\"code\")"),
        ("code_length", "BIGINT NOT NULL", "CAST(LENGTH(\"code\") AS BIGINT)"),
        ("code_rank", "BIGINT NOT NULL", "CAST(2 * LENGTH(\"code\") + 2 AS BIGINT)"),
    ],
    primary: "\"code_prefix\", \"code_length\"",
    code: "code",
    is_code_in_key: false,
    rows: |table| {
        let classes = table.data.string_classes();
        let rows = classes.iter().map(|of| {
            let numbers = [of.length.unwrap_or_default(), rank(of.prefix, of.length)].map(|number| number.to_string());
            ([string(of.prefix)].into_iter().chain(numbers).collect(), of.class)
        });
        rows.collect()
    },
};

impl Classes {
    /// Writes the table of the classes, and the view.
    pub(super) fn write(
        &self,
        out: &mut dyn Write,
        listing: &Listing<'_>,
        columns: &[&Column],
        of_classes: &[&Column],
    ) -> io::Result<()> {
        self.write_table(out, of_classes)?;
        let keys = self.key.iter().map(|&(name, ..)| identifier(name));
        let names: Vec<_> = [identifier("origin")]
            .into_iter()
            .chain(keys)
            .chain(of_classes.iter().map(|of| identifier(&of.name)))
            .collect();
        let phase = listing.phase.as_deref();
        let rows = tables(listing).into_iter().flat_map(|table| {
            (self.rows)(table).into_iter().map(move |(key, class)| {
                let values = of_classes.iter().map(|of| literal(of.value_of_class(table, class, phase), of.kind));
                [string(&table.origin)].into_iter().chain(key).chain(values).collect()
            })
        });
        write_rows(out, self.table, &names, rows)?;
        self.write_view(out, columns, of_classes)
    }

    fn write_table(&self, out: &mut dyn Write, of_classes: &[&Column]) -> io::Result<()> {
        writeln!(out, "\nCREATE TABLE {} (\n    \"origin\" TEXT NOT NULL,", self.table)?;
        for (name, kind, _) in self.key {
            writeln!(out, "    {} {kind},", identifier(name))?;
        }
        for column in of_classes {
            writeln!(out, "    {} {} NULL,", identifier(&column.name), type_of(column.kind))?;
        }
        writeln!(out, "    PRIMARY KEY (\"origin\", {})\n);", self.primary)
    }

    fn write_view(&self, out: &mut dyn Write, columns: &[&Column], of_classes: &[&Column]) -> io::Result<()> {
        let is_other = |column: &&&Column| {
            let name = column.name.as_str();
            name != "origin" && !(self.is_code_in_key && name == self.code)
        };
        let (mut names, mut values) = (Vec::new(), Vec::new());
        for column in columns.iter().filter(is_other) {
            let name = identifier(&column.name);
            let has_value = of_classes.iter().any(|of| of.name == column.name);
            values.push(if has_value { name.clone() } else { format!("NULL AS {name}") });
            names.push(name);
        }
        let keys: Vec<_> =
            self.key.iter().map(|&(name, _, value)| format!("{value} AS {}", identifier(name))).collect();
        writeln!(out, "\nCREATE VIEW {} AS\nSELECT \"origin\", {},", self.view, keys.join(", "))?;
        writeln!(out, "    {}", names.join(", "))?;
        writeln!(out, "FROM dps_codes WHERE {} IS NOT NULL\nUNION ALL", identifier(self.code))?;
        let keys: Vec<_> = self.key.iter().map(|&(name, ..)| identifier(name)).collect();
        writeln!(out, "SELECT \"origin\", {},", keys.join(", "))?;
        writeln!(out, "    {}\nFROM {};", values.join(", "), self.table)
    }
}
