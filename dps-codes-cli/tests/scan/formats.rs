//! Output formats: the table, the keys of JSON, and CSV.

use crate::generated::Log;
use crate::{piped, scanned};

#[test]
fn the_table_has_counts_and_the_totals_below_it() {
    let log = Log::new(14, 300);
    let outcome = piped(&[], &log.lines());
    assert_eq!((outcome.exit, outcome.stderr.as_str()), (0, ""));
    for (key, (count, devices)) in &log.rows {
        let row = outcome.stdout.lines().find(|line| line.contains(&format!("  {key}"))).expect(key);
        let cells: Vec<_> = row.split_whitespace().take(2).collect();
        assert_eq!(cells, [count.to_string(), devices.len().to_string()], "{row}");
    }
    assert!(outcome.stdout.contains("404277 not in the table"), "{}", outcome.stdout);
    let totals = format!("Records   300 in 1 input: {} successful, 0 without a failure", log.successes);
    assert!(outcome.stdout.contains(&totals), "{}", outcome.stdout);
    let numbers = format!("{} without a number, {} with an unlisted number", log.without_number, log.unlisted);
    assert!(outcome.stdout.contains(&numbers), "{}", outcome.stdout);
    assert!(outcome.stdout.contains("Skipped   0 records"), "{}", outcome.stdout);
    assert!(outcome.stdout.lines().all(|line| line.chars().count() <= 100), "{}", outcome.stdout);
}

#[test]
fn the_keys_of_json_are_a_contract() {
    let line = piped(&["--format", "json"], b"2026-11-26T10:00:00Z errorCode: 404201\n").stdout;
    let expected = concat!(
        r#"{"records":1,"successes":0,"without_failure":0,"failures":1,"without_number":0,"unlisted":0,"devices":0,"#,
        r#""devices_exact":true,"first":"2026-11-26T10:00:00Z","last":"2026-11-26T10:00:00Z","#,
        r#""skipped":{"out_of_range":0,"without_time":0},"skipped_files":{"hidden":0,"repeated":0,"special":0},"#,
        r#""truncated":0,"out_of_order":0,"without_zone":0,"inputs":1,"unreadable":0,"problems":[],"warnings":[],"#,
        r#""interrupted":false,"by":"code","rows":[{"key":"404201 EnrollmentNotFound","number":404201,"#,
        r#""name":"EnrollmentNotFound","known":true,"status":null,"count":1,"count_exact":true,"devices":0,"#,
        r#""devices_exact":true,"first":"2026-11-26T10:00:00Z","last":"2026-11-26T10:00:00Z","#,
        r#""action":"CheckAndRetry","actor":"operator","actions":{"CheckAndRetry":1},"origin":"dps","#,
        r#""summary":"SUMMARY","code":null}],"rest":{"failures":0,"rows":0,"rows_exact":true},"binary":0,"too_long":0,"invalid_utf8":0}"#,
        "\n"
    );
    assert_eq!(line, expected.replace("SUMMARY", dps_codes::Code::EnrollmentNotFound.summary()));
}

#[test]
fn csv_has_the_values_of_json() {
    let log = Log::new(15, 300);
    let outcome = piped(&["--format", "csv"], &log.lines());
    let object = scanned(&[], &log.lines());
    let mut reader = csv::Reader::from_reader(outcome.stdout.as_bytes());
    let header = reader.headers().unwrap().clone();
    let records: Vec<_> = reader.records().map(Result::unwrap).collect();
    assert_eq!(records.len(), object["rows"].as_array().unwrap().len());
    for (record, row) in records.iter().zip(object["rows"].as_array().unwrap()) {
        for (key, cell) in header.iter().zip(record).filter(|&(key, _)| key != "actions") {
            let value = &row[key];
            let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            assert_eq!(cell, if value.is_null() { "" } else { text.as_str() }, "{key}");
        }
    }
    assert!(outcome.stderr.contains("Records   300 in 1 input"), "the totals are not in the way: {}", outcome.stderr);
    assert!(outcome.stdout.lines().count() == records.len() + 1 && outcome.stdout.ends_with("\r\n"));
}

#[test]
fn formulas_and_control_characters_in_names_are_harmless() {
    let record = |device: &str| {
        let properties = serde_json::json!({"id": device}).to_string();
        serde_json::json!({"category": "DeviceOperations", "resultType": "ClientError", "resultSignature": "404", "properties": properties})
    };
    let log = format!("{}\n{}\n", record("=HYPERLINK(\"x\")"), record("a\u{1b}[31m,\"b\""));
    let csv = piped(&["--by", "device", "--format", "csv"], log.as_bytes()).stdout;
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let keys: Vec<_> = reader.records().map(|record| record.unwrap()[0].to_owned()).collect();
    assert_eq!(keys, ["'=HYPERLINK(\"x\")", "a\u{1b}[31m,\"b\""]);
    let text = piped(&["--by", "device"], log.as_bytes()).stdout;
    assert!(!text.contains('\u{1b}') && text.contains("a\\u{1b}[31m"), "{text}");
}

#[test]
fn estimated_devices_are_marked() {
    let mut log = String::new();
    for device in 0..17_000 {
        use std::fmt::Write;
        let properties = format!(r#"{{\"id\":\"dev-{device}\"}}"#);
        writeln!(
            log,
            r#"{{"category":"DeviceOperations","resultType":"ClientError","resultSignature":"404","resultDescription":"404201","properties":"{properties}"}}"#,
        )
        .unwrap();
    }
    let row = scanned(&[], log.as_bytes())["rows"][0].clone();
    assert_eq!((&row["count"], &row["devices_exact"]), (&17_000.into(), &false.into()));
    assert!(row["devices"].as_u64().unwrap().abs_diff(17_000) < 600, "{row}");
    let text = piped(&[], log.as_bytes()).stdout;
    assert!(text.contains(&format!("≈{}", row["devices"])), "{text}");
}
