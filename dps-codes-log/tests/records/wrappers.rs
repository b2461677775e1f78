//! Objects around lists of records: the items are records of their own, unless the object says something itself.

use dps_codes_log::Records;

use crate::{failures, texts, without_devices};

const ITEMS: [&str; 2] = [r#"{"errorCode":404201}"#, r#"{"errorCode":401002}"#];

#[test]
fn items_are_records_of_their_own() {
    for before in [
        "",
        r#""name":"x","#,
        r#""a":{"message":"x"},"#,
        r#""a":{"b":{"error":"x"}},"#,
        r#""error":[1],"#,
        r#""error": [1],"#,
        r#""a":[{"message":"x"}],"#,
        r#""a":"message","#,
    ] {
        for items in [ITEMS, [r#"{"a":1}"#, r#"{"a":2}"#]] {
            let object = format!("{{{before}\"events\":[{}]}}\n", items.join(","));
            assert_eq!(texts(&object), items, "{object}");
        }
    }
}

#[test]
fn an_object_that_says_something_itself_is_one_record() {
    for before in [
        r#""message":"x""#,
        r#""message": "x""#,
        r#""Message":"x","name":"y""#,
        r#""level":"info""#,
        r#""error":{"a":1}"#,
        r#""status":404"#,
        r#""name":"y","error":"x","a":{"b":1}"#,
    ] {
        let object = format!("{{{before},\"events\":[{{\"a\":1}},{{\"a\":2}}]}}");
        assert_eq!(texts(&(object.clone() + "\n")), [object]);
    }
}

#[test]
fn an_object_around_one_item_is_the_record() {
    let object = format!("{{\"deviceId\":\"press-11\",\"events\":[{}]}}", ITEMS[0]);
    assert_eq!(texts(&object), [object.as_str()]);
    assert_eq!(failures(object.as_bytes()), [(Some(404_201), None, Some("press-11".to_owned()))]);
    // Unless only the item has a time.
    let item = r#"{"time":"2026-11-26T10:00:00Z","errorCode":404201}"#;
    assert_eq!(texts(&format!("{{\"events\":[{item}]}}")), [item]);
}

#[test]
fn what_follows_the_items_can_be_a_record_too() {
    let object = |end: &str| format!("{{\"events\":[{}]{end}}}\n", ITEMS.join(","));
    assert_eq!(texts(&object(",\"name\":\"x\"")), ITEMS);
    let rest = r#"{"events":[],"error":"x (1)"}"#;
    assert_eq!(texts(&object(",\"error\":\"x (1)\"")), [ITEMS[0], ITEMS[1], rest]);
}

#[test]
fn strings_are_lines_by_the_key_of_their_list() {
    let object = |key: &str| format!("{{\"{key}\":[\"errorCode: 404201\",\"errorCode: 401002\"]}}\n");
    for key in ["lines", "messages", "logs", "events", "records", "Lines"] {
        assert_eq!(texts(&object(key)), ["errorCode: 404201", "errorCode: 401002"], "{key}");
    }
    for key in ["value", "values", "items", "rows", "names"] {
        assert_eq!(texts(&object(key)), [object(key).trim_end()], "{key}");
    }
}

#[test]
fn a_line_goes_on_behind_a_list() {
    for between in ["", " "] {
        let log = format!("[{}]{between}ended (1)\nsent (7)\n", ITEMS.join(","));
        let found = texts(&log);
        assert_eq!(found[..2], ITEMS, "{log}");
        assert_eq!(found[2..].iter().map(|text| text.trim()).collect::<Vec<_>>(), ["ended (1)", "sent (7)"], "{log}");
    }
}

/// The body has all letters of base64, in its two alphabets.
#[test]
fn a_body_can_be_in_base64() {
    let body = "eyJjYXRlZ29yeSI6IkRldmljZU9wZXJhdGlvbnMiLCJyZXN1bHRUeXBlIjoiQ2xpZW50RXJyb3IiLCJyZXN1bHRTaWduYXR1cmUiOiI0MDQiLCJyZXN1bHREZXNjcmlwdGlvbiI6IjQwNDIwMTogPz8+Pn5+IMO/w74ifQ==";
    let codes = |key: &str, body: &str| without_devices(failures(format!("{{\"{key}\":\"{body}\"}}\n").as_bytes()));
    for body in [body.to_owned(), body.replace('+', "-").replace('/', "_"), body.trim_end_matches('=').to_owned()] {
        for key in ["body", "Body"] {
            assert_eq!(codes(key, &body), [(Some(404_201), Some(404))], "{key}: {body}");
        }
        assert_eq!(codes("payload", &body), [], "{body}");
    }
    assert_eq!(codes("body", &body.replace('+', "*")), []);
}

#[test]
fn objects_in_objects_are_read_however_deep() {
    for depth in [8, 9, 10, 127, 10_000] {
        let deep = |inner: &str| format!("{}{inner}{}\n", "{\"a\":".repeat(depth), "}".repeat(depth));
        let log = deep("1") + "errorCode: 404201\n";
        assert_eq!(without_devices(failures(log.as_bytes())).last(), Some(&(Some(404_201), None)), "{depth}");
    }
}

#[test]
fn a_damaged_success_is_not_passed_over() {
    let line = |end: &str| {
        format!("started (1)\n{{\"time\":\"2026-11-26T10:00:00Z\",\"resultType\":\"Success\",\"a\":{end}\nended (1)\n")
    };
    for (end, expected) in [
        ("1}", 1),
        ("true}", 1),
        ("null }", 1),
        ("{\"b\": 2}}", 1),
        ("x}", 0),
        ("1x}", 0),
        ("}", 0),
        ("1", 0),
        ("1 2}", 0),
        ("{\"b\"}}", 0),
        ("[1]}", 0),
    ] {
        let log = line(end);
        let mut records = Records::new(log.as_bytes());
        records.next_record().expect("the input can be read");
        records.skip().expect("the input can be read");
        assert_eq!(records.skipped().successes(), expected, "{end}");
    }
}
