//! Lines about a call to a host that is neither DPS nor a hub, which state nothing about either.

mod peer;
mod program;

use crate::flat::Line;
pub(crate) use program::{is_of_program, names_other_service};

/// The parts of paths, hosts and bodies that only DPS, IoT Hub and the control plane have, in lower case.
const OWN: [&str; 11] = [
    "azure-devices",
    "$dps/",
    "$iothub/",
    "/registrations/",
    "/enrollments",
    "/enrollmentgroups",
    "provisioningservices",
    "/subscriptions/",
    "management.azure.com",
    "errorcode",
    "trackingid",
];

/// Schemes that name a broker, a proxy or a file, in lower case: their host says nothing about the service.
const NEUTRAL: [&str; 12] =
    ["mqtt", "mqtts", "ssl", "tls", "tcp", "amqp", "amqps", "file", "unix", "socks5", "socks5h", "webpack"];

/// Parts of the hosts that an error points to for further reading.
const DOCUMENTATION: [&str; 8] =
    ["learn.", "docs.", "aka.ms", "go.microsoft.com", "curl.se", "nodejs.org", "readthedocs", "w3.org"];

/// Returns `true` if the line is about a call to another host, or of another protocol.
pub(crate) fn is_foreign(line: &Line<'_, '_>) -> bool {
    if is_of_other_resource(line) {
        return true;
    }
    let is_request = requests_other_path(line);
    let is_success = is_request && has_succeeded(line);
    let is_of_other = || {
        is_request
            || names_other_host(line)
            || is_of_other_protocol(line)
            || peer::is_of_other_peer(line)
            || is_of_other_cloud(line)
    };
    (is_success || is_of_other() && !names_dps(line)) && !line.has(&OWN)
}

/// Returns `true` for a resource of another provider, such as that of storage.
fn is_of_other_resource(line: &Line<'_, '_>) -> bool {
    const ANY: [&str; 5] = ["devices", "authorization", "insights", "management", "resources"];
    let mut providers = line.after("/providers/microsoft.").map(|at| &line.lower()[at..]).peekable();
    providers.peek().is_some() && providers.all(|name| !ANY.iter().any(|known| name.starts_with(known)))
}

fn names_other_host(line: &Line<'_, '_>) -> bool {
    line.after("://").any(|at| {
        let before = &line.lower()[..at - 3];
        let scheme =
            before.rsplit(|c: char| !c.is_ascii_alphanumeric() && !"+.-".contains(c)).next().unwrap_or_default();
        let host = line.lower()[at..].split(|c: char| c.is_whitespace() || "/\"'<>)]},;".contains(c)).next();
        let is_documentation = host.is_none_or(|host| DOCUMENTATION.iter().any(|part| host.contains(part)));
        // The namespace of an element: `xmlns:soap="http://…"`.
        let attribute = before[..before.len() - scheme.len()].rsplit(char::is_whitespace).next().unwrap_or_default();
        !scheme.is_empty() && !attribute.starts_with("xmlns") && !NEUTRAL.contains(&scheme) && !is_documentation
    })
}

/// Returns `true` for the request of a path that neither DPS nor a hub has: `POST /login 401 Unauthorized`.
fn requests_other_path(line: &Line<'_, '_>) -> bool {
    const METHODS: [&str; 6] = ["get /", "put /", "post /", "patch /", "delete /", "head /"];
    const OF_HUBS: [&str; 4] = ["/devices/", "/twins/", "/operations/", "api-version="];
    (line.has(&METHODS) || is_row_of_request(line.text()) || is_object_of_request(line)) && !line.has(&OF_HUBS)
}

/// Returns `true` for an object with a method and a path.
fn is_object_of_request(line: &Line<'_, '_>) -> bool {
    let value = |at: usize| line.lower()[at..].trim_start_matches(['"', ':', ' ']);
    let is_method =
        |at: usize| ["get\"", "put\"", "post\"", "patch\"", "delete\""].iter().any(|m| value(at).starts_with(m));
    let is_path = |key| line.after(key).any(|at| value(at).starts_with('/'));
    line.after("method\"").any(is_method) && ["path\"", "uri\"", "url\"", "target\""].into_iter().any(is_path)
}

/// Returns `true` for a row with a method and a path in cells of their own, as Zeek writes a request.
fn is_row_of_request(row: &str) -> bool {
    const METHODS: [&str; 6] = ["GET", "PUT", "POST", "PATCH", "DELETE", "HEAD"];
    let mut cells = row.split('\t').skip_while(|cell| !METHODS.contains(cell));
    cells.next().is_some() && cells.any(|cell| cell.starts_with('/'))
}

/// Returns `true` for a status line that is not one of HTTP: `SIP/2.0 401 Unauthorized`.
fn is_of_other_protocol(line: &Line<'_, '_>) -> bool {
    let Some((protocol, rest)) = line.text().trim_start().split_once('/') else { return false };
    let protocol = protocol.rsplit(char::is_whitespace).next().unwrap_or_default();
    let is_name = protocol.len() > 1 && protocol.bytes().all(|c| c.is_ascii_uppercase());
    let status = rest.split_once(' ').filter(|(version, _)| version.bytes().all(|c| c.is_ascii_digit() || c == b'.'));
    is_name && protocol != "HTTP" && status.is_some_and(|(_, status)| status.starts_with(|c: char| c.is_ascii_digit()))
}

/// Returns `true` for a line with a status of success, behind which an access log has a size or a duration.
fn has_succeeded(line: &Line<'_, '_>) -> bool {
    let is_success = |token: &str| matches!(token.as_bytes(), [b'2', b'0'..=b'2', b'0'..=b'9']);
    line.text().split_whitespace().any(is_success)
}

/// Returns `true` for a failed call by the SDK of AWS, whose IoT has things that register too.
fn is_of_other_cloud(line: &Line<'_, '_>) -> bool {
    line.has(&["an error occurred ("]) && line.has(&["when calling the "])
}

/// Returns `true` if DPS is named outside of a URL.
fn names_dps(line: &Line<'_, '_>) -> bool {
    let mut words = line.lower().split_whitespace().filter(|word| !word.contains("://"));
    words.any(|word| word.contains("dps") || word.contains("provisioning"))
}
