//! A code behind the status that it belongs to: `DPS responded 409: 409203`, `DPS returned 409/409203`.

use dps_codes::Code;

use crate::evidence::Found;

/// The words before a status that a service has responded, in lower case.
const VERBS: [&str; 9] = [
    "responded",
    "responds",
    "responded with",
    "returned",
    "returns",
    "answered",
    "answers",
    "replied",
    "replied with",
];

/// The separators between a status and its code.
const SEPARATORS: [&str; 3] = [": ", " / ", "/"];

/// The length of a call with its arguments, and of the sentence before a status, in bytes.
const NEAR: usize = 128;

/// The length of a code.
const DIGITS: usize = 6;

/// Returns `true` for a status behind a verb, in lower case, and before one of its codes.
pub(in crate::evidence) fn is_responded(before: &str, status: u16, behind: &str) -> bool {
    let before = before.trim_end_matches([' ', ':']);
    let is_verb = |verb: &str| before.strip_suffix(verb).is_some_and(|rest| rest.ends_with([' ', '\t']));
    let number = behind.strip_prefix(": ").unwrap_or_default();
    let digits = number.bytes().take_while(u8::is_ascii_digit).count();
    let follows = number.get(digits..).unwrap_or_default();
    let is_before_code = digits == DIGITS
        && number.starts_with(&status.to_string())
        && (follows.is_empty() || follows.starts_with([' ', ':', ',', ';', '"', '\'']));
    let ends_clause = behind.trim_end().is_empty() || behind.starts_with([',', ';']) || behind.starts_with(" (");
    VERBS.iter().any(|verb| is_verb(verb)) && (is_before_code || ends_clause) || is_called(before) && ends_clause
}

/// Returns `true` if a call of DPS and an arrow precede: `register -> 503`, `register(press-3) => 503`.
fn is_called(before: &str) -> bool {
    ["->", "=>"].iter().find_map(|arrow| before.strip_suffix(arrow)).is_some_and(ends_with_call)
}

/// Returns `true` if the text ends with a call of DPS, in any case. Its arguments can be there.
fn ends_with_call(text: &str) -> bool {
    const CALLS: [&str; 5] = ["register", "registration", "provision", "provisioning", "enroll"];
    let call = last(text.trim_end());
    let name = call.strip_suffix(')').and_then(|call| call.rsplit_once('(')).map_or(call, |(name, _)| name);
    let name = name.to_ascii_lowercase();
    CALLS.iter().any(|call| name.ends_with(call))
}

/// Returns the last characters of a text: a line can have many numbers, and not all of it is searched for each.
fn last(text: &str) -> &str {
    let start = (text.len().saturating_sub(NEAR)..=text.len()).find(|at| text.is_char_boundary(*at));
    start.and_then(|start| text.get(start..)).unwrap_or_default()
}

/// Returns `true` for what a call with arguments has returned: `register(press-3) => 404201`, `provision("a") returned 401002`.
pub(super) fn is_result_of_call(before: &str) -> bool {
    let before = before.trim_end();
    let call = ["->", "=>", " returned"].iter().find_map(|sign| before.strip_suffix(sign)).map(str::trim_end);
    call.is_some_and(|call| call.ends_with(')') && ends_with_call(call))
}

/// Returns `true` if a text in lower case says that something has failed, and ends with `code`: `failed, code: 401`.
pub(in crate::evidence) fn is_code_of_failure(before: &str) -> bool {
    let text =
        last(before).trim_end_matches([' ', ':', '=']).strip_suffix("code").filter(|text| text.ends_with([' ', ',']));
    text.is_some_and(|text| ["failed", "rejected", "refused"].iter().any(|word| text.contains(word)))
}

/// Returns `true` if the status of a code and a slash precede its digits, and are not the end of a path. Any other number
/// there is one of so many: `403/404201`.
pub(super) fn follows_status(before: &str, digits: &str) -> bool {
    let status = before.strip_suffix('/').zip(digits.get(..3));
    let before_status = status.and_then(|(before, status)| before.strip_suffix(status));
    before_status.is_some_and(|text| text.is_empty() || text.ends_with([' ', ':', '(', '[']))
}

/// Returns `true` behind the status of the code, which has been read as a code of its own, and a slash: `error 401 / 401002`.
pub(super) fn follows_slash(stated: i64, number: i64, before: &str) -> bool {
    let status = [" / ", "/"].iter().find_map(|slash| before.strip_suffix(slash)).unwrap_or_default();
    stated == number / 1000 && status.ends_with(&stated.to_string())
}

/// Returns `true` for an aligned column behind that with the status of the code: `dev-1  401  401002   PUT register`.
pub(super) fn is_in_column(number: i64, before: &str, behind: &str) -> bool {
    const GAP: &str = "  ";
    let is_cell = behind.is_empty() || behind.starts_with(GAP);
    let status = before.strip_suffix(GAP).filter(|_| is_cell).map(str::trim_end);
    let before_status = status.and_then(|text| text.strip_suffix(&(number / 1000).to_string()));
    Code::from_number(number).is_some() && before_status.is_some_and(|before| before.ends_with(GAP))
}

/// Returns `true` for a cell of a row, behind the cell with the status of the code: `404, 404201, Enrollment not found`.
pub(super) fn is_in_row(number: i64, before: &str, behind: &str) -> bool {
    let is_cell = behind.is_empty() || behind.starts_with(", ");
    let status = before.strip_suffix(", ").filter(|_| is_cell).and_then(|before| before.rsplit(", ").next());
    status.is_some_and(|status| status.parse() == Ok(number / 1000))
}

/// Returns `true` behind the status of the code and a slash, in a line about DPS: `DPS returned 400/400207`.
pub(super) fn is_behind_slash(number: i64, before: &str, found: &Found<'_>) -> bool {
    found.is_about_dps && follows_status(before, &number.to_string())
}

/// Returns `true` if the status of a code precedes it, and a separator.
pub(super) fn is_behind_status(number: i64, before: &str, found: &Found<'_>) -> bool {
    let status = SEPARATORS.iter().find_map(|separator| before.strip_suffix(separator)).unwrap_or_default();
    let is_own = |own: u16| i64::from(own) == number / 1000 && status.ends_with(&own.to_string());
    found.stated().status.is_some_and(is_own)
}
