//! The refusals of an MQTT CONNECT, whose return codes are not error codes.

use std::sync::LazyLock;

use memchr::memchr;

use super::{Fact, Found};
use crate::flat::Line;
use crate::phrases::Phrases;
use crate::prefilter::{Checked, Rules};

/// The spellings of refusals, without blanks, signs and case, with their return codes.
const PHRASES: [(&str, u8); 57] = [
    ("connectionrefusednotauthori", 5),
    ("connectionrefusedbadusername", 4),
    ("connectionrefusedserverunavailable", 3),
    ("connectionrefusedbrokerunavailable", 3),
    ("connectionrefusedidentifierrejected", 2),
    ("connectionrefusedidrejected", 2),
    ("connectionrefusedunacceptableprotocol", 1),
    ("refusednotauthorized", 5),
    ("refusedbadusernameorpassword", 4),
    ("refusedserverunavailable", 3),
    ("refusedidentifierrejected", 2),
    ("refusedunacceptableprotocolversion", 1),
    ("connectionrefusenotauthorized", 5),
    ("connectionrefusebadusername", 4),
    ("connectionrefuseserverunavailable", 3),
    ("connectionrefuseidrejected", 2),
    ("connectionrefuseprotocol", 1),
    ("connrefusednotauthorized", 5),
    ("connrefusedbadusernamepassword", 4),
    ("connrefusedserverunavail", 3),
    ("connrefusedidrejected", 2),
    ("connrefusedunacceptableversion", 1),
    ("notauthorizedtoconnect", 5),
    ("mqttserverfailednotauthorized", 5),
    ("mqttserverfailedbadusernameorpassword", 4),
    ("connectionnotaccepted0x5", 5),
    ("connecterrornotauthorized", 5),
    ("connecterrorbadusername", 4),
    ("connecterrnotauthorized", 5),
    ("connectfailednotauthori", 5),
    ("connectfailedreasonnotauthori", 5),
    ("connectreturned5notauthori", 5),
    ("connectfailedbadusername", 4),
    ("mqttconnectunauthorized", 5),
    ("mqttconnectbadcredentials", 4),
    ("mqttbadcredentials", 4),
    ("connecterrbadusername", 4),
    ("connackcontainedanerrorcodenotauthorized", 5),
    ("connackcontainedanerrorcodebadusername", 4),
    ("connackcontainedanerrorcodeserverunavailable", 3),
    ("connackcontainedanerrorcodeidentifierrejected", 2),
    ("lwmqttnotauthorized", 5),
    // The SDK for Python, for DPS and for hubs.
    ("credentialsinvalidcouldnotconnect", 5),
    // Paho for Python.
    ("failedtoconnectnotauthori", 5),
    ("failedtoconnectbadusername", 4),
    ("connectionfailedbadusername", 4),
    ("withresultcodenotauthori", 5),
    ("withresultcodebadusername", 4),
    // Paho for Go.
    ("networkerrornotauthorized", 5),
    ("networkerrorbadusernameorpassword", 4),
    ("networkerrorserverunavailable", 3),
    ("networkerroridentifierrejected", 2),
    // rumqttc.
    ("connectionreturncodenotauthorized", 5),
    ("connectionreturncodebadusernamepassword", 4),
    ("connectionreturncodeserviceunavailable", 3),
    ("connectionreturncodebadclientid", 2),
    ("lwmqttbadusernameorpassword", 4),
];

/// The shortest key, which other words contain.
const SHORTEST: &str = "rc";

/// The words before a return code, in lower case.
const KEYS: [&str; 18] = [
    SHORTEST,
    "connect_return_code",
    "return_code",
    "return code",
    "connack",
    "connack response code",
    "connected with result code",
    "connack return code",
    "reason code",
    "connection not accepted",
    "connack code",
    "connack received with code",
    "connect ack code",
    "on_connect: result code",
    // PubSubClient, ArduinoMqttClient, and MicroPython.
    "state",
    "error code",
    "mqttexception",
    // Zephyr.
    "mqtt connect failed",
];

/// Words of these that other calls have too, so that a failed CONNECT has to precede them.
const OF_ANY_CALL: [&str; 5] = ["return_code", "return code", "reason code", "state", "error code"];

/// The words of which a refusal in words has at least one, in lower case.
const OF_PHRASES: [&str; 14] = [
    "refuse",
    "not authori",
    "not accepted",
    "notauthori",
    "not_authori",
    "badusername",
    "bad user name",
    "bad_user",
    "credentials invalid",
    "bad_credentials",
    "connect_unauthorized",
    "error code",
    "network error",
    "connection return code",
];

/// The words of which the line of a return code has at least one, in lower case.
const OF_NUMBERS: [&str; 5] = ["connack", "connect", "mqtt", "not authori", "user name"];

/// Refusals with their number behind the words.
const NUMBERED: [(&str, u8); 3] =
    [("not authorized (5)", 5), ("bad user name or password (4)", 4), ("server unavailable (3)", 3)];

/// The words of which the line of a refusal has at least one, searched in one pass.
static WORDS: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(OF_PHRASES.iter().chain(&OF_NUMBERS)));

pub(super) fn add_rules(rules: &mut Rules) {
    rules.any(OF_PHRASES);
    rules.any(NUMBERED.map(|(words, _)| words));
    for words in OF_NUMBERS {
        for key in KEYS {
            // Most lines of a device have one of the words, and the letters of the shortest key.
            let check: fn(&Checked<'_>) -> bool =
                if key == SHORTEST { |text| text.numbers().has_rc && has_return_code(text) } else { has_return_code };
            rules.all_and([words, key], check);
        }
    }
}

/// Returns `true` if the text contains the return code of a refusal, with its escapes or without them.
fn has_return_code(text: &Checked<'_>) -> bool {
    // A color can be between the two.
    if memchr(b'\x1b', text.bytes).is_some() {
        return true;
    }
    let text = String::from_utf8_lossy(text.bytes).to_ascii_lowercase();
    let lower = text.replace('\\', " ");
    KEYS.iter().flat_map(|key| lower.match_indices(key)).any(|(at, key)| {
        let is_escape = || ["\\n", "\\r", "\\t"].iter().any(|escape| text[..at].ends_with(escape));
        let is_whole = !lower[..at].ends_with(|c: char| c.is_ascii_alphanumeric()) || is_escape();
        is_whole && code_at(&lower[at + key.len()..]).is_some()
    })
}

pub(super) fn find(line: &Line<'_, '_>, found: &mut Found<'_>) {
    let words = WORDS.occurrences(line.lower().as_bytes()).next();
    if words.is_none() || line.has(&["disconnect"]) && !line.has(&["refuse", "connect_return_code"]) {
        return;
    }
    if let Some((at, code)) = phrase(line).or_else(|| number(line)) {
        found.add(at, Fact::Connack(code));
    }
}

/// Finds a refusal in words. Its position is that of the words.
fn phrase(line: &Line<'_, '_>) -> Option<(usize, u8)> {
    if !line.has(&OF_PHRASES) {
        return None;
    }
    let mut letters = String::new();
    let mut positions = Vec::new();
    for (at, c) in line.lower().char_indices().filter(|(_, c)| c.is_ascii_alphanumeric()) {
        letters.push(c);
        positions.push(at);
    }
    // rumqttc writes `Connection refused, return code: …`.
    let letters = letters.replace("refusedreturncode", "refused");
    let found = PHRASES.iter().filter_map(|&(phrase, code)| Some((letters.find(phrase)?, code))).min()?;
    Some((*positions.get(found.0)?, found.1))
}

/// Finds the number of a refusal: `rc=5`, `CONNACK (0, 5)`, `connected with result code: 5`, `Not authorized (5)`.
fn number(line: &Line<'_, '_>) -> Option<(usize, u8)> {
    if !line.has(&OF_NUMBERS) {
        return None;
    }
    let keyed = KEYS.iter().flat_map(|key| line.after(key).map(move |at| (*key, at))).find_map(|(key, at)| {
        let is_whole = !line.lower()[..at - key.len()].ends_with(|c: char| c.is_ascii_alphanumeric());
        let is_of_any_call = OF_ANY_CALL.contains(&key);
        let is_of_connack = !is_of_any_call || line.has(&["connack"]) || is_behind_connect(line, at - key.len());
        code_at(&line.lower()[at..]).filter(|_| is_whole && is_of_connack).map(|code| (at - key.len(), code))
    });
    let in_words = || NUMBERED.iter().find_map(|&(words, code)| Some((line.lower().find(words)?, code)));
    keyed.or_else(in_words)
}

/// Returns `true` if a CONNECT that has failed precedes: `Unable to connect, `, `MQTT connection failed, `.
fn is_behind_connect(line: &Line<'_, '_>, at: usize) -> bool {
    let before = line.lower()[..at].trim_end_matches([' ', ',', ':', '(', '-', '!']);
    let before = before.strip_suffix("with").unwrap_or(before).trim_end();
    let failed = before.strip_suffix("failed").map(str::trim_end);
    let ends = |text: &str| text.ends_with("connect") || text.ends_with("connection");
    before.ends_with("unable to connect") || before.ends_with("failed to connect") || failed.is_some_and(ends)
}

/// Returns the return code of a refusal that follows a key, in parentheses or behind a sign.
fn code_at(text: &str) -> Option<u8> {
    let value = text.trim_start_matches([' ', ':', '=', '(', '[', '"', '\'']);
    // mosquitto writes flags and code: `CONNACK (0, 5)`.
    let value = value.strip_prefix("0, ").unwrap_or(value);
    // `rc==1` is an expression.
    if value.len() == text.len() || text.starts_with("==") {
        return None;
    }
    let (digits, radix) = value.strip_prefix("0x").map_or((value, 10), |hex| (hex, 16));
    let end = digits.find(|c: char| !c.is_digit(radix)).unwrap_or(digits.len());
    let is_longer = digits[end..].starts_with(|c: char| c.is_alphanumeric() || c == '_');
    let code = u8::from_str_radix(&digits[..end], radix).ok()?;
    (!is_longer && matches!(code, 1..=5 | 0x80..=0xA2)).then_some(code)
}
