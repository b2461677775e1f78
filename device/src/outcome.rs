//! How it ended, in words that tell an operator what to do.

use std::fmt;

use dps_codes::Action;

/// How an attempt to be provisioned has ended.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub enum Outcome {
    /// Registered: connect to this hub.
    Assigned {
        /// The host name of the hub.
        hub: String,
        /// The ID of the device there.
        device_id: String,
    },
    /// Trying again would change nothing before somebody has done something.
    NeedsPerson {
        /// What DPS said, in one line.
        report: String,
        /// What somebody has to do. Who that is, the action knows.
        action: Action,
    },
    /// So many calls were not enough.
    GaveUp {
        /// What was last said, in one line.
        report: String,
    },
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Assigned { hub, device_id } => write!(f, "assigned to {hub} as {device_id}"),
            Self::NeedsPerson { report, action } => {
                write!(f, "needs a person ({}). {} What was said: {report}", action.actor().name(), action.text())
            }
            Self::GaveUp { report } => write!(f, "gave up. What was last said: {report}"),
        }
    }
}
