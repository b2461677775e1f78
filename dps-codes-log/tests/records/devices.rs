//! The device that a line is about and its time, and the nearest words that are neither.

use dps_codes_log::Records;

use crate::assert_failures;

#[test]
fn devices_of_lines() {
    for (text, device) in [
        ("clientId=press-11", Some("press-11")),
        ("clientId: a-b-c-d-e", Some("a-b-c-d-e")),
        ("clientId: 4042014f-1c52-4a90-b7de-", Some("4042014f-1c52-4a90-b7de-")),
        ("clientId: 2f4c1f0e-8bb0-4b0e-9a51x0f5f0d3b7a61", Some("2f4c1f0e-8bb0-4b0e-9a51x0f5f0d3b7a61")),
        // The ID of an application in Microsoft Entra.
        ("clientId: 2f4c1f0e-8bb0-4b0e-9a51-0f5f0d3b7a61", None),
        ("deviceId>press-11<", Some("press-11")),
        ("device press-11", Some("press-11")),
        ("device \"press-11\"", Some("press-11")),
        ("device ab12", Some("ab12")),
        ("device a12", None),
        ("device pressxi", None),
        ("device 0x1a2b", None),
        ("device ab12:x", None),
        ("mydevice press-11", None),
        ("/registrations/press-11/register", Some("press-11")),
    ] {
        let line = format!("{text} DPS error 404201\n");
        assert_failures("device", line.as_bytes(), &[(Some(404_201), None, device.map(str::to_owned))]);
    }
}

#[test]
fn times_of_lines() {
    let field = |length: usize| format!("{}: 11/26/2026 10:00:00 AM", "x".repeat(length));
    for (line, time) in [
        ("2026-11-25T08:14:03. DPS error 404201".to_owned(), Some("2026-11-25T08:14:03")),
        ("2026-11-25T08:14:03.2 DPS error 404201".to_owned(), Some("2026-11-25T08:14:03.2")),
        (field(39), Some("11/26/2026 10:00:00 AM")),
        (field(40), None),
    ] {
        let mut records = Records::new(line.as_bytes());
        assert_eq!(records.next_record().unwrap().unwrap().time(), time, "{line}");
    }
}
