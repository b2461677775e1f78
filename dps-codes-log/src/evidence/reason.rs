//! The reason phrases of HTTP, as programs spell them: `Not Found`, `NotFound`, `not_found`.

use crate::prefilter::Rules;

/// Statuses with their reasons, in lower case.
const REASONS: [(u16, &str); 22] = [
    (400, "bad request"),
    (401, "unauthorized"),
    (403, "forbidden"),
    (404, "not found"),
    (405, "method not allowed"),
    (407, "proxy authentication required"),
    (408, "request timeout"),
    (409, "conflict"),
    (410, "gone"),
    (412, "precondition failed"),
    (413, "payload too large"),
    (413, "request entity too large"),
    (415, "unsupported media type"),
    (425, "too early"),
    (429, "too many requests"),
    (500, "internal server error"),
    (501, "not implemented"),
    (502, "bad gateway"),
    (503, "service unavailable"),
    (504, "gateway timeout"),
    (511, "network authentication required"),
    (507, "insufficient storage"),
];

pub(super) fn add_rules(rules: &mut Rules) {
    for (_, reason) in REASONS {
        rules.words(reason);
    }
}

/// Returns the status if all of the text is a reason; a full stop may follow.
pub(crate) fn status_of(text: &str) -> Option<u16> {
    let text = text.trim().trim_end_matches(['.', '!']);
    status_before(text, |rest| without_signs(rest).is_empty())
}

/// Returns the status if the text starts with its reason, and with no other word at once: `Not Found for url`.
pub(crate) fn status_at_start(text: &str) -> Option<u16> {
    status_before(text, |rest| !rest.starts_with(|c: char| c.is_ascii_alphanumeric()))
}

/// Returns the status if the text ends with its reason, and with no other word at once: `error: Not Found`.
pub(crate) fn status_at_end(text: &str) -> Option<u16> {
    // The words of a reason are one to three.
    let starts = text.rmatch_indices(|c: char| !c.is_ascii_alphanumeric()).map(|(at, sign)| at + sign.len());
    starts.chain([0]).take(4).find_map(|start| status_of(&text[start..]))
}

/// Returns the status whose reason the text starts with, if what follows the reason is as expected.
fn status_before(text: &str, is_expected: impl Fn(&str) -> bool) -> Option<u16> {
    let first = without_signs(text).bytes().next()?;
    // Most text starts with none of these letters.
    let may_start = |reason: &str| reason.bytes().next().is_some_and(|letter| letter.eq_ignore_ascii_case(&first));
    let starts = |reason: &str| may_start(reason) && after_reason(text, reason).is_some_and(&is_expected);
    REASONS.iter().find(|(_, reason)| starts(reason)).map(|&(status, _)| status)
}

/// Returns the text after a reason. Any signs, or none, can be between its words.
fn after_reason<'t>(text: &'t str, reason: &str) -> Option<&'t str> {
    reason.split(' ').try_fold(text, |text, word| {
        let (start, rest) = without_signs(text).split_at_checked(word.len())?;
        start.eq_ignore_ascii_case(word).then_some(rest)
    })
}

fn without_signs(text: &str) -> &str {
    text.trim_start_matches([' ', '_', '-'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_in_every_spelling() {
        for text in ["Not Found", "NotFound", "not_found", "not-found", " NOT FOUND. "] {
            assert_eq!(status_of(text), Some(404), "{text}");
        }
        for text in ["Not Found for url", "Not", "No tFound", ""] {
            assert_eq!(status_of(text), None, "{text}");
        }
        assert_eq!(status_at_start("Not Found for url: https://hub.example"), Some(404));
        assert_eq!(status_at_start("Unauthorized] {"), Some(401));
        assert_eq!(status_at_start("Conflicting"), None);
        assert_eq!(status_at_end("error: Too Many Requests"), Some(429));
        assert_eq!(status_at_end("Unforbidden"), None);
    }
}
