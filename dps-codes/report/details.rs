//! Accessors of `Report` for details: the registration state, the error's `info`, the response itself.

use core::time::Duration;

use super::{Report, Text, Transport};

impl<'a> Report<'a> {
    /// Returns the transport of the response.
    ///
    /// ```
    /// use dps_codes::{Report, Transport};
    /// assert_eq!(Report::from_connack(5).transport(), Transport::Connack);
    /// ```
    #[must_use]
    pub const fn transport(&self) -> Transport {
        self.transport
    }

    /// Returns the substatus of an assigned registration, such as `initialAssignment` or `deviceDataMigrated`.
    ///
    /// Source: [`DeviceRegistrationResult`][api].
    ///
    /// ```
    /// use dps_codes::Report;
    /// let body = r#"{"status":"assigned","registrationState":{"status":"assigned","substatus":"initialAssignment"}}"#;
    /// assert_eq!(Report::from_http(200, Report::NO_HEADERS, body).substatus().unwrap(), "initialAssignment");
    /// ```
    ///
    /// [api]: https://learn.microsoft.com/rest/api/iot-dps/device/runtime-registration/device-registration-status-lookup
    #[must_use]
    pub fn substatus(&self) -> Option<&Text<'a>> {
        self.substatus.as_ref()
    }

    /// Returns the `ETag` of the registration, or of the enrollment, in the body.
    ///
    /// Source: [`DeviceRegistrationResult`][api].
    ///
    /// ```
    /// use dps_codes::Report;
    /// let body = r#"{"registrationId":"pump-7","status":"assigned","etag":"\"4a00\""}"#;
    /// assert_eq!(Report::from_http(200, Report::NO_HEADERS, body).etag().unwrap(), "\"4a00\"");
    /// ```
    ///
    /// [api]: https://learn.microsoft.com/rest/api/iot-dps/device/runtime-registration/device-registration-status-lookup
    #[must_use]
    pub fn etag(&self) -> Option<&Text<'a>> {
        self.etag.as_ref()
    }

    /// Returns what a custom allocation has sent for the device, as JSON of any type.
    ///
    /// Source: [`DeviceRegistrationResult`][api].
    ///
    /// ```
    /// use dps_codes::Report;
    /// let body = r#"{"status":"assigned","registrationState":{"assignedHub":"hub.example","payload":{"site":"north"}}}"#;
    /// assert_eq!(Report::from_http(200, Report::NO_HEADERS, body).payload().unwrap(), r#"{"site":"north"}"#);
    /// ```
    ///
    /// [api]: https://learn.microsoft.com/rest/api/iot-dps/device/runtime-registration/device-registration-status-lookup
    #[must_use]
    pub fn payload(&self) -> Option<&Text<'a>> {
        self.payload.as_ref()
    }

    /// Returns the details of an error, as JSON: an object of strings.
    ///
    /// Source: [`ProvisioningServiceErrorDetails`][api].
    ///
    /// ```
    /// use dps_codes::Report;
    /// let body = r#"{"errorCode":409005,"info":{"operationExpires":"2025-06-09T17:31:31Z"}}"#;
    /// let report = Report::from_mqtt("$iothub/credentials/res/409/?$rid=1", body);
    /// assert_eq!(report.info().unwrap(), r#"{"operationExpires":"2025-06-09T17:31:31Z"}"#);
    /// ```
    ///
    /// [api]: https://learn.microsoft.com/rest/api/iot-dps/device/runtime-registration/device-registration-status-lookup
    #[must_use]
    pub fn info(&self) -> Option<&Text<'a>> {
        self.info.as_ref()
    }

    /// Returns the certificate that was issued for a certificate signing request: in PEM, or a JSON array with a chain of
    /// certificates in base64, the device's own first.
    ///
    /// Sources: `issuedClientCertificate`, a string, in the API 2021-11-01-preview ([azure-sdk-for-c][pem]);
    /// `issuedCertificateChain`, an array, in the API 2025-07-01-preview; `certificates`, an array, in a hub's response on the
    /// topic `$iothub/credentials/res/200/`.
    ///
    /// ```
    /// use dps_codes::Report;
    /// let body = r#"{"status":"assigned","registrationState":{"issuedCertificateChain":["bGVhZg==","Y2E="]}}"#;
    /// let report = Report::from_http(200, Report::NO_HEADERS, body);
    /// assert_eq!(report.issued_client_certificate().unwrap(), r#"["bGVhZg==","Y2E="]"#);
    ///
    /// let body = r#"{"status":"assigned","registrationState":{"issuedClientCertificate":"-----BEGIN CERTIFICATE-----\n…"}}"#;
    /// let report = Report::from_http(200, Report::NO_HEADERS, body);
    /// assert_eq!(report.issued_client_certificate().unwrap(), "-----BEGIN CERTIFICATE-----\n…");
    /// ```
    ///
    /// [pem]: https://github.com/Azure/azure-sdk-for-c/blob/main/sdk/docs/iot/using_certificate_signing_requests.md
    #[must_use]
    pub fn issued_client_certificate(&self) -> Option<&Text<'a>> {
        self.issued_client_certificate.as_ref()
    }

    /// Returns the time of the response since 1970-01-01 UTC: that of its `date` header, or that given to
    /// [`received_at`](Self::received_at). A device without a clock can set it by this.
    ///
    /// Source: RFC 9110, §6.6.1.
    ///
    /// ```
    /// use dps_codes::Report;
    /// let report = Report::from_http(401, [("date", "Sun, 06 Nov 1994 08:49:37 GMT")], "");
    /// assert_eq!(report.date().unwrap().as_secs(), 784_111_777);
    /// ```
    #[must_use]
    pub fn date(&self) -> Option<Duration> {
        self.date.map(Duration::from_secs)
    }

    /// Returns the request ID of the MQTT topic, as the topic has it: percent-encoded if the request's was.
    ///
    /// Source: [Communicate with DPS using the MQTT protocol][mqtt].
    ///
    /// ```
    /// use dps_codes::Report;
    /// let report = Report::from_mqtt("$dps/registrations/res/202/?$rid=7d1e&retry-after=3", "");
    /// assert_eq!(report.rid().unwrap(), "7d1e");
    /// ```
    ///
    /// [mqtt]: https://learn.microsoft.com/azure/iot-dps/iot-dps-mqtt-support
    #[must_use]
    pub fn rid(&self) -> Option<&Text<'a>> {
        self.rid.as_ref()
    }
}
