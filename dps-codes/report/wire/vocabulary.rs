//! The vocabulary of the wire: properties, headers, statuses, topics, AMQP conditions, and the keys of free text.
//!
//! The body parser, the log reader and the command take their names from here.

/// The names of JSON properties, in any case.
pub mod property {
    /// The host name of the assigned hub.
    pub const ASSIGNED_HUB: &str = "assignedHub";
    /// The key of a TPM challenge, which is a secret.
    pub const AUTHENTICATION_KEY: &str = "authenticationKey";
    /// The certificates that a hub has issued, in base64.
    pub const CERTIFICATES: &str = "certificates";
    /// The error code, in the notation of Azure's REST guidelines.
    pub const CODE: &str = "code";
    /// The device ID at the assigned hub.
    pub const DEVICE_ID: &str = "deviceId";
    /// An error within the object.
    pub const ERROR: &str = "error";
    /// The error code.
    pub const ERROR_CODE: &str = "errorCode";
    /// The message of a failed registration.
    pub const ERROR_MESSAGE: &str = "errorMessage";
    /// The message of an item of a bulk operation.
    pub const ERROR_STATUS: &str = "errorStatus";
    /// The items of a bulk operation that have failed.
    pub const ERRORS: &str = "errors";
    /// The version of a resource.
    pub const ETAG: &str = "etag";
    /// The place of the tracking ID in the notation of IoT Hub.
    pub const EXCEPTION_MESSAGE: &str = "exceptionMessage";
    /// Details of an error.
    pub const INFO: &str = "info";
    /// `true` if a bulk operation, or one of its items, has succeeded.
    pub const IS_SUCCESSFUL: &str = "isSuccessful";
    /// The certificates that DPS has issued, in base64.
    pub const ISSUED_CERTIFICATE_CHAIN: &str = "issuedCertificateChain";
    /// The certificate that DPS has issued, in PEM.
    pub const ISSUED_CLIENT_CERTIFICATE: &str = "issuedClientCertificate";
    /// The time of the last change of a registration.
    pub const LAST_UPDATED: &str = "lastUpdatedDateTimeUtc";
    /// The message.
    pub const MESSAGE: &str = "message";
    /// The operation to poll.
    pub const OPERATION_ID: &str = "operationId";
    /// The data of a custom allocation for the device.
    pub const PAYLOAD: &str = "payload";
    /// The registration ID.
    pub const REGISTRATION_ID: &str = "registrationId";
    /// The state of the registration.
    pub const REGISTRATION_STATE: &str = "registrationState";
    /// The name that the previews of 2017 had for the state.
    pub const REGISTRATION_STATUS: &str = "registrationStatus";
    /// A delay in seconds.
    pub const RETRY_AFTER: &str = "retryAfter";
    /// The status of the registration.
    pub const STATUS: &str = "status";
    /// The way in which an assigned device came to its hub.
    pub const SUBSTATUS: &str = "substatus";
    /// The time of an error, or that of a log around it.
    pub const TIMESTAMP: &str = "timestamp";
    /// The time of an error.
    pub const TIMESTAMP_UTC: &str = "timestampUtc";
    /// The tracking ID.
    pub const TRACKING_ID: &str = "trackingId";
}

/// The names of HTTP headers, in any case.
pub mod header {
    /// The time of the response.
    pub const DATE: &str = "date";
    /// The error code.
    pub const ERROR_CODE: &str = "x-ms-error-code";
    /// The name of the error code, as IoT Hub sends it.
    pub const IOTHUB_ERROR_CODE: &str = "iothub-errorcode";
    /// The tracking ID.
    pub const REQUEST_ID: &str = "x-ms-request-id";
    /// A delay in seconds, or a date.
    pub const RETRY_AFTER: &str = "retry-after";
    /// A delay in milliseconds.
    pub const RETRY_AFTER_MS: &str = "retry-after-ms";
    /// A delay in milliseconds.
    pub const X_MS_RETRY_AFTER_MS: &str = "x-ms-retry-after-ms";

    /// All of them.
    pub const ALL: [&str; 6] = [RETRY_AFTER, RETRY_AFTER_MS, X_MS_RETRY_AFTER_MS, ERROR_CODE, REQUEST_ID, DATE];
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

/// The parts of MQTT response topics, in any case.
pub mod topic {
    /// The topic of responses of DPS, before the status.
    pub const REGISTRATIONS: &str = "$dps/registrations/res/";
    /// The topic of a hub's responses to a certificate signing request, before the status.
    pub const CREDENTIALS: &str = "$iothub/credentials/res/";
    /// The query key of the request ID.
    pub const RID: &str = "$rid";

    /// All of the topics.
    pub const ALL: [&str; 2] = [REGISTRATIONS, CREDENTIALS];
}

/// AMQP error conditions, each with the HTTP status that means the same.
pub const CONDITIONS: [(&str, u16); 5] = [
    ("amqp:connection:forced", 500),
    ("amqp:internal-error", 500),
    ("amqp:not-found", 404),
    ("amqp:resource-limit-exceeded", 429),
    ("amqp:unauthorized-access", 401),
];

/// The keys whose values are secrets, in any case.
pub(crate) const SECRETS: [&str; 7] = [
    property::AUTHENTICATION_KEY,
    "sig",
    "SharedAccessKey",
    "primaryKey",
    "secondaryKey",
    "password",
    // The value is the rest of the line.
    AUTHORIZATION,
];

/// The header with the credential of a request.
pub(crate) const AUTHORIZATION: &str = "authorization";

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
    /// The header with the tracking ID.
    RequestId,
    /// The ID of a request to the control plane.
    Correlation,
    /// The operation to poll.
    Operation,
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
    /// The delay before the next attempt, in seconds.
    RetryAfter,
    /// The same in milliseconds.
    RetryAfterMs,
    /// The key of a TPM challenge.
    Challenge,
    /// A version of HTTP follows.
    Http,
    /// The status of an MQTT response follows.
    Topic,
}

impl Key {
    /// Returns `true` for the name of a header.
    pub(crate) const fn is_header(self) -> bool {
        matches!(self, Self::RequestId | Self::Date | Self::RetryAfter | Self::RetryAfterMs | Self::Code)
    }
}

/// The keys of free text, in any case, by the letter that they start with. Of two that start alike, the longer one comes first.
pub const KEYS: &[(&str, Key)] = &[
    (property::AUTHENTICATION_KEY, Key::Challenge),
    (property::CODE, Key::Number),
    ("correlation identifier", Key::Correlation),
    ("DPS", Key::Number),
    (header::DATE, Key::Date),
    (topic::REGISTRATIONS, Key::Topic),
    (topic::CREDENTIALS, Key::Topic),
    (property::ERROR_CODE, Key::Code),
    ("error_code", Key::Code),
    ("error-code", Key::Code),
    ("error code", Key::CodeInProse),
    (property::ERROR_MESSAGE, Key::Message),
    (property::ERROR_STATUS, Key::Message),
    ("error message", Key::Message),
    ("error_message", Key::Message),
    (property::ERROR, Key::Number),
    ("err", Key::Number),
    ("error_tracking_id", Key::TrackingId),
    ("error tracking id", Key::TrackingId),
    ("HTTP/", Key::Http),
    ("identifier", Key::Correlation),
    (header::IOTHUB_ERROR_CODE, Key::Code),
    (property::MESSAGE, Key::Message),
    (property::OPERATION_ID, Key::Operation),
    (header::RETRY_AFTER_MS, Key::RetryAfterMs),
    (header::RETRY_AFTER, Key::RetryAfter),
    ("retry_after", Key::RetryAfter),
    (property::RETRY_AFTER, Key::RetryAfter),
    ("service error status code", Key::ErrorStatus),
    ("Service Error", Key::Code),
    ("statusCode", Key::Status),
    ("status_code", Key::Status),
    (property::STATUS, Key::Status),
    (property::TRACKING_ID, Key::TrackingId),
    ("tracking_id", Key::TrackingId),
    ("tracking-id", Key::TrackingId),
    ("tracking id", Key::TrackingId),
    (property::TIMESTAMP_UTC, Key::Timestamp),
    ("timestamp_utc", Key::Timestamp),
    ("time", Key::Time),
    (header::REQUEST_ID, Key::RequestId),
    (header::ERROR_CODE, Key::Code),
    (header::X_MS_RETRY_AFTER_MS, Key::RetryAfterMs),
];
