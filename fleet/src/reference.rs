//! The same simulation once more, for the tests: each device by itself, with its whole history, and nothing clever.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use fastrand::Rng;

use crate::policy::Policy;
use crate::record::Record;
use crate::service::{Millis, Terms};
use crate::simulate::Fleet;

/// The state of a device.
#[derive(Clone, Default)]
struct Device {
    refusals: u32,
    provisioned: Option<Millis>,
}

/// Simulates until every device has its hub. Asserts that each gets it once, and that the service's limits hold.
pub(crate) fn simulate(policy: &Policy, terms: &Terms, fleet: Fleet) -> Record {
    let mut random = Rng::with_seed(fleet.seed);
    let mut record = Record { devices: fleet.devices, ..Record::default() };
    let mut devices = vec![Device::default(); fleet.devices as usize];
    let mut accepted: Vec<Millis> = Vec::new();
    let mut waiting = BinaryHeap::new();
    for device in 0..devices.len() {
        let mut at = if fleet.within == 0 { 0 } else { ((fleet.within + 1) * u64::from(random.u32(..))) >> 32 };
        match policy.starts {
            Some(delay) => at += delay.drawn(random.u32(..)),
            None => record.firsts.add(at, 1),
        }
        waiting.push(Reverse((at, 0, device)));
    }
    while let Some(Reverse((now, _, device))) = waiting.pop() {
        record.requests.add(now, 1);
        let within = within(&accepted, now, terms.window);
        if within.len() < terms.registrations as usize {
            accepted.push(now);
            let done = poll(policy, terms, now, &mut record, &mut random);
            assert_eq!(devices[device].provisioned.replace(done), None, "each device gets its hub once");
            record.done.add(done, 1);
            record.last = record.last.max(done);
        } else {
            record.refused += 1;
            let refusals = devices[device].refusals;
            let delay = policy.refused.delay(terms.hint.at(now, within[0] + terms.window), refusals);
            let number = if delay.max_jitter == 0 { 0 } else { random.u32(..) };
            devices[device].refusals += 1;
            // In one millisecond, those who have waited longer are served later: an order that both simulations keep.
            let order = devices[device].refusals.min(policy.refused.settled());
            waiting.push(Reverse((now + terms.round_trip + delay.drawn(number), order, device)));
        }
    }
    for (earlier, later) in accepted.iter().zip(accepted.iter().skip(terms.registrations as usize)) {
        assert!(later - earlier >= terms.window, "more registrations than the limit");
    }
    record.accepted = accepted.len() as u64;
    record.provisioned = u32::try_from(devices.iter().filter(|device| device.provisioned.is_some()).count()).unwrap();
    record
}

/// Returns the time at which a device that was accepted has its hub.
fn poll(policy: &Policy, terms: &Terms, accepted_at: Millis, record: &mut Record, random: &mut Rng) -> Millis {
    let (mut now, mut refusals, mut answered) = (accepted_at, 0, Vec::new());
    let mut delay = policy.polling.delay(Some(terms.poll_after), 0);
    loop {
        now += terms.round_trip + delay.drawn(if delay.max_jitter == 0 { 0 } else { random.u32(..) });
        record.requests.add(now, 1);
        let within = within(&answered, now, terms.poll_window);
        if within.len() < terms.polls as usize {
            answered.push(now);
            record.polled += 1;
            if now >= accepted_at + terms.assigning {
                return now;
            }
            delay = policy.polling.delay(Some(terms.poll_after), 0);
        } else {
            record.refused += 1;
            delay = policy.refused.delay(terms.hint.at(now, within[0] + terms.poll_window), refusals);
            refusals += 1;
        }
    }
}

/// Returns those of the times that count against the limit at `now`.
fn within(times: &[Millis], now: Millis, window: Millis) -> &[Millis] {
    &times[times.partition_point(|time| time + window <= now)..]
}
