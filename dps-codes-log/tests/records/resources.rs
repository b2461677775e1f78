//! The hub that a record names, and facts about records and inputs as such.

use dps_codes_log::{Records, is_utf_16, may_be_evident};

/// Returns the hub that a line names.
fn hub(line: &str) -> Option<String> {
    let mut records = Records::new(line.as_bytes());
    let record = records.next_record().expect("the input can be read").expect("there is a record");
    record.hub().map(str::to_owned)
}

#[test]
fn a_hub_is_named_by_its_host() {
    for (line, expected) in [
        ("caused by: plant-1.azure-devices.net: Unauthorized", Some("plant-1.azure-devices.net")),
        ("plant1.azure-devices.net", Some("plant1.azure-devices.net")),
        ("mqtts://(plant.azure-devices.net):8883", Some("plant.azure-devices.net")),
        ("HostName=plant.azure-devices.net;DeviceId=x", Some("plant.azure-devices.net")),
        ("a_b.azure-devices.net", Some("b.azure-devices.net")),
        ("the domain .azure-devices.net", None),
        (".azure-devices.net", None),
        ("plant.azure-devices.com", None),
        ("plant", None),
    ] {
        assert_eq!(hub(line).as_deref(), expected, "{line}");
    }
}

#[test]
fn the_hub_of_a_resource_log_is_its_resource() {
    let record = |provider: &str| {
        format!(
            "{{\"resultType\":\"Failure\",\"category\":\"Connections\",\"resourceId\":\"/PROVIDERS/MICROSOFT.DEVICES/{provider}/PLANT\"}}"
        )
    };
    assert_eq!(hub(&record("IOTHUBS")).as_deref(), Some("PLANT"));
    assert_eq!(hub(&record("PROVISIONINGSERVICES")), None);
}

#[test]
fn the_key_of_an_id_tells_more_than_a_noun() {
    for (line, expected) in [
        ("device press-11 said deviceId=dev-1", "dev-1"),
        ("deviceId=dev-1 said device press-11", "dev-1"),
        ("deviceId=dev-1 is not deviceId=dev-2", "dev-1"),
        ("device press-11 is not device press-12", "press-11"),
        ("register press-12: device press-11", "press-11"),
    ] {
        let buf = Records::new(line.as_bytes()).next_buf().expect("the input can be read").expect("there is a record");
        assert_eq!(buf.record().device(), Some(expected), "{line}");
    }
}

#[test]
fn binary_data_states_nothing() {
    let is_evident = |line: &str| {
        let buf = Records::new(line.as_bytes()).next_buf().expect("the input can be read").expect("there is a record");
        buf.record().reading().is_evident()
    };
    assert!(is_evident("\0\0errorCode: 404201\0") && is_evident("errorCode: 404201 with one \0 in it"));
    assert!(!is_evident("errorCode: 404201\0\x01\x02\x03x\0\0"));
    assert!(may_be_evident(b"errorCode: 404201") && !may_be_evident(b"message 18823 sent in 34 ms"));
}

#[test]
fn a_record_can_be_empty() {
    for (message, expected) in [("", true), ("x", false)] {
        let log = format!("{{\"MESSAGE\":\"{message}\",\"_HOSTNAME\":\"gw-1\"}}\n");
        let buf = Records::new(log.as_bytes()).next_buf().expect("the input can be read").expect("there is a record");
        assert_eq!((buf.is_empty(), buf.len()), (expected, message.len()));
    }
}

#[test]
fn text_in_utf_16_is_told_by_its_start() {
    for (start, expected) in [
        (&b"\xff\xfe2\0"[..], true),
        (b"\xfe\xff\x002", true),
        (b"2\x000\x002\x00", true),
        (b"\x002\x000\x002", true),
        (b"2\x000\x00", false),
        (b"\xef\xbb\xbf2026", false),
        (b"2026-11-26", false),
        (b"", false),
    ] {
        assert_eq!(is_utf_16(start), expected, "{start:?}");
    }
}
