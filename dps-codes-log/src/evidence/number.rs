//! Numbers without a key: an error code only with evidence beside them, otherwise a candidate.

mod behind_status;
mod ordinary;

use dps_codes::__log::{Cursor, integer, is_in_range_of_dps, is_word};
use dps_codes::Code;

pub(super) use self::behind_status::is_responded;
pub(crate) use self::ordinary::is_ordinary;
use super::headline::is_known;
use super::{Fact, Found, Rank};
use crate::flat::Line;
use crate::prefilter::Rules;

/// The words that lead to an error code, in lower case.
const LEADS: [&str; 32] = [
    "error",
    "errors",
    "err",
    "failed",
    "failure",
    "fails",
    "fail",
    "exception",
    "code",
    "number",
    "reason",
    "result",
    "status",
    "refused",
    "rejected",
    "got",
    "gets",
    "get",
    "returned",
    "returns",
    "answered",
    "answers",
    "received",
    "said",
    "says",
    "sent",
    "with",
    "as",
    "was",
    "is",
    "dps",
    "why",
];

/// The words before `code` that make it one of an error.
const CODE_OWNERS: [&str; 15] = [
    "error", "err", "status", "dps", "response", "result", "return", "reason", "fault", "failure", "service",
    "extended", "http", "api", "the",
];

/// The signs between words.
const SIGNS: &[char] = &[' ', ':', '=', '#', '"', '\'', '(', '[', '<', '>', '|', '{', '\t', '\n', '\r'];

/// No line needs more candidates.
const MOST: usize = 4;

/// Those that make a number a code by themselves.
const ERRORS: [&str; 15] = [
    "error",
    "status",
    "why",
    "errors",
    "err",
    "failed",
    "failure",
    "fails",
    "fail",
    "exception",
    "code",
    "reason",
    "refused",
    "rejected",
    "result",
];

/// The words that can follow a code without being what it counts, in lower case.
const FOLLOWERS: [&str; 24] = [
    "on", "in", "at", "for", "from", "by", "and", "or", "while", "when", "during", "with", "after", "before", "since",
    "again", "twice", "means", "mean", "error", "to", "is", "was", "of",
];

/// The ends of keys that loggers give their messages, in lower case.
const MESSAGES: [&str; 12] = [
    "message",
    "msg",
    "error",
    "err",
    "detail",
    "details",
    "description",
    "reason",
    "exception",
    "text",
    "log",
    "event",
];

/// A word of a line and where it is.
struct Place<'t> {
    before: &'t str,
    behind: &'t str,
}

/// What `Display` writes behind the number of a code that is not in the table.
const UNLISTED: &str = " (unlisted";

/// Adds the rule for numbers of any length; the prefilter knows those in the range of DPS.
pub(super) fn add_rules(rules: &mut Rules) {
    rules.any([UNLISTED.trim_start()]);
}

pub(super) fn find<'a>(line: &Line<'_, 'a>, found: &mut Found<'a>) {
    let text = line.text();
    let mut at = 0;
    while let Some(skipped) = text[at..].find(|c: char| c.is_ascii_digit()) {
        at += skipped;
        let digits = text[at..].bytes().take_while(u8::is_ascii_digit).count();
        if digits == 6 && is_apart(&text[..at]) {
            if let Some((number, _)) = integer(Cursor::new(text.as_bytes(), 0).at(at)) {
                read(number, at, &Place { before: &text[..at], behind: &text[at + digits..] }, line, found);
            }
        } else if digits < 6 && is_apart(&text[..at]) {
            display(at, digits, line, found);
        }
        at += digits;
    }
}

/// Reads a number of three digits or less as `Display` writes a code that has no row, or one with its name.
fn display(at: usize, digits: usize, line: &Line<'_, '_>, found: &mut Found<'_>) {
    let (text, behind) = (line.text(), &line.text()[at + digits..]);
    let Ok(number) = text[at..at + digits].parse::<i64>() else { return };
    let sign = if text[..at].ends_with('-') { -1 } else { 1 };
    let is_unlisted = behind.starts_with(UNLISTED);
    let begins_line = text[..at].trim().is_empty();
    if is_unlisted || begins_line && follows_name(number, behind, ':') {
        found.add(at, Fact::Number(number * sign));
    }
}

fn read<'a>(number: i64, at: usize, place: &Place<'_>, line: &Line<'_, 'a>, found: &mut Found<'a>) {
    let is_stated = |stated: i64| stated != number || !is_in_message(place);
    if !is_in_range_of_dps(number)
        || found.stated().number.is_some_and(is_stated)
        || found.stated().candidates > MOST
        || line.text()[at..].starts_with('0')
    {
        return;
    }
    if place.behind.starts_with(UNLISTED) || is_named(number, place.behind) {
        return found.add(at, Fact::Number(number));
    }
    if is_in_message(place) {
        let message = at + 8;
        let end = message + super::headline::end_of_message(&line.text()[message..]);
        found.add(at, Fact::Number(number));
        if end > message {
            let rank = Rank { cause: found.cause, depth: 2 };
            found.add(at, Fact::Message { text: line.slice(message..end), rank });
        }
        return;
    }
    let is_listed = Code::classify(number).code().is_some() || Code::classify(number).family().is_some();
    if !is_listed || is_owned(place) {
        return;
    }
    let fact = if is_code(number, place, line, found) { Fact::Number(number) } else { Fact::Candidate(number) };
    found.add(at, fact);
}

/// Returns `true` if a number can start here: not within a word, an ID, a path or a longer number.
fn is_apart(before: &str) -> bool {
    !before.ends_with(|c: char| is_word(c) || "-/.:,+$€£№@%".contains(c)) || before.ends_with("DPS-")
}

/// Returns `true` if the number is the ID, the size or the argument of something that the characters before it name.
fn is_owned(place: &Place<'_>) -> bool {
    let before = place.before;
    // `#404201` is a color or a ticket, unless an error word precedes it.
    let before = before.strip_suffix('#').unwrap_or(before);
    if is_part_of_longer(place.behind) || is_in_other_element(place) || is_of_header(place) {
        return true;
    }
    match before.chars().next_back() {
        // `DpsError(404201)`, but not `sleep(404201)`; `error_code=404201`, but not `pid=404201`
        Some('(' | '[') => {
            let owner = word_before(&before[..before.len() - 1], false);
            !owner.is_empty() && !is_error_word(&owner) || before.ends_with(" (") && follows_log_level(before)
        }
        Some('=') => !is_error_word(&word_before(&before[..before.len() - 1], false)),
        _ => false,
    }
}

/// Returns `true` for the text of an XML element whose name is not that of an error: `<EventID>404201</EventID>`.
fn is_in_other_element(place: &Place<'_>) -> bool {
    let name = place.behind.strip_prefix("</").filter(|_| place.before.ends_with('>'));
    let name = name.map(|name| name.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default());
    name.is_some_and(|name| !is_error_word(&name.to_ascii_lowercase()))
}

/// Returns `true` for a number that a logger writes before the message: a field of the header of an event in CEF or LEEF,
/// the ID of a thread before a level, and ticks before the name of a task.
fn is_of_header(place: &Place<'_>) -> bool {
    const LEVELS: [&str; 7] = ["TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL", "NOTICE"];
    let is_of_event = place.before.ends_with('|') && ["CEF:", "LEEF:"].iter().any(|form| place.before.contains(form));
    let level = place.behind.strip_prefix("] ").filter(|_| place.before.ends_with('['));
    let is_thread = level.is_some_and(|level| LEVELS.iter().any(|known| level.starts_with(known)));
    let has_only_digits = place.before.trim().bytes().all(|byte| byte.is_ascii_digit());
    is_of_event || is_thread || has_only_digits && place.behind.starts_with(" [")
}

/// Returns `true` for the time since the start, as logs of ESP-IDF have it: `E (404201) wifi: …`.
fn follows_log_level(before: &str) -> bool {
    let level = before.trim_end_matches(" (");
    ["E", "W", "I", "D", "V"]
        .iter()
        .any(|known| level.strip_suffix(known).is_some_and(|rest| !rest.ends_with(|c: char| c.is_ascii_alphanumeric())))
}

fn is_part_of_longer(behind: &str) -> bool {
    let mut chars = behind.chars();
    match chars.next() {
        Some('%') => true,
        Some('-' | '/' | ':' | '+' | '@') => chars.next().is_some_and(is_word),
        _ => false,
    }
}

/// Returns `true` if the line shows that the number is an error code.
fn is_code(number: i64, place: &Place<'_>, line: &Line<'_, '_>, found: &Found<'_>) -> bool {
    // Nothing but numbers, and signs around them.
    let mut numbers = line.text().split(|c: char| !c.is_alphanumeric()).filter(|token| !token.is_empty());
    let is_all = numbers.all(|token| token.len() == 6 && token.bytes().all(|c| c.is_ascii_digit()));
    if is_all && line.flat.lower().trim().len() == line.text().trim().len() {
        return !line.text().contains('#') || line.text().trim().starts_with('#');
    }
    if let Some(message) = place.behind.strip_prefix([':', ' ']).map(str::trim_start) {
        let message = &message[..super::headline::end_of_message(message)];
        // One word could follow any number.
        if message.contains(' ') && is_known(message) && is_led(place) {
            return true;
        }
    }
    // The name of the code says more than a word that could be counted.
    if names_words(number, line) && (is_led(place) || is_behind_error(place.before)) {
        return true;
    }
    if precedes_reason(number, place.behind) && is_led(place) {
        return true;
    }
    if begins_message(place) || behind_status::is_behind_status(number, place.before, found) {
        return true;
    }
    if is_quantity(place.behind) {
        return false;
    }
    let status = u16::try_from(number / 1000).ok();
    let stated = found.stated();
    let has_status = stated.is_tracked || stated.status.is_some() && stated.status == status;
    let before = if place.before.trim().is_empty() { &line.flat.lower()[..line.range.start] } else { place.before };
    if is_behind_error(before) || has_error_level(place) {
        return true;
    }
    let names_it = found.is_about_dps || has_status;
    names_it && is_led(place)
}

/// Returns `true` if the word before a number can lead to a code: `DPS returned 404201`, not `room 404201`.
fn is_led(place: &Place<'_>) -> bool {
    let lead = word_before(place.before, true);
    // A status, or the ID of the request in a topic.
    let is_number = || lead.bytes().all(|c| c.is_ascii_digit()) && lead.len() <= 3;
    lead.is_empty() || is_number() || LEADS.contains(&lead.as_str())
}

/// Returns `true` if the number and a colon begin the message of a logger: `msg="404204: Enrollment group not found"`.
fn begins_message(place: &Place<'_>) -> bool {
    const QUOTES: [char; 2] = ['"', '\''];
    let key = place.before.strip_suffix(QUOTES).map(str::trim_end).and_then(|before| before.strip_suffix([':', '=']));
    let Some(key) = key.map(|key| key.trim_end_matches([' ', '"', '\'']).to_ascii_lowercase()) else { return false };
    let is_prose = place.behind.strip_prefix(": ").is_some_and(|text| text.starts_with(char::is_alphabetic));
    is_prose && MESSAGES.iter().any(|known| key.ends_with(known))
}

/// Returns `true` if the tokens right before a number are an error level, as in `[ERROR] 404201`.
fn has_error_level(place: &Place<'_>) -> bool {
    let before = place.before.trim_end_matches([' ', ':', '|', ']', '>', '-', '(']);
    ["error", "err", "fatal", "crit", "critical", "err!"].iter().any(|level| {
        before.len() >= level.len()
            && before.get(before.len() - level.len()..).is_some_and(|end| end.eq_ignore_ascii_case(level))
    }) || ["unauthorized", "forbidden", "not found", "conflict"]
        .iter()
        .any(|name| before.to_ascii_lowercase().ends_with(name))
}

/// Returns `true` if the reason of the code's status follows: `[401002] Unauthorized`.
fn precedes_reason(number: i64, behind: &str) -> bool {
    let reason = behind.trim_start_matches([']', ')', ':', ' ', '-']);
    super::reason::status_of(reason).is_some_and(|status| i64::from(status) == number / 1000)
}

/// Returns `true` if the line says the name of the code in words: `enrollment not found`.
fn names_words(number: i64, line: &Line<'_, '_>) -> bool {
    let Some(code) = Code::from_number(number) else { return false };
    let letters: String = line.lower().chars().filter(char::is_ascii_alphabetic).collect();
    letters.contains(&code.name().to_ascii_lowercase())
}

/// Returns `true` if the word that follows is what the number counts: `404201 points`.
pub(super) fn is_quantity(behind: &str) -> bool {
    let Some(rest) = behind.strip_prefix([' ', '\u{a0}']) else { return false };
    let word: String = rest.chars().take_while(|c| c.is_alphabetic()).take(24).collect();
    let is_key = rest.get(word.len()..).is_some_and(|behind| behind.starts_with(['=', ':', '_', '(', '-']))
        || word.to_ascii_lowercase().starts_with("tracking");
    if word.is_empty() || is_key {
        return false;
    }
    !FOLLOWERS.contains(&word.to_lowercase().as_str())
}

/// Returns the word before a number, in lower case, past signs and `number` or `code`.
fn word_before(before: &str, is_spaced: bool) -> String {
    let signs = if is_spaced { SIGNS } else { &[] };
    let before = before.trim_end_matches(signs);
    let start =
        before.rfind(|c: char| !is_word(c)).map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
    before[start..].to_ascii_lowercase()
}

fn is_error_word(word: &str) -> bool {
    let is_of_error = |owner: &str| owner.is_empty() || CODE_OWNERS.iter().any(|known| owner.ends_with(known));
    match word.strip_suffix("code") {
        Some(owner) => is_of_error(owner.trim_end_matches(['_', '-'])),
        None => ERRORS.iter().any(|known| word.ends_with(known)),
    }
}

/// Returns `true` if the words before a number lead to an error code: `error`, `failed with`, `error code`.
fn is_behind_error(before: &str) -> bool {
    let mut before = before;
    for _ in 0..4 {
        let word = word_before(before, true);
        let rest = &before[..before.trim_end_matches(SIGNS).len() - word.len()];
        match word.as_str() {
            "code" if rest.ends_with("with ") => before = rest,
            "code" => return is_code_word(rest),
            "with" | "was" | "is" | "of" | "as" | "number" | "no" => before = rest,
            word => return is_error_word(word),
        }
    }
    false
}

/// Returns `true` if the word `code` behind this text is that of an error: not `zip code`, `dress code`.
pub(super) fn is_code_word(before: &str) -> bool {
    let is_apart = !before.ends_with(' ') && !before.ends_with('\t');
    let owner = word_before(before, true);
    is_apart
        || owner.is_empty()
        || CODE_OWNERS.contains(&owner.as_str())
        || before.trim_end().ends_with([':', ',', ';', '.', '|', ']', ')', '}', '-'])
}

/// Returns `true` if the name of the code follows, or that of a code without a row: `404104 DeviceConnectionClosed`.
fn is_named(number: i64, behind: &str) -> bool {
    let Some(rest) = behind.strip_prefix([' ', ':', '-']).map(|rest| rest.trim_start_matches([' ', '-', '('])) else {
        return false;
    };
    let name: String = rest.chars().take_while(char::is_ascii_alphanumeric).take(64).collect();
    let humps = name.chars().filter(char::is_ascii_uppercase).count();
    let is_camel = name.starts_with(|c: char| c.is_ascii_uppercase())
        && humps > 1
        && name.len() > 7
        && name.chars().any(|c| c.is_ascii_lowercase());
    // IoT Hub gives 412001 a name that is the one of 412 at DPS.
    is_camel && Code::from_name(&name).is_none_or(|code| [number, number / 1000].contains(&code.number()))
}

/// Returns `true` if a name of the table with this number follows, and then `end`.
fn follows_name(number: i64, behind: &str, end: char) -> bool {
    let Some(rest) = behind.strip_prefix(' ') else { return false };
    let length = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
    Code::from_name(&rest[..length]).is_some_and(|code| code.number() == number) && rest[length..].starts_with(end)
}

/// Returns `true` for a code in parentheses with the message behind it, as the Python SDK writes them.
fn is_in_message(place: &Place<'_>) -> bool {
    let before = place.before;
    let is_opened = before.ends_with('(') && !before[..before.len() - 1].ends_with(|c: char| is_word(c));
    is_opened && place.behind.starts_with(") ") && !follows_log_level(before)
}
