//! What other crates expect of codes, reports and waits: each file is one of them, and a feature of the same name.

#[cfg(feature = "backon")]
pub mod backon;
#[cfg(feature = "defmt")]
mod defmt;
#[cfg(feature = "http")]
mod http;
#[cfg(feature = "miette")]
mod miette;
#[cfg(feature = "serde")]
mod serde;
