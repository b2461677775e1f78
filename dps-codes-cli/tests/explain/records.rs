//! Records: as arguments, of several resources, and very many of them in a stream.

use serde_json::json;

use crate::{explain_json, piped};

/// An argument can be a record, which is read by its fields.
#[test]
fn a_record_as_an_argument_is_read_as_in_a_stream() {
    let record = r#"{"time":"2026-11-26T10:00:00Z","category":"DeviceOperations","resultType":"404201"}"#;
    let object = explain_json([record]).objects().remove(0);
    assert_eq!((&object["number"], &object["phase"]), (&json!(404_201), &json!("register")), "{object}");
    assert_eq!(piped(&["--format", "json", "-"], record.as_bytes()).objects(), [object]);
}

/// Failures of other resources are in the same export as those of DPS.
#[test]
fn records_of_other_resources_are_skipped() {
    let record = |resource: &str| {
        format!(
            r#"{{"resourceId":"/SUBSCRIPTIONS/S/RESOURCEGROUPS/G/PROVIDERS/{resource}","category":"C","resultType":"ClientError","resultSignature":"403"}}"#
        )
    };
    for (resource, origin) in [
        ("MICROSOFT.DEVICES/PROVISIONINGSERVICES/D", Some("dps")),
        ("MICROSOFT.DEVICES/IOTHUBS/H", Some("hub")),
        ("MICROSOFT.KEYVAULT/VAULTS/V", None),
    ] {
        let object = piped(&["--format", "json", "-"], record(resource).as_bytes()).objects().remove(0);
        assert_eq!(object.get("origin"), origin.map(|origin| json!(origin)).as_ref(), "{object}");
    }
}

/// A stream of very many errors is explained before its end.
#[test]
fn equal_explanations_are_counted_among_a_thousand() {
    for (errors, lines) in [(999, 999), (1_000, 1_001)] {
        let line = |number: u32| format!("errorCode: {}\n", 404_300 + number);
        let input: String = (0..errors).chain([0]).map(line).collect();
        assert_eq!(piped(&["--format", "json", "-"], input.as_bytes()).stdout.lines().count(), lines, "{errors}");
    }
}
