//! The program or the server that a line names as the source of its status.

use crate::flat::Line;
use crate::http_status::is_failed_at_start;

const CLOUD: &str = "azure";

/// The parts of words of lines about a device and its registration, in lower case.
const ABOUT_DEVICES: [&str; 12] =
    ["dps", "provision", "regist", "enroll", CLOUD, "iot", "hub", "device", "mqtt", "amqp", "errorcode", "caused by"];

/// Servers and protocols that no device is provisioned by, in lower case.
const OTHERS: &str = "\
airflow alertmanager amazonaws anthropic apns artifactory awssdk bacnet bitbucket boto3 botocore cassandra celery \
certbot clickhouse coap confluence consul couchdb datadog discord dynamodb elastic elasticsearch etcd fcm firebase \
fluentd ftp github gitlab google googleapis grafana harbor hawkbit imap influxdb jenkins jira kafka keycloak kibana \
kubelet kubernetes ldap letsencrypt logstash loki mariadb mender minio modbus mongodb mysql nexus okta opc openai \
opensearch postgres postgresql prometheus psql rabbitmq rauc redis rtsp sentry sip slack smtp snmp splunk sqlstate \
stripe swupdate telegraf telegram twilio vault wget";

/// The parts of lines about other services of the cloud, about a probe, or about a call by the SDK of another cloud, in
/// lower case.
const SIBLINGS: [&str; 20] = [
    "aadsts",
    "application insights",
    "applicationinsights",
    "blob",
    "cosmos",
    "event hub",
    "eventhub",
    "health check",
    "healthcheck",
    "key vault",
    "keyvault",
    "liveness",
    "msal",
    "readiness",
    "service bus",
    "servicebus",
    "(service: ",
    "signalr",
    ".vault.azure.net",
    ".core.windows.net",
];

/// The nouns for any server, behind which a name can stand, in lower case.
const SERVERS: &str = "\
api backend broker client cluster controller endpoint gateway host instance node server service upstream";

/// Words before a verb or a colon that do not name a program, in lower case.
const NEUTRAL: &str = "\
a an and answer app attempt auth authentication authorization body call cloud code connect connection curl debug \
download err error exception failed failure fatal fetch from function get got had has have head http https info it \
login lookup message method operation output page patch peer poll polling post put query reason received remote \
renewal reply request resource response rest result retry returned sdk server's site status step that the then to \
token trace update upload uri url warn warning we which";

/// The folders at the root of a file system, and those in which programs are installed.
const ROOTS: &str = "\
app bin boot data dev etc home lib lib64 media mnt nix opt private proc root run sbin snap srv src sys tmp users usr var \
workspace workspaces";

/// The verbs of a server that responds, in lower case.
const VERBS: [&str; 8] =
    [" returned ", " replied ", " responded ", " answered ", " returns ", " replies ", " responds ", " answers "];

/// Returns `true` if the line names the program or the server that its status is of, and says nothing about a device or
/// its registration.
pub(crate) fn is_of_program(line: &Line<'_, '_>) -> bool {
    let (text, lower) = (line.text().trim_start(), line.lower().trim_start());
    names_other_service(lower)
        || is_of_call(lower)
        || !is_about_devices(lower)
            && (is_address_of_other(lower)
                || is_behind_program(text)
                || is_response_of_other(text)
                || names_other_path(lower))
}

/// Returns `true` if a text in lower case names a known server or service that is neither DPS nor a hub, and says nothing about
/// a device or its registration.
pub(crate) fn names_other_service(lower: &str) -> bool {
    // The name of the cloud is in those of all its services, and any of them has error codes.
    let is_own = ABOUT_DEVICES.iter().any(|part| ![CLOUD, "errorcode"].contains(part) && has_part(lower, part));
    !is_own && (SIBLINGS.iter().any(|part| lower.contains(part)) || names_other(lower) && !lower.contains(CLOUD))
}

/// Returns `true` for the address of a telephone, which is registered too.
fn is_of_call(lower: &str) -> bool {
    lower.split_whitespace().any(|token| ["sip:", "sips:"].iter().any(|scheme| token.starts_with(scheme)))
}

/// Returns `true` if a text in lower case says something about a device or its registration.
pub(super) fn is_about_devices(lower: &str) -> bool {
    ABOUT_DEVICES.iter().any(|part| has_part(lower, part))
}

/// Returns `true` for a part of a word, unless it is that of the name of another service.
fn has_part(lower: &str, part: &str) -> bool {
    let is_own = |at: usize| !["git", "event", "event "].iter().any(|other| lower[..at].ends_with(other));
    lower.match_indices(part).any(|(at, _)| is_own(at))
}

fn names_other(lower: &str) -> bool {
    lower.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| is_listed(OTHERS, word))
}

/// Returns `true` for an address of another protocol, which has no slashes: `sip:100@host`.
fn is_address_of_other(lower: &str) -> bool {
    lower.split_whitespace().filter_map(|token| token.split_once(':')).any(|(scheme, rest)| {
        let is_scheme = scheme.len() > 1 && scheme.bytes().all(|byte| byte.is_ascii_lowercase());
        is_scheme && (rest.contains('@') && !rest.starts_with('/') || matches!(scheme, "tel" | "urn"))
    })
}

/// Returns `true` for the path of a request that neither DPS nor a hub has: `HTTP 404 on /favicon.ico`. That of a file, as
/// of a trace or of another log, says nothing about the service.
fn names_other_path(lower: &str) -> bool {
    const OWN: [&str; 5] = ["/subscriptions/", "/providers/", "/twins/", "/operations/", "api-version="];
    let is_path = |token: &str| {
        let inside = token.trim_start_matches(['"', '\'', '`', '(', '[']).strip_prefix('/');
        let is_name = |name: &str| name.starts_with(|c: char| c.is_ascii_alphanumeric() || "._-".contains(c));
        inside.is_some_and(|path| {
            let root = path.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
            is_name(path) && !is_listed(ROOTS, root) && !path.contains('\t')
        })
    };
    // A cell of a row can be anything.
    lower.split(' ').any(is_path) && !OWN.iter().any(|part| lower.contains(part))
}

/// Returns `true` for a status, or anything else, behind the name of a program: `npm: …`, `Keycloak: 401 Unauthorized`.
fn is_behind_program(text: &str) -> bool {
    let Some((head, rest)) = text.split_once(": ") else { return false };
    let Some((before, name, has_id)) = program_of(head) else { return false };
    let is_lower = name.len() > 2 && name.bytes().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'-');
    // A logger writes the name of its own program: `myapp: HTTP 429`.
    let is_logger = rest.get(..5).is_some_and(|start| start.eq_ignore_ascii_case("http "));
    let is_alone = before.is_empty() || has_id || before.split_whitespace().all(is_of_logger);
    let is_before_status = is_name(name) && is_failed_at_start(rest);
    is_alone && !is_neutral(name) && !is_logger && (is_lower && (before.is_empty() || has_id) || is_before_status)
}

/// Splits what precedes the first colon of a line: `npm`, `apt[7]`, or behind the date and the host of a system log,
/// where the program has a process ID.
fn program_of(head: &str) -> Option<(&str, &str, bool)> {
    let last = head.rsplit(char::is_whitespace).next()?;
    let (name, id) = last.split_once('[').map_or((last, None), |(name, id)| (name, id.strip_suffix(']')));
    let has_id = id.is_some_and(|id| !id.is_empty() && id.bytes().all(|c| c.is_ascii_digit()));
    Some((head[..head.len() - last.len()].trim_end(), name, has_id))
}

/// Returns `true` for a time, a level or a thread, as loggers write them before a message.
fn is_of_logger(token: &str) -> bool {
    let letters = token.trim_matches(|c: char| !c.is_ascii_alphanumeric()).to_ascii_lowercase();
    token.contains(|c: char| c.is_ascii_digit() || "[]()|-".contains(c)) || is_neutral(&letters)
}

/// Returns `true` if the verb before a status has another server for its subject: `the opc server replied 403 Forbidden`.
fn is_response_of_other(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    VERBS.iter().flat_map(|verb| lower.match_indices(verb)).any(|(at, verb)| {
        let object = lower[at + verb.len()..].trim_start_matches(|c: char| !c.is_ascii_digit() && c != ';');
        let is_near = object.len() + 24 > lower.len() - at - verb.len();
        is_near && is_failed_at_start(object) && is_other(&text[..at])
    })
}

/// Returns `true` if the words before a verb end with the name of a server.
fn is_other(subject: &str) -> bool {
    let clause = subject.rsplit([':', ']', ';', ',', ')', '|']).next().unwrap_or_default();
    let mut words = clause.split_whitespace().rev().filter(|word| !word.contains(|c: char| c.is_ascii_digit()));
    words.find(|word| !is_listed(SERVERS, word)).is_some_and(|word| is_name(word) && !is_neutral(word))
}

/// Returns `true` for a word that can be a name, unlike the names of functions and of exceptions.
fn is_name(word: &str) -> bool {
    let has_hump = word.chars().skip(1).any(char::is_uppercase) && !is_upper(word);
    let lower = word.to_ascii_lowercase();
    let is_exception = lower.ends_with("error") || lower.ends_with("exception");
    word.len() > 2 && word.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') && !has_hump && !is_exception
}

fn is_upper(word: &str) -> bool {
    word.chars().all(|c| !c.is_lowercase())
}

fn is_neutral(word: &str) -> bool {
    is_listed(NEUTRAL, word) || is_listed(SERVERS, word)
}

fn is_listed(words: &str, word: &str) -> bool {
    words.split(' ').any(|listed| listed.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::flat::Flat;

    fn is_of_other(text: &str) -> bool {
        Flat::new(text.as_bytes()).lines().any(|line| is_of_program(&line))
    }

    #[test]
    fn statuses_of_other_servers() {
        for line in [
            "elasticsearch returned 401 Unauthorized",
            "the billing api returned 503 Service Unavailable",
            "request to billing returned status code 403 Forbidden",
            "camera 192.0.2.5 answered with HTTP 401 Unauthorized",
            "[plc] opc server replied 403 Forbidden",
            "2026-11-26T10:00:00Z WARN Warehouse: 401 Unauthorized: invalid_grant",
            "Keycloak: 401 Unauthorized",
            "sip:100@host 403 Forbidden",
            "GitHub: 403 Forbidden",
            "INFLUXDB write failed: 401 Unauthorized",
            "npm: 404 Not Found",
            "Nov 26 10:00:00 host apt[7]: 404 Not Found",
            "openai.RateLimitError: Error code: 429",
            "S3Exception: Access Denied (Service: S3, Status Code: 403, Request ID: x)",
            "Azure.RequestFailedException: The specified blob does not exist. Status: 404",
            "Microsoft.Azure.Cosmos.CosmosException : TooManyRequests (429)",
            "event hub returned status code 401",
            "Readiness probe failed: HTTP probe failed with statuscode: 500",
            "Health check failed: status code 503",
            "REGISTER sip:pbx.example.com 403 Forbidden",
            "wget: server returned error: HTTP/1.1 404 Not Found",
            "HTTP 404 on /favicon.ico",
            "Request to /metrics failed with status 503",
            "401 Unauthorized (/manager/html)",
        ] {
            assert!(is_of_other(line), "{line}");
        }
    }

    #[test]
    fn statuses_of_any_server() {
        for line in [
            "the server returned 401 Unauthorized",
            "after update the remote server returned 401 Unauthorized",
            "attempt 3 returned 503 Service Unavailable",
            "sendRequest returned 404 Not Found",
            "billing asked, DPS returned 401 Unauthorized",
            "myapp: HTTP 429",
            "2026-11-26T10:00:00Z ERROR Response: 401 Unauthorized",
            "HttpResponseError: 404 Not Found",
            "Registration: 401 Unauthorized",
            "request failed: 401 Unauthorized",
            "Azure.RequestFailedException: Status: 404 (Not Found)",
            "hub: file upload to the blob failed with status 403",
            "DPS health check failed: status code 503",
            "readiness of the device: status 401",
            "HTTP 401 / 401002",
            "HTTP 401, see /var/log/client.log",
            "HTTP 401 at handle (/app/index.js:12:3)",
            "registration failed: HTTP 404 on /api/v1",
        ] {
            assert!(!is_of_other(line), "{line}");
        }
    }
}
