//! The cells of rows: aligned with dashes, or known by their values alone.

use dps_codes_log::Records;

use crate::{failures, texts};

/// Returns the devices of all records.
fn devices(log: &str) -> Vec<Option<String>> {
    let mut records = Records::new(log.as_bytes());
    let mut devices = Vec::new();
    while let Some(record) = records.next_record().expect("the input can be read") {
        devices.push(record.device().map(str::to_owned));
    }
    devices
}

#[test]
fn cells_are_aligned_with_the_dashes() {
    for row in ["press-1234       404201", "press-1234   404201", "press-1234 404201"] {
        let log = format!("deviceId     Code\n--------     ----\n{row}\n");
        assert_eq!(devices(&log), [Some("press-1234".to_owned())], "{row}");
        assert_eq!(failures(log.as_bytes()).len(), 1, "{row}");
    }
    let row = "nothing-in-columns here (1)";
    let log = format!("deviceId     Code\n--------     ----\n{row}\n");
    assert_eq!(texts(&log), [row]);
}

#[test]
fn blanks_separate_the_cells_of_three_columns() {
    let two = "Name  Text\n----  ----\nlong name  b (1)\n";
    assert_eq!(texts(two), ["long name  b (1)"]);
    let three = |row: &str| format!("Name  Text  More\n----  ----  ----\n{row}\n");
    assert_eq!(texts(&three("long name  b (1) longer  c")), ["b (1) longer"]);
    for row in ["long name  b (1)", "long name  b (1)  c  d"] {
        assert_eq!(texts(&three(row)), [row]);
    }
}

const TIME: &str = "2026-11-26T10:00:00.1234567Z";
const ID: &str = "00000000-0000-4000-8000-000000000001";
const RESOURCE: &str = "/SUBSCRIPTIONS/1/PROVIDERS/MICROSOFT.DEVICES/PROVISIONINGSERVICES/PLANT";

/// The fields read from a row without a header: number, status, resource, correlation ID and device.
type Row = (Option<i64>, Option<u16>, Option<String>, Option<String>, Option<String>);

fn row(cells: &[&str]) -> Row {
    let log = format!("started (1)\n{}\n", cells.join("\t"));
    let mut records = Records::new(log.as_bytes());
    records.next_record().expect("the input can be read");
    let record = records.next_record().expect("the input can be read").expect("a row follows");
    let reading = record.reading();
    let owned = |text: Option<&str>| text.map(str::to_owned);
    (
        reading.report().number(),
        record.status(),
        owned(record.resource()),
        owned(record.tracking_id()),
        owned(record.device()),
    )
}

#[test]
fn the_description_follows_the_status() {
    for cells in [
        [TIME, "DeviceOperations", "Error", "ClientError", "404", "404201: x"],
        [TIME, "DeviceOperations", "404201: x", "404", "ClientError", "y"],
        [TIME, "DeviceOperations", "404201: x", "404", "Failed", ""],
    ] {
        let (number, status, ..) = row(&cells);
        assert_eq!((number, status), (Some(404_201), Some(404)), "{cells:?}");
    }
    let (number, status, ..) = row(&[TIME, "DeviceOperations", "Error", "ClientError", "x", "404201: y"]);
    assert_eq!((number, status), (Some(404_201), None));
}

#[test]
fn each_value_has_a_form_of_its_own() {
    let others = ["/x/y", "see /provisioningServices/docs", "a-b-c-d-e", "123456789012345678901234567890123456"];
    let objects = ["{\"x\":1}", "a \"id\""];
    let known = [TIME, "DeviceOperations", RESOURCE, "ClientError", "404", "404201: x", ID, "{\"id\":\"press-11\"}"];
    let expected =
        (Some(404_201), Some(404), Some("PLANT".to_owned()), Some(ID.to_owned()), Some("press-11".to_owned()));
    assert_eq!(row(&known), expected);
    assert_eq!(row(&[&others[..], &objects, &known].concat()), expected);
}

#[test]
fn a_row_without_a_category_has_a_time_and_a_correlation_id() {
    let is_row = |cells: &[&str]| row(cells).1 == Some(500);
    assert!(is_row(&[TIME, "Failure", "500", "", ID]));
    assert!(is_row(&["Connections", "Failure", "500", ""]));
    for cells in [["x", "Failure", "500", "", ID], [TIME, "Failure", "500", "", "x"], ["x", "Failure", "500", "", "x"]]
    {
        assert!(!is_row(&cells), "{cells:?}");
    }
}

#[test]
fn a_record_within_a_cell_is_read_once() {
    let record = r#"{"time":"2026-11-25T08:14:03Z","resultType":"Failed","resultSignature":"404201"}"#;
    let cell = format!("\"{}\"", record.replace('"', "\\\""));
    for rows in [format!("[[{cell}]]"), format!("[[1],[{cell}]]"), format!("[[{cell}],[1]]")] {
        for table in [
            format!("{{\"columns\":[\"a\"],\"rows\":{rows}}}"),
            format!("{{\"rows\":{rows},\"columns\":[\"a\"]}}"),
            format!("{{\"a\":{{\"columns\":[\"a\"],\"rows\":{rows}}}}}"),
        ] {
            let found = texts(&(table.clone() + "\n"));
            assert_eq!(found.iter().filter(|text| *text == record).count(), 1, "{table}: {found:?}");
        }
    }
    // Rows that are objects do not follow the columns.
    let table = format!("{{\"a\":{{\"columns\":[\"a\"],\"rows\":[{record}]}}}}\n");
    assert_eq!(texts(&table), [record]);
}
