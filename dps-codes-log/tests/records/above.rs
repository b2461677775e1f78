//! The time and the device of a line above, where a record states none.

use dps_codes_log::Records;

/// Returns the device and the time of each record that states a failure.
fn failures(input: &str) -> Vec<(Option<String>, Option<String>)> {
    let mut records = Records::new(input.as_bytes());
    let mut found = Vec::new();
    records.skip().unwrap();
    while let Some(record) = records.next_record().unwrap() {
        if record.reading().report().is_failure() {
            found.push((record.device().map(str::to_owned), record.time().map(str::to_owned)));
        }
        records.skip().unwrap();
    }
    found
}

#[test]
fn devices_come_from_the_head_of_an_entry() {
    for input in [
        "2026-11-26 10:00:00 ERROR c.x.Registrar - deviceId=dev-1 registration failed
x.ProvisioningException: {\"errorCode\":401002}
",
        "2026-11-26 10:00:00 ERROR (404): failed
    registrationId: \"dev-1\"
    err: {
      \"errorCode\": 401002
    }
",
        "> PUT /0ne/registrations/dev-1/register?api-version=2021-06-01 HTTP/1.1
>
< HTTP/1.1 401 Unauthorized
<
{\"errorCode\":401002}
",
    ] {
        let found = failures(input);
        assert_eq!(found.iter().map(|(device, _)| device.as_deref()).collect::<Vec<_>>(), [Some("dev-1")], "{input}");
    }
}

#[test]
fn a_line_with_a_time_is_an_entry_of_its_own() {
    let log = "2026-11-26 10:00:00 deviceId=dev-1 ok\n2026-11-26 10:00:01 DPS error 404201\n";
    assert_eq!(failures(log), [(None, Some("2026-11-26 10:00:01".to_owned()))]);
}

#[test]
fn a_line_of_its_own_does_not_name_the_device_of_the_next() {
    assert_eq!(failures("device=dev-1 connected (1.2)\nDPS error 404201\n"), [(None, None)]);
}

#[test]
fn the_date_of_a_mail_is_not_that_of_a_quoted_line() {
    let mail = "Date: Wed, 25 Nov 2026 09:02:11 +0000\n\n> 2026-11-25T08:14:17Z dev-1 {\"errorCode\":401002}\n";
    assert_eq!(failures(mail), [(None, Some("2026-11-25T08:14:17Z".to_owned()))]);
}

#[test]
fn the_device_of_a_record_with_fields_is_not_that_of_text_below() {
    let record = r#"{"time":"2026-11-26T10:00:00Z","resultType":"ClientError","resultDescription":"401002: x","deviceId":"dev-1"}"#;
    let list = r#"{"time":"2026-11-26T10:00:00Z","foo":[{"errorCode":401002,"deviceId":"dev-1"},{"errorCode":404201,"deviceId":"dev-2"}]}"#;
    for (above, count) in [(record, 1), (list, 2)] {
        let found = failures(&format!("{above}\n  DPS error 401002\n"));
        assert_eq!((found.len(), found.last()), (count + 1, Some(&(None, None))), "{above}");
    }
}

#[test]
fn lines_that_are_skipped_name_the_device_of_the_next() {
    let device = (Some("dev-12".to_owned()), Some("2026-11-26T10:00:00Z".to_owned()));
    for between in ["", "message 7 sent.\n", "message 7 sent.\nmessage 8 sent.\n"] {
        let log = format!("started (1)\nup (2).\n2026-11-26T10:00:00Z deviceId=dev-12\n{between}errorCode: 404201\n");
        assert_eq!(failures(&log), std::slice::from_ref(&device), "{between}");
    }
}
