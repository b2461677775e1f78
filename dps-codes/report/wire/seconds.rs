//! Delays in whole seconds.

use core::time::Duration;

/// Parses a delay in whole seconds. Returns `None` if the value is empty, negative, or not a number.
pub fn parse(value: impl Iterator<Item = char>) -> Option<Duration> {
    let mut value = value.skip_while(|c| c.is_whitespace()).peekable();
    value.peek()?;
    let mut seconds = 0_u64;
    while let Some(c) = value.next_if(|c| !c.is_whitespace()) {
        seconds = seconds.checked_mul(10)?.checked_add(c.to_digit(10)?.into())?;
    }
    value.all(char::is_whitespace).then(|| Duration::from_secs(seconds))
}
