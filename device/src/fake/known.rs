//! The knowledge of the fake services: the device, its operation, and the hub that it is assigned to.

use crate::Identity;

/// The scope that the fake DPS serves.
pub const ID_SCOPE: &str = "0ne0000000A";
/// The device that it knows.
pub const REGISTRATION_ID: &str = "pump-7";
/// The operation that it starts, with characters that have to be encoded in a URL.
pub const OPERATION: &str = "5.a1 b/2";
pub(super) const ENCODED_OPERATION: &str = "5.a1%20b%2F2";
/// The hub that it assigns: this machine.
pub const HUB: &str = "127.0.0.1";
/// The ID of the device there.
pub const DEVICE_ID: &str = "pump-7a";

/// The key of a challenge.
pub(super) const KEY: &str = "YSBrZXkgb2Ygbm8gdXNl";

/// Returns the identity of the device that the fake DPS knows.
#[must_use]
pub fn identity() -> Identity {
    Identity::new(ID_SCOPE, REGISTRATION_ID)
}
