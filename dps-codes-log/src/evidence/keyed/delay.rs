//! The delays that a service asks for, and the dates of responses.

use std::time::Duration;

use dps_codes::__log::{LONGEST_TIME, Start, parse_date};

use crate::evidence::Fact;

/// The units behind a delay, in lower case, with their lengths in milliseconds.
const UNITS: [(&str, u64); 12] = [
    ("ms", 1),
    ("msec", 1),
    ("millisecond", 1),
    ("milliseconds", 1),
    ("s", 1000),
    ("sec", 1000),
    ("secs", 1000),
    ("second", 1000),
    ("seconds", 1000),
    ("m", 60_000),
    ("min", 60_000),
    ("minutes", 60_000),
];

/// The digits of the greatest `u32`.
const MOST_DIGITS: usize = 10;

/// Reads a delay, or the date of its end. A unit behind the number takes the place of that of the key.
pub(super) fn fact<'a>(start: &Start<'_>, unit: Duration) -> Option<Fact<'a>> {
    let behind = start.value.skip_while(MOST_DIGITS, |c| c.is_ascii_digit());
    let Ok(count) = start.value.text_to(behind).to_string().parse() else { return date(start).map(Fact::RetryDate) };
    let word = behind.skip_while(1, |c| c == ' ');
    let name = word.text_to(word.skip_while(16, char::is_alphabetic)).to_string().to_ascii_lowercase();
    let stated = UNITS.iter().find(|(known, _)| *known == name).map(|(_, length)| Duration::from_millis(*length));
    let is_complete = stated.is_some() || behind.peek().is_none_or(|c| c != '.' && !c.is_alphanumeric());
    is_complete.then(|| stated.unwrap_or(unit).checked_mul(count).map(Fact::RetryAfter))?
}

/// Returns the date of a header, in seconds since 1970: up to the end of the line, if it is not quoted.
pub(super) fn date(start: &Start<'_>) -> Option<u64> {
    let text = match start.quote {
        Some(_) => start.token(LONGEST_TIME)?,
        None => start.value.text_to(start.value.skip_while(LONGEST_TIME, |c| !"\"\r\n".contains(c))),
    };
    parse_date(text.to_string().trim().as_bytes())
}
