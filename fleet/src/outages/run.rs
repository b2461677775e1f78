//! The simulation of an outage: each device follows its own `Retrier`.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::ops::Range;
use std::time::Duration;

use dps_codes::{Phase, Random, Retrier};
use fastrand::Rng;

use super::advices::{Advices, Transport};
use super::log::Log;
use super::world::{Outage, Response, World};
use crate::policy::millis;
use crate::service::{Hint, Millis, Terms};

/// All calls of a device that starts fall into this time, unless they are spread on purpose.
const TOGETHER: Millis = 1_000;

/// A scenario that a fleet goes through.
#[derive(Clone, Debug)]
pub(super) struct Scenario {
    pub(super) outage: Outage,
    pub(super) during: Range<Millis>,
    /// Devices spread their first call over this time.
    pub(super) spread: Duration,
    /// The simulation ends here, or before if all devices are connected for good.
    pub(super) end: Millis,
    pub(super) source: Source,
}

/// The random source of the devices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Source {
    /// 32 bits, and a seed for each device.
    Bits32,
    /// 8 bits, and a seed for each device.
    Bits8,
    /// 8 bits, and the same seed for all devices.
    Bits8WithoutSeed,
}

impl Source {
    fn draw(self, random: &mut Rng) -> Random {
        Random::new(match self {
            Self::Bits32 => random.u32(..),
            Self::Bits8 | Self::Bits8WithoutSeed => random.u8(..).into(),
        })
    }

    fn seed(self, device: u32) -> u64 {
        match self {
            Self::Bits32 | Self::Bits8 => Random::seed(&device.to_le_bytes()),
            Self::Bits8WithoutSeed => 0,
        }
    }
}

/// The state of a device: what its firmware keeps, and what the log needs.
#[derive(Clone, Copy, Debug)]
pub(super) struct Device {
    retrier: Retrier,
    /// The next call.
    pub(super) call: Phase,
    pub(super) is_probe: bool,
    is_registered: bool,
    pub(super) has_failed: bool,
    /// Calls between the first failure and the repair.
    pub(super) calls: u16,
    /// Register calls that DPS has accepted, and those that it has refused by 429; both before the first probe.
    pub(super) registered: u16,
    pub(super) throttled: u16,
    /// Register calls that DPS has accepted, from the first probe on.
    pub(super) probed: u16,
    /// When the connection was opened, if it is.
    pub(super) connected_at: Option<u32>,
}

const _: () = assert!(size_of::<Device>() <= 64);

impl Device {
    fn new(device: u32, transport: Transport, source: Source) -> Self {
        Self {
            retrier: Retrier::new(transport.capabilities(), source.seed(device)),
            call: Phase::Register,
            is_probe: false,
            is_registered: false,
            has_failed: false,
            calls: 0,
            registered: 0,
            throttled: 0,
            probed: 0,
            connected_at: None,
        }
    }
}

/// Half of the devices register over HTTPS, the others over MQTT.
const fn transport(device: u32) -> Transport {
    if device % 2 == 0 { Transport::Https } else { Transport::Mqtt }
}

/// Calls in the order of time. Two numbers of 32 bits in one of 64: the time, which is below 49 days, and the device.
#[derive(Debug, Default)]
struct Calls(BinaryHeap<Reverse<u64>>);

impl Calls {
    fn push(&mut self, at: Millis, device: u32) {
        if at <= u32::MAX.into() {
            self.0.push(Reverse(at << 32 | u64::from(device)));
        }
    }

    #[allow(clippy::cast_possible_truncation)] // the lower half
    fn pop(&mut self) -> Option<(Millis, u32)> {
        self.0.pop().map(|Reverse(call)| (call >> 32, call as u32))
    }
}

/// Simulates a fleet. The same seed gives the same log.
pub(super) fn run(scenario: &Scenario, devices: u32, seed: u64) -> Log {
    let terms = Terms::published(Hint::UntilFree);
    let poll_after = terms.poll_after.as_secs();
    let (https, mqtt) = (Advices::over(Transport::Https, poll_after), Advices::over(Transport::Mqtt, poll_after));
    let mut world = World::new(scenario.outage, scenario.during.clone(), &terms);
    let mut random = Rng::with_seed(seed);
    let mut calls = Calls::default();
    let mut fleet = Vec::new();
    for number in 0..devices {
        let mut device = Device::new(number, transport(number), scenario.source);
        let start = random.u64(0..TOGETHER);
        let step = device.retrier.start(scenario.spread, start, scenario.source.draw(&mut random));
        calls.push(start + millis(step.delay()), number);
        fleet.push(device);
    }
    let mut log = Log::new(scenario.during.end);
    while let Some((now, number)) = calls.pop() {
        if now > scenario.end {
            break;
        }
        log.pass(now, &fleet);
        let Some(device) = fleet.get_mut(number as usize) else { continue };
        let phase = device.call;
        let response = world.respond(phase, device.is_registered, now);
        log.call(now, response, device);
        device.is_registered |= response == Response::Assigned;
        let advices = if transport(number) == Transport::Https { &https } else { &mqtt };
        let step = device.retrier.next(advices.of(response, phase), now, scenario.source.draw(&mut random));
        device.is_probe = step.is_probe() || device.is_probe && response != Response::Connected;
        let next = match step.call() {
            Some(call) => {
                device.call = call;
                Some(now + terms.round_trip + millis(step.delay()))
            }
            // Connected: the next response in Connect is the loss of the connection.
            None => world.loses_connections_at(now).map(|at| at + random.u64(0..TOGETHER)),
        };
        if let Some(at) = next {
            calls.push(at, number);
        }
    }
    log.finish(fleet)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: Millis = 3_600_000;

    fn scenario(outage: Outage) -> Scenario {
        Scenario { outage, during: HOUR..2 * HOUR, spread: Duration::ZERO, end: 9 * HOUR, source: Source::Bits32 }
    }

    #[test]
    fn calls_come_in_the_order_of_time() {
        let mut calls = Calls::default();
        for (at, device) in [(7, 1), (3, u32::MAX), (3, 0), (u64::from(u32::MAX) + 1, 5)] {
            calls.push(at, device);
        }
        assert_eq!([(); 4].map(|()| calls.pop()), [Some((3, 0)), Some((3, u32::MAX)), Some((7, 1)), None]);
    }

    #[test]
    fn without_an_outage_each_device_registers_once() {
        let log = run(&scenario(Outage::None), 1_000, 1);
        assert_eq!((log.percentile(0, |device| device.registered), log.busiest_second()), (1, 0));
        assert_eq!(
            (log.percentile(100, |device| device.registered), log.percentile(100, |device| device.throttled)),
            (1, 0)
        );
    }

    #[test]
    fn a_hub_that_goes_down_loses_all_connections() {
        let log = run(&scenario(Outage::Hub), 500, 1);
        assert!(log.percentile(0, |device| device.calls) >= 10, "each has tried to connect again");
        assert!(log.recovered(0).is_some_and(|first| first > 0) && log.recovered(100).is_some());
    }

    #[test]
    fn the_seed_decides_what_happens() {
        let recovered = |seed| run(&scenario(Outage::Dps), 300, seed).recovered(100);
        let outages = [run(&scenario(Outage::Hub), 300, 1), run(&scenario(Outage::Hub), 300, 1)];
        assert_eq!(outages[0].recovered(50), outages[1].recovered(50));
        assert_ne!(run(&scenario(Outage::Hub), 300, 2).recovered(50), outages[0].recovered(50));
        assert_eq!(recovered(1), Some(0), "a device that is connected does not need DPS");
    }
}
