//! Records in lists of lists, and beside other text of their line.

use dps_codes_log::Records;

const RECORD: &str = r#"{"category":"DeviceOperations","resultType":"ClientError","resultSignature":"404","resultDescription":"404201: x"}"#;

/// Returns the number of each record, and whether it is truncated.
fn records(input: &str) -> Vec<(Option<i64>, bool)> {
    let mut records = Records::new(input.as_bytes());
    let mut found = Vec::new();
    while let Some(record) = records.next_record().expect("the input can be read") {
        found.push((record.reading().report().number(), record.is_truncated()));
    }
    found
}

#[test]
fn complete_records_are_not_truncated() {
    const CODE: Option<i64> = Some(404_201);
    let other = RECORD.replace("404", "409");
    let truncated = &RECORD[..RECORD.len() - 2];
    for (input, expected) in [
        (RECORD.to_owned(), vec![(CODE, false)]),
        (format!("[{RECORD}]"), vec![(CODE, false)]),
        (format!("[[{RECORD}]]"), vec![(CODE, false)]),
        (format!("[ [ {RECORD} ] ]"), vec![(CODE, false)]),
        (format!("[[[{RECORD}]]]"), vec![(CODE, false)]),
        (format!("[[{RECORD},{other}]]"), vec![(CODE, false), (Some(409_201), false)]),
        (format!("[[{RECORD}],[{other}]]"), vec![(CODE, false), (Some(409_201), false)]),
        (format!("sent {RECORD}"), vec![(CODE, false)]),
        (format!("sent {RECORD} to the hub"), vec![(CODE, false)]),
        (format!("sent {truncated}"), vec![(CODE, true)]),
        (format!("[[{truncated}"), vec![(CODE, true)]),
    ] {
        assert_eq!(records(&input), expected, "{input}");
    }
}
