//! Journals of systemd and logs of containers: the message of an entry is a line, and lines belong together.

use dps_codes::Origin;
use dps_codes_log::{RecordKind, Records};
use serde_json::{Value, json};

use crate::{assert_failures, failures, without_devices};

fn entry(message: &Value) -> String {
    let entry = json!({
        "__REALTIME_TIMESTAMP": "1764151200123000", "_HOSTNAME": "press-1", "SYSLOG_IDENTIFIER": "aziot-identityd",
        "_PID": "404201", "PRIORITY": "3", "__CURSOR": "s=401002;i=1", "MESSAGE": message,
    });
    format!("{entry}\n")
}

#[test]
fn messages_of_a_journal() {
    let bytes: Vec<_> = "\u{1b}[31mError code: 404201 é".bytes().collect();
    let input = [
        json!("[INFO] - Provisioning with DPS"),
        json!("[ERR!] - HTTP request failed: [401 Unauthorized] {\"errorCode\":401002,\"trackingId\":\"5f3c\"}"),
        json!(bytes),
        Value::Null,
        json!("{\"errorCode\":429001}"),
        json!("registered, status 200"),
    ];
    let input: String = input.iter().map(entry).collect();
    let device = || Some("press-1".to_owned());
    let expected =
        [(Some(401_002), Some(401), device()), (Some(404_201), None, device()), (Some(429_001), None, device())];
    assert_failures("journal", input.as_bytes(), &expected);

    let mut records = Records::new(input.as_bytes());
    let record = records.next_record().unwrap().expect("a record");
    assert_eq!((record.kind(), record.time()), (RecordKind::Journal, Some("1764151200123000")));
    assert_eq!((record.device(), record.resource()), (Some("press-1"), Some("aziot-identityd")));
    assert_eq!(record.text(), "[INFO] - Provisioning with DPS");
}

#[test]
fn entries_in_lines() {
    let cause = "[ERR!] - HTTP request failed: [401 Unauthorized] {\"errorCode\":401002,\"registrationId\":\"dev-1\"}";
    let export = |message: &str| {
        format!(
            "__CURSOR=s=404201;i=1\n__REALTIME_TIMESTAMP=1764151200123000\n_HOSTNAME=press-1\n_PID=404201\n{message}\n_SOURCE_REALTIME_TIMESTAMP=404201\n\n"
        )
    };
    let verbose = |message: &str| {
        format!(
            "Wed 2025-11-26 10:00:00.123000 UTC [s=404201;i=1;b=2;m=3;t=4;x=5]\n    _PID=404201\n    _HOSTNAME=press-1\n    {message}\n    _SOURCE_REALTIME_TIMESTAMP=404201\n"
        )
    };
    let text = |text: &str| format!("MESSAGE={text}");
    for (form, input) in [
        (
            "export",
            [
                export(&text("a, 404201 ms")),
                export(&text(cause)),
                export("MESSAGE\n\u{4}\0\0\0\0\0\0\0errorCode: 404201\n\nx"),
            ]
            .concat(),
        ),
        (
            "verbose",
            [verbose(&text("a, 404201 ms")), verbose(&text(cause)), verbose(&text("errorCode: 404201\n            x"))]
                .concat(),
        ),
    ] {
        let expected =
            [(Some(401_002), Some(401), Some("dev-1".to_owned())), (Some(404_201), None, Some("press-1".to_owned()))];
        assert_failures(form, input.as_bytes(), &expected);
        let mut records = Records::new(input.as_bytes());
        let record = records.next_record().unwrap().expect("a record");
        let time = if form == "export" { "1764151200123000" } else { "2025-11-26 10:00:00.123000Z" };
        assert_eq!((record.kind(), record.time()), (RecordKind::Journal, Some(time)));
        assert_eq!((record.text(), record.device()), ("a, 404201 ms", Some("press-1")));
    }
}

#[test]
fn entries_of_one_failure_are_one_record() {
    let causes = [
        "[ERR!] - Failed to provision with IoT Hub, and no valid device backup was found: DPS client error",
        "[ERR!] - caused by: DPS client error",
        "[ERR!] - caused by: {\"Message\":\"ErrorCode:IotHubUnauthorizedAccess;Unauthorized\"}",
    ];
    let of_journal: String = causes.iter().map(|line| entry(&json!(line))).collect();
    let line = |line: &&str| {
        let object = json!({"log": format!("{line}\n"), "stream": "stderr", "time": "2026-11-26T10:00:00Z"});
        object.to_string() + "\n"
    };
    let of_docker: String = causes.iter().map(line).collect();
    for input in [of_journal, of_docker] {
        // Twice: two failures that never merge.
        let input = input.repeat(2);
        let mut records = Records::new(input.as_bytes());
        for _ in 0..2 {
            let record = records.next_record().unwrap().expect("a record");
            assert_eq!(record.reading().origin(None), Origin::HubBehindDps, "{}", record.text());
            assert_eq!(record.text(), causes.join("\n"));
        }
        assert!(records.next_record().unwrap().is_none());
    }
}

#[test]
fn lines_in_lists_of_strings() {
    let lines = [
        "2026-11-26T10:00:00Z started, 404203 ms",
        "2026-11-26T10:00:01Z errorCode: 404201",
        "2026-11-26T10:00:02Z DPS response status 429",
    ];
    let expected = [(Some(404_201), None, None), (None, Some(429), None)];
    for input in [json!(lines).to_string(), json!({"device": "x", "lines": lines}).to_string()] {
        assert_failures("strings", input.as_bytes(), &expected);
        let mut records = Records::new(input.as_bytes());
        assert_eq!(records.next_record().unwrap().unwrap().time(), Some("2026-11-26T10:00:00Z"), "{input}");
    }
}

#[test]
fn rows_of_pairs() {
    let row = |text: &str| json!([{"field": "@timestamp", "value": "2026-11-26 10:00:00.000"}, {"field": "@message", "value": text}, {"field": "@ptr", "value": "404203"}]);
    let input = json!({"results": [row("started"), row("errorCode: 404201")], "status": "Complete"}).to_string();
    assert_failures("CloudWatch Insights", input.as_bytes(), &[(Some(404_201), None, None)]);
    let mut records = Records::new(input.as_bytes());
    assert_eq!(records.next_record().unwrap().unwrap().time(), Some("2026-11-26 10:00:00.000"));
}

#[test]
fn containers_and_collectors() {
    let line = "Error: (404201) enrollment not found";
    for (form, input) in [
        ("Docker", json!({"log": format!("{line}\n"), "stream": "stderr", "time": "2026-11-26T10:00:00.1Z"})),
        ("Fluent Bit", json!({"date": 1.5, "log": line, "kubernetes": {"pod_name": "a"}})),
        ("CloudWatch", json!({"events": [{"timestamp": 1, "message": line, "eventId": "404202"}], "nextToken": "f/1"})),
        ("Loki", json!({"streams": [{"stream": {"app": "x"}, "values": [["1764151200123000000", line]]}]})),
        ("a logger", json!({"level": "error", "err": {"type": "Error", "message": line}, "msg": "failed"})),
        (
            "OpenTelemetry",
            json!({"resourceLogs": [{"scopeLogs": [{"logRecords": [{"timeUnixNano": "1", "body": {"stringValue": line}}]}]}]}),
        ),
    ] {
        let found = without_devices(failures(format!("{input}\n{input}\n").as_bytes()));
        assert_eq!(found, [(Some(404_201), None); 2], "{form}");
    }
}

#[test]
fn events_of_windows_in_one_line() {
    let event = |index: usize, data: &str| {
        format!(
            "<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='Agent'/>\
             <EventID>404201</EventID><TimeCreated SystemTime='2026-11-26T10:0{index}:00.000Z'/><Computer>pc-{index}</Computer>\
             </System><EventData><Data>{data}</Data></EventData></Event>"
        )
    };
    let failure =
        |number: u32| format!("failed: {{&quot;errorCode&quot;: {number}, &quot;trackingId&quot;: &quot;5f3c&quot;}}");
    let events = [failure(401_002), failure(404_201), "registered".to_owned(), failure(429_001)];
    let events: String = events.iter().enumerate().map(|(index, data)| event(index, data)).collect();
    let device = |index: usize| Some(format!("pc-{index}"));
    let expected =
        [(Some(401_002), None, device(0)), (Some(404_201), None, device(1)), (Some(429_001), None, device(3))];
    for input in [events.clone(), format!("<?xml version=\"1.0\"?><Events>{events}</Events>\r\n")] {
        assert_failures("events", input.as_bytes(), &expected);
        let mut records = Records::new(input.as_bytes());
        records.next_record().unwrap();
        assert_eq!(records.next_record().unwrap().unwrap().time(), Some("2026-11-26T10:01:00.000Z"));
    }
    // Longer than a piece of a line, and truncated at the end.
    let long = events.repeat(1000);
    assert_eq!(failures(format!("<Events>{long}<Event><Data>").as_bytes()).len(), 3000);
}
