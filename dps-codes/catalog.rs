//! Types and functions that every compiled table uses, whatever its domain.

mod actor;
mod backoff;
mod conversions;
mod fallback;
mod generic;
mod milliseconds;
mod parse_error;
mod private;
mod probe;
mod random;
mod retry;
mod tokens;

pub use actor::Actor;
pub use backoff::Backoff;
pub use fallback::Fallback;
pub use generic::{Catalog, CatalogAction};
pub use parse_error::ParseError;
pub use probe::Probe;
pub use random::Random;
pub use retry::Retry;

#[cfg(feature = "dps")]
pub(crate) use tokens::{contains_tokens, is_letter_or_digit, starts_with_tokens, token_starts};

/// Functions that generated code calls. Not public API: the macro and this crate are pinned to each other.
#[doc(hidden)]
pub mod __private {
    pub use super::private::*;
    pub use super::tokens::has_words;
    #[cfg(feature = "http")]
    pub use crate::integrations::http::table as http;
    #[cfg(feature = "miette")]
    pub use crate::integrations::miette::table as miette;
    #[cfg(feature = "serde")]
    pub use crate::integrations::serde::table as serde;
    #[cfg(feature = "alloc")]
    pub use alloc::string::String;
    #[cfg(feature = "defmt")]
    pub use defmt;
    pub use dps_codes_macro::{compile, compile_for_rustdoc};
}
