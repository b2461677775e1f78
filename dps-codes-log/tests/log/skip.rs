//! Skipping changes neither the number of records nor what they have to explain, wherever the buffer of the input ends.

use std::io::{BufRead, BufReader};

use dps_codes_log::Records;
use proptest::collection::vec;
use proptest::prelude::*;

/// The line, the text, the device, the time and the explanation of a failure, and whether it is stated once more.
type Failure = (u64, String, Option<String>, Option<String>, String, bool);

/// The contents of a log.
#[derive(Debug, Default, PartialEq, Eq)]
struct Contents {
    records: u64,
    /// The records of Azure Monitor that state a success.
    successes: u64,
    failures: Vec<Failure>,
}

fn contents(input: impl BufRead, is_skipping: bool) -> Contents {
    let mut records = Records::new(input);
    let mut contents = Contents::default();
    loop {
        if is_skipping {
            records.skip().unwrap();
        }
        let Some(record) = records.next_record().unwrap() else { break };
        contents.records += 1;
        contents.successes += u64::from(record.is_success());
        let reading = record.reading();
        if reading.is_evident() && !record.is_success() {
            let device = record.device().map(str::to_owned);
            let time = record.time().map(str::to_owned);
            let explanation = reading.report().to_string();
            let text = record.text().to_owned();
            contents.failures.push((record.line(), text, device, time, explanation, record.is_repeated()));
        }
    }
    contents.records += records.skipped().count();
    contents.successes += records.skipped().successes();
    contents
}

const SUCCESS: &str = r#"{"time":"2026-11-26T10:00:00.1230000Z","resourceId":"/SUBSCRIPTIONS/1/PROVIDERS/MICROSOFT.DEVICES/PROVISIONINGSERVICES/DPS1","category":"DeviceOperations","level":4,"resultType":"Success","resultSignature":"","resultDescription":"","properties":"{\"id\":\"dev-1\"}"}"#;
const FAILURE: &str = r#"{"time":"2026-11-26T10:00:01.1230000Z","category":"DeviceOperations","resultType":"ClientError","resultSignature":"401","resultDescription":"401002: Unauthorized","properties":"{\"id\":\"dev-2\",\"resultType\":\"Success\"}"}"#;

/// Lines of all kinds, those that others belong to included.
const LINES: [&str; 82] = [
    SUCCESS,
    FAILURE,
    r#"{ "TimeGenerated" : "2026-11-26T10:00:02Z", "Category":"DeviceOperations", "ResultType":"SUCCESS", "properties_s": {"id":"a"} }"#,
    r#"{"time":"2026-11-26T10:00:03Z","category":"DeviceOperations","resultType":"","resultSignature":"404"}"#,
    r#"{"time":"2026-11-26T10:00:03Z","resultType":"ClientError","resultType":"Success","category":"DeviceOperations"}"#,
    r#"{"properties":{"resultType":"Success"},"time":"2026-11-26T10:00:03Z","resultSignature":"429","category":"x"}"#,
    r#"{"time":"2026-11-26T10:00:04Z","resultType":"Success","errorCode":404201"#,
    r#"{"time":"2026-11-26T10:00:04Z","resultType":"Success"} {"errorCode":404201}"#,
    r#"{"level":"info","time":"2026-11-26T10:00:04Z","msg":"sent"}"#,
    r#"{"log":"errorCode: 404201\n","stream":"stderr","time":"2026-11-26T10:00:04Z"}"#,
    "2026-11-26T10:00:05Z 12 %\r2026-11-26T10:00:05Z 13 %",
    "{\"time\":\"2026-11-26T10:00:04.000Z\",\"category\":\"x\",\"resultType\":\"Success\",\"a\":\"\rerrorCode: 404201\"}",
    "2026-11-26T10:00:05Z 12 %\r\r",
    "\u{b}2026-11-26T10:00:05Z 12 %",
    "{",
    r#"  "errorCode": 404203,"#,
    r#"  "message": "x""#,
    "}",
    "[",
    "]",
    "",
    "   ",
    "2026-11-26T10:00:05.123Z INFO telemetry: message 18823 sent",
    "2026-11-26T10:00:05.123Z INFO telemetry (message 18823 sent)",
    "  at provision (index.js:12:3)",
    "[INFO] connected, 12 messages",
    "errorCode: 404201",
    "x.Error: {\"errorCode\":404201}",
    "Caused by: x",
    "Caused by: x.Error: {\"errorCode\":404201}",
    " ---> X: y",
    "Client null received CONNACK (5)",
    "Connection error: Connection Refused: not authorised.",
    "ERROR: (404201) x",
    "Code: 404201",
    "<Data>&quot;errorCode&quot;: 404201</Data>",
    "ERROR provisioning failed: 401002",
    "404201",
    "EnrollmentNotFound",
    "enrollment not found",
    "Category: DeviceOperations",
    "ResultType: ClientError",
    "ResultSignature: 404",
    "status: 404",
    "HTTP/1.1 404 Not Found",
    "Date: Thu, 26 Nov 2026 10:00:00 GMT",
    "Server: x, y",
    "HTTP Status: 401",
    "[ERR!] - Failed to provision: DPS client error",
    "[ERR!] - caused by: CA certificate not found.",
    "Response status: 404",
    "Response headers:",
    "    'Retry-After': '7'",
    "I (15) app: $dps/registrations/res/401/?$rid=1",
    r#"I (16) app: {"errorCode":401002}"#,
    "2026-11-26 10:00:06,123 ERROR registration failed (dev-1)",
    "__CURSOR=s=404201",
    "MESSAGE=errorCode: 404201",
    "Thu 2026-11-26 10:02:05.123456 UTC [s=4;i=1a;b=4;m=4;t=5;x=6]",
    "    MESSAGE=errorCode: 404201",
    "time,level,text",
    "a,b,(c)",
    "#Fields: a b",
    "2026-11-26T10:00:00Z\tDeviceOperations\tError\tClientError\t401\t401002: x",
    "2026-11-26T10:00:00Z\tDeviceOperations\tError\tSuccess\t\t",
    "Nov 26 10:00:07 edge-1 app[7]: x.Error: {\"errorCode\":404201}",
    "Nov 26 10:00:08 edge-1 app[7]: \tat x.Y.z(Y.java:404)",
    "Nov 26 10:00:08 edge-1 app[7]: \t... 10 more",
    "Nov 26 10:00:09 edge-1 app[7]: Caused by: x.Error: {\"errorCode\":404201}",
    "Nov 26 10:00:10 edge-1 app[7]: device dev-2 registered (ok).",
    "Nov 26 10:00:10 edge-1 app[7]:   connected (ok).",
    "Nov 26 10:00:11 edge-2 app[8]: device dev-3 registered (ok).",
    "Nov 26 10:00:11 edge-2 app[8]: Caused by: x (ok).",
    "Nov 26 10:00:12 edge-2 app[8]:   failed: errorCode: 404201",
    "2026-11-26T10:00:07Z   device press-9: sent (ok).",
    "GET /registrations/press-1 (x)",
    "> PUT /0ne/registrations/press-2/register?api-version=2021-06-01 (x)",
    "During handling of the above exception, another exception occurred:",
    "edge-1  | device press-6 is up (ok).",
    "edge-1  |   errorCode: 404203",
    "TimeGenerated,ResultType,ResultSignature,ResultDescription",
    "2026-11-26T10:00:06Z,ClientError,404,\"404201: x\"",
];

proptest! {
    #[test]
    fn skipping_changes_nothing(
        lines in vec(prop::sample::select(&LINES[..]), 0..24), ending in prop::sample::select(&["\n", "\r\n"][..]),
        capacity in 1..3_000_usize, is_terminated: bool,
    ) {
        let mut log = lines.join(ending);
        if is_terminated {
            log.push_str(ending);
        }
        // A byte that is not UTF-8 in place of a percent sign.
        let bytes: Vec<u8> = log.bytes().map(|byte| if byte == b'%' { 0xff } else { byte }).collect();
        let read = contents(&bytes[..], false);
        prop_assert_eq!(&contents(&bytes[..], true), &read, "{}", &log);
        prop_assert_eq!(&contents(BufReader::with_capacity(capacity, &bytes[..]), true), &read, "{}", &log);
    }
}

/// A record with some of its characters replaced.
fn edited(record: &str, edits: &[(usize, char)]) -> String {
    let mut characters: Vec<_> = record.chars().collect();
    for &(at, c) in edits {
        let at = at % characters.len();
        characters[at] = c;
    }
    characters.into_iter().collect()
}

fn edited_records() -> impl Strategy<Value = String> {
    let characters = prop::sample::select(&['"', '\\', '{', '}', '[', ':', ',', ' ', '0', 'x', 'é', '\r', '\t'][..]);
    (prop::sample::select(&[SUCCESS, FAILURE][..]), vec((any::<usize>(), characters), 0..3))
        .prop_map(|(record, edits)| edited(record, &edits))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1024))]

    #[test]
    fn similar_records_are_distinguished(lines in vec(edited_records(), 1..24)) {
        let log = format!("start (1)\n{}\n", lines.join("\n"));
        prop_assert_eq!(contents(log.as_bytes(), true), contents(log.as_bytes(), false), "{}", &log);
    }

    /// Only a line that starts with its brace is read without a document around it.
    #[test]
    fn a_record_is_the_same_behind_a_blank(line in edited_records()) {
        let read = |log: &str| {
            let mut records = Records::new(log.as_bytes());
            let mut read = Vec::new();
            while let Some(record) = records.next_record().unwrap() {
                read.push((
                    (record.text().trim_start().to_owned(), record.kind(), record.line(), record.phase()),
                    (record.is_success(), record.is_truncated(), record.is_too_long()),
                    (record.time().map(str::to_owned), record.device().map(str::to_owned)),
                    record.reading().report().to_string(),
                ));
            }
            read
        };
        prop_assert_eq!(read(&line), read(&format!(" {line}")));
    }
}

#[test]
fn successes_and_lines_without_evidence_are_skipped() {
    let log = format!("start (1)\n{SUCCESS}\nsent (2)\n{SUCCESS}\n{FAILURE}\n");
    let mut records = Records::new(log.as_bytes());
    records.next_record().unwrap();
    records.skip().unwrap();
    let skipped = records.take_skipped();
    assert_eq!((skipped.count(), skipped.successes(), skipped.out_of_order()), (3, 2, 0));
    assert_eq!(skipped.times(), Some(("2026-11-26T10:00:00.1230000Z", "2026-11-26T10:00:00.1230000Z")));
    assert_eq!(records.next_record().unwrap().unwrap().line(), 5);
    assert_eq!(records.skipped().count(), 0);
}

#[test]
fn times_out_of_order_are_counted() {
    let lines = [5, 7, 6, 8].map(|second| SUCCESS.replace("10:00:00", &format!("10:00:0{second}")));
    let log = format!("start (1)\n{}\n", lines.join("\n"));
    let mut records = Records::new(log.as_bytes());
    records.next_record().unwrap();
    records.skip().unwrap();
    assert_eq!((records.skipped().successes(), records.skipped().out_of_order()), (4, 1));
}
