//! `Outcome`: what happened, decided in one place from all that a report holds.

mod decide;
mod failure;
mod origin;
mod registration;

use core::fmt;

use crate::{Classified, Code, Symptom};

pub use failure::Failure;
pub use origin::Origin;
pub use registration::RegistrationStatus;

/// The result of a call, as far as a [`Report`](crate::Report) tells: [`Report::outcome`](crate::Report::outcome).
///
/// ```
/// use dps_codes::{Cause, Code, Outcome, Report};
/// let report = Report::from_http(404, Report::NO_HEADERS, r#"{"errorCode":404201}"#);
/// assert_eq!(report.outcome(), Outcome::Failed(Cause::Code(Code::EnrollmentNotFound.into())));
/// let report = Report::from_http(200, Report::NO_HEADERS, "<html>Log in to the hotel's network</html>");
/// assert_eq!(report.outcome(), Outcome::Foreign);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Outcome {
    /// The call did what it was meant to do.
    Succeeded,
    /// The registration is in progress.
    Pending,
    /// The status lookup knows the device, but no registration that has ended.
    Unassigned,
    /// DPS expects the response to the challenge of TPM attestation.
    Challenge,
    /// The enrollment of the device is disabled.
    Disabled,
    /// The call was refused, or the operation has failed.
    Failed(Cause),
    /// The end of the response is missing, and with it what counts.
    Truncated,
    /// The response did not come from the service: a page of a proxy, a redirect, an object of another program.
    Foreign,
    /// There is no response.
    NoResponse(Failure),
    /// Nothing in the message is known.
    Unknown,
}

/// The cause of an [`Outcome::Failed`].
///
/// ```
/// use dps_codes::{Cause, Code, Outcome, Report};
/// let report = Report::from_http(404, Report::NO_HEADERS, r#"{"errorCode":404201}"#);
/// assert_eq!(report.outcome(), Outcome::Failed(Cause::Code(Code::EnrollmentNotFound.into())));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Cause {
    /// The call was refused with this code, or with this status.
    Code(Classified),
    /// The message is one that this code has come with; no number was sent.
    Likely(Code),
    /// The call was accepted, but its operation has failed for good, with this code if there is one.
    Operation(Option<Classified>),
    /// The IoT hub has refused DPS, not the device.
    HubBehindDps,
    /// The server is in use elsewhere: MQTT 5 says to use another one.
    Moved,
    /// A message without a number that is known.
    Symptom(Symptom),
    /// A refusal without a known code.
    Unspecified,
}

impl Outcome {
    /// Returns the name of the outcome in lower case, as logs and metrics write it.
    ///
    /// ```
    /// use dps_codes::Report;
    /// assert_eq!(Report::default().outcome().name(), "no_response");
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Succeeded => "succeeded",
            Self::Pending => "pending",
            Self::Unassigned => "unassigned",
            Self::Challenge => "challenge",
            Self::Disabled => "disabled",
            Self::Failed(_) => "failed",
            Self::Truncated => "truncated",
            Self::Foreign => "foreign",
            Self::NoResponse(_) => "no_response",
            Self::Unknown => "unknown",
        }
    }

    /// Returns the code that the call or the operation has failed with.
    ///
    /// ```
    /// use dps_codes::{Code, Report};
    /// let failed = r#"{"status":"failed","registrationState":{"status":"failed","errorCode":400207}}"#;
    /// let outcome = Report::from_http(200, Report::NO_HEADERS, failed).outcome();
    /// assert_eq!(outcome.code().unwrap().code(), Some(Code::CustomAllocationFailed));
    /// ```
    #[must_use]
    pub const fn code(self) -> Option<Classified> {
        match self {
            Self::Failed(Cause::Code(code)) => Some(code),
            Self::Failed(Cause::Likely(code)) => Some(Classified::Listed(code)),
            Self::Failed(Cause::Operation(code)) => code,
            Self::Failed(Cause::HubBehindDps) => Some(Classified::Listed(Code::IotHubNotFound)),
            _ => None,
        }
    }

    /// Returns the known message that means this outcome, if the response has no code.
    ///
    /// ```
    /// use dps_codes::{Failure, Report, Symptom};
    /// let outcome = Report::from_failure(Failure::NameNotResolved).outcome();
    /// assert_eq!(outcome.symptom(), Some(Symptom::NameNotResolved));
    /// ```
    #[must_use]
    pub const fn symptom(self) -> Option<Symptom> {
        match self {
            Self::Failed(Cause::Symptom(symptom)) => Some(symptom),
            Self::NoResponse(failure) => failure.symptom(),
            _ => None,
        }
    }

    /// Returns what the outcome means, in one sentence.
    ///
    /// ```
    /// use dps_codes::Outcome;
    /// assert_eq!(Outcome::Pending.summary(), "The registration is in progress, which is not an error.");
    /// ```
    #[must_use]
    pub fn summary(self) -> &'static str {
        match (self, self.code(), self.symptom()) {
            (_, Some(Classified::Listed(code)), _) => code.summary(),
            (_, Some(Classified::Unlisted(unlisted)), _) => unlisted.summary(),
            (_, _, Some(symptom)) => symptom.summary(),
            (Self::Succeeded, ..) => "The call succeeded.",
            (Self::Pending, ..) => "The registration is in progress, which is not an error.",
            (Self::Unassigned, ..) => "DPS has not assigned the device to a hub.",
            (Self::Challenge, ..) => {
                "DPS responds to the first register call of a TPM device with a 401 and a key: a step of the protocol, not an error."
            }
            (Self::Disabled, ..) => {
                "The enrollment of the device is disabled, which DPS says without code and message."
            }
            (Self::Failed(_), ..) => "Something failed, without a code that is known.",
            (Self::Truncated, ..) => "The end of the response is missing.",
            (Self::Foreign, ..) => "The response did not come from DPS: a proxy or a captive portal may have sent it.",
            (Self::NoResponse(_), ..) => "No response came back.",
            (Self::Unknown, ..) => "Nothing in this message is known.",
        }
    }

    /// Returns what to do, in a few sentences; empty if only the action is known.
    ///
    /// ```
    /// use dps_codes::Outcome;
    /// assert!(Outcome::Disabled.help().starts_with("Enable the enrollment"));
    /// ```
    #[must_use]
    pub fn help(self) -> &'static str {
        match (self, self.code(), self.symptom()) {
            (_, Some(Classified::Listed(code)), _) => code.help(),
            (_, _, Some(symptom)) => symptom.help(),
            (Self::Pending, ..) => {
                "Poll the operation that the response names, after its retry-after. Polling is free."
            }
            (Self::Unassigned, ..) => "Register the device.",
            (Self::Challenge, ..) => {
                "Decrypt the key in the TPM, sign a token with it, and send the register call again. A 401 that has an error code is an error, TPM or not."
            }
            (Self::Disabled, ..) => {
                "Enable the enrollment, or the group that the device belongs to. Then the device can register again."
            }
            (Self::Truncated | Self::Foreign | Self::NoResponse(_), ..) => {
                "Check the network of the device: a proxy, a captive portal or a firewall may have ended the call. Then try again."
            }
            _ => "",
        }
    }

    /// Returns `true` if the call did what it was meant to do.
    ///
    /// ```
    /// use dps_codes::Report;
    /// assert!(Report::from_connack(0).outcome().is_success());
    /// ```
    #[must_use]
    pub const fn is_success(self) -> bool {
        matches!(self, Self::Succeeded)
    }

    /// Returns `true` if the service refused something, or an operation has failed.
    ///
    /// ```
    /// use dps_codes::Report;
    /// assert!(Report::from_http(404, Report::NO_HEADERS, "").outcome().is_failure());
    /// assert!(!Report::default().outcome().is_failure(), "nothing was refused");
    /// ```
    #[must_use]
    pub const fn is_failure(self) -> bool {
        matches!(self, Self::Failed(_) | Self::Disabled)
    }

    /// Returns `true` if the service throttles requests: a failure that a retry budget counts apart.
    ///
    /// ```
    /// use dps_codes::Report;
    /// assert!(Report::from_http(429, Report::NO_HEADERS, "").outcome().is_throttled());
    /// ```
    #[must_use]
    pub const fn is_throttled(self) -> bool {
        matches!(self.status(), Some(429))
    }

    /// Returns `true` if the same call may succeed later without any repair: throttling, a failure of the
    /// service, a timeout, a response that is missing, foreign or truncated.
    ///
    /// ```
    /// use dps_codes::Report;
    /// assert!(Report::from_http(503, Report::NO_HEADERS, "").outcome().is_transient());
    /// assert!(Report::default().outcome().is_transient());
    /// assert!(!Report::from_http(401, Report::NO_HEADERS, "").outcome().is_transient());
    /// ```
    #[must_use]
    pub const fn is_transient(self) -> bool {
        match self {
            Self::Truncated | Self::Foreign => true,
            Self::NoResponse(failure) => failure.is_transient(),
            _ => matches!(self.status(), Some(408 | 425 | 429 | 500..=510 | 512..=599)),
        }
    }

    /// Returns `true` if the service did not accept the credential, or refuses the device itself.
    ///
    /// ```
    /// use dps_codes::Report;
    /// assert!(Report::from_connack(5).outcome().is_auth());
    /// assert!(!Report::from_http(429, Report::NO_HEADERS, "").outcome().is_auth());
    /// ```
    #[must_use]
    pub const fn is_auth(self) -> bool {
        match self {
            Self::Disabled | Self::NoResponse(Failure::CertificateRefused) => true,
            Self::Failed(Cause::HubBehindDps) => false,
            _ => matches!(self.status(), Some(401 | 403)),
        }
    }

    /// Returns `true` if something that the request names does not exist.
    ///
    /// ```
    /// use dps_codes::Report;
    /// assert!(Report::from_http(404, Report::NO_HEADERS, "").outcome().is_not_found());
    /// ```
    #[must_use]
    pub const fn is_not_found(self) -> bool {
        matches!(self.status(), Some(404))
    }

    /// Returns `true` if the request clashes with what exists, or comes from an outdated state.
    ///
    /// ```
    /// use dps_codes::Report;
    /// assert!(Report::from_http(409, Report::NO_HEADERS, "").outcome().is_conflict());
    /// ```
    #[must_use]
    pub const fn is_conflict(self) -> bool {
        matches!(self.status(), Some(409 | 412))
    }

    /// Returns the HTTP status that goes with the code.
    const fn status(self) -> Option<u16> {
        match self.code() {
            Some(code) => code.http_status(),
            None => None,
        }
    }
}

impl fmt::Display for Outcome {
    /// Writes one line: the code, or the name of the outcome.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (*self, self.code(), self.symptom()) {
            (_, Some(code), _) => code.fmt(f),
            (_, _, Some(symptom)) => f.write_str(symptom.name()),
            (Self::Challenge, ..) => f.write_str("TPM challenge"),
            (Self::Pending, ..) => f.write_str("registration assigning"),
            (Self::Unassigned, ..) => f.write_str("registration unassigned"),
            (Self::Disabled, ..) => f.write_str("registration disabled"),
            (Self::Failed(Cause::Operation(_)), ..) => f.write_str("registration failed"),
            (Self::Truncated, ..) => f.write_str("truncated response"),
            (Self::Foreign, ..) => f.write_str("a response that did not come from DPS"),
            (Self::NoResponse(_), ..) => f.write_str("no response"),
            (Self::Unknown, ..) => f.write_str("no usable response"),
            (Self::Succeeded | Self::Failed(_), ..) => f.write_str(self.name()),
        }
    }
}
