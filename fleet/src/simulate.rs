//! The simulation: devices send requests, the service responds, and refused devices come back after the delay of their policy.

use fastrand::Rng;

use crate::policy::{Delay, Policy};
use crate::queue::{Group, Queue, Ring};
use crate::record::Record;
use crate::service::{Millis, Terms};
use crate::wheel::Wheel;

/// The size of a fleet, when it starts, and the seed of its random numbers.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fleet {
    pub(crate) devices: u32,
    /// Devices start at random times within this.
    pub(crate) within: Millis,
    pub(crate) seed: u64,
}

/// The simulation is cut off after 30 days.
pub(crate) const END: Millis = 30 * 24 * 3_600_000;

/// Simulates until the last device has its hub, or until [`END`]; `progress` hears how many more have it.
///
/// Devices that fail equally often, and come in the same millisecond, are one group: they are counted, and no longer told
/// apart. If their delay is the same, they go on as one; if it is random, each draws its own. Nothing is rounded by this.
pub(crate) fn simulate(policy: &Policy, terms: &Terms, fleet: Fleet, progress: impl FnMut(u32)) -> Record {
    match policy.refused.longest_if_forgetful() {
        Some(longest) if policy.starts.is_none() && longest.max(fleet.within) + terms.round_trip <= Ring::LONGEST => {
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
                let delay = policy.refused.delay(terms.hint.at(now, throttle.free_at()), refused.attempt);
                let next = Group { attempt: refused.attempt.saturating_add(1).min(settled), ..refused };
                again(now + terms.round_trip, delay, next, &mut queue, &mut random);
            }
        }
    }
    record
}

/// The first request of each device, which comes within a second or so after what happened to all of them, and after
/// the delay of the policy, if it has one for that.
fn start(policy: &Policy, fleet: Fleet, queue: &mut impl Queue, record: &mut Record, random: &mut Rng) {
    let together = Delay { least: 0, max_jitter: fleet.within, floor: 0 };
    for _ in 0..fleet.devices {
        let mut at = if fleet.within == 0 { 0 } else { together.drawn(random.u32(..)) };
        if let Some(delay) = policy.starts {
            at += delay.drawn(random.u32(..));
        } else {
            record.firsts.add(at, 1);
        }
        queue.push(at, Group { attempt: 0, count: 1 });
    }
}

fn again(from: Millis, delay: Delay, group: Group, queue: &mut impl Queue, random: &mut Rng) {
    if delay.max_jitter == 0 {
        queue.push(from + delay.drawn(0), group);
    } else {
        queue.scatter(from, delay, group, random);
    }
}

/// Polls for devices whose registration is accepted. They poll until they have a hub, which costs them nothing but
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
    let mut delay = policy.polling.delay(Some(terms.poll_after), 0);
    let mut now = accepted_at;
    loop {
        let number = if delay.max_jitter == 0 { 0 } else { random.u32(..) };
        now += terms.round_trip + delay.drawn(number);
        record.requests.add(now, count);
        if throttle.admit(now, 1) == 0 {
            record.refused += u64::from(count);
            delay = policy.refused.delay(terms.hint.at(now, throttle.free_at()), failures);
            failures += 1;
            continue;
        }
        record.polled += u64::from(count);
        if now >= accepted_at + terms.assigning {
            break;
        }
        delay = policy.polling.delay(Some(terms.poll_after), 0);
    }
    record.done.add(now, count);
    record.provisioned += count;
    record.last = record.last.max(now);
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use dps_codes::Backoff;

    use super::*;
    use crate::policy::Pace;
    use crate::service::Hint;
    use crate::{reference, roster};

    const PARAMETERS: Backoff = Backoff::new(Duration::from_secs(1), Duration::from_secs(2), Duration::from_secs(100));

    /// Small enough for the reference to be quick, and slow enough for polls to be refused.
    fn small(hint: Hint) -> Terms {
        Terms { registrations: 40, window: 20_000, polls: 2, assigning: 9_000, ..Terms::published(hint) }
    }

    fn fleet(devices: u32, seed: u64) -> Fleet {
        Fleet { devices, within: 1_000, seed }
    }

    fn every_policy(terms: &Terms, devices: u32) -> Vec<Policy> {
        let mut all = roster::policies(PARAMETERS, terms, devices, 5);
        all.extend(roster::alternatives(PARAMETERS));
        all.extend(roster::after_a_lost_hub(PARAMETERS, PARAMETERS));
        all
    }

    fn fixed(refused: Millis, polling: Millis) -> Policy {
        let (refused, polling) = (Pace::Fixed(refused), Pace::Fixed(polling));
        Policy { name: String::new(), starts: None, refused, polling }
    }

    #[test]
    fn counting_gives_the_same_as_following_each_device() {
        for hint in [Hint::UntilFree, Hint::Seconds(5), Hint::Absent] {
            for devices in [0, 1, 39, 41, 400] {
                for policy in every_policy(&small(hint), devices) {
                    let expected = reference::simulate(&policy, &small(hint), fleet(devices, 3));
                    assert_eq!(expected.provisioned, devices);
                    assert_eq!(simulate(&policy, &small(hint), fleet(devices, 3), |_| ()), expected, "{}", policy.name);
                }
            }
        }
        let terms = Terms::published(Hint::UntilFree);
        for policy in every_policy(&terms, 2_500) {
            let expected = reference::simulate(&policy, &terms, fleet(2_500, 4));
            assert_eq!(simulate(&policy, &terms, fleet(2_500, 4), |_| ()), expected, "{}", policy.name);
        }
    }

    #[test]
    fn both_queues_give_the_same_and_so_does_a_queue_of_single_devices() {
        let terms = small(Hint::UntilFree);
        for policy in every_policy(&terms, 500) {
            let expected = simulate(&policy, &terms, fleet(500, 8), |_| ());
            assert_eq!(run(&policy, &terms, fleet(500, 8), Wheel::new(END), |_| ()), expected, "{}", policy.name);
            let single = Wheel::of_single_devices(END);
            assert_eq!(run(&policy, &terms, fleet(500, 8), single, |_| ()), expected, "{}", policy.name);
        }
    }

    #[test]
    fn each_device_gets_its_hub_once_and_the_seed_decides_when() {
        let terms = small(Hint::UntilFree);
        for policy in every_policy(&terms, 300) {
            let mut heard = 0;
            let record = simulate(&policy, &terms, fleet(300, 1), |more| heard += more);
            assert_eq!((heard, record.provisioned, record.accepted), (300, 300, 300), "{}", policy.name);
            assert_eq!(record.done.between(0, usize::MAX), 300);
            assert_eq!(record.requests.between(0, usize::MAX), record.all_requests());
            assert_eq!(simulate(&policy, &terms, fleet(300, 1), |_| ()), record, "{}", policy.name);
            assert_ne!(simulate(&policy, &terms, fleet(300, 2), |_| ()), record);
        }
    }

    #[test]
    fn a_single_device_is_never_refused() {
        for hint in [Hint::UntilFree, Hint::Absent] {
            let terms = Terms::published(hint);
            for policy in every_policy(&terms, 1) {
                let record = simulate(&policy, &terms, fleet(1, 9), |_| ());
                assert_eq!((record.accepted, record.refused, record.provisioned), (1, 0, 1), "{}", policy.name);
            }
        }
    }

    #[test]
    fn a_handful_as_computed_by_hand() {
        let terms = Terms { registrations: 1, window: 10_000, ..Terms::published(Hint::UntilFree) };
        let three = Fleet { devices: 3, within: 0, seed: 0 };
        // Accepted at 0, 12.3 and 24.6 s; the others come each 4.1 s: at 0, 4.1 and 8.2 s two are refused, at 12.3, 16.4
        // and 20.5 s one. Each polls 3.1 s after it was accepted, and has its hub.
        let record = simulate(&fixed(4_000, 3_000), &terms, three, |_| ());
        assert_eq!((record.accepted, record.polled, record.refused, record.last), (3, 3, 9, 27_700));
        assert_eq!((record.requests.at(0), record.repeats_at(0), record.repeats_at(4)), (3, 0, 2));
        // As told: both others at 10.1 s, and the one that is refused again at 20.2 s.
        let told = Policy { refused: Pace::HintOr { least: 0, most: 0 }, ..fixed(0, 3_000) };
        let record = simulate(&told, &terms, three, |_| ());
        assert_eq!((record.refused, record.last), (3, 23_300));
    }

    #[test]
    fn polls_have_a_limit_of_their_own() {
        let terms = Terms { assigning: 12_000, ..Terms::published(Hint::UntilFree) };
        // Polls at 1.1, 2.2, 3.3, 4.4 and 5.5 s are answered; those at 6.6 to 11.0 s are refused; at 12.1 s there is a hub.
        let record = simulate(&fixed(1_000, 1_000), &terms, Fleet { devices: 1, within: 0, seed: 0 }, |_| ());
        assert_eq!((record.polled, record.refused, record.last), (6, 5, 12_100));
    }

    #[test]
    fn an_endless_simulation_is_stopped() {
        let terms = Terms { registrations: 1, ..Terms::published(Hint::UntilFree) };
        let record = simulate(&fixed(2 * END, 3_000), &terms, fleet(2, 1), |_| ());
        assert_eq!((record.is_complete(), record.provisioned), (false, 1));
    }
}
