//! Refusals by the assigned hub.

use dps_codes::Action::{CheckAndRetry, FixRequest, Investigate, RaiseLimit, Reregister};
use dps_codes::Phase::{Connect, Register};
use dps_codes_device::fake::{HubReply, Reply};

use super::{assert_done, assert_parked};
use crate::board::HOUR;
use crate::run::{Over, Setup};

fn hub_error(number: u32) -> HubReply {
    HubReply::Twin(Reply::error(number, "As scripted"))
}

#[test]
fn no_response_of_the_hub_is_not_a_refusal() {
    for reply in [HubReply::HungUp, HubReply::Lost, HubReply::Refused(3), HubReply::Twin(Reply::new(0, ""))] {
        assert_done(&Setup::hub([reply.clone(), reply]), [1, 1, 0, 3], [1, 1, 0, 3]);
    }
    assert_done(&Setup::hub([HubReply::Twin(Reply::new(100, ""))]), [1, 1, 0, 2], [1, 1, 0, 2]);
}

#[test]
fn a_hub_that_refuses_for_good_needs_a_person_after_twelve_rounds_and_six_hours() {
    for (over, refused) in [
        (Over::Http, HubReply::Refused(5)),
        (Over::Mqtt, HubReply::Refused(5)),
        (Over::Http, hub_error(404_001)),
        (Over::Http, HubReply::Twin(Reply::new(403, ""))),
    ] {
        let setup = Setup::register([]).with_hub([refused]);
        let run = setup.clone().until(5 * HOUR).run(over);
        run.assert_goes_on(Reregister, Register);
        let first_hours = run.counts();
        // The round that ends after 6 h is the last one; a probe comes 2 h later at the earliest.
        let run = setup.clone().until(7 * HOUR).run(over);
        run.assert_parked(Investigate, Register);
        let [registers, polls, _, connects] = run.counts();
        assert!((12..=50).contains(&registers) && registers > first_hours[0], "{registers}");
        assert_eq!([polls, connects], [registers; 2]);
        assert!(run.device.retrier().rounds() >= 12);
        // From then on it probes: each is one round.
        let run = setup.until(7 * 24 * HOUR).run(over);
        run.assert_parked(Investigate, Register);
        assert!((3..=16).contains(&(run.counts()[0] - registers)), "{:?}", run.counts());
    }
}

#[test]
fn a_quota_of_the_hub_needs_a_person_and_no_registration() {
    for number in [403_001, 403_002, 403_003, 403_010] {
        assert_parked(&Setup::hub([hub_error(number)]), [1, 1, 0, 1], RaiseLimit, Connect);
    }
    // The next day, the quota is there again.
    assert_done(&Setup::hub([hub_error(403_002)]).until(7 * HOUR), [1, 1, 0, 2], [1, 1, 0, 2]);
}

#[test]
fn a_short_failure_does_not_cause_a_registration() {
    for number in [400_027, 404_103, 404_104, 409_002, 409_005, 429_002, 500_001] {
        assert_done(&Setup::hub([hub_error(number), hub_error(number)]), [1, 1, 0, 3], [1, 1, 0, 3]);
    }
}

#[test]
fn other_refusals_of_the_hub() {
    for (number, action) in [(403_009, FixRequest), (403_011, CheckAndRetry), (412_002, FixRequest)] {
        assert_parked(&Setup::hub([hub_error(number)]), [1, 1, 0, 1], action, Connect);
    }
    assert_done(&Setup::hub([hub_error(404_001)]), [2, 2, 0, 2], [2, 2, 0, 2]);
    // Only DPS can name another hub.
    assert_done(&Setup::hub([hub_error(401_001)]), [2, 2, 0, 2], [2, 2, 0, 2]);
}

#[test]
fn a_token_is_renewed_and_only_then_the_device_registers() {
    let setup = Setup::hub([hub_error(401_003)]);
    assert_done(&setup, [1, 1, 0, 2], [1, 1, 0, 2]);
    let run = setup.run(Over::Http);
    assert_eq!(run.board.tokens, 2);
    assert_ne!(run.connects[0], run.connects[1]);
    // After 3 failures.
    assert_done(&Setup::hub(vec![hub_error(401_003); 3]), [2, 2, 0, 4], [2, 2, 0, 4]);
}
