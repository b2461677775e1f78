//! A request and its status in fields of one object, whatever the proxy or the tracer calls them:
//! `"requestUri":"…/registrations/dev-1/register","httpStatusCode":"401"`.

use super::number_at;
use crate::flat::Line;

/// The ends of the names of fields with the status of a response, in lower case.
const STATUSES: [&str; 9] = [
    "statuscode",
    "status_code",
    "responsestatus",
    "httpstatus",
    "sc-status",
    "responsecode",
    "response_code",
    "resultcode",
    "result_code",
];

/// The parts of paths and hosts of requests to DPS and IoT Hub, in lower case.
const ADDRESSES: [&str; 5] =
    ["/registrations/", "/enrollments/", "/enrollmentgroups/", "azure-devices-provisioning.net", ".azure-devices.net/"];

/// The ends of what precedes the name of a status that has not come: `expectedStatusCode`.
const EXPECTED: [&str; 4] = ["expected", "expected_", "retry", "retry_"];

/// The member with which a tracer says that the call has succeeded, in lower case and without blanks.
const SUCCESSES: [&str; 2] = ["\"success\":true", "\"success\":\"true\""];

/// Returns the first status of a failure in an object that has an address of DPS or a hub.
pub(super) fn status(line: &Line<'_, '_>) -> Option<(usize, u16)> {
    if !line.lower().contains('{') || !line.has(&ADDRESSES) {
        return None;
    }
    let found = STATUSES.iter().flat_map(|key| line.after(key).map(move |at| (key.len(), at)));
    let failures = found.filter_map(|(length, at)| {
        let before = &line.lower()[..at - length];
        let status = value(&line.text()[at..]).filter(|status| *status >= 400)?;
        (!EXPECTED.iter().any(|word| before.ends_with(word))).then_some((at, status))
    });
    failures.min_by_key(|(at, _)| *at).filter(|_| !has_succeeded(line))
}

/// Returns the status behind the quote of a key, and a colon.
fn value(behind: &str) -> Option<u16> {
    let value = behind.strip_prefix('"').or_else(|| behind.strip_prefix(" \""))?.trim_start().strip_prefix(':')?;
    number_at(value.trim_start().trim_start_matches('"'))
}

fn has_succeeded(line: &Line<'_, '_>) -> bool {
    let is_named = line.has(&["\"success\""]);
    is_named && {
        let lower: String = line.lower().split_whitespace().collect();
        SUCCESSES.iter().any(|member| lower.contains(member))
    }
}
