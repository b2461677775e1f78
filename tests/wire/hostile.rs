//! Inputs that are made to confuse a reader. What they cost is counted beside the source.

use dps_codes::{Phase, Report};

const LENGTH: usize = 1 << 9;

#[test]
fn all_of_them_are_reports() {
    for piece in [
        "{",
        "[",
        "{\"a\":",
        "[{",
        "\"",
        "\\",
        "'",
        "\"\\",
        "{\"message\":\"",
        "\"message\":",
        "message=\"",
        "message: '\\",
        "\\\"message\\\":\\\"",
        "errorCode:",
        "errorCode:A",
        "errorCode:1 - ",
        "(400004) ",
        "TrackingId: ",
        "trackingId:\"",
        "\"authenticationKey\":\"",
        "\"status\":\"",
        "retry-after: ",
        "$dps/registrations/res/",
        "HTTP/1.1 ",
        "failed to provision with ",
        "custom allocation failed with ",
        "ErrorCode:A;",
        "404201",
        "1",
        " ",
        "\n",
        "e",
        "err ",
        "{\"errors\":[{",
        "{\"errors\":[",
        "{}",
        "\\u0041",
        "\\ud83e",
        "\u{e9}",
        "\"a\"   ",
        "a   ",
        "Time: ",
        "[400 B",
        "code\":\"",
    ] {
        for start in ["", "{", "{\"message\":\"", "{\"errors\":[", "\""] {
            let text = start.to_owned() + &piece.repeat(LENGTH / piece.len());
            let items = Report::from_bulk(&text).count();
            assert!(items <= text.len());
            let reports = [
                Report::from_http(400, Report::NO_HEADERS, &text),
                Report::from_mqtt(&text, &text),
                Report::from_amqp(&text, &*text),
            ];
            for report in reports {
                let _ = report.advice(Phase::Register);
                assert!(report.message().is_none_or(|message| message.chars().count() <= text.len()));
            }
        }
    }
}

#[test]
fn depth_has_no_limit_and_costs_nothing() {
    let deep = "[".repeat(LENGTH) + &"]".repeat(LENGTH);
    let body = format!(r#"{{"info":{deep},"errorCode":404201}}"#);
    assert_eq!(Report::from_http(404, Report::NO_HEADERS, &body).number(), Some(404_201));
}
