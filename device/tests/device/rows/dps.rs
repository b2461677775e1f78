//! Refusals by DPS.

use std::time::Duration;

use dps_codes::Action::{CheckAndRetry, FixRequest, RepairCredentials, RepairNetwork};
use dps_codes::Phase::Register;
use dps_codes::{Action, Retry};
use dps_codes_device::fake::{HubReply, Reply};

use super::{assert_done, assert_parked};
use crate::board::HOUR;
use crate::run::{Over, Run, Setup};

fn unlisted(status: u16) -> Reply {
    Reply::new(status, r#"{"errorCode":1,"message":"?"}"#)
}

#[test]
fn an_expired_operation_leads_to_a_new_one() {
    for expired in [Reply::error(404_203, "Operation not found"), Reply::new(404, ""), Reply::new(401, "")] {
        assert_done(&Setup::poll([Reply::assigning(), expired]), [2, 3, 0, 1], [2, 3, 0, 1]);
    }
}

#[test]
fn a_failed_operation_is_not_final_if_time_can_help() {
    for failed in [
        Reply::failed(429_001, "Throttled"),
        Reply::failed(500_000, "Oops"),
        Reply::failed(503_001, "Oops"),
        Reply::failed(409_203, "Precondition failed."),
        Reply::failed_without_code(),
    ] {
        let setup = Setup::poll([failed.clone()]);
        assert_done(&setup, [2, 2, 0, 1], [2, 2, 0, 1]);
        let delay = setup.run(Over::Http).board.delays[2];
        assert!(!delay.is_zero(), "{failed:?}");
        // As the response to the register call itself.
        assert_done(&Setup::register([failed]), [2, 1, 0, 1], [2, 1, 0, 1]);
    }
}

#[test]
fn a_refusal_inside_an_operation_makes_no_storm() {
    let hub_behind_dps = Reply::failed(401_002, r#"{\"Message\":\"ErrorCode:IotHubUnauthorizedAccess;Unauthorized\"}"#);
    for (failed, action) in [
        (Reply::failed(401_002, "Unauthorized"), RepairCredentials),
        (Reply::failed(404_201, "Not found"), CheckAndRetry),
        (Reply::disabled(), RepairCredentials),
        (hub_behind_dps, CheckAndRetry),
    ] {
        assert_parked(&Setup::poll([failed]), [1, 1, 0, 0], action, Register);
    }
}

#[test]
fn a_failed_allocation_is_tried_again_after_some_minutes() {
    for number in [400_207, 400_208, 400_209, 401_001] {
        let failed = Reply::failed(number, "As scripted");
        let setup = Setup::poll([failed.clone()]);
        assert_done(&setup, [2, 2, 0, 1], [2, 2, 0, 1]);
        assert!(setup.run(Over::Http).board.delays[2].as_secs() >= 60);
        for over in [Over::Http, Over::Mqtt] {
            let run = Setup::poll(vec![failed.clone(); 20]).until(12 * HOUR).run(over);
            run.assert_parked(CheckAndRetry, Register);
            assert_eq!(run.calls_before_probes("Poll"), 10, "{:#?}", run.board.lines);
        }
    }
}

#[test]
fn a_lookup_that_finds_nothing_leads_to_a_register_call() {
    for nothing in [Reply::found("unassigned"), Reply::new(404, ""), Reply::error(404_202, "Not found")] {
        let setup = Setup::register([Reply::error(500_000, "Oops")]).lookup([nothing]);
        assert_done(&setup, [2, 1, 1, 1], [2, 1, 0, 1]);
    }
}

#[test]
fn a_lookup_that_finds_the_registration_spares_a_register_call() {
    let setup = Setup::register([Reply::error(500_000, "Oops")]).lookup([Reply::found("assigned")]);
    assert_done(&setup, [1, 0, 1, 1], [2, 1, 0, 1]);
    let setup = setup.lookup([]).run(Over::Http);
    assert_eq!(setup.calls, ["register", "lookup"]);
    let found = [Reply::found("assigning"), Reply::found("assigned")];
    assert_done(&Setup::register([Reply::new(503, "")]).lookup(found), [1, 0, 2, 1], [2, 1, 0, 1]);
}

#[test]
fn an_operation_that_never_ends_is_left_after_ten_minutes() {
    for over in [Over::Http, Over::Mqtt] {
        let run = Setup::poll(vec![Reply::assigning(); 1_000]).until(HOUR / 4).run(over);
        let polls = run.calls.iter().skip(1).position(|call| call == "register").unwrap();
        // 3 s and up to 10 s of jitter lie between two polls.
        assert!((600 / 13..600 / 3).contains(&polls), "{polls}");
        let time: Duration = run.board.delays[1..=polls].iter().sum();
        assert!((600..=613).contains(&time.as_secs()), "{time:?}");
        assert_eq!(run.counts()[0], 2);
        assert!(!run.device.retrier().needs_person());
    }
}

#[test]
fn the_status_decides_about_an_unlisted_number_without_a_class() {
    assert_done(&Setup::register([unlisted(429)]), [2, 1, 0, 1], [2, 1, 0, 1]);
    let setup = Setup::register([unlisted(503)]).lookup([Reply::found("unassigned")]);
    assert_done(&setup, [2, 1, 1, 1], [2, 1, 0, 1]);
    assert_done(&Setup::poll([unlisted(404)]), [2, 2, 0, 1], [2, 2, 0, 1]);
    assert_done(&Setup::hub([HubReply::Twin(unlisted(404))]), [2, 2, 0, 2], [2, 2, 0, 2]);
    assert_parked(&Setup::register([unlisted(401)]), [1, 0, 0, 0], RepairCredentials, Register);
}

#[test]
fn some_client_errors_pass_by_themselves() {
    for status in [408, 425, 429] {
        assert_done(&Setup::register([Reply::new(status, "")]), [2, 1, 0, 1], [2, 1, 0, 1]);
        assert_done(&Setup::poll([Reply::new(status, "")]), [1, 2, 0, 1], [1, 2, 0, 1]);
        assert_done(&Setup::hub([HubReply::Twin(Reply::new(status, ""))]), [1, 1, 0, 2], [1, 1, 0, 2]);
    }
}

#[test]
fn a_proxy_that_wants_a_login_needs_a_person() {
    for status in [407, 511] {
        assert_parked(&Setup::register([Reply::page(status)]), [1, 0, 0, 0], RepairNetwork, Register);
    }
}

#[test]
fn a_refused_device_tries_again_when_it_is_repaired() {
    for refused in [
        Reply::new(401, ""),
        Reply::new(403, ""),
        Reply::error(401_002, "Unauthorized"),
        Reply::error(403_101, "Unheard of"),
        Reply::error(404_201, "Not found"),
        Reply::error(400_004, "BadRequest"),
        Reply::disabled(),
    ] {
        // The first probe comes after 2 to 6 h, and finds the enrollment repaired.
        assert_done(&Setup::register([refused]).until(7 * HOUR), [2, 1, 0, 1], [2, 1, 0, 1]);
    }
    assert_parked(&Setup::register([Reply::new(400, "")]), [1, 0, 0, 0], FixRequest, Register);
}

#[test]
fn a_refused_device_makes_few_calls_in_a_week() {
    for over in [Over::Http, Over::Mqtt] {
        let refused = vec![Reply::error(401_002, "Unauthorized"); 100];
        let run = Setup::register(refused).until(7 * 24 * HOUR).run(over);
        run.assert_parked(RepairCredentials, Register);
        let [registers, rest @ ..] = run.counts();
        assert!((6..=14).contains(&registers) && rest == [0, 0, 0], "{registers}");
    }
}

#[test]
fn the_second_challenge_in_a_row_needs_a_person() {
    let run = Setup::register(vec![Reply::challenge(); 9]).run(Over::Tpm);
    run.assert_parked(RepairCredentials, Register);
    assert_eq!(run.calls, ["register", "register signed"]);
    // A device without a TPM cannot answer the first challenge.
    assert_parked(&Setup::register([Reply::challenge()]), [1, 0, 0, 0], RepairCredentials, Register);
}

#[test]
fn two_refused_polls_in_a_row_are_not_an_expired_token() {
    let refused = || Reply::new(401, "");
    assert_parked(&Setup::poll([refused(), refused()]), [2, 2, 0, 0], RepairCredentials, Register);
}

#[test]
fn throttled_polls_and_lookups_are_not_billed() {
    for busy in [Reply::new(429, ""), Reply::error(503_001, "Busy")] {
        assert_done(&Setup::poll([busy.clone(), busy.clone()]), [1, 3, 0, 1], [1, 3, 0, 1]);
        let lookups = [busy.clone(), busy, Reply::found("assigned")];
        assert_done(&Setup::register([Reply::new(500, "")]).lookup(lookups), [1, 0, 3, 1], [2, 1, 0, 1]);
    }
    // At most 3 lookups fail for one register call.
    let setup = Setup::register([Reply::new(500, "")]).lookup([Reply::new(503, "")]);
    assert_done(&setup, [2, 1, 3, 1], [2, 1, 0, 1]);
}

#[test]
fn delays_of_a_service_that_is_down_grow_to_the_cap() {
    let down = || Reply::new(503, "");
    let down_for_a_day =
        |over| -> Run { Setup::register(vec![down(); 10_000]).lookup([down()]).until(24 * HOUR).run(over) };
    let Retry::Backoff(backoff) = Action::Backoff.retry() else { unreachable!() };
    for over in [Over::Http, Over::Mqtt] {
        let run = down_for_a_day(over);
        let longest = run.board.delays.iter().max().unwrap();
        assert!(*longest > backoff.cap() / 2 && *longest <= backoff.cap() + backoff.minimum(), "{longest:?}");
        // 10 min at most, so 5 min on average, and on HTTP one call of four is billed.
        let [registers, polls, lookups, connects] = run.counts();
        assert!((200..500).contains(&(registers + lookups)), "{registers} {lookups}");
        assert_eq!([polls, connects], [0, 0]);
        assert_eq!(lookups > 2 * registers, over == Over::Http);
        assert!(!run.device.retrier().needs_person());
    }
}

#[test]
fn a_probe_that_decides_nothing_is_not_the_end_of_probing() {
    for undecided in [Reply::new(503, ""), Reply::new(429, "").retry_after("5"), Reply::page(200)] {
        let replies = std::iter::once(Reply::error(401_002, "Unauthorized")).chain(vec![undecided; 100]);
        let setup = Setup::register(replies).until(24 * HOUR);
        for over in [Over::Http, Over::Mqtt] {
            let run = setup.run(over);
            let [registers, rest @ ..] = run.counts();
            // The level stays that of the first probe: 2 to 6 h each.
            assert!((5..=13).contains(&registers) && rest == [0, 0, 0], "{:#?}", run.board.lines);
            assert!(run.device.retrier().needs_person());
        }
    }
}
