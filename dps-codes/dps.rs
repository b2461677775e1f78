//! The table of DPS, compiled from `codes.toml`.

crate::catalog!("codes.toml");

/// The table itself, for programs that read it at run time.
///
/// ```
/// assert!(dps_codes::TOML.contains("name = \"EnrollmentNotFound\""));
/// ```
pub const TOML: &str = include_str!("../codes.toml");
