//! Lines that end with carriage returns or in UTF-16, and skipping at the start and between such lines.

use dps_codes_log::Records;

use crate::{failures, without_devices};

/// Returns the text and the number of the line of the records that are left to read, and the number of those passed over.
fn left(log: &str, is_skipping: bool) -> (Vec<(String, u64)>, u64) {
    let mut records = Records::new(log.as_bytes());
    let mut left = Vec::new();
    loop {
        if is_skipping {
            records.skip().expect("the input can be read");
        }
        let Some(record) = records.next_record().expect("the input can be read") else { break };
        left.push((record.text().to_owned(), record.line()));
    }
    (left, records.skipped().count())
}

fn lines(lines: &[(&str, u64)]) -> Vec<(String, u64)> {
    lines.iter().map(|(text, line)| ((*text).to_owned(), *line)).collect()
}

#[test]
fn carriage_returns_end_lines() {
    let log = "a (1)\rb (2)\rc (3)\nd (4)\r\n\re (5)\r";
    let expected = lines(&[("a (1)", 1), ("b (2)", 2), ("c (3)", 3), ("d (4)", 4), ("e (5)", 6)]);
    assert_eq!(left(log, false), (expected, 0));
}

#[test]
fn lines_between_carriage_returns_are_read_before_others_are_skipped() {
    let expected = lines(&[("a (1)", 1), ("b (2)", 2)]);
    assert_eq!(left("a (1)\rb (2)\nc (3)\nd (4)\n", true), (expected, 2));
}

#[test]
fn the_first_line_is_never_skipped() {
    let log = "deviceId,Code\npress-11,404201\n";
    let found = failures(log.as_bytes());
    assert_eq!(found.len(), 1);
    let (records, count) = left(log, true);
    assert_eq!((records.len(), count), (1, 0));
    assert_eq!(left("sent (7)\nsent (8)\n", true), (lines(&[("sent (7)", 1)]), 1));
}

#[test]
fn a_byte_of_another_character_ends_no_line_of_utf_16() {
    // Each of the letters has the byte of a line break.
    for letter in ['\u{a0d}', '\u{10a}', '\u{a0a}'] {
        let log = format!("\u{feff}жжж {letter} errorCode: 404201\nerrorCode: 401002\n");
        let little: Vec<u8> = log.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = log.encode_utf16().flat_map(u16::to_be_bytes).collect();
        for bytes in [little, big] {
            assert_eq!(without_devices(failures(&bytes[..])), [(Some(404_201), None), (Some(401_002), None)], "{log}");
        }
    }
}
