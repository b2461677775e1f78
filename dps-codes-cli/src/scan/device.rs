//! The device that a line of a log names.

/// Keys of bodies and of structured logs.
const KEYS: [&str; 2] = ["registrationId", "deviceId"];
/// The part of a URL before the ID of a registration.
const PATH: &str = "/registrations/";

/// Finds the ID of a device behind a key, or in the URL of a call. Returns `None` if there is none.
pub(crate) fn device_in(text: &str) -> Option<&str> {
    KEYS.iter().find_map(|key| behind_key(text, key)).or_else(|| in_url(text))
}

fn behind_key<'t>(text: &'t str, key: &str) -> Option<&'t str> {
    let (_, rest) = text.split_once(key)?;
    let value = rest.trim_start_matches(['"', '\'', '\\', ' ', ':', '=']);
    let between = rest.strip_suffix(value).unwrap_or_default();
    Some(id(value)).filter(|id| between.contains([':', '=']) && !id.is_empty() && *id != "null")
}

fn in_url(text: &str) -> Option<&str> {
    let (_, rest) = text.split_once(PATH)?;
    let id = id(rest);
    // The topics of responses have `res` there.
    let is_id = !id.is_empty() && id != "res" && rest.get(id.len()..)?.starts_with(['/', '?']);
    is_id.then_some(id)
}

/// Returns the characters that an ID can have, up to the first other one.
fn id(text: &str) -> &str {
    let is_of_id = |c: char| c.is_ascii_alphanumeric() || "-._:".contains(c);
    text.split(|c| !is_of_id(c)).next().unwrap_or_default()
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
            "{ deviceId: 'dev-1' }",
            "PUT https://global.azure-devices-provisioning.net/0ne/registrations/dev-1/register?api-version=2021-06-01",
            "GET /0ne/registrations/dev-1/operations/5.a",
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
            r#"{"registrationId":null}"#,
            r#"{"deviceId":""}"#,
            "$dps/registrations/res/401/?$rid=1",
            "/registrations/dev-1",
        ] {
            assert_eq!(device_in(text), None, "{text}");
        }
    }
}
