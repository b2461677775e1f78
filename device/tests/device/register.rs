//! Registering over HTTP and MQTT: the order of the calls, and the delays between them.

use dps_codes::Action;
use dps_codes_device::HttpDps;
use dps_codes_device::fake::{FakeHttpDps, Manner, Reply, Script, identity};

use crate::board::Delay::{self, Of};
use crate::board::{HOUR, backoff, poll};
use crate::run::{Over, Run, Setup, then_well};

const BOTH: [Over; 2] = [Over::Http, Over::Mqtt];

/// Asserts these calls and delays over both transports, and that the device then works.
#[track_caller]
fn assert_both(setup: &Setup, calls: &[&str], delays: &[Delay]) {
    for over in BOTH {
        setup.run(over).assert(calls, delays).assert_done();
    }
}

fn throttled() -> Reply {
    Reply::error(429_001, "Operations are being throttled for this tenant.")
}

#[test]
fn polls_until_it_is_assigned() {
    let setup = Setup::poll([Reply::assigning(), Reply::assigning()]);
    let delays = [poll(0), poll(1), poll(2), Delay::None];
    assert_both(&setup, &["register", "poll", "poll", "poll"], &delays);
}

#[test]
fn a_challenge_is_followed_by_a_signed_call_at_once() {
    let run = Setup::register([Reply::challenge()]).run(Over::Tpm);
    let delays = [Delay::None, poll(0), Delay::None];
    run.assert(&["register", "register signed", "poll signed"], &delays).assert_done();
}

#[test]
fn a_probe_begins_with_a_new_challenge() {
    let script = [Reply::challenge(), Reply::error(401_002, "Unauthorized"), Reply::challenge()];
    let run = Setup::register(script).until(7 * HOUR).run(Over::Tpm);
    let calls = ["register", "register signed", "register", "register signed", "poll signed"];
    assert_eq!(run.calls, calls);
    run.assert_done();
}

#[test]
fn the_challenge_of_a_lookup_is_followed_by_a_signed_call_too() {
    let setup = Setup::register([Reply::new(500, "")]);
    let run = setup.lookup([Reply::challenge(), Reply::error(404_202, "None")]).run(Over::Tpm);
    let calls = ["register", "lookup", "lookup signed", "register signed", "poll signed"];
    assert_eq!(run.calls, calls);
    run.assert_done();
}

#[test]
fn two_registrations_at_once_give_way() {
    let conflict = Reply::error(409_203, "Precondition failed.");
    let delays = [backoff(0), backoff(1), poll(0), Delay::None];
    assert_both(&Setup::register([conflict.clone(), conflict]), &["register", "register", "register", "poll"], &delays);
}

#[test]
fn a_hint_is_the_least_delay() {
    let script = Script::register([throttled().retry_after("7"), throttled().retry_after("9"), Reply::assigning()]);
    let setup = Setup::new(script.poll([throttled().retry_after("120"), Reply::assigning(), Reply::assigned()]));
    let by = |attempt, seconds| Of(Action::Backoff, attempt, Some(seconds));
    // The count of failures goes on until a connection has held.
    let delays = [by(0, 7), by(1, 9), poll(0), by(2, 120), poll(1), Delay::None];
    assert_both(&setup, &["register", "register", "register", "poll", "poll", "poll"], &delays);
}

#[test]
fn a_hint_that_is_a_date_counts() {
    let throttled = Reply::new(429, "")
        .header("date", "Sun, 06 Nov 1994 08:49:37 GMT".to_owned())
        .retry_after("Sun, 06 Nov 1994 08:50:37 GMT");
    let delays = [Of(Action::Backoff, 0, Some(60)), poll(0), Delay::None];
    let run = Setup::register([throttled]).run(Over::Http);
    run.assert(&["register", "register", "poll"], &delays).assert_done();
}

#[test]
fn throttling_without_a_hint_leaves_more_time_after_each_failure() {
    let setup = Setup::register(vec![throttled(); 5]);
    let delays = [backoff(0), backoff(1), backoff(2), backoff(3), backoff(4), poll(0), Delay::None];
    assert_both(&setup, &["register", "register", "register", "register", "register", "register", "poll"], &delays);
    // On average over many devices, twice as much each time.
    let runs: Vec<_> = (0..30).map(|random| setup.clone().with_random(random).run(Over::Http)).collect();
    let mean = |delay: usize| runs.iter().map(|run| run.board.delays[delay].as_secs_f64()).sum::<f64>() / 30.0;
    assert!((1..5).all(|delay| mean(delay) < mean(delay + 1)), "{:?}", [1, 2, 3, 4, 5].map(mean));
}

#[test]
fn other_random_numbers_give_other_delays() {
    let delays = |random| Setup::register([throttled()]).with_random(random).run(Over::Http).board.delays;
    assert_ne!(delays(1), delays(2));
    assert_eq!(delays(1), delays(1));
}

#[test]
fn without_a_lookup_registering_is_repeated_after_an_internal_error() {
    let oops = || Reply::error(500_000, "Oops");
    let run = Setup::register([oops(), oops()]).run(Over::Mqtt);
    let delays = [backoff(0), backoff(1), poll(0), Delay::None];
    run.assert(&["register", "register", "register", "poll"], &delays).assert_done();
}

#[test]
fn lookups_do_not_shorten_the_delays_of_a_service_that_is_down() {
    let down = || Reply::new(503, "").retry_after("120");
    let setup = Setup::register([down(), down()]).lookup([Reply::error(404_202, "None")]);
    let by = |attempt| Of(Action::Backoff, attempt, Some(120));
    let run = setup.run(Over::Http);
    let delays = [by(0), backoff(1), by(2), backoff(3), poll(0), Delay::None];
    run.assert(&["register", "lookup", "register", "lookup", "register", "poll"], &delays).assert_done();
}

#[test]
fn an_internal_error_of_a_poll_does_not_start_a_second_registration() {
    let setup = Setup::poll([Reply::new(500, ""), Reply::page(502), Reply::assigned().halved()]);
    let delays = [poll(0), backoff(0), backoff(1), backoff(2), Delay::None];
    assert_both(&setup, &["register", "poll", "poll", "poll", "poll"], &delays);
}

#[test]
fn a_registration_without_an_operation_is_looked_up_or_started_again() {
    for accepted in [Reply::new(202, ""), Reply::new(202, r#"{"status":"assigning"}"#)] {
        let setup = Setup::register([accepted]).lookup([Reply::found("assigned")]);
        setup.run(Over::Http).assert(&["register", "lookup"], &[backoff(0), Delay::None]).assert_done();
        let delays = [backoff(0), poll(0), Delay::None];
        setup.run(Over::Mqtt).assert(&["register", "register", "poll"], &delays).assert_done();
    }
}

#[test]
fn the_response_to_another_request_is_ignored() {
    let stray = |reply: Reply| reply.sent(Manner::AfterStray);
    let script = Script::register([stray(Reply::assigning())]).poll([stray(Reply::assigned())]);
    let run: Run = Setup::new(script).run(Over::Mqtt);
    run.assert(&["register", "poll"], &[poll(0), Delay::None]).assert_done();
}

#[test]
fn a_fleet_that_powers_up_at_once_comes_in_over_the_spread() {
    use std::time::Duration;

    use dps_codes_device::{Device, Dps as _, MqttHub};

    use crate::board::{LONG, TestBoard};

    let dps = FakeHttpDps::start(then_well([])).unwrap();
    let first_delay = |device: u32| {
        let mut client = HttpDps::new(&dps.url(), identity(), LONG);
        let mut device = Device::new(&format!("pump-{device}"), client.capabilities());
        // Switched off right before the first call.
        let mut board = TestBoard::until(Duration::ZERO);
        let end = device.run(&mut client, &mut MqttHub::new(1, LONG), &mut board, HOUR);
        let dps_codes_device::End::SwitchedOff { step, .. } = end else { panic!("{end}") };
        step.delay()
    };
    let delays: Vec<_> = (0..100).map(first_delay).collect();
    let early = delays.iter().filter(|&&delay| delay < HOUR / 2).count();
    assert!((30..70).contains(&early) && delays.iter().all(|&delay| delay <= HOUR), "{delays:?}");
    assert!(dps.calls().is_empty());
}
