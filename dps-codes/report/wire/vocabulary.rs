//! The words of the wire: property names, headers, statuses, and the keys of free text. Each is written here only.

/// The names of JSON properties, in any case.
pub(crate) mod property {
    pub(crate) const ASSIGNED_HUB: &str = "assignedHub";
    pub(crate) const AUTHENTICATION_KEY: &str = "authenticationKey";
    pub(crate) const CODE: &str = "code";
    pub(crate) const DEVICE_ID: &str = "deviceId";
    pub(crate) const ERROR: &str = "error";
    pub(crate) const ERROR_CODE: &str = "errorCode";
    pub(crate) const ERROR_MESSAGE: &str = "errorMessage";
    pub(crate) const ERROR_STATUS: &str = "errorStatus";
    pub(crate) const ERRORS: &str = "errors";
    pub(crate) const EXCEPTION_MESSAGE: &str = "exceptionMessage";
    pub(crate) const IS_SUCCESSFUL: &str = "isSuccessful";
    pub(crate) const LAST_UPDATED: &str = "lastUpdatedDateTimeUtc";
    pub(crate) const MESSAGE: &str = "message";
    pub(crate) const OPERATION_ID: &str = "operationId";
    pub(crate) const REGISTRATION_ID: &str = "registrationId";
    pub(crate) const REGISTRATION_STATE: &str = "registrationState";
    /// The name that the previews of 2017 had for it.
    pub(crate) const REGISTRATION_STATUS: &str = "registrationStatus";
    pub(crate) const STATUS: &str = "status";
    pub(crate) const TIMESTAMP: &str = "timestamp";
    pub(crate) const TIMESTAMP_UTC: &str = "timestampUtc";
    pub(crate) const TRACKING_ID: &str = "trackingId";
}

/// The names of HTTP headers, in any case.
pub(crate) mod header {
    pub(crate) const DATE: &str = "date";
    pub(crate) const ERROR_CODE: &str = "x-ms-error-code";
    pub(crate) const REQUEST_ID: &str = "x-ms-request-id";
    pub(crate) const RETRY_AFTER: &str = "retry-after";
}

/// The statuses of a registration.
pub mod status {
    /// The registration is complete.
    pub const ASSIGNED: &str = "assigned";
    /// The registration is in progress.
    pub const ASSIGNING: &str = "assigning";
    /// The name that old versions have for `disabled`.
    pub const BLACKLISTED: &str = "blacklisted";
    /// The enrollment is disabled.
    pub const DISABLED: &str = "disabled";
    /// The registration has failed.
    pub const FAILED: &str = "failed";
    /// The registration has not begun.
    pub const UNASSIGNED: &str = "unassigned";

    /// All of them.
    pub const ALL: [&str; 6] = [UNASSIGNED, ASSIGNING, ASSIGNED, FAILED, DISABLED, BLACKLISTED];
}

/// The part of a response topic before the status.
pub(crate) const RESPONSE_TOPIC: &str = "$dps/registrations/res/";

/// The kinds of keys in free text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// An error code with any number.
    Code,
    /// An error code in prose, where programs of any kind use the key: only an HTTP status or a number in DPS's range.
    CodeInProse,
    /// A number that is an error code only if it is in DPS's range.
    Number,
    /// A message.
    Message,
    /// A tracking ID.
    TrackingId,
    /// A timestamp.
    Timestamp,
    /// The time of an error, if a tracking ID precedes it.
    Time,
    /// The status of a registration or of a response.
    Status,
    /// The status of a response that is an error.
    ErrorStatus,
    /// The header with the time of the response.
    Date,
    /// The header with the delay before the next attempt.
    RetryAfter,
    /// The key of a TPM challenge.
    Challenge,
    /// A version of HTTP follows.
    Http,
    /// The status of an MQTT response follows.
    Topic,
}

/// The keys of free text, in any case. Of two that start alike, the longer one comes first.
pub(super) const KEYS: &[(&str, Key)] = &[
    (property::ERROR_CODE, Key::Code),
    ("error_code", Key::Code),
    ("error-code", Key::Code),
    ("error code", Key::CodeInProse),
    ("service error status code", Key::ErrorStatus),
    ("Service Error", Key::Code),
    (property::ERROR_MESSAGE, Key::Message),
    (property::ERROR_STATUS, Key::Message),
    ("error message", Key::Message),
    (property::ERROR, Key::Number),
    ("err", Key::Number),
    (property::CODE, Key::Number),
    ("DPS", Key::Number),
    (property::MESSAGE, Key::Message),
    (property::TRACKING_ID, Key::TrackingId),
    ("tracking_id", Key::TrackingId),
    ("tracking-id", Key::TrackingId),
    ("tracking id", Key::TrackingId),
    (header::REQUEST_ID, Key::TrackingId),
    (property::TIMESTAMP_UTC, Key::Timestamp),
    ("timestamp_utc", Key::Timestamp),
    ("time", Key::Time),
    ("statusCode", Key::Status),
    ("status_code", Key::Status),
    (property::STATUS, Key::Status),
    (header::DATE, Key::Date),
    (header::RETRY_AFTER, Key::RetryAfter),
    ("retry_after", Key::RetryAfter),
    ("retryAfter", Key::RetryAfter),
    (property::AUTHENTICATION_KEY, Key::Challenge),
    ("HTTP/", Key::Http),
    (RESPONSE_TOPIC, Key::Topic),
];
