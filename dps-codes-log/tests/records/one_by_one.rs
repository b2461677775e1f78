//! Records that are read one by one: events of Windows in one line, and lines that state nothing.

use std::io::{self, BufReader, Read};

use dps_codes_log::Records;

use crate::texts;

/// Returns the texts of the records that are plain.
fn plain(input: &str) -> Vec<String> {
    let mut records = Records::new(input.as_bytes());
    let mut found = Vec::new();
    while let Some(record) = records.next_record().expect("the input can be read") {
        if record.is_plain() {
            found.push(record.text().to_owned());
        }
    }
    found
}

#[test]
fn events_of_one_line() {
    let event = |data: &str| format!("<Event><Data>{data}</Data></Event>");
    let (first, second) = (event("HTTP 404"), event("HTTP 401"));
    for (input, expected) in [
        (format!("{first}{second}\n"), ["HTTP 404", "HTTP 401"]),
        (format!("<Events>{first} {second}</Events>\n"), ["HTTP 404", "HTTP 401"]),
        (format!("{first}\n{second}\n"), ["HTTP 404", "HTTP 401"]),
        (format!("{first}x y\n"), ["HTTP 404", "x y"]),
        (format!("x y\n{second}\n"), ["x y", "HTTP 401"]),
    ] {
        assert_eq!(texts(&input), expected, "{input}");
    }
    // Text behind an event is a line of its own, which does not go on with the next.
    assert_eq!(texts(&format!("{first}x y\nz w\n")), ["HTTP 404", "x y", "z w"]);
    // An event that is not complete is text.
    assert_eq!(texts("<Event><Data>HTTP 404</Data>\nx y\n"), ["<Event><Data>HTTP 404</Data>", "x y"]);
}

#[test]
fn lines_that_state_nothing() {
    // The first line can be the header of a table.
    assert!(plain("message 7 sent.\n").is_empty());
    let start = "starting up (1.2)\n";
    for line in ["message 7 sent.", "connected to the broker."] {
        assert_eq!(plain(&format!("{start}{line}\n")), [line]);
        assert_eq!(plain(&format!("{start}{line}\n{line}\n")), [line, line]);
    }
    for line in ["DPS error 404201", "errorCode: 404201", "{\"a\":1}", "  message 7 sent.", "x.Error: y"] {
        assert!(plain(&format!("{start}{line}\n")).is_empty(), "{line}");
    }
    // Neither is the rest of a line.
    assert!(plain(&format!("{start}<Event><Data>HTTP 404</Data></Event>message 7 sent.\n")).is_empty());
    // A row of a table is not plain.
    assert!(plain("time,code\n10:00,7.\n10:05,8.\n").is_empty());
}

/// Returns the text of the last of these lines, which is read before any byte behind it.
fn without_waiting(lines: &str) -> Option<String> {
    struct Waits;
    impl Read for Waits {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::ErrorKind::WouldBlock.into())
        }
    }
    let mut records = Records::new(lines.as_bytes().chain(BufReader::new(Waits)));
    let mut last = None;
    for _ in lines.lines() {
        last = records.next_buf().ok()?.map(|record| record.record().text().to_owned());
    }
    last
}

#[test]
fn a_line_does_not_wait_for_the_next() {
    for line in ["started", "DPS error 404201"] {
        assert_eq!(without_waiting(&format!("{line}\n")).as_deref(), Some(line));
    }
    for line in ["message 7 sent.", "result of 7: ok.", "result (7)", "DPS error 404201"] {
        assert_eq!(without_waiting(&format!("started (1.2)\n{line}\n")).as_deref(), Some(line));
    }
    // Names of columns do: the next line tells them from text.
    for lines in ["time code\n", "time,code\n", "started (1.2)\nresultType resultSignature\n"] {
        assert_eq!(without_waiting(lines), None, "{lines}");
    }
}
