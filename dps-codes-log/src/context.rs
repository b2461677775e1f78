//! Distinguishes codes without a key from other numbers, by the words around them.

use dps_codes::__log::{Cursor, Word, is_in_range_of_dps, is_word, status};
use dps_codes::{Code, Text};

/// The words before a number that is not a code, besides all that end with `Id`.
const OWNERS: [&str; 63] = [
    "after", "attempt", "attempts", "batch", "block", "build", "col", "column", "commit", "count", "customer", "delay",
    "device", "elapsed", "epoch", "eur", "frame", "gid", "heap", "height", "id", "in", "invoice", "issue", "item",
    "job", "len", "length", "line", "mark", "memory", "no", "number", "offset", "order", "page", "phone", "pid",
    "port", "ppid", "process", "received", "ref", "rev", "revision", "row", "sent", "seq", "sequence", "serial",
    "session", "size", "thread", "tick", "ticket", "tid", "took", "total", "uid", "uptime", "usd", "user", "version",
];

/// Returns `true` if the table lists the number or its family.
pub(crate) fn is_listed(number: i64) -> bool {
    let classified = Code::classify(number);
    classified.code().is_some() || classified.family().is_some()
}

/// Returns `true` if a number can be a code, by the characters and the word before it.
pub(crate) fn is_free(word: &Word<'_>) -> bool {
    let previous = word.previous();
    match word.before {
        // `error_code=404201`, `DpsError(404201)`, but not `sleep(404201)`
        [_, '=' | ':'] => names_code(previous),
        [owner, '('] if is_word(owner) => names_code(previous),
        [_, '('] => !word.follows_log_level() && !has_owner(previous),
        [_, c] => (c.is_whitespace() || "\"'<>{".contains(c)) && !has_owner(previous),
    }
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

/// Returns `true` if a number starts a code as `Display` writes it.
pub(crate) fn starts_display(number: i64, begins_line: bool, behind: Cursor<'_>) -> bool {
    behind.after(" (unlisted").is_some()
        || begins_line
            && behind.after(" ").is_some_and(|name| {
                let end = name.skip_while(64, |c| is_word(c) && c != '_');
                let is_name = Code::from_name(name.until(end.position())).is_some_and(|code| code.number() == number);
                is_name && end.peek() == Some(':')
            })
}

/// Returns `true` if the word before `status` makes it that of a registration.
pub(crate) fn is_registration(word: &[u8]) -> bool {
    is_one_of(&["registration", "provisioning", "enrollment", "operation", "assignment", "dps"], word)
}

/// Returns `true` for a status that hardly anything but a registration has.
pub(crate) fn is_registration_status(found: &Text<'_>) -> bool {
    [status::ASSIGNING, status::UNASSIGNED, status::BLACKLISTED].iter().any(|known| found.eq_ignore_ascii_case(known))
}

/// Returns the name of a code in the range of DPS, spelled as in the table. Other names are those of HTTP statuses.
pub(crate) fn listed_name(here: Cursor<'_>) -> Option<Text<'_>> {
    let end = here.skip_while(64, |c| c.is_ascii_alphanumeric());
    let name = here.until(end.position());
    let code = Code::from_name(name).filter(|code| code.name().as_bytes() == name)?;
    let is_own = is_in_range_of_dps(code.number()) && !end.peek().is_some_and(is_word);
    is_own.then(|| here.text_to(end))
}
