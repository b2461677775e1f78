//! Hours and weeks: outages, refusals, reboots, fleets.

use std::time::Duration;

use dps_codes::Phase::{Connect, Lookup, Poll, Register};
use dps_codes::{Capabilities, Phase, Random, Report, Retrier};

use crate::device::{ASSIGNED, ASSIGNING, DAY, Device, HOUR, MINUTE, http};

#[test]
fn a_hub_that_is_silent_is_left_after_ten_failures_and_a_quarter_of_an_hour() {
    let mut left = Vec::new();
    for number in 0..300 {
        let mut device = Device::number(number, Capabilities::HTTPS);
        let mut failures = 1;
        while device.after(Connect, &Report::default()).call() == Some(Connect) {
            failures += 1;
        }
        assert!(failures >= 10, "{failures}");
        // The failure itself, without the delay after it.
        left.push(device.now);
    }
    let (first, last) = (left.iter().min().unwrap(), left.iter().max().unwrap());
    assert!((15 * MINUTE..50 * MINUTE).contains(first) && *last < 50 * MINUTE, "{first} {last}");
    assert!(last - first > 10 * MINUTE, "not all at once");
}

/// DPS assigns, and the hub refuses each time.
fn refusing_hub(phase: Phase, _: u64) -> Report<'static> {
    match phase {
        Register => http(202, ASSIGNING),
        Poll => http(200, ASSIGNED),
        _ => Report::from_connack(5),
    }
}

#[test]
fn a_hub_that_refuses_for_good_costs_at_most_fifty_register_calls() {
    let mut most = 0;
    for number in 0..2_000 {
        let mut device = Device::number(number, Capabilities::HTTPS);
        device.run(Register, 6 * HOUR, refusing_hub);
        most = most.max(device.count(Register));
        assert!(device.count(Register) >= 12);
        // Then probes.
        device.run(Register, 7 * DAY, refusing_hub);
        assert!(device.retrier.needs_person() || device.calls.last() == Some(&Register));
        assert!(device.count(Register) <= 50 + 14, "{}", device.count(Register));
    }
    assert!(most <= 50, "{most}");
}

#[test]
fn an_outage_never_parks_a_healthy_device() {
    for number in 0..200 {
        let mut device = Device::number(number, Capabilities::HTTPS);
        // The hub fails for three hours, DPS assigns all the same.
        let hub = |phase, now| match phase {
            Register => http(202, ASSIGNING),
            Poll | Lookup => http(200, ASSIGNED),
            _ if now < 3 * HOUR => http(503, ""),
            _ => Report::from_connack(0),
        };
        assert_eq!(device.run(Connect, DAY, hub), None, "connected");
        assert!(device.now < 3 * HOUR + 45 * MINUTE, "{} min", device.now / MINUTE);
        assert_eq!(device.retrier.rounds(), 0);
        // DPS fails for three hours.
        let mut device = Device::number(number, Capabilities::HTTPS);
        let dps = |phase, now| match phase {
            _ if now < 3 * HOUR && phase != Connect => http(503, ""),
            Lookup => http(404, ""),
            Connect => Report::from_connack(0),
            Register => http(202, ASSIGNING),
            _ => http(200, ASSIGNED),
        };
        assert_eq!(device.run(Register, DAY, dps), None, "connected");
        assert!(device.now < 3 * HOUR + 30 * MINUTE, "{} min", device.now / MINUTE);
    }
}

#[test]
fn a_refused_device_makes_ten_calls_in_a_week() {
    let mut calls: Vec<_> = (0..2_000)
        .map(|number| {
            let mut device = Device::number(number, Capabilities::HTTPS);
            device.run(Register, 7 * DAY, |_, _| http(401, r#"{"errorCode":401002}"#));
            device.calls.len()
        })
        .collect();
    calls.sort_unstable();
    assert!(calls[1_980] <= 11, "the first call and ten probes: {}", calls[1_980]);
    let total = calls.iter().sum::<usize>();
    assert!((8_400 * 2..10_400 * 2).contains(&total), "8.4 to 10.4 on average: {total}");
}

#[test]
fn a_probe_that_decides_nothing_keeps_its_level() {
    let mut device = Device::new(Capabilities::HTTPS);
    let refused = http(401, "");
    let _ = device.after(Register, &refused);
    let _ = device.after(Register, &refused); // level 1: 8 h
    for report in [http(503, ""), http(429, ""), Report::default(), http(200, "<html>")] {
        let step = device.after(Register, &report);
        let hours = step.delay().as_secs_f64() / 3_600.0;
        assert!((4.0..=12.0).contains(&hours) && step.is_probe(), "{report}: {hours}");
        assert_eq!(step.call(), Some(Register));
    }
    let hours = device.after(Register, &refused).delay().as_secs_f64() / 3_600.0;
    assert!((8.0..=24.0).contains(&hours), "the next level is 16 h: {hours}");
    // The cause is repaired.
    assert_eq!(device.after(Register, &http(202, ASSIGNING)).call(), Some(Poll));
    assert_eq!(device.after(Poll, &http(200, ASSIGNED)).call(), Some(Connect));
    assert!(!device.retrier.needs_person());
}

#[test]
fn a_probe_polls_its_operation_until_that_takes_too_long() {
    let mut device = Device::new(Capabilities::HTTPS);
    let _ = device.after(Register, &http(401, ""));
    let _ = device.after(Register, &http(202, ASSIGNING));
    let probe = device.now;
    let step = loop {
        let step = device.after(Poll, &http(503, ""));
        if step.call() != Some(Poll) {
            break step;
        }
        assert!(!step.is_probe() && device.now < probe + HOUR, "{step:?}");
    };
    assert_eq!((step.call(), step.is_probe()), (Some(Register), true));
    assert!(step.delay() >= Duration::from_secs(2 * 3_600) && device.retrier.needs_person());
}

#[test]
fn a_connection_that_has_held_resets_all() {
    let mut device = Device::new(Capabilities::HTTPS);
    for _ in 0..5 {
        let _ = device.after(Connect, &http(503, ""));
    }
    let _ = device.after(Connect, &Report::from_connack(0));
    device.now += 9 * MINUTE;
    let _ = device.after(Connect, &Report::default());
    assert_eq!(device.retrier.attempt(), 6, "not for long enough");
    let _ = device.after(Connect, &Report::from_connack(0));
    device.now += 10 * MINUTE;
    let _ = device.after(Connect, &Report::default());
    assert_eq!(device.retrier.attempt(), 1);
}

#[test]
fn time_that_runs_backwards_counts_as_zero() {
    let mut device = Device::new(Capabilities::HTTPS);
    for at in [u64::MAX, 0, u64::MAX / 2, 5, 0] {
        device.now = at;
        let _ = device.retrier.next(&http(503, "").advice(Connect), at, 7);
    }
    // Only two steps went forward, each of them by more than the table's longest time.
    let mut device = Device::new(Capabilities::HTTPS);
    for at in (0..20).rev() {
        let step = device.retrier.next(&http(503, "").advice(Connect), at * DAY, 7);
        assert_eq!(step.call(), Some(Connect), "no time has passed");
    }
    // After a reboot, too.
    for _ in 0..20 {
        device.retrier.resume(0);
        let step = device.retrier.next(&http(503, "").advice(Connect), 1_000, 7);
        assert_eq!(step.call(), Some(Connect));
    }
}

#[test]
fn weak_randomness_spreads_a_fleet_all_the_same() {
    let busiest = |random: fn(u32) -> u32| {
        let mut seconds = [0_u32; 7];
        for number in 0..70_000_u32 {
            let mut retrier = Retrier::new(Capabilities::MQTT, Random::seed(&number.to_le_bytes()));
            let delay = retrier.next(&http(429, "").advice(Register), 0, random(number)).delay();
            seconds[usize::try_from(delay.as_secs()).unwrap()] += 1;
        }
        seconds.into_iter().max().unwrap()
    };
    // Eight bits, or none at all, against 32.
    let strong = busiest(|number| number.wrapping_mul(2_654_435_761));
    assert!(busiest(|number| number << 24) <= 2 * strong);
    assert!(busiest(|_| 0) <= 2 * strong);
}

#[test]
fn devices_with_serial_numbers_as_seeds_are_spread() {
    let mut delays: Vec<_> = (0..256)
        .map(|serial| Retrier::new(Capabilities::MQTT, serial).next(&http(429, "").advice(Register), 0, 7).delay())
        .collect();
    delays.sort_unstable();
    delays.dedup();
    // Some draw the same of the 5,000 ms by chance.
    assert!(delays.len() > 230, "{}", delays.len());
}

#[test]
fn a_fleet_that_powers_up_at_once_comes_in_over_the_spread() {
    let mut minutes = [0_u32; 10];
    for number in 0..10_000_u32 {
        let mut retrier = Retrier::new(Capabilities::MQTT, Random::seed(&number.to_le_bytes()));
        let step = retrier.start(Duration::from_secs(600) - Duration::from_millis(1), 0, 7);
        assert_eq!(step.call(), Some(Register));
        minutes[usize::try_from(step.delay().as_secs() / 60).unwrap()] += 1;
    }
    assert!(minutes.iter().all(|&devices| (900..1_100).contains(&devices)), "{minutes:?}");
}

#[test]
fn the_state_is_small_and_copied() {
    assert!(size_of::<Retrier>() <= 32);
    let retrier = Retrier::new(Capabilities::HTTPS, 1);
    assert_eq!(Retrier::clone(&retrier), retrier);
}

#[cfg(feature = "serde")]
#[test]
fn the_state_survives_a_reboot_without_an_instant() {
    let mut retrier = Retrier::new(Capabilities::HTTPS, 0x1234_5678);
    for _ in 0..4 {
        let _ = retrier.next(&http(503, "").advice(Connect), 123_456_789, 7);
    }
    let json = serde_json::to_string(&retrier).unwrap();
    assert!(!json.contains("123456789") && json.contains("UseCachedCredentials"), "{json}");
    let mut read: Retrier = serde_json::from_str(&json).unwrap();
    read.resume(5);
    retrier.resume(5);
    assert_eq!(read, retrier);
    let advice = http(503, "").advice(Connect);
    assert_eq!(read.next(&advice, 9, 7), retrier.next(&advice, 9, 7));
}

#[cfg(feature = "serde")]
#[test]
fn the_time_of_a_reboot_does_not_count_without_resume() {
    let mut retrier = Retrier::new(Capabilities::HTTPS, 0x1234_5678);
    let advice = http(503, "").advice(Connect);
    let _ = retrier.next(&advice, 0, 7);
    let mut read: Retrier = serde_json::from_str(&serde_json::to_string(&retrier).unwrap()).unwrap();
    retrier.resume(1 << 40);
    assert_eq!(read.next(&advice, 1 << 40, 7), retrier.next(&advice, 1 << 40, 7));
    assert_eq!(read, retrier);
}
