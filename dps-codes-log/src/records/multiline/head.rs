//! `Head`: a line that announces the next ones, which belong to the same response.

/// The kinds of lines that announce others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Head {
    /// The topic or the status of a response, whose body can be on the next line.
    Response,
    /// `HTTP Status: 401`, with headers and a body behind blank lines.
    Status,
    /// `… client error` of a daemon, whose cause is on the next line.
    Wrapper,
    /// `DPS response status 401` of a daemon, whose headers and body are on the next lines.
    Debug,
}

impl Head {
    pub(crate) fn of(line: &str) -> Option<Self> {
        let lower = line.trim_end().to_ascii_lowercase();
        let text = lower.trim_start();
        if is_wrapper(&lower) {
            Some(Self::Wrapper)
        } else if lower.contains(LOGGED_STATUS) && !lower.ends_with(':') {
            Some(Self::Debug)
        } else if text.starts_with("http status:") {
            Some(Self::Status)
        } else {
            let is_response = names_topic(&lower)
                || ends_request(&lower)
                || is_request(text)
                || is_arrow(text)
                || announces_body(&lower)
                || lower.contains(INVALID_STATUS);
            (is_response && !lower.contains('{')).then_some(Self::Response)
        }
    }

    /// Returns `true` if the line belongs to the response that a line of this kind has begun.
    pub(crate) fn goes_on_with(self, line: &str) -> bool {
        let lower = line.to_ascii_lowercase();
        match self {
            Self::Response | Self::Status => begins_body(line),
            Self::Wrapper => lower.contains("caused by:") || lower.ends_with("service encountered an error"),
            Self::Debug => [LOGGED_HEADERS, LOGGED_BODY].iter().any(|part| lower.contains(part)),
        }
    }

    /// Returns `true` if another line can follow this one.
    pub(crate) fn is_followed(self) -> bool {
        match self {
            Self::Response | Self::Status => false,
            Self::Wrapper | Self::Debug => true,
        }
    }
}

/// The message of an exception of the Azure SDK for Python, in lower case. The content of the response follows.
const INVALID_STATUS: &str = "operation returned an invalid status";

/// The parts of lines in which a daemon logs a response, in lower case.
const LOGGED_STATUS: &str = "dps response status ";
const LOGGED_HEADERS: &str = "dps response headers";
const LOGGED_BODY: &str = "dps response body";

/// Returns the object that a line holds behind the prefix of a logger.
pub(crate) fn object_of(line: &str) -> Option<&str> {
    let (prefix, _) = line.split_at_checked(line.find('{')?)?;
    let is_prefix = prefix.len() < 120 && !names_topic(prefix) && !prefix.contains("HTTP/");
    is_prefix.then(|| &line[prefix.len()..])
}

fn begins_body(line: &str) -> bool {
    object_of(line).is_some_and(|object| object[1..].trim_start().starts_with(['"', '}']) || object.trim_end() == "{")
}

/// Returns `true` for the outermost line of a failure, in lower case.
fn is_wrapper(lower: &str) -> bool {
    let is_client_error = ["dps client error", "hub client error"].iter().any(|end| lower.ends_with(end));
    is_client_error || lower.contains("failed to provision")
}

/// Returns `true` for a topic with the status of a response, at the end of the line.
fn names_topic(line: &str) -> bool {
    // Most lines have none, and to see that takes a fraction of the time.
    line.contains("/res/")
        && ["$dps/registrations/res/", "$iothub/twin/res/", "$iothub/credentials/res/"]
            .iter()
            .any(|topic| line.find(topic).is_some_and(|at| line[at..].split_whitespace().count() < 8))
}

/// Returns `true` for the status of a response, and a colon: `DPS response status 401:`.
fn announces_body(line: &str) -> bool {
    let status = line.strip_suffix(':').and_then(|line| line.rsplit(' ').next());
    line.contains("response") && status.is_some_and(|status| status.len() == 3 && is_status(status))
}

/// Returns `true` for a line of an access log, which ends with a status and a length.
fn ends_request(line: &str) -> bool {
    let Some((_, behind)) = line.rsplit_once(" http/") else { return false };
    let Some((version, numbers)) = behind.split_once('"') else { return false };
    let is_number = |c: char| c.is_ascii_digit() || c == '.';
    version.chars().all(is_number)
        && !numbers.is_empty()
        && numbers.split_whitespace().all(|word| word.chars().all(is_number))
}

/// Returns `true` for a request with the status of its response in brackets: `PUT https://… [404 Not Found, 12B]`.
fn is_request(text: &str) -> bool {
    let is_method = |word: &str| ["get", "put", "post", "patch", "delete"].contains(&word);
    text.split(' ').next().is_some_and(is_method)
        && text.rsplit_once(" [").is_some_and(|(_, status)| is_status(status) && text.ends_with(']'))
}

/// Returns `true` for `<-- 412 Precondition Failed`.
fn is_arrow(text: &str) -> bool {
    let status = text.strip_prefix("<--").or_else(|| text.strip_prefix("<-")).map(str::trim_start);
    status.is_some_and(is_status)
}

/// Returns `true` if a text starts with the status of a response.
fn is_status(text: &str) -> bool {
    text.get(..3).is_some_and(|status| status.parse::<u16>().is_ok_and(|status| (100..600).contains(&status)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_announce_others() {
        for (line, head) in [
            ("I (15) app: $dps/registrations/res/401/?$rid=1", Some(Head::Response)),
            ("pool: \"PUT /enrollments/x HTTP/1.1\" 409 12", Some(Head::Response)),
            ("<-- 412 Precondition Failed", Some(Head::Response)),
            ("  PUT https://x/registrations/y [404 Not Found, 12B, 34ms]", Some(Head::Response)),
            ("prov[1]: DPS response status 401:", Some(Head::Response)),
            ("HTTP Status: 401", Some(Head::Status)),
            ("[ERR!] - Failed to provision with IoT Hub", Some(Head::Wrapper)),
            ("$dps/registrations/res/401/?$rid=1 {\"errorCode\":401002}", None),
            ("<-- GET /identities", None),
            ("caused by: Unauthorized", None),
        ] {
            assert_eq!(Head::of(line), head, "{line}");
        }
    }

    #[test]
    fn bodies_behind_a_logger() {
        assert!(Head::Response.goes_on_with("I (15601) AZ IOT: {\"status\":\"assigning\"}"));
        assert!(Head::Response.goes_on_with("{"));
        for line in ["I (15601) AZ IOT: done", "$dps/registrations/res/401/?$rid=1 {\"a\":1}", "fn main() { x }"] {
            assert!(!Head::Response.goes_on_with(line), "{line}");
        }
    }
}
