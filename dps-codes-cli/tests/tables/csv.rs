//! CSV: strings come back as they were, and no cell is a formula.

use serde_json::Value;

use crate::{list, list_json, table};

/// Strings that are hard to write, each the start of a summary.
const HARD: [&str; 16] = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\ttab",
    "'",
    "'=1",
    "''-x",
    "'quoted'",
    "a,b",
    "a \"quote\"",
    "line\nbreak",
    "back\\slash",
    "🦀 Größe",
    "\r\nx",
    "＝1",
];

/// Reads a string back, by the rule that `dps-codes list --help` documents.
fn read(cell: &str) -> &str {
    let rest = cell.trim_start_matches('\'');
    let is_formula = rest.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    if is_formula { cell.strip_prefix('\'').unwrap_or(cell) } else { cell }
}

#[test]
fn strings_come_back() {
    let row = |(number, text): (i64, &&str)| {
        let text = Value::from(format!("{text} is hard."));
        format!(
            "[[code]]\nnumber = {}\nname = \"Code{number}\"\nsummary = {text}\nmessages = [{text}, \"b\"]\n",
            number - 2
        )
    };
    let path = table("hard.toml", &(0..).zip(&HARD).map(row).collect::<String>());
    let path = path.to_str().unwrap();
    let csv = list(&["--format", "csv", "--table", path]).stdout;
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let header: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let records: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let rows = list_json(&["--table", path]).rows();
    assert_eq!((records.len(), rows.len()), (HARD.len(), HARD.len()));
    for (record, row) in records.iter().zip(rows) {
        for (cell, column) in record.iter().zip(&header) {
            let expected = match &row[column] {
                Value::Null => String::new(),
                Value::String(text) => text.clone(),
                Value::Array(list) => {
                    let separator = if column == "messages" { "\n" } else { " " };
                    list.iter().map(|text| text.as_str().unwrap()).collect::<Vec<_>>().join(separator)
                }
                other => other.to_string(),
            };
            if row[column].is_number() {
                assert_eq!(cell, expected, "numbers stay numbers");
                continue;
            }
            assert_eq!(read(cell), expected, "{column}");
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']), "{cell:?}");
        }
    }
    assert!(csv.contains("\n-2,") || csv.contains(",-2,"), "a negative number stays one");
}

#[test]
fn lines_end_as_rfc_4180_says() {
    let csv = list(&["--format", "csv", "--columns", "number,summary", "--search", "404201", "--origin", "dps"]).stdout;
    assert_eq!(csv, "number,summary\r\n404201,No enrollment has this ID.\r\n");
}
