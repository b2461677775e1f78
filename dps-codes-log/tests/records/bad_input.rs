//! Input that is not a log: binary, endless, or broken. Nothing panics, memory is bounded, and the rest is read.

use std::io::{self, BufRead, BufReader, Read};

use dps_codes::__log::reads;
use dps_codes_log::Records;
use proptest::prelude::*;

use crate::{failures, without_devices};

const FAILURE: &str =
    "{\"resultType\":\"ClientError\",\"resultSignature\":\"404\",\"resultDescription\":\"404201: x\"}\n";

/// Returns how many records are too long, truncated, and lossy.
fn damage(input: impl BufRead) -> [usize; 3] {
    let mut records = Records::new(input);
    let mut damage = [0; 3];
    while let Some(record) = records.next_record().expect("the input can be read") {
        let signs = [record.is_too_long(), record.is_truncated(), record.is_lossy()];
        damage.iter_mut().zip(signs).for_each(|(count, sign)| *count += usize::from(sign));
    }
    damage
}

#[test]
fn an_endless_line_is_skipped() {
    let length = 5 << 20;
    for begin in ["", "{\"records\":[{\"message\":\"", "{\"a\":\"", "[\"{", "TimeGenerated,ResultType\n\"", "HTTP/1.1 "]
    {
        let input = || {
            BufReader::new(
                begin.as_bytes().chain(io::repeat(b'x').take(length)).chain(&b"\n"[..]).chain(FAILURE.as_bytes()),
            )
        };
        let found = without_devices(failures(input()));
        assert_eq!(found.last(), Some(&(Some(404_201), Some(404))), "{begin}");
        let [too_long, truncated, _] = damage(input());
        assert!(too_long == 1 && truncated <= 1, "{begin}: {too_long} {truncated}");
    }
}

#[test]
fn a_quote_that_nothing_closes_hides_no_row() {
    let row = "2026-11-26T10:00:00Z,ClientError,404,404201: x\n";
    let input = |rows: usize| {
        let header = "TimeGenerated,ResultType,ResultSignature,ResultDescription\n";
        format!("{header}2026-11-26T10:00:00Z,ClientError,401,\"401002: x\n{}", row.repeat(rows))
    };
    // More rows than are read ahead, and more bytes than a record has at most.
    for rows in [1, 20, 5000, 30_000] {
        let input = input(rows);
        let found = without_devices(failures(input.as_bytes()));
        assert_eq!((found.len(), found[0]), (rows + 1, (Some(401_002), Some(401))));
        assert!(found[1..].iter().all(|failure| *failure == (Some(404_201), Some(404))));
    }
    let cost = |rows| {
        let input = input(rows);
        let mut records = Records::new(input.as_bytes());
        reads::of(|| while records.next_record().expect("the input can be read").is_some() {})
    };
    let (short, long) = (cost(1000), cost(4000));
    assert!(short > 0 && long < short * 6, "{short} {long}");
}

#[test]
fn bytes_that_are_not_text_are_reported() {
    let mut input = FAILURE.as_bytes().to_vec();
    input.extend((0..=u8::MAX).cycle().take(4096));
    input.push(b'\n');
    input.extend(FAILURE.as_bytes());
    assert_eq!(without_devices(failures(&input[..])), [(Some(404_201), Some(404)); 2]);
    assert!(damage(&input[..])[2] > 0);
    let invalid = [
        &b"{\"resultType\":\"Failure\",\"resultSignature\":\"404\",\"resultDescription\":\"404201: \xff\xc3\"}\n"[..],
        FAILURE.as_bytes(),
    ]
    .concat();
    assert_eq!(without_devices(failures(&invalid[..])), [(Some(404_201), Some(404)); 2]);
    assert_eq!(damage(&invalid[..]), [0, 0, 1]);
}

#[test]
fn strings_of_binary_data_are_not_failures() {
    let input = b"\0\x01errorCode: 404201\0\x02getaddrinfo ENOTFOUND\0\x03\n\0\0\0errorCode: 401002\0\n";
    assert_eq!(without_devices(failures(&input[..])), [(Some(401_002), None)]);
}

#[test]
fn nesting_without_an_end_is_read() {
    for open in ["[", "{\"a\":", "[{\"records\":", "{\"records\":[", "\"{\\\"a\\\":"] {
        let input = format!("{}\n{FAILURE}", open.repeat(100_000));
        assert_eq!(without_devices(failures(input.as_bytes())).last(), Some(&(Some(404_201), Some(404))), "{open}");
    }
}

#[test]
fn the_rest_of_a_broken_list_is_read_once() {
    let failure = FAILURE.trim_end();
    for input in [
        format!("[{failure} x\n{FAILURE}"),
        format!("[\n{failure}, x\n{FAILURE}"),
        format!("{{\"records\":[{failure},{{'\n{FAILURE}"),
    ] {
        assert_eq!(without_devices(failures(input.as_bytes())), [(Some(404_201), Some(404)); 2], "{input}");
    }
}

#[test]
fn an_error_of_the_input_is_returned() {
    struct Broken;
    impl Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::ErrorKind::ConnectionReset.into())
        }
    }
    let mut records = Records::new(BufReader::new(FAILURE.as_bytes().chain(Broken)));
    assert!(records.next_record().unwrap().is_some());
    assert_eq!(records.next_record().unwrap_err().kind(), io::ErrorKind::ConnectionReset);
}

#[test]
fn a_table_goes_on_behind_a_damaged_row() {
    let row = "2026-11-26T10:00:00Z,ClientError,404,404201: x\n";
    let header = "TimeGenerated,ResultType,ResultSignature,ResultDescription\n";
    for damaged in ["x\n", "\"2026-11-26T10:00:02Z,half a row\n", "half a row\n"] {
        let found = without_devices(failures(format!("{header}{row}{damaged}{row}{row}").as_bytes()));
        assert_eq!(found, [(Some(404_201), Some(404)); 3], "{damaged}");
    }
    // Prose behind the table ends it.
    let found = failures(format!("{header}{row}The end\n404 rows, 404201 bytes\n").as_bytes());
    assert_eq!(found.len(), 1);
}

/// Pieces of logs, of which any sequence can come.
fn fragments() -> impl Strategy<Value = String> {
    let fragment = prop::sample::select(vec![
        "{",
        "}",
        "[",
        "]",
        "\"",
        "\\",
        ",",
        ":",
        "\n",
        "\r\n",
        " ",
        "\u{feff}",
        "{\"records\":[",
        "\"rows\":[[",
        "\"columns\":[",
        "\"resultType\":\"ClientError\"",
        "\"resultSignature\":\"404\"",
        "\"MESSAGE\":",
        "\"log\":\"",
        "TimeGenerated,ResultType\n",
        "HTTP/1.1 404 Not Found\n",
        "caused by: DPS client error\n",
        "Error code: 400209\n",
        "Response status: 404\n",
        "null",
        "404201",
        "$dps/registrations/res/401/?$rid=1\n",
        "é",
        "\u{1b}[0m",
        FAILURE,
    ]);
    prop::collection::vec(fragment, 0..40).prop_map(|fragments| fragments.concat())
}

proptest! {
    #[test]
    fn any_input_is_read_the_same_in_pieces(text in fragments(), capacity in 1..40_usize) {
        let whole = failures(text.as_bytes());
        prop_assert_eq!(failures(BufReader::with_capacity(capacity, text.as_bytes())), whole);
    }

    #[test]
    fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..300), capacity in 1..40_usize) {
        let whole = failures(&bytes[..]);
        prop_assert_eq!(failures(BufReader::with_capacity(capacity, &bytes[..])), whole);
    }

    #[test]
    fn a_record_behind_anything_is_found(text in fragments()) {
        // Two blank lines and a line of prose end whatever has begun, except a field within quotes.
        let input = format!("{}\n\nnothing here\n{FAILURE}", text.replace("TimeGenerated,ResultType\n", ""));
        let found = without_devices(failures(input.as_bytes()));
        prop_assert_eq!(found.last(), Some(&(Some(404_201), Some(404))), "{}", input);
    }
}
