//! No input costs more than its length: what is read is counted, for short inputs and for long ones.

use dps_codes::__log::reads;
use dps_codes_log::Records;

/// Inputs that begin with the first string, and repeat the second.
const INPUTS: [(&str, &str); 18] = [
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
    ("{", "\"a\":1,\"values\":[{}],"),
    ("{", "\"values\":[{\"values\":[{}]}],"),
    ("<Events>", "<Event><Data>x</Data></Event>"),
    ("<Events>", "<Event><Data>"),
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

/// Reads what is not skipped, of the log of a device whose lines have a counter that begins at a number.
fn cost_of_skipping(first: usize, lines: usize) -> u64 {
    let line = |index: usize| match index % 20 {
        7 => format!("2026-11-26T10:00:00Z pump-7 dps[1]: ERROR {index}: errorCode: 404201\n"),
        _ => format!("2026-11-26T10:00:00Z pump-7 dps[1]: INFO telemetry sent, {} messages queued\n", first + index),
    };
    let log: String = (0..lines).map(line).collect();
    reads::of(|| {
        let mut records = Records::new(log.as_bytes());
        let mut failures = 0;
        loop {
            records.skip().expect("the input can be read");
            let Some(record) = records.next_record().expect("the input can be read") else { break };
            failures += usize::from(record.reading().is_evident());
        }
        assert_eq!(failures, lines / 20);
    })
}

#[test]
fn skipping_costs_the_same_anywhere_in_a_log_whatever_its_lines_count() {
    let short = cost_of_skipping(0, 500);
    for (first, lines) in [(0, 2000), (399_000, 2000), (500_000, 2000)] {
        let long = cost_of_skipping(first, lines);
        assert!(short > 0 && long < short * 9 / 2, "{first}: {short} for 500 lines, {long} for {lines}");
    }
}
