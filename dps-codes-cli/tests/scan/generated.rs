//! A generator of logs with known failures; the same for the same seed.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

/// Failures by status and description, with the keys of their rows.
const FAILURES: [(&str, &str, &str); 7] = [
    (
        "401",
        r#"{"errorCode":401002,"trackingId":"5f3c","message":"Invalid certificate."}"#,
        "401002 IotHubUnauthorizedAccess",
    ),
    ("404", "Enrollment not found (errorCode: 404201)", "404201 EnrollmentNotFound"),
    ("429", "429001: Operations are being throttled for this tenant.", "429001 ThrottlingException"),
    ("404", r#"{"errorCode":404277,"message":"Not found."}"#, "404277"),
    ("500", "", "status 500 InternalServerError"),
    ("409", r#"{"errorCode":409201,"message":"Conflict."}"#, "409201 EnrollmentConflict"),
    ("503", "", "status 503"),
];
const DEVICES: u64 = 40;

pub(crate) struct Log {
    pub(crate) records: Vec<Value>,
    pub(crate) successes: u64,
    /// The count and the devices of each row.
    pub(crate) rows: BTreeMap<&'static str, (u64, BTreeSet<String>)>,
    pub(crate) without_number: u64,
    pub(crate) unlisted: u64,
}

impl Log {
    /// Generates records, one a second from 2026-11-26T10:00:00Z, of which about a third are failures.
    pub(crate) fn new(seed: u64, length: u64) -> Self {
        let mut log = Self { records: Vec::new(), successes: 0, rows: BTreeMap::new(), without_number: 0, unlisted: 0 };
        let mut state = seed;
        let mut random = |below: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % below
        };
        for second in 0..length {
            let device = format!("dev-{}", random(DEVICES));
            let failure = FAILURES.get(usize::try_from(random(3 * FAILURES.len() as u64)).unwrap());
            match failure {
                Some(&(_, _, key)) => {
                    let row = log.rows.entry(key).or_default();
                    row.0 += 1;
                    row.1.insert(device.clone());
                    log.without_number += u64::from(key.starts_with("status"));
                    log.unlisted += u64::from(key == "404277");
                }
                None => log.successes += 1,
            }
            log.records.push(record(second, &device, failure.map(|&(status, description, _)| (status, description))));
        }
        log
    }

    pub(crate) fn failures(&self) -> u64 {
        self.rows.values().map(|(count, _)| count).sum()
    }

    /// Returns the rows as `scan` orders them, the most frequent first.
    pub(crate) fn expected(&self) -> Vec<(String, u64)> {
        let mut rows: Vec<_> = self.rows.iter().map(|(key, (count, _))| ((*key).to_owned(), *count)).collect();
        rows.sort_by(|left, right| right.1.cmp(&left.1).then_with(|| left.0.cmp(&right.0)));
        rows
    }

    /// Returns the records as storage has them, one a line.
    pub(crate) fn lines(&self) -> Vec<u8> {
        self.records.iter().flat_map(|record| format!("{record}\n").into_bytes()).collect()
    }

    /// Asserts that everything was found, and nothing else.
    #[track_caller]
    pub(crate) fn assert_found(&self, object: &Value) {
        assert_eq!(crate::rows(object), self.expected());
        assert_eq!(object["records"], self.records.len());
        assert_eq!(object["successes"], self.successes);
        assert_eq!(object["failures"], self.failures());
        assert_eq!(object["without_number"], self.without_number);
        assert_eq!(object["unlisted"], self.unlisted);
        for row in object["rows"].as_array().unwrap() {
            let (_, devices) = &self.rows[row["key"].as_str().unwrap()];
            assert_eq!(row["devices"], devices.len(), "{row}");
            assert_eq!(row["devices_exact"], true);
        }
    }
}

fn record(second: u64, device: &str, failure: Option<(&str, &str)>) -> Value {
    let (status, description) = failure.unwrap_or_default();
    json!({
        "time": format!("2026-11-26T{:02}:{:02}:{:02}.1230000Z", 10 + second / 3600, second / 60 % 60, second % 60),
        "resourceId": "/SUBSCRIPTIONS/0/RESOURCEGROUPS/RG/PROVIDERS/MICROSOFT.DEVICES/PROVISIONINGSERVICES/DPS1",
        "operationName": "RegistrationAttempt",
        "category": "DeviceOperations",
        "level": if failure.is_some() { "Error" } else { "Information" },
        "resultType": if failure.is_some() { "ClientError" } else { "Success" },
        "resultSignature": status,
        "resultDescription": description,
        "durationMs": "226",
        "callerIpAddress": "203.0.113.XXX",
        "correlationId": "11111111-1111-1111-1111-111111111111",
        "properties": json!({"id": device, "type": "Registration", "protocol": "Mqtt"}).to_string(),
    })
}
