//! Text that is made to confuse the reader.

use dps_codes::Phase;
use dps_codes_log::read;

const LENGTH: usize = 1 << 9;

#[test]
fn any_text_is_a_report() {
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
            let report = read(&text);
            let _ = report.advice(Phase::Register);
            assert!(report.message().is_none_or(|message| message.chars().count() <= text.len()));
        }
    }
}
