//! Numbers in what loggers write before or behind a message: `[dps:404201] connected`, `[404201] dps: polling`.

use super::words::{is_behind_error, is_error_word, is_lead, word_before};

const BRACKETS: [(char, char); 4] = [('[', ']'), ('(', ')'), ('{', '}'), ('<', '>')];

/// The signs between a name and its number.
const SIGNS: [char; 6] = [':', '#', '|', '=', ' ', '/'];

/// The levels of loggers, in lower case.
const LEVELS: [&str; 9] = ["trace", "debug", "info", "notice", "warn", "warning", "error", "err", "fatal"];

/// The parts of words that say that something has failed, in lower case.
const FAILURES: [&str; 15] = [
    "fail",
    "error",
    "refus",
    "reject",
    "denied",
    "unauthor",
    "forbid",
    "not found",
    "conflict",
    "invalid",
    "cannot",
    "could not",
    "unable",
    "throttl",
    "exception",
];

/// Returns `true` for a number that belongs to the name of a logger, a thread or a connection, unless the line says that
/// something has failed there.
pub(super) fn is_tag(before: &str, behind: &str) -> bool {
    if is_before_code(before, behind) {
        return true;
    }
    let has_message = behind.contains(char::is_alphabetic);
    if let Some(before) = before_name(before, behind) {
        let is_word = |token: &str| token.starts_with(char::is_alphabetic);
        return !says_failure(before, has_message) && (has_message || before.split_whitespace().any(is_word));
    }
    let lead = word_before(before, true);
    let is_without_verb = lead == "dps" || !is_lead(&lead);
    let is_in_brackets = BRACKETS.iter().any(|&(open, close)| before.ends_with(open) && behind.starts_with(close));
    let is_failure = || says_failure(before, true) || says_failure(behind, false);
    is_in_brackets && has_message && is_without_verb && !is_failure()
}

/// Returns `true` for a number in brackets behind a level, as of a thread, in a line that states a code behind an error word.
fn is_before_code(before: &str, behind: &str) -> bool {
    let is_level = LEVELS.contains(&word_before(before, true).as_str());
    behind.strip_prefix(']').is_some_and(|message| is_level && before.ends_with('[') && states_code(message))
}

/// Returns `true` for the first column of a row that states a code behind an error word, as the ID of an event is.
pub(super) fn is_first_of_row(before: &str, behind: &str) -> bool {
    before.trim().is_empty() && behind.starts_with(['\t', '|', ';', ',']) && states_code(behind)
}

/// Returns `true` if a text has a number with the digits of a code behind an error word.
fn states_code(message: &str) -> bool {
    message.match_indices(['4', '5']).any(|(at, _)| {
        let (error, digits) = message.split_at(at);
        let length = digits.bytes().take_while(u8::is_ascii_digit).count();
        length == 6 && error.ends_with([' ', '(', '=', '"', '`']) && is_behind_error(error)
    })
}

/// Returns what precedes the name that a number is a part of: in brackets, between bars, or before a colon.
fn before_name<'t>(text: &'t str, behind: &str) -> Option<&'t str> {
    let inside = text.trim_end_matches(SIGNS);
    let is_of_name = |c: char| c.is_alphanumeric() || "_-.".contains(c);
    let before = inside.trim_end_matches(is_of_name);
    let (name, is_joined) = (&inside[before.len()..], !text.ends_with(' ') && inside != text);
    let closes = |&(open, close): &(char, char)| before.ends_with(open) && behind.starts_with(close);
    let is_enclosed = BRACKETS.iter().chain([&('|', '|')]).any(closes);
    let is_prefix = is_joined && (before.ends_with([' ', '\t']) || before.is_empty()) && ends_name(behind);
    let is_name = name.contains(char::is_alphabetic) && !is_error_word(&name.to_ascii_lowercase());
    (is_name && (is_enclosed || is_prefix)).then_some(before)
}

/// Returns `true` if a message follows what separates it from the name of a logger.
fn ends_name(behind: &str) -> bool {
    let message = [": ", " - ", " | "].iter().find_map(|sign| behind.strip_prefix(sign));
    message.is_some_and(|message| message.starts_with(char::is_alphabetic))
}

/// Returns `true` if a text says that something has failed. The level of a message alone does not.
fn says_failure(text: &str, without_levels: bool) -> bool {
    let lower = text.to_ascii_lowercase();
    let next = lower.split_whitespace().skip(1).chain([""]);
    let tokens = lower.split_whitespace().zip(next).filter(|(token, next)| {
        let level = token.trim_matches(|c: char| !c.is_ascii_alphanumeric());
        // `error for press-11` is a part of a sentence.
        !(without_levels && LEVELS.contains(&level) && !["for", "of", "on"].contains(next))
    });
    let text = tokens.map(|(token, _)| token).collect::<Vec<_>>().join(" ");
    FAILURES.iter().any(|part| text.contains(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_tag_in(line: &str) -> bool {
        let at = line.find("404201").unwrap();
        is_tag(&line[..at], &line[at + 6..])
    }

    #[test]
    fn names_of_loggers() {
        for line in [
            "[dps:404201] connected",
            "ERROR [dps:404201] heartbeat",
            "INFO dps: connected [dps:404201]",
            "|dps:404201| connected",
            "dps:404201: connected",
            "[404201] [dps] connected",
            "DEBUG dps [404201] connected",
            "ERROR [404201] c.x.Registrar - registration failed: 404204",
        ] {
            assert!(is_tag_in(line), "{line}");
        }
    }

    #[test]
    fn codes_of_failures() {
        for line in [
            "[dps:404201]",
            "register failed [dps:404201]",
            "register failed [dps:404201], retrying",
            "[code:404201] register",
            "[404201] register failed",
            "DPS returned [404201] for dev-1",
            "DPS (404201)",
            "dps: 404201",
        ] {
            assert!(!is_tag_in(line), "{line}");
        }
    }
}
