//! Objects that programs print below an exception, and lines that only look like the start of one.

use crate::texts;

/// Panics unless the first record has so many lines.
#[track_caller]
fn assert_lines(cases: &[(&str, usize)]) {
    for (input, lines) in cases {
        let first = texts(input).swap_remove(0);
        assert_eq!(first.lines().count(), *lines, "{input}\nis read as\n{first}");
    }
}

#[test]
fn objects_go_on_up_to_their_brace() {
    assert_lines(&[
        ("x.Error: y {\n  code: 404201\n}\nz w\n", 3),
        ("x.Error: y {\n  code: 404201,\n  body: {\n    a: 1\n  }\n}\n  z w\n", 6),
        ("x.Error: y {\n\tcode: 404201\n}\n", 3),
        ("x.Error: y {\n  code: 404201 }\n  z: w\n", 2),
        ("x.Error: y {\n  code: 404201,\n  body: { a: 1 } }\n  z: w\n", 3),
        ("x.Error: y {\n  code: 404201,\n  body: { a: 1 },\n  z: w }\n  v: u\n", 4),
        ("x.Error: y {\n  code: 404201\n]\n  z: w\n", 3),
        // A line that is not indented ends it.
        ("x.Error: y {\n  code: 404201\nz w\n}\n", 2),
        ("x.Error: y {\nz w\n}\n", 1),
        // Node before version 12 starts with the first member.
        ("{ x: y,\n  code: 404201 }\n  z: w\n", 2),
        ("{ Error: x\n    at y (z.js:1:2)\n  code: 404201 }\n  z: w\n", 1),
        ("failed: { a: 1,\n  code: 404201 }\nz w\n", 2),
        ("failed: { a: 1 },\n  code: 404201 }\nz w\n", 1),
        ("failed: a: 1,\n  code: 404201 }\nz w\n", 1),
        ("failed: { a: 1\n  code: 404201 }\nz w\n", 1),
        ("failed: {a: 1,\n  code: 404201 }\nz w\n", 1),
    ]);
}

#[test]
fn objects_below_the_traces_of_node() {
    let trace = |name: &str, frames: usize, end: &str| {
        format!(
            "{name}: x\n{}    at y (z.js:1:2){end}\n  code: 404201\n}}\nz w\n",
            "    at y (z.js:3:4)\n".repeat(frames)
        )
    };
    for name in ["DeviceAlreadyExistsError", "DeviceNotFoundError", "ArgumentError"] {
        for frames in [0, 1, 10, 63] {
            assert_lines(&[(&trace(name, frames, " {"), frames + 4)]);
        }
        // Longer traces, and those without an object.
        assert_lines(&[(&trace(name, 64, " {"), 1), (&trace(name, 3, ""), 1)]);
    }
    assert_lines(&[
        (&trace("RangeError", 3, " {"), 1),
        ("ArgumentError: x\n    at y\n  of z\n    at w {\n  code: 404201\n}\n", 1),
        ("ArgumentError: x\nat y {\n  code: 404201\n}\n", 1),
        ("ArgumentError: x\n    in y {\n  code: 404201\n}\n", 1),
    ]);
    // The lines are all there, one by one.
    let log = trace("ArgumentError", 3, "");
    assert_eq!(texts(&log), log.lines().collect::<Vec<_>>());
    let log = trace("ArgumentError", 64, "");
    assert_eq!(texts(&log), log.lines().collect::<Vec<_>>());
}

#[test]
fn packets_end_with_the_status_line() {
    let body = "{\"errorCode\":404201}";
    let packet = |line: &str| format!("{line}\nServer: x\n\n{body}\nz w\n");
    for line in
        ["7 10.0.0.1 HTTP HTTP/1.1 404 Not Found", "7 HTTP/1.1 404 ", "7 HTTP/2 404 Not Found", "7 HTTP/1.1 404"]
    {
        assert_lines(&[(&packet(line), 4)]);
    }
    for line in [
        "7 HTTP/one 404 Not Found",
        "7 HTTP/1.1 4o4 Not Found",
        "7 HTTP/1.1 404 Not Found, 7 B",
        "7 HTTP/1.1 404 7",
        "7 HTTP/1.1",
        "7 HTTP/1.1 40",
        "7 FTP/1.1 404 Not Found",
    ] {
        assert_lines(&[(&packet(line), 1)]);
    }
    assert_lines(&[
        ("7 HTTP/1.1 404 Not Found\n    HTTP/1.1 404 Not Found\\r\\n\nz w\n", 1),
        ("7 HTTP/1.1 404 Not Found\n    8 HTTP/1.1 404 Not Found\nServer: x\nz w\n", 3),
        ("7 HTTP/1.1 404 Not Found\n    8 HTTP/1.1 401 Unauthorized\nServer: x\nz w\n", 1),
        ("7 HTTP/1.1 404 Not Found\nz w\nServer: x\n", 1),
    ]);
}

#[test]
fn bodies_of_responses() {
    let status = "HTTP/1.1 404 Not Found";
    for (behind, lines) in [
        ("\n{\"errorCode\":404201}\nz w", 3),
        ("\n  {\"errorCode\":404201}\nz w", 3),
        ("{\"errorCode\":404201}\nz w", 2),
        ("\n<html>404201</html>\nz w", 3),
        ("\n< HTTP/1.1 401 Unauthorized\nz w", 2),
        ("\n< Server: x\nz w", 2),
        ("\nz w", 2),
        ("Content-Length: 0\n\n{\"errorCode\":404201}", 3),
        ("Content-Length: 20\n\n{\"errorCode\":404201}", 4),
        ("Content-Length: 0\nServer: x\n\n{\"errorCode\":404201}", 4),
        ("Server: x\nX-Note: content-length: 7\n\n{\"errorCode\":404201}", 5),
    ] {
        let input = format!("{status}\n{behind}\n");
        let first = texts(&input).swap_remove(0);
        assert_eq!(first.split('\n').count(), lines, "{input}\nis read as\n{first}");
    }
    for behind in ["Server: x\nz w", "\nServer: x\nz w"] {
        let first = texts(&format!("HTTP Status: 404\n{behind}\n")).swap_remove(0);
        assert!(first.ends_with("Server: x"), "{first}");
    }
}
