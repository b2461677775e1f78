//! Every error code of the Azure IoT Hub Device Provisioning Service (DPS): what it means and what to do next.
//!
//! Something came over the wire. A [`Report`] reads it, on any transport, and never fails; its [`Advice`] says what to
//! do next, and when:
//!
//! ```
//! use dps_codes::{Action, Code, Phase, Report};
//!
//! let body = r#"{"errorCode":404201,"trackingId":"5f3c","message":"Enrollment not found."}"#;
//! let report = Report::from_http(404, [("retry-after", "3")], body);
//! assert_eq!(report.code().unwrap().code(), Some(Code::EnrollmentNotFound));
//! assert_eq!(report.message().unwrap(), "Enrollment not found.");
//!
//! // What helps depends on which call failed.
//! let advice = report.advice(Phase::Register);
//! assert_eq!(advice.action(), Action::CheckAndRetry);
//! assert!(!advice.is_automatic(), "a person has to act first");
//! let advice = report.advice(Phase::Connect);
//! assert_eq!(advice.action(), Action::Reregister);
//! assert!(advice.wait().unwrap().as_secs() >= 3);
//! ```
//!
//! For a number alone there is [`Code::classify`], which takes any number and never loses it: it is either a [`Code`],
//! which is a row of the table, or [`Unlisted`], which still has what its class says.
//!
//! ```
//! use dps_codes::{Action, Code, Phase};
//!
//! let error = Code::classify(404_201);
//! assert!(error.to_string().starts_with("404201 EnrollmentNotFound: "));
//! assert_eq!(Code::classify(404_299).action_in(Phase::Connect), Action::Reregister);
//! ```
//!
//! The page of [`Code`] is the index of all errors. The rows come from `codes.toml`, which [`catalog!`] compiles;
//! it compiles tables of other domains too.
//!
//! The crate is `no_std`, does not allocate, has no `unsafe` code and no dependency but its macro. Nothing panics.
//!
//! # Features
//!
//! None is there by default.
//!
//! | feature | what it adds | without `std` |
//! |---|---|---|
//! | `alloc` | texts in one piece, and reports that borrow from nothing: [`Report`]`::into_owned` | yes |
//! | `std` | nothing yet but `alloc`; other features need it | |
//! | `backon` | waits as a policy of [backon](https://docs.rs/backon): `Backoff::waits`, `Advice::waits`, and `Advice::adjust` for what the service asks for | yes |
//! | `defmt` | `defmt::Format` for codes, reports, advice and what is in them | yes |
//! | `http` | [`Report`]`::from_response`; codes from and to `http::StatusCode` | |
//! | `miette` | `miette::Diagnostic` for codes and reports: code, help, URL, severity | |
//! | `serde` | codes as numbers, other enums as names, reports as objects, written and read | yes, with `alloc` |
#![no_std]
#![forbid(unsafe_code)]

#[cfg(feature = "alloc")]
extern crate alloc;

mod actor;
mod advice;
mod error;
mod integrations;
mod report;
mod retry;
mod words;

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;

pub use actor::Actor;
pub use advice::Advice;
pub use error::ParseError;
#[cfg(feature = "backon")]
pub use integrations::backon;
pub use report::{Bulk, Report, RetryAfter, Text};
pub use retry::{Backoff, Fallback, Retry};

/// Compiles a table of error codes into types, at the place of the call.
///
/// The argument is a string: the path of a TOML file, from the folder of the `Cargo.toml` of the crate that calls.
/// The header of this crate's own `codes.toml` describes the format. A mistake in the table is a compile error that
/// names file, line and column; an edit of the table triggers a build.
///
/// ```
/// // examples/coffee.toml has phases and actions, and a row with number 101 and name "NoWater".
/// dps_codes::catalog!("examples/coffee.toml");
/// assert_eq!(Code::from_number(101), Some(Code::NoWater));
/// assert_eq!(Code::classify(102).family(), Some(Family::Empty));
/// ```
///
/// # What is generated
///
/// Only the first three are there for every table; the others come with what the table has. The table may give each
/// of them another name.
///
/// | type | what it is |
/// |---|---|
/// | `Code` | a flat, `#[non_exhaustive]` enum with a variant for each row; its order is that of the numbers |
/// | `Classified` | a `Code`, or an `Unlisted` |
/// | `Unlisted` | a number without a row, with what its class says |
/// | `Family` | the families that classes name |
/// | `Phase`, `Action` | where an error came up; what to do about it, by whom, and when to try again |
/// | `Symptom` | what is known by a text and has no number |
/// | an enum for each column with a list | its values |
#[macro_export]
macro_rules! catalog {
    ($($path:tt)*) => {
        $crate::__private::compile! { $crate; $($path)* }
    };
}

catalog!("codes.toml");

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
