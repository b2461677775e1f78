//! Decides the outcome of a report. Nothing else decides what happened.

use super::{Cause, Failure, Origin, Outcome, RegistrationStatus};
use crate::catalog::contains_tokens;
use crate::report::Transport;
use crate::{Classified, Code, Phase, Report};

/// The code that a 2xx without an error carries beside its status.
const SUCCESS: i64 = 200;
/// The message by which IoT Hub tells DPS that it is not allowed to create the device.
const HUB_REFUSAL: &str = "ErrorCode:IotHubUnauthorizedAccess";

impl Report<'_> {
    /// Returns what happened, where the call is not known.
    ///
    /// ```
    /// use dps_codes::{Cause, Code, Outcome, Report};
    /// // 200 and 202 carry failures too.
    /// let body = r#"{"status":"failed","registrationState":{"status":"failed","errorCode":400207}}"#;
    /// let outcome = Report::from_http(200, Report::NO_HEADERS, body).outcome();
    /// assert_eq!(outcome, Outcome::Failed(Cause::Operation(Some(Code::CustomAllocationFailed.into()))));
    /// // The status decides if the number is not known to any class.
    /// let outcome = Report::from_http(429, Report::NO_HEADERS, r#"{"errorCode":1}"#).outcome();
    /// assert!(outcome.is_throttled());
    /// ```
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        self.decide(None)
    }

    /// Returns what happened, if it was the response to a call of this phase. It differs from [`outcome`](Self::outcome)
    /// where a phase needs more or less of a response: registering succeeds only with an assigned hub, and reading an
    /// enrollment succeeds whatever has become of its device.
    ///
    /// ```
    /// use dps_codes::{Outcome, Phase, Report};
    /// let body = r#"{"registrationId":"pump-7","registrationState":{"status":"failed","errorCode":400207}}"#;
    /// let report = Report::from_http(200, Report::NO_HEADERS, body);
    /// assert_eq!(report.outcome_in(Phase::Manage), Outcome::Succeeded);
    /// assert!(report.outcome_in(Phase::Register).is_failure());
    /// ```
    #[must_use]
    pub fn outcome_in(&self, phase: Phase) -> Outcome {
        self.decide(Some(phase))
    }

    /// Returns `true` if the call of this phase did what it was meant to do. Registering, polling and looking up end with
    /// an assigned hub; the other calls with any response of the service that is complete and says nothing of an error.
    ///
    /// ```
    /// use dps_codes::{Phase, Report};
    /// let body = r#"{"status":"assigned","registrationState":{"assignedHub":"hub.example","deviceId":"pump-7"}}"#;
    /// assert!(Report::from_http(200, Report::NO_HEADERS, body).is_success(Phase::Poll));
    /// // A captive portal sends 200 too.
    /// assert!(!Report::from_http(200, Report::NO_HEADERS, "<html>").is_success(Phase::Poll));
    /// ```
    #[must_use]
    pub fn is_success(&self, phase: Phase) -> bool {
        self.outcome_in(phase).is_success()
    }

    /// Returns `true` if something was refused, or an operation has failed. A challenge is not a failure, and neither is a
    /// registration in progress.
    ///
    /// ```
    /// use dps_codes::Report;
    /// let body = r#"{"status":"failed","registrationState":{"errorCode":400207}}"#;
    /// assert!(Report::from_http(200, Report::NO_HEADERS, body).is_failure(), "a failure inside 200");
    /// assert!(!Report::from_http(202, Report::NO_HEADERS, r#"{"status":"assigning"}"#).is_failure());
    /// ```
    #[must_use]
    pub fn is_failure(&self) -> bool {
        let is_redirect = matches!(self.transport_status(), Some(300..400)) && self.transport().has_http_statuses();
        let outcome = self.outcome();
        // A line that only has the words of a code may be anything.
        let is_guess = matches!(outcome, Outcome::Failed(Cause::Likely(_))) && self.transport() == Transport::Text;
        is_redirect || outcome.is_failure() && (!is_guess || self.transport_status().is_some())
    }

    /// Returns `true` if this is the challenge of TPM attestation: a 401 with a key, and without an error code. It is a
    /// step of the protocol.
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
        self.authentication_key().is_some()
            && self.number().is_none()
            && self.name().is_none()
            && self.transport_status().is_none_or(|status| status == 401)
    }

    /// Returns `true` if the enrollment is disabled (`blacklisted` in old versions). Only a person can change that.
    ///
    /// ```
    /// use dps_codes::Report;
    /// let body = r#"{"operationId":"","status":"disabled","registrationState":{"status":"disabled"}}"#;
    /// assert!(Report::from_http(200, Report::NO_HEADERS, body).is_disabled());
    /// ```
    #[must_use]
    pub fn is_disabled(&self) -> bool {
        self.registration() == Some(RegistrationStatus::Disabled)
    }

    /// Returns `true` if the registration is in progress: poll its operation again. Also `true` for a response that has an
    /// operation but no known status, and for one that was accepted (202) with an empty body.
    ///
    /// ```
    /// use dps_codes::Report;
    /// assert!(Report::from_http(202, Report::NO_HEADERS, r#"{"status":"assigning"}"#).is_pending());
    /// ```
    #[must_use]
    pub fn is_pending(&self) -> bool {
        self.outcome() == Outcome::Pending
    }

    /// Returns the origin of the refusal, if it was the response to a call of this phase. A reader of logs knows more
    /// origins that are neither DPS nor a hub.
    ///
    /// ```
    /// use dps_codes::{Origin, Phase, Report};
    /// let body = r#"{"status":"failed","registrationState":{"status":"failed","errorCode":401002,
    ///     "errorMessage":"{\"Message\":\"ErrorCode:IotHubUnauthorizedAccess;Unauthorized\"}"}}"#;
    /// let report = Report::from_http(200, Report::NO_HEADERS, body);
    /// assert_eq!(report.origin(Phase::Poll), Origin::HubBehindDps);
    /// ```
    #[must_use]
    pub fn origin(&self, phase: Phase) -> Origin {
        match (self.outcome_in(phase), phase) {
            (Outcome::Failed(Cause::HubBehindDps), _) => Origin::HubBehindDps,
            (Outcome::Foreign | Outcome::Truncated, _) => Origin::Other,
            (Outcome::NoResponse(_) | Outcome::Unknown, _) => Origin::None,
            (_, Phase::Connect) => Origin::Hub,
            _ => Origin::Dps,
        }
    }

    fn decide(&self, phase: Option<Phase>) -> Outcome {
        if let Some(failure) = self.failure() {
            return Outcome::NoResponse(failure);
        }
        if self.is_challenge() {
            return Outcome::Challenge;
        }
        match (self.transport(), self.transport_status()) {
            // A deserialized report may lack its transport.
            (Transport::None, _) if self.is_refused() => self.refused().unwrap_or(Outcome::Unknown),
            (Transport::None, _) => Outcome::NoResponse(Failure::Silence),
            (transport, Some(0..200)) if transport.has_status_and_body() => Outcome::NoResponse(Failure::Silence),
            (Transport::Connack, status) => connack(status.unwrap_or_default()),
            (_, Some(300..400)) => self.refused().unwrap_or(Outcome::Foreign),
            (_, Some(status @ 400..)) => self.failed_operation().unwrap_or_else(|| self.failed_call(status)),
            // The status is lost with the topic, so nothing says that this is a success.
            (Transport::Mqtt, None) if self.is_silent() => Outcome::Foreign,
            _ if phase == Some(Phase::Manage) && self.is_without_error_of_its_own() => Outcome::Succeeded,
            _ => self.failed_operation().or_else(|| self.refused()).unwrap_or_else(|| self.accepted(phase)),
        }
    }

    /// Returns the outcome of a registration that has ended without a hub.
    fn failed_operation(&self) -> Option<Outcome> {
        match self.registration()? {
            RegistrationStatus::Disabled => Some(Outcome::Disabled),
            // The code is in the part that is missing.
            RegistrationStatus::Failed if self.is_truncated() && self.number().is_none() => Some(Outcome::Truncated),
            RegistrationStatus::Failed if self.is_hub_refusal() => Some(Outcome::Failed(Cause::HubBehindDps)),
            RegistrationStatus::Failed => {
                let code = self.number().filter(|&number| number != SUCCESS).map(Code::classify);
                let refused = self.transport_status().filter(|&status| status >= 400).map(classify);
                // A number that no class knows says less than the status, and more than none.
                let code = code.filter(has_class).or(refused).or(code);
                Some(Outcome::Failed(match (code, self.candidate()) {
                    (None, Some(likely)) => Cause::Operation(Some(likely.into())),
                    (code, _) => Cause::Operation(code),
                }))
            }
            _ => None,
        }
    }

    /// Returns the outcome of a refusal with a status that says so.
    fn failed_call(&self, status: u16) -> Outcome {
        let code = self.number().map(Code::classify).filter(has_class);
        let cause = match (code, self.candidate().filter(|_| self.number().is_none())) {
            (Some(code), _) => Cause::Code(code),
            (None, Some(likely)) => Cause::Likely(likely),
            (None, None) => Cause::Code(classify(status)),
        };
        // A symptom says more than no status at all, and less than any code.
        Outcome::Failed(cause)
    }

    /// Returns the outcome of a refusal without such a status: an error object inside 200, an AMQP condition, a line of
    /// a log.
    fn refused(&self) -> Option<Outcome> {
        let code = self.number().filter(|&number| number != SUCCESS).map(Code::classify);
        let is_redirect = matches!(self.transport_status(), Some(300..400));
        if let Some(code) = code.filter(|code| !is_redirect || has_class(code)) {
            return Some(Outcome::Failed(Cause::Code(code)));
        }
        let is_named = self.name().is_some() && self.number().is_none();
        if self.number().is_none() && (is_named || self.is_refused() || self.transport() == Transport::Text) {
            if let Some(likely) = self.candidate() {
                return Some(Outcome::Failed(Cause::Likely(likely)));
            }
        }
        if self.number().is_none() {
            if let Some(symptom) = self.symptom() {
                return Some(match Failure::from_symptom(symptom) {
                    Some(failure) => Outcome::NoResponse(failure),
                    None => Outcome::Failed(Cause::Symptom(symptom)),
                });
            }
        }
        (is_named || self.is_refused()).then_some(Outcome::Failed(Cause::Unspecified))
    }

    /// Returns the outcome of a response without an error.
    fn accepted(&self, phase: Option<Phase>) -> Outcome {
        let is_response = self.transport().has_status_and_body();
        if self.is_truncated() {
            return Outcome::Truncated;
        }
        if self.is_page() || is_response && !self.is_readable() {
            return Outcome::Foreign;
        }
        match self.registration() {
            Some(RegistrationStatus::Unassigned) if phase == Some(Phase::Lookup) => return Outcome::Unassigned,
            Some(RegistrationStatus::Unassigned | RegistrationStatus::Assigning) => return Outcome::Pending,
            Some(RegistrationStatus::Assigned) => {
                // A line of a log need not name the hub.
                let has_hub = self.assigned_hub().is_some() || !is_response;
                return if has_hub { Outcome::Succeeded } else { Outcome::Foreign };
            }
            _ => {}
        }
        let is_accepted = self.transport_status() == Some(202) && self.is_empty();
        if self.operation_id().is_some() || is_accepted && self.registration_status().is_none() {
            return Outcome::Pending;
        }
        match phase {
            // Only a hub is what a registration is for.
            Some(Phase::Register | Phase::Poll | Phase::Lookup) if is_response => Outcome::Foreign,
            _ if is_response || self.number().is_some() => Outcome::Succeeded,
            _ => Outcome::Unknown,
        }
    }

    /// Returns the code that has come with this message before, if all such codes have the same actions or the first is
    /// a status.
    fn candidate(&self) -> Option<Code> {
        let mut first: Option<Code> = None;
        // One loop, so that the search for candidates is in the program once.
        for code in self.candidates() {
            match first {
                // A status by its own name is the weaker claim: 412 `Precondition failed`.
                None if code.number() < 1000 => return Some(code),
                None => first = Some(code),
                Some(first) if !are_treated_alike(first, code) => return None,
                Some(_) => {}
            }
        }
        first
    }

    fn is_hub_refusal(&self) -> bool {
        let is_named = self.name().is_some_and(|name| name.eq_ignore_ascii_case(Code::IotHubUnauthorizedAccess.name()));
        is_named || self.message().is_some_and(|message| contains_tokens(message.chars(), HUB_REFUSAL))
    }

    /// Returns `true` if the response has no error of its own: in Manage, the state of a device is content, not the
    /// outcome of the call.
    fn is_without_error_of_its_own(&self) -> bool {
        let has_error =
            (self.number().is_some_and(|number| number != SUCCESS) || self.name().is_some()) && !self.is_error_nested();
        let status = self.registration().filter(|_| !self.is_status_nested());
        let has_failed = matches!(status, Some(RegistrationStatus::Failed | RegistrationStatus::Disabled));
        let is_assigned_nowhere =
            self.registration() == Some(RegistrationStatus::Assigned) && self.assigned_hub().is_none();
        let is_open = matches!(status, Some(RegistrationStatus::Unassigned | RegistrationStatus::Assigning))
            || self.operation_id().is_some();
        // A pasted body has no status; a registration inside it tells that it is content.
        let is_content = self.transport() == Transport::Text && (self.is_error_nested() || self.is_status_nested());
        let is_2xx = matches!(self.transport_status(), Some(200..300));
        (is_2xx || is_content) && self.is_readable() && !has_error && !has_failed && !is_assigned_nowhere && !is_open && !self.is_refused()
            // An accepted call without a body is pending.
            && !(self.transport_status() == Some(202) && self.is_empty())
    }

    /// Returns `true` if neither a number, nor a name, nor the status of a registration was read.
    fn is_silent(&self) -> bool {
        self.number().is_none() && self.name().is_none() && self.registration().is_none()
    }
}

fn classify(status: u16) -> Classified {
    Code::classify(status.into())
}

/// Returns `true` if the table knows anything of the number; the status decides if not.
fn has_class(code: &Classified) -> bool {
    code.is_listed() || matches!(code.http_status(), Some(400..=599))
}

/// Returns `true` if two codes have the same actions in all phases.
fn are_treated_alike(one: Code, other: Code) -> bool {
    one.action() == other.action() && Phase::ALL.iter().all(|&phase| one.action_in(phase) == other.action_in(phase))
}

/// Returns the outcome of a CONNACK, whose codes are neither statuses nor error codes.
fn connack(code: u16) -> Outcome {
    use crate::report::wire::topics::Connack;
    let code = u8::try_from(code).unwrap_or(u8::MAX);
    match Connack::of(code) {
        Connack::Accepted => Outcome::Succeeded,
        Connack::Refused(status) => Outcome::Failed(Cause::Code(classify(status))),
        Connack::Moved => Outcome::Failed(Cause::Moved),
        Connack::Other => Outcome::Failed(Cause::Unspecified),
    }
}
