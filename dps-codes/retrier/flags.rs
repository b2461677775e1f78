//! `Flags`: what a retrier remembers in single bits.

use super::Capabilities;

/// A set of bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(transparent))]
pub(super) struct Flags(u8);

impl Flags {
    /// The transport has the status lookup.
    pub(super) const LOOKUP: u8 = 1;
    /// The device can respond to a challenge.
    pub(super) const CHALLENGE: u8 = 1 << 1;
    /// DPS has assigned a hub since the last refusal by a hub.
    pub(super) const ASSIGNED: u8 = 1 << 2;
    /// The connection to the hub is open.
    pub(super) const CONNECTED: u8 = 1 << 3;
    /// An operation is in progress.
    pub(super) const POLLING: u8 = 1 << 4;
    /// A person is needed, and the next call is a probe.
    pub(super) const PARKED: u8 = 1 << 5;
    /// The last poll was refused.
    pub(super) const POLL_REFUSED: u8 = 1 << 6;

    pub(super) const fn of(capabilities: Capabilities) -> Self {
        let lookup = if capabilities.has_lookup() { Self::LOOKUP } else { 0 };
        let challenge = if capabilities.has_tpm() { Self::CHALLENGE } else { 0 };
        Self(lookup | challenge)
    }

    pub(super) const fn has(self, flag: u8) -> bool {
        self.0 & flag != 0
    }

    pub(super) const fn set(&mut self, flag: u8) {
        self.0 |= flag;
    }

    pub(super) const fn clear(&mut self, flags: u8) {
        self.0 &= !flags;
    }
}
