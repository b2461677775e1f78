//! Delays in whole seconds or milliseconds.

use core::time::Duration;

/// Parses a delay in whole seconds. Returns `None` if the value is empty, negative, or not a number.
pub fn parse(value: impl Iterator<Item = char>) -> Option<Duration> {
    whole_number(value).map(Duration::from_secs)
}

/// Parses a delay in whole milliseconds. Returns `None` if the value is empty, negative, or not a number.
pub fn parse_milliseconds(value: impl Iterator<Item = char>) -> Option<Duration> {
    whole_number(value).map(Duration::from_millis)
}

fn whole_number(value: impl Iterator<Item = char>) -> Option<u64> {
    let mut value = value.skip_while(|c| c.is_whitespace()).peekable();
    value.peek()?;
    let mut number = 0_u64;
    while let Some(c) = value.next_if(|c| !c.is_whitespace()) {
        number = number.checked_mul(10)?.checked_add(c.to_digit(10)?.into())?;
    }
    value.all(char::is_whitespace).then_some(number)
}
