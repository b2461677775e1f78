//! Text behind objects of the same line, and objects behind text.

use dps_codes_log::Records;

use crate::texts;

const A: &str = "{\"errorCode\":404201}";
const B: &str = "{\"errorCode\":401002}";

/// Panics unless the records of an input have these texts.
#[track_caller]
fn assert_texts(input: &str, expected: &[&str]) {
    assert_eq!(texts(input), expected, "{input}");
}

#[test]
fn objects_of_one_line() {
    for between in ["", " ", ",", ", ", ";", " ; "] {
        assert_texts(&format!("{A}{between}{B}\n"), &[A, B]);
        assert_texts(&format!("[{A}]{between}{B}\n"), &[A, B]);
        assert_texts(&format!("{A}{between}[{B}]\n"), &[A, B]);
    }
    for behind in ["", " ", ",", ";", "]", " ] ", ",\r"] {
        let text = texts(&format!("{A}{behind}\n{B}\n"));
        assert_eq!(text.len(), 2, "{behind}");
        assert_eq!((text[0].trim_end_matches([' ', ',', ';', ']', '\r']), text[1].as_str()), (A, B), "{behind}");
    }
}

#[test]
fn text_behind_an_object_belongs_to_it() {
    for behind in ["x", " from dev-1", ", at 10:00"] {
        let line = format!("{A}{behind}");
        assert_texts(&format!("{line}\n{B}\n"), &[&line, B]);
    }
    // Behind an object of several lines, it is a line of its own.
    let lines = "{\n\"errorCode\":404201\n}";
    assert_texts(&format!("{lines} from dev-1\n"), &[lines, "from dev-1"]);
    assert_texts(&format!("{lines},\n{B}\n"), &[lines, B]);
    assert_texts(&format!("[{A},\n{B}] from dev-1\n"), &[A, B, "from dev-1"]);
    assert_texts(&format!("[{A},{B}] from dev-1\n"), &[A, B, "from dev-1"]);
}

#[test]
fn a_list_of_one_is_its_item() {
    for record in [A, "{\"time\":\"2026-11-26T10:00:00Z\",\"errorCode\":404201}"] {
        assert_texts(&format!("[{record}]\n"), &[record]);
        assert_texts(&format!("[ {record} ]\n"), &[record]);
        assert_texts(&format!(" {record} \n"), &[&format!(" {record} ")]);
    }
}

#[test]
fn a_time_is_that_of_the_record_within_lists() {
    let time = |input: &str| {
        let mut records = Records::new(input.as_bytes());
        let record = records.next_record().unwrap().expect("a record");
        record.time().map(str::to_owned)
    };
    let record = "{\"time\":\"2026-11-26T10:00:00Z\",\"errorCode\":404201}";
    for (input, expected) in [
        (record.to_owned(), Some("2026-11-26T10:00:00Z")),
        (format!("[{record}]"), Some("2026-11-26T10:00:00Z")),
        (format!("{{\"records\":[{record}]}}"), Some("2026-11-26T10:00:00Z")),
        (format!("{{\"data\":{{\"rows\":[{record}]}}}}"), Some("2026-11-26T10:00:00Z")),
        (format!("{{\"records\":[{A}]}}"), None),
    ] {
        assert_eq!(time(&input).as_deref(), expected, "{input}");
    }
}

#[test]
fn braces_that_begin_no_object() {
    for line in ["{x}", "{ x", "[x]", "{\"a\" x", "[\"x\" y"] {
        assert_texts(&format!("{line}\n{A}\n"), &[line, A]);
    }
    // A bracket of its own line begins nothing if other text follows.
    for bracket in ["{", "["] {
        assert_texts(&format!("{bracket}\nx y\n{A}\n"), &[bracket, "x y", A]);
    }
    // The record that has begun is kept, and the line after it is read as another.
    assert_texts(&format!("{{\n\"errorCode\":404201,\nx y\n{B}\n"), &["{\n\"errorCode\":404201,\n", "x y", B]);
    assert_texts(&format!("{{\"errorCode\":404201,\"a\":\n{B}\n"), &["{\"errorCode\":404201,\"a\":\n", B]);
    assert_texts(&format!("[{A},\n{B} x\n"), &[A, B, " x"]);
    // The rest of a line is read once.
    assert_texts(&format!("[{A},{{\"errorCode\":401002,x\n"), &[A, ",{\"errorCode\":401002,x"]);
}

#[test]
fn lines_that_an_object_cannot_have() {
    for (start, lines) in [
        ("{", &[": 7", ",", "x: 7", "7"][..]),
        ("{\n\"a\"", &["\"b\"", ",", "7", "x", "]"]),
        ("{\n\"a\":", &[": 7", ",", "]"]),
        ("{\n\"a\":7", &[": 7", "\"b\": 7", "7", "x", "]"]),
        ("{\n\"a\":7,", &[": 7", ",", "7", "x: 7", "]"]),
        ("{\n\"a\":[", &[": 7", ",", "}"]),
        ("{\n\"a\":[7", &[": 7", "7", "\"b\"", "}"]),
    ] {
        for line in lines {
            let found = texts(&format!("{start}\n{line}\n{B}\n"));
            assert_eq!(found[found.len() - 2..], [*line, B], "{start}\n{line}");
        }
    }
}

#[test]
fn colors_are_not_part_of_an_object() {
    let colored = "\u{1b}[94m{\u{1b}[0m\n  \u{1b}[94m\"errorCode\"\u{1b}[0m: 404201\n}\n";
    assert_texts(colored, &["{\n  \"errorCode\": 404201\n}"]);
    assert_texts("\u{1b}[94m{\u{1b}[0m\"errorCode\": 404201}\n", &["{\"errorCode\": 404201}"]);
    assert_texts("{\u{1b}[94m\"errorCode\"\u{1b}[0m: 404201}\n", &["{\"errorCode\": 404201}"]);
    // Text keeps them.
    assert_texts("\u{1b}[31mDPS error 404201\u{1b}[0m\n", &["\u{1b}[31mDPS error 404201\u{1b}[0m"]);
    // So does the rest of a line behind an event.
    for rest in ["\u{1b}[94m{\"errorCode\":404201}", "{\"errorCode\":404201,\"message\":\"\u{1b}[94mx\"}"] {
        assert_texts(&format!("<Event><Data>HTTP 404</Data></Event>{rest}\n"), &["HTTP 404", rest]);
    }
}

#[test]
fn rows_of_html_that_are_too_long() {
    let table = |blanks: usize| {
        let header = "<table>\n<tr><th>Time</th><th>Code</th></tr>\n";
        format!(
            "{header}<tr>\n<td>10:00</td>\n<td>404201</td>\n{}</tr>\n<tr><td>10:05</td><td>401002</td></tr>\n</table>\n",
            " \n".repeat(blanks)
        )
    };
    // The row has at most 64 lines below its first.
    for (blanks, count) in [(0, 4), (10, 4), (61, 4), (62, 5)] {
        assert_eq!(texts(&table(blanks)).len(), count, "{blanks}");
    }
}

#[test]
fn quoted_fields_of_many_lines() {
    let table = |lines: usize| format!("time,code\n10:00,\"404201\n{}x\"\n10:05,401002\n", "y\n".repeat(lines));
    for lines in [0, 1, 100, 4000] {
        assert_eq!(texts(&table(lines)).len(), 2, "{lines}");
    }
    for lines in [4200, 5000] {
        assert!(texts(&table(lines)).len() > 2, "{lines}");
    }
}
