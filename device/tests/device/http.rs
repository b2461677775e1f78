//! Over HTTP: a script for each thing that DPS may answer.

use std::time::Duration;

use dps_codes::Action;
use dps_codes_device::fake_dps::{HttpDps, Manner, Reply, Script, ToyTpm, identity};
use dps_codes_device::{Http, Identity, Outcome, provision};

use crate::board::Wait::{self, AtOnce, By};
use crate::board::{HALF, LONG, Notes, assert_assigned, assert_gave_up, assert_needs_person, backoff, poll, then_well};

/// A run, and everything that can be said of it.
pub(crate) struct Run {
    pub(crate) calls: Vec<String>,
    board: Notes,
    outcome: Outcome,
}

pub(crate) fn run(script: Script) -> Run {
    run_with(script, Notes::new(HALF), LONG, 12)
}

pub(crate) fn run_with(script: Script, mut board: Notes, timeout: Duration, most_calls: u32) -> Run {
    let dps = HttpDps::start(script).unwrap();
    let identity = Identity { tpm: Some(ToyTpm.keys()), ..identity() };
    let outcome = provision(&mut Http::new(&dps.url(), identity, timeout), &mut board, most_calls);
    Run { calls: dps.calls(), board, outcome }
}

impl Run {
    /// The calls, all of them and in this order, and the waits between them.
    #[track_caller]
    pub(crate) fn did(&self, calls: &[&str], waits: &[Wait]) -> &Outcome {
        assert_eq!(self.calls, calls, "{}", self.outcome);
        self.board.has_waited(waits);
        &self.outcome
    }
}

#[test]
fn polls_until_it_is_assigned() {
    let script =
        Script::register([Reply::assigning()]).poll([Reply::assigning(), Reply::assigning(), Reply::assigned()]);
    assert_assigned(run(script).did(&["register", "poll", "poll", "poll"], &[poll(0), poll(1), poll(2)]));
}

#[test]
fn a_challenge_is_answered_at_once() {
    let script = then_well([Reply::challenge()]);
    let run = run_with(script, Notes::new(HALF).with_tpm(), LONG, 12);
    assert_assigned(run.did(&["register", "register signed", "poll signed"], &[AtOnce, poll(0)]));
}

#[test]
fn an_answer_that_is_not_accepted_is_not_repeated() {
    let script = Script::register([Reply::challenge()]);
    let run = run_with(script, Notes::new(HALF).with_tpm(), LONG, 12);
    let outcome = run.did(&["register", "register signed"], &[AtOnce]);
    assert_needs_person(outcome, "TPM challenge", Action::RepairCredentials);
}

#[test]
fn a_challenge_without_a_tpm_needs_a_person() {
    let run = run(Script::register([Reply::challenge()]));
    assert_needs_person(run.did(&["register"], &[]), "TPM challenge", Action::RepairCredentials);
}

#[test]
fn what_a_person_has_to_mend_is_asked_once() {
    for (reply, said, told) in [
        (Reply::error(401_002, "Unauthorized"), "401002 ", Action::RepairCredentials),
        (Reply::error(401_003, "Unheard of"), "401003", Action::RepairCredentials),
        (Reply::error(403_101, "Unheard of"), "403101", Action::RepairCredentials),
        (Reply::error(404_201, "Not found"), "404201 ", Action::CheckAndRetry),
        (Reply::error(400_004, "BadRequest"), "400004 ", Action::FixRequest),
        (Reply::disabled(), "registration disabled", Action::RepairCredentials),
        // With retry-after or without: it would not help.
        (Reply::error(401_002, "Unauthorized").retry_after("1"), "401002 ", Action::RepairCredentials),
        // The connection breaks behind the code, or the body ends there.
        (Reply::error(401_002, "Unauthorized").sent(Manner::Cut), "401002 ", Action::RepairCredentials),
        (Reply::error(401_002, "Unauthorized").halved(), "401002 ", Action::RepairCredentials),
    ] {
        let run = run(Script::register([reply]));
        assert_needs_person(run.did(&["register"], &[]), said, told);
    }
}

#[test]
fn a_failure_within_an_answer_of_success_ends_the_polling() {
    let script = Script::register([Reply::assigning()]).poll([Reply::assigning(), Reply::failed(401_002, "401")]);
    let run = run(script);
    let outcome = run.did(&["register", "poll", "poll"], &[poll(0), poll(1)]);
    assert_needs_person(outcome, "401002 ", Action::RepairCredentials);
}

#[test]
fn an_operation_that_has_failed_for_now_is_not_asked_for_again() {
    let script = Script::register([Reply::assigning()]).poll([Reply::failed(500_000, "Oops"), Reply::assigned()]);
    let calls = ["register", "poll", "register", "poll"];
    assert_assigned(run(script).did(&calls, &[poll(0), backoff(0), poll(0)]));
    let run = run(then_well([Reply::failed(429_001, "Throttled")]));
    assert_assigned(run.did(&["register", "register", "poll"], &[backoff(0), poll(0)]));
}

#[test]
fn operations_that_fail_one_after_the_other_are_left_ever_more_time() {
    let script = Script::register([Reply::assigning()]).poll([Reply::failed(500_000, "Oops")]);
    let run = run_with(script, Notes::new(u32::MAX), LONG, 8);
    let calls = ["register", "poll", "register", "poll", "register", "poll", "register", "poll"];
    let waits = [poll(0), backoff(0), poll(0), backoff(1), poll(0), backoff(2), poll(0)];
    assert_gave_up(run.did(&calls, &waits), "500000 ");
    assert!(
        run.board.waits[1] < run.board.waits[3] && run.board.waits[3] < run.board.waits[5],
        "{:?}",
        run.board.waits
    );
}

#[test]
fn two_registrations_at_once_give_way() {
    let conflict = Reply::error(409_203, "Precondition failed.");
    let run = run(then_well([conflict.clone(), conflict]));
    let calls = ["register", "register", "register", "poll"];
    assert_assigned(run.did(&calls, &[backoff(0), backoff(1), poll(0)]));
}

#[test]
fn throttling_with_a_hint_is_waited_for_and_progress_starts_anew() {
    let throttled = |seconds: &str| Reply::error(429_001, "Throttled").retry_after(seconds);
    let script = Script::register([throttled("7"), throttled("9"), Reply::assigning()]).poll([
        throttled("120"),
        Reply::assigning(),
        Reply::assigned(),
    ]);
    let by = |attempt, seconds| By(Action::Backoff, attempt, Some(seconds));
    let waits = [by(0, 7), by(1, 9), poll(0), by(0, 120), poll(0)];
    assert_assigned(run(script).did(&["register", "register", "register", "poll", "poll", "poll"], &waits));
}

#[test]
fn a_hint_that_is_a_date_counts() {
    let throttled = Reply::new(429, "")
        .header("date", "Sun, 06 Nov 1994 08:49:37 GMT".to_owned())
        .retry_after("Sun, 06 Nov 1994 08:50:37 GMT");
    let waits = [By(Action::Backoff, 0, Some(60)), poll(0)];
    assert_assigned(run(then_well([throttled])).did(&["register", "register", "poll"], &waits));
}

#[test]
fn throttling_without_a_hint_is_left_ever_more_time() {
    let script = Script::register([Reply::error(429_001, "Operations are being throttled for this tenant.")]);
    let run = run_with(script, Notes::new(u32::MAX), LONG, 6);
    let waits = [0, 1, 2, 3, 4].map(backoff);
    assert_gave_up(run.did(&["register"; 6], &waits), "429001 ");
    assert!(run.board.waits.is_sorted_by(|wait, next| wait < next), "{:?}", run.board.waits);
}

#[test]
fn other_random_numbers_are_other_waits() {
    let waits = |random| run_with(then_well([Reply::new(429, "")]), Notes::new(random), LONG, 12).board.waits;
    assert_ne!(waits(HALF), waits(HALF / 2));
}

#[test]
fn after_an_internal_error_a_free_lookup_may_say_that_all_is_well() {
    let script = Script::register([Reply::error(500_000, "Oops")]).lookup([Reply::found("assigned")]);
    assert_assigned(run(script).did(&["register", "lookup"], &[backoff(0)]));
}

#[test]
fn a_lookup_that_finds_nothing_leads_back_to_registering() {
    for nothing in [Reply::error(404_202, "None"), Reply::found("unassigned"), Reply::error(401_002, "No")] {
        let script = then_well([Reply::new(500, "")]).lookup([nothing]);
        let calls = ["register", "lookup", "register", "poll"];
        assert_assigned(run(script).did(&calls, &[backoff(0), AtOnce, poll(0)]));
    }
}

#[test]
fn a_lookup_that_finds_a_registration_in_progress_is_repeated() {
    let script = Script::register([Reply::new(503, "")]).lookup([Reply::found("assigning"), Reply::found("assigned")]);
    let waits = [backoff(0), By(Action::Poll, 0, None)];
    assert_assigned(run(script).did(&["register", "lookup", "lookup"], &waits));
}

#[test]
fn lookups_do_not_shorten_the_waits_of_a_service_that_is_down() {
    let script = Script::register([Reply::new(500, "")]).lookup([Reply::error(404_202, "None")]);
    let run = run_with(script, Notes::new(HALF), LONG, 6);
    let calls = ["register", "lookup", "register", "lookup", "register", "lookup"];
    let waits = [backoff(0), AtOnce, backoff(1), AtOnce, backoff(2)];
    assert_gave_up(run.did(&calls, &waits), "404202 ");
}

#[test]
fn a_service_that_is_down_is_asked_for_free_every_other_time() {
    let down = || Reply::new(503, "").retry_after("120");
    let run = run_with(Script::register([down()]).lookup([down()]), Notes::new(HALF), LONG, 4);
    let waits = [0, 1, 2].map(|attempt| By(Action::Backoff, attempt, Some(120)));
    assert_gave_up(run.did(&["register", "lookup", "register", "lookup"], &waits), "503");
}

#[test]
fn an_internal_error_of_a_poll_does_not_start_a_second_registration() {
    let script =
        Script::register([Reply::assigning()]).poll([Reply::new(500, ""), Reply::page(502), Reply::assigned()]);
    let waits = [poll(0), backoff(0), backoff(1)];
    assert_assigned(run(script).did(&["register", "poll", "poll", "poll"], &waits));
}

#[test]
fn an_error_before_the_challenge() {
    let script = then_well([Reply::new(500, "")]).lookup([Reply::challenge(), Reply::error(404_202, "None")]);
    let run = run_with(script, Notes::new(HALF).with_tpm(), LONG, 12);
    let calls = ["register", "lookup", "lookup signed", "register signed", "poll signed"];
    assert_assigned(run.did(&calls, &[backoff(0), AtOnce, AtOnce, poll(0)]));
}

#[test]
fn no_more_calls_than_allowed() {
    for most_calls in [1, 2, 5] {
        let script = Script::register([Reply::assigning()]).poll([Reply::assigning()]);
        let run = run_with(script, Notes::new(HALF), LONG, most_calls);
        assert_eq!((run.calls.len(), run.board.waits.len()), (most_calls as usize, most_calls as usize - 1));
        assert_gave_up(&run.outcome, "registration assigning");
    }
}
