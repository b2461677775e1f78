//! Codes with their name or their message: `404201 EnrollmentNotFound`, `(404201) Enrollment not found`.

use dps_codes::__log::is_word;
use dps_codes::Code;

use super::Place;
use super::owner::follows_log_level;
use crate::evidence::reason;
use crate::flat::Line;
use crate::vocabulary::MESSAGES;

/// Returns `true` if the number and a colon begin the message of a logger: `msg="404204: Enrollment group not found"`.
pub(super) fn begins_message(place: &Place<'_>) -> bool {
    place.behind.strip_prefix(": ").is_some_and(|text| text.starts_with(char::is_alphabetic)) && begins_text(place)
}

/// Returns `true` if the number is the first of a message in quotes, behind its key.
pub(super) fn begins_text(place: &Place<'_>) -> bool {
    const QUOTES: [char; 2] = ['"', '\''];
    let key = place.before.strip_suffix(QUOTES).map(str::trim_end).and_then(|before| before.strip_suffix([':', '=']));
    let Some(key) = key.map(|key| key.trim_end_matches([' ', '"', '\'']).to_ascii_lowercase()) else { return false };
    MESSAGES.iter().any(|known| key.ends_with(known))
}

/// Returns `true` if a code of the table and its message follow a colon: `failed: 500001 Internal error`.
pub(super) fn begins_sentence(number: i64, place: &Place<'_>) -> bool {
    let is_sentence = place.behind.strip_prefix(' ').is_some_and(|text| text.starts_with(char::is_uppercase));
    let before = place.before.trim_end_matches([' ', '"', '\'', '`']);
    let is_behind_word = || before.strip_suffix([':', '=']).is_some_and(|text| text.ends_with(char::is_alphabetic));
    is_sentence && is_behind_word() && Code::from_number(number).is_some()
}

/// Returns `true` if the reason of the code's status follows: `[401002] Unauthorized`.
pub(super) fn precedes_reason(number: i64, behind: &str) -> bool {
    let reason = behind.trim_start_matches([']', ')', ':', ' ', '-']);
    reason::status_of(reason).is_some_and(|status| i64::from(status) == number / 1000)
}

/// Returns `true` if the line says the name of the code in words: `enrollment not found`.
pub(super) fn names_words(number: i64, line: &Line<'_, '_>) -> bool {
    let Some(code) = Code::from_number(number) else { return false };
    let letters: String = line.lower().chars().filter(char::is_ascii_alphabetic).collect();
    letters.contains(&code.name().to_ascii_lowercase())
}

/// Returns `true` if the name of the code follows, or that of a code without a row: `404104 DeviceConnectionClosed`.
pub(super) fn is_named(number: i64, behind: &str) -> bool {
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
pub(super) fn follows_name(number: i64, behind: &str, end: char) -> bool {
    let Some(rest) = behind.strip_prefix(' ') else { return false };
    let length = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
    Code::from_name(&rest[..length]).is_some_and(|code| code.number() == number) && rest[length..].starts_with(end)
}

/// Returns `true` for a code in parentheses with the message behind it, as the Python SDK writes them.
pub(super) fn is_in_message(place: &Place<'_>) -> bool {
    let before = place.before;
    let is_opened = before.ends_with('(') && !before[..before.len() - 1].ends_with(|c: char| is_word(c));
    is_opened && place.behind.starts_with(") ") && !follows_log_level(before)
}
