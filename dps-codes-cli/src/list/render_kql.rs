//! A listing as KQL: the codes, and a query that counts the failures in `AzureDiagnostics` by them.

mod literal;
mod number_pattern;

use std::collections::BTreeSet;
use std::io::{self, Write};

use super::class_range::{ClassRange, class_ranges, tables};
use super::listing::Listing;
use crate::catalog::{Column, Entry, Table, columns};
use literal::{identifier, integer, literal, string, type_of};
use number_pattern::NumberPattern;

const HEAD: &str = "\
// Counts the failures that Azure Monitor has recorded, by code: devices, times, and what to do.
// For Log Analytics and Azure Data Explorer.
";

/// The query behind the tables.
const QUERY: &str = include_str!("render_kql/query.kql");

/// A longer `datatable` is slow to edit, and the text of a query is limited.
const MOST_ROWS: usize = 1_000;

/// The columns that the query needs.
const NEEDED: [&str; 4] = ["name", "family", "summary", "action"];
/// The columns of the phases that records tell apart.
const PHASES: [&str; 2] = ["in_register", "in_manage"];
/// The columns of the result that are not of the listing, or have another name there.
const RESULT: [&str; 10] =
    ["origin", "number", "code", "actor", "instruction", "status", "failures", "devices", "first_seen", "last_seen"];

/// Returns the message for a listing that the query cannot use: it counts by number.
pub(super) fn unsupported(listing: &Listing<'_>) -> Option<String> {
    let &table = tables(listing).first()?;
    let has_numbers = listing.entries.iter().any(|entry| std::ptr::eq(entry.table, table) && entry.number().is_some());
    (!has_numbers).then(|| {
        format!("the codes of `{}` are strings, and the query counts numbers; use `--format csv`", table.origin)
    })
}

/// Writes the codes of the first table in the listing: the records of one service do not have the codes of others.
pub(super) fn write(out: &mut dyn Write, listing: &Listing<'_>) -> io::Result<()> {
    let Some(&table) = tables(listing).first() else { return Ok(()) };
    let all = columns(listing.catalog);
    Kql::new(listing, table, &all).write(out)
}

struct Kql<'l, 'c> {
    listing: &'l Listing<'c>,
    table: &'c Table,
    all: &'l [Column],
    entries: Vec<Entry<'c>>,
    /// The columns of the codes, behind the number.
    columns: Vec<&'l Column>,
    /// Of these, the columns that `--columns` adds to the result.
    chosen: Vec<&'l Column>,
    /// Set if the action depends on the category of the records.
    has_phases: bool,
}

impl<'l, 'c> Kql<'l, 'c> {
    fn new(listing: &'l Listing<'c>, table: &'c Table, all: &'l [Column]) -> Self {
        let has_phases = listing.phase.is_none() && PHASES.iter().all(|phase| all.iter().any(|of| of.name == *phase));
        let is_needed = |name: &str| NEEDED.contains(&name) || has_phases && PHASES.contains(&name);
        let is_chosen = |name: &str| {
            let is_named = listing.is_chosen && listing.columns.iter().any(|column| column.name == name);
            let is_written = name == "written" && table.data.display.is_some();
            (is_named || is_written) && !NEEDED.contains(&name) && !RESULT.contains(&name)
        };
        let of_table = |entry: &Entry<'_>| std::ptr::eq(entry.table, table) && entry.number().is_some();
        Self {
            listing,
            table,
            all,
            entries: listing.entries.iter().copied().filter(of_table).collect(),
            columns: all.iter().filter(|column| is_needed(&column.name) || is_chosen(&column.name)).collect(),
            chosen: all.iter().filter(|column| is_chosen(&column.name)).collect(),
            has_phases,
        }
    }

    fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(HEAD.as_bytes())?;
        if self.entries.len() > MOST_ROWS {
            self.write_external_codes(out)?;
        } else {
            self.write_codes(out)?;
        }
        let listed: BTreeSet<_> = self.entries.iter().filter_map(|entry| entry.number()).collect();
        let ranges = class_ranges(self.table, |number| !listed.contains(&number));
        self.write_classes(out, &ranges)?;
        self.write_actions(out)?;
        self.write_query(out, ranges.first().map_or(i64::MIN, |range| range.first))
    }

    fn write_codes(&self, out: &mut dyn Write) -> io::Result<()> {
        let schema =
            ["code: long".to_owned()].into_iter().chain(self.columns.iter().map(|column| definition("", column)));
        let rows = self.entries.iter().map(|&entry| {
            let values = self.columns.iter().map(|column| literal(self.listing.value(column, entry), column.kind));
            entry.number().map(integer).into_iter().chain(values).collect()
        });
        write_table(out, "codes", schema, rows)
    }

    /// Writes that the codes are in a file: in the listing as CSV.
    fn write_external_codes(&self, out: &mut dyn Write) -> io::Result<()> {
        let schema: Vec<_> = self.all.iter().map(|column| definition("", column)).collect();
        let names = self.columns.iter().map(|column| identifier(&column.name));
        let names: Vec<_> = ["code = number".to_owned()].into_iter().chain(names).collect();
        writeln!(
            out,
            "
// {} codes are too many for a datatable. Write them with the same options, but with --format csv and without --columns.
// Upload the file to a blob container, and put its address here, with a SAS token that allows to read it.
let codes = externaldata({})
    [h@\"https://ACCOUNT.blob.core.windows.net/CONTAINER/codes.csv?SAS\"]
    with (format = \"csv\", ignoreFirstRecord = true)
    | where origin == {} and isnotnull(number)
    | project {};",
            self.entries.len(),
            schema.join(", "),
            string(&self.table.origin),
            names.join(", ")
        )
    }

    fn write_classes(&self, out: &mut dyn Write, ranges: &[ClassRange<'_>]) -> io::Result<()> {
        let columns: Vec<_> = self.columns.iter().filter(|column| self.is_of_classes(column)).collect();
        let bounds = ["first_number: long", "last_number: long"].map(str::to_owned);
        let schema = bounds.into_iter().chain(columns.iter().map(|column| definition("class_", column)));
        let rows = ranges.iter().map(|ClassRange { table, class, first, last }| {
            let value = |column: &Column| column.value_of_class(table, class, self.listing.phase.as_deref());
            let values = columns.iter().map(|column| literal(value(column), column.kind));
            [*first, *last].map(|number| integer(number.into())).into_iter().chain(values).collect()
        });
        write_table(out, "classes", schema, rows)
    }

    fn is_of_classes(&self, column: &Column) -> bool {
        column.is_of_classes() && self.chosen.iter().all(|chosen| chosen.name != column.name)
    }

    fn write_actions(&self, out: &mut dyn Write) -> io::Result<()> {
        let schema = ["action", "actor", "instruction"].map(|name| format!("{name}: string"));
        let actions = self.table.data.actions.iter();
        let rows = actions.map(|action| [action.name.as_str(), &action.actor, &action.text].map(string).into());
        write_table(out, "actions", schema.into_iter(), rows)
    }

    fn write_query(&self, out: &mut dyn Write, least: i64) -> io::Result<()> {
        let numbers: Vec<_> =
            self.table.data.rows.iter().filter_map(|row| Entry { table: self.table, row }.number()).collect();
        let number = NumberPattern::of(&numbers).to_string();
        let action = |prefix: &str| {
            if self.has_phases {
                format!("iff(managed * 2 > failures, {prefix}in_manage, {prefix}in_register)")
            } else {
                format!("{prefix}action")
            }
        };
        let chosen: Vec<_> = self.chosen.iter().map(|column| format!(", {}", identifier(&column.name))).collect();
        let query = QUERY
            .replace("{number}", &number)
            .replace("{least}", &integer(least.into()))
            .replace("{class_action}", &action("class_"))
            .replace("{action}", &action(""))
            .replace("{chosen}", &chosen.concat());
        write!(out, "\n{query}")
    }
}

fn write_table(
    out: &mut dyn Write,
    name: &str,
    schema: impl Iterator<Item = String>,
    rows: impl Iterator<Item = Vec<String>>,
) -> io::Result<()> {
    write!(out, "\nlet {name} = datatable({})\n[", schema.collect::<Vec<_>>().join(", "))?;
    for (index, row) in rows.enumerate() {
        let separator = if index == 0 { "" } else { "," };
        write!(out, "{separator}\n    {}", row.join(", "))?;
    }
    writeln!(out, "\n];")
}

/// Returns the name and type of a column.
fn definition(prefix: &str, column: &Column) -> String {
    format!("{}: {}", identifier(&format!("{prefix}{}", column.name)), type_of(column.kind))
}
