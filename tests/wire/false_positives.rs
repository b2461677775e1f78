//! Bodies that are not errors.

use dps_codes::{Action, Phase, Report};

#[test]
fn bodies_that_are_not_errors() {
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
        assert_eq!(said.advice(Phase::Register).action(), Action::LookUpRegistration, "{body}");
    }
}

#[test]
fn a_foreign_response_is_not_a_success() {
    for body in ["<html>Log in to the Wi-Fi</html>", "", "[]", "{}", r#"{"status":"#, "\"ok\""] {
        let said = Report::from_http(200, Report::NO_HEADERS, body);
        assert!(!said.is_failure(), "{body}");
        assert_eq!(said.advice(Phase::Register).action(), Action::LookUpRegistration, "{body}");
    }
    for status in [301, 302, 307] {
        let said = Report::from_http(status, Report::NO_HEADERS, "<html>Moved</html>");
        assert_eq!(said.advice(Phase::Register).action(), Action::LookUpRegistration, "{status}");
    }
    assert_eq!(Report::default().advice(Phase::Connect).action(), Action::UseCachedCredentials);
}

#[test]
fn bytes_that_are_not_utf_8() {
    let said = Report::from_http(400, Report::NO_HEADERS, b"{\"message\":\"caf\xe9\",\"errorCode\":400004}");
    assert_eq!((said.number(), said.message().unwrap().to_string()), (Some(400_004), "caf\u{fffd}".into()));
    let utf16: Vec<u8> = "{\"errorCode\":400004}".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(Report::from_http(400, Report::NO_HEADERS, &utf16).code().unwrap().number(), 400);
}

#[test]
fn data_of_devices_and_tools_is_not_that_of_the_service() {
    for body in [
        r#"{"operationId":"5.a","status":"assigned","registrationState":{"assignedHub":"h","deviceId":"d","payload":{"errorCode":404201,"message":"x"}}}"#,
        r#"{"operationId":"5.a","status":"assigned","registrationState":{"assignedHub":"h","deviceId":"404201"}}"#,
        r#"{"registrationId":"a","status":"assigned","assignedHub":"h","payload":{"code":404201}}"#,
        r#"{"operationId":"5.a","status":"assigning","extra":{"errorCode":404201}}"#,
    ] {
        for said in [Report::from_mqtt("", body), Report::from_http(200, Report::NO_HEADERS, body)] {
            assert_eq!((said.number(), said.message(), said.is_failure()), (None, None, false), "{body}");
        }
    }
}
