//! Rows of a table whose quoted fields have line breaks: as many lines as the limit, and one more.

use dps_codes_log::Records;

/// A row has at most so many lines.
const MOST_LINES: usize = 4096;

/// Returns the number of records in a table with one row of so many lines.
fn records_of_row(lines: usize) -> usize {
    let breaks = "\n".repeat(lines - 1);
    let input =
        format!("TimeGenerated,ResultType,ResultDescription\n2026-11-26T10:00:00Z,ClientError,\"404201: {breaks}x\"\n");
    let mut records = Records::new(input.as_bytes());
    let mut count = 0;
    while records.next_record().expect("the input can be read").is_some() {
        count += 1;
    }
    count
}

#[test]
fn a_row_has_at_most_so_many_lines() {
    assert_eq!(records_of_row(1), 1);
    assert_eq!(records_of_row(MOST_LINES), 1);
    assert_ne!(records_of_row(MOST_LINES + 1), 1);
}
