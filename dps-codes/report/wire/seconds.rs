//! How long the service asks to wait: whole seconds, or the date of an HTTP header.

use core::time::Duration;

/// A wait in whole seconds. What is empty, negative or no number is none; 0 is one.
pub(crate) fn parse(value: impl Iterator<Item = char>) -> Option<Duration> {
    let mut value = value.skip_while(|c| c.is_whitespace()).peekable();
    value.peek()?;
    let mut seconds = 0_u64;
    while let Some(c) = value.next_if(|c| !c.is_whitespace()) {
        seconds = seconds.checked_mul(10)?.checked_add(c.to_digit(10)?.into())?;
    }
    value.all(char::is_whitespace).then(|| Duration::from_secs(seconds))
}
