//! Text that is nothing but an object, as the body of a response is.

use dps_codes::__log::{is_in_range_of_dps, property, report_of};
use dps_codes::Report;

use crate::evidence;
use crate::flat::Flat;
use crate::foreign::names_other_service;

/// The values of a code that say that nothing has failed, in lower case.
const NO_ERRORS: [&str; 13] = [
    "ok",
    "success",
    "succeeded",
    "successful",
    "noerror",
    "no_error",
    "none",
    "null",
    "undefined",
    "n/a",
    "na",
    "accepted",
    "created",
];

/// The parts of an object that says that something has failed, in lower case.
const FAILURES: [&str; 18] = [
    "fail",
    "exception",
    "unauthorized",
    "forbidden",
    "denied",
    "refused",
    "rejected",
    "invalid",
    "notfound",
    "not found",
    "conflict",
    "throttl",
    "unavailable",
    "timeout",
    "disabled",
    "\"fatal\"",
    "\"critical\"",
    "trackingid",
];

/// Returns the report of a text that is nothing but an object, if the object means something to DPS.
pub(crate) fn report<'a>(flat: &Flat<'a>) -> Option<Report<'a>> {
    if !flat.raw().starts_with(b"{") || !is_one_object(flat) {
        return None;
    }
    let report = report_of(flat.raw());
    let stated = report.number().zip(report.message());
    // Names of errors are not those of DPS alone.
    if report.name().is_some() && names_other_service(flat.lower()) {
        return None;
    }
    if stated.is_some_and(|(number, message)| evidence::mentions(&message.to_string(), number)) {
        return None;
    }
    let is_connack = matches!(report.number(), Some(0..=5));
    let is_registration = report.registration().is_some() && evidence::is_of_registration_object(flat.lower())
        || report.operation_id().is_some_and(|id| !evidence::is_trace_id(&id.to_string()));
    let has_code = (report.number().is_some() || report.name().is_some()) && !is_connack;
    if has_code && !states_failure(&report, flat) {
        return None;
    }
    (has_code || is_registration || report.is_challenge()).then_some(report)
}

/// Returns `true` if nothing follows the object that the text starts with.
fn is_one_object(flat: &Flat<'_>) -> bool {
    let mut depth = 0_usize;
    let mut quote = None;
    let mut bytes = flat.raw().iter().enumerate();
    while let Some((at, &byte)) = bytes.next() {
        match (byte, quote) {
            (b'\\', _) => drop(bytes.next()),
            (b'"' | b'\'', None) => quote = Some(byte),
            (_, Some(open)) if byte == open => quote = None,
            (b'{' | b'[', None) => depth += 1,
            (b'}' | b']', None) => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return flat.raw().get(at + 1..).is_none_or(|rest| rest.trim_ascii().is_empty());
                }
            }
            _ => {}
        }
    }
    true
}

/// Returns `true` if the code of an object is one of an error. Any program has a `code`, as of a status, a language or a
/// country, so that a value that no table has needs a failure beside it.
fn states_failure(report: &Report<'_>, flat: &Flat<'_>) -> bool {
    let is_error_code =
        || flat.lower().contains(&*property::ERROR_CODE.to_ascii_lowercase()) || flat.lower().contains("error_code");
    let is_of_place = || evidence::ADDRESS.iter().any(|member| flat.lower().contains(member));
    match report.number() {
        _ if evidence::is_over(flat.lower()) => false,
        Some(100..400) => false,
        Some(400..600) => true,
        Some(number) if is_in_range_of_dps(number) => is_error_code() || !is_of_place(),
        Some(_) => is_error_code() || says_failure(flat),
        None => {
            let name = report.name().map(|name| name.to_string().to_ascii_lowercase()).unwrap_or_default();
            let is_listed = || report.code().is_some_and(|code| code.code().is_some());
            !NO_ERRORS.contains(&&*name) && (is_listed() || is_error_code() || says_failure(flat))
        }
    }
}

fn says_failure(flat: &Flat<'_>) -> bool {
    let lower = flat.lower();
    FAILURES.iter().any(|part| lower.contains(part)) || has_error(lower)
}

/// Returns `true` for a level of `error`, and for a field of an error that has a value.
fn has_error(lower: &str) -> bool {
    lower.match_indices("error\"").any(|(at, key)| {
        let value = lower[at + key.len()..].trim_start();
        let is_empty =
            |value: &str| ["false", "null", "0", "\"\"", "{}", "[]"].iter().any(|none| value.starts_with(none));
        value.strip_prefix(':').map_or_else(|| !value.starts_with(':'), |value| !is_empty(value.trim_start()))
    })
}
