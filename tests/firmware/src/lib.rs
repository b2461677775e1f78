//! The modules that the programs for the microcontroller share.
#![no_std]

#[cfg(feature = "response")]
pub mod response;
#[cfg(feature = "by-match")]
pub mod by_match;
#[cfg(feature = "defmt")]
pub mod frames;
pub mod machine;
pub mod tally;
pub mod text;
