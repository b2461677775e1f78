//! The table of the control plane, compiled from `arm-codes.toml`: what `az` and Terraform meet when they create or change
//! an IoT hub or a DPS instance.
//!
//! The same number can mean something else to DPS. Actions and phases are the same types in both tables.
//!
//! ```
//! use dps_codes::{Action, Code, Phase, arm};
//!
//! assert_eq!(arm::Code::from_number(404_002), Some(arm::Code::IotHubNotFound));
//! assert_eq!(arm::Code::IotHubNotFound.action_in(Phase::Manage), Action::CheckAndRetry);
//! assert_eq!(Code::from_number(404_002), Some(Code::JobNotFound));
//! ```

crate::catalog!("arm-codes.toml");

/// The table itself, for programs that read it at run time. It uses the actions and phases of [`TOML`](crate::TOML).
///
/// ```
/// assert!(dps_codes::arm::TOML.contains("[catalog]"));
/// ```
pub const TOML: &str = include_str!("../arm-codes.toml");
