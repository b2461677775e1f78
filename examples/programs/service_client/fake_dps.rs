//! A fake DPS: of three enrollments, it refuses two; then it refuses the caller.

use std::io;

use dps_codes_examples::{FakeServer, Response};

/// Starts it.
///
/// # Errors
/// Returns an error if no port is free.
pub(crate) fn start() -> io::Result<FakeServer> {
    FakeServer::start(vec![
        Response {
            status: 200,
            headers: "",
            body: r#"{"isSuccessful":false,"errors":[
                {"registrationId":"pump-7","errorCode":409201,"errorStatus":"The enrollment exists."},
                {"registrationId":"pump-9","errorCode":400004,"errorStatus":"The ID of the enrollment is invalid."}]}"#,
        },
        Response {
            status: 401,
            headers: "",
            body: r#"{"errorCode":401002,"trackingId":"7c1b2e04","message":"Unauthorized"}"#,
        },
    ])
}
