//! Bounds on the delays of single devices, with which a fleet recovers soon after an outage.

use dps_codes::Phase::{Poll, Register};
use dps_codes::{Action, Capabilities, Report};

use crate::device::{ASSIGNING, DAY, Device, HOUR, MINUTE, http};

const ALLOCATION_FAILED: &str = r#"{"status":"failed","registrationState":{"status":"failed","errorCode":400207}}"#;

#[test]
fn a_webhook_that_fails_for_an_hour_neither_parks_a_device_nor_lets_it_sleep_for_long() {
    for number in 0..2_000 {
        let mut device = Device::number(number, Capabilities::MQTT);
        for failure in 1..=10 {
            let _ = device.after(Register, &http(202, ASSIGNING));
            let failed_at = device.now;
            let step = device.after(Poll, &http(200, ALLOCATION_FAILED));
            if failure < 10 {
                assert_eq!(step.action(), Action::RetryAllocation);
                assert!((MINUTE..30 * MINUTE).contains(&(device.now - failed_at)), "device {number}: {step:?}");
            } else {
                assert!(step.is_probe() && failed_at > HOUR, "device {number} gives up after {failed_at} ms");
            }
        }
    }
}

#[test]
fn a_throttled_call_does_not_end_the_row_of_failed_allocations() {
    let mut device = Device::new(Capabilities::HTTPS);
    let mut delays = Vec::new();
    for _ in 0..6 {
        let _ = device.after(Register, &http(429, ""));
        let _ = device.after(Register, &http(202, ASSIGNING));
        let failed_at = device.now;
        let _ = device.after(Poll, &http(200, ALLOCATION_FAILED));
        delays.push(device.now - failed_at);
    }
    assert!(delays.is_sorted() && delays[5] >= 9 * MINUTE, "{delays:?}");
}

#[test]
fn half_of_a_fleet_is_back_within_twelve_hours_of_the_repair() {
    let repaired_at = 7 * DAY;
    let refused = |_, _| Report::from_connack(5);
    let mut back: Vec<u64> = (0..20_000)
        .map(|number| {
            let mut device = Device::number(number, Capabilities::MQTT);
            device.run(Register, repaired_at, refused);
            device.now - repaired_at
        })
        .collect();
    back.sort_unstable();
    assert!(back[back.len() / 2] <= 12 * HOUR, "half after {} min", back[back.len() / 2] / MINUTE);
    assert!(back[back.len() - 1] <= 36 * HOUR);
}
