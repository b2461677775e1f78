//! No input costs more than its length: what is read is counted, for short inputs and for long ones.

use dps_codes::__log::reads;
use dps_codes_log::Records;

/// Inputs that begin with the first string, and repeat the second.
const INPUTS: [(&str, &str); 14] = [
    ("", "{\"a\":1},"),
    ("", "{\"a\":1}x"),
    ("", "{\"a\":1}\n{\"b\"x\n"),
    ("", "[\n"),
    ("[", "{\"a\":1},"),
    ("{\"records\":[", "{\"a\":1},"),
    ("{\"records\":[", "{\"a\":1}x"),
    ("{", "\"values\":[[1]],"),
    ("{", "\"values\":[1, 2],"),
    ("x {\"a\":", "["),
    ("x {\"a\":", "[{\"b\":["),
    ("x {\"a\":", "{\"a\":"),
    ("x {\"a\":", "[\"[\\\"["),
    ("{\"columns\":[\"a\"],", "\"rows\":[[1]],"),
];

fn cost(input: &str) -> u64 {
    reads::of(|| {
        let mut records = Records::new(input.as_bytes());
        while records.next_record().expect("the input can be read").is_some() {}
    })
}

#[test]
fn four_times_the_length_costs_no_more_than_four_times_as_much() {
    let wrong: Vec<_> = INPUTS
        .iter()
        .map(|(start, piece)| {
            let input = |times: usize| (*start).to_owned() + &piece.repeat(times);
            (start, piece, cost(&input(500)), cost(&input(2000)))
        })
        // In the square of the length, it would be sixteen times as much.
        .filter(|(_, _, short, long)| *short == 0 || *long > short * 6)
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}
