//! The outages that are simulated, and the bounds of each.

use std::time::Duration;

use super::findings::{Finding, Value};
use super::log::Log;
use super::run::{Scenario, Source, run};
use super::world::Outage;
use crate::service::{Hint, Millis, Terms};

const MINUTE: Millis = 60_000;
const HOUR: Millis = 60 * MINUTE;
const DAY: Millis = 24 * HOUR;

/// A fleet is healthy again after this and the time that DPS needs to register the devices that must.
const RECOVERY: Millis = 30 * MINUTE;

/// Simulates all outages. `large` is the size of the fleets that are refused, and the larger of two that recover.
pub(crate) fn all(large: u32, seed: u64) -> Vec<Finding> {
    let small = large / 10;
    let mut findings = refused_for_a_week(large, seed);
    for devices in [small, large] {
        findings.extend(refused_by_the_hub(devices, seed));
    }
    for outage in [Outage::Hub, Outage::Dps, Outage::Webhook] {
        for devices in [small, large] {
            findings.extend(recovery(outage, devices, seed));
        }
    }
    for outage in [Outage::None, Outage::Credentials] {
        findings.extend(weak_randomness(outage, large, seed));
    }
    findings
}

/// DPS refuses all credentials for a week, such as those below an expired certificate of a group.
fn refused_for_a_week(devices: u32, seed: u64) -> Vec<Finding> {
    let log = run(&scenario(Outage::Credentials, 0, 7 * DAY), devices, seed);
    let finding = |measure, measured, bound| Finding {
        outage: "credentials refused for a week",
        devices,
        measure,
        measured,
        bound: Some(bound),
    };
    vec![
        finding(
            "calls of a device after the first failure, p99",
            Value::Count(log.percentile(99, |device| device.calls).into()),
            Value::Count(10),
        ),
        finding("calls in the busiest minute", Value::Count(log.busiest_minute()), Value::Count(1_000)),
        finding("half of the devices healthy after the repair", recovered(&log, 50), Value::Time(12 * HOUR)),
        finding("all healthy after the repair", recovered(&log, 100), Value::Time(36 * HOUR)),
    ]
}

/// DPS assigns a hub that refuses each device for a week.
fn refused_by_the_hub(devices: u32, seed: u64) -> Vec<Finding> {
    let log = run(&Scenario { end: 7 * DAY, ..scenario(Outage::HubRefuses, 0, 7 * DAY) }, devices, seed);
    let finding = |measure, measured: u16, bound: Option<u64>| Finding {
        outage: "hub refuses each device",
        devices,
        measure,
        measured: Value::Count(measured.into()),
        bound: bound.map(Value::Count),
    };
    vec![
        finding(
            "accepted register calls of a device before it probes",
            log.percentile(100, |device| device.registered),
            Some(50),
        ),
        finding("its throttled register calls meanwhile", log.percentile(100, |device| device.throttled), None),
        finding(
            "accepted register calls of a device until the end of the week, p99",
            log.percentile(99, |device| device.probed),
            Some(10),
        ),
    ]
}

/// Measures the time from the repair until all devices are healthy.
fn recovery(outage: Outage, devices: u32, seed: u64) -> Vec<Finding> {
    // The fleet of a hub has connected before; the others start in the outage.
    let (name, start, length) = match outage {
        Outage::Hub => ("hub down for 3 h", 6 * HOUR, 3 * HOUR),
        Outage::Dps => ("DPS down for 3 h", 0, 3 * HOUR),
        _ => ("webhook down for 1 h", 0, HOUR),
    };
    let log = run(&scenario(outage, start, length), devices, seed);
    let limit = Terms::published(Hint::UntilFree);
    let floor = u64::from(log.to_register()) * limit.window / u64::from(limit.registrations);
    let finding = |measure, measured, bound| Finding { outage: name, devices, measure, measured, bound };
    vec![
        finding("devices that must register at the repair", Value::Count(log.to_register().into()), None),
        finding("all healthy after the repair", recovered(&log, 100), Some(Value::Time(floor + RECOVERY))),
    ]
}

/// The same random numbers on many devices bring them back at the same moments, unless each device has a seed.
fn weak_randomness(outage: Outage, devices: u32, seed: u64) -> Vec<Finding> {
    let (name, length) = match outage {
        Outage::Credentials => ("credentials refused for a week", 7 * DAY),
        _ => ("start at once", 0),
    };
    let busiest = |source| run(&Scenario { source, ..scenario(outage, 0, length) }, devices, seed).busiest_second();
    let finding = |measure, measured, bound: Option<u64>| Finding {
        outage: name,
        devices,
        measure,
        measured: Value::Count(measured),
        bound: bound.map(Value::Count),
    };
    let strong = busiest(Source::Bits32);
    vec![
        finding("calls in the busiest second, 32 random bits", strong, None),
        finding("the same, 8 random bits and a seed for each device", busiest(Source::Bits8), Some(2 * strong)),
        finding("the same, 8 random bits and one seed for all", busiest(Source::Bits8WithoutSeed), None),
    ]
}

fn scenario(outage: Outage, start: Millis, length: Millis) -> Scenario {
    let spread = if outage == Outage::Hub { Duration::from_secs(2 * 3_600) } else { Duration::ZERO };
    Scenario { outage, during: start..start + length, spread, end: start + length + 30 * DAY, source: Source::Bits32 }
}

fn recovered(log: &Log, percent: usize) -> Value {
    log.recovered(percent).map_or(Value::Never, Value::Time)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_bound_holds_for_a_smaller_fleet() {
        let findings = all(10_000, 1);
        let exceeded: Vec<&Finding> = findings.iter().filter(|finding| !finding.holds()).collect();
        assert!(exceeded.is_empty(), "{exceeded:#?}");
        assert_eq!(findings.iter().filter(|finding| finding.bound.is_some()).count(), 16);
    }

    #[test]
    fn a_seed_for_each_device_makes_up_for_weak_randomness() {
        let busiest = |source| {
            let refused = Scenario { source, ..scenario(Outage::Credentials, 0, DAY) };
            run(&refused, 10_000, 1).busiest_second()
        };
        assert!(busiest(Source::Bits8WithoutSeed) > 2 * busiest(Source::Bits8));
    }

    #[test]
    fn the_webhook_parks_no_device_within_an_hour() {
        let log = run(&scenario(Outage::Webhook, 0, HOUR), 2_000, 3);
        assert_eq!(log.percentile(100, |device| device.probed), 0);
        assert!(log.percentile(100, |device| device.registered) <= 10, "each attempt is billed");
    }
}
