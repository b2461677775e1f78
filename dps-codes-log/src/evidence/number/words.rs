//! The words around a number that lead to an error code.

use dps_codes::__log::is_word;

use super::Place;
use crate::vocabulary::{ERRORS, FILLERS, LEADS, SHORT};

/// The words for the code of an error in other languages, in lower case.
const CODES: [&str; 5] = ["código", "codigo", "codice", "kod", "код"];

/// The leads that any other number can follow too.
const WEAK_LEADS: [&str; 7] = ["sent", "received", "get", "with", "as", "was", "is"];

/// The words before `code` that make it one of an error.
const CODE_OWNERS: [&str; 17] = [
    "error", "err", "status", "dps", "response", "result", "return", "reason", "fault", "failure", "service",
    "extended", "http", "api", "the", "fehler", "fout",
];

/// The signs between words.
const SIGNS: &[char] = &[
    ' ', ':', '=', '#', '"', '\'', '`', '(', '[', '<', '>', '|', '{', '\t', '\n', '\r', '\u{2018}', '\u{2019}',
    '\u{201a}', '\u{201c}', '\u{201d}', '\u{201e}', '«', '»',
];

/// Returns `true` behind the key of a code in JSON without blanks, as in `"extendedErrorCode":404201`. Behind `"errors":` is
/// a count.
pub(super) fn is_behind_code_key(before: &str) -> bool {
    const KEYS: [&str; 4] = ["error", "reason", "result", "extended"];
    let Some(text) = before.strip_suffix("\":") else { return false };
    let key = word_before(text, false);
    key.ends_with("code") && is_error_word(&key) || KEYS.iter().any(|known| key.ends_with(known))
}

/// Returns `true` for what a service has returned: `the service returned 404201: …`, `IoT Hub returned 404001`.
pub(super) fn is_returned_by_service(place: &Place<'_>) -> bool {
    const VERBS: [&str; 3] = ["returned", "answered", "responded"];
    let before = place.before.trim_end_matches(' ');
    let before = before.strip_suffix(" with").unwrap_or(before);
    let verb = word_before(before, false);
    let subject = before.strip_suffix(verb.as_str()).unwrap_or_default().trim_end();
    VERBS.contains(&verb.as_str()) && ["service", "hub"].contains(&word_before(subject, false).as_str())
}

/// Returns `true` for a word that leads to an error code.
pub(super) fn is_lead(word: &str) -> bool {
    ERRORS.contains(&word) || LEADS.contains(&word)
}

/// Returns `true` if the word before a number can lead to a code: `DPS returned 404201`, not `room 404201`.
pub(super) fn is_led(place: &Place<'_>) -> bool {
    let lead = word_before(place.before, true);
    // A status, or the ID of the request in a topic.
    let is_number = || lead.bytes().all(|c| c.is_ascii_digit()) && lead.len() <= 3;
    lead.is_empty() || is_number() || is_lead(&lead)
}

/// Returns `true` unless the word before a number needs a subject and has none: `DPS sent 404201`, not `dps[1]: sent 404201`.
pub(super) fn has_subject(place: &Place<'_>) -> bool {
    let mut before = place.before.trim_end_matches(SIGNS);
    if !WEAK_LEADS.contains(&word_before(before, false).as_str()) || place.behind.starts_with(" from ") {
        return true;
    }
    for _ in 0..4 {
        let word = word_before(before, false);
        if !WEAK_LEADS.contains(&word.as_str()) {
            let is_subject = is_lead(&word) || CODE_OWNERS.contains(&word.as_str());
            return is_subject || ["dps", "provisioning"].iter().any(|service| word.contains(service));
        }
        before = before[..before.len() - word.len()].trim_end_matches(' ');
    }
    false
}

/// Returns `true` if the tokens right before a number are an error level, as in `[ERROR] 404201`.
pub(super) fn has_error_level(place: &Place<'_>) -> bool {
    let before = place.before.trim_end_matches([' ', ':', '|', ']', '>', '-', '(']);
    ["error", "err", "fatal", "crit", "critical", "err!"].iter().any(|level| {
        before.len() >= level.len()
            && before.get(before.len() - level.len()..).is_some_and(|end| end.eq_ignore_ascii_case(level))
    }) || ["unauthorized", "forbidden", "not found", "conflict"]
        .iter()
        .any(|name| before.to_ascii_lowercase().ends_with(name))
}

/// Returns the word before a number, in lower case, past signs and `number` or `code`.
pub(super) fn word_before(before: &str, is_spaced: bool) -> String {
    let signs = if is_spaced { SIGNS } else { &[] };
    let before = before.trim_end_matches(signs);
    let start =
        before.rfind(|c: char| !is_word(c)).map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
    before[start..].to_ascii_lowercase()
}

pub(super) fn is_error_word(word: &str) -> bool {
    // A setting: `ignore_errors=[404201]`.
    if ["ignore", "ignored", "skip", "expected", "allowed"]
        .iter()
        .any(|start| word.strip_prefix(start).is_some_and(|rest| rest.starts_with('_')))
    {
        return false;
    }
    let is_of_error = |owner: &str| owner.is_empty() || CODE_OWNERS.iter().any(|known| owner.ends_with(known));
    match word.strip_suffix("code") {
        Some(owner) => is_of_error(owner.trim_end_matches(['_', '-'])),
        None => ERRORS.iter().any(|known| word.ends_with(known)) || SHORT.contains(&word),
    }
}

/// The greatest number of words between an error word and the code.
const MOST_FILLERS: usize = 6;

/// Returns `true` if the words before a number lead to an error code: `error`, `failed with`, `could not register dev-1:`.
pub(super) fn is_behind_error(before: &str) -> bool {
    let all = before;
    let mut before = before;
    for _ in 0..MOST_FILLERS {
        let word = word_before(before, true);
        let (text, signs) = before.split_at(before.trim_end_matches(SIGNS).len());
        let rest = &text[..text.len() - word.len()];
        // `log-file 404201` is the number of the file.
        let is_numbered = before.len() == all.len() && signs.trim().is_empty();
        match word.as_str() {
            "code" if rest.ends_with("ended with ") => return true,
            "code" if rest.ends_with("with ") => before = rest,
            "code" => return is_code_word(rest),
            "not" => return rest.ends_with("could ") || rest.ends_with("can "),
            "cannot" | "unable" => return true,
            word if CODES.contains(&word) => return is_code_word(rest),
            word if FILLERS.contains(&word) => before = rest,
            word => match without_id(rest, word, is_numbered) {
                Some(rest) => before = rest,
                None => return is_error_word(word),
            },
        }
    }
    false
}

/// Removes the ID of a device, of which this is the last word: `register press-1`, `rejected press-1`. Two words that a hyphen
/// joins are not an ID if the number can be theirs.
fn without_id<'t>(before: &'t str, last: &str, is_numbered: bool) -> Option<&'t str> {
    let start = before.trim_end_matches(|c: char| is_word(c) || "-.".contains(c));
    let has_digit = |text: &str| text.bytes().any(|byte| byte.is_ascii_digit());
    let is_joined = before.ends_with(['-', '.']) && (!is_numbered || has_digit(&before[start.len()..]));
    let is_id = has_digit(last) && last.len() < 6 || is_joined;
    let rest = start.trim_end_matches(SIGNS);
    let lead = word_before(rest, false);
    let is_led = FILLERS.contains(&lead.as_str()) || ["rejected", "refused"].contains(&lead.as_str());
    (is_id && is_led).then_some(rest)
}

/// Returns `true` if the word `code` behind this text is that of an error: not `zip code`, `dress code`.
pub(in crate::evidence) fn is_code_word(before: &str) -> bool {
    // A key of its own, as in `op=register code=401002`.
    let is_key = before.split_whitespace().next_back().is_some_and(|token| token.contains('='));
    let is_apart = is_key || !before.ends_with(' ') && !before.ends_with('\t');
    let owner = word_before(before, true);
    is_apart
        || is_error_word(&owner)
        || owner.is_empty()
        || CODE_OWNERS.contains(&owner.as_str())
        || before.trim_end().ends_with([':', ',', ';', '.', '|', ']', ')', '}', '-'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prefilter::{OTHER_LEADS, is_ordinary};

    /// Otherwise the prefilter would skip what reading takes for a code.
    #[test]
    fn a_word_that_leads_to_a_code_is_not_ordinary() {
        let words = FILLERS.iter().chain(&LEADS).chain(&ERRORS).chain(&OTHER_LEADS);
        let mut count = 0;
        for word in words {
            for sign in [" ", ": ", ":", "="] {
                let before = format!("failed to {word}{sign}");
                if is_behind_error(&before) {
                    assert!(!is_ordinary(before.as_bytes(), b"404299", b""), "{before}");
                    count += 1;
                }
            }
        }
        assert!(count > 100, "{count}");
    }
}
