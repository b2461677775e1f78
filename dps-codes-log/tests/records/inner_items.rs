//! The items of lists in an object, which are failures of their own, and the time of the object around them.

use dps_codes_log::Records;

use crate::texts;

const TIME: &str = "2026-11-26T10:00:00Z";
const ITEMS: [&str; 2] = [r#"{"errorCode":401002}"#, r#"{"errorCode":404201}"#];

/// Returns the times of all records.
fn times(log: &str) -> Vec<Option<String>> {
    let mut records = Records::new(log.as_bytes());
    let mut times = Vec::new();
    while let Some(record) = records.next_record().expect("the input can be read") {
        times.push(record.time().map(str::to_owned));
    }
    times
}

#[test]
fn items_of_an_indented_object_are_failures_of_their_own() {
    let object = format!("{{\"foo\":[{}]}}", ITEMS.join(","));
    let map = r#"{"foo":{"a":{"errorCode":401002},"b":{"errorCode":404201},"c":{"errorCode":404203}}}"#;
    for indent in ["", "  ", "\t"] {
        assert_eq!(texts(&format!("{indent}{object}\n")), ITEMS, "{indent:?}");
        assert_eq!(texts(&format!("{indent}{map}\n")).len(), 3, "{indent:?}");
    }
}

#[test]
fn items_have_the_time_of_the_object_around_them() {
    let time = format!("\"time\":\"{TIME}\"");
    let items = ITEMS.join(",");
    for object in [
        format!("{{{time},\"foo\":[{items}]}}"),
        format!("{{{time},\"items\":[{items}]}}"),
        format!("{{\n  {time},\n  \"items\": [\n    {}\n  ]\n}}", ITEMS.join(",\n    ")),
        format!("{{\"a\":{{{time}}},\"items\":[{items}]}}"),
        format!("{{{time},\"values\":[],\"items\":[{items}]}}"),
        format!("{{\"values\":[],{time},\"items\":[{items}]}}"),
        format!("{{\"values\":[{{}}],{time},\"items\":[{items}]}}"),
        format!("{{{time},\"items\":[{{\"values\":[{items}]}}]}}"),
        format!("{{{time},\"columns\":[\"errorCode\"],\"rows\":[[401002],[404201]]}}"),
    ] {
        let of_failures: Vec<_> = times(&format!("{object}\n")).into_iter().rev().take(2).collect();
        assert_eq!(of_failures, [Some(TIME.to_owned()), Some(TIME.to_owned())], "{object}");
    }
}

#[test]
fn items_keep_a_time_of_their_own() {
    let own = |second: u8| format!("{{\"time\":\"2026-11-25T09:00:0{second}Z\",\"errorCode\":404201}}");
    let log = format!("{{\"time\":\"{TIME}\",\"items\":[{},{},{}]}}\n", own(1), ITEMS[0], own(2));
    let expected = ["2026-11-25T09:00:01Z", TIME, "2026-11-25T09:00:02Z"];
    assert_eq!(times(&log), expected.map(|time| Some(time.to_owned())));
}

/// The rest of a file is missing.
#[test]
fn an_item_that_is_truncated_has_the_time_too() {
    let log = format!("{{\"time\":\"{TIME}\",\"items\":[{},{{\"errorCode\":404201,\"a\":{{\n", ITEMS[0]);
    assert_eq!(times(&log), [Some(TIME.to_owned()), Some(TIME.to_owned())]);
}

#[test]
fn lines_in_a_list_have_the_time_above_them() {
    let above = "2026-11-25 09:00:00";
    let log = format!("{{\"time\":\"{TIME}\",\"lines\":[\"{above} up.\",\"errorCode: 404201\"]}}\n");
    assert_eq!(times(&log), [Some(above.to_owned()), Some(above.to_owned())]);
}

/// A time behind the items comes too late, and that of an object is not one of the next.
#[test]
fn no_other_time_is_that_of_the_items() {
    let items = ITEMS.join(",");
    for log in [
        format!("{{\"items\":[{items}]}}\n"),
        format!("{{\"items\":[{items}],\"time\":\"{TIME}\"}}\n"),
        format!("[{{\"time\":\"{TIME}\",\"items\":[{{}}]}},{{\"items\":[{items}]}}]\n"),
    ] {
        let found = times(&log);
        assert_eq!(found[found.len() - 2..], [None, None], "{log}");
    }
}
