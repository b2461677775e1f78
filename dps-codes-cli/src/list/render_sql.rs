//! A listing as SQL: one script for DuckDB, ClickHouse, DataFusion, SQLite and PostgreSQL.

use std::io::{self, Write};

use super::class_range::{ClassRange, class_ranges, tables};
use super::listing::Listing;
use crate::catalog::{Column, Entry, Kind, Value, columns};

const HEAD: &str = "\
-- Error codes for DuckDB, ClickHouse, DataFusion, SQLite and PostgreSQL: the same script for all of them.
--
";

const OF_NUMBERS: &str = "\
--   dps_codes         the codes
--   dps_code_classes  what holds for the numbers without a code, in ranges
--   dps_classified    both: every number is in exactly one range of its origin, from first_number to last_number
--
-- Count your failures by number first, then join the few numbers that are left:
--
--   SELECT failures.*, c.name, c.family, c.action
--   FROM (SELECT number, COUNT(*) AS failures FROM my_log GROUP BY number) AS failures
--   JOIN dps_classified AS c ON failures.number BETWEEN c.first_number AND c.last_number AND c.origin = 'dps'
";

const OF_STRINGS: &str = "\
--   dps_codes         the codes
--
-- The classes of the table are left out: a string code without a row has no family and no action here.
--
-- Count your failures by code first, then join the few codes that are left. The case of letters does not matter:
--
--   SELECT failures.*, c.name, c.family, c.action
--   FROM (SELECT LOWER(code) AS code, COUNT(*) AS failures FROM my_log GROUP BY LOWER(code)) AS failures
--   LEFT JOIN dps_codes AS c ON failures.code = LOWER(c.code)
";

const END_OF_HEAD: &str = "\
--
-- A semicolon at the end of a line ends a statement, and stands nowhere else, for clients that take one at a time.

";

/// Not every client takes a statement of megabytes.
const ROWS_PER_STATEMENT: usize = 500;

pub(super) fn write(out: &mut dyn Write, listing: &Listing<'_>) -> io::Result<()> {
    let all = columns(listing.catalog);
    let columns = exported(&all, &listing.columns);
    let has_numbers = columns.iter().any(|column| column.name == "number");
    for part in [HEAD, if has_numbers { OF_NUMBERS } else { OF_STRINGS }, END_OF_HEAD] {
        out.write_all(part.as_bytes())?;
    }
    for entry in listing.entries.iter().filter(|entry| is_left_out(**entry)) {
        writeln!(out, "-- Left out: the symptom {}, which has the name of a code.\n", entry.row.name)?;
    }
    for object in ["VIEW IF EXISTS dps_classified", "TABLE IF EXISTS dps_code_classes", "TABLE IF EXISTS dps_codes"] {
        writeln!(out, "DROP {object};")?;
    }
    // Only names are common to numbers, strings and symptoms.
    let has_codes = listing.entries.iter().all(|entry| entry.string().is_some());
    let key = if has_codes { "code" } else { "name" };
    write_codes(out, listing, &columns, key)?;
    if has_numbers {
        let of_classes: Vec<_> = columns.iter().copied().filter(|column| column.is_of_classes()).collect();
        write_classes(out, listing, &of_classes)?;
        write_view(out, &columns, &of_classes)?;
    }
    Ok(())
}

/// Returns the columns of the listing, and before them those that identify a row.
fn exported<'c>(all: &'c [Column], chosen: &'c [Column]) -> Vec<&'c Column> {
    let is_missing = |column: &&Column| {
        ["origin", "number", "code", "name"].contains(&column.name.as_str())
            && chosen.iter().all(|of| of.name != column.name)
    };
    all.iter().filter(is_missing).chain(chosen).collect()
}

fn write_codes(out: &mut dyn Write, listing: &Listing<'_>, columns: &[&Column], key: &str) -> io::Result<()> {
    writeln!(out, "\nCREATE TABLE dps_codes (")?;
    for column in columns {
        let is_key = ["origin", "name", key].contains(&column.name.as_str());
        let null = if is_key { "NOT NULL" } else { "NULL" };
        writeln!(out, "    {} {} {null},", identifier(&column.name), type_of(column.kind))?;
    }
    writeln!(out, "    PRIMARY KEY (\"origin\", {})\n);", identifier(key))?;
    let names: Vec<_> = columns.iter().map(|column| identifier(&column.name)).collect();
    let rows = listing.entries.iter().filter(|entry| !is_left_out(**entry)).map(|&entry| {
        columns.iter().map(|column| literal(listing.value(column, entry), column.kind)).collect::<Vec<_>>()
    });
    write_rows(out, "dps_codes", &names, rows)
}

/// Returns `true` for a symptom that has the name of a code: the names are the key.
fn is_left_out(entry: Entry<'_>) -> bool {
    entry.is_symptom() && entry.table.data.rows.iter().any(|row| row.name == entry.row.name)
}

fn write_classes(out: &mut dyn Write, listing: &Listing<'_>, columns: &[&Column]) -> io::Result<()> {
    writeln!(out, "\nCREATE TABLE dps_code_classes (")?;
    writeln!(
        out,
        "    \"origin\" TEXT NOT NULL,\n    \"first_number\" BIGINT NOT NULL,\n    \"last_number\" BIGINT NOT NULL,"
    )?;
    for column in columns {
        writeln!(out, "    {} {} NULL,", identifier(&column.name), type_of(column.kind))?;
    }
    writeln!(out, "    PRIMARY KEY (\"origin\", \"first_number\")\n);")?;
    let mut names: Vec<_> = ["origin", "first_number", "last_number"].map(identifier).into();
    names.extend(columns.iter().map(|column| identifier(&column.name)));
    let ranges = tables(listing).into_iter().flat_map(|table| class_ranges(table, |_| true));
    let rows = ranges.map(|ClassRange { table, class, first, last }| {
        let mut row = vec![string(&table.origin), integer(first.into()), integer(last.into())];
        row.extend(
            columns
                .iter()
                .map(|column| literal(column.value_of_class(table, class, listing.phase.as_deref()), column.kind)),
        );
        row
    });
    write_rows(out, "dps_code_classes", &names, rows)
}

fn write_view(out: &mut dyn Write, columns: &[&Column], of_classes: &[&Column]) -> io::Result<()> {
    let others: Vec<_> =
        columns.iter().filter(|column| !["origin", "number"].contains(&column.name.as_str())).collect();
    let names: Vec<_> = others.iter().map(|column| identifier(&column.name)).collect();
    let values: Vec<_> = others
        .iter()
        .zip(&names)
        .map(|(column, name)| {
            let has_value = of_classes.iter().any(|of| of.name == column.name);
            if has_value { name.clone() } else { format!("NULL AS {name}") }
        })
        .collect();
    writeln!(out, "\nCREATE VIEW dps_classified AS")?;
    writeln!(out, "SELECT \"origin\", \"number\" AS \"first_number\", \"number\" AS \"last_number\",")?;
    writeln!(out, "    {}", names.join(", "))?;
    writeln!(out, "FROM dps_codes WHERE \"number\" IS NOT NULL\nUNION ALL")?;
    writeln!(out, "SELECT \"origin\", \"first_number\", \"last_number\",")?;
    writeln!(out, "    {}\nFROM dps_code_classes;", values.join(", "))
}

fn write_rows(
    out: &mut dyn Write,
    table: &str,
    names: &[String],
    rows: impl Iterator<Item = Vec<String>>,
) -> io::Result<()> {
    let mut count = 0;
    for row in rows {
        if count % ROWS_PER_STATEMENT == 0 {
            let end = if count == 0 { "" } else { ";\n" };
            write!(out, "{end}\nINSERT INTO {table} ({}) VALUES\n", names.join(", "))?;
        } else {
            writeln!(out, ",")?;
        }
        write!(out, "({})", row.join(", "))?;
        count += 1;
    }
    if count == 0 { Ok(()) } else { writeln!(out, ";") }
}

fn type_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Flag => "BOOLEAN",
        Kind::Integer => "BIGINT",
        Kind::Text | Kind::List => "TEXT",
    }
}

fn identifier(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

fn literal(value: Value<'_>, kind: Kind) -> String {
    match value {
        Value::None => "NULL".to_owned(),
        Value::Flag(flag) if kind == Kind::Flag => flag.to_string().to_uppercase(),
        Value::Integer(number) if kind == Kind::Integer => integer(number),
        _ => string(&value.flat()),
    }
}

fn integer(number: i128) -> String {
    // The digits of the least number are too great without their sign, which some engines read first.
    if number == i64::MIN.into() { format!("{} - 1", number + 1) } else { number.to_string() }
}

/// Returns a literal that all engines read as the same string.
///
/// ClickHouse takes two backslashes for one, the others take each for itself. The first of two is one for all of them, and
/// takes the place of both where there are two.
fn string(text: &str) -> String {
    let is_escaped = text.contains('\\');
    let text = text.replace('\'', "''").replace('\\', r"\\").replace(";\n", ";' || '\n");
    if is_escaped { format!(r"REPLACE('{text}', '\\', SUBSTR('\\', 1, 1))") } else { format!("'{text}'") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn semicolons_end_lines_only_behind_statements() {
        assert_eq!(string("a;\nb;\n"), "'a;' || '\nb;' || '\n'");
    }
}
