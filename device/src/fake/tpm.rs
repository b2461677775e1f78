//! `ToyTpm`: a placeholder for a TPM, without cryptography.

use super::known::{ID_SCOPE, REGISTRATION_ID};
use crate::TpmKeys;

/// A placeholder for a TPM.
#[derive(Clone, Copy, Debug)]
pub struct ToyTpm;

impl ToyTpm {
    /// Returns the public keys that a register call sends.
    #[must_use]
    pub fn keys(self) -> TpmKeys {
        TpmKeys { endorsement: "ZW5kb3JzZW1lbnQ=".to_owned(), storage_root: "c3RvcmFnZQ==".to_owned() }
    }

    /// Signs a token with the key. A real TPM decrypts the key and computes an HMAC with it; this one reverses it.
    #[must_use]
    pub fn sign(self, key: &str) -> String {
        let signature: String = key.chars().rev().collect();
        format!("SharedAccessSignature sr={ID_SCOPE}/registrations/{REGISTRATION_ID}&sig={signature}&skn=registration")
    }
}
