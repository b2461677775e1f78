//! Lines of access logs: `"GET /enrollments/x HTTP/1.1" 404 152`.

use super::status::number_at;
use super::{Fact, Found};
use crate::flat::Line;

/// The parts of paths and hosts that only DPS, IoT Hub and the control plane have, in lower case.
const PLACES: [&str; 9] = [
    "/enrollments",
    "/enrollmentgroups",
    "/registrations",
    "/operations/",
    "/devices/",
    "/subscriptions/",
    "azure-devices",
    "provisioningservices",
    "/twins/",
];

pub(super) fn find(line: &Line<'_, '_>, found: &mut Found<'_>) {
    for at in line.after(" http/") {
        let rest = line.text()[at..].trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
        let status = rest.strip_prefix('"').and_then(|rest| number_at(rest.trim_start()));
        if let Some(status) = status.filter(|_| line.has(&PLACES)) {
            // A response that is a success need not be of interest, but it ends the failure before.
            found.add(at, Fact::Status { status, is_first: true });
        }
    }
}
