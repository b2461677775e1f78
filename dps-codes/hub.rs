//! The table of Azure IoT Hub, compiled from `hub-codes.toml`: what a device meets in [`Phase::Connect`](crate::Phase).
//!
//! The same number can mean something else to DPS, whose table is at the root of this crate. Actions and phases are the
//! same types in both.
//!
//! ```
//! use dps_codes::{Action, Phase, hub};
//!
//! let code = hub::Code::from_number(404_104).unwrap();
//! assert_eq!(code, hub::Code::DeviceConnectionClosedRemotely);
//! assert_eq!(code.action_in(Phase::Connect), Action::UseCachedCredentials);
//! ```

crate::catalog!("hub-codes.toml");

/// The table itself, for programs that read it at run time. It uses the actions and phases of [`TOML`](crate::TOML).
///
/// ```
/// assert!(dps_codes::hub::TOML.contains("[catalog]"));
/// ```
pub const TOML: &str = include_str!("../hub-codes.toml");
