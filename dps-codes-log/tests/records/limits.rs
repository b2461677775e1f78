//! Records of several lines, up to the most bytes that one has.

use dps_codes_log::Records;

use crate::texts;

/// The length of the longest record.
const LONGEST: usize = 1 << 20;

/// Returns the length of the text of the first record. Returns `None` if all of the record was kept.
fn kept(log: &str) -> Option<usize> {
    let buf = Records::new(log.as_bytes()).next_buf().expect("the input can be read").expect("there is a record");
    buf.record().is_too_long().then(|| buf.record().text().len())
}

/// Returns the text of the first record.
fn first_text(log: &str) -> String {
    let buf = Records::new(log.as_bytes()).next_buf().expect("the input can be read").expect("there is a record");
    buf.record().text().to_owned()
}

#[test]
fn an_object_of_several_lines_is_kept_up_to_1_mib() {
    let object = |letters: &str| format!("{{\n\"a\":1,\n\"message\":\"{letters}\"\n}}\n");
    let around = object("").trim_end().len();
    for (length, expected) in [(LONGEST - 1, None), (LONGEST, None), (LONGEST + 1000, Some(LONGEST))] {
        assert_eq!(kept(&object(&"x".repeat(length - around))), expected, "{length}");
    }
}

#[test]
fn a_code_behind_a_long_member_is_read() {
    let line = format!("  \"payload\": \"{}\",", "x".repeat(LONGEST));
    let log = format!("2026-11-26T10:00:00Z app[7]: {{\n  \"message\": \"x\",\n{line}\n  \"errorCode\": 404201\n}}\n");
    let buf = Records::new(log.as_bytes()).next_buf().expect("the input can be read").expect("there is a record");
    assert!(buf.record().is_too_long() && buf.record().text().len() < LONGEST);
    assert_eq!(buf.record().reading().report().number(), Some(404_201));
}

#[test]
fn bytes_that_are_replaced_do_not_make_a_line_too_long() {
    for start in [
        "{\"resultType\":\"ClientError\",\"category\":\"DeviceOperations\",\"resultDescription\":\"",
        "{\"errorCode\":404201,\"message\":\"",
        "{\"a\":[404201],\"message\":\"",
    ] {
        for count in [LONGEST / 4, LONGEST / 2] {
            let log = [start.as_bytes(), &vec![0xff; count], b"\"}\n"].concat();
            let buf = Records::new(&log[..]).next_buf().expect("the input can be read").expect("there is a record");
            let record = buf.record();
            assert!(record.is_lossy() && !record.is_too_long() && record.text().ends_with("\"}"), "{start}");
        }
    }
}

#[test]
fn a_cell_in_quotes_has_at_most_1_mib_above_its_end() {
    let table = |length: usize| {
        let row = "10:00,\"404201";
        let (line, count) = ("y".repeat(1000), 1000);
        let last = length - row.len() - count * (line.len() + 1) - 1;
        format!("time,code\n{row}\n{}{}\nx\"\n10:05,401002\n", (line + "\n").repeat(count), "y".repeat(last))
    };
    assert!(first_text(&table(LONGEST)).contains("yyy"));
    assert!(!first_text(&table(LONGEST + 1)).contains("yyy"));
}

#[test]
fn a_row_of_html_goes_on_below_less_than_1_mib() {
    let table = |length: usize| {
        let row = "<tr>\n<td>10:00</td>\n<td>404201</td>\n";
        let blanks = " ".repeat(length - row.len());
        format!("<table>\n<tr><th>Time</th><th>Code</th></tr>\n{row}{blanks}\n</tr>\n</table>\n")
    };
    assert_eq!(texts(&table(LONGEST - 1)).len(), 3);
    assert_eq!(texts(&table(LONGEST)).len(), 4);
}

#[test]
fn a_brace_before_blanks_is_a_line_of_text_up_to_4095_bytes() {
    let is_truncated = |length: usize| {
        let log = format!("{{{}\nx (1)\n", " ".repeat(length - 1));
        let buf = Records::new(log.as_bytes()).next_buf().expect("the input can be read").expect("there is a record");
        buf.record().is_truncated()
    };
    assert!(!is_truncated(1) && !is_truncated(4095));
    assert!(is_truncated(4096));
}
