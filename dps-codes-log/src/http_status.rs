//! The HTTP status at the start of a text.

use dps_codes::__log::is_word;

/// Returns `true` if the text starts with the status of a response that has failed.
pub(crate) fn is_failed_at_start(text: &str) -> bool {
    number_at(text).is_some_and(|status| status >= 400)
}

/// Returns the status that the text starts with, if no other digits or words follow at once.
pub(crate) fn number_at(text: &str) -> Option<u16> {
    let status = text.get(..3)?.parse().ok().filter(|status| (100..600).contains(status))?;
    let mut behind = text[3..].chars();
    let is_longer = match behind.next() {
        Some('.' | ',') => behind.next().is_some_and(|c| c.is_ascii_digit()),
        Some('/' | '-' | '%') => true,
        Some(c) => is_word(c),
        None => false,
    };
    (!is_longer).then_some(status)
}
