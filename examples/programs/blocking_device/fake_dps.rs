//! A fake DPS: it throttles the device once, assigns it to a hub after a poll, and is scripted.

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
            status: 202,
            headers: "retry-after: 3\r\n",
            body: r#"{"operationId":"4.d0a671905ea5b2c8","status":"assigning"}"#,
        },
        Response {
            status: 200,
            headers: "",
            body: r#"{"operationId":"4.d0a671905ea5b2c8","status":"assigned","registrationState":{"registrationId":"pump-7","assignedHub":"fake.azure-devices.net","deviceId":"pump-7","status":"assigned"}}"#,
        },
    ])
}
