//! The time that a line of a log states, as written.

/// The forms of a time: `d` stands for a digit, `D` for one or two, `_` for a digit or a blank, `a` for a letter.
const FORMS: [&str; 17] = [
    "dddd-dd-ddTdd:dd:dd",
    "dddd-dd-dd dd:dd:dd",
    "dddd/dd/dd dd:dd:dd",
    "D/D/dddd D:dd:dd",
    "D/D/dddd, D:dd:dd",
    "D.D.dddd D:dd:dd",
    "D.D.dddd, D:dd:dd",
    "dd/aaa/dddd:dd:dd:dd",
    "dd aaa dddd dd:dd:dd",
    "dd-aaa-dddd dd:dd:dd",
    "aaa, dd aaa dddd dd:dd:dd",
    "aaa aaa _d dd:dd:dd dddd",
    "aaa _d dddd dd:dd:dd",
    "aaa D, dddd D:dd:dd",
    "aaa _d dd:dd:dd",
    "dd-dd dd:dd:dd",
    "adddd dd:dd:dd",
];

/// The strings before a time within a line: keys of `logfmt`, and the bracket of access logs.
const BEFORE: [&str; 10] =
    ["time=\"", "time=", "ts=\"", "ts=", "timestamp=", "SystemTime=\"", "SystemTime='", "rt=", "devTime=", "["];

/// The largest distance of a time from the start of its line, in bytes.
const FARTHEST: usize = 160;

/// Finds the time that a line starts with, behind what loggers and collectors write before it, or the time behind a key.
pub(crate) fn time_in(text: &str) -> Option<&str> {
    let line = text.trim_start().lines().next()?;
    at_start(line).or_else(|| {
        let near = (0..=FARTHEST.min(line.len())).rev().find_map(|end| line.get(..end))?;
        BEFORE
            .iter()
            .find_map(|before| near.match_indices(before).find_map(|(start, _)| at(&line[start + before.len()..])))
    })
}

fn at_start(line: &str) -> Option<&str> {
    let line = without_colors(line);
    let priority =
        line.strip_prefix('<').and_then(|rest| rest.split_once('>')).filter(|(priority, _)| is_number(priority));
    let line = priority.map_or(line, |(_, rest)| rest.strip_prefix("1 ").unwrap_or(rest));
    let bracketed = line.strip_prefix('[');
    // `[pod/x/y] …` of kubectl, `edge-1  | …` of Compose.
    let of_pod = || Some(bracketed?.split_once("] ")?.1);
    let of_container = || Some(line.split_once(" | ").filter(|(name, _)| !name.trim().contains(' '))?.1);
    at(bracketed.unwrap_or(line))
        .or_else(|| of_pod().and_then(|rest| at(without_colors(rest))))
        .or_else(|| of_container().and_then(|rest| at(without_colors(rest))))
}

/// Removes the sequences at the start that color a terminal.
fn without_colors(mut text: &str) -> &str {
    while let Some((codes, rest)) = text.strip_prefix("\u{1b}[").and_then(|rest| rest.split_once('m')) {
        if !codes.bytes().all(|byte| byte.is_ascii_digit() || byte == b';') {
            break;
        }
        text = rest;
    }
    text.trim_start()
}

/// Returns the time that the text begins with, with its fraction and its zone.
fn at(text: &str) -> Option<&str> {
    let bytes = text.as_bytes();
    let Some(end) = FORMS.iter().find_map(|form| length(bytes, form.as_bytes())) else { return since_epoch(text) };
    let fraction = |rest: &[u8]| match rest {
        [b'.' | b',', digits @ ..] if digits.first().is_some_and(u8::is_ascii_digit) => 1 + digits_of(digits),
        _ => 0,
    };
    let end = end + fraction(&bytes[end..]);
    text.get(..end + zone(&bytes[end..]))
}

/// Returns the length of a text of this form that the bytes begin with.
fn length(bytes: &[u8], form: &[u8]) -> Option<usize> {
    let mut at = 0;
    for form in form {
        let byte = bytes.get(at)?;
        let is_of = match form {
            b'd' | b'D' => byte.is_ascii_digit(),
            b'_' => byte.is_ascii_digit() || *byte == b' ',
            b'a' => byte.is_ascii_alphabetic(),
            form => byte.eq_ignore_ascii_case(form),
        };
        if !is_of {
            return None;
        }
        at += 1;
        at += usize::from(*form == b'D' && bytes.get(at).is_some_and(u8::is_ascii_digit));
    }
    Some(at)
}

/// Returns the length of `Z`, `+0100`, `+01:00`, ` +0100`, ` GMT` or ` AM`.
fn zone(rest: &[u8]) -> usize {
    const FORMS: [&[u8]; 9] = [b"+dd:dd", b"-dd:dd", b"+dddd", b"-dddd", b"Z", b" +dddd", b" -dddd", b" GMT", b" UTC"];
    let is_half = matches!(rest, [b' ', b'A' | b'P', b'M', ..]);
    let form = FORMS.iter().find_map(|form| length(rest, form)).unwrap_or(0);
    if is_half { 3 } else { form }
}

/// Returns seconds since 1970, or fractions of them, if nothing continues the number.
fn since_epoch(text: &str) -> Option<&str> {
    let bytes = text.as_bytes();
    let whole = digits_of(bytes);
    if !matches!(whole, 10 | 13 | 16 | 19) || bytes[0] != b'1' {
        return None;
    }
    let fraction = bytes[whole..].strip_prefix(b".").map_or(0, |digits| 1 + digits_of(digits));
    let is_apart = matches!(bytes[whole + fraction..], [b' ' | b':' | b']' | b',' | b'\t', ..]);
    is_apart.then(|| &text[..whole + fraction])
}

fn digits_of(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|byte| byte.is_ascii_digit()).count()
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
            ("1/6/2026 9:00:00 AM failed", "1/6/2026 9:00:00 AM"),
            ("26.11.2026, 10:00:00,123: failed", "26.11.2026, 10:00:00,123"),
            ("26 Nov 2026 10:00:00,123 ERROR failed", "26 Nov 2026 10:00:00,123"),
            ("Nov 26, 2026 10:00:00 AM x.Y register", "Nov 26, 2026 10:00:00 AM"),
            ("11-26 10:00:00.123  1234  5678 E dps: failed", "11-26 10:00:00.123"),
            ("E1126 10:00:00.123456 404201 dps.cc:404] failed", "E1126 10:00:00.123456"),
            ("[2] dps: [[1764151404.25, {}], {}]", "1764151404.25"),
            ("<TimeCreated SystemTime='2026-11-26T10:00:00.1Z'/>", "2026-11-26T10:00:00.1Z"),
        ] {
            assert_eq!(time_in(line), Some(time), "{line}");
        }
        for line in
            ["", "[ERR!] - failed", "404201: failed", "I (15601) AZ IOT: failed", "10:00:00 failed", "17641514041 x"]
        {
            assert_eq!(time_in(line), None, "{line}");
        }
    }
}
