//! The keys that a text may have, however they are spelt.

use super::is_word;
use crate::report::wire::cursor::Cursor;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Key {
    /// An error code, whatever its number.
    Code,
    /// The same in prose, where programs of any kind use it: only an HTTP status, or what looks like a code of DPS.
    Said,
    /// A number that is one of DPS only if it looks like one.
    Number,
    Message,
    TrackingId,
    Timestamp,
    /// The time of an error, if a tracking ID stands before it.
    Time,
    /// The status of a registration or of an answer.
    Status,
    /// The status of an answer that is an error.
    Refused,
    /// The header that says when an answer was sent.
    Date,
    RetryAfter,
    Challenge,
    /// The version of HTTP follows.
    Http,
    /// The status of an MQTT answer follows.
    Topic,
}

/// In any case of letters; of two that begin alike, the longer one first.
const KEYS: &[(&str, Key)] = &[
    ("errorCode", Key::Code),
    ("error_code", Key::Code),
    ("error-code", Key::Code),
    ("error code", Key::Said),
    ("service error status code", Key::Refused),
    ("Service Error", Key::Code),
    ("errorMessage", Key::Message),
    ("errorStatus", Key::Message),
    ("error message", Key::Message),
    ("error", Key::Number),
    ("err", Key::Number),
    ("code", Key::Number),
    ("DPS", Key::Number),
    ("message", Key::Message),
    ("trackingId", Key::TrackingId),
    ("tracking_id", Key::TrackingId),
    ("tracking-id", Key::TrackingId),
    ("tracking id", Key::TrackingId),
    ("x-ms-request-id", Key::TrackingId),
    ("timestampUtc", Key::Timestamp),
    ("timestamp_utc", Key::Timestamp),
    ("time", Key::Time),
    ("statusCode", Key::Status),
    ("status_code", Key::Status),
    ("status", Key::Status),
    ("date", Key::Date),
    ("retry-after", Key::RetryAfter),
    ("retry_after", Key::RetryAfter),
    ("retryAfter", Key::RetryAfter),
    ("authenticationKey", Key::Challenge),
    ("HTTP/", Key::Http),
    ("$dps/registrations/res/", Key::Topic),
];

/// A bit for each letter that a key begins with, since most words begin with another.
const INITIALS: u32 = {
    let (mut initials, mut at) = (0, 0);
    while at < KEYS.len() {
        initials |= 1 << (KEYS[at].0.as_bytes()[0] & 31);
        at += 1;
    }
    initials
};

/// The key that begins here, and what is behind it.
pub(crate) fn find(here: Cursor<'_>) -> Option<(Key, Cursor<'_>)> {
    let first = u8::try_from(here.peek()?).ok()?;
    if INITIALS & 1 << (first & 31) == 0 {
        return None;
    }
    let begins_alike = |word: &str| word.as_bytes().first().is_some_and(|initial| initial.eq_ignore_ascii_case(&first));
    KEYS.iter().filter(|(word, _)| begins_alike(word)).find_map(|&(word, key)| {
        let behind = here.after(word)?;
        let ends = matches!(key, Key::Http | Key::Topic) || !behind.peek().is_some_and(is_word);
        ends.then_some((key, behind))
    })
}
