//! Records in strings, lists and objects, up to the depth to which they are read.

use dps_codes_log::{RecordKind, Records};

use crate::{assert_failures, failures, texts, without_devices};

const RECORD: &str = r#"{"time":"2026-11-25T08:14:03Z","resultType":"Failed","resultSignature":"404201","resultDescription":"x","category":"DeviceOperations","operationName":"Register"}"#;

/// Returns text as a string of JSON.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

#[track_caller]
fn assert_kinds(input: &str, kinds: &[RecordKind]) {
    let mut records = Records::new(input.as_bytes());
    let mut found = Vec::new();
    while let Some(record) = records.next_record().unwrap() {
        found.push(record.kind());
    }
    assert_eq!(found, kinds, "{input}");
}

#[test]
fn strings_that_hold_records() {
    assert_kinds(&quoted(RECORD), &[RecordKind::AzureMonitor]);
    assert_kinds(&quoted(&format!("[{RECORD},{RECORD}]")), &[RecordKind::AzureMonitor; 2]);
    assert_kinds(&format!("x {RECORD}"), &[RecordKind::AzureMonitor]);
    assert_kinds(&format!("x {}", quoted(RECORD)), &[RecordKind::Text]);
}

#[test]
fn records_in_strings_in_objects_are_read_to_a_depth() {
    let within = |depth: usize| (1..depth).fold(RECORD.to_owned(), |text, _| format!(r#"{{"m":{}}}"#, quoted(&text)));
    let body = |depth| format!(r#"{{"body":{}}}"#, quoted(&within(depth)));
    assert_kinds(&body(1), &[RecordKind::AzureMonitor]);
    assert_kinds(&body(2), &[RecordKind::AzureMonitor]);
    assert_kinds(&body(3), &[RecordKind::Text]);
}

#[test]
fn records_in_objects_are_read_to_a_depth() {
    let within = |depth| (0..depth).fold(RECORD.to_owned(), |text, _| format!(r#"{{"m":{text}}}"#));
    assert_kinds(&within(4), &[RecordKind::AzureMonitor]);
    assert_kinds(&within(7), &[RecordKind::Text]);
}

#[test]
fn the_time_of_an_object_is_read_to_a_depth() {
    let time = |depth: usize| {
        let object = r#"{"time":"2026-11-25T08:14:03Z","errorCode":404201}"#.to_owned();
        let input = (0..depth).fold(object, |text, _| format!(r#"{{"m":{text}}}"#));
        let mut records = Records::new(input.as_bytes());
        records.next_record().unwrap().unwrap().time().map(str::to_owned)
    };
    assert_eq!(time(4).as_deref(), Some("2026-11-25T08:14:03Z"));
    assert_eq!(time(5), None);
}

#[test]
fn items_of_lists() {
    let expected = |numbers: &[i64]| numbers.iter().map(|number| (Some(*number), None, None)).collect::<Vec<_>>();
    for (input, numbers) in [
        ("[\n1,\n{\"errorCode\":404201}\n]\n", &[404_201][..]),
        ("[\n{\"errorCode\":404201},\n{\"errorCode\":404202}\n]\n", &[404_201, 404_202]),
        ("[\n[\n{\"errorCode\":404201}\n],\ntrue,\n{\"errorCode\":404202}\n]\n", &[404_201, 404_202]),
        ("[\nxtrue\n{\"errorCode\":404201}\n]\n", &[404_201]),
    ] {
        assert_failures("list", input.as_bytes(), &expected(numbers));
    }
    assert_eq!(texts("[\nxtrue\n{\"errorCode\":404201}\n]\n"), ["[", "xtrue", "{\"errorCode\":404201}", "]"]);
    assert_eq!(texts("[\n[\n{\"errorCode\":404201}\n],\ntrue,\n{\"errorCode\":404202}\n]\n").len(), 2);
}

#[test]
fn rows_of_pairs_over_several_lines() {
    let row = |second: usize, number: usize| {
        format!(
            r#"[{{"field":"@timestamp","value":"2026-11-25T08:14:0{second}Z"}},{{"field":"@message","value":"DPS error {number}"}}]"#
        )
    };
    let input = format!("{{\n\"results\":[\n{},\n{}\n]\n}}\n", row(3, 404_201), row(4, 404_202));
    assert_eq!(texts(&input), ["DPS error 404201", "DPS error 404202"]);
    let mut records = Records::new(input.as_bytes());
    for (line, time) in [(3, "2026-11-25T08:14:03Z"), (4, "2026-11-25T08:14:04Z")] {
        let record = records.next_record().unwrap().unwrap();
        assert_eq!((record.line(), record.time()), (line, Some(time)));
    }
}

#[test]
fn objects_without_quotes_that_begin_with_a_member() {
    let input = "{ errorCode: 404201,\n  trackingId: '5f3c',\n  message: 'Not found.' }\n";
    assert_eq!(texts(input).len(), 1);
    assert_eq!(texts("x { errorCode: 404201 },\n  trackingId: '5f3c',\n").len(), 2);
}

#[test]
fn causes_have_numbers() {
    let input =
        |cause: &str| format!("x.Error: failed\nCaused by:\n    0: DPS error 401002\n    {cause}: HTTP status 401\n");
    assert_eq!(without_devices(failures(input("1").as_bytes())), [(Some(401_002), None)]);
    assert_eq!(without_devices(failures(input("y").as_bytes())), [(Some(401_002), None), (None, Some(401))]);
}

#[test]
fn processes_are_named_by_more_than_a_letter() {
    let count = |prefix: &str| {
        let input = format!(
            "{prefix}x.Error: {{\"errorCode\":404201}}\n{prefix}Caused by: x.Error: {{\"errorCode\":404201}}\n"
        );
        failures(input.as_bytes()).len()
    };
    for prefix in ["Nov 26 10:00:00 xy: ", "Nov 26 10:00:00 edge x[7]: ", "2026-11-25T08:14:03Z edge x[7]: "] {
        assert_eq!(count(prefix), 1, "{prefix}");
    }
    for prefix in ["Nov 26 10:00:00 x: ", "Nov 26 10:00:00 edge x y[7]: ", "2026-11-25T08:14:03Z edge x: "] {
        assert_eq!(count(prefix), 2, "{prefix}");
    }
}

#[test]
fn a_status_is_refined_by_the_code_of_the_same_chain() {
    let chain = |number: usize| {
        format!(
            "2026-11-26 10:00:00.123 ERROR [main] x - gave up\nx.ExecutionException: x.HttpException: HTTP 401\n\
             \tat x.Y.z(Y.java:1)\nCaused by: x.DpsException: DPS error {number}: failed\n"
        )
    };
    assert_eq!(without_devices(failures(chain(401_002).as_bytes())), [(Some(401_002), None)]);
    assert_eq!(without_devices(failures(chain(404_201).as_bytes())), [(None, Some(401)), (Some(404_201), None)]);
}

#[test]
fn tables_in_tables_are_read_to_a_depth() {
    let within = |depth: usize| {
        (0..depth).fold(RECORD.to_owned(), |text, _| format!(r#"{{"columns":["a"],"rows":[[{}]]}}"#, quoted(&text)))
    };
    assert!(texts(&within(1)).iter().all(|text| text == RECORD));
    assert_kinds(&within(2), &[RecordKind::Text]);
}
