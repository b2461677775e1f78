//! `Record`: counts of what a fleet does while it registers.

use crate::service::Millis;

/// Counts by the second, which is as fine as any figure needs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Seconds(Vec<u32>);

impl Seconds {
    pub(crate) fn add(&mut self, at: Millis, count: u32) {
        let Ok(second) = usize::try_from(at / 1_000) else { return };
        if second >= self.0.len() {
            self.0.resize(second + 1, 0);
        }
        self.0[second] += count;
    }

    pub(crate) fn at(&self, second: usize) -> u32 {
        self.0.get(second).copied().unwrap_or(0)
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    pub(crate) fn between(&self, from: usize, to: usize) -> u64 {
        let end = to.min(self.0.len());
        self.0.get(from.min(end)..end).unwrap_or_default().iter().map(|count| u64::from(*count)).sum()
    }
}

/// The counts of a fleet under one policy.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Record {
    pub(crate) devices: u32,
    /// Registrations that were accepted, polls that got a response, and either that were refused.
    pub(crate) accepted: u64,
    pub(crate) polled: u64,
    pub(crate) refused: u64,
    pub(crate) provisioned: u32,
    /// When the last device got its hub.
    pub(crate) last: Millis,
    /// Requests of every kind, when they came.
    pub(crate) requests: Seconds,
    /// The first request of each device, where the policy has no part in it.
    pub(crate) firsts: Seconds,
    /// Devices that got their hub.
    pub(crate) done: Seconds,
}

impl Record {
    pub(crate) fn all_requests(&self) -> u64 {
        self.accepted + self.polled + self.refused
    }

    /// Returns `true` if every device got its hub; if not, the simulation was cut off.
    pub(crate) fn is_complete(&self) -> bool {
        self.provisioned == self.devices
    }

    /// Requests for each device.
    #[allow(clippy::cast_precision_loss)] // counts are far below 2^53
    pub(crate) fn per_device(&self) -> f64 {
        if self.devices == 0 { 0.0 } else { self.all_requests() as f64 / f64::from(self.devices) }
    }

    /// Returns the share of all requests that was refused.
    #[allow(clippy::cast_precision_loss)]
    pub(crate) fn share_refused(&self) -> f64 {
        let all = self.all_requests();
        if all == 0 { 0.0 } else { self.refused as f64 / all as f64 }
    }

    /// Returns the most requests in one second, without those that the policy has no part in.
    pub(crate) fn busiest_second(&self) -> u32 {
        (0..self.requests.len()).map(|second| self.repeats_at(second)).max().unwrap_or(0)
    }

    pub(crate) fn repeats_at(&self, second: usize) -> u32 {
        self.requests.at(second).saturating_sub(self.firsts.at(second))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_counts_of_no_device_are_zero() {
        let record = Record::default();
        assert!(record.is_complete());
        assert!(record.per_device().abs() < f64::EPSILON && record.share_refused().abs() < f64::EPSILON);
        assert_eq!((record.busiest_second(), record.requests.between(0, 9), record.requests.between(9, 0)), (0, 0, 0));
    }

    #[test]
    fn first_requests_do_not_count_as_the_policys_doing() {
        let mut record = Record { devices: 5, accepted: 5, polled: 5, ..Record::default() };
        record.firsts.add(900, 5);
        record.requests.add(900, 5);
        record.requests.add(4_000, 3);
        record.requests.add(4_999, 1);
        record.requests.add(5_000, 1);
        assert_eq!(record.busiest_second(), 4);
        assert_eq!((record.requests.between(4, 5), record.requests.between(0, 99)), (4, 10));
        assert!((record.per_device() - 2.0).abs() < f64::EPSILON);
    }
}
