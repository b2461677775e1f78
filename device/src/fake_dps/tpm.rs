//! A TPM that decrypts nothing: it shows where a real one has its place.

use super::script::{ID_SCOPE, REGISTRATION_ID};
use crate::TpmKeys;

/// The key that a challenge brings.
pub(crate) const KEY: &str = "YSBrZXkgb2Ygbm8gdXNl";

/// Stands in for a TPM.
#[derive(Clone, Copy, Debug)]
pub struct ToyTpm;

impl ToyTpm {
    /// What a register call says of it.
    #[must_use]
    pub fn keys(self) -> TpmKeys {
        TpmKeys { endorsement: "ZW5kb3JzZW1lbnQ=".to_owned(), storage_root: "c3RvcmFnZQ==".to_owned() }
    }

    /// A token for the key. A real TPM decrypts the key and computes an HMAC with it; this one turns it around.
    #[must_use]
    pub fn sign(self, key: &str) -> String {
        let signature: String = key.chars().rev().collect();
        format!("SharedAccessSignature sr={ID_SCOPE}/registrations/{REGISTRATION_ID}&sig={signature}&skn=registration")
    }
}
