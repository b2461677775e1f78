//! The topic of an MQTT response, and the return code of a refused CONNECT.

use core::time::Duration;

use super::seconds;
use super::vocabulary::{RESPONSE_TOPIC, header};

/// The contents of a response topic.
#[derive(Default)]
pub struct Response {
    /// The status, if it is valid.
    pub status: Option<u16>,
    /// The delay that the service asks for.
    pub retry_after: Option<Duration>,
}

/// Parses the topic of a response, `$dps/registrations/res/{status}/?$rid={rid}&retry-after={seconds}`.
pub(crate) fn parse(topic: &str) -> Option<Response> {
    let (prefix, response) = topic.trim().split_at_checked(RESPONSE_TOPIC.len())?;
    prefix.eq_ignore_ascii_case(RESPONSE_TOPIC).then(|| parse_response(response))
}

/// Parses the part of a topic that follows `$dps/registrations/res/`.
#[must_use]
pub fn parse_response(response: &str) -> Response {
    let (path, query) = response.split_once('?').unwrap_or((response, ""));
    let status = path.split('/').next().unwrap_or_default();
    let is_status = status.len() == 3 && status.bytes().all(|byte| byte.is_ascii_digit());
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    Response {
        status: status.parse().ok().filter(|&status| is_status && status >= 100),
        retry_after: pairs
            .filter(|(key, _)| key.eq_ignore_ascii_case(header::RETRY_AFTER))
            .find_map(|(_, value)| seconds::parse(Decoded(value))),
    }
}

/// Decodes percent-encoded digits.
struct Decoded<'t>(&'t str);

impl Iterator for Decoded<'_> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        let encoded = self.0.strip_prefix('%').and_then(|rest| rest.split_at_checked(2));
        if let Some((c, rest)) = encoded.and_then(|(hex, rest)| Some((u8::from_str_radix(hex, 16).ok()?, rest))) {
            self.0 = rest;
            return Some(c.into());
        }
        let mut chars = self.0.chars();
        let c = chars.next();
        self.0 = chars.as_str();
        c
    }
}

/// The meaning of a CONNACK, of MQTT 3.1.1 or of MQTT 5.
pub(crate) enum Connack {
    Accepted,
    /// Refused, which this HTTP status would say too.
    Refused(u16),
    /// The server is moved, or another one has to be used.
    Moved,
    /// A reason that says nothing.
    Other,
}

impl Connack {
    pub(crate) const fn of(code: u8) -> Self {
        match code {
            0 => Self::Accepted,
            // Unacceptable protocol version, identifier rejected; a malformed or oversized packet, a wrong topic or payload.
            1 | 2 | 0x81 | 0x82 | 0x84 | 0x85 | 0x90 | 0x95 | 0x99..=0x9B => Self::Refused(400),
            // Bad user name or password, not authorized, banned.
            4 | 5 | 0x86 | 0x87 | 0x8A | 0x8C => Self::Refused(401),
            // Server unavailable, server busy; unspecified errors.
            3 | 0x80 | 0x83 | 0x88 | 0x89 => Self::Refused(503),
            // Quota exceeded, connection rate exceeded.
            0x97 | 0x9F => Self::Refused(429),
            // Use another server, server moved.
            0x9C | 0x9D => Self::Moved,
            _ => Self::Other,
        }
    }
}
