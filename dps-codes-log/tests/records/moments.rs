//! The records that a time or a device above applies to, with the lines between read or skipped.

use dps_codes_log::Records;

const TEN: &str = "2026-11-26 10:00:00";
const FAILURE: &str = "DPS error 404201";

/// Returns the time and the device of the record that states the failure.
fn stated(input: &str, skips: bool) -> (Option<String>, Option<String>) {
    let mut records = Records::new(input.as_bytes());
    loop {
        if skips {
            records.skip().unwrap();
        }
        let record = records.next_record().unwrap().expect("a record that states the failure");
        if record.text().contains("404201") {
            return (record.time().map(str::to_owned), record.device().map(str::to_owned));
        }
    }
}

/// Panics unless the failure in the lines has this time and this device.
#[track_caller]
fn assert_stated(lines: &str, time: Option<&str>, device: Option<&str>) {
    for skips in [false, true] {
        let (found, of) = stated(&format!("starting up (1.2)\n{lines}\n"), skips);
        assert_eq!((found.as_deref(), of.as_deref()), (time, device), "skips: {skips}\n{lines}");
    }
}

#[test]
fn a_time_reaches_64_lines() {
    for (distance, time) in [(1, Some(TEN)), (2, Some(TEN)), (63, Some(TEN)), (64, Some(TEN)), (65, None), (100, None)]
    {
        let between = "message 7 sent.\n".repeat(distance - 1);
        assert_stated(&format!("{TEN} up.\n{between}{FAILURE}"), time, None);
        // A line that is read above those that are skipped.
        let error = format!("{TEN} HTTP 401\n{between}{FAILURE}");
        assert_stated(&error, time, None);
    }
}

#[test]
fn a_device_reaches_64_lines() {
    for (distance, device) in [(1, Some("dev-1")), (64, Some("dev-1")), (65, None)] {
        let between = "message 7 sent.\n".repeat(distance - 1);
        let time = device.and(Some(TEN));
        assert_stated(&format!("{TEN} registrationId=dev-1 begins.\n{between}{FAILURE}"), time, device);
        assert_stated(&format!("{TEN} registrationId=dev-1: HTTP 401\n{between}{FAILURE}"), time, device);
    }
}

#[test]
fn the_nearest_time_counts() {
    let later = "2026-11-26 10:00:07";
    assert_stated(&format!("{TEN} up.\n{later} sent.\n{FAILURE}"), Some(later), None);
    assert_stated(&format!("{TEN} up.\nsent.\n{later} sent.\nsent (1.2).\n{FAILURE}"), Some(later), None);
    assert_stated(&format!("{TEN} up.\n{later} {FAILURE}"), Some(later), None);
    // The line with the time of the nearest moment names the device, or none does.
    assert_stated(&format!("{TEN} deviceId=dev-1 up.\n{later} sent.\n{FAILURE}"), Some(later), None);
    assert_stated(&format!("{TEN} sent.\n{later} deviceId=dev-2 up.\n{FAILURE}"), Some(later), Some("dev-2"));
}

#[test]
fn indented_lines_of_the_same_source_keep_the_device() {
    let gateway = |second: u8, text: &str| format!("2026-11-26T10:00:0{second}Z gw-1 app[7]: {text}\n");
    let other = |second: u8, text: &str| format!("2026-11-26T10:00:0{second}Z gw-1 hub[8]: {text}\n");
    let head = gateway(1, "registrationId=dev-1 begins.");
    let time = Some("2026-11-26T10:00:02Z");
    assert_stated(&format!("{head}{}{FAILURE}", gateway(2, "  queued.")), time, Some("dev-1"));
    assert_stated(&format!("{head}{}", gateway(2, &format!("  {FAILURE}"))), time, Some("dev-1"));
    // A line of another source, or one that begins an entry.
    let (_, device) = stated(&format!("{head}{}{FAILURE}", other(2, "  queued.")), false);
    assert_eq!(device, None);
    assert_stated(&format!("{head}{}", other(2, &format!("  {FAILURE}"))), time, None);
    assert_stated(&format!("{head}{}{FAILURE}", gateway(2, "queued.")), time, None);
    assert_stated(&format!("{head}{}", gateway(2, FAILURE)), time, None);
    // An indented line can name another device.
    assert_stated(&format!("{head}{}{FAILURE}", gateway(2, "  registrationId=dev-2")), time, Some("dev-2"));
}

#[test]
fn lines_of_an_entry_can_name_the_device() {
    let of = |between: &str| format!("{TEN} up.\n{between}\nx {FAILURE}");
    for (between, device) in [
        ("  registrationId: dev-1", Some("dev-1")),
        ("\tregistrationId: dev-1", Some("dev-1")),
        ("PUT /0ne/registrations/dev-1/register HTTP/1.1", Some("dev-1")),
        ("> GET /0ne/registrations/dev-1/register HTTP/1.1", Some("dev-1")),
        ("POST /0ne/registrations/dev-1/register HTTP/1.1", Some("dev-1")),
        ("HEAD /0ne/registrations/dev-1/register HTTP/1.1", None),
        ("registrationId dev-1 up.", None),
        ("  7 sent.", None),
    ] {
        assert_stated(&of(between), Some(TEN), device);
    }
    // A part without a device changes nothing.
    assert_stated(&format!("{TEN} registrationId=dev-1 begins.\n  7 sent.\n{FAILURE}"), Some(TEN), Some("dev-1"));
}

#[test]
fn a_time_within_a_response_counts_far_from_the_line_above() {
    let own = "2026-11-25T09:00:00Z";
    for (distance, time) in [(1, TEN), (8, TEN), (9, own), (64, own)] {
        let between = "message 7 sent.\n".repeat(distance - 1);
        let body = format!("x failed: {{\"errorCode\":404201,\"timestampUtc\":\"{own}\"}}");
        assert_stated(&format!("{TEN} up.\n{between}{body}"), Some(time), None);
    }
}

#[test]
fn documents_of_yaml_state_their_own_time() {
    let time = "2026-11-26T09:00:00Z";
    let document = |between: &str| format!("{TEN} up.\n---\n{FAILURE}\n{between}");
    assert_stated(&document(""), None, None);
    assert_stated(&document(&format!("{time} x\n")), Some(time), None);
    assert_stated(&document("x y\n---\n"), None, None);
    assert_stated(&document(&format!("x y\n---\n{time} x\n")), None, None);
    for (lines, expected) in [(1, Some(time)), (15, Some(time)), (16, None), (17, None)] {
        let between = "(x y)\n".repeat(lines);
        assert_stated(&document(&format!("{between}{time} x\n")), expected, None);
    }
    // Without a border above, no line below counts.
    assert_stated(&format!("{FAILURE}\n{time} x"), None, None);
    assert_stated(&format!("---\n{TEN} x\n{FAILURE}\n{time} x"), Some(TEN), None);
}

#[test]
fn records_with_fields_state_their_own_time() {
    let own = "2026-11-25T09:00:00Z";
    for record in [
        format!("{{\"time\":\"{own}\",\"errorCode\":404201}}"),
        format!("{{\"time\":\"{own}\",\"stream\":\"stderr\",\"log\":\"{FAILURE}\\n\"}}"),
        format!(
            "{{\"time\":\"{own}\",\"a\":{{\"errorCode\":404201}},\"b\":{{\"errorCode\":401002}},\"c\":{{\"errorCode\":401003}}}}"
        ),
    ] {
        assert_stated(&format!("{TEN} up.\n{record}"), Some(own), None);
    }
}

#[test]
fn rows_have_their_times_however_wide_they_are() {
    for width in 1..40 {
        let (name, cell) = (|at: u8| format!(",\"c{at}\""), |at: u8| format!(",{at}"));
        let names: String = (0..width).map(name).collect();
        let cells: String = (1..width).map(cell).collect();
        let row = |seconds: u8| format!("[\"2026-11-26T10:00:0{seconds}Z\",404201{cells}]");
        let rows = [row(1), row(2)];
        for rows in [&rows[..1], &rows] {
            let table = format!("{{\"columns\":[\"time\"{names}],\"rows\":[{}]}}\n", rows.join(","));
            let mut records = Records::new(table.as_bytes());
            for second in 1..=rows.len() {
                let record = records.next_record().expect("the input can be read").expect("a row");
                assert_eq!(record.time(), Some(&*format!("2026-11-26T10:00:0{second}Z")), "{table}");
            }
        }
    }
}
