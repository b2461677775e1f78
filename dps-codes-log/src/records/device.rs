//! The device that a line of a log names.

/// The keys of an ID, in lower case: any value behind a sign is one.
const KEYS: [&str; 6] = ["registrationid", "registration_id", "registration id", "deviceid", "device_id", "device id"];
/// A key, and a noun: only a value in quotes, or behind an equals sign, is an ID.
const NOUN: &str = "device";
/// The parts of a URL before an ID.
const PATHS: [&str; 2] = ["/registrations/", ".azure-devices.net/devices/"];

/// Finds the ID of a device behind a key, or in the URL of a call. Returns `None` if there is none.
pub(crate) fn device_in(text: &str) -> Option<&str> {
    let lower = text.to_ascii_lowercase();
    let places = |key: &'static str| lower.match_indices(key).map(move |(at, _)| at + key.len());
    let behind_key = KEYS.iter().find_map(|key| places(key).find_map(|at| behind_key(text.get(at..)?, &[':', '='])));
    let is_noun = |at: &usize| !lower[..*at - NOUN.len()].ends_with(|c: char| c.is_ascii_alphanumeric() || c == '_');
    let behind_noun = || places(NOUN).filter(is_noun).find_map(|at| behind_key_or_quote(text.get(at..)?));
    behind_key
        .or_else(behind_noun)
        .or_else(|| PATHS.iter().find_map(|path| places(path).find_map(|at| in_url(text.get(at..)?))))
}

fn behind_key<'t>(rest: &'t str, signs: &[char]) -> Option<&'t str> {
    let value = rest.trim_start_matches(['"', '\'', '\\', ' ', ':', '=']);
    let between = rest.strip_suffix(value).unwrap_or_default();
    Some(id(value)).filter(|id| between.contains(signs) && is_id(id))
}

fn behind_key_or_quote(rest: &str) -> Option<&str> {
    // The quote behind the key is that of the key.
    let rest = rest.trim_start_matches(['"', '\'', '\\']).trim_start_matches([':', ' ', '\\']);
    behind_key(rest, &['=', '"', '\''])
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
            "device \"dev-1\" failed",
            "level=error device=dev-1 status=401",
            r#"{"device":"dev-1"}"#,
            "PUT https://global.azure-devices-provisioning.net/0ne/registrations/dev-1/register?api-version=2021-06-01",
            "GET /0ne/registrations/dev-1/operations/5.a",
            "POST https://plant.azure-devices.net/devices/dev-1/messages/events",
        ] {
            assert_eq!(device_in(text), Some("dev-1"), "{text}");
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
            "mydevice=x",
            r#"{"registrationId":null}"#,
            r#"{"deviceId":""}"#,
            "$dps/registrations/res/401/?$rid=1",
            "/registrations/dev-1",
        ] {
            assert_eq!(device_in(text), None, "{text}");
        }
    }
}
