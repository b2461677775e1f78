//! The connection to the assigned hub: failures that end, failures that stay, and connections that hold.

use std::time::Duration;

use dps_codes::Action::{CheckAndRetry, RaiseLimit, Reregister, UseCachedCredentials};
use dps_codes::Phase::{Connect, Register};
use dps_codes_device::fake::{HubReply, Reply};

use crate::board::Delay::{self, Of};
use crate::board::{HOUR, poll};
use crate::run::{Over, Setup};

const MINUTE: Duration = Duration::from_secs(60);

fn cached(attempt: u32) -> Delay {
    Of(UseCachedCredentials, attempt, None)
}

#[test]
fn connects_as_the_assigned_device_with_one_token() {
    for over in [Over::Http, Over::Mqtt, Over::Tpm] {
        let run = Setup::hub([HubReply::Lost, HubReply::HungUp]).run(over);
        run.assert_done();
        assert_eq!(run.connects, ["SharedAccessSignature sr=127.0.0.1/devices/pump-7a&sig=1"; 3]);
        run.board.assert_delays(&[poll(0), Delay::None, cached(0), cached(1)]);
    }
}

#[test]
fn a_registration_has_a_token_of_its_own() {
    let run = Setup::hub([HubReply::Refused(5)]).run(Over::Http);
    run.assert_done();
    assert_eq!((run.counts(), run.board.tokens), ([2, 2, 0, 2], 2));
}

#[test]
fn a_silent_hub_is_left_after_ten_failures_and_a_quarter_of_an_hour() {
    for over in [Over::Http, Over::Mqtt] {
        let run = Setup::register([]).with_hub([HubReply::HungUp]).until(14 * MINUTE).run(over);
        run.assert_goes_on(UseCachedCredentials, Connect);
        assert_eq!(run.counts()[0], 1);
        // 15 to 30 min after the first failure, and the delay of the last one.
        let run = Setup::register([]).with_hub([HubReply::HungUp]).until(HOUR).run(over);
        assert!((2..=3).contains(&run.counts()[0]), "{:?}", run.counts());
        assert!(run.counts()[3] >= 11, "{:?}", run.counts());
    }
}

#[test]
fn a_silent_hub_never_parks_the_device() {
    let run = Setup::register([]).with_hub([HubReply::Refused(3)]).until(3 * 24 * HOUR).run(Over::Http);
    assert!(!run.device.retrier().needs_person());
    assert_eq!(run.device.retrier().rounds(), 0);
    // At most two register calls an hour.
    assert!((24..=144).contains(&run.counts()[0]), "{:?}", run.counts());
}

#[test]
fn the_same_identity_twice_needs_a_person_after_ten_failures() {
    let run = Setup::register([]).with_hub([HubReply::Twin(Reply::new(409, ""))]).until(12 * HOUR).run(Over::Http);
    run.assert_parked(CheckAndRetry, Connect);
    // Each is an accepted CONNACK and a refusal.
    assert_eq!(run.calls_before_probes("Connect"), 2 * 10, "{:#?}", run.board.lines);
    assert_eq!(run.counts()[0], 1);
}

#[test]
fn a_connection_that_has_held_resets_all_counts() {
    for (open_for, attempt, rounds) in [(11 * MINUTE, 1, 0), (9 * MINUTE, 4, 2)] {
        let hub = [HubReply::Refused(5), HubReply::Refused(5), HubReply::HungUp, HubReply::Lost, HubReply::Stop];
        let run = Setup::register([]).with_hub(hub).open_for([open_for, MINUTE]).run(Over::Mqtt);
        run.assert_done();
        assert_eq!(run.counts(), [3, 3, 0, 5]);
        let retrier = run.device.retrier();
        assert_eq!((retrier.attempt(), retrier.rounds()), (attempt, rounds), "{open_for:?}");
    }
}

#[test]
fn a_refusal_by_the_hub_waits_before_the_device_registers_again() {
    let run = Setup::register([]).with_hub([HubReply::Refused(4)]).until(HOUR).run(Over::Http);
    run.assert_goes_on(Reregister, Register);
    let rounds = usize::try_from(run.device.retrier().rounds()).unwrap();
    assert_eq!(run.counts(), [rounds, rounds, 0, rounds]);
    assert!((6..=14).contains(&rounds), "{rounds}");
}

#[test]
fn a_quota_that_stays_used_up_costs_few_connects() {
    let quota = HubReply::Twin(Reply::error(403_002, "Quota exceeded"));
    let run = Setup::register([]).with_hub([quota]).until(7 * 24 * HOUR).run(Over::Mqtt);
    run.assert_parked(RaiseLimit, Connect);
    let [registers, _, _, connects] = run.counts();
    assert_eq!(registers, 1);
    assert!((6..=14).contains(&connects), "{connects}");
}
