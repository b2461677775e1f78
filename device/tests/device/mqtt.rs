//! Over MQTT, with a real broker: the same loop, and what only MQTT has.

use std::time::Duration;

use dps_codes::Action;
use dps_codes_device::fake_dps::{Broker, Gate, Manner, MqttDps, Reply, Script, identity};
use dps_codes_device::{Mqtt, Outcome, provision};

use crate::board::Wait::{self, By};
use crate::board::{
    HALF, LONG, Notes, SHORT, assert_assigned, assert_gave_up, assert_needs_person, backoff, poll, then_well,
};

/// What the device does by this script: calls, waits, end.
#[track_caller]
fn check(script: Script, calls: &[&str], waits: &[Wait]) -> Outcome {
    check_within(LONG, script, calls, waits)
}

#[track_caller]
fn check_within(timeout: Duration, script: Script, calls: &[&str], waits: &[Wait]) -> Outcome {
    let broker = Broker::start(true).unwrap();
    let dps = MqttDps::start(broker.port(), script).unwrap();
    let mut board = Notes::new(HALF);
    let outcome = provision(&mut device(broker.port(), timeout), &mut board, 6);
    assert_eq!(dps.calls(), calls, "{outcome}");
    board.has_waited(waits);
    outcome
}

fn device(port: u16, timeout: Duration) -> Mqtt {
    Mqtt::new("127.0.0.1", port, identity(), "SharedAccessSignature …", timeout)
}

#[test]
fn polls_until_it_is_assigned() {
    let script = Script::register([Reply::assigning()]).poll([Reply::assigning(), Reply::assigned()]);
    assert_assigned(&check(script, &["register", "poll", "poll"], &[poll(0), poll(1)]));
}

#[test]
fn what_a_person_has_to_mend_is_asked_once() {
    let broker = Broker::start(true).unwrap();
    for (reply, said, told) in [
        (Reply::error(401_002, "Unauthorized"), "401002 ", Action::RepairCredentials),
        (Reply::error(404_201, "Not found"), "404201 ", Action::CheckAndRetry),
        (Reply::disabled(), "registration disabled", Action::RepairCredentials),
        (Reply::error(401_002, "Unauthorized").halved(), "401002 ", Action::RepairCredentials),
        // Over MQTT there is no TPM attestation.
        (Reply::challenge(), "TPM challenge", Action::RepairCredentials),
    ] {
        let dps = MqttDps::start(broker.port(), Script::register([reply])).unwrap();
        let mut board = Notes::new(HALF);
        let outcome = provision(&mut device(broker.port(), LONG), &mut board, 6);
        assert_eq!(dps.calls(), ["register"], "{outcome}");
        board.has_waited(&[]);
        assert_needs_person(&outcome, said, told);
    }
}

#[test]
fn a_failure_within_an_answer_of_success_ends_the_polling() {
    let script = Script::register([Reply::assigning()]).poll([Reply::failed(401_002, "401")]);
    assert_needs_person(&check(script, &["register", "poll"], &[poll(0)]), "401002 ", Action::RepairCredentials);
}

#[test]
fn two_registrations_at_once_give_way() {
    let script = then_well([Reply::error(409_203, "Precondition failed.")]);
    assert_assigned(&check(script, &["register", "register", "poll"], &[backoff(0), poll(0)]));
}

#[test]
fn throttling_with_a_hint_is_waited_for_and_progress_starts_anew() {
    let throttled = |seconds| Reply::error(429_001, "Throttled").retry_after(seconds);
    let script = Script::register([throttled("7"), throttled("9"), Reply::assigning()])
        .poll([throttled("120"), Reply::assigned()]);
    let by = |attempt, seconds| By(Action::Backoff, attempt, Some(seconds));
    let calls = ["register", "register", "register", "poll", "poll"];
    assert_assigned(&check(script, &calls, &[by(0, 7), by(1, 9), poll(0), by(0, 120)]));
}

#[test]
fn throttling_without_a_hint_is_left_ever_more_time() {
    let script = Script::register([Reply::error(429_001, "Operations are being throttled for this tenant.")]);
    let outcome = check(script, &["register"; 6], &[0, 1, 2, 3, 4].map(backoff));
    assert_gave_up(&outcome, "429001 ");
}

#[test]
fn without_a_lookup_registering_is_repeated_after_an_internal_error() {
    let script = then_well([Reply::error(500_000, "Oops"), Reply::error(500_000, "Oops")]);
    let calls = ["register", "register", "register", "poll"];
    assert_assigned(&check(script, &calls, &[backoff(0), backoff(1), poll(0)]));
}

#[test]
fn an_answer_that_was_cut_is_asked_for_again() {
    let script = Script::register([Reply::assigning()]).poll([Reply::assigned().halved(), Reply::assigned()]);
    assert_assigned(&check(script, &["register", "poll", "poll"], &[poll(0), backoff(0)]));
}

#[test]
fn the_answer_to_another_request_is_left_alone() {
    let script = Script::register([Reply::assigning().sent(Manner::AfterStray)])
        .poll([Reply::assigned().sent(Manner::AfterStray)]);
    assert_assigned(&check(script, &["register", "poll"], &[poll(0)]));
}

#[test]
fn silence_is_not_waited_for_without_an_end() {
    let script = then_well([Reply::silence()]);
    assert_assigned(&check_within(SHORT, script, &["register", "register", "poll"], &[backoff(0), poll(0)]));
}

#[test]
fn a_broker_that_knows_nobody_refuses_the_connection() {
    let broker = Broker::start(false).unwrap();
    let mut board = Notes::new(HALF);
    let outcome = provision(&mut device(broker.port(), LONG), &mut board, 6);
    board.has_waited(&[]);
    assert_needs_person(&outcome, "CONNACK 5", Action::RepairCredentials);
}

#[test]
fn a_refused_connection_is_judged_by_its_return_code() {
    for (codes, connects, waits, said) in [
        (vec![Some(5)], 1, vec![], "CONNACK 5"),
        (vec![Some(4)], 1, vec![], "CONNACK 4"),
        // The server is not available: that may pass.
        (vec![Some(3), Some(3), Some(5)], 3, vec![backoff(0), backoff(1)], "CONNACK 5"),
        // The connection is closed at once.
        (vec![None, None, Some(4)], 3, vec![backoff(0), backoff(1)], "CONNACK 4"),
    ] {
        let gate = Gate::start(codes).unwrap();
        let mut board = Notes::new(HALF);
        let outcome = provision(&mut device(gate.port(), LONG), &mut board, 6);
        assert_eq!(gate.connects(), connects, "{outcome}");
        board.has_waited(&waits);
        assert_needs_person(&outcome, said, Action::RepairCredentials);
    }
}

#[test]
fn a_server_that_stays_unavailable() {
    let gate = Gate::start([Some(3)]).unwrap();
    let mut board = Notes::new(HALF);
    let outcome = provision(&mut device(gate.port(), LONG), &mut board, 5);
    assert_eq!(gate.connects(), 5);
    board.has_waited(&[0, 1, 2, 3].map(backoff));
    assert_gave_up(&outcome, "CONNACK 3");
}
