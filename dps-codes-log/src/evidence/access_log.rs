//! Lines of access logs: `"GET /enrollments/x HTTP/1.1" 404 152`.

mod bars;
mod object;

use super::status::PATHS;
use super::{Fact, Found};
use crate::flat::Line;
use crate::http_status::number_at;
use crate::prefilter::Rules;

/// The parts of paths and hosts that only DPS, IoT Hub and the control plane have, in lower case.
const PLACES: [&str; 9] = [
    "/enrollments",
    "/enrollmentgroups",
    "/registrations",
    "/operations/",
    "/devices/",
    "/subscriptions/",
    "azure-devices",
    "provisioningservices",
    "/twins/",
];

/// The methods of requests of DPS and IoT Hub.
const METHODS: [&str; 5] = ["GET", "PUT", "POST", "PATCH", "DELETE"];

/// The start of a result of Squid, in lower case.
const OF_PROXY: &str = "tcp_";

/// Adds the rule for lines of Squid. Those of [`status`](super::status) are the rules for other access logs.
pub(super) fn add_rules(rules: &mut Rules) {
    rules.all_and([OF_PROXY], |text| text.numbers().is_status);
}

pub(super) fn find(line: &Line<'_, '_>, found: &mut Found<'_>) {
    for (at, status) in
        line.after(" http/").filter_map(|at| of_request(line.text(), at)).chain(of_proxy(line)).chain(of_bars(line))
    {
        found.is_of_access_log = true;
        if line.has(&PLACES) {
            // A response that is a success need not be of interest, but it ends the failure before.
            found.add(at, Fact::Status { status, is_first: true });
        }
    }
    found.is_of_access_log |= is_row(line);
    if let Some((at, status)) = object::status(line) {
        found.is_of_access_log = true;
        found.add(at, Fact::Status { status, is_first: true });
    }
}

/// Returns the status of a request in quotes, of which the version is at this position: that behind it, or else, as
/// `HAProxy` writes it, that before it.
fn of_request(text: &str, version: usize) -> Option<(usize, u16)> {
    let rest = text[version..].trim_start_matches(|c: char| c.is_ascii_digit() || c == '.').strip_prefix('"')?;
    match rest.trim_start() {
        "" => {
            let fields = &text[..text[..version].rfind('"')?];
            let mut pairs = tokens(fields).zip(tokens(fields).skip(1));
            let (at, status) = pairs.find(|((_, token), (_, next))| is_status(token) && is_size(next))?.0;
            Some((at, number_at(status)?))
        }
        behind => Some((version, number_at(behind)?)),
    }
}

/// Returns `true` for a row whose cells are a method and the rest of a request, as Zeek writes it.
fn is_row(line: &Line<'_, '_>) -> bool {
    let mut cells = line.text().split('\t');
    line.has(&PATHS) && cells.any(|cell| METHODS.contains(&cell))
}

/// Returns the status in a line of Gin, Fiber, and others that write it before the request.
fn of_bars(line: &Line<'_, '_>) -> Option<(usize, u16)> {
    bars::status(line.text()).filter(|_| line.has(&PATHS))
}

/// Returns the status in a line of Squid: `TCP_MISS/401 4012 PUT https://…`.
fn of_proxy(line: &Line<'_, '_>) -> Option<(usize, u16)> {
    if !line.has(&[OF_PROXY]) {
        return None;
    }
    let text = line.text();
    let next = |count: usize| tokens(text).skip(count).map(|(_, token)| token);
    let mut fields = tokens(text).zip(next(1)).zip(next(2)).zip(next(3));
    fields.find_map(|((((at, result), size), method), url)| {
        let (_, status) = result.split_once('/')?;
        let is_request = line.lower()[at..].starts_with(OF_PROXY)
            && is_size(size)
            && METHODS.contains(&method)
            && url.contains("://");
        (is_request && is_status(status)).then(|| Some((at, number_at(status)?)))?
    })
}

/// Returns the tokens between blanks, and their positions.
fn tokens(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut end = 0;
    let places = text.split(' ').map(move |token| {
        let start = end;
        end += token.len() + 1;
        (start, token)
    });
    places.filter(|(_, token)| !token.is_empty())
}

fn is_status(token: &str) -> bool {
    token.len() == 3 && number_at(token).is_some()
}

/// Returns `true` for the number of bytes of a response, or the dash in place of it.
fn is_size(token: &str) -> bool {
    token == "-" || token.bytes().all(|byte| byte.is_ascii_digit())
}
