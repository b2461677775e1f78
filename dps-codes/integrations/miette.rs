//! Codes and reports as diagnostics of the crate `miette`: code, help, URL and severity.
//!
//! ```
//! # #[cfg(feature = "dps")] {
//! use dps_codes::{Action, Code};
//! use miette::{Diagnostic, Severity};
//! let code = Code::TooManyRequests;
//! assert_eq!(Diagnostic::code(&code).unwrap().to_string(), "dps::429");
//! assert_eq!(Diagnostic::help(&code).unwrap().to_string(), Code::TooManyRequests.help());
//! assert!(Diagnostic::url(&code).unwrap().to_string().starts_with("https://"));
//! assert_eq!(code.severity(), Some(Severity::Warning));
//!
//! let error = Code::classify(404_299);
//! assert_eq!(Diagnostic::code(&error).unwrap().to_string(), "dps::404299");
//! assert_eq!(error.help().unwrap().to_string(), Action::CheckAndRetry.text());
//! # }
//! ```

#[cfg(feature = "dps")]
mod dps;
pub mod table;
