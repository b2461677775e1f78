//! Numbers that identify something else: `pid=404201`, `E (404201) wifi`, `404201-7`.

use dps_codes::__log::is_word;

use super::Place;
use super::quantity::is_key_of_none;
use super::tag::is_first_of_row;
use super::words::{is_behind_error, is_error_word, word_before};
use crate::timestamp;

/// Returns `true` if the number is the ID, the size or the argument of something that the characters before it name.
pub(super) fn is_owned(place: &Place<'_>) -> bool {
    let before = place.before;
    if is_of_process(place) || is_length(place) || is_key_of_none(place.behind) || is_row_number(place) {
        return true;
    }
    // `#404201` is a color or a ticket, unless an error word precedes it.
    let before = before.strip_suffix('#').unwrap_or(before);
    if is_part_of_longer(place.behind) && !is_before_message(place) || is_in_other_element(place) || is_of_header(place)
    {
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

/// Returns `true` for the ID of a process, a thread or a connection: `404201#404202: *404203` of nginx,
/// `thread 'main' (404201) panicked` of Rust, `[Nest] 404201  - 11/26/2026`.
pub(super) fn is_of_process(place: &Place<'_>) -> bool {
    let (before, behind) = (place.before, place.behind);
    let starts_with_digit = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
    let is_pair = behind.strip_prefix('#').is_some_and(starts_with_digit)
        || before.strip_suffix('#').is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit()));
    let is_connection = before.ends_with(": *") && behind.starts_with(' ');
    let is_thread = before.ends_with("' (") && before.contains("thread '") && behind.starts_with(')');
    let is_before_time =
        before.trim_end().ends_with(']') && timestamp::starts_with_time(behind.trim_start_matches([' ', '-']));
    is_pair || is_connection || is_thread || is_before_time
}

/// Returns `true` for the length of a request or a response: behind its duration, or in the cell before a status that is not
/// that of the code.
fn is_length(place: &Place<'_>) -> bool {
    let next = place.behind.strip_prefix('\t').and_then(|cells| cells.split('\t').next()).unwrap_or_default();
    let is_own = |status: i64| status == place.number / 1000;
    let is_status = next.len() == 3 && next.parse().is_ok_and(|status| !is_own(status));
    place.before.ends_with(" ms - ") || place.before.ends_with('\t') && is_status
}

/// Returns `true` for the number of a row whose next column is a time in seconds, as lists of packets have it:
/// `404201  12.401002  192.0.2.2`.
fn is_row_number(place: &Place<'_>) -> bool {
    let next = place.behind.strip_prefix([' ', '\t']).and_then(|row| row.split_whitespace().next());
    let time = next.and_then(|cell| cell.split_once('.'));
    let is_number = |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    place.before.trim().is_empty() && time.is_some_and(|(whole, part)| is_number(whole) && is_number(part))
}

/// Returns `true` for the text of an XML element whose name is not that of an error: `<EventID>404201</EventID>`.
fn is_in_other_element(place: &Place<'_>) -> bool {
    let name = place.behind.strip_prefix("</").filter(|_| place.before.ends_with('>'));
    let name = name.map(|name| name.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default());
    name.is_some_and(|name| !is_error_word(&name.to_ascii_lowercase()))
}

/// Returns `true` for a number that a logger writes before the message: a field of the header of an event in CEF or LEEF,
/// the ID of a thread before a level, the ID of a process before dashes, and ticks before the name of a task.
pub(super) fn is_of_header(place: &Place<'_>) -> bool {
    const LEVELS: [&str; 7] = ["TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL", "NOTICE"];
    let is_of_event = place.before.ends_with('|') && ["CEF:", "LEEF:"].iter().any(|form| place.before.contains(form));
    let level = place.behind.strip_prefix("] ").filter(|_| place.before.ends_with('['));
    let is_thread = level.is_some_and(|level| LEVELS.iter().any(|known| level.starts_with(known)));
    let has_only_digits = place.before.trim().bytes().all(|byte| byte.is_ascii_digit());
    let is_process = place.behind.starts_with(" --- [");
    let is_of_row = is_first_of_row(place.before, place.behind);
    is_of_event || is_thread || is_process || is_of_row || has_only_digits && place.behind.starts_with(" [")
}

/// Returns `true` for the time since the start, as logs of ESP-IDF have it: `E (404201) wifi: …`.
pub(super) fn follows_log_level(before: &str) -> bool {
    let level = before.trim_end_matches(" (");
    ["E", "W", "I", "D", "V"]
        .iter()
        .any(|known| level.strip_suffix(known).is_some_and(|rest| !rest.ends_with(|c: char| c.is_ascii_alphanumeric())))
}

/// Returns `true` for a code whose message follows a colon without a blank, as in Chinese.
fn is_before_message(place: &Place<'_>) -> bool {
    let message = place.behind.strip_prefix(':').is_some_and(|message| message.starts_with(char::is_alphabetic));
    message && is_behind_error(place.before)
}

fn is_part_of_longer(behind: &str) -> bool {
    let mut chars = behind.chars();
    match chars.next() {
        Some('%') => true,
        Some('-' | '/' | ':' | '+' | '@') => chars.next().is_some_and(is_word),
        _ => false,
    }
}
