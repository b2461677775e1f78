//! `Board`: what the loop needs of the device that it runs on.

use std::fmt;
use std::time::Duration;

/// The device itself: its clock, its source of randomness, its keys, its log. A test brings its own.
pub trait Board {
    /// Returns the milliseconds of any clock that runs while the device does.
    fn now(&mut self) -> u64;

    /// Waits. Returns `false` if the device is switched off meanwhile.
    fn sleep(&mut self, delay: Duration) -> bool;

    /// Returns a random number of 32 bits, uniformly distributed and different on each device.
    fn random(&mut self) -> u32;

    /// Signs a token for this resource of the assigned hub, by the clock as it is now.
    fn sign(&mut self, resource: &str) -> String;

    /// Decrypts the key of a challenge in the TPM, and signs a token with it for the header `Authorization`. Returns `None`
    /// if there is no TPM, or if it refuses the key.
    fn answer_challenge(&mut self, authentication_key: &str) -> Option<String> {
        let _ = authentication_key;
        None
    }

    /// Writes a line to the log.
    fn log(&mut self, line: fmt::Arguments<'_>) {
        let _ = line;
    }
}
