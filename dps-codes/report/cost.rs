//! No input costs more than its length: the characters read are counted, for short strings and for long ones.

mod pieces;

extern crate std;

use std::string::String;
use std::vec::Vec;

use pieces::{PIECES, PREFIXES};

use super::Report;
use super::wire::reads;
use crate::Phase;

fn cost(text: &str) -> u64 {
    reads::of(|| read(text))
}

fn read(text: &str) {
    let reports = [
        Report::from_http(400, [("retry-after", text), ("x-ms-error-code", text), ("date", text)], text),
        Report::from_mqtt(text, text),
        Report::from_amqp(text, text),
    ];
    for report in reports {
        assert!(!std::format!("{} {report} {report:?}", report.advice(Phase::Register)).is_empty());
    }
    Report::from_bulk(text).for_each(drop);
}

#[test]
fn four_times_the_length_costs_no_more_than_four_times_as_much() {
    const LENGTH: usize = 512;
    let mut wrong = Vec::new();
    for piece in PIECES {
        for start in PREFIXES {
            let text = |length: usize| String::from(*start) + &piece.repeat(length / piece.len());
            let (short, long) = (cost(&text(LENGTH)), cost(&text(4 * LENGTH)));
            assert!(short > 0, "nothing was counted for {start}{piece}");
            // In the square of the length, it would be sixteen times as much.
            if long > short * 6 {
                wrong.push((start, piece, short, long));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
