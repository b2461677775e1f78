//! The statuses of responses, as numbers and as names, in prose and in status lines.

mod behind_request;
mod names;

use dps_codes::__log::{CONDITIONS, is_word};

pub(super) use self::behind_request::PATHS;
pub(super) use self::names::add_name;
use self::names::{OF_CONTROL_PLANE, conditions, control_plane, headline, names};
use super::{Fact, Found, number, reason};
use crate::flat::Line;
use crate::foreign::{is_of_program, names_other_service};
use crate::http_status::number_at;
use crate::prefilter::Rules;

/// The words before a status, in lower case.
const BEFORE_NUMBER: [&str; 24] = [
    "status code",
    "statuscode",
    "status_code",
    "http status",
    "httpstatus",
    "response status",
    "response code",
    "responsecode",
    "response_code",
    "http response",
    "with status",
    "status",
    "http error",
    "http",
    "requested url returned error",
    "dps error",
    "throttled us",
    "http_status",
    "http_status,",
    "http_error,",
    "http code",
    "http_code",
    "throttled",
    // .NET Framework, and Windows PowerShell.
    "remote server returned an error",
];

/// The words between those and a status: `HTTP 状态码 500`.
const FILLERS: [&str; 9] =
    [" of", " is", " was", "状态码", "状态代码", "ステータスコード", "ステータス", "상태 코드", "код состояния"];

/// The phrases of lines whose status is that of another call, or of a process.
const OF_OTHERS: [&str; 10] = [
    "allocation failed",
    "webhook",
    "exit status",
    "exit code",
    "http response error",
    "exited,",
    "probe failed",
    // A browser, git, and Kubernetes.
    "failed to load resource",
    "rpc failed;",
    "the object has been modified",
];

/// The phrases in which the daemons of a device log calls to themselves.
const LOCAL: [&str; 6] = ["!!! ", "aziot-certd", "aziot-keyd", "aziot-tpmd", "unix:/", ".sock:"];

/// The words behind a status, in lower case.
const BEHIND_NUMBER: [&str; 2] = ["client error", "server error"];

/// The starts of the names of errors of the hub.
const STARTS_OF_NAMES: [&str; 4] = ["Device", "IotHub", "Enrollment", "Registration"];

/// Adds the rules for statuses beside a word. Those beside a reason are the rules of [`reason`].
pub(super) fn add_rules(rules: &mut Rules) {
    for word in BEFORE_NUMBER.into_iter().chain(BEHIND_NUMBER) {
        rules.all_and([word], |text| text.numbers().is_status);
    }
    for path in PATHS {
        rules.all_and([path], |text| text.numbers().is_status);
    }
    for word in ["error=", "dps", "provision"] {
        rules.all_and([word], |text| text.numbers().is_status);
    }
    // An accepted request is in progress.
    rules.all([STATUS_LINE, "202"]);
    for start in STARTS_OF_NAMES {
        rules.all_and([start], |text| text.numbers().is_named);
    }
    rules.all_and(["["], |text| text.numbers().is_bracketed);
    rules.any(OF_CONTROL_PLANE.iter().chain(&CONDITIONS).map(|(code, _)| *code));
}

pub(super) fn find<'a>(line: &Line<'_, 'a>, found: &mut Found<'a>) {
    status_lines(line, found);
    if is_of_others(line) {
        return;
    }
    numbers(line, found);
    control_plane(line, found);
    names(line, found);
    conditions(line, found);
    headline(line, found);
}

/// Returns `true` if a status of this line is not that of DPS or of a hub.
pub(super) fn is_of_others(line: &Line<'_, '_>) -> bool {
    // The status of a local daemon's socket: the cause is inside its message.
    let is_of_socket = line.has(&["dps client error", "hub client error"]) && line.has(&["\"message\""]);
    is_of_socket || is_of_program(line) || line.has(&OF_OTHERS) || line.has(&LOCAL)
}

/// Returns `true` for the body of a daemon on the device: a message without a code, which DPS and hubs never send.
pub(super) fn is_of_daemon(line: &Line<'_, '_>) -> bool {
    const START: &str = "{\"message\":";
    let before = line.text().find(START).map(|at| line.text()[..at].trim_end());
    let is_prefix = |before: &str| before.ends_with([':', ']']) && !before.contains('{');
    before.is_some_and(|before| is_prefix(before) && before.contains(|c: char| c.is_ascii_digit()))
        && !line.has(&["errorcode", "trackingid", "authenticationkey", "client error", "dps"])
}

/// The start of a status line, in lower case.
const STATUS_LINE: &str = "http/";

/// Reads `HTTP/1.1 404`, at the start of a response.
fn status_lines(line: &Line<'_, '_>, found: &mut Found<'_>) {
    for at in line.after(STATUS_LINE) {
        let rest = line.text()[at..].trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
        let status = rest.strip_prefix(' ').and_then(number_at);
        if let Some(status) = status.filter(|_| !names_other_service(line.lower())) {
            found.add(at, Fact::Status { status, is_first: true });
        }
    }
}

/// Reads a number with words around it that make it a status.
fn numbers(line: &Line<'_, '_>, found: &mut Found<'_>) {
    let text = line.text();
    let mut at = 0;
    while let Some(length) = text[at..].find(|c: char| c.is_ascii_digit()) {
        at += length;
        let digits = text[at..].bytes().take_while(u8::is_ascii_digit).count();
        let is_start = !text[..at].ends_with(|c: char| is_word(c) || c == '.') && !continues_number(&text[..at]);
        if let (true, Some(status)) = (is_start, number_at(&text[at..])) {
            let (before, behind) = (&text[..at], &text[at + digits..]);
            let is_error = status >= 400
                && (is_behind_word(&line.lower()[..at])
                    || is_in_response(&line.flat.lower()[..line.range.start + at])
                    || is_before_reason(behind, before, status)
                    || is_behind_reason(before, behind, status)
                    || is_before_name(behind, line)
                    || behind_request::is_behind_request(before)
                    || is_error_of_device(before, line)
                    || found.is_about_dps && number::is_code_of_failure(&line.lower()[..at])
                    || number::is_responded(&line.lower()[..at], status, behind)
                        && (found.is_about_dps || line.has(&["provision"])));
            if is_error || is_before_body(behind, &line.lower()[..at], line) {
                let is_first = line.lower()[..at].trim() == "http status:";
                found.add(at, Fact::Status { status, is_first });
            }
        }
        at += digits;
    }
}

/// Returns `true` behind a decimal comma, as in the time `10:00:02,512`.
fn continues_number(before: &str) -> bool {
    matches!(before.as_bytes(), [.., digit, b','] if digit.is_ascii_digit())
}

fn is_behind_word(before: &str) -> bool {
    let trimmed = before.trim_end_matches([' ', ':', '=', '\'', '"', '`', '(', '[', '\t']);
    let trimmed = FILLERS.iter().find_map(|filler| trimmed.strip_suffix(filler)).unwrap_or(trimmed).trim_end();
    let is_word_end = |word: &&str| {
        trimmed.strip_suffix(*word).is_some_and(|rest| !rest.ends_with(|c: char| c.is_ascii_alphanumeric()))
    };
    // `exit status 401` was ruled out; `http:404` is the port of a URL.
    BEFORE_NUMBER.iter().any(is_word_end) && !before.ends_with("http:")
}

/// Returns `true` for the value of `error=`, in a line about a registration or a device.
fn is_error_of_device(before: &str, line: &Line<'_, '_>) -> bool {
    const NAMES: [&str; 6] = ["registration", "device_id", "deviceid", "device=", "dps", "provision"];
    before.ends_with(" error=") && line.has(&NAMES)
}

/// Returns `true` for the code in an object that is the status of a response: `"responseCode": {"code": 429`.
fn is_in_response(before: &str) -> bool {
    fn without<'t>(text: &'t str, end: &str) -> Option<&'t str> {
        text.trim_end().strip_suffix(end)
    }
    let object = without(before, ":").and_then(|text| without(text, "\"code\"")).and_then(|text| without(text, "{"));
    let key = object.and_then(|text| without(text, ":"));
    key.is_some_and(|key| ["\"responsecode\"", "\"status\""].iter().any(|name| key.trim_end().ends_with(name)))
}

/// Returns `true` for `[404 Not Found]`, `503 Service Unavailable` and `429 Client Error: Too Many Requests`.
fn is_before_reason(behind: &str, before: &str, status: u16) -> bool {
    let rest = behind.trim_start();
    let lower = |prefix: &str| rest.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix));
    if BEHIND_NUMBER.iter().any(|words| lower(words)) {
        return true;
    }
    let is_apart = rest.len() < behind.len() || rest.starts_with('(');
    let same = reason::status_at_start(rest.trim_start_matches('(')) == Some(status);
    // A line can be wrapped between the two.
    let mut letters = rest.chars();
    let is_capitalized = letters.next().is_some_and(|c| c.is_ascii_uppercase())
        && letters.next().is_some_and(|c| c.is_ascii_lowercase());
    let is_bracketed = before.ends_with('[') && is_capitalized;
    is_apart && (same || is_bracketed) || before.ends_with('[') && rest.is_empty() && is_apart
}

/// Returns `true` for `Forbidden (403)`.
fn is_behind_reason(before: &str, behind: &str, status: u16) -> bool {
    let reason = before.strip_suffix('(').filter(|_| behind.starts_with(')'));
    reason.is_some_and(|reason| reason::status_at_end(reason.trim_end()) == Some(status))
}

/// Returns `true` for a status on the line of its body: `PUT … -> 401 {"errorCode":…}`, `status=200 body={…}`.
fn is_before_body(behind: &str, before: &str, line: &Line<'_, '_>) -> bool {
    let rest = behind.trim_start();
    let is_next = rest.starts_with('{') && before.ends_with(' ');
    let is_named = is_behind_word(before) && rest.contains('{');
    (is_next || is_named) && line.has(&["errorcode", "\"operationid\""])
}

/// Returns `true` if the name of an error of the hub follows, as in `404 DeviceNotFound`.
fn is_before_name(behind: &str, line: &Line<'_, '_>) -> bool {
    let Some(rest) = behind.strip_prefix(' ') else { return false };
    let name: String = rest.chars().take_while(char::is_ascii_alphanumeric).take(64).collect();
    let is_name = STARTS_OF_NAMES.iter().any(|start| name.starts_with(start));
    is_name && name.chars().filter(char::is_ascii_uppercase).count() > 1 && line.has(&["hub", "dps", "device", "iot"])
}
