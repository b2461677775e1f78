//! Exports of tools for requests: each response is one failure, with its status and its body.

use dps_codes_log::Records;

use crate::assert_failures;

const BODY: &str = r#"{\"errorCode\":401002,\"trackingId\":\"5f3c\",\"message\":\"Unauthorized\"}"#;

/// Returns the times of the records that state a failure.
fn times(input: &str) -> Vec<Option<String>> {
    let mut records = Records::new(input.as_bytes());
    let mut times = Vec::new();
    while let Some(record) = records.next_record().unwrap() {
        if record.reading().is_evident() {
            times.push(record.time().map(str::to_owned));
        }
    }
    times
}

#[test]
fn postman_has_the_status_in_an_object() {
    let result = |status: u16, text: &str| {
        format!("{{\"id\":\"404201\",\"responseCode\":{{\"code\":{status},\"name\":\"x\"}},\"text\":\"{text}\"}}")
    };
    let results = [result(200, "{}"), result(429, ""), result(401, BODY), result(404, "")];
    let export = format!("{{\"id\":\"409201\",\"results\":[{}]}}\n", results.join(","));
    let expected = [(None, Some(429), None), (Some(401_002), Some(401), None), (None, Some(404), None)];
    assert_failures("Postman", export.as_bytes(), &expected);
    let indented = export.replace("{\"code\":", "{\n\t\t\"code\": ").replace(",\"name\"", ",\n\t\t\"name\"");
    assert_failures("Postman, indented", indented.as_bytes(), &expected);
}

#[test]
fn a_frame_of_wireshark_is_one_record() {
    let frame = |status: &str, body: &str| {
        format!(
            "Frame 3: 404 bytes on wire (3232 bits), 404 bytes captured (3232 bits)
    Arrival Time: Nov 26, 2026 10:02:05.123456789 UTC
Hypertext Transfer Protocol
    HTTP/1.1 {status}\\r\\n
        [Expert Info (Chat/Sequence): HTTP/1.1 {status}\\r\\n]
        Status Code: {}
    Content-Type: application/json\\r\\n
    \\r\\n
    File Data: 404201 bytes
JavaScript Object Notation: application/json
{body}
",
            &status[..3]
        )
    };
    let member = "    Object\n        Member: errorCode\n            [Member with value: errorCode:404201]\n            Number value: 404201\n";
    let object = format!("    {}\n", BODY.replace('\\', ""));
    let frames = [
        frame("200 OK", "    {}\n"),
        frame("401 Unauthorized", &object),
        frame("404 Not Found", member),
        frame("429 Too Many Requests", ""),
    ];
    let expected = [(Some(401_002), Some(401), None), (Some(404_201), Some(404), None), (None, Some(429), None)];
    assert_failures("Wireshark", frames.concat().as_bytes(), &expected);
    let time = Some("Nov 26, 2026 10:02:05.123456789 UTC".to_owned());
    assert_eq!(times(&frames.concat()), [time.clone(), time.clone(), time]);
}

#[test]
fn the_time_of_a_logger_precedes_that_of_a_response() {
    let body = r#"{"errorCode":401002,"timestampUtc":"2026-11-26T10:03:05.1Z"}"#;
    let above = "Nov 26, 2026 10:02:05 AM";
    for log in [
        format!("{above} com.x.Dps register\nSEVERE: request failed: {body}\n"),
        format!("TimeCreated : {above}\nId : 404201\nMessage : request failed: {body}\n"),
    ] {
        assert_eq!(times(&log), [Some(above.to_owned())], "{log}");
    }
    let far = format!("{above} x\n{}SEVERE: request failed: {body}\n", "nothing (1.2)\n".repeat(20));
    assert_eq!(times(&far), [Some("2026-11-26T10:03:05.1Z".to_owned())]);
    assert_eq!(times(&format!("{above} x\n{body}\n")), [Some("2026-11-26T10:03:05.1Z".to_owned())]);
}

#[test]
fn the_time_of_a_document_can_follow_its_message() {
    let document = |text: &str, minute: u8| {
        format!("---\ninsertId: '404201'\ntextPayload: {text}\ntimestamp: '2026-11-26T10:0{minute}:05Z'\n")
    };
    let log = [document("register failed: 404204", 1), document("bye", 2), document("errorCode: 401002", 3)].concat();
    let time = |minute: u8| Some(format!("2026-11-26T10:0{minute}:05Z"));
    assert_eq!(times(&log), [time(1), time(3)]);
    // Not that of the next document.
    assert_eq!(times(&format!("---\ntextPayload: errorCode: 401002\n{}", document("bye", 2))), [None]);
}
