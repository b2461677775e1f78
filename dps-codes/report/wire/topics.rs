//! The topic of an MQTT response, and the return code of a refused CONNECT.

use core::time::Duration;

use super::seconds;
use super::text::Text;
use super::vocabulary::{header, topic};

/// The contents of a response topic.
#[derive(Default)]
pub struct Response<'a> {
    /// The status, if it is valid.
    pub status: Option<u16>,
    /// The delay that the service asks for.
    pub retry_after: Option<Duration>,
    /// The request ID, as the topic has it.
    pub rid: Option<Text<'a>>,
}

/// Parses the topic of a response, `$dps/registrations/res/{status}/?$rid={rid}&retry-after={seconds}`, or that of a hub to a
/// certificate signing request.
pub(crate) fn parse(topic: &[u8]) -> Option<Response<'_>> {
    let topic = topic.trim_ascii();
    topic::ALL.iter().find_map(|known| {
        let (prefix, response) = topic.split_at_checked(known.len())?;
        prefix.eq_ignore_ascii_case(known.as_bytes()).then(|| parse_response(response))
    })
}

/// Parses the part of a topic from the status on.
#[must_use]
pub fn parse_response(response: &[u8]) -> Response<'_> {
    let (path, query) = split_once(response, b'?').unwrap_or((response, &[]));
    let first = split_once(path, b'/').map_or(path, |(first, _)| first);
    let mut found = Response { status: status(first), ..Response::default() };
    for (key, value) in query.split(|&byte| byte == b'&').filter_map(|pair| split_once(pair, b'=')) {
        if found.retry_after.is_none() && key.eq_ignore_ascii_case(header::RETRY_AFTER.as_bytes()) {
            found.retry_after = seconds::parse(Decoded(value));
        } else if found.rid.is_none() && !value.is_empty() && key.eq_ignore_ascii_case(topic::RID.as_bytes()) {
            found.rid = Some(Text::new(value, 0));
        }
    }
    found
}

fn split_once(bytes: &[u8], delimiter: u8) -> Option<(&[u8], &[u8])> {
    let (before, behind) = bytes.split_at_checked(bytes.iter().position(|&byte| byte == delimiter)?)?;
    Some((before, behind.get(1..)?))
}

/// Parses a status, which has three digits, or is 0 if there is no response.
fn status(digits: &[u8]) -> Option<u16> {
    if digits == b"0" {
        return Some(0);
    }
    let &[hundreds @ b'1'..=b'9', tens @ b'0'..=b'9', ones @ b'0'..=b'9'] = digits else { return None };
    let value = |digit: u8| u16::from(digit - b'0');
    Some(value(hundreds) * 100 + value(tens) * 10 + value(ones))
}

/// Decodes percent-encoded digits. Anything else that is encoded is not a digit either way.
struct Decoded<'t>(&'t [u8]);

impl Iterator for Decoded<'_> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        let (&first, rest) = self.0.split_first()?;
        let (byte, rest) = match rest {
            &[high, low, ref rest @ ..] if first == b'%' => match (hex(high), hex(low)) {
                (Some(high), Some(low)) => (high * 16 + low, rest),
                _ => (first, self.0.get(1..)?),
            },
            _ => (first, rest),
        };
        self.0 = rest;
        Some(byte.into())
    }
}

fn hex(digit: u8) -> Option<u8> {
    u8::try_from(char::from(digit).to_digit(16)?).ok()
}

/// The meaning of a CONNACK, of MQTT 3.1.1 or of MQTT 5.
pub(crate) enum Connack {
    Accepted,
    /// Refused, which this HTTP status would say too.
    Refused(u16),
    /// The server is moved, or another one has to be used.
    Moved,
    /// A reason without a meaning of its own.
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
