//! Predicates of `Report`: failure, challenge, disabled enrollment, registration in progress.

use super::wire::vocabulary::status;
use super::{Body, Report, Transport};
use crate::Actor;

impl Report<'_> {
    /// Returns `true` if a request was refused or has failed, by its status, code or registration. A challenge is not a
    /// failure, and neither is a registration in progress.
    ///
    /// ```
    /// use dps_codes::Report;
    /// let body = r#"{"status":"failed","registrationState":{"errorCode":400207}}"#;
    /// assert!(Report::from_http(200, Report::NO_HEADERS, body).is_failure(), "a failure inside 200");
    /// assert!(!Report::from_http(202, Report::NO_HEADERS, r#"{"status":"assigning"}"#).is_failure());
    /// ```
    #[must_use]
    pub fn is_failure(&self) -> bool {
        let is_success = |number: i64| (200..300).contains(&number);
        let by_status = self.transport_status.is_some_and(|status| match self.transport {
            Transport::Connack => status != 0,
            _ => status >= 300,
        });
        !self.is_challenge()
            && (by_status
                || self.number.map_or(self.name.is_some(), |number| !is_success(number))
                || self.is_refused
                || self.is_disabled()
                || self.has_status(status::FAILED)
                // A symptom that a program handles by itself is a step of the protocol.
                || self.symptom.is_some_and(|symptom| symptom.action().actor() != Actor::Program))
    }

    /// Returns `true` for the challenge of TPM attestation: a 401 with a key and without an error code. It is a step of the
    /// protocol.
    ///
    /// ```
    /// use dps_codes::Report;
    /// let challenge = r#"{"message":"…","authenticationKey":"bm8ga2V5","keyName":"registration"}"#;
    /// assert!(Report::from_http(401, Report::NO_HEADERS, challenge).is_challenge());
    /// let refusal = r#"{"errorCode":401002,"authenticationKey":"bm8ga2V5"}"#;
    /// assert!(!Report::from_http(401, Report::NO_HEADERS, refusal).is_challenge());
    /// ```
    #[must_use]
    pub fn is_challenge(&self) -> bool {
        self.authentication_key.is_some()
            && self.number.is_none()
            && self.name.is_none()
            && self.transport_status.is_none_or(|status| status == 401)
    }

    /// Returns `true` if the enrollment is disabled (`blacklisted` in old versions), which only a person can change.
    ///
    /// ```
    /// use dps_codes::Report;
    /// let body = r#"{"operationId":"","status":"disabled","registrationState":{"status":"disabled"}}"#;
    /// assert!(Report::from_http(200, Report::NO_HEADERS, body).is_disabled());
    /// ```
    #[must_use]
    pub fn is_disabled(&self) -> bool {
        self.has_status(status::DISABLED) || self.has_status(status::BLACKLISTED)
    }

    /// Returns `true` if the registration is in progress: poll its operation. This includes a response with an operation but
    /// without a known status, and an accepted request (202) without a body.
    ///
    /// ```
    /// use dps_codes::Report;
    /// assert!(Report::from_http(202, Report::NO_HEADERS, r#"{"status":"assigning"}"#).is_pending());
    /// ```
    #[must_use]
    pub fn is_pending(&self) -> bool {
        let is_open = self.has_status(status::ASSIGNING) || self.has_status(status::UNASSIGNED);
        let has_operation = self.operation_id.is_some() && !self.has_status(status::ASSIGNED);
        let is_accepted =
            self.transport_status == Some(202) && self.body == Body::Empty && self.registration_status.is_none();
        !self.is_failure() && (is_open || has_operation || is_accepted && self.transport != Transport::Connack)
    }

    pub(crate) fn has_status(&self, status: &str) -> bool {
        self.registration_status.as_ref().is_some_and(|found| found.eq_ignore_ascii_case(status))
    }
}
