//! Accessors of `Report`, and its `Display`.

use core::fmt;
use core::time::Duration;

use super::wire::redacted::Line;
use super::{Report, Text, Transport};
use crate::{Classified, Code, Failure, RegistrationStatus, Symptom};

impl<'a> Report<'a> {
    /// Returns the number of the error code. 0 means none; 200 is success. Any other number is returned as the service sent
    /// it, whether the table lists it or not.
    ///
    /// ```
    /// use dps_codes::Report;
    /// assert_eq!(Report::from_mqtt("", r#"{"errorCode":-12}"#).number(), Some(-12));
    /// assert_eq!(Report::from_mqtt("", r#"{"errorCode":"404201"}"#).number(), Some(404_201));
    /// assert_eq!(Report::from_mqtt("", r#"{"errorCode":0}"#).number(), None);
    /// ```
    #[must_use]
    pub fn number(&self) -> Option<i64> {
        self.number
    }

    /// Returns the code, listed or not. Without a number, it is the code of the transport's status, since an HTTP status is a
    /// code itself.
    ///
    /// ```
    /// use dps_codes::{Classified, Code, Report};
    /// let report = Report::from_http(400, Report::NO_HEADERS, r#"{"errorCode":400123}"#);
    /// assert!(matches!(report.code(), Some(Classified::Unlisted(_))));
    /// let report = Report::from_http(429, Report::NO_HEADERS, "");
    /// assert_eq!(report.code(), Some(Classified::Listed(Code::TooManyRequests)));
    /// ```
    #[must_use]
    pub fn code(&self) -> Option<Classified> {
        let status = || {
            let of_http = self.transport.has_http_statuses() && !self.is_challenge();
            self.transport_status.filter(|&status| of_http && status >= 400).map(i64::from)
        };
        self.number.or_else(status).map(Code::classify)
    }

    /// Returns the symbolic name that the service sent instead of a number, as IoT Hub does, whether the table lists it or not.
    ///
    /// ```
    /// use dps_codes::{Code, Report};
    /// let report = Report::from_mqtt("", r#"{"Message":"ErrorCode:IotHubUnauthorizedAccess;Unauthorized"}"#);
    /// assert_eq!(report.name().unwrap(), "IotHubUnauthorizedAccess");
    /// assert_eq!(report.code().unwrap().code(), Some(Code::IotHubUnauthorizedAccess));
    /// ```
    #[must_use]
    pub fn name(&self) -> Option<&Text<'a>> {
        self.name.as_ref()
    }

    /// Returns the status of the transport: that of HTTP, that of the MQTT topic, or the return code of a CONNACK. AMQP has
    /// none; a condition counts as the status that means the same.
    ///
    /// ```
    /// use dps_codes::Report;
    /// assert_eq!(Report::from_mqtt("$dps/registrations/res/202/?$rid=1", "").transport_status(), Some(202));
    /// assert_eq!(Report::from_amqp("{}", 1).transport_status(), None);
    /// ```
    #[must_use]
    pub fn transport_status(&self) -> Option<u16> {
        self.transport_status
    }

    /// Returns the HTTP status: that of the transport, or else that of the number, which is the first three of its six digits.
    ///
    /// ```
    /// use dps_codes::Report;
    /// assert_eq!(Report::from_amqp(r#"{"errorCode":412001}"#, None::<i64>).http_status(), Some(412));
    /// ```
    #[must_use]
    pub fn http_status(&self) -> Option<u16> {
        let of_transport = self.transport_status.filter(|_| self.transport.has_http_statuses());
        of_transport.or_else(|| Code::classify(self.number?).http_status())
    }

    /// Returns the delay that the service asks for, as it was sent: the longest of `retry-after`, `retry-after-ms`,
    /// `x-ms-retry-after-ms`, and `retryAfter` in the body. For a date, see [`received_at`](Self::received_at).
    ///
    /// ```
    /// use dps_codes::Report;
    /// let report = Report::from_mqtt("$dps/registrations/res/429/?Retry-After=0&$rid=1", "");
    /// assert_eq!(report.retry_after().unwrap().as_secs(), 0);
    /// let headers = [("retry-after", "1"), ("x-ms-retry-after-ms", "1500")];
    /// assert_eq!(Report::from_http(429, headers, "").retry_after().unwrap().as_millis(), 1500);
    /// ```
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.retry_after
    }

    /// Returns the tracking ID to quote to Microsoft support; opaque.
    ///
    /// ```
    /// use dps_codes::Report;
    /// let report = Report::from_amqp("Tracking ID:7d1e-G:0-TimeStamp:01/23/2018 08:30:19", None::<i64>);
    /// assert_eq!(report.tracking_id().unwrap(), "7d1e-G:0-TimeStamp:01/23/2018 08:30:19");
    /// ```
    #[must_use]
    pub fn tracking_id(&self) -> Option<&Text<'a>> {
        self.tracking_id.as_ref()
    }

    /// Returns the message; of nested messages, the innermost.
    ///
    /// ```
    /// use dps_codes::Report;
    /// let report = Report::from_mqtt("", r#"{"Message":"BadRequest:{\"errorCode\":400004,\"message\":\"inner\"}"}"#);
    /// assert_eq!(report.message().unwrap(), "inner");
    /// ```
    #[must_use]
    pub fn message(&self) -> Option<&Text<'a>> {
        self.message.as_ref()
    }

    /// Returns the time of the error, as the service sent it.
    ///
    /// ```
    /// use dps_codes::Report;
    /// let report = Report::from_mqtt("", r#"{"errorCode":500,"timestampUtc":"2019-03-15T19:43:02.7904455Z"}"#);
    /// assert_eq!(report.timestamp().unwrap(), "2019-03-15T19:43:02.7904455Z");
    /// ```
    #[must_use]
    pub fn timestamp(&self) -> Option<&Text<'a>> {
        self.timestamp.as_ref()
    }

    /// Returns the status of the registration, such as `assigning`; the service can send one that is not documented.
    ///
    /// ```
    /// use dps_codes::Report;
    /// let report = Report::from_http(202, Report::NO_HEADERS, r#"{"operationId":"5.a","status":"assigning"}"#);
    /// assert_eq!(report.registration_status().unwrap(), "assigning");
    /// ```
    #[must_use]
    pub fn registration_status(&self) -> Option<&Text<'a>> {
        self.registration_status.as_ref()
    }

    /// Returns the registration ID.
    ///
    /// ```
    /// use dps_codes::Report;
    /// let body = r#"{"status":"failed","registrationState":{"registrationId":"pump-7","errorCode":400207}}"#;
    /// assert_eq!(Report::from_mqtt("", body).registration_id().unwrap(), "pump-7");
    /// ```
    #[must_use]
    pub fn registration_id(&self) -> Option<&Text<'a>> {
        self.registration_id.as_ref()
    }

    /// Returns the operation to poll while the registration is in progress.
    ///
    /// ```
    /// use dps_codes::Report;
    /// let report = Report::from_http(202, Report::NO_HEADERS, r#"{"operationId":"5.a","status":"assigning"}"#);
    /// assert_eq!(report.operation_id().unwrap(), "5.a");
    /// ```
    #[must_use]
    pub fn operation_id(&self) -> Option<&Text<'a>> {
        self.operation_id.as_ref()
    }

    /// Returns the host name of the IoT hub to connect to.
    ///
    /// ```
    /// use dps_codes::Report;
    /// let body = r#"{"status":"assigned","registrationState":{"assignedHub":"hub.example","deviceId":"pump-7"}}"#;
    /// let report = Report::from_http(200, Report::NO_HEADERS, body);
    /// assert_eq!(report.assigned_hub().unwrap(), "hub.example");
    /// ```
    #[must_use]
    pub fn assigned_hub(&self) -> Option<&Text<'a>> {
        self.assigned_hub.as_ref()
    }

    /// Returns the device ID at that hub.
    ///
    /// ```
    /// use dps_codes::Report;
    /// let body = r#"{"status":"assigned","registrationState":{"assignedHub":"hub.example","deviceId":"pump-7"}}"#;
    /// assert_eq!(Report::from_http(200, Report::NO_HEADERS, body).device_id().unwrap(), "pump-7");
    /// ```
    #[must_use]
    pub fn device_id(&self) -> Option<&Text<'a>> {
        self.device_id.as_ref()
    }

    /// Returns the key of a TPM challenge, in base64. It is a secret: `Debug` does not show it.
    ///
    /// ```
    /// use dps_codes::Report;
    /// let body = r#"{"message":"…","authenticationKey":"bm8ga2V5","keyName":"registration"}"#;
    /// let report = Report::from_http(401, Report::NO_HEADERS, body);
    /// assert_eq!(report.authentication_key().unwrap(), "bm8ga2V5");
    /// ```
    #[must_use]
    pub fn authentication_key(&self) -> Option<&Text<'a>> {
        self.authentication_key.as_ref()
    }

    /// Returns the status of the registration, if it is a known one; from a line of a log too.
    ///
    /// ```
    /// use dps_codes::{RegistrationStatus, Report};
    /// let report = Report::from_http(200, Report::NO_HEADERS, r#"{"status":"blacklisted"}"#);
    /// assert_eq!(report.registration(), Some(RegistrationStatus::Disabled));
    /// ```
    #[must_use]
    pub fn registration(&self) -> Option<RegistrationStatus> {
        let said = self.registration_status.as_ref()?;
        let found = RegistrationStatus::WORDS.iter().find(|(word, _)| said.eq_ignore_ascii_case(word));
        found.map(|&(_, status)| status)
    }

    /// Returns the reason for a missing response.
    ///
    /// ```
    /// use dps_codes::{Failure, Report};
    /// assert_eq!(Report::from_failure(Failure::TimedOut).failure(), Some(Failure::TimedOut));
    /// ```
    #[must_use]
    pub fn failure(&self) -> Option<Failure> {
        self.failure
    }

    /// Returns the known message that free text contains. Only `dps-codes-log` reads free text: the symptom of a response is
    /// `None`.
    ///
    /// ```
    /// use dps_codes::Report;
    /// assert_eq!(Report::from_http(429, Report::NO_HEADERS, "").symptom(), None);
    /// ```
    #[must_use]
    pub fn symptom(&self) -> Option<Symptom> {
        self.symptom
    }
}

impl fmt::Display for Report<'_> {
    /// Writes one line: the code, or the status or symptom if there is none; then message, tracking ID and delay in
    /// parentheses. Control characters are escaped, secrets redacted.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.code(), self.transport_status, &self.registration_status, self.symptom) {
            _ if self.is_challenge() => f.write_str("TPM challenge")?,
            (Some(code), ..) => code.fmt(f)?,
            (None, _, Some(status), _) => write!(f, "registration {}", Line(status))?,
            (None, Some(code), ..) if self.transport == Transport::Connack => write!(f, "CONNACK {code}")?,
            (None, Some(status), ..) => write!(f, "status {status}")?,
            (None, None, None, Some(symptom)) => f.write_str(symptom.name())?,
            (None, None, None, None) => self.outcome().fmt(f)?,
        }
        let mut separator = " (";
        let mut part = |label: &str, value: &dyn fmt::Display| {
            let separator = core::mem::replace(&mut separator, ", ");
            write!(f, "{separator}{label}: {value}")
        };
        if let Some(message) = &self.message {
            part("message", &Line(message))?;
        }
        if let Some(id) = &self.tracking_id {
            part("tracking ID", &Line(id))?;
        }
        match self.retry_after {
            Some(delay) if delay.subsec_millis() > 0 => part("retry after", &format_args!("{} ms", delay.as_millis()))?,
            Some(delay) => part("retry after", &format_args!("{} s", delay.as_secs()))?,
            None => {}
        }
        if separator == ", " {
            f.write_str(")")?;
        }
        Ok(())
    }
}

impl core::error::Error for Report<'_> {}
