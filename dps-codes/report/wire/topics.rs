//! Reads what MQTT says beside the payload: the topic of an answer, and the return code of a refused CONNECT.

use super::seconds;
use crate::Report;

const ANSWERS: &str = "$dps/registrations/res/";

/// Reads the topic of an answer, `$dps/registrations/res/{status}/?$rid={rid}&retry-after={seconds}`.
pub(crate) fn read_topic(topic: &str, report: &mut Report<'_>) {
    let topic = topic.trim();
    if let Some((head, answer)) = topic.split_at_checked(ANSWERS.len()) {
        if head.eq_ignore_ascii_case(ANSWERS) {
            read_answer(answer, report);
        }
    }
}

/// Reads what is behind `$dps/registrations/res/`.
pub(crate) fn read_answer(answer: &str, report: &mut Report<'_>) {
    let (path, query) = answer.split_once('?').unwrap_or((answer, ""));
    let status = path.split('/').next().unwrap_or_default();
    if status.len() == 3 && status.bytes().all(|byte| byte.is_ascii_digit()) {
        report.transport_status = status.parse().ok().filter(|&status| status >= 100);
    }
    report.retry_after = query
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .filter(|(key, _)| key.eq_ignore_ascii_case("retry-after"))
        .find_map(|(_, value)| seconds::parse(Decoded(value)));
}

/// Undoes `%35`, as far as digits may be written so.
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

/// The HTTP status that says the same as the return code of a refused CONNECT, of MQTT 3.1.1 or of MQTT 5.
pub(crate) const fn status_of_connack(code: u8) -> Option<u16> {
    match code {
        // Unacceptable protocol version, identifier rejected.
        1 | 2 | 0x81 | 0x82 | 0x84 | 0x85 => Some(400),
        // Bad user name or password, not authorized.
        4 | 5 | 0x86 | 0x87 | 0x8A | 0x8C => Some(401),
        // Server unavailable, server busy; all that says nothing more.
        3 | 0x80 | 0x83 | 0x88 | 0x89 => Some(503),
        // Quota exceeded, connection rate exceeded.
        0x97 | 0x9F => Some(429),
        _ => None,
    }
}
