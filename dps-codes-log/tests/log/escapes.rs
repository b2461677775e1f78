//! Escaped line breaks, blanks and quotes of strings, beside the same letters in paths.

use dps_codes_log::read;

use crate::assert_numbers;

/// Panics unless the code begins a word behind each of these texts, or does not, as stated.
#[track_caller]
fn assert_apart(cases: &[(&str, bool)]) {
    let lines = cases.iter().map(|(before, is_apart)| (format!("{before}404104 DeviceConnectionClosed"), *is_apart));
    let lines: Vec<_> = lines.collect();
    assert_numbers(lines.iter().map(|(line, is_apart)| (line.as_str(), is_apart.then_some(404_104))));
}

#[test]
fn escaped_line_breaks_and_tabs() {
    assert_apart(&[
        (r"closed\n", true),
        (r"closed\r", true),
        (r"closed\r\n", true),
        (r"closed\t", true),
        (r"closed\\n", true),
        (r"closed\\\\t", true),
        (r"closed\x", false),
        ("closedn", false),
    ]);
}

#[test]
fn backslashes_of_paths() {
    assert_apart(&[
        (r"C:\n", false),
        (r"C:\t", false),
        (r"C:\\n", false),
        (r"C:\\\n", true),
        (r" C:\n", false),
        (r"(C:\n", false),
        (r"in C:\n", false),
        (r"aC:\n", true),
        (r"in aC:\n", true),
        (r"c:\n", true),
        (r"in c:\n", true),
        (r"C;\n", true),
        (r"..\n", false),
        (r"in ..\n", false),
        (r".\n", true),
    ]);
}

#[test]
fn a_path_ends_with_a_blank_a_quote_or_a_parenthesis() {
    assert_apart(&[
        (r"C:\logs\n", false),
        (r"C:\logs.dps\t", false),
        (r"C:\logs closed\n", true),
        (r#"C:\logs"closed\n"#, true),
        (r"C:\logs'closed\n", true),
        (r"C:\logs(closed\n", true),
        (r"C:\logs)closed\n", false),
        (r"C:\logs closed\t", true),
    ]);
}

#[test]
fn escaped_quotes_and_slashes() {
    assert_numbers([
        (r#"body: {\"errorCode\":404201}"#, Some(404_201)),
        (r#"body: {\\\"errorCode\\\":404201}"#, Some(404_201)),
        (r"body: {\'errorCode\':404201}", Some(404_201)),
        (r#"{"log":"C:\\logs\"closed\n404104 DeviceConnectionClosed"}"#, Some(404_104)),
        (r"failed: see docs\/404104 DeviceConnectionClosed", None),
    ]);
}

#[test]
fn bytes_that_are_not_utf_8() {
    assert_eq!(read(b"\xff\xfe dps error 404201 \xff").number(), Some(404_201));
    assert_eq!(read(b"dps\xff error \xf0\x9f\n\xe2\x82 HTTP/1.1 401 Unauthorized").transport_status(), Some(401));
    let report = read(b"\xc3\nerrorCode: 404201\nmessage: \"Enrollment gone\"");
    assert_eq!(report.message().map(ToString::to_string).as_deref(), Some("Enrollment gone"));
}
