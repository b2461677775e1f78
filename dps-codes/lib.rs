//! Error codes of the Azure IoT Hub Device Provisioning Service (DPS) as typed enums, a reader for its responses, and
//! advice: what an error means, what to do next, and when.
//!
//! ```toml
//! [dependencies]
//! dps-codes = "0.1"
//! ```
//!
//! # Find your way
//!
//! | you write | start with |
//! |---|---|
//! | firmware or a gateway that registers with DPS | [`Retrier`], which returns the next call of a device and its delay |
//! | a back end that manages enrollments | [`Report::from_http`], and its [`advice`](Report::advice) in [`Phase::Manage`] |
//! | a tool that has a number | [`Code::classify`]; the page of [`Code`] is the index of all errors |
//! | a tool that reads logs | the crate `dps-codes-log`, which finds codes in log lines and other free text |
//! | a table of error codes of your own | [`catalog!`], which compiles it to types like those of DPS |
//!
//! # From a response to the next call
//!
//! A [`Report`] reads a response of any transport and never fails. Its [`Advice`] says what to do next in the phase of the
//! call. A [`Retrier`] holds what has to be remembered between calls:
//!
//! ```
//! # #[cfg(feature = "dps")] {
//! use dps_codes::{Capabilities, Phase, Random, Report, Retrier};
//!
//! # let mut responses = [
//! #     (429, r#"{"errorCode":429001,"message":"Operations are being throttled for this tenant."}"#),
//! #     (202, r#"{"operationId":"5.1","status":"assigning"}"#),
//! #     (200, r#"{"status":"assigned","registrationState":{"assignedHub":"hub.example","deviceId":"pump-7"}}"#),
//! # ].into_iter();
//! # let mut calls = Vec::new();
//! # let mut send = |call| { calls.push(call); responses.next().unwrap() };
//! # let mut slept = core::time::Duration::ZERO;
//! # let mut sleep = |delay| slept += delay;
//! # let (now, random) = (|| 0, || 7);
//! let mut retrier = Retrier::new(Capabilities::HTTPS, Random::seed(b"pump-7"));
//! let mut call = Phase::Register;
//! while call != Phase::Connect {
//!     let (status, body) = send(call);
//!     let report = Report::from_http(status, [("retry-after", "3")], body);
//!     let step = retrier.next(&report.advice(call), now(), random());
//!     let Some(next) = step.call() else { break };
//!     sleep(step.delay());
//!     call = next;
//! }
//! # assert_eq!(calls, [Phase::Register, Phase::Register, Phase::Poll]);
//! # assert!(slept.as_secs() >= 6);
//! # }
//! ```
//!
//! # From a number to its meaning
//!
//! [`Code::classify`] takes any number and never loses it: it returns either a [`Code`], which is a row of the table, or an
//! [`Unlisted`] code, which has the properties of its class.
//!
//! ```
//! # #[cfg(feature = "dps")] {
//! use dps_codes::{Action, Code, Phase};
//!
//! let error = Code::classify(404_201);
//! assert!(error.to_string().starts_with("404201 EnrollmentNotFound: "));
//! assert_eq!(error.action_in(Phase::Register), Action::CheckAndRetry);
//! assert_eq!(Code::classify(404_299).action_in(Phase::Connect), Action::Reregister);
//! # }
//! ```
//!
//! The crate is `no_std`, does not allocate, has no `unsafe` code and no dependency but its macro. It never panics.
#![cfg_attr(feature = "dps", doc = include_str!("phases-and-actions.md"))]
//!
//! # Features
//!
//! Only `dps` is enabled by default. Without it the crate is [`catalog!`] and the types that every table uses.
//!
//! | feature | adds | without `std` |
//! |---|---|---|
//! | `dps` | the table of DPS, reports and advice | yes |
//! | `hub` | the table of Azure IoT Hub: [`hub::Code`] | yes |
//! | `arm` | the codes of the control plane of both: [`arm::Code`] | yes |
//! | `alloc` | strings in one piece, and reports that own their strings: [`Report`]`::into_owned` | yes |
//! | `std` | nothing but `alloc`; other features need it | |
//! | `backon` | delays as a policy of [backon](https://docs.rs/backon): `Backoff::waits`, `Advice::waits`, and `Advice::adjust` for the delay that the service asks for | yes |
//! | `defmt` | `defmt::Format` for codes, reports, advice and their parts | yes |
//! | `http` | [`Report`]`::from_response`; codes from and to `http::StatusCode` | |
//! | `miette` | `miette::Diagnostic` for codes and reports: code, help, URL, severity | |
//! | `serde` | codes as numbers, other enums as names, reports as objects, written and read | yes, with `alloc` |
#![no_std]
#![forbid(unsafe_code)]
#![cfg_attr(docsrs, feature(doc_cfg))]
// A default, and most items need it: the label would be on every page.
#![cfg_attr(docsrs, doc(auto_cfg(hide(feature = "dps"))))]
// The overview links to items of these features.
#![cfg_attr(not(all(feature = "dps", feature = "hub", feature = "arm")), allow(rustdoc::broken_intra_doc_links))]

#[cfg(feature = "alloc")]
extern crate alloc;

#[cfg(feature = "dps")]
mod advice;
#[cfg(feature = "arm")]
pub mod arm;
mod catalog;
#[cfg(feature = "dps")]
mod dps;
#[cfg(feature = "hub")]
pub mod hub;
mod integrations;
#[cfg(feature = "dps")]
mod outcome;
#[cfg(feature = "dps")]
mod report;
#[cfg(feature = "dps")]
mod retrier;

#[cfg(feature = "dps")]
#[doc(hidden)]
#[path = "log.rs"]
pub mod __log;

#[cfg(feature = "dps")]
pub use advice::{Advice, Next};
#[doc(hidden)]
pub use catalog::__private;
pub use catalog::{Actor, Backoff, Catalog, CatalogAction, Fallback, ParseError, Probe, Random, Retry};
#[cfg(feature = "dps")]
pub use dps::*;
#[cfg(feature = "backon")]
pub use integrations::backon;
#[cfg(feature = "dps")]
pub use outcome::{Cause, Failure, Origin, Outcome, RegistrationStatus};
#[cfg(feature = "dps")]
pub use report::{Bulk, BulkStatus, Header, Report, RetryAfter, Text, Transport};
#[cfg(feature = "dps")]
pub use retrier::{Capabilities, Retrier, Step};

/// Compiles a table of error codes into types, at the place of the call.
///
/// The argument is the path of a TOML file as a string, relative to the folder of the calling crate's `Cargo.toml`. The
/// [format of a table](#the-format-of-a-table) is described below. An error in the table is a compile error with file,
/// line and column; an edit of the table triggers a build.
///
/// ```
/// // examples/coffee.toml has phases and actions, and a row with number 101 and name "NoWater".
/// dps_codes::catalog!("examples/coffee.toml");
/// assert_eq!(Code::from_number(101), Some(Code::NoWater));
/// assert_eq!(Code::classify(102).family(), Some(Family::Empty));
/// ```
///
/// # Visibility
///
/// The types are `pub`, unless the call names another visibility before the path:
///
/// ```
/// mod coffee {
///     dps_codes::catalog!(pub(crate) "examples/coffee.toml");
/// }
/// assert_eq!(coffee::Code::NoWater.number(), 101);
/// ```
///
/// ```compile_fail,E0603
/// mod coffee {
///     dps_codes::catalog!(pub(self) "examples/coffee.toml");
/// }
/// assert_eq!(coffee::Code::NoWater.number(), 101);
/// ```
///
/// # Generated types
///
/// Only the first three exist for every table; the others depend on its contents. The table can rename each of them.
///
/// | type | purpose |
/// |---|---|
/// | `Code` | a flat, `#[non_exhaustive]` enum with a variant for each row, in the order of the codes |
/// | `Classified` | a `Code`, or an `Unlisted` |
/// | `Unlisted` | a number or string that the table does not list, with the properties of its class |
/// | `Family` | the families that classes name |
/// | `Phase`, `Action` | where an error occurred; what to do about it, who has to do it, and when to try again |
/// | `Actor` | the actors that the table defines; `acts_as()` and `From` lead to the [`Actor`] of every table |
/// | `Symptom` | a known message without a number |
/// | an enum for each column with a list | its values |
///
/// The enum of the rows implements [`Catalog`], for code that takes any table.
///
/// # String codes
///
/// With `code = "string"` in `[catalog]`, the codes are strings: a row has a `code` in place of a `number`, and a class has
/// `codes` in place of `numbers`. A pattern is a code, a code with `x` for any character at its end (`"42xxx"`), or a
/// prefix (`"KV:*"`); the longer prefix is more specific. A code has 1 to 255 visible ASCII characters other than quotes,
/// `\` and `*`, and lookups ignore the case of letters.
///
/// `from_code` and `classify` take a `&str`, also in constants; `as_str` returns the code. `Unlisted<S>` and
/// `Classified<S>` keep the string of a code without a row: `S` is `&str`, or `String` after `into_owned`, which needs the
/// feature `alloc`. With serde, any string deserializes to a `Classified<String>`.
///
/// ```
/// // examples/postgres.toml has rows with the codes "40P01" and "42P01", and classes.
/// dps_codes::catalog!("examples/postgres.toml");
///
/// const MISSING: Option<Code> = Code::from_code("42P01");
/// assert_eq!(MISSING, Some(Code::UndefinedTable));
/// assert_eq!(Code::UndefinedTable.to_string(), "42P01 UndefinedTable: The table does not exist.");
///
/// let other: Classified<&str> = Code::classify("40001");
/// assert_eq!((other.as_str(), other.family()), ("40001", Some(Family::TransactionRollback)));
/// assert_eq!(other.action(), Action::RunAgain);
/// ```
///
/// # Written forms of numbers
///
/// `display` in `[catalog]` is how numbers are written: a prefix, and a placeholder as in a format string of Rust. `E{:04}`
/// writes four decimal digits at least, and `0x{:08X}` eight hexadecimal ones, in two's complement of the table's integer
/// type. `Display` and the documentation write numbers in this form; `FromStr` reads it in any case, and decimal digits too.
/// Hexadecimal digits need a prefix, and no name or alias may read as a number.
///
/// ```
/// // examples/windows.toml has `number = "i32"`, `display = "0x{:08X}"` and the row -2147024891.
/// dps_codes::catalog!("examples/windows.toml");
///
/// assert_eq!(Code::AccessDenied.to_string(), "0x80070005 AccessDenied: The caller may not do this.");
/// assert_eq!("0x80070005".parse(), Ok(Code::AccessDenied));
/// assert_eq!(Code::classify(-1).to_string(), "0xFFFFFFFF (unlisted)");
/// ```
///
/// # Publish a table
///
/// With `published = true` in `[catalog]`, a new row, action or other name never breaks another crate: `as` does not
/// compile there, since it would give an index, and a `match` needs a wildcard. Without it, the crate of the table can
/// `match` all variants.
///
/// # Integrate other crates
///
/// With `integrations = ["serde"]` in `[catalog]`, the types of the table implement the traits of serde; so do `defmt`,
/// `miette` and `http`. Each needs the feature of this crate of the same name. Nothing is implemented that the table does
/// not ask for.
///
/// `derive = ["zerocopy::Immutable"]` puts other derive macros on the enum of the codes. Those whose code grows with the
/// rows are refused where the name tells, with what takes their place.
///
/// # Share actions between tables
///
/// `use = { path = "crate::errors", table = "errors.toml" }` in `[catalog]` takes the actions and phases of another table.
///
// Only rustdoc reads the page.
#[cfg_attr(doc, doc = include_str!("../docs/table.md"))]
#[macro_export]
macro_rules! catalog {
    ($($call:tt)*) => {
        #[cfg(not(doc))]
        $crate::__private::compile! { $crate; $($call)* }
        #[cfg(doc)]
        $crate::__private::compile_for_rustdoc! { $crate; $($call)* }
    };
}

#[cfg(all(doctest, feature = "dps"))]
#[doc = include_str!("../README.md")]
struct Readme;

#[cfg(all(doctest, feature = "dps"))]
#[doc = include_str!("../docs/migration.md")]
struct Migration;
