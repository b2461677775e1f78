//! Implementations of other crates' traits: one file for each feature.
//!
//! The part that concerns DPS is in a file or folder of its own, and needs the feature `dps` too.

#[cfg(feature = "backon")]
pub mod backon;
#[cfg(feature = "defmt")]
mod defmt;
#[cfg(feature = "http")]
pub(crate) mod http;
#[cfg(feature = "miette")]
pub(crate) mod miette;
mod missing;
#[cfg(feature = "serde")]
pub(crate) mod serde;
