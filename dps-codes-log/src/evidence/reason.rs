//! The reason phrases of HTTP, as programs spell them: `Not Found`, `NotFound`, `not_found`.

/// Statuses with their reasons, without blanks and in lower case.
const REASONS: [(u16, &str); 22] = [
    (400, "badrequest"),
    (401, "unauthorized"),
    (403, "forbidden"),
    (404, "notfound"),
    (405, "methodnotallowed"),
    (407, "proxyauthenticationrequired"),
    (408, "requesttimeout"),
    (409, "conflict"),
    (410, "gone"),
    (412, "preconditionfailed"),
    (413, "payloadtoolarge"),
    (413, "requestentitytoolarge"),
    (415, "unsupportedmediatype"),
    (425, "tooearly"),
    (429, "toomanyrequests"),
    (500, "internalservererror"),
    (501, "notimplemented"),
    (502, "badgateway"),
    (503, "serviceunavailable"),
    (504, "gatewaytimeout"),
    (511, "networkauthenticationrequired"),
    (507, "insufficientstorage"),
];

/// Longer texts are not reasons.
const LONGEST: usize = 40;

/// Returns the status if all of the text is a reason; a full stop may follow.
pub(crate) fn status_of(text: &str) -> Option<u16> {
    let text = text.trim().trim_end_matches(['.', '!']);
    let letters = letters(text, LONGEST)?;
    REASONS.iter().find(|(_, reason)| *reason == letters).map(|&(status, _)| status)
}

/// Returns the status if the text starts with its reason, and with no other word at once.
pub(crate) fn status_at_start(text: &str) -> Option<u16> {
    let end = text.char_indices().take(LONGEST).find(|&(_, c)| !c.is_ascii_alphabetic() && !matches!(c, ' ' | '_'));
    let text = &text[..end.map_or_else(|| text.len().min(LONGEST), |(at, _)| at)];
    // The reason may be followed by other words: `Not Found for url`.
    let starts = |&&(_, reason): &&(u16, &str)| starts_with_reason(text, reason);
    REASONS.iter().find(starts).map(|&(status, _)| status)
}

fn starts_with_reason(text: &str, reason: &str) -> bool {
    let mut chars = text.bytes().peekable();
    for expected in reason.bytes() {
        while chars.next_if(|c| matches!(c, b' ' | b'_')).is_some() {}
        if chars.next().is_none_or(|c| c.to_ascii_lowercase() != expected) {
            return false;
        }
    }
    !chars.peek().is_some_and(u8::is_ascii_alphanumeric)
}

fn letters(text: &str, longest: usize) -> Option<String> {
    let is_reason =
        text.len() <= longest && text.bytes().all(|c| c.is_ascii_alphabetic() || matches!(c, b' ' | b'_' | b'-'));
    is_reason.then(|| text.chars().filter(char::is_ascii_alphabetic).map(|c| c.to_ascii_lowercase()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_in_every_spelling() {
        for text in ["Not Found", "NotFound", "not_found", " NOT FOUND. "] {
            assert_eq!(status_of(text), Some(404), "{text}");
        }
        assert_eq!(status_of("Not Found for url"), None);
        assert_eq!(status_at_start("Not Found for url: https://hub.example"), Some(404));
        assert_eq!(status_at_start("Unauthorized] {"), Some(401));
        assert_eq!(status_at_start("Conflicting"), None);
    }
}
