//! Implementations of other crates' traits: one file for each feature.
//!
//! The part that concerns DPS is in a file or folder of its own, and needs the feature `dps` too.

#[cfg(feature = "backon")]
pub mod backon;
#[cfg(feature = "defmt")]
mod defmt;
#[cfg(all(feature = "http", feature = "dps"))]
mod http;
#[cfg(all(feature = "miette", feature = "dps"))]
mod miette;
#[cfg(feature = "serde")]
mod serde;
