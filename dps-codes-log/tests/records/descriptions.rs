//! Descriptions in resource logs, which say what the same text says by itself.

use dps_codes_log::{Reading, Records};

use crate::texts;

/// Returns what a text or a record states beside its code: the time, the delay, the name and the symptom.
fn facts(reading: &Reading<'_>) -> [Option<String>; 4] {
    let report = reading.report();
    [
        report.timestamp().map(ToString::to_string),
        report.retry_after().map(|delay| delay.as_secs().to_string()),
        report.name().map(ToString::to_string),
        report.symptom().map(|symptom| format!("{symptom:?}")),
    ]
}

#[test]
fn a_description_states_what_its_text_does() {
    for (description, stated) in [
        (r#"{"errorCode":401002,"message":"x","timestampUtc":"2026-11-26T10:00:00Z"}"#, 0),
        ("HTTP/1.1 429 Too Many Requests\nRetry-After: 5\n", 1),
        ("errorCode: IotHubUnauthorizedAccess", 2),
        ("getaddrinfo EAI_AGAIN global.azure-devices-provisioning.net", 3),
    ] {
        let expected = facts(&Reading::of(description));
        assert!(expected[stated].is_some(), "{description}: {expected:?}");
        let quoted = description.replace('"', "\\\"").replace('\n', "\\n");
        let log = format!("{{\"resultType\":\"ClientError\",\"category\":\"x\",\"resultDescription\":\"{quoted}\"}}\n");
        let buf = Records::new(log.as_bytes()).next_buf().expect("the input can be read").expect("there is a record");
        assert_eq!(facts(&buf.record().reading()), expected, "{description}");
    }
}

#[test]
fn a_resource_has_its_name_or_its_id() {
    for (members, expected) in [
        (r#""resource":"PLANT""#, Some("PLANT")),
        (r#""resourceId":"/PROVIDERS/MICROSOFT.DEVICES/PROVISIONINGSERVICES/PLANT/""#, Some("PLANT")),
        (r#""resourceId":"/PROVIDERS/PROVISIONINGSERVICES/OTHER","resource":"PLANT""#, Some("PLANT")),
        (r#""resourceGroup":"PLANT""#, None),
    ] {
        let log = format!("{{\"resultType\":\"ClientError\",\"category\":\"x\",{members}}}\n");
        let buf = Records::new(log.as_bytes()).next_buf().expect("the input can be read").expect("there is a record");
        assert_eq!(buf.record().resource(), expected, "{members}");
    }
}

#[test]
fn control_characters_of_a_cell_are_escaped() {
    let log = "TimeGenerated,ResultType,ResultDescription\nx,ClientError,\"404201: \u{1}a\tb \"\"c\"\" \\ é\u{7f}\"\n";
    let expected =
        r#"{"TimeGenerated":"x","ResultType":"ClientError","ResultDescription":"404201: \u0001a\tb \"c\" \\ éDEL"}"#;
    assert_eq!(texts(log), [expected.replace("DEL", "\u{7f}")]);
}

#[test]
fn objects_of_a_success_are_read_up_to_a_depth() {
    for (depth, expected) in [(0, 1), (1, 1), (8, 1), (9, 0), (100_000, 0)] {
        let deep = [&"{\"a\":".repeat(depth), "1", &"}".repeat(depth)].concat();
        let log =
            format!("started (1)\n{{\"time\":\"2026-11-26T10:00:00Z\",\"resultType\":\"Success\",\"a\":{deep}}}\n");
        let mut records = Records::new(log.as_bytes());
        records.next_record().expect("the input can be read");
        records.skip().expect("the input can be read");
        assert_eq!(records.skipped().successes(), expected, "{depth}");
    }
}
