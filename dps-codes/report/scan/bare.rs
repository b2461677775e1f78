//! Tells codes that stand by themselves from numbers that something else has.

use super::{is_of_dps, is_word};
use crate::Code;
use crate::catalog::is_letter_or_digit;
use crate::report::wire::cursor::Cursor;
use crate::report::wire::text::Text;

/// What has numbers of its own, by the word before them. Beside these, all that ends with `Id`.
const OWNERS: [&str; 63] = [
    "after", "attempt", "attempts", "batch", "block", "build", "col", "column", "commit", "count", "customer", "delay",
    "device", "elapsed", "epoch", "eur", "frame", "gid", "heap", "height", "id", "in", "invoice", "issue", "item",
    "job", "len", "length", "line", "mark", "memory", "no", "number", "offset", "order", "page", "phone", "pid",
    "port", "ppid", "process", "received", "ref", "rev", "revision", "row", "sent", "seq", "sequence", "serial",
    "session", "size", "thread", "tick", "ticket", "tid", "took", "total", "uid", "uptime", "usd", "user", "version",
];

/// What is counted or measured, by the word behind the number.
const UNITS: [&str; 42] = [
    "b",
    "bytes",
    "devices",
    "entries",
    "eur",
    "events",
    "files",
    "gb",
    "h",
    "hours",
    "hz",
    "items",
    "kb",
    "kib",
    "km",
    "lines",
    "m",
    "mb",
    "messages",
    "mib",
    "microseconds",
    "milliseconds",
    "min",
    "minutes",
    "ms",
    "mv",
    "ns",
    "packets",
    "records",
    "requests",
    "retries",
    "rows",
    "s",
    "sec",
    "seconds",
    "secs",
    "steps",
    "ticks",
    "us",
    "usd",
    "v",
    "\u{b5}s",
];

/// Whether the table has it, or the family that it belongs to.
pub(crate) fn is_listed(number: i64) -> bool {
    let classified = Code::classify(number);
    classified.code().is_some() || classified.family().is_some()
}

/// Whether a number may be a code by what stands before it: two characters, and the last word.
pub(crate) fn stands_free(before: [char; 2], word: &[u8]) -> bool {
    match before {
        // `error_code=404201`, `DpsError(404201)`, but not `sleep(404201)`
        [_, '=' | ':'] => names_code(word),
        [owner, '('] if is_word(owner) => names_code(word),
        [_, '('] => !is_log_level(before, word) && !has_owner(word),
        [_, c] => (c.is_whitespace() || "\"'<>{".contains(c)) && !has_owner(word),
    }
}

/// Whether parentheses hold the time since the start, as logs of ESP-IDF have it: `E (404201) wifi: …`.
pub(crate) fn is_log_level(before: [char; 2], word: &[u8]) -> bool {
    before == [' ', '('] && matches!(word, [b'E' | b'W' | b'I' | b'D' | b'V'])
}

fn names_code(word: &[u8]) -> bool {
    ["code", "error", "err", "reason", "result", "status"].iter().any(|end| ends_with(word, end))
}

fn has_owner(word: &[u8]) -> bool {
    let has_id = word.ends_with(b"Id") || word.ends_with(b"ID") || ends_with(word, "_id");
    has_id || is_one_of(&OWNERS, word)
}

fn is_one_of(words: &[&str], word: &[u8]) -> bool {
    words.iter().any(|known| known.as_bytes().eq_ignore_ascii_case(word))
}

fn ends_with(word: &[u8], end: &str) -> bool {
    let start = word.len().saturating_sub(end.len());
    word.get(start..).is_some_and(|found| found.eq_ignore_ascii_case(end.as_bytes()))
}

/// Whether what is behind a number is neither its unit nor more of the same.
pub(crate) fn is_no_measure(behind: Cursor<'_>) -> bool {
    let goes_on = behind.skip_while(1, |c| "-/:+@".contains(c)).peek().is_some_and(is_word);
    if goes_on || behind.peek() == Some('%') {
        return false;
    }
    let word = behind.skip_while(1, |c| c == ' ');
    !UNITS.iter().any(|unit| word.after(unit).is_some_and(|end| !end.peek().is_some_and(is_word)))
}

/// Whether a number stands there as `Display` writes it.
pub(crate) fn is_displayed(number: i64, begins_line: bool, behind: Cursor<'_>) -> bool {
    behind.after(" (unlisted").is_some()
        || begins_line
            && behind.after(" ").is_some_and(|name| {
                let end = name.skip_while(64, is_letter_or_digit);
                let is_name = Code::from_name(name.until(end.position())).is_some_and(|code| code.number() == number);
                is_name && end.peek() == Some(':')
            })
}

/// Whether the word before `status` says whose status it is.
pub(crate) fn is_registration(word: &[u8]) -> bool {
    is_one_of(&["registration", "provisioning", "enrollment", "operation", "assignment", "dps"], word)
}

/// Whether it is a status that hardly anything but a registration has.
pub(crate) fn is_assigning(status: &Text<'_>) -> bool {
    ["assigning", "unassigned", "blacklisted"].iter().any(|known| status.is(known))
}

/// The name of a code that only DPS has, as it is written in the table. Names of HTTP statuses are anybody's.
pub(crate) fn name_of_dps(here: Cursor<'_>) -> Option<Text<'_>> {
    let end = here.skip_while(64, |c| c.is_ascii_alphanumeric());
    let name = here.until(end.position());
    let code = Code::from_name(name).filter(|code| code.name().as_bytes() == name)?;
    let is_own = is_of_dps(code.number()) && !end.peek().is_some_and(is_word);
    is_own.then(|| Text::new(name, here.layers()))
}
