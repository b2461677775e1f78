//! Status codes and whole responses of the crate `http`.
//!
//! ```
//! # #[cfg(feature = "dps")] {
//! use dps_codes::{Classified, Code};
//! use http::StatusCode;
//! assert_eq!(Classified::from(StatusCode::TOO_MANY_REQUESTS), Classified::Listed(Code::TooManyRequests));
//! assert_eq!(Classified::from(StatusCode::IM_A_TEAPOT).number(), 418);
//! assert_eq!(Code::try_from(StatusCode::CONFLICT), Ok(Code::Conflict));
//! assert_eq!(Code::try_from(StatusCode::IM_A_TEAPOT).unwrap_err().number(), 418);
//! assert_eq!(StatusCode::try_from(Code::EnrollmentNotFound).unwrap(), StatusCode::NOT_FOUND);
//! assert_eq!(StatusCode::try_from(Code::classify(503_001)).unwrap(), StatusCode::SERVICE_UNAVAILABLE);
//! assert!(StatusCode::try_from(Code::classify(-12)).is_err());
//! # }
//! ```

#[cfg(feature = "dps")]
mod dps;
pub mod table;
