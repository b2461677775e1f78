//! The simulation: devices ask, the service answers, those refused come back after the wait of their policy.

use fastrand::Rng;

use crate::policy::{Policy, Wait};
use crate::queue::{Group, Queue, Ring};
use crate::record::Record;
use crate::service::{Millis, Terms};
use crate::wheel::Wheel;

/// The fleet, and what chance it has.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fleet {
    pub(crate) devices: u32,
    /// Devices start at random times within this.
    pub(crate) within: Millis,
    pub(crate) seed: u64,
}

/// What takes longer than this is cut off: 30 days.
pub(crate) const END: Millis = 30 * 24 * 3_600_000;

/// Simulates until the last device has its hub, or until [`END`]; `progress` hears how many more have it.
///
/// Devices that fail equally often, and come in the same millisecond, are one group: they are counted, and no longer told
/// apart. If their wait is the same, they go on as one; if it is random, each draws its own. Nothing is rounded by this.
pub(crate) fn simulate(policy: &Policy, terms: &Terms, fleet: Fleet, progress: impl FnMut(u32)) -> Record {
    match policy.refused.longest_if_forgetful() {
        Some(longest) if policy.starts.is_none() && longest.max(fleet.within) + terms.round_trip <= Ring::REACH => {
            run(policy, terms, fleet, Ring::new(), progress)
        }
        _ => run(policy, terms, fleet, Wheel::new(END), progress),
    }
}

pub(crate) fn run(
    policy: &Policy,
    terms: &Terms,
    fleet: Fleet,
    mut queue: impl Queue,
    mut progress: impl FnMut(u32),
) -> Record {
    let mut record = Record { devices: fleet.devices, ..Record::default() };
    let mut random = Rng::with_seed(fleet.seed);
    start(policy, fleet, &mut queue, &mut record, &mut random);
    let settled = policy.refused.settled();
    let mut throttle = terms.registration_throttle();
    let mut groups = Vec::new();
    while let Some(now) = queue.pop(&mut groups) {
        if now > END {
            break;
        }
        for group in &groups {
            record.requests.add(now, group.count);
            let accepted = throttle.admit(now, group.count);
            if accepted > 0 {
                record.accepted += u64::from(accepted);
                poll(policy, terms, now, accepted, &mut record, &mut random);
                progress(accepted);
            }
            let refused = Group { count: group.count - accepted, ..*group };
            if refused.count > 0 {
                record.refused += u64::from(refused.count);
                let wait = policy.refused.wait(terms.hint.at(now, throttle.free_at()), refused.attempt);
                let next = Group { attempt: refused.attempt.saturating_add(1).min(settled), ..refused };
                again(now + terms.round_trip, wait, next, &mut queue, &mut random);
            }
        }
    }
    record
}

/// The first request of each device, which comes within a second or so after what happened to all of them, and after
/// the wait of the policy, if it has one for that.
fn start(policy: &Policy, fleet: Fleet, queue: &mut impl Queue, record: &mut Record, random: &mut Rng) {
    let together = Wait { least: 0, reach: fleet.within, floor: 0 };
    for _ in 0..fleet.devices {
        let mut at = if fleet.within == 0 { 0 } else { together.drawn(random.u32(..)) };
        if let Some(wait) = policy.starts {
            at += wait.drawn(random.u32(..));
        } else {
            record.firsts.add(at, 1);
        }
        queue.push(at, Group { attempt: 0, count: 1 });
    }
}

fn again(from: Millis, wait: Wait, group: Group, queue: &mut impl Queue, random: &mut Rng) {
    if wait.reach == 0 {
        queue.push(from + wait.drawn(0), group);
    } else {
        queue.scatter(from, wait, group, random);
    }
}

/// What devices do once their registration is accepted. They poll until they have a hub, which costs them nothing but
/// places in their own throttle: so it needs no queue, and devices that poll at the same pace count as one.
fn poll(policy: &Policy, terms: &Terms, accepted_at: Millis, count: u32, record: &mut Record, random: &mut Rng) {
    if policy.polling.is_random() || policy.refused.is_random() {
        for _ in 0..count {
            poll_once(policy, terms, accepted_at, 1, record, random);
        }
    } else {
        poll_once(policy, terms, accepted_at, count, record, random);
    }
}

fn poll_once(policy: &Policy, terms: &Terms, accepted_at: Millis, count: u32, record: &mut Record, random: &mut Rng) {
    let mut throttle = terms.poll_throttle();
    let mut failures = 0;
    let mut wait = policy.polling.wait(Some(terms.poll_after), 0);
    let mut now = accepted_at;
    loop {
        let number = if wait.reach == 0 { 0 } else { random.u32(..) };
        now += terms.round_trip + wait.drawn(number);
        record.requests.add(now, count);
        if throttle.admit(now, 1) == 0 {
            record.refused += u64::from(count);
            wait = policy.refused.wait(terms.hint.at(now, throttle.free_at()), failures);
            failures += 1;
            continue;
        }
        record.polled += u64::from(count);
        if now >= accepted_at + terms.assigning {
            break;
        }
        wait = policy.polling.wait(Some(terms.poll_after), 0);
    }
    record.done.add(now, count);
    record.provisioned += count;
    record.last = record.last.max(now);
}
