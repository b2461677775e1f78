//! `End`: the reason why a device has stopped, with what an operator has to do.

use std::fmt;

use dps_codes::{Actor, Step};

/// The reason why the loop has ended. No response of a service ends it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub enum End {
    /// The device was switched off while it was connected to its hub.
    Done,
    /// The device was switched off while it waited for its next call.
    SwitchedOff {
        /// The next call, which was not made.
        step: Step,
        /// The last response, in one line.
        report: String,
    },
}

impl fmt::Display for End {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Done => f.write_str("switched off while connected"),
            Self::SwitchedOff { step, report } => {
                f.write_str("switched off.")?;
                if step.actor() != Actor::Program {
                    write!(f, " Needs a person ({}): {}", step.actor().name(), step.action().text())?;
                }
                write!(f, " Last response: {report}")
            }
        }
    }
}
