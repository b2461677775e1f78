//! What the loop needs of the device that it runs on.

use std::fmt;
use std::time::Duration;

/// The device itself: its clock, its source of randomness, its TPM, its log. A test brings its own.
pub trait Board {
    /// Waits.
    fn sleep(&mut self, wait: Duration);

    /// A random number of 32 bits, all of them equally likely and other ones on each device. From a fixed seed, a whole
    /// fleet would come back in the same moment.
    fn random(&mut self) -> u32;

    /// Decrypts the key of a challenge in the TPM, and signs a token with it for the header `Authorization`. `None` if
    /// there is no TPM, or if it refuses the key.
    fn sign(&mut self, authentication_key: &str) -> Option<String> {
        let _ = authentication_key;
        None
    }

    /// Writes a line to the log.
    fn log(&mut self, line: fmt::Arguments<'_>) {
        let _ = line;
    }
}
