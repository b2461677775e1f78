//! Conversion to a report that owns its strings.

use super::{Report, Text};

impl Report<'_> {
    /// Converts to an owned report, to be stored, sent to another thread, or returned as an error.
    ///
    /// ```
    /// use dps_codes::Report;
    /// fn refused() -> Report<'static> {
    ///     let body = String::from(r#"{"errorCode":401002,"message":"Invalid certificate"}"#);
    ///     Report::from_http(401, Report::NO_HEADERS, &body).into_owned()
    /// }
    /// assert_eq!(refused().message().unwrap(), "Invalid certificate");
    /// ```
    #[must_use]
    pub fn into_owned(self) -> Report<'static> {
        Report {
            transport: self.transport,
            body: self.body,
            transport_status: self.transport_status,
            number: self.number,
            name: self.name.map(Text::into_owned),
            retry_after: self.retry_after,
            retry_date: self.retry_date,
            date: self.date,
            rid: self.rid.map(Text::into_owned),
            tracking_id: self.tracking_id.map(Text::into_owned),
            message: self.message.map(Text::into_owned),
            timestamp: self.timestamp.map(Text::into_owned),
            registration_status: self.registration_status.map(Text::into_owned),
            registration_id: self.registration_id.map(Text::into_owned),
            operation_id: self.operation_id.map(Text::into_owned),
            assigned_hub: self.assigned_hub.map(Text::into_owned),
            device_id: self.device_id.map(Text::into_owned),
            authentication_key: self.authentication_key.map(Text::into_owned),
            substatus: self.substatus.map(Text::into_owned),
            etag: self.etag.map(Text::into_owned),
            payload: self.payload.map(Text::into_owned),
            info: self.info.map(Text::into_owned),
            issued_client_certificate: self.issued_client_certificate.map(Text::into_owned),
            symptom: self.symptom,
            is_refused: self.is_refused,
            is_error_nested: self.is_error_nested,
            is_status_nested: self.is_status_nested,
            failure: self.failure,
        }
    }
}
