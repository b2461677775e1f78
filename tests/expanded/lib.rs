//! All tables, expanded to plain source. The build is the test: a warning about generated code is an error here.
#![no_std]
#![deny(warnings, clippy::pedantic, clippy::nursery)]
// Tokens are written without line breaks.
#![allow(clippy::possible_missing_else)]

// The examples in the documentation name the modules where the tables really are.
#[cfg(not(doctest))]
include!(concat!(env!("OUT_DIR"), "/tables.rs"));

// The tables that use those of `codes.toml` find them where dps-codes has them: at the root.
#[cfg(not(doctest))]
pub use codes::{Action, Phase};
