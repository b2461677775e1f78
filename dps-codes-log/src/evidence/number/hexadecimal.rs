//! Codes in hexadecimal digits, as `ThreadX` and C programs log them: `error 0x62AE9`.

use dps_codes::__log::is_in_range_of_dps;
use dps_codes::Code;
use memchr::memchr2_iter;

/// The start of a number, in lower case.
pub(super) const START: &str = "0x";

/// Returns `true` if there is a code that has a row.
pub(super) fn has_code(text: &[u8]) -> bool {
    memchr2_iter(b'x', b'X', text).any(|at| at > 0 && code_at(&text[at - 1..]).is_some())
}

/// Returns the code that a text starts with, if it has a row.
pub(super) fn code_at(text: &[u8]) -> Option<i64> {
    let [b'0', b'x' | b'X', digits @ ..] = text else { return None };
    let length = digits.iter().take_while(|byte| byte.is_ascii_hexdigit()).count();
    let is_longer = digits.get(length).is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_');
    let digits = std::str::from_utf8(&digits[..length]).ok().filter(|_| !is_longer && length <= 16)?;
    let number = i64::from_str_radix(digits, 16).ok().filter(|number| is_in_range_of_dps(*number))?;
    Code::from_number(number).map(|_| number)
}
