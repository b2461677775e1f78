//! No text costs more than its length: the characters read are counted, for short texts and for long ones.

#[path = "../../../dps-codes/report/cost/pieces.rs"]
mod pieces;

use std::hint::black_box;

use dps_codes::__log::reads;
use dps_codes_log::read;
use pieces::{PIECES, PREFIXES};

fn cost(text: &str) -> u64 {
    reads::of(|| drop(black_box(read(text))))
}

#[test]
fn four_times_the_length_costs_no_more_than_four_times_as_much() {
    const LENGTH: usize = 512;
    let mut wrong = Vec::new();
    for piece in PIECES {
        for start in PREFIXES {
            let text = |length: usize| (*start).to_owned() + &piece.repeat(length / piece.len());
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
