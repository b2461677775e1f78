//! The arguments of the command.

use std::path::PathBuf;

use clap::{Parser, value_parser};

use crate::service::Hint;
use crate::simulate::Fleet;

/// Simulates a fleet of devices against one DPS instance with the published limits, and prints a Markdown table: policies of
/// delays if all devices start at once, or the recovery of the fleet from outages.
#[derive(Debug, Parser)]
#[command(name = "dps-codes-fleet")]
pub(crate) struct Arguments {
    /// The number of devices, a million at most.
    #[arg(long, value_name = "NUMBER", default_value_t = 100_000, value_parser = value_parser!(u32).range(..=1_000_000))]
    devices: u32,

    /// The seed of all random numbers: the same seed gives the same results.
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    seed: u64,

    /// Devices start at random times within so many milliseconds, a minute at most.
    #[arg(long, value_name = "MS", default_value_t = 1_000, value_parser = value_parser!(u64).range(..=60_000))]
    within: u64,

    /// The retry-after of a refusal: `free` for the time until the next place is free, a number of seconds, or `none`.
    #[arg(long, value_name = "HINT", default_value = "free")]
    pub(crate) retry_after: Hint,

    /// Compares other parameters of our advice, instead of other policies.
    #[arg(long)]
    pub(crate) alternatives: bool,

    /// Simulates outages, during which each device follows the retrier, instead of a start. Fails if a bound is exceeded.
    #[arg(long, conflicts_with_all = ["within", "retry_after", "alternatives", "svg"])]
    pub(crate) outages: bool,

    /// Writes a picture to this file: devices without a hub, and requests, over time.
    #[arg(long, value_name = "PATH")]
    pub(crate) svg: Option<PathBuf>,
}

impl Arguments {
    pub(crate) fn fleet(&self) -> Fleet {
        Fleet { devices: self.devices, within: self.within, seed: self.seed }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fleet_has_a_million_devices_at_most() {
        let parse = |count: &str| Arguments::try_parse_from(["", "--devices", count]);
        assert!(parse("1000001").is_err() && parse("-1").is_err());
        assert_eq!(parse("1000000").map(|arguments| arguments.fleet().devices).ok(), Some(1_000_000));
    }
}
