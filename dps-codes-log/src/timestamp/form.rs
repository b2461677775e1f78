//! The forms of a time, with its fraction and its zone.

/// The forms of a time: `d` is a digit, `D` one or two, `_` a digit or a blank, `a` a letter.
const FORMS: [&str; 32] = [
    "dddd-dd-ddTdd:dd:dd",
    "dddd-dd-dd dd:dd:dd",
    "dddd/dd/dd dd:dd:dd",
    "dddd/dd/dd - dd:dd:dd",
    "dddd-dd-dd] [dd:dd:dd",
    "dd/dd/dd dd:dd:dd",
    "D/D/dddd D:dd:dd",
    "D/D/dddd, D:dd:dd",
    "D.D.dddd D:dd:dd",
    "D.D.dddd, D:dd:dd",
    "D.D.dd D:dd:dd",
    "dd-dd-dddd dd:dd:dd",
    "dddd年dd月dd日 dd:dd:dd",
    "20ddddddTdddddd",
    "20dddddd dddddd",
    "D/aaa/dd D:dd",
    "dd/aaa/dddd:dd:dd:dd",
    "dd/aaa/dddd dd:dd:dd",
    "dd aaa dddd dd:dd:dd",
    "dd-aaa-dddd dd:dd:dd",
    "aaa, dd aaa dddd dd:dd:dd",
    "aaa dddd-dd-dd dd:dd:dd",
    "aaa aaa _d dd:dd:dd dddd",
    "aaa aaa _d dd:dd:dd.dddddd dddd",
    "aaa _d dddd dd:dd:dd",
    "aaa D, dddd @ D:dd:dd",
    "aaa D, dddd D:dd:dd",
    "aaa _d dd:dd:dd",
    "dd aaa dd:dd:dd",
    "dd-dd dd:dd:dd",
    "adddd dd:dd:dd",
    "a20dddddd dd:dd:dd",
];

/// Returns the time that a text begins with, with its fraction and its zone.
pub(super) fn at(text: &str) -> Option<&str> {
    let bytes = text.as_bytes();
    let Some(end) = FORMS.iter().find_map(|form| length(bytes, form.as_bytes())) else {
        return since_epoch(text).or_else(|| tai64n(text));
    };
    let fraction = |rest: &[u8]| match rest {
        [b'.' | b',', digits @ ..] if digits.first().is_some_and(u8::is_ascii_digit) => 1 + digits_of(digits),
        _ => 0,
    };
    let end = end + fraction(&bytes[end..]);
    text.get(..end + zone(&bytes[end..]))
}

/// Returns `true` if a text begins with a time as ISO 8601 has it, with `T` before the hours.
pub(super) fn is_iso_8601(text: &str) -> bool {
    length(text.as_bytes(), FORMS[0].as_bytes()).is_some()
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
    const FORMS: [&[u8]; 12] = [
        b"+dd:dd", b"-dd:dd", b"+dddd", b"-dddd", b"Z", b" +dd:dd", b" +dddd", b" -dddd", b" GMT", b" UTC", b"+dd",
        b"-dd",
    ];
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
    let is_apart = matches!(bytes[whole + fraction..], [b' ' | b':' | b']' | b',' | b'\t' | b'"', ..]);
    is_apart.then(|| &text[..whole + fraction])
}

/// Returns a label of TAI64N, as svlogd and multilog write it: `@`, and 24 hexadecimal digits.
fn tai64n(text: &str) -> Option<&str> {
    let label = text.strip_prefix("@4")?.get(..23)?;
    label.bytes().all(|byte| byte.is_ascii_hexdigit()).then(|| &text[..25])
}

fn digits_of(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|byte| byte.is_ascii_digit()).count()
}
