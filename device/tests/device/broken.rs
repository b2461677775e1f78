//! Over HTTP: what arrives instead of an answer of DPS, or instead of a whole one.

use std::net::TcpListener;
use std::time::Instant;

use dps_codes::Action;
use dps_codes_device::fake_dps::{Manner, Reply, Script, identity};
use dps_codes_device::{Http, provision};

use crate::board::Wait::By;
use crate::board::{HALF, LONG, Notes, SHORT, assert_assigned, assert_gave_up, backoff, poll, then_well};
use crate::http::{run, run_with};

#[test]
fn pages_of_others_are_no_answers() {
    for status in [502, 200] {
        let script = then_well([Reply::page(status)]).lookup([Reply::page(status)]);
        let calls = ["register", "lookup", "register", "poll"];
        assert_assigned(run(script).did(&calls, &[backoff(0), backoff(1), poll(0)]));
    }
}

#[test]
fn nobody_is_led_elsewhere() {
    let portal = Reply::page(302).header("location", "/login".to_owned());
    let run = run_with(Script::register([portal.clone()]).lookup([portal]), Notes::new(HALF), LONG, 2);
    assert!(!run.calls.iter().any(|call| call.starts_with("wrong")), "{:?}", run.calls);
}

#[test]
fn an_answer_that_was_cut_is_asked_for_again() {
    for cut in [Reply::assigned().sent(Manner::Cut), Reply::assigned().halved()] {
        let script = Script::register([Reply::assigning()]).poll([cut, Reply::assigned()]);
        assert_assigned(run(script).did(&["register", "poll", "poll"], &[poll(0), backoff(0)]));
    }
}

#[test]
fn half_of_an_operation_is_none() {
    // Retry-after has arrived with the headers.
    let first = By(Action::Backoff, 0, Some(3));
    for cut in [Reply::assigning().sent(Manner::Cut), Reply::assigning().halved()] {
        let script = Script::register([cut]).lookup([Reply::found("assigned")]);
        assert_assigned(run(script).did(&["register", "lookup"], &[first]));
    }
}

#[test]
fn silence_is_not_waited_for_without_an_end() {
    for silence in [Reply::silence(), Reply::assigned().sent(Manner::Stalled)] {
        let script = Script::register([silence]).lookup([Reply::found("assigned")]);
        let start = Instant::now();
        let run = run_with(script, Notes::new(HALF), SHORT, 12);
        assert!(start.elapsed() < LONG / 2, "the fake DPS has lost patience, not the device");
        assert_assigned(run.did(&["register", "lookup"], &[backoff(0)]));
    }
}

#[test]
fn a_connection_that_is_closed_is_opened_again() {
    let hung_up = Reply::silence().sent(Manner::HungUp);
    let script = then_well([hung_up.clone()]).lookup([hung_up]);
    let calls = ["register", "lookup", "register", "poll"];
    assert_assigned(run(script).did(&calls, &[backoff(0), backoff(1), poll(0)]));
}

#[test]
fn nobody_there() {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let mut board = Notes::new(HALF);
    let outcome = provision(&mut Http::new(&url, identity(), LONG), &mut board, 4);
    assert_gave_up(&outcome, "no response");
    board.has_waited(&[backoff(0), backoff(1), backoff(2)]);
    assert_eq!(board.lines.len(), 4 + 3, "{:?}", board.lines);
}
