//! `Reply`: a response of the fake DPS, and the manner of sending it.

use super::known::{DEVICE_ID, HUB, KEY, OPERATION, REGISTRATION_ID};

/// A response.
#[derive(Clone, Debug)]
pub struct Reply {
    pub(super) status: u16,
    pub(super) headers: Vec<(&'static str, String)>,
    pub(super) body: String,
    pub(super) manner: Manner,
}

/// The manner of sending a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// Complete.
    Whole,
    /// The connection is closed after half of the announced length. Over HTTP.
    Truncated,
    /// Nothing follows after half of the announced length. Over HTTP.
    Stalled,
    /// Nothing is sent, and the connection stays open.
    Silence,
    /// Nothing is sent, and the connection is closed. Over HTTP.
    HungUp,
    /// The response to another request comes first. Over MQTT.
    AfterStray,
}

impl Reply {
    /// Creates a response with this status and body.
    #[must_use]
    pub fn new(status: u16, body: impl Into<String>) -> Self {
        Self { status, headers: Vec::new(), body: body.into(), manner: Manner::Whole }
    }

    /// Creates an error object.
    #[must_use]
    pub fn error(number: u32, message: &str) -> Self {
        let status = u16::try_from(number / 1000).unwrap_or(500);
        let tracking = "6f0d3c52-9a41-4d0e-8a5e-0c1b7f6a2e11";
        let time = "2019-03-15T19:43:02.7904455Z";
        let body = format!(
            r#"{{"errorCode":{number},"trackingId":"{tracking}","message":"{message}","timestampUtc":"{time}","info":null}}"#
        );
        Self::new(status, body)
    }

    /// Creates the challenge of TPM attestation.
    #[must_use]
    pub fn challenge() -> Self {
        let body = format!(
            r#"{{"message":"Authorization required; use the key.","authenticationKey":"{KEY}","keyName":"registration"}}"#
        );
        Self::new(401, body)
    }

    /// Creates the response to a registration in progress.
    #[must_use]
    pub fn assigning() -> Self {
        Self::new(202, format!(r#"{{"operationId":"{OPERATION}","status":"assigning"}}"#)).retry_after("3")
    }

    /// Creates the response to a registration that has succeeded.
    #[must_use]
    pub fn assigned() -> Self {
        let state = registration("assigned", &hub());
        Self::new(200, format!(r#"{{"operationId":"{OPERATION}","status":"assigned","registrationState":{state}}}"#))
    }

    /// Creates the response to a lookup: the state alone.
    #[must_use]
    pub fn found(status: &str) -> Self {
        let hub = if status == "assigned" { hub() } else { String::new() };
        Self::new(200, registration(status, &hub))
    }

    /// Creates the response to a registration that has failed, with this number.
    #[must_use]
    pub fn failed(number: u32, message: &str) -> Self {
        let state = registration("failed", &format!(r#","errorCode":{number},"errorMessage":"{message}""#));
        Self::new(200, format!(r#"{{"operationId":"{OPERATION}","status":"failed","registrationState":{state}}}"#))
    }

    /// Creates the response to a registration that has failed without a number.
    #[must_use]
    pub fn failed_without_code() -> Self {
        let state = registration("failed", "");
        Self::new(200, format!(r#"{{"operationId":"{OPERATION}","status":"failed","registrationState":{state}}}"#))
    }

    /// Creates the response to a disabled enrollment: neither code nor message.
    #[must_use]
    pub fn disabled() -> Self {
        let state = registration("disabled", "");
        Self::new(200, format!(r#"{{"operationId":"","status":"disabled","registrationState":{state}}}"#))
    }

    /// Creates the page of a proxy or of a captive portal.
    #[must_use]
    pub fn page(status: u16) -> Self {
        let body = "<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\"><html><h1>Error code: 404201?</h1></html>";
        Self::new(status, body).header("content-type", "text/html".to_owned())
    }

    /// Creates no response.
    #[must_use]
    pub fn silence() -> Self {
        Self::new(0, "").sent(Manner::Silence)
    }

    /// Sends it in this manner.
    #[must_use]
    pub fn sent(self, manner: Manner) -> Self {
        Self { manner, ..self }
    }

    /// Keeps the first half of the body.
    #[must_use]
    pub fn halved(mut self) -> Self {
        self.body.truncate(self.body.len() / 2);
        self
    }

    /// Sets the retry-after: seconds or a date.
    #[must_use]
    pub fn retry_after(mut self, value: &str) -> Self {
        self.headers.retain(|(name, _)| *name != "retry-after");
        self.header("retry-after", value.to_owned())
    }

    /// Adds a header.
    #[must_use]
    pub fn header(mut self, name: &'static str, value: String) -> Self {
        self.headers.push((name, value));
        self
    }
}

fn hub() -> String {
    format!(r#","assignedHub":"{HUB}","deviceId":"{DEVICE_ID}""#)
}

fn registration(status: &str, rest: &str) -> String {
    format!(
        r#"{{"registrationId":"{REGISTRATION_ID}","createdDateTimeUtc":"2019-03-15T19:43:02.79044Z","status":"{status}"{rest}}}"#
    )
}
