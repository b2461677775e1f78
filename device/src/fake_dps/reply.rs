//! What is answered, and how badly.

use super::script::{OPERATION, REGISTRATION_ID};
use super::tpm::KEY;

/// An answer.
#[derive(Clone, Debug)]
pub struct Reply {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(&'static str, String)>,
    pub(crate) body: String,
    pub(crate) manner: Manner,
}

/// How an answer is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// As it should be.
    Whole,
    /// The length of all of it is announced, half of it is sent, then the connection is closed. Over HTTP.
    Cut,
    /// The same, but the connection stays open. Over HTTP.
    Stalled,
    /// Nothing is sent, and the connection stays open.
    Silence,
    /// Nothing is sent, and the connection is closed. Over HTTP.
    HungUp,
    /// The answer to another request comes first. Over MQTT.
    AfterStray,
}

impl Reply {
    /// Any body with any status.
    #[must_use]
    pub fn new(status: u16, body: impl Into<String>) -> Self {
        Self { status, headers: Vec::new(), body: body.into(), manner: Manner::Whole }
    }

    /// An error object.
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

    /// The key of a TPM challenge.
    #[must_use]
    pub fn challenge() -> Self {
        let body = format!(
            r#"{{"message":"Authorization required; use the key.","authenticationKey":"{KEY}","keyName":"registration"}}"#
        );
        Self::new(401, body)
    }

    /// The registration is in progress.
    #[must_use]
    pub fn assigning() -> Self {
        Self::new(202, format!(r#"{{"operationId":"{OPERATION}","status":"assigning"}}"#)).retry_after("3")
    }

    /// The end of an operation.
    #[must_use]
    pub fn assigned() -> Self {
        let state = registration("assigned", r#","assignedHub":"hub.example","deviceId":"pump-7a""#);
        Self::new(200, format!(r#"{{"operationId":"{OPERATION}","status":"assigned","registrationState":{state}}}"#))
    }

    /// What a lookup says of a registration: the state alone.
    #[must_use]
    pub fn found(status: &str) -> Self {
        let hub = if status == "assigned" { r#","assignedHub":"hub.example","deviceId":"pump-7a""# } else { "" };
        Self::new(200, registration(status, hub))
    }

    /// A failure within a success.
    #[must_use]
    pub fn failed(number: u32, message: &str) -> Self {
        let state = registration("failed", &format!(r#","errorCode":{number},"errorMessage":"{message}""#));
        Self::new(200, format!(r#"{{"operationId":"{OPERATION}","status":"failed","registrationState":{state}}}"#))
    }

    /// The enrollment is disabled: neither code nor message.
    #[must_use]
    pub fn disabled() -> Self {
        let state = registration("disabled", "");
        Self::new(200, format!(r#"{{"operationId":"","status":"disabled","registrationState":{state}}}"#))
    }

    /// A page of somebody on the way.
    #[must_use]
    pub fn page(status: u16) -> Self {
        let body = "<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\"><html><h1>Error code: 404201?</h1></html>";
        Self::new(status, body).header("content-type", "text/html".to_owned())
    }

    /// Nothing at all.
    #[must_use]
    pub fn silence() -> Self {
        Self::new(0, "").sent(Manner::Silence)
    }

    /// The same, sent in this way.
    #[must_use]
    pub fn sent(self, manner: Manner) -> Self {
        Self { manner, ..self }
    }

    /// The first half of it, as if that were all.
    #[must_use]
    pub fn halved(mut self) -> Self {
        self.body.truncate(self.body.len() / 2);
        self
    }

    /// With this retry-after, in seconds or as a date.
    #[must_use]
    pub fn retry_after(mut self, value: &str) -> Self {
        self.headers.retain(|(name, _)| *name != "retry-after");
        self.header("retry-after", value.to_owned())
    }

    /// With this header.
    #[must_use]
    pub fn header(mut self, name: &'static str, value: String) -> Self {
        self.headers.push((name, value));
        self
    }
}

fn registration(status: &str, rest: &str) -> String {
    format!(
        r#"{{"registrationId":"{REGISTRATION_ID}","createdDateTimeUtc":"2019-03-15T19:43:02.79044Z","status":"{status}"{rest}}}"#
    )
}
