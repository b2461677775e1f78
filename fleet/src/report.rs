//! `Report`: the policies with their records, and the assumptions of the simulation.

use std::error::Error;

use crate::chart;
use crate::policy::Policy;
use crate::record::Record;
use crate::runs::run_all;
use crate::service::{Hint, Terms};
use crate::simulate::{END, Fleet};
use crate::table::{self, grouped, time};

/// Introduces the second table of the alternatives.
pub(crate) const LOST_HUB: &str = "All devices lose their hub in the same second, and register anew: the delay of \
    `Reregister` comes before the first request, which counts in the busiest second here. Refused, they follow `Backoff`.";

/// Policies and what happened under them.
pub(crate) struct Report {
    policies: Vec<Policy>,
    records: Vec<Record>,
}

impl Report {
    /// Simulates them.
    pub(crate) fn of(policies: Vec<Policy>, terms: &Terms, fleet: Fleet) -> Self {
        let records = run_all(&policies, terms, fleet);
        Self { policies, records }
    }

    pub(crate) fn table(&self) -> String {
        table::table(&self.policies, &self.records)
    }

    pub(crate) fn picture(&self, terms: &Terms) -> Result<String, Box<dyn Error>> {
        chart::draw(&self.policies, &self.records, terms)
    }
}

/// Describes the size of the fleet, the limits of the service, and the precision of the results.
pub(crate) fn assumptions(terms: &Terms, fleet: Fleet) -> String {
    let Terms { registrations, window, assigning, polls, poll_window, .. } = *terms;
    let full_windows = u64::from(fleet.devices.saturating_sub(1) / registrations.max(1));
    let least = if fleet.devices == 0 { 0 } else { full_windows * window + assigning };
    let hint = match terms.hint {
        Hint::UntilFree => "the time until the next place is free".to_owned(),
        Hint::Seconds(seconds) => format!("{seconds} s"),
        Hint::Absent => "none".to_owned(),
    };
    format!(
        "{devices} devices start within {within}, seed {seed}. One instance accepts {registrations} registrations in any \
         {window}, and answers {polls} polls of a device in any {poll_window}; retry-after: {hint}.\n\
         No policy can be quicker than {least}. The busiest second is without the first request of each device. Nothing is \
         rounded or sampled; what takes more than {end} is cut off, and marked with `>`.\n",
        devices = grouped(fleet.devices.into()),
        within = time(fleet.within),
        seed = fleet.seed,
        registrations = grouped(registrations.into()),
        window = time(window),
        poll_window = time(poll_window),
        least = time(least),
        end = time(END),
    )
}
