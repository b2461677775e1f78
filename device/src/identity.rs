//! `Identity`: who registers; `Assignment`: who connects, and where.

use std::fmt::{self, Write as _};

/// The identity of a device at DPS. The IDs consist of letters, digits and `-._:` only.
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
    /// The storage root key, which DPS encrypts the challenge with.
    pub storage_root: String,
}

impl Identity {
    /// Creates the identity of a device without a TPM.
    pub fn new(id_scope: impl Into<String>, registration_id: impl Into<String>) -> Self {
        Self { id_scope: id_scope.into(), registration_id: registration_id.into(), tpm: None }
    }

    /// Returns the body of a register call, and of a lookup.
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

/// The hub that DPS has assigned, and the ID of the device there, which can differ from the registration ID.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignment {
    /// The host name of the hub.
    pub hub: String,
    /// The ID of the device.
    pub device_id: String,
}

impl Assignment {
    /// Returns the resource that a token for the hub has to name.
    #[must_use]
    pub fn resource(&self) -> String {
        format!("{}/devices/{}", self.hub, self.device_id)
    }
}

impl fmt::Display for Assignment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} as {}", self.hub, self.device_id)
    }
}

/// Encodes an ID that DPS has sent, whatever is in it, for a URL or a topic.
pub(crate) fn percent_encoded(id: &str) -> String {
    let mut encoded = String::with_capacity(id.len());
    for byte in id.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(byte.into());
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}
