//! The time that a line of a log states, as written.

mod form;

use self::form::at;
use crate::colors;

/// The strings before a time within a line: keys of `logfmt`, and the bracket of access logs.
const BEFORE: [&str; 17] = [
    "Time:",
    "time=\"",
    "time=",
    "ts=\"",
    "ts=",
    "timestamp=\"",
    "timestamp='",
    "timestamp=",
    "SystemTime=\"",
    "SystemTime='",
    "rt=",
    "devTime=",
    "CreateTime:",
    "audit(",
    "<time>",
    " - ",
    "[",
];

/// The elements of HTML that a page has a line of a log in.
const TAGS: [&str; 4] = ["p", "li", "td", "pre"];

/// The largest distance of a time from the start of its line, in bytes.
const FARTHEST: usize = 320;

/// The lines of a record that are searched for a time.
const MOST_LINES: usize = 16;

/// Finds the time that a line starts with, behind what loggers and collectors write before it, or the time behind a key.
pub(crate) fn time_in(text: &str) -> Option<&str> {
    let text = text.trim_start();
    let line = text.lines().next().unwrap_or_default();
    let near = || (0..=FARTHEST.min(line.len())).rev().find_map(|end| line.get(..end)).unwrap_or_default();
    let behind = |before: &&str| near().match_indices(*before).find_map(|(start, _)| at(&line[start + before.len()..]));
    time_of_line(line)
        .or_else(|| BEFORE.iter().find_map(behind))
        .or_else(|| text.lines().take(MOST_LINES).find_map(of_field))
}

/// Finds the time that a line starts with, or that is all of its value.
pub(crate) fn time_of_line(line: &str) -> Option<&str> {
    let line = line.trim_start();
    at_start(line).or_else(|| of_field(line))
}

/// Returns the text behind the time that a line starts with.
pub(crate) fn behind(line: &str) -> Option<&str> {
    let line = start(line);
    let behind = line.get(at(line)?.len()..)?;
    Some(behind.strip_prefix(']').unwrap_or(behind))
}

/// Returns `true` if a text starts with a time, without anything before it.
pub(crate) fn starts_with_time(text: &str) -> bool {
    at(text).is_some()
}

/// Returns `true` if all of a text is a time.
pub(crate) fn is_time(text: &str) -> bool {
    at(text).is_some_and(|time| time.len() == text.len())
}

fn at_start(line: &str) -> Option<&str> {
    let time = |text| at(start(text));
    // `[pod/x/y] …` of kubectl, `edge-1  | …` of Compose.
    let of_pod = || time(line.strip_prefix('[')?.split_once("] ")?.1);
    let of_container = || time(line.split_once(" | ").filter(|(name, _)| !name.trim().contains(' '))?.1);
    let of_column = || line.split('\t').take(4).skip(1).find_map(time);
    // The names of a pod and its container, as stern prints them.
    let of_word = || line.split(' ').take(3).skip(1).find(|word| form::is_iso_8601(word));
    time(line).or_else(of_pod).or_else(of_container).or_else(of_column).or_else(|| of_word().and_then(at))
}

/// Removes colors, the length and the priority of syslog, and a bracket from the start of a line.
fn start(line: &str) -> &str {
    let line = colors::trim_start(line);
    // The mark of a quoted line in a mail, and the border of a table.
    let line = without_marks(without_marks(line, "> "), "| ");
    let line = line
        .trim_start_matches(|c: char| c.is_ascii_digit())
        .strip_prefix(' ')
        .filter(|rest| rest.starts_with('<'))
        .unwrap_or(line);
    // A priority, or a tag of HTML.
    let priority = line
        .strip_prefix('<')
        .and_then(|rest| rest.split_once('>'))
        .filter(|(priority, _)| is_number(priority) || TAGS.contains(priority));
    let line = priority.map_or(line, |(_, rest)| rest.strip_prefix("1 ").unwrap_or(rest).trim_start());
    // GNU Wget writes dashes around the time of a request.
    line.strip_prefix('[').or_else(|| line.strip_prefix("--")).map_or(line, str::trim_start)
}

/// Removes a mark from the start of a line, however often it is there. A search for all of them would take longer.
fn without_marks<'l>(mut line: &'l str, mark: &str) -> &'l str {
    while let Some(rest) = line.strip_prefix(mark) {
        line = rest;
    }
    line
}

/// Returns the time in a field of its own line: `TimeCreated : 11/26/2026 10:00:00 AM`.
fn of_field(line: &str) -> Option<&str> {
    let at = line.find([':', '='])?;
    let (name, value) = line.split_at(at);
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, ' ' | '_' | '@' | '"' | '\'' | '-' | '.' | '<');
    let value =
        value.trim_start_matches([':', '=', '>', ' ']).trim_end_matches([',', '/', '>', ' ']).trim_matches(['"', '\'']);
    (name.len() < 40 && name.chars().all(is_name) && is_time(value)).then_some(value)
}

fn is_number(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_lines() {
        for (line, time) in [
            ("2026-11-26T10:00:00Z [ERR!] - failed", "2026-11-26T10:00:00Z"),
            ("2026-11-26T10:00:00.000Z: failed", "2026-11-26T10:00:00.000Z"),
            ("[2026-11-26 10:00:00] failed", "2026-11-26 10:00:00"),
            ("2026-11-26 10:00:00,123 ERROR failed", "2026-11-26 10:00:00,123"),
            ("2026-11-26 11:00:00 +0100 failed", "2026-11-26 11:00:00 +0100"),
            ("<6>2026-11-26T10:00:00+01:00 failed", "2026-11-26T10:00:00+01:00"),
            ("<165>1 2026-11-26T10:00:00Z host app - - failed", "2026-11-26T10:00:00Z"),
            ("Nov 26 10:00:00 host aziot-identityd[715]: failed", "Nov 26 10:00:00"),
            ("Nov  6 10:00:00 host app: failed", "Nov  6 10:00:00"),
            ("Thu Nov 26 10:00:00 2026 failed", "Thu Nov 26 10:00:00 2026"),
            ("[1764151200.123] failed", "1764151200.123"),
            ("1764151404: failed", "1764151404"),
            ("\u{1b}[2m2026-11-26T10:12:05Z\u{1b}[0m ERROR failed", "2026-11-26T10:12:05Z"),
            ("[pod/x/y] 2026-11-26T10:12:05Z failed", "2026-11-26T10:12:05Z"),
            ("edge-1  | 2026-11-26T10:12:05Z failed", "2026-11-26T10:12:05Z"),
            ("time=2026-11-26T10:12:05Z level=error", "2026-11-26T10:12:05Z"),
            ("level=error ts=\"2026-11-26T10:12:05Z\" failed", "2026-11-26T10:12:05Z"),
            ("192.0.2.1 - - [26/Nov/2026:10:12:05 +0000] 401", "26/Nov/2026:10:12:05 +0000"),
            ("11/26/2026 10:00:00 AM failed", "11/26/2026 10:00:00 AM"),
            ("<6> 2026-11-26 10:00:00.123 +00:00 [INF] - failed", "2026-11-26 10:00:00.123 +00:00"),
            ("404 <190>1 2026-11-26T10:00:00Z host app - failed", "2026-11-26T10:00:00Z"),
            ("dps.edge\t2026-11-26T10:00:00Z\tfailed", "2026-11-26T10:00:00Z"),
            ("[ 11-26 10:00:00.123  4042: 4092 E/Dps ]", "11-26 10:00:00.123"),
            ("TimeCreated : 11/26/2026 10:00:00 AM", "11/26/2026 10:00:00 AM"),
            ("  <TimeCreated SystemTime=\"2026-11-26T10:00:00Z\" />", "2026-11-26T10:00:00Z"),
            ("{\n  \"@timestamp\" => 2026-11-26T10:00:00.000Z,\n}", "2026-11-26T10:00:00.000Z"),
            ("HTTP/1.1 404 Not Found\nDate: Thu, 26 Nov 2026 10:00:00 GMT", "Thu, 26 Nov 2026 10:00:00 GMT"),
            ("1/6/2026 9:00:00 AM failed", "1/6/2026 9:00:00 AM"),
            ("26.11.2026, 10:00:00,123: failed", "26.11.2026, 10:00:00,123"),
            ("26 Nov 2026 10:00:00,123 ERROR failed", "26 Nov 2026 10:00:00,123"),
            ("Nov 26, 2026 10:00:00 AM x.Y register", "Nov 26, 2026 10:00:00 AM"),
            ("Wed 2026-11-25 08:14:03 UTC host app[1]: failed", "Wed 2026-11-25 08:14:03 UTC"),
            ("Nov 25, 2026 @ 08:14:03.217", "Nov 25, 2026 @ 08:14:03.217"),
            ("prov-7d9f8 provisioner 2026-11-25T08:14:17.853Z ERROR failed", "2026-11-25T08:14:17.853Z"),
            ("> 2026-11-25T08:14:17Z failed", "2026-11-25T08:14:17Z"),
            ("CreateTime:1795594443217\tdev-1\t{}", "1795594443217"),
            ("<event logger=\"x\" timestamp=\"1795594457853\" level=\"ERROR\">", "1795594457853"),
            ("[25-Nov-2026 08:14:03 UTC] failed", "25-Nov-2026 08:14:03 UTC"),
            ("11-26 10:00:00.123  1234  5678 E dps: failed", "11-26 10:00:00.123"),
            ("E1126 10:00:00.123456 404201 dps.cc:404] failed", "E1126 10:00:00.123456"),
            ("[2] dps: [[1764151404.25, {}], {}]", "1764151404.25"),
            ("2026-11-25 09:20:03.217+00 failed", "2026-11-25 09:20:03.217+00"),
            ("20261125T081403Z failed", "20261125T081403Z"),
            ("20261125 081403 failed", "20261125 081403"),
            ("25/Nov/26 8:14 AM failed", "25/Nov/26 8:14 AM"),
            ("25-11-2026 08:14:03 failed", "25-11-2026 08:14:03"),
            ("25.11.26 08:14:03 failed", "25.11.26 08:14:03"),
            ("@400000006b0669fb0cef1c40 failed", "@400000006b0669fb0cef1c40"),
            ("2026年11月25日 08:14:03 failed", "2026年11月25日 08:14:03"),
            ("25 Nov 08:14:03 - [error] failed", "25 Nov 08:14:03"),
            ("--2026-11-25 08:14:03--  https://x", "2026-11-25 08:14:03"),
            ("Error: Time:Wed Nov 25 16:14:03 2026 File:x.c", "Wed Nov 25 16:14:03 2026"),
            ("<TimeCreated SystemTime='2026-11-26T10:00:00.1Z'/>", "2026-11-26T10:00:00.1Z"),
            ("[Thu Nov 26 10:00:00.217401 2026] [lua:error] failed", "Thu Nov 26 10:00:00.217401 2026"),
            ("[26/Nov/2026 10:00:00] failed", "26/Nov/2026 10:00:00"),
            ("E20261126 10:00:00.217401 404201 dps.cc:401] failed", "E20261126 10:00:00.217401"),
            ("[GIN] 2026/11/26 - 10:00:00 | 401 |", "2026/11/26 - 10:00:00"),
            ("[2026-11-26] [10:00:00] › topic", "2026-11-26] [10:00:00"),
            ("<3>[26/11/26 10:00:00.2174] failed", "26/11/26 10:00:00.2174"),
            ("##teamcity[testFailed timestamp='2026-11-26T10:00:00.1+0000']", "2026-11-26T10:00:00.1+0000"),
            ("type=USER_CMD msg=audit(1795594443.417:404202): failed", "1795594443.417"),
            ("[Nest] 404201  - 11/26/2026, 8:14:03 AM   ERROR failed", "11/26/2026, 8:14:03 AM"),
            ("<fault><code>1</code><time>2026-11-26T10:00:00Z</time></fault>", "2026-11-26T10:00:00Z"),
            ("| 2026-11-26 10:00:00 | dev-1 |", "2026-11-26 10:00:00"),
        ] {
            assert_eq!(time_in(line), Some(time), "{line}");
        }
        for line in [
            "",
            "[ERR!] - failed",
            "404201: failed",
            "I (15601) AZ IOT: failed",
            "10:00:00 failed",
            "17641514041 x",
            "@4x",
            "404201 123456 x",
        ] {
            assert_eq!(time_in(line), None, "{line}");
        }
    }
}
