//! Delays, probes, fallbacks and random numbers at their limits.

#![allow(missing_docs)]

use core::time::Duration;
use std::collections::HashSet;

use dps_codes::{Backoff, Fallback, Probe, Random};

const MILLISECOND: Duration = Duration::from_millis(1);
const LONGEST: Duration = Duration::from_millis(u32::MAX as u64);

#[test]
fn a_duration_beyond_49_days_is_the_longest() {
    for (duration, kept) in [
        (Duration::ZERO, Duration::ZERO),
        (Duration::from_nanos(999_999), Duration::ZERO),
        (LONGEST / 2, Duration::from_millis(u64::from(u32::MAX / 2))),
        (LONGEST, LONGEST),
        (LONGEST + MILLISECOND, LONGEST),
        (LONGEST + 7 * MILLISECOND, LONGEST),
        (Duration::MAX, LONGEST),
    ] {
        let backoff = Backoff::new(duration, duration, duration);
        assert_eq!([backoff.minimum(), backoff.initial(), backoff.cap()], [kept; 3], "{duration:?}");
        let probe = Probe::new(duration, duration);
        assert_eq!([probe.initial(), probe.cap()], [kept; 2], "{duration:?}");
        let fallback = Fallback::new("call", None, Some(duration)).with_max_elapsed(duration);
        assert_eq!([fallback.elapsed(), fallback.max_elapsed()], [Some(kept); 2], "{duration:?}");
    }
}

#[test]
fn a_delay_is_never_shorter_than_the_minimum_or_the_hint() {
    let backoff = Backoff::new(10 * MILLISECOND, 100 * MILLISECOND, 1_000 * MILLISECOND);
    for (hint, attempt, least, most) in [
        (None, 0, 10, 110),
        (Some(9), 0, 10, 110),
        (Some(10), 0, 10, 110),
        (Some(11), 0, 11, 111),
        (None, 3, 10, 810),
        (None, 4, 10, 1_010),
        (Some(5_000), 31, 5_000, 6_000),
        (None, u32::MAX, 10, 1_010),
    ] {
        let delays = [Random::LEAST, Random::MOST]
            .map(|random| backoff.delay(hint.map(Duration::from_millis), attempt, random).as_millis());
        assert_eq!(delays, [least, most], "{hint:?} {attempt}");
    }
}

#[test]
fn a_probe_waits_half_to_one_and_a_half_times_its_mean() {
    let probe = Probe::new(10 * MILLISECOND, 1_001 * MILLISECOND);
    for (level, least, most) in [
        (0, 5, 15),
        (1, 10, 30),
        (6, 320, 960),
        (7, 500, 1_501),
        (31, 500, 1_501),
        (32, 500, 1_501),
        (33, 500, 1_501),
        (u32::MAX, 500, 1_501),
    ] {
        let delays = [Random::LEAST, Random::MOST].map(|random| probe.delay(level, random).as_millis());
        assert_eq!(delays, [least, most], "{level}");
    }
    // The smallest mean there is.
    let smallest = Probe::new(MILLISECOND, LONGEST);
    assert_eq!(smallest.delay(31, Random::LEAST), Duration::from_millis((1 << 31) / 2));
    assert_eq!(smallest.delay(32, Random::LEAST), Duration::from_millis(u64::from(u32::MAX / 2)));
}

#[test]
fn a_fallback_without_limits_is_never_due() {
    let minute = Duration::from_secs(60);
    for (fallback, failures, elapsed, needs_both) in [
        (Fallback::new("call", None, None), None, None, false),
        (Fallback::new("call", Some(0), None), None, None, false),
        (Fallback::new("call", None, None).with_max_elapsed(minute), None, None, false),
        (Fallback::new("call", Some(3), None), Some(3), None, false),
        (Fallback::new("call", None, Some(minute)).requiring_both(), None, Some(minute), true),
        (Fallback::new("call", Some(3), Some(minute)), Some(3), Some(minute), false),
    ] {
        assert_eq!((fallback.action(), fallback.failures(), fallback.elapsed()), ("call", failures, elapsed));
        assert_eq!((fallback.max_elapsed(), fallback.needs_both()), (elapsed, needs_both));
        for (count, time) in
            [(0, Duration::ZERO), (2, Duration::from_millis(59_999)), (3, minute), (u32::MAX, Duration::MAX)]
        {
            let is_due = failures.is_some_and(|limit| count >= limit) || elapsed.is_some_and(|limit| time >= limit);
            assert_eq!(fallback.is_due(count, time, Random::LEAST), is_due, "{fallback:?} {count} {time:?}");
        }
    }
}

#[test]
fn each_bit_of_a_seed_makes_another_number() {
    for number in [0, 1, 7, u32::MAX] {
        let random = Random::new(number);
        let seeds = (0..64).map(|bit| 1 << bit).chain([0, u64::MAX]);
        let numbers: HashSet<Random> = seeds.map(|seed| random.seeded(seed)).collect();
        assert_eq!(numbers.len(), 66, "{number}");
    }
    let ids: HashSet<u64> = (0..=u16::MAX).map(|id| Random::seed(&id.to_le_bytes())).collect();
    assert_eq!(ids.len(), 1 << 16);
    assert_ne!(Random::LEAST.seeded(0), Random::LEAST);
}

#[test]
fn a_random_number_up_to_a_limit_reaches_both_ends() {
    for most in [0, 1, 2, 10_000, u32::MAX] {
        assert_eq!([Random::LEAST, Random::MOST].map(|random| random.up_to(most)), [0, most]);
    }
    assert_eq!([(1 << 31) - 1, 1 << 31].map(|number| Random::new(number).up_to(1)), [0, 1]);
}
