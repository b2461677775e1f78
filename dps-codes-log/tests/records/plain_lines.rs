//! Lines that say nothing, and that no other line belongs to, beside those that need a closer look.

use dps_codes_log::Records;

/// Returns `true` if a line within a log says nothing. Skipping passes over such lines and no others.
fn is_plain(line: &str) -> bool {
    let log = format!("started (1.2)\n{line}\n");
    let mut records = Records::new(log.as_bytes());
    let mut is_plain = false;
    while let Some(record) = records.next_record().expect("the input can be read") {
        is_plain |= record.line() == 2 && record.is_plain();
    }
    let mut records = Records::new(log.as_bytes());
    records.next_record().expect("the input can be read");
    records.skip().expect("the input can be read");
    assert_eq!(records.skipped().count() == 1, is_plain, "{line}");
    is_plain
}

#[track_caller]
fn assert_plain(lines: &[&str], expected: bool) {
    for line in lines {
        assert_eq!(is_plain(line), expected, "{line:?}");
    }
}

#[test]
fn sentences_say_nothing() {
    assert_plain(&["message 7 sent.", "started (up)", "started [7]", "place: hall (4)", "a\tb."], true);
}

#[test]
fn the_first_character_can_be_that_of_a_structure() {
    let starts = [" ", "\t", "{", "[", "\"", "<", "-", "_", "#", "|", "│"];
    for start in starts {
        assert!(!is_plain(&format!("{start}sent.")), "{start:?}");
    }
    assert_plain(&["message {7}.", "&quot;x&quot;.", "%22x%22."], false);
    assert_plain(&["(sent.", "*sent.", "/sent.", "&amp;x.", "%20x."], true);
}

#[test]
fn a_line_of_nothing_but_names_can_be_a_code() {
    assert_plain(&["started up", "17 started", "0x7f started", "0X7F started", "a_b-c+d#e:f=g\th"], false);
    assert_plain(&["2026-11-26 10:00:00 started", "12:30 started", "started up.", "17 started."], true);
}

#[test]
fn frames_of_stack_traces_follow_a_prefix() {
    let frames = ["\tat x.Y(Z)", "\t... 5 more", "#011at x.Y.", "#011... 5 more", "  at x.Y(Z)"];
    for frame in frames {
        assert!(!is_plain(&format!("app.{frame}")), "{frame:?}");
    }
    let others = ["\tx.Y(Z)", "\t.. 5 more", "#011x.Y.", "  at x.Y.", " at x.Y(Z)", "  on x.Y(Z)"];
    for other in others {
        assert!(is_plain(&format!("app.{other}")), "{other:?}");
    }
}

#[test]
fn causes_follow_the_name_of_an_exception() {
    assert_plain(&["x.PlantException: (a)", "x.PlantError: (a)", "x.PlantFailure: (a)", "x.PlantFault: (a)"], false);
    assert_plain(&["x.PlantFault"], false);
    assert_plain(&["my-Fault: (a)", "PlantFaults: (a)", "PlantFault:(a)", "PlantFault (a)", "x.Plant: (a)"], true);
}

#[test]
fn other_fields_follow_a_known_one() {
    assert_plain(
        &["location: hall.4", "location: hall (4)", "location : hall (4)", "location: a b: c (2)", "location= (4)"],
        false,
    );
    assert_plain(&["(app) location:", "(app) location=", "location=hall.4", "app: location: hall (4)"], false);
    assert_plain(
        &["place: hall (4)", "location:hall (4)", "place=hall.4", "location=hall.4 x=1", "(location) (4)"],
        true,
    );
}

#[test]
fn a_row_without_a_header_has_tabs_and_a_known_cell() {
    assert_plain(&["a.\tDeviceOperations\tb", "a.\tClientError\tb", "a.\tSuccess\tb"], false);
    assert_plain(&["a. DeviceOperations", "a.\tDeviceOperation", "a.\tb"], true);
}

#[test]
fn statements_and_entries_begin_with_their_words() {
    assert_plain(&["x [s=1]", "COPY log (id.x)", "INSERT INTO x.", "insert into x."], false);
    assert_plain(&["x [s=1] y.", "x [t=1]", "COPYING (id.x)", "copy log (id.x)", "INSERT x.", "inserts into x."], true);
}
