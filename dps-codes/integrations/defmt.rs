//! Formats for the log of a microcontroller: fixed strings stay on the host, numbers travel as numbers.
//!
//! A code is its number alone, as in `DPS-404201`, which `dps-codes explain` takes: the strings of the table would take
//! ten kilobytes of flash. Nothing here needs `core::fmt`.
//!
//! ```
//! # #[cfg(feature = "dps")] {
//! use dps_codes::{Code, Phase, Report};
//! # fn logged(report: &Report, code: Code) { // needs a logger
//! defmt::warn!("{}: {}", code, report.advice(Phase::Register));
//! # }
//! # }
//! ```

#[cfg(feature = "dps")]
mod dps;
mod table;

use defmt::{Format, Formatter, write};

use crate::{Actor, Backoff, Retry};

/// Writes the name.
impl Format for Actor {
    fn format(&self, f: Formatter<'_>) {
        write!(f, "{=str}", self.name());
    }
}

/// Writes the parameters in milliseconds.
impl Format for Backoff {
    fn format(&self, f: Formatter<'_>) {
        let [minimum, initial, cap] = [self.minimum(), self.initial(), self.cap()].map(milliseconds);
        write!(f, "at least {=u32} ms, jitter {=u32} to {=u32} ms", minimum, initial, cap);
    }
}

impl Format for Retry {
    fn format(&self, f: Formatter<'_>) {
        #[allow(clippy::match_same_arms)] // they differ in what stays on the host
        match self {
            Self::Never => write!(f, "never"),
            Self::AtOnce => write!(f, "at once"),
            Self::Backoff(backoff) => write!(f, "backoff: {}", backoff),
            Self::AfterRepair => write!(f, "after repair"),
        }
    }
}

/// Converts a duration to milliseconds; one that is too long becomes the longest, 49 days.
fn milliseconds(time: core::time::Duration) -> u32 {
    time.as_millis().try_into().unwrap_or(u32::MAX)
}
