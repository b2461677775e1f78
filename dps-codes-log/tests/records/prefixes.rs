//! Lines that belong together behind the prefix that a collector writes before each of them.

use crate::{assert_failures, failures, texts, without_devices};

/// The start of a line, in which `S` stands for the second.
const PREFIXES: [&str; 9] = [
    "Nov 26 10:00:0S edge-1 app[7]: ",
    "2026-11-26T10:00:0S.123456789Z ",
    "2026-11-26T10:00:0S.123456789Z stderr F ",
    "2026-11-26T10:00:0S+0000 edge-1 aziot-identityd[7]: ",
    "<11>1 2026-11-26T10:00:0SZ edge-1 app 7 - - ",
    "[pod/x/y] ",
    "[pod/x/y] 2026-11-26T10:00:0SZ ",
    "edge-1  | ",
    "2026-11-26T10:00:0S.123456+00:00 app[web.1]: ",
];

/// Failures of several lines.
const FAILURES: [&[&str]; 6] = [
    &["x.Error: failed {", "  errorCode: 404201,", "  info: {", "    a: 'b'", "  }", "}"],
    &["failed: {", "  \"errorCode\": 404201,", "  \"message\": \"x\"", "}"],
    &[
        "[ERR!] - Failed to provision with IoT Hub: DPS client error",
        "[ERR!] - caused by: DPS client error",
        "[ERR!] - caused by: {\"errorCode\":404201}",
    ],
    &[
        "x.Error: {\"errorCode\":404201}",
        "\tat x.Y.z(Y.java:404)",
        "Caused by: x.Error: {\"errorCode\":404201}",
        "\t... 10 more",
    ],
    &["HTTP/1.1 404 Not Found", "Content-Type: application/json", "", "{\"errorCode\":404201}"],
    &["HTTP/1.1 404 Not Found", "Content-Type: application/json", "", "{", "  \"errorCode\": 404201", "}"],
];

fn prefixed(prefix: &str, lines: &[&str]) -> String {
    let line = |(second, line): (usize, &&str)| prefix.replace('S', &second.to_string()) + line + "\n";
    lines.iter().enumerate().map(line).collect()
}

#[test]
fn a_number_on_the_last_line_of_an_object_that_breaks_off() {
    for prefix in PREFIXES {
        let object = prefixed(prefix, &["{", "  \"message\": \"x\",", "  \"errorCode\": 500999"]);
        let number = |log: &str| failures(log.as_bytes()).into_iter().map(|(number, ..)| number).collect::<Vec<_>>();
        assert_eq!(number(&format!("{object}{prefix}next\n")), [Some(500_999)], "{object}");
        assert_eq!(number(&object), [Some(500_999)], "{object}");
        assert_eq!(number(object.trim_end()), [], "{object}");
    }
}

#[test]
fn lines_with_a_prefix_each_are_one_record() {
    for prefix in PREFIXES {
        for lines in FAILURES {
            let input = prefixed(prefix, lines);
            let status = lines[0].starts_with("HTTP").then_some(404);
            assert_failures(prefix, input.as_bytes(), &[(Some(404_201), status, None)]);
            let twice = without_devices(failures(input.repeat(2).as_bytes()));
            assert_eq!(twice, [(Some(404_201), status); 2], "{input}");
        }
    }
}

#[test]
fn lines_of_different_sources_are_not_joined() {
    for sources in [
        ["Nov 26 10:00:00 edge-1 app[7]: ", "Nov 26 10:00:00 edge-1 app[8]: "],
        ["2026-11-26T10:00:00Z stderr F ", "2026-11-26T10:00:00Z stdout F "],
        ["[pod/x/y] ", "[pod/x/z] "],
        ["edge-1  | ", "edge-2  | "],
    ] {
        let [first, second] = sources.map(|source| prefixed(source, &["x.Error: {\"errorCode\":404201}"]));
        let cause = prefixed(sources[1], &["Caused by: x.Error: {\"errorCode\":404201}"]);
        assert_eq!(failures(format!("{first}{cause}").as_bytes()).len(), 2, "{first}");
        assert_eq!(failures(format!("{second}{cause}").as_bytes()).len(), 1, "{second}");
    }
}

/// The prefix is removed from the second line, and all of it is.
#[test]
fn brackets_around_a_time_need_no_blank_behind_them() {
    let (topic, body) = ("$dps/registrations/res/404/?$rid=1", "{\"errorCode\":404201}");
    for prefix in [
        "[2026-11-26T10:00:00Z] app[7]: ",
        "[2026-11-26T10:00:00Z]app[7]: ",
        "<11>[2026-11-26T10:00:00Z]edge-1 app 7 - - ",
        "[11-26 10:00:00.217]14042 14101 E Dps: ",
    ] {
        let input = format!("{prefix}{topic}\n{prefix}{body}\n");
        assert_eq!(texts(&input), [format!("{prefix}{topic}\n{body}")]);
    }
}

#[test]
fn numbers_of_a_message_are_not_the_ids_of_a_process() {
    let (time, topic) = ("2026-11-26T10:00:00Z ", "$dps/registrations/res/404/?$rid=1");
    for body in ["404 12 ms: {\"errorCode\":404201}", "7 E dps: {\"errorCode\":404201}"] {
        assert_eq!(texts(&format!("{time}{topic}\n{time}{body}\n")), [format!("{time}{topic}\n{body}")]);
    }
}
