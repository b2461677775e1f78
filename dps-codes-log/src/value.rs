//! The values of keys that only logs have.

use dps_codes::__log::{LONGEST_TIME, Start, is_word, parse_date, status};
use dps_codes::Text;

/// Returns the date of a header, in seconds since 1970.
pub(crate) fn date(start: &Start<'_>) -> Option<u64> {
    parse_date(header(start)?.as_str()?.as_bytes())
}

/// Returns the value of a header: up to the end of the line, if it is not quoted.
fn header<'a>(start: &Start<'a>) -> Option<Text<'a>> {
    if start.quote.is_some() {
        return start.token(LONGEST_TIME);
    }
    let end = start.value.skip_while(LONGEST_TIME, |c| !"\"\r\n".contains(c));
    Some(start.value.text_to(end))
}

/// Returns the status of a registration.
pub(crate) fn registration_status<'a>(start: &Start<'a>) -> Option<Text<'a>> {
    let end = start.value.skip_while(16, is_word);
    let found = start.value.text_to(end);
    status::ALL.iter().any(|known| found.eq_ignore_ascii_case(known)).then_some(found)
}
