//! A listing as KQL: the codes, and a query that counts the failures in `AzureDiagnostics` by them.

mod literal;
mod number_pattern;

use std::collections::BTreeSet;
use std::io::{self, Write};

use dps_codes_table::data::{Class, Code};

use super::class_range::{class_ranges, rank, tables};
use super::listing::Listing;
use crate::catalog::{Column, Entry, Table, columns};
use literal::{identifier, integer, literal, string, type_of};
use number_pattern::NumberPattern;

const HEAD: &str = "\
// Counts the failures that Azure Monitor has recorded, by code: devices, times, and what to do.
// For Log Analytics and Azure Data Explorer.
";

/// The query behind the tables of numbers, and that behind the tables of string codes.
const QUERY: &str = include_str!("render_kql/query.kql");
const STRING_QUERY: &str = include_str!("render_kql/string_query.kql");

/// A longer `datatable` is slow to edit, and the text of a query is limited.
const MOST_ROWS: usize = 1_000;

/// The strings that the CSV has made harmless, as a regular expression; without the apostrophe, its group is the string.
const HARMLESS: &str = r#"@"^'('*[=+\-@\t\r\n\x{ff1d}\x{ff0b}\x{ff0d}\x{ff20}])""#;

/// The columns that the query needs.
const NEEDED: [&str; 4] = ["name", "family", "summary", "action"];
/// The columns of the phases that records distinguish.
const PHASES: [&str; 2] = ["in_register", "in_manage"];
/// The columns of every table that the result has, or that are not of the listing.
const RESULT: [&str; 5] = ["origin", "number", "code", "actor", "instruction"];
/// The columns that the queries compute. Attributes with such a name have another one.
const COMPUTED: [&str; 16] = [
    "status",
    "failures",
    "devices",
    "first_seen",
    "last_seen",
    "managed",
    "device",
    "every",
    "key",
    "stated",
    "name_of_code",
    "code_of_name",
    "in_brackets",
    "code_in_brackets",
    "in_signature",
    "of_signature",
];

/// Returns the message for a listing without codes, which the query has nothing to count by.
pub(super) fn unsupported(listing: &Listing<'_>) -> Option<String> {
    let has_codes = listing.entries.iter().any(|entry| !entry.is_symptom());
    (!has_codes && !listing.entries.is_empty())
        .then(|| "errors without a code are not in the query, which counts by code; use `--format csv`".to_owned())
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
    /// Set for a table of string codes.
    has_strings: bool,
}

impl<'l, 'c> Kql<'l, 'c> {
    fn new(listing: &'l Listing<'c>, table: &'c Table, all: &'l [Column]) -> Self {
        let has_strings = table.data.rows.iter().any(|row| matches!(row.code, Code::Text(_)));
        let has_phases = !has_strings
            && listing.phase.is_none()
            && PHASES.iter().all(|phase| all.iter().any(|of| of.name == *phase));
        let is_needed = |name: &str| NEEDED.contains(&name) || has_phases && PHASES.contains(&name);
        let is_chosen = |name: &str| {
            let is_named = listing.is_chosen && listing.columns.iter().any(|column| column.name == name);
            let is_written = name == "written" && table.data.display.is_some();
            (is_named || is_written) && !NEEDED.contains(&name) && !RESULT.contains(&name)
        };
        let of_table = |entry: &Entry<'_>| std::ptr::eq(entry.table, table) && !entry.is_symptom();
        Self {
            listing,
            table,
            all,
            entries: listing.entries.iter().copied().filter(of_table).collect(),
            columns: all.iter().filter(|column| is_needed(&column.name) || is_chosen(&column.name)).collect(),
            chosen: all.iter().filter(|column| is_chosen(&column.name)).collect(),
            has_phases,
            has_strings,
        }
    }

    fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(HEAD.as_bytes())?;
        if self.entries.len() > MOST_ROWS {
            self.write_external_codes(out)?;
        } else {
            self.write_codes(out)?;
        }
        if self.has_strings {
            self.write_classes(out, &["code_prefix: string", "code_length: long", "code_rank: long"], &self.strings())?;
            self.write_actions(out)?;
            return self.write_query(out, STRING_QUERY);
        }
        let (classes, least) = self.numbers();
        self.write_classes(out, &["first_number: long", "last_number: long"], &classes)?;
        self.write_actions(out)?;
        let numbers = self.table.entries().filter_map(Entry::number).collect::<Vec<_>>();
        let number = NumberPattern::of(&numbers).to_string();
        self.write_query(out, &QUERY.replace("{number}", &number).replace("{least}", &integer(least.into())))
    }

    /// Returns the ranges of unlisted numbers with their classes, and the least number.
    fn numbers(&self) -> (Vec<(Vec<String>, &'c Class)>, i64) {
        let listed: BTreeSet<_> = self.entries.iter().filter_map(|entry| entry.number()).collect();
        let ranges = class_ranges(self.table, |number| !listed.contains(&number));
        let bounds = |first: i64, last: i64| [first, last].map(|number| integer(number.into())).into();
        let least = ranges.first().map_or(i64::MIN, |range| range.first);
        (ranges.iter().map(|range| (bounds(range.first, range.last), range.class)).collect(), least)
    }

    /// Returns the prefixes of unlisted strings with their classes.
    fn strings(&self) -> Vec<(Vec<String>, &'c Class)> {
        let classes = self.table.data.string_classes().into_iter().map(|of| {
            let numbers = [of.length.unwrap_or_default(), rank(of.prefix, of.length)].map(|number| number.to_string());
            ([string(of.prefix)].into_iter().chain(numbers).collect(), of.class)
        });
        classes.collect()
    }

    fn write_codes(&self, out: &mut dyn Write) -> io::Result<()> {
        let key = if self.has_strings { &["key: string", "code: string"][..] } else { &["code: long"] };
        let key = key.iter().map(|&definition| definition.to_owned());
        let schema = key.chain(self.columns.iter().map(|column| definition("", column)));
        let rows = self.entries.iter().map(|&entry| {
            let values = self.columns.iter().map(|column| literal(self.listing.value(column, entry), column.kind));
            let strings = entry.string().into_iter().flat_map(|code| [code.to_ascii_lowercase(), code.to_owned()]);
            let key = entry.number().map(integer).into_iter().chain(strings.map(|code| string(&code)));
            key.chain(values).collect()
        });
        write_table(out, "codes", schema, rows)
    }

    /// Writes that the codes are in a file: in the listing as CSV.
    fn write_external_codes(&self, out: &mut dyn Write) -> io::Result<()> {
        let column = |column: &Column| format!("{}: {}", identifier(&column.name), type_of(column.kind));
        let schema: Vec<_> = self.all.iter().map(column).collect();
        let (key, filter) = if self.has_strings {
            ("key = tolower(code), code", "isnotempty(code)")
        } else {
            ("code = number", "isnotnull(number)")
        };
        let names = self.columns.iter().map(|column| match kql_name(column) {
            name if name == column.name => identifier(&name),
            name => format!("{} = {}", identifier(&name), identifier(&column.name)),
        });
        let names: Vec<_> = [key.to_owned()].into_iter().chain(names).collect();
        let of_strings = self.columns.iter().copied().filter(|column| type_of(column.kind) == "string");
        let of_strings =
            of_strings.map(|column| identifier(&column.name)).chain(self.has_strings.then(|| identifier("code")));
        let as_written: Vec<_> =
            of_strings.map(|name| format!("{name} = replace_regex({name}, {HARMLESS}, @'\\1')")).collect();
        writeln!(
            out,
            "
// {} codes are too many for a datatable. Write them with the same options, but with --format csv and without --columns.
// Upload the file to a blob container, and put its address here, with a SAS token that allows to read it.
let codes = externaldata({})
    [h@\"https://ACCOUNT.blob.core.windows.net/CONTAINER/codes.csv?SAS\"]
    with (format = \"csv\", ignoreFirstRecord = true)
    // An apostrophe precedes what a spreadsheet would take for a formula.
    | extend {}
    | where origin == {} and {filter}
    | project {};",
            self.entries.len(),
            schema.join(", "),
            as_written.join(", "),
            string(&self.table.origin),
            names.join(", ")
        )
    }

    fn write_classes(&self, out: &mut dyn Write, key: &[&str], classes: &[(Vec<String>, &Class)]) -> io::Result<()> {
        let columns: Vec<_> = self.columns.iter().filter(|column| self.is_of_classes(column)).collect();
        let key = key.iter().map(|&definition| definition.to_owned());
        let schema = key.chain(columns.iter().map(|column| definition("class_", column)));
        let rows = classes.iter().map(|(key, class)| {
            let value = |column: &Column| column.value_of_class(self.table, class, self.listing.phase.as_deref());
            let values = columns.iter().map(|column| literal(value(column), column.kind));
            key.iter().cloned().chain(values).collect()
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

    fn write_query(&self, out: &mut dyn Write, query: &str) -> io::Result<()> {
        let action = |prefix: &str| {
            if self.has_phases {
                format!("iff(managed * 2 > failures, {prefix}in_manage, {prefix}in_register)")
            } else {
                format!("{prefix}action")
            }
        };
        let chosen: Vec<_> = self.chosen.iter().map(|column| format!(", {}", identifier(&kql_name(column)))).collect();
        let query = query
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
    format!("{}: {}", identifier(&format!("{prefix}{}", kql_name(column))), type_of(column.kind))
}

/// Returns the name of a column, or another one if the query has its own column of this name.
fn kql_name(column: &Column) -> String {
    let is_taken = column.name.starts_with("class_") || COMPUTED.contains(&column.name.as_str());
    format!("{}{}", if is_taken { "column_" } else { "" }, column.name)
}
