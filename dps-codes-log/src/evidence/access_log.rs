//! Lines of access logs: `"GET /enrollments/x HTTP/1.1" 404 152`.

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
        let Some(status) = rest.strip_prefix('"').map(str::trim_start).and_then(|rest| rest.get(..3)) else { continue };
        if let (Ok(status @ 100..600), true) = (status.parse(), line.has(&PLACES)) {
            // A response that is a success need not be of interest, but it ends the failure before.
            found.add(at, Fact::Status { status, is_first: true });
        }
    }
}
