//! Shows that no input costs more than its length: counts the characters that are read, of short texts and of long ones.

extern crate std;

use core::cell::Cell;
use std::string::String;
use std::vec::Vec;

use super::Report;
use crate::Phase;

std::thread_local! {
    static READ: Cell<u64> = const { Cell::new(0) };
}

pub(super) fn count() {
    READ.set(READ.get() + 1);
}

fn cost(text: &str) -> u64 {
    READ.set(0);
    let reports = [
        Report::from_http(400, [("retry-after", text), ("x-ms-error-code", text), ("date", text)], text),
        Report::from_mqtt(text, text),
        Report::from_amqp(text, text),
        Report::from_text(text),
    ];
    for report in reports {
        assert!(!std::format!("{} {report}", report.advice(Phase::Register)).is_empty());
    }
    Report::from_bulk(text).for_each(drop);
    READ.get()
}

#[test]
fn four_times_the_length_costs_no_more_than_four_times_as_much() {
    const LENGTH: usize = 512;
    let mut wrong = Vec::new();
    for piece in [
        "{",
        "[",
        "}",
        "\"",
        "'",
        "\\",
        "\\\"",
        "\\\\\\\"",
        "\\u0041",
        "\\ud83e",
        "\u{e9}",
        " ",
        "\n",
        ",",
        ":",
        "1",
        "e",
        "a.",
        "\"a\":",
        "{\"a\":",
        "[{",
        "\"a\"   ",
        "a   ",
        "{\"errors\":[{",
        "{\"message\":\"",
        "message=\"",
        "message: '\\",
        "\\\"message\\\":\\\"",
        "\nmessage: ",
        "error message: ",
        "errorCode:A;",
        "errorCode:1 - ",
        "error code ",
        "code=",
        "err ",
        "(400004) ",
        "[400 B",
        "404201 ",
        "(404201",
        "TrackingId: ",
        "trackingId:\"",
        "trackingId=x time=",
        "x (TrackingId: y) ",
        "timestampUtc:",
        "date: ",
        "date:'",
        "retry-after: ",
        "retry-after:\"",
        "&retry-after=x",
        "status: ",
        "\"status\":\"",
        "authenticationKey:'",
        "HTTP/1.1 ",
        "$dps/registrations/res/",
        "failed to provision with ",
        "custom allocation failed with ",
        "Invalid ",
        "Sun, 06 Nov ",
        "%31",
        "service error status code ",
    ] {
        for start in ["", "{\"message\":\"", "{\"errors\":["] {
            let text = |length: usize| String::from(start) + &piece.repeat(length / piece.len());
            let (short, long) = (cost(&text(LENGTH)), cost(&text(4 * LENGTH)));
            // In the square of the length, it would be sixteen times as much.
            if long > short * 6 {
                wrong.push((start, piece, short, long));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
