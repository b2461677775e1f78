//! The host or the port that a connection was attempted to.

use super::program::is_about_devices;
use crate::flat::Line;

/// The words before the name of a host, in lower case.
const BEFORE_HOST: [&str; 14] = [
    "connect to ",
    "connecting to ",
    "connection to ",
    "connect to host ",
    "resolve host: ",
    "resolve host ",
    "resolve host address ",
    "resolve ",
    "resolving ",
    "lookup ",
    "lookup of ",
    "getaddrinfo enotfound ",
    "getaddrinfo eai_again ",
    "getaddrinfo for ",
];

/// The ports of HTTPS, MQTT, AMQP and proxies.
const OWN_PORTS: [&str; 11] = ["443", "8883", "5671", "80", "1080", "1883", "3128", "5672", "8080", "8443", "8888"];

/// Parts of the names of hosts between a device and its service.
const BETWEEN: [&str; 4] = ["proxy", "gateway", "localhost", "edge"];

/// Returns `true` if the line names the peer of a connection, which is neither a host of Azure nor one between: then it
/// tells nothing about the way to DPS. An address without a name can be any host, unless its port is that of another service.
pub(super) fn is_of_other_peer(line: &Line<'_, '_>) -> bool {
    let lower = line.lower();
    let is_own = || is_about_devices(lower) || BETWEEN.iter().any(|part| lower.contains(part));
    (names_host(line) || names_other_port(lower)) && !is_own()
}

fn names_host(line: &Line<'_, '_>) -> bool {
    BEFORE_HOST.iter().any(|words| {
        line.after(words).any(|at| {
            let rest = line.lower()[at..].trim_start_matches(['"', '\'', '`', '\u{2018}']);
            let host = rest.split(|c: char| !(c.is_ascii_alphanumeric() || "-._".contains(c))).next();
            let top = host.map(|host| host.trim_end_matches('.')).and_then(|host| host.rsplit_once('.'));
            top.is_some_and(|(_, top)| top.len() > 1 && top.bytes().all(|byte| byte.is_ascii_alphabetic()))
        })
    })
}

/// Returns `true` for `port 22`, and for `10.0.0.5:5432` behind a dialed or a refused connection.
fn names_other_port(lower: &str) -> bool {
    const CALLS: [&str; 4] = ["dial tcp ", "econnrefused ", "etimedout ", "connection refused "];
    let is_of_connection = || lower.contains("refused") || lower.contains("connect") || lower.contains("timed out");
    let is_other = |rest: &str| {
        let port = rest.split(|c: char| !c.is_ascii_digit()).next().unwrap_or_default();
        !port.is_empty() && port.len() < 5 && !OWN_PORTS.contains(&port)
    };
    let behind_address = |at: usize| {
        let token = lower[at..].split_whitespace().next().unwrap_or_default();
        let port = token.strip_suffix(':').unwrap_or(token).rsplit_once(':').map(|(_, port)| port);
        port.is_some_and(is_other)
    };
    lower.match_indices(" port ").any(|(at, words)| is_other(&lower[at + words.len()..])) && is_of_connection()
        || CALLS.iter().flat_map(|call| lower.match_indices(call)).any(|(at, call)| behind_address(at + call.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::flat::Flat;

    fn is_of_other(text: &str) -> bool {
        Flat::new(text.as_bytes()).lines().any(|line| is_of_other_peer(&line))
    }

    #[test]
    fn peers_of_others() {
        for line in [
            "curl: (7) Failed to connect to plant.local",
            "curl: (6) Could not resolve host: repo.plant.local",
            "wget: unable to resolve host address 'mirror.plant.local'",
            "dial tcp: lookup db.plant.local on 10.0.0.2:53: no such host",
            "Error: getaddrinfo ENOTFOUND db.plant.local",
            "dial tcp 10.0.0.5:5432: connect: connection refused",
            "Error: connect ECONNREFUSED 10.0.0.5:6379",
            "redis: connection refused 10.0.0.5:6379",
            "ssh: connect to host 10.0.0.5 port 22: Connection refused",
        ] {
            assert!(is_of_other(line), "{line}");
        }
    }

    #[test]
    fn peers_on_the_way_to_the_service() {
        for line in [
            "curl: (7) Failed to connect to 203.0.113.5 port 443: Couldn't connect to server",
            "curl: (6) Could not resolve host: global.azure-devices-provisioning.net",
            "curl: (7) Failed to connect to proxy.plant.local port 9000",
            "dial tcp: lookup plant.azure-devices.net on 10.0.0.2:53: no such host",
            "dial tcp 203.0.113.5:8883: i/o timeout",
            "device press-3 failed to connect to broker.plant.local port 9001",
            "tcp connect error: Connection refused (os error 111)",
            "failed to connect to the server. retrying",
            "Error: connect ECONNREFUSED 127.0.0.1:35671",
        ] {
            assert!(!is_of_other(line), "{line}");
        }
    }
}
