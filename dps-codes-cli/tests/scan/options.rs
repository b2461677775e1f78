//! `--by`, `--top` and `--phase`.

use crate::generated::Log;
use crate::{rows, scanned};

#[test]
fn by_each_property() {
    let log = Log::new(4, 400);
    let lines = log.lines();
    for by in ["code", "action", "origin", "device", "hub", "hour"] {
        let object = scanned(&["--by", by], &lines);
        assert_eq!(object["by"], by);
        let total: u64 = rows(&object).iter().map(|(_, count)| count).sum();
        assert_eq!(total, log.failures(), "{by}");
    }
    let actions = rows(&scanned(&["--by", "action"], &lines));
    let count = |key: &str| log.rows[key].0;
    let of = |name: &str| actions.iter().find(|(action, _)| action == name).map(|(_, count)| *count);
    assert_eq!(
        of("CheckAndRetry"),
        Some(count("404201 EnrollmentNotFound") + count("404277") + count("409201 EnrollmentConflict"))
    );
    assert_eq!(of("RepairCredentials"), Some(count("401002 IotHubUnauthorizedAccess")));
    assert_eq!(rows(&scanned(&["--by", "origin"], &lines)), [("dps".to_owned(), log.failures())]);
    assert_eq!(rows(&scanned(&["--by", "hub"], &lines)), [("dps1".to_owned(), log.failures())]);
    let other_case = [lines.clone(), String::from_utf8(lines).unwrap().replace("DPS1", "Dps1").into_bytes()].concat();
    assert_eq!(rows(&scanned(&["--by", "HUB"], &other_case)), [("dps1".to_owned(), 2 * log.failures())]);
}

#[test]
fn devices_are_counted_one_by_one() {
    let log = Log::new(5, 400);
    let object = scanned(&["--by", "device"], &log.lines());
    let devices: std::collections::BTreeSet<_> = log.rows.values().flat_map(|(_, devices)| devices.clone()).collect();
    assert_eq!(object["devices"], devices.len());
    assert_eq!(rows(&object).into_iter().map(|(key, _)| key).collect::<std::collections::BTreeSet<_>>(), devices);
    assert!(object["rows"].as_array().unwrap().iter().all(|row| row["devices"] == 1));
}

#[test]
fn hours_are_in_the_order_of_time() {
    let log = Log::new(6, 3 * 3600);
    let hours = rows(&scanned(&["--by", "hour"], &log.lines()));
    let keys: Vec<_> = hours.iter().map(|(key, _)| key.as_str()).collect();
    assert_eq!(keys, ["2026-11-26T10:00:00Z", "2026-11-26T11:00:00Z", "2026-11-26T12:00:00Z"]);
}

#[test]
fn top_keeps_the_most_frequent_and_counts_the_rest() {
    let log = Log::new(7, 600);
    let object = scanned(&["--top", "2"], &log.lines());
    let expected = log.expected();
    assert_eq!(rows(&object), expected[..2]);
    let rest: u64 = expected[2..].iter().map(|(_, count)| count).sum();
    assert_eq!(object["rest"]["failures"], rest);
    assert_eq!(object["rest"]["rows"], expected.len() - 2);
    assert_eq!(object["failures"], log.failures());
    assert_eq!(scanned(&["--top", "0"], &log.lines())["rest"]["failures"], log.failures());
}

#[test]
fn the_phase_decides_the_action() {
    let of_phase = |arguments: &[&str], line: &[u8]| scanned(arguments, line)["rows"][0]["action"].clone();
    assert_eq!(of_phase(&[], b"errorCode: 404201"), "CheckAndRetry");
    assert_eq!(of_phase(&["--phase", "Lookup"], b"errorCode: 404201"), "Reregister");
    let device = br#"{"category":"DeviceOperations","resultType":"ClientError","resultSignature":"404","resultDescription":"404002"}"#;
    assert_eq!(of_phase(&[], device), "CheckAndRetry");
    assert_eq!(of_phase(&["--phase", "lookup"], device), "Reregister");
}

#[test]
fn the_phase_does_not_change_the_origin_of_a_record() {
    for (provider, origin) in [("PROVISIONINGSERVICES/DPS1", "dps"), ("IOTHUBS/HUB1", "hub")] {
        let id = format!("/SUBSCRIPTIONS/0/RESOURCEGROUPS/RG/PROVIDERS/MICROSOFT.DEVICES/{provider}");
        let line = format!(
            r#"{{"resourceId":"{id}","category":"C","resultType":"ClientError","resultSignature":"401","resultDescription":"401002"}}"#
        );
        for phase in ["register", "poll", "lookup", "connect", "manage"] {
            assert_eq!(scanned(&["--phase", phase], line.as_bytes())["rows"][0]["origin"], origin, "{phase}");
        }
    }
}
