//! Signs of damage: records that are truncated, longer than 1 MiB, or not UTF-8.

use dps_codes_log::Records;

/// The length of the longest record.
const LONGEST: usize = 1 << 20;

/// Returns the signs of all records: `T` is truncated, `L` is too long, `?` is lossy, and `-` is undamaged.
fn signs(input: &[u8]) -> String {
    let mut records = Records::new(input);
    let mut signs = Vec::new();
    while let Some(record) = records.next_record().expect("the input can be read") {
        let all = [(record.is_truncated(), "T"), (record.is_too_long(), "L"), (record.is_lossy(), "?")];
        let sign: String = all.into_iter().filter_map(|(is_so, sign)| is_so.then_some(sign)).collect();
        signs.push(if sign.is_empty() { "-".to_owned() } else { sign });
    }
    signs.join(" ")
}

/// Panics unless the records of each input have these signs. `~` is a byte that is not UTF-8.
#[track_caller]
fn assert_signs(cases: &[(&str, &str)]) {
    for (input, expected) in cases {
        let bytes: Vec<_> = input.bytes().map(|byte| if byte == b'~' { 0xff } else { byte }).collect();
        assert_eq!(signs(&bytes), *expected, "{input}");
    }
}

#[test]
fn records_that_are_truncated() {
    assert_signs(&[
        ("{\"errorCode\":404201}\n", "-"),
        ("{\"errorCode\":404201\n", "T"),
        ("{\"errorCode\":404201,\"message\":\"x\n", "T"),
        ("{\"errorCode\":404201,\"message\":\"x\n{\"errorCode\":401002}\n", "T -"),
        ("[{\"errorCode\":404201},{\"errorCode\":401002}]\n", "- -"),
        ("[{\"errorCode\":404201},{\"errorCode\":401002\n", "- T"),
        ("[{\"errorCode\":404201},{\"errorCode\":401002,\"message\":\"x\n", "- T"),
        ("[\n{\"errorCode\":404201},\n{\"errorCode\":\n", "- T"),
        // The end of one file, and the next one.
        ("{\"time\":\"1\",\"a\":\"b{\"time\":\"2\",\"a\":\"c\"}\n", "T -"),
        ("{\"time\":\"1\",\"a\":{\"time\":\"2\",\"a\":{\"time\":\"3\",\"a\":\"c\"}\n", "T T -"),
    ]);
}

#[test]
fn rows_that_are_truncated() {
    assert_signs(&[
        ("time,device,code\n10:00,dev-1,404201\n10:05,dev-2,401002\n", "- -"),
        ("time,device,code\n10:00,dev-1,404201\n10:05,dev-2\n", "- T"),
        ("time,device,code\n10:00,dev-1,\"404201\n", "T"),
        ("time,device,code\n10:00,dev-1,\"404\n201\"\n", "-"),
    ]);
}

#[test]
fn responses_that_are_truncated() {
    let response = "HTTP/1.1 404 Not Found\nServer: x\n\n{\"errorCode\":404201";
    assert_eq!(signs(format!("{response}}}\n").as_bytes()), "-");
    assert_eq!(signs(format!("{response},\"message\":\"x\n").as_bytes()), "T");
}

#[test]
fn what_is_truncated_or_too_long_announces_nothing() {
    assert_signs(&[
        ("Failed to provision \"x\"\ncaused by: DPS error 401002\n", "-"),
        ("{\"errorCode\":401002,\"message\":\"x: DPS client error\ncaused by: DPS error 401002\n", "T -"),
    ]);
    let long = format!("Failed to provision {}\ncaused by: DPS error 401002\n", "x".repeat(LONGEST));
    assert_eq!(signs(long.as_bytes()), "L -");
}

#[test]
fn records_that_are_not_utf_8() {
    assert_signs(&[
        ("DPS error 404201 ~\nDPS error 404201\n", "? -"),
        ("{\"errorCode\":404201,\"message\":\"~\"}\n{\"errorCode\":404201}\n", "? -"),
        ("{\"errorCode\":404201,\"message\":\"~\n{\"errorCode\":404201}\n", "T? -"),
        ("app: {\"resultType\":\"ClientError\",\"resultSignature\":\"404\",\"resultDescription\":\"~\"}\n", "?"),
        ("[{\"errorCode\":404201,\"message\":\"~\"},\n{\"errorCode\":404201}]\n", "? -"),
        ("{\"time\":\"1\",\"a\":\"~{\"time\":\"2\",\"a\":\"c\"}\n", "T? ?"),
        ("{\n\"message\":\"~\",\n\"errorCode\":404201\n}\n", "?"),
        ("{\n\"message\":\"~\",\n\"errorCode\":404201\n", "T?"),
        ("{\n\"message\":\"~\"\n}\n{\n\"errorCode\":404201\n}\n", "? -"),
        ("[{\n\"message\":\"~\"\n},\n{\n\"errorCode\":404201\n}]\n", "? -"),
        ("{\"message\":\"~\",\n\"records\":[\n{\"errorCode\":404201\n}\n],\n\"status\":4}\n", "?"),
        ("<x>\n<errorCode>404201</errorCode>\n<message>y</message>\n</x>\n", "-"),
        ("<x>\n<errorCode>404201</errorCode>\n<message>~</message>\n</x>\n", "?"),
        (
            "\"{\\\"resultType\\\":\\\"ClientError\\\",\\\"category\\\":\\\"x\\\",\\\"resultDescription\\\":\\\"~\\\"}\"\n",
            "?",
        ),
        ("insert into x (time, code) values ('1', '404201'), ('2', '~');\n", "? ?"),
        ("HTTP/1.1 404 Not Found\nServer: x\nDate: y\n", "-"),
        ("HTTP/1.1 404 Not Found ~\nServer: x\nDate: y\n", "?"),
        ("HTTP/1.1 404 Not Found\nServer: ~\nDate: y\n", "?"),
        ("HTTP/1.1 404 Not Found\nServer: x\nDate: ~\n", "?"),
        ("<Event><Data>404201</Data></Event>\n", "-"),
        ("<Event><Data>404201 ~</Data></Event>\n", "?"),
        ("time,code\n10:00,404201\n10:05,~\n10:10,\"404201\nx\"\n", "- ? -"),
        ("time,code\n10:00,\"404201\n~\"\n10:05,\"404201\nx\"\n", "? -"),
        ("time,code\n10:00,\"404201 ~\nx\"\n", "?"),
        ("insert into log (id, errorCode) values (1, 404201), (2, 404202)\n", "- -"),
        ("insert into log (id, errorCode) values (1, 404201), (~, 404202)\n", "? ?"),
        ("__CURSOR=1\n_HOSTNAME=x\nMESSAGE=y\n\n", "-"),
        ("__CURSOR=~\n_HOSTNAME=x\nMESSAGE=y\n\n", "?"),
        ("__CURSOR=1\n_HOSTNAME=~\nMESSAGE=y\n\n", "?"),
        ("__CURSOR=1\n_HOSTNAME=x\nMESSAGE=~\n\n", "?"),
        ("<table>\n<tr><th>Time</th><th>Code</th></tr>\n<tr>\n<td>1</td>\n<td>2</td>\n</tr>\n</table>\n", "- - -"),
        ("<table>\n<tr><th>Time</th><th>Code</th></tr>\n<tr>\n<td>~</td>\n<td>2</td>\n</tr>\n</table>\n", "- ? -"),
        ("<table>\n<tr><th>Time</th><th>Code</th></tr>\n<tr>\n<td>1</td>\n<td>~</td>\n</tr>\n</table>\n", "- ? -"),
    ]);
}

#[test]
fn lines_that_are_too_long_together() {
    let status = "HTTP/1.1 404 Not Found";
    let response = |length: usize| format!("{status}\nServer: {}\n", "x".repeat(length - "Server: ".len()));
    for (length, expected) in [
        (2000, "-"),
        (LONGEST - status.len() - 1, "-"),
        (LONGEST - status.len(), "L"),
        (LONGEST - status.len() + 1, "L"),
    ] {
        assert_eq!(signs(response(length).as_bytes()), expected, "{length}");
    }
    // Each of the lines is short, and so are all of them.
    let headers = format!("Server: {}\n", "x".repeat(2000)).repeat(3);
    assert_eq!(signs(format!("{status}\n{headers}").as_bytes()), "-");
}

#[test]
fn entries_of_a_journal_that_are_too_long() {
    let entry = |length: usize| {
        let message = "x".repeat(length - "_PID=7".len() - "MESSAGE=".len());
        format!("__CURSOR=1\n_PID=7\nMESSAGE={message}\n\n")
    };
    assert_eq!(signs(entry(2000).as_bytes()), "-");
    assert_eq!(signs(entry(LONGEST).as_bytes()), "-");
    // The line that is one too many is a record of its own.
    assert_eq!(signs(entry(LONGEST + 1).as_bytes()), "L -");
}

#[test]
fn a_record_in_a_line_that_is_too_long() {
    let text = "x".repeat(LONGEST);
    let record =
        format!("app: {{\"resultType\":\"ClientError\",\"category\":\"x\",\"resultDescription\":\"{text}\"}}\n");
    assert_eq!(signs(record.as_bytes()), "TL");
}

#[test]
fn a_row_that_is_too_long() {
    let row = format!("time,code\n10:00,{}\n10:05,404201\n", "x".repeat(LONGEST + 1));
    assert_eq!(signs(row.as_bytes()), "L -");
}

#[test]
fn nothing_follows_the_end_of_a_record_that_is_too_long() {
    let start = "{\"a\":\"";
    // One byte is left before a character of two.
    let text = "x".repeat(LONGEST - 1 - start.len());
    for behind in ["\"}", "\",\"b\":\"c\"}", "\",\n\"b\":[\n1]}"] {
        let log = format!("[\n{start}{text}é{behind}\n]\n");
        let buf = Records::new(log.as_bytes()).next_buf().expect("the input can be read").expect("there is a record");
        assert!(log[2..].starts_with(buf.record().text()), "{behind}");
    }
}

#[test]
fn a_line_break_ends_a_number() {
    let number = |log: &str| {
        let buf = Records::new(log.as_bytes()).next_buf().expect("the input can be read").expect("there is a record");
        buf.record().reading().report().number()
    };
    let object = "{\n\"errorCode\":404201";
    for (end, expected) in [
        ("", None),
        ("\n", Some(404_201)),
        (" \n", Some(404_201)),
        ("\r\n", Some(404_201)),
        ("\n  ", Some(404_201)),
        ("\n\n", Some(404_201)),
        (",", Some(404_201)),
    ] {
        assert_eq!(number(&format!("{object}{end}")), expected, "{end:?}");
    }
    assert_eq!(number("{\"errorCode\":404201\n"), None);
}
