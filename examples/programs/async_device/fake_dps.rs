//! A fake DPS: it throttles the device, then fails, then responds that the device is registered already.

use std::io;

use dps_codes_examples::{FakeServer, Response};

/// Starts it.
///
/// # Errors
/// Returns an error if no port is free.
pub(crate) fn start() -> io::Result<FakeServer> {
    FakeServer::start(vec![
        Response {
            status: 429,
            headers: "retry-after: 5\r\n",
            body: r#"{"errorCode":429001,"trackingId":"","message":"Operations are being throttled for this tenant."}"#,
        },
        Response {
            status: 500,
            headers: "",
            body: r#"{"errorCode":500000,"trackingId":"7c1b2e04","message":"Internal server error"}"#,
        },
        Response {
            status: 200,
            headers: "",
            body: r#"{"operationId":"","status":"assigned","registrationState":{"registrationId":"pump-7","assignedHub":"fake.azure-devices.net","deviceId":"pump-7","status":"assigned"}}"#,
        },
    ])
}
