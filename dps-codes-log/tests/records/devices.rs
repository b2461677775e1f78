//! The device that a line is about, and the nearest words that are not one.

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
