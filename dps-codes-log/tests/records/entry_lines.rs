//! Entries with a line for each field: of journals, of exporters, of loggers of responses, and of programs.

use dps_codes_log::{RecordKind, Records};

use crate::{failures, texts, without_devices};

#[track_caller]
fn assert_texts(log: &str, expected: &[&str]) {
    assert_eq!(texts(log), expected, "{log}");
}

/// Returns the kinds, the texts and the devices of all records.
fn entries(log: &str) -> Vec<(RecordKind, String, Option<String>)> {
    let mut records = Records::new(log.as_bytes());
    let mut entries = Vec::new();
    while let Some(record) = records.next_record().expect("the input can be read") {
        entries.push((record.kind(), record.text().to_owned(), record.device().map(str::to_owned)));
    }
    entries
}

#[test]
fn other_lines_end_the_entry_of_a_journal() {
    for other in ["some text (1)", "Message", "7UP", "Plain=1 (a)", "=1 (a)", "MESSAGE (1)"] {
        let log = format!("__CURSOR=1\nMESSAGE=sent (7)\n{other}\n");
        assert_texts(&log, &["sent (7)", other]);
    }
    for field in ["_PID=7", "X2=7", "MESSAGE_ID="] {
        let log = format!("__CURSOR=1\nMESSAGE=sent (7)\n{field}\n\nended (1)\n");
        assert_texts(&log, &["sent (7)", "ended (1)"]);
    }
}

#[test]
fn an_entry_of_a_journal_can_lack_its_message() {
    let log = "__CURSOR=1\n_HOSTNAME=gw-1\n\n__CURSOR=2\n_HOSTNAME=gw-2\nMESSAGE=sent (7)\n\n";
    let expected = [("", "gw-1"), ("sent (7)", "gw-2")]
        .map(|(text, device)| (RecordKind::Journal, text.to_owned(), Some(device.to_owned())));
    assert_eq!(entries(log), expected);
}

#[test]
fn the_device_of_an_entry_is_the_host_unless_the_text_names_one() {
    for (message, device) in [("errorCode: 404201", "gw-1"), ("device press-11: errorCode 404201", "press-11")] {
        let log = format!("__CURSOR=1\n_HOSTNAME=gw-1\nMESSAGE={message}\n\n");
        assert_eq!(entries(&log), [(RecordKind::Journal, message.to_owned(), Some(device.to_owned()))]);
    }
}

#[test]
fn properties_of_an_exporter_are_one_record() {
    let record = "LogRecord.Timestamp: 2026-11-25T08:14:03Z\nLogRecord.Body: sent (7)\n    Count: 7";
    assert_texts(&format!("{record}\n{record}\nended (1)\n"), &[record, record, "ended (1)"]);
    for other in ["LogRecords.Body: x (1)", "   Count: 7", "Count (7)"] {
        assert_texts(&format!("{record}\n{other}\n"), &[record, other]);
    }
}

#[test]
fn headers_follow_a_status_behind_the_name_of_a_logger() {
    let header = "'Retry-After': '7'";
    for status in [
        "2026-11-26 10:00:00 INFO app Response status: 404",
        "2026-11-26 10:00:00 [app]Response status: '404'",
        "DEBUG:azure.core.pipeline:Response headers:",
        "app: Response headers:",
        "Azure-Core: Error response [4f1c] 401 Unauthorized",
    ] {
        assert_eq!(texts(&format!("started (1)\n{status}\n{header}\n")).len(), 2, "{status}");
    }
    for status in [
        "2026-11-26 10:00:00 INFO app Response status: 4040",
        "2026-11-26 10:00:00 INFO app Response status: abc",
        "2026-11-26 10:00:00 INFO app.Response status: 404",
        "Azure-Core: Error response [4f1c] abc Unauthorized",
        "Azure-Core: Error response [4f1c]401 Unauthorized",
        "  Azure-Core: Error response [4f1c] 401",
    ] {
        assert_texts(&format!("started (1)\n{status}\n{header}\n"), &["started (1)", status, header]);
    }
}

#[test]
fn a_body_follows_the_prefix_of_a_logger() {
    let codes = |prefix: &str| {
        let body = format!("{prefix}{{\"errorCode\":401002}}");
        without_devices(failures(format!("app: $dps/registrations/res/401/?$rid=1\n{body}\n").as_bytes()))
    };
    assert_eq!(codes("I (15) app: "), [(Some(401_002), Some(401))]);
    assert_eq!(codes(&"x ".repeat(59)), [(Some(401_002), Some(401))]);
    assert_eq!(codes(&"x ".repeat(60)), [(None, Some(401)), (Some(401_002), None)]);
}

#[test]
fn fields_of_one_record_have_the_same_sign() {
    for (first, next) in [
        ("errorCode=401002", "plant=x (1)"),
        ("errorCode = 401002", "plant = x (1)"),
        ("errorCode: 401002", "plant: x (1)"),
        ("errorCode : 401002", "plant: x (1)"),
    ] {
        assert_eq!(texts(&format!("{first}\n{next}\n")), [format!("{first}\n{next}")]);
    }
    for (first, next) in [
        ("errorCode= 401002", "plant=x.1"),
        ("errorCode =401002", "plant=x.1"),
        ("errorCode=401002", "plant = x (1)"),
        ("errorCode=401002", "=x (1)"),
        ("errorCode=401002", "plant: x (1)"),
        ("errorCode: 401002", "plant (1)"),
    ] {
        assert_texts(&format!("{first}\n{next}\n"), &[first, next]);
    }
}

#[test]
fn a_record_has_at_most_so_many_fields() {
    let fields: Vec<_> = (0..70).map(|at| format!("f{at}: x (1)\n")).collect();
    let texts = texts(&format!("errorCode: 401002\n{}", fields.concat()));
    assert_eq!(texts[0].lines().count(), 64);
}
