//! What is sent and what comes back, whatever carries it.

use std::fmt;

use dps_codes::Report;
use ureq::http::HeaderMap;

/// Carries a call to DPS, and brings back what arrived.
pub trait Transport {
    /// Sends it once, and waits for the answer for a limited time.
    fn call(&mut self, request: &Request) -> Response;

    /// Whether there is a status lookup: over MQTT there is none.
    fn has_lookup(&self) -> bool;
}

/// A call, and what proves that this device may make it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Request {
    /// What is asked for.
    pub call: Call,
    /// The token that answers a challenge, once there was one.
    pub authorization: Option<String>,
}

/// What a device can ask of DPS.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Call {
    /// Registers. Each of these calls is billed.
    #[default]
    Register,
    /// Asks how the registration goes on, which is free.
    Poll {
        /// The ID that the answer to the register call had.
        operation: String,
    },
    /// Asks what DPS knows of the device, which is free.
    Lookup,
}

impl fmt::Display for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.call {
            Call::Register => "register",
            Call::Poll { .. } => "poll",
            Call::Lookup => "lookup",
        })?;
        f.write_str(if self.authorization.is_some() { ", signed" } else { "" })
    }
}

/// What came back.
#[derive(Clone, Debug)]
pub enum Response {
    /// Nothing that could be read: silence, a closed connection, no way there.
    Nothing,
    /// An answer over HTTP.
    Http {
        /// Its status.
        status: u16,
        /// Its headers.
        headers: HeaderMap,
        /// Its body, as much of it as arrived.
        body: Vec<u8>,
    },
    /// An answer over MQTT.
    Mqtt {
        /// Its topic, which has the status.
        topic: String,
        /// Its payload.
        payload: Vec<u8>,
    },
    /// The MQTT connection was refused with this return code.
    Connack(u8),
}

impl Response {
    /// Reads it. That never fails.
    #[must_use]
    pub fn report(&self) -> Report<'_> {
        match self {
            Self::Nothing => Report::default(),
            Self::Http { status, headers, body } => Report::from_http(*status, headers, body),
            Self::Mqtt { topic, payload } => Report::from_mqtt(topic, payload),
            Self::Connack(code) => Report::from_connack(*code),
        }
    }
}

/// Who registers. The IDs consist of letters, digits and `-._:` only.
#[derive(Clone, Debug)]
pub struct Identity {
    /// The ID scope of the DPS instance.
    pub id_scope: String,
    /// The registration ID of the device.
    pub registration_id: String,
    /// For TPM attestation.
    pub tpm: Option<TpmKeys>,
}

/// The public keys of a TPM, in base64.
#[derive(Clone, Debug)]
pub struct TpmKeys {
    /// The endorsement key, which the enrollment names.
    pub endorsement: String,
    /// The storage root key, which the challenge is encrypted with.
    pub storage_root: String,
}

impl Identity {
    /// A device without a TPM.
    pub fn new(id_scope: impl Into<String>, registration_id: impl Into<String>) -> Self {
        Self { id_scope: id_scope.into(), registration_id: registration_id.into(), tpm: None }
    }

    /// The body of a register call, and of a lookup.
    pub(crate) fn to_json(&self) -> String {
        let id = &self.registration_id;
        match &self.tpm {
            None => format!(r#"{{"registrationId":"{id}"}}"#),
            Some(TpmKeys { endorsement, storage_root }) => format!(
                r#"{{"registrationId":"{id}","tpm":{{"endorsementKey":"{endorsement}","storageRootKey":"{storage_root}"}}}}"#
            ),
        }
    }
}

/// An ID that DPS has sent, for use within a URL or a topic, whatever is in it.
pub(crate) fn encoded(id: &str) -> String {
    use fmt::Write as _;
    let mut text = String::with_capacity(id.len());
    for byte in id.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            text.push(byte.into());
        } else {
            let _ = write!(text, "%{byte:02X}");
        }
    }
    text
}
