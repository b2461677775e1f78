//! The prefilter lets through whatever reading takes: numbers behind statuses and words, and the lines of an object.

use dps_codes_log::Reading;
use proptest::collection::vec;
use proptest::prelude::*;

use crate::assert_numbers;
use crate::prefilter::{assert_mutations_pass, assert_passes};

#[test]
fn numbers_behind_other_statuses_are_not_codes() {
    assert_numbers([
        ("dps: 404/404201", Some(404_201)),
        ("dps: 403/404201", None),
        ("DPS returned 409/404201", None),
        ("DPS returned (404/404201)", Some(404_201)),
        ("DPS returned 404404/404201", None),
    ]);
}

#[test]
fn statuses_below_the_key_of_an_error_pass() {
    for text in [
        "error:\n code: 412",
        "error:\n  code: 412\n  message: x",
        "Error: {\r\n code: 412",
        "error {\n  code: 412\n}",
        "2026-11-26T10:00:00Z x\nerror:\n code: 412",
        "error:\\n  code: 412",
    ] {
        assert!(Reading::of(text).is_evident(), "{text}");
        assert_mutations_pass(text);
    }
}

#[test]
fn escapes_and_colors_beside_words_pass() {
    for text in [
        "\\tconnected with result code 0x5",
        "mqtt\\nreturn code: 5, failed to connect",
        "mqtt: unable to connect,\\treturn code 5",
        "rev 404201\u{1b}[31mSystemTime",
        "rev 404777 \u{1b}[31mDeviceNotOnline",
        "failed to register boiler-north: 404777",
        "failed to register: boiler-north: 404777",
        "rejected \u{201c}boiler.north with 404777",
    ] {
        assert_mutations_pass(text);
    }
}

/// Generates lines around a number.
fn lines() -> impl Strategy<Value = String> {
    const LEADS: [&str; 34] = [
        "",
        "dps",
        "DPS",
        "error",
        "Error code",
        "errorCode",
        "code",
        "err",
        "status",
        "rc",
        "ec",
        "ret",
        "reason",
        "failed to",
        "register",
        "registration",
        "for",
        "with",
        "returned",
        "DPS returned",
        "the service returned",
        "hub",
        "rejected",
        "log-file",
        "boiler-north",
        "press-1",
        "seq",
        "[dps",
        "(error",
        "\"error\"",
        "\"message\"",
        "msg",
        "level=error",
        "HTTP/1.1",
    ];
    const SEPARATORS: [&str; 15] =
        ["", " ", ": ", ":", "=", " (", " [", "=\"", "/", " / ", "\n", "\n  ", "\\n", "\u{1b}[31m", "  "];
    const NUMBERS: [&str; 13] = [
        "404201",
        "404777",
        "409203",
        "500001",
        "400207",
        "401",
        "404",
        "409",
        "412",
        "5",
        "404/404201",
        "403/404201",
        "IH404002",
    ];
    const BEHIND: [&str; 16] = [
        "",
        " ",
        ": ",
        ")",
        "\"",
        " points",
        " Enrollment not found",
        " EnrollmentNotFound",
        " == x",
        "\u{1b}[0m",
        "\n",
        ", ",
        "/",
        " for dev-1",
        " Not Found",
        " (unlisted)",
    ];
    let word = (prop::sample::select(&LEADS[..]), prop::sample::select(&SEPARATORS[..]));
    let words = vec(word.prop_map(|(word, separator)| format!("{word}{separator}")), 0..5);
    let number = (prop::sample::select(&NUMBERS[..]), prop::sample::select(&BEHIND[..]));
    let numbers = vec(number.prop_map(|(number, behind)| format!("{number}{behind}")), 1..3);
    (words, numbers).prop_map(|(words, numbers)| words.concat() + &numbers.concat())
}

/// Generates objects of several lines, as YAML, protobuf and JSON have them.
fn objects() -> impl Strategy<Value = String> {
    const OPENINGS: [&str; 8] =
        ["error:", "error {", "error: {", "\"error\": {", "response:", "Error:", "dps error:", "x (412) y"];
    const KEYS: [&str; 9] = ["code", "Code", "errorCode", "status", "message", "\"code\"", "error", "dps", "err"];
    const VALUES: [&str; 9] = ["412", "404201", "404", "\"412\"", "x", "NotFound", "0412", "5", "failed"];
    let member = (
        prop::sample::select(&KEYS[..]),
        prop::sample::select(&[": ", "=", " ", ":"][..]),
        prop::sample::select(&VALUES[..]),
    );
    let members = vec(member.prop_map(|(key, sign, value)| format!("{key}{sign}{value}")), 1..4);
    (prop::sample::select(&OPENINGS[..]), members, prop::sample::select(&["\n", "\n  ", "\r\n\t", "\\n"][..]))
        .prop_map(|(opening, members, separator)| format!("{opening}{separator}{}", members.join(separator)))
}

proptest! {
    #[test]
    fn lines_around_numbers_pass(line in lines()) {
        assert_mutations_pass(&line);
    }

    #[test]
    fn objects_of_several_lines_pass(object in objects()) {
        assert_passes(object.as_bytes());
        assert_mutations_pass(&object);
    }
}
