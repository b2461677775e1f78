//! Forms of records and compressions: the same failures in each.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::{Value, json};

use crate::generated::Log;
use crate::{Folder, piped, scanned};

pub(crate) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn field<'v>(record: &'v Value, name: &str) -> &'v str {
    record[name].as_str().unwrap()
}

const COLUMNS: [(&str, &str); 8] = [
    ("TimeGenerated", "time"),
    ("ResourceId", "resourceId"),
    ("Category", "category"),
    ("OperationName", "operationName"),
    ("ResultType", "resultType"),
    ("ResultSignature", "resultSignature"),
    ("ResultDescription", "resultDescription"),
    ("properties_s", "properties"),
];

fn csv(log: &Log) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(COLUMNS.map(|(column, _)| column)).unwrap();
    for record in &log.records {
        writer.write_record(COLUMNS.map(|(_, name)| field(record, name))).unwrap();
    }
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

fn rest_api(log: &Log) -> Value {
    let columns = COLUMNS.map(|(column, _)| json!({"name": column, "type": "string"}));
    let rows: Vec<_> = log.records.iter().map(|record| COLUMNS.map(|(_, name)| field(record, name))).collect();
    json!({"tables": [{"name": "PrimaryResult", "columns": columns, "rows": rows}]})
}

fn query_result(log: &Log) -> String {
    let object = |record| COLUMNS.map(|(column, name)| (column.to_owned(), Value::from(field(record, name))));
    let objects: Vec<Value> =
        log.records.iter().map(|record| Value::Object(object(record).into_iter().collect())).collect();
    serde_json::to_string_pretty(&objects).unwrap()
}

#[test]
fn each_form_of_records_has_the_same_failures() {
    let log = Log::new(1, 500);
    let event_hub = json!({"records": log.records}).to_string();
    for (form, text) in [
        ("lines", String::from_utf8(log.lines()).unwrap()),
        ("Event Hub", event_hub),
        ("az monitor", query_result(&log)),
        ("REST API", rest_api(&log).to_string()),
        ("portal", csv(&log)),
    ] {
        println!("{form}");
        log.assert_found(&scanned(&[], text.as_bytes()));
    }
}

#[test]
fn each_compression_has_the_same_failures() {
    let log = Log::new(2, 500);
    let lines = log.lines();
    let (first, second) = lines.split_at(lines.len() / 3);
    log.assert_found(&scanned(&[], &gzip(&lines)));
    log.assert_found(&scanned(&[], &[gzip(first), gzip(second), gzip(b"")].concat()));
    log.assert_found(&scanned(&[], &[gzip(&lines), vec![0; 1000]].concat()));
    let appended = piped(&["--format", "json"], &[gzip(&lines), b"plain".to_vec()].concat());
    log.assert_found(&appended.object());
    assert!(
        appended.exit == 2 && appended.stderr.contains("other bytes follow the compressed data"),
        "{}",
        appended.stderr
    );
    let folder = Folder::new("compressions", &[("misnamed.txt", &gzip(&lines)), ("plain.gz", &lines)]);
    for name in ["misnamed.txt", "plain.gz"] {
        log.assert_found(&folder.scan(&[name]).object());
    }
}

#[cfg(feature = "zstd")]
#[test]
fn zstd_has_the_same_failures() {
    let log = Log::new(3, 500);
    let lines = log.lines();
    let (first, second) = lines.split_at(lines.len() / 3);
    let zstd = |bytes: &[u8]| zstd::encode_all(bytes, 1).unwrap();
    log.assert_found(&scanned(&[], &zstd(&lines)));
    // Several frames, and one that is skipped.
    let skippable = b"\x50\x2a\x4d\x18\x04\0\0\0skip";
    log.assert_found(&scanned(&[], &[&skippable[..], &zstd(first), &zstd(second)].concat()));
}

#[test]
fn lines_of_a_device_log() {
    let log = "\
2026-11-26T10:00:00Z [INFO] - Registering device gateway-7 with DPS.
2026-11-26T10:00:01Z [ERR!] - caused by: HTTP request failed: [401 Unauthorized] {\"errorCode\":401002}
2026-11-26T10:00:02Z [INFO] - 404201 bytes sent
2026-11-26T10:00:03Z [ERR!] - caused by: HTTP request failed: [429 Too Many Requests] {\"errorCode\":429001}
2026-11-26T10:00:04Z [ERR!] - caused by: HTTP request failed: [429 Too Many Requests] {\"errorCode\":429001}
";
    let object = scanned(&[], log.as_bytes());
    let expected = [("429001 ThrottlingException".to_owned(), 2), ("401002 IotHubUnauthorizedAccess".to_owned(), 1)];
    assert_eq!(crate::rows(&object), expected);
    assert_eq!(object["rows"][0]["first"], "2026-11-26T10:00:03Z");
    assert_eq!(object["rows"][0]["last"], "2026-11-26T10:00:04Z");
    assert_eq!((&object["failures"], &object["without_failure"]), (&3.into(), &2.into()));
}

#[test]
fn a_failure_that_the_next_lines_repeat_counts_once() {
    for log in [
        "x.A: y.B: {\"errorCode\":401002}\n\tat a.b(C.java:404)\nCaused by: y.B: {\"errorCode\":401002}\n",
        "Client null received CONNACK (5)\nConnection error: Connection Refused: not authorised.\n",
        "ERROR: (409201) Enrollment already exists\nCode: 409201\nMessage: Enrollment already exists\n",
    ] {
        assert_eq!(scanned(&[], log.as_bytes())["failures"], 1, "{log}");
    }
}

#[test]
fn names_symptoms_and_return_codes_have_rows() {
    let log = "\
Error: getaddrinfo ENOTFOUND global.azure-devices-provisioning.net
MQTT connect failed: Connection Refused: not authorised.
got {\"registrationId\":\"dev-7\",\"status\":\"failed\",\"errorCode\":401002}
{\"operationId\":\"5.a\",\"status\":\"assigning\"}
{\"status\":\"assigned\",\"registrationState\":{\"registrationId\":\"dev-8\",\"assignedHub\":\"h.azure-devices.net\"}}
iothub-errorcode: DeviceNotFound
";
    let object = scanned(&[], log.as_bytes());
    let expected = [
        "401002 IotHubUnauthorizedAccess",
        "404001 DeviceNotFound",
        "CONNECT refused, return code 5",
        "NameNotResolved",
    ];
    assert_eq!(crate::rows(&object), expected.map(|key| (key.to_owned(), 1)));
    assert_eq!((&object["without_number"], &object["without_failure"]), (&2.into(), &2.into()));
    assert_eq!(
        crate::rows(&scanned(
            &["--by", "device", "--top", "1", "--phase", "register"],
            b"deviceId=dev-7 errorCode: 404201"
        ))[0]
            .0,
        "dev-7"
    );
}

#[test]
fn a_number_alone_is_a_failure_only_if_it_looks_like_a_code() {
    let log = b"42\n200\n12345\nstatus: 200\ncode: 0\n404201\n404277\nerrorCode: 42\n";
    let expected = ["404201 EnrollmentNotFound", "404277", "42"].map(|key| (key.to_owned(), 1));
    assert_eq!(crate::rows(&scanned(&[], log)), expected);
}

#[test]
fn other_compressions_are_reported() {
    for (magic, name) in [(&b"BZh91AY&SY"[..], "bzip2"), (b"\xfd7zXZ\0\0\x04", "xz"), (b"PK\x03\x04\x14\0", "zip")] {
        let outcome = piped(&[], magic);
        assert_eq!(outcome.exit, 2, "{name}");
        assert!(outcome.stderr.contains(&format!("compressed with {name}")), "{}", outcome.stderr);
    }
}
