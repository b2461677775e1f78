//! A status behind its request: `PUT /0ne/registrations/dev-1/register -> 401`.

/// The parts of paths that only DPS and IoT Hub have, in lower case.
pub(in crate::evidence) const PATHS: [&str; 4] =
    ["/registrations/", "/enrollments/", "/enrollmentgroups/", ".azure-devices.net/"];

const METHODS: [&str; 5] = ["GET", "PUT", "POST", "PATCH", "DELETE"];

/// The signs between a request and its status.
const ARROWS: [&str; 4] = ["->", "=>", ":", "-"];

/// Returns `true` if a text ends with a method, a path of DPS or IoT Hub, and a blank or an arrow.
pub(super) fn is_behind_request(before: &str) -> bool {
    if !before.ends_with(' ') {
        return false;
    }
    let mut words = before.split_ascii_whitespace().rev().skip_while(|word| ARROWS.contains(word));
    let path = words.next().unwrap_or_default().to_ascii_lowercase();
    let method = words.next().unwrap_or_default();
    PATHS.iter().any(|part| path.contains(part)) && METHODS.contains(&method.trim_start_matches(['"', '\'', '[', '(']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statuses_follow_requests() {
        for before in [
            "PUT /0ne/registrations/dev-1/register ",
            "x PUT https://global.azure-devices-provisioning.net/0ne/registrations/dev-1/register => ",
            "[DELETE /enrollments/dev-1?api-version=2021-10-01 -> ",
        ] {
            assert!(is_behind_request(before), "{before}");
        }
        for before in ["PUT /0ne/registrations/dev-1/register", "PUT /login ", "/registrations/dev-1 ", "PUT ", " ", ""]
        {
            assert!(!is_behind_request(before), "{before}");
        }
    }
}
