//! Simulates a fleet against one DPS instance: how long it takes to register at once, or to recover from an outage, and what
//! that costs.

mod arguments;
mod chart;
mod outages;
mod policy;
mod queue;
mod record;
#[cfg(test)]
mod reference;
mod report;
mod roster;
mod runs;
mod service;
mod simulate;
mod table;
mod wheel;

use std::error::Error;
use std::fs;
use std::io::{self, Write};
use std::process::ExitCode;

use clap::Parser;

use crate::arguments::Arguments;
use crate::outages::Finding;
use crate::report::Report;
use crate::service::Terms;

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            // If standard error is closed, the message has no reader.
            let _ = writeln!(io::stderr(), "error: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    let terms = Terms::published(arguments.retry_after);
    let fleet = arguments.fleet();
    let backoff =
        roster::parameters(dps_codes::Action::Backoff).ok_or("the action `Backoff` has no parameters in the table")?;
    let mut out = io::stdout().lock();
    if arguments.outages {
        let findings = outages::all(fleet.devices, fleet.seed);
        write!(out, "{}", outages::table(&findings))?;
        return match findings.iter().find(|finding| !finding.holds()) {
            Some(Finding { outage, measure, .. }) => Err(format!("{outage}: bound exceeded: {measure}").into()),
            None => Ok(()),
        };
    }
    write!(out, "{}", report::assumptions(&terms, fleet))?;
    let policies = if arguments.alternatives {
        roster::alternatives(backoff)
    } else {
        roster::policies(backoff, &terms, fleet.devices, fleet.seed)
    };
    let compared = Report::of(policies, &terms, fleet);
    write!(out, "\n{}", compared.table())?;
    if let Some(path) = &arguments.svg {
        let picture = compared.picture(&terms)?;
        fs::write(path, picture).map_err(|error| format!("cannot write {}: {error}", path.display()))?;
    }
    if arguments.alternatives {
        let reregister = roster::parameters(dps_codes::Action::Reregister)
            .ok_or("the action `Reregister` has no parameters in the table")?;
        writeln!(out, "\n{}", report::LOST_HUB)?;
        write!(out, "\n{}", Report::of(roster::after_a_lost_hub(backoff, reregister), &terms, fleet).table())?;
    }
    Ok(())
}
