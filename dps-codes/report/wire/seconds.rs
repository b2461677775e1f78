//! Delays in whole seconds or milliseconds.

use core::time::Duration;

use super::words::is_whitespace;

/// Parses a delay in whole seconds. Returns `None` if the value is empty, negative, or not a number.
pub fn parse(value: impl Iterator<Item = char>) -> Option<Duration> {
    whole_number(value).map(Duration::from_secs)
}

/// Parses a delay in whole milliseconds. Returns `None` if the value is empty, negative, or not a number.
pub fn parse_milliseconds(value: impl Iterator<Item = char>) -> Option<Duration> {
    whole_number(value).map(Duration::from_millis)
}

fn whole_number(value: impl Iterator<Item = char>) -> Option<u64> {
    let mut number = None;
    let mut is_over = false;
    for c in value {
        if is_whitespace(c) {
            is_over = number.is_some();
        } else if is_over {
            return None;
        } else {
            number = Some(number.unwrap_or(0_u64).checked_mul(10)?.checked_add(c.to_digit(10)?.into())?);
        }
    }
    number
}
