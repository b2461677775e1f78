//! Objects that collectors put around lines and records, and the depth up to which they are searched.

use dps_codes_log::{RecordKind, Records};

use crate::texts;

/// Returns the text, the time, and the number of the line of all records.
fn entries(log: &str) -> Vec<(String, Option<String>, u64)> {
    let mut records = Records::new(log.as_bytes());
    let mut entries = Vec::new();
    while let Some(record) = records.next_record().expect("the input can be read") {
        entries.push((record.text().to_owned(), record.time().map(str::to_owned), record.line()));
    }
    entries
}

#[test]
fn a_stamp_is_a_number_of_ten_digits_or_more() {
    let log = |time: &str| format!("{{\"values\":[[\"{time}\",\"errorCode: 404201\"]]}}");
    for time in ["1764151200", "1764151200123000000"] {
        assert_eq!(entries(&log(time)), [("errorCode: 404201".to_owned(), Some(time.to_owned()), 1)]);
    }
    for time in ["176415120", "1764151200x", "x1764151200", "press-machine"] {
        assert_eq!(texts(&log(time)), [log(time)]);
    }
}

#[test]
fn a_line_of_a_container_has_a_member_beside_it() {
    for beside in ["stream", "time", "kubernetes", "container_id", "docker"] {
        assert_eq!(texts(&format!("{{\"log\":\"sent (7)\\r\\n\",\"{beside}\":\"x\"}}\n")), ["sent (7)"], "{beside}");
    }
    for object in [r#"{"log":"sent (7)","a":"x"}"#, r#"{"logs":"sent (7)","stream":"x"}"#, r#"{"log":7,"stream":"x"}"#]
    {
        assert_eq!(texts(object), [object]);
    }
}

#[test]
fn an_entry_of_a_journal_has_a_field_beside_its_message() {
    let is_of_journal = |object: &str| {
        let buf =
            Records::new(object.as_bytes()).next_buf().expect("the input can be read").expect("there is a record");
        buf.record().kind() == RecordKind::Journal
    };
    for beside in ["_HOSTNAME", "__CURSOR", "SYSLOG_IDENTIFIER"] {
        assert!(is_of_journal(&format!("{{\"MESSAGE\":\"sent (7)\",\"{beside}\":\"x\"}}")), "{beside}");
        assert!(!is_of_journal(&format!("{{\"message\":\"sent (7)\",\"{beside}\":\"x\"}}")), "{beside}");
    }
    for beside in ["_PID", "HOSTNAME", "a"] {
        assert!(!is_of_journal(&format!("{{\"MESSAGE\":\"sent (7)\",\"{beside}\":\"x\"}}")), "{beside}");
    }
}

#[test]
fn records_in_a_string_are_of_its_line() {
    let record = r#"{\"resultType\":\"ClientError\",\"category\":\"x\"}"#;
    let log = format!("started (1)\n{{\"log\":\"{record}\\n{record}\",\"stream\":\"x\"}}\n");
    let lines: Vec<_> = entries(&log).into_iter().map(|(.., line)| line).collect();
    assert_eq!(lines, [1, 2, 2]);
}

#[test]
fn a_record_behind_text_has_the_damage_of_its_line() {
    for (line, expected) in [
        (&b"sent: {\"resultType\":\"ClientError\",\"category\":\"x\"}\n"[..], (false, false)),
        (b"sent: {\"resultType\":\"ClientError\",\"category\":\"x\"\n", (true, false)),
        (b"sent\xff: {\"resultType\":\"ClientError\",\"category\":\"x\"}\n", (false, true)),
    ] {
        let buf = Records::new(line).next_buf().expect("the input can be read").expect("there is a record");
        let record = buf.record();
        assert_eq!(record.kind(), RecordKind::AzureMonitor, "{}", record.text());
        assert_eq!((record.is_truncated(), record.is_lossy()), expected, "{}", record.text());
    }
}

#[test]
fn failures_in_a_list_have_the_time_of_the_object() {
    let log = r#"{"time":"2026-11-26T10:00:00Z","a":[{"errorCode":404201},{"errorCode":401002}]}"#;
    let time = Some("2026-11-26T10:00:00Z".to_owned());
    let expected = ["{\"errorCode\":404201}", "{\"errorCode\":401002}"].map(|item| (item.to_owned(), time.clone(), 1));
    assert_eq!(entries(log), expected);
}

fn nested(depth: usize, open: &str, inner: &str, close: &str) -> String {
    [&open.repeat(depth), inner, &close.repeat(depth)].concat()
}

#[test]
fn records_in_lists_are_found_up_to_a_depth() {
    let record = r#"{"resultType":"ClientError","category":"x"}"#;
    for (depth, is_found) in [(1, true), (2, true), (3, true), (10, false)] {
        let log = format!("{{\"a\":{}}}", nested(depth, "[", record, "]"));
        assert_eq!(texts(&log) == [record], is_found, "{log}");
    }
}

#[test]
fn values_of_a_type_are_replaced_up_to_a_depth() {
    let typed = "{\"intValue\":\"1\"}";
    for (depth, is_replaced) in [(1, true), (15, true), (16, false), (40, false)] {
        let log = |value: &str| nested(depth, "{\"a\":", value, "}");
        assert_eq!(texts(&log(typed)), [log(if is_replaced { "1" } else { typed })]);
    }
    for (depth, is_replaced) in [(1, true), (14, true), (15, false), (40, false)] {
        let log = |value: &str| format!("{{\"a\":{}}}", nested(depth, "[2,", &format!("{value},3"), "]"));
        assert_eq!(texts(&log(typed)), [log(if is_replaced { "1" } else { typed })]);
    }
}

#[test]
fn several_failures_of_one_kind_are_records_up_to_a_depth() {
    let item = |code: u32| format!("{{\"result\":\"DPS error {code}\"}}");
    let other = "{\"result\":\"done\"}";
    let map = |items: &[&str]| {
        let members: Vec<_> = items.iter().zip('a'..).map(|(item, name)| format!("\"{name}\":{item}")).collect();
        format!("{{{}}}", members.join(","))
    };
    let (first, second) = (item(404_201), item(401_002));
    let three = map(&[&first, other, &second]);
    for (object, count) in [(&three, 2), (&map(&[&first, &second]), 1), (&map(&[&first, other, other]), 1)] {
        assert_eq!(texts(object).len(), count, "{object}");
    }
    let list = format!("{{\"x\":[{first},{second}]}}");
    for (depth, count) in [(1, 2), (4, 2), (5, 1), (12, 1)] {
        for inner in [&three, &list] {
            let log = nested(depth, "{\"o\":", inner, "}");
            assert_eq!(texts(&log).len(), count, "{log}");
        }
    }
}
