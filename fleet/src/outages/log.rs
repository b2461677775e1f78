//! `Log`: what a fleet has done in an outage, and how long it took to recover.

use dps_codes::Phase;

use super::run::Device;
use super::world::Response;
use crate::record::Seconds;
use crate::service::Millis;

/// Counts the calls of a fleet.
#[derive(Debug)]
pub(super) struct Log {
    repaired_at: Millis,
    /// Devices that had to register when the cause was repaired.
    to_register: Option<u32>,
    /// Calls of all devices, without the first one of each, which nothing can spread but the start.
    repeats: Seconds,
    devices: Vec<Device>,
}

impl Log {
    pub(super) fn new(repaired_at: Millis) -> Self {
        Self { repaired_at, to_register: None, repeats: Seconds::default(), devices: Vec::new() }
    }

    /// Counts the devices that have to register, once the cause is repaired.
    pub(super) fn pass(&mut self, now: Millis, fleet: &[Device]) {
        if self.to_register.is_none() && now >= self.repaired_at {
            let must = fleet.iter().filter(|device| matches!(device.call, Phase::Register | Phase::Lookup)).count();
            self.to_register = Some(u32::try_from(must).unwrap_or(u32::MAX));
        }
    }

    /// Counts a call and its response, before the device takes notice of it.
    pub(super) fn call(&mut self, now: Millis, response: Response, device: &mut Device) {
        if device.has_failed {
            self.repeats.add(now, 1);
            if now < self.repaired_at {
                device.calls = device.calls.saturating_add(1);
            }
        }
        let counter = match (response, device.is_probe) {
            (Response::Accepted, false) => Some(&mut device.registered),
            (Response::Accepted, true) => Some(&mut device.probed),
            (Response::Throttled { .. }, false) => Some(&mut device.throttled),
            _ => None,
        };
        if let Some(counter) = counter {
            *counter = counter.saturating_add(1);
        }
        device.connected_at = if response == Response::Connected { u32::try_from(now).ok() } else { None };
        device.has_failed |= !matches!(response, Response::Accepted | Response::Assigned | Response::Connected);
    }

    pub(super) fn finish(self, devices: Vec<Device>) -> Self {
        Self { devices, ..self }
    }

    /// Returns the value of a device that so many percent of all devices do not exceed.
    pub(super) fn percentile<V: Ord + Copy + Default>(&self, percent: usize, value: impl Fn(&Device) -> V) -> V {
        let mut values: Vec<V> = self.devices.iter().map(value).collect();
        values.sort_unstable();
        let rank = (values.len() * percent).div_ceil(100);
        values.get(rank.saturating_sub(1)).copied().unwrap_or_default()
    }

    /// Returns how long after the repair so many percent of the devices were connected; `None` if they never were.
    pub(super) fn recovered(&self, percent: usize) -> Option<Millis> {
        let after_repair = |device: &Device| match device.connected_at {
            Some(at) => Millis::from(at).saturating_sub(self.repaired_at),
            None => Millis::MAX,
        };
        Some(self.percentile(percent, after_repair)).filter(|time| *time != Millis::MAX)
    }

    /// Returns the devices that had to register when the cause was repaired.
    pub(super) fn to_register(&self) -> u32 {
        self.to_register.unwrap_or_default()
    }

    pub(super) fn busiest_second(&self) -> u64 {
        self.busiest(1)
    }

    pub(super) fn busiest_minute(&self) -> u64 {
        self.busiest(60)
    }

    fn busiest(&self, seconds: usize) -> u64 {
        let starts = (0..self.repeats.len()).step_by(seconds);
        starts.map(|start| self.repeats.between(start, start + seconds)).max().unwrap_or_default()
    }
}
