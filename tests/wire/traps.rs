//! What arrives where an error is expected, and numbers that are no codes.

use dps_codes::{Action, Phase, Report};

use crate::expect::{Expected, status};

#[test]
fn bodies_that_are_no_errors() {
    for body in [
        "",
        " \r\n",
        "[]",
        "null",
        "404201",
        "[{\"errorCode\":404201}]",
        "true",
        "\"\"",
        "{}",
        "{",
        "}",
        "[[[[",
        "\u{feff}",
        "\0\0\0",
        "<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\"><html>Error code: 404201 errorCode:400004</html>",
        "<?xml version=\"1.0\"?><Error><Code>404201</Code></Error>",
        "error code: 1020",
        "upstream connect error or disconnect/reset before headers",
        r#"{"payload":{"errorCode":404201},"tags":{"code":1},"info":{"errorCode":"7"},"deep":{"registrationState":{"errorCode":1}}}"#,
        r#"{"errorCode":{"errorCode":404201},"message":["x"],"status":7}"#,
        r#"{"errorCode":true,"code":null}"#,
        r#"{"errorCode":"","code":""}"#,
        r#"{"errorCode":4040x1}"#,
    ] {
        let said = Report::from_http(502, Report::NO_HEADERS, body);
        assert_eq!((said.number(), said.message(), said.tracking_id()), (None, None, None), "{body}");
        assert_eq!(said.advice(Phase::Register).action(), Action::Backoff, "{body}");
    }
}

#[test]
fn an_answer_of_somebody_else_is_no_success() {
    for body in ["<html>Log in to the Wi-Fi</html>", "", "[]", "{}", r#"{"status":"#, "\"ok\""] {
        let said = Report::from_http(200, Report::NO_HEADERS, body);
        assert!(!said.is_failure(), "{body}");
        assert_eq!(said.advice(Phase::Register).action(), Action::Backoff, "{body}");
    }
    for status in [301, 302, 307] {
        let said = Report::from_http(status, Report::NO_HEADERS, "<html>Moved</html>");
        assert_eq!(said.advice(Phase::Register).action(), Action::Backoff, "{status}");
    }
    assert_eq!(Report::default().advice(Phase::Connect).action(), Action::UseCachedCredentials);
}

#[test]
fn bytes_that_are_no_text() {
    let said = Report::from_http(400, Report::NO_HEADERS, b"{\"message\":\"caf\xe9\",\"errorCode\":400004}");
    assert_eq!((said.number(), said.message().unwrap().to_string()), (Some(400_004), "caf\u{fffd}".into()));
    let utf16: Vec<u8> = "{\"errorCode\":400004}".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(Report::from_http(400, Report::NO_HEADERS, &utf16).code().unwrap().number(), 400);
}

#[test]
fn numbers_that_are_no_codes() {
    for line in [
        "Line:670",
        "HTML 4.01",
        "Custom allocation failed with status code: 404",
        "2024-01-05T10:00:01Z [INFO] --> 404 {\"content-type\": \"application/json\"}",
        "Service Error: 0",
        "errorCode: 0",
        "errorCode: null",
        "errorCode:",
        "errorCode",
        "errorCodes: 5",
        "noerrorCode: 5",
        "error code 404201x",
        "errorCode: 4.5",
        "error: 404",
        "exit code 1",
        "status code: 401",
        "took 404201 ms",
        "read 404201 bytes",
        "404201%",
        "404201.5",
        "1.404201",
        "10:404201",
        "404201-7",
        "x404201",
        "4042011",
        "pid=404201",
        "aziot-identityd[404201]: started",
        "2024-01-05T10:00:01.404201Z",
        "port 40420",
        "trackingId 404201a",
        "/registrations/404201/register",
        "0x404201",
        "404,201",
        "pid 404201 started",
        "port 401002",
        "color #404201",
        "order 400004 shipped",
        "",
        "\u{1F980}",
    ] {
        let said = Report::from_text(line);
        assert_eq!(said.number(), None, "{line}: {said:?}");
    }
}

#[test]
fn the_status_of_a_webhook_is_not_that_of_the_answer() {
    Expected::default().is_said_by(&Report::from_text("Custom allocation failed with status code: 404"));
    status(401).is_said_by(&Report::from_text("<-- HTTP/1.1 401 Unauthorized"));
}
