//! A listing as SQL: one script for DuckDB, ClickHouse, DataFusion, SQLite and PostgreSQL.

mod classes;

use std::io::{self, Write};

use super::listing::Listing;
use crate::catalog::{Column, Entry, Kind, Value, columns};
use classes::{OF_NUMBER, OF_STRING};

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
--   dps_codes               the codes
--   dps_string_classes      what holds for the strings without a code, by prefix and length
--   dps_classified_strings  both: of the rows that a string fits, the one with the highest code_rank counts
--
-- Count your failures by code first, then join the few codes that are left. The case of letters does not matter:
--
--   SELECT lower_code, failures, name, family, action
--   FROM (
--       SELECT lower_code, failures, c.name, c.family, c.action,
--           ROW_NUMBER() OVER (PARTITION BY lower_code ORDER BY c.code_rank DESC) AS place
--       FROM (SELECT LOWER(code) AS lower_code, COUNT(*) AS failures FROM my_log GROUP BY LOWER(code)) AS counted
--       CROSS JOIN dps_classified_strings AS c
--       WHERE SUBSTR(lower_code, 1, LENGTH(c.code_prefix)) = c.code_prefix AND c.code_length IN (0, LENGTH(lower_code))
--   ) AS classified
--   WHERE place = 1
";

const END_OF_HEAD: &str = "\
--
-- A semicolon at the end of a line ends a statement, and stands nowhere else, for clients that take one at a time.

";

/// Not every client takes a statement of megabytes.
const ROWS_PER_STATEMENT: usize = 500;

/// The views and tables that the script creates, the last first.
const OBJECTS: [&str; 5] = [
    "VIEW IF EXISTS dps_classified",
    "VIEW IF EXISTS dps_classified_strings",
    "TABLE IF EXISTS dps_code_classes",
    "TABLE IF EXISTS dps_string_classes",
    "TABLE IF EXISTS dps_codes",
];

pub(super) fn write(out: &mut dyn Write, listing: &Listing<'_>) -> io::Result<()> {
    let all = columns(listing.catalog);
    let columns = exported(&all, &listing.columns);
    let has = |name| columns.iter().any(|column| column.name == name);
    let (has_numbers, has_strings) = (has("number"), has("code"));
    let parts = [(true, HEAD), (has_numbers, OF_NUMBERS), (has_strings, OF_STRINGS), (true, END_OF_HEAD)];
    for (_, part) in parts.iter().filter(|(is_used, _)| *is_used) {
        out.write_all(part.as_bytes())?;
    }
    for entry in listing.entries.iter().filter(|entry| is_left_out(**entry)) {
        writeln!(out, "-- Left out: the symptom {}, which has the name of a code.\n", entry.row.name)?;
    }
    for object in OBJECTS {
        writeln!(out, "DROP {object};")?;
    }
    // Only names are common to numbers, strings and symptoms.
    let has_codes = listing.entries.iter().all(|entry| entry.string().is_some());
    let key = if has_codes { "code" } else { "name" };
    write_codes(out, listing, &columns, key)?;
    let of_classes: Vec<_> = columns.iter().copied().filter(|column| column.is_of_classes()).collect();
    for classes in [has_numbers.then_some(&OF_NUMBER), has_strings.then_some(&OF_STRING)].into_iter().flatten() {
        classes.write(out, listing, &columns, &of_classes)?;
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
