//! Codes as numbers, other enums as names, and strings, in any format of serde.
//!
//! A code serializes as its number; it deserializes from the number, or from a string with the number or the name in any
//! case. A number that the table does not list is an error: deserialize a `Classified` to keep it.
//!
//! ```
//! # #[cfg(feature = "dps")] {
//! use dps_codes::{Action, Classified, Code};
//! assert_eq!(serde_json::to_string(&Code::EnrollmentNotFound).unwrap(), "404201");
//! for json in ["404201", r#""404201""#, r#""enrollmentnotfound""#] {
//!     assert_eq!(serde_json::from_str::<Code>(json).unwrap(), Code::EnrollmentNotFound);
//! }
//! assert!(serde_json::from_str::<Code>("404299").is_err());
//! for number in [404_201, 404_299, -12, i64::MAX] {
//!     let json = serde_json::to_string(&Code::classify(number)).unwrap();
//!     assert_eq!(json, number.to_string());
//!     assert_eq!(serde_json::from_str::<Classified>(&json).unwrap(), Code::classify(number));
//! }
//! assert_eq!(serde_json::to_string(&Action::Backoff).unwrap(), r#""Backoff""#);
//! # }
//! ```

#[cfg(feature = "dps")]
mod dps;
pub mod table;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::Actor;

/// Serializes as the name.
impl Serialize for Actor {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// Deserializes from the name in any case.
impl<'de> Deserialize<'de> for Actor {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        table::name(deserializer, "Actor", |name| name.parse().ok())
    }
}
