//! The device that a line of a log names.

use std::borrow::Cow;
use std::sync::LazyLock;

use crate::colors;
use crate::phrases::Phrases;

/// The keys of an ID, in lower case: any value behind a sign is one.
const KEYS: [&str; 8] = [
    "registrationid",
    "registration_id",
    "registration id",
    "deviceid",
    "device_id",
    "device.id",
    "device id",
    "device-id",
];
/// The key of the ID with which a device connects to a broker. That of an application is a GUID.
const CLIENT: &str = "clientid";
/// A key, and a noun: only a value in quotes, behind an equals sign, or of letters and digits is an ID.
const NOUN: &str = "device";
/// The words before an ID of letters and digits, in lower case.
const LEADS: [&str; 7] =
    ["device ", "registration id ", "registration of ", "provisioning of ", "register ", "provision ", "enroll "];
/// The length of a GUID.
const GUID: usize = 36;
/// The words behind an ID of letters, digits and hyphens, in lower case.
const FOLLOWERS: [&str; 6] = [
    ": register",
    ": query operation",
    ": registration",
    " registration failed",
    "': dps registration",
    ": provisioning",
];
/// The quotes around an ID.
const QUOTES: [char; 8] = ['"', '\'', '`', '\u{2018}', '\u{201c}', '\u{201e}', '«', ' '];
/// The parts of a URL before an ID.
const PATHS: [&str; 2] = ["/registrations/", ".azure-devices.net/devices/"];

/// All that can precede an ID, those first that tell most.
static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let phrases = KEYS.iter().chain([&NOUN]).chain(&LEADS).chain(&PATHS).chain([&CLIENT]).chain(&FOLLOWERS);
    Phrases::new(phrases)
});

/// Finds the ID of a device behind a key, in a sentence, or in the URL of a call. Returns `None` if the text names none.
pub(crate) fn device_in(text: &str) -> Option<&str> {
    match colors::blanked(text) {
        Cow::Borrowed(text) => find(text),
        // Blanks are not part of an ID, so that the text has it too.
        Cow::Owned(plain) => find(&plain).and_then(|id| text.find(id).and_then(|at| text.get(at..at + id.len()))),
    }
}

fn find(text: &str) -> Option<&str> {
    let mut best: Option<(usize, &str)> = None;
    for (phrase, place) in PHRASES.places(text.as_bytes()) {
        if best.is_some_and(|(other, _)| other <= phrase) {
            continue;
        }
        let (Some(before), Some(rest)) = (text.get(..place.start), text.get(place.end..)) else { continue };
        best = beside_phrase(phrase, before, rest).map(|id| (phrase, id)).or(best);
    }
    best.map(|(_, id)| id)
}

fn beside_phrase<'t>(phrase: usize, before: &'t str, rest: &'t str) -> Option<&'t str> {
    const NOUN_AT: usize = KEYS.len();
    const PATHS_AT: usize = NOUN_AT + 1 + LEADS.len();
    const CLIENT_AT: usize = PATHS_AT + PATHS.len();
    match phrase {
        _ if phrase > CLIENT_AT => before_words(before),
        CLIENT_AT => behind_key(rest, &[':', '=']).filter(|id| id.len() != GUID || id.matches('-').count() != 4),
        ..NOUN_AT if rest.starts_with('>') => behind_key(rest, &['>']),
        ..NOUN_AT => behind_key(rest, &[':', '=']),
        PATHS_AT.. => in_url(rest),
        _ if !is_start_of_word(before) => None,
        NOUN_AT => behind_key_or_quote(rest),
        _ => of_letters_and_digits(rest),
    }
}

fn is_start_of_word(before: &str) -> bool {
    !before.ends_with(|c: char| c.is_ascii_alphanumeric() || c == '_')
}

fn behind_key<'t>(rest: &'t str, signs: &[char]) -> Option<&'t str> {
    let value = rest.trim_start_matches(['"', '\'', '`', '\\', ' ', ':', '=', '>']);
    let between = rest.strip_suffix(value).unwrap_or_default();
    Some(id(value)).filter(|id| between.contains(signs) && is_id(id) && !is_start_of_path(value, id))
}

fn behind_key_or_quote(rest: &str) -> Option<&str> {
    // The quote behind the key is that of the key.
    let rest = rest.trim_start_matches(['"', '\'', '\\']);
    let value = rest.trim_start_matches([':', ' ', '\\']);
    // Bold, in HTML.
    let value = value.strip_prefix("<b>").unwrap_or(value);
    let in_column = || of_letters_and_digits(value).filter(|_| rest.starts_with([':', ' ']));
    behind_key(value, &['=', '"', '\'', '`']).or_else(in_column)
}

/// Returns an ID that letters and digits tell from a word.
fn of_letters_and_digits(text: &str) -> Option<&str> {
    let text = text.trim_start_matches(QUOTES);
    let id = id(text);
    let has = |is: fn(&u8) -> bool| id.bytes().any(|byte| is(&byte));
    let is_mixed = has(u8::is_ascii_digit) && has(u8::is_ascii_alphabetic) && id.len() > 3;
    let is_other = id.contains([':', '.']) || id.starts_with("0x");
    (is_mixed && !is_other && !is_start_of_path(text, id)).then_some(id)
}

/// Returns the ID that a text ends with.
fn before_words(before: &str) -> Option<&str> {
    let text = before.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
    let id = of_letters_and_digits(before.get(text.len()..)?)?;
    (id.contains('-') && !text.ends_with(['.', '/', '@'])).then_some(id)
}

fn in_url(rest: &str) -> Option<&str> {
    let id = id(rest);
    // The topics of responses have `res` there.
    (is_id(id) && id != "res" && rest.get(id.len()..)?.starts_with(['/', '?'])).then_some(id)
}

/// Returns the characters that an ID can have, up to the first other one.
fn id(text: &str) -> &str {
    let is_of_id = |c: char| c.is_ascii_alphanumeric() || "-._:".contains(c);
    text.split(|c| !is_of_id(c)).next().unwrap_or_default().trim_end_matches([':', '.'])
}

/// Returns `true` if a slash and a name with a digit follow an ID: `plant/dev-1` is a path, and which part of it is the device
/// is not known. Modules have words for names: `dev-1/filter`, `dev-1/$edgeAgent`.
fn is_start_of_path(text: &str, start: &str) -> bool {
    let rest = text.get(start.len()..).and_then(|rest| rest.strip_prefix('/'));
    rest.is_some_and(|rest| id(rest).bytes().any(|byte| byte.is_ascii_digit()))
}

fn is_id(id: &str) -> bool {
    !id.is_empty() && !["null", "None", "nil", "undefined"].contains(&id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn devices_are_found_behind_keys_and_in_urls() {
        for text in [
            r#"got {"registrationId":"dev-1","errorCode":401002}"#,
            r#"{"message":"{\"registrationId\": \"dev-1\"}"}"#,
            "deviceId=dev-1 status=401",
            "registration_id: dev-1: 401",
            "Device ID: dev-1.",
            "{ deviceId: 'dev-1' }",
            "<detail><deviceId>dev-1</deviceId></detail>",
            "msg: dps_register_failed, clientid: dev-1, reason: x",
            "device \"dev-1\" failed",
            "device `dev-1` failed",
            "level=error device=dev-1 status=401",
            r#"{"device":"dev-1"}"#,
            r#"{"log"=>"x", "device"=>"dev-1"}"#,
            "PUT https://global.azure-devices-provisioning.net/0ne/registrations/dev-1/register?api-version=2021-06-01",
            "GET /0ne/registrations/dev-1/operations/5.a",
            "POST https://plant.azure-devices.net/devices/dev-1/messages/events",
            "failed \u{1b}[3mdevice\u{1b}[0m\u{1b}[2m=\u{1b}[0mdev-1 \u{1b}[31m\"401\"\u{1b}[0m",
        ] {
            assert_eq!(device_in(text), Some("dev-1"), "{text}");
        }
    }

    #[test]
    fn devices_are_found_in_sentences() {
        for text in [
            "registration of press-11 failed: 404201",
            "DPS error 404201 for device press-11, trackingId=3a5f",
            "device press-11: DPS error 404201",
            "failed to register press-11: 404201",
            "could not provision device press-11 (404201)",
            "registration ID press-11: error",
            "register press-11/filter: 404201",
            "deviceId=press-11/$edgeAgent status=401",
            "httpStatus: 503, device: press-11",
            "fleet.dps:register:112 - press-11: register request returned a service error status code 401",
            "[dps] press-11 registration failed: errorCode 404201",
            "Azure agent 'press-11': DPS registration failed. | Error code = 401002",
            "<div>Device <b>press-11</b>: registration failed, error <code>401002</code></div>",
        ] {
            assert_eq!(device_in(text), Some("press-11"), "{text}");
        }
    }

    #[test]
    fn anything_else_is_not_a_device() {
        for text in [
            "",
            "registrationId",
            "registrationId is missing",
            "device is missing",
            "device: not found",
            "device 404201 connected",
            "mydevice press-11",
            "the registration failed",
            "step2: register request",
            "x.example-1: registration",
            "register 0x404201",
            "provision v2",
            "mydevice=x",
            r#"{"registrationId":null}"#,
            r#"{"deviceId":""}"#,
            "clientId: 4042014f-1c52-4a90-b7de-7a12c0a41b6e",
            "$dps/registrations/res/401/?$rid=1",
            "/registrations/dev-1",
            "deviceId=plant/dev-1 status=401",
            "device \"line-4/press-3\" failed",
            "register line4/press-3: 404201",
        ] {
            assert_eq!(device_in(text), None, "{text}");
        }
    }
}
