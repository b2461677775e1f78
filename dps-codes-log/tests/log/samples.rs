//! The error that most of the logs contain.

use crate::assert_report::{Expected, failure};

/// The error object in all of them.
pub(crate) const OBJECT: &str = r#"{"errorCode":401002,"trackingId":"3e1d-77","message":"Unauthorized","timestampUtc":"2024-02-01T09:15:27.1122334Z"}"#;

/// The expected contents of the object.
pub(crate) fn object() -> Expected {
    failure(401_002).tracking_id("3e1d-77").message("Unauthorized").timestamp("2024-02-01T09:15:27.1122334Z")
}

/// The expected contents of a refusal by the hub.
pub(crate) fn refused_by_hub(id: &'static str) -> Expected {
    failure(401_002).name("IotHubUnauthorizedAccess").message("Unauthorized").tracking_id(id)
}
