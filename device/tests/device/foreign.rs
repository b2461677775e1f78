//! No response, a truncated one, or one that did not come from DPS.

use std::net::TcpListener;
use std::time::Duration;

use dps_codes::Action::{self, Backoff};
use dps_codes::Failure;
use dps_codes::Phase::Register;
use dps_codes_device::fake::{FakeHttpDps, Manner, Reply, Script, identity};
use dps_codes_device::{Dps as _, HttpDps, Request, Response};

use crate::board::Delay::{self, Of};
use crate::board::{LONG, SHORT, backoff, poll};
use crate::run::{Over, Setup};

#[test]
fn a_page_of_a_proxy_is_not_a_response() {
    for status in [502, 200] {
        let setup = Setup::register([Reply::page(status)]).lookup([Reply::page(status), Reply::found("assigned")]);
        let delays = [backoff(0), backoff(1), Delay::None];
        setup.run(Over::Http).assert(&["register", "lookup", "lookup"], &delays).assert_done();
    }
}

#[test]
fn a_redirect_is_not_followed() {
    let portal = || Reply::page(302).header("location", "/login".to_owned());
    let run = Setup::register([portal()]).lookup([portal(), Reply::found("assigned")]).run(Over::Http);
    assert_eq!(run.counts(), [1, 0, 2, 1]);
}

#[test]
fn a_truncated_response_is_asked_for_again() {
    for truncated in [Reply::assigned().sent(Manner::Truncated), Reply::assigned().halved()] {
        let run = Setup::poll([truncated]).run(Over::Http);
        run.assert(&["register", "poll", "poll"], &[poll(0), backoff(0), Delay::None]).assert_done();
    }
    let run = Setup::poll([Reply::assigned().halved()]).run(Over::Mqtt);
    run.assert(&["register", "poll", "poll"], &[poll(0), backoff(0), Delay::None]).assert_done();
}

#[test]
fn a_truncated_refusal_is_a_refusal() {
    let refused = || Reply::error(401_002, "Unauthorized");
    for truncated in [refused().sent(Manner::Truncated), refused().halved()] {
        let run = Setup::register([truncated]).run(Over::Http);
        run.assert_parked(Action::RepairCredentials, Register);
        assert_eq!(run.counts(), [1, 0, 0, 0]);
    }
}

#[test]
fn half_of_an_operation_is_looked_up() {
    // Retry-after has arrived with the headers.
    let first = Of(Backoff, 0, Some(3));
    for truncated in [Reply::assigning().sent(Manner::Truncated), Reply::assigning().halved()] {
        let run = Setup::register([truncated]).lookup([Reply::found("assigned")]).run(Over::Http);
        run.assert(&["register", "lookup"], &[first, Delay::None]).assert_done();
    }
}

#[test]
fn silence_ends_with_the_timeout() {
    for silence in [Reply::silence(), Reply::assigned().sent(Manner::Stalled)] {
        let setup = Setup::register([silence]).lookup([Reply::found("assigned")]).with_timeout(SHORT);
        let run = setup.run(Over::Http);
        run.assert(&["register", "lookup"], &[backoff(0), Delay::None]).assert_done();
    }
    let run = Setup::register([Reply::silence()]).with_timeout(SHORT).run(Over::Mqtt);
    run.assert(&["register", "register", "poll"], &[backoff(0), poll(0), Delay::None]).assert_done();
}

#[test]
fn silence_differs_from_a_closed_connection() {
    for (manner, expected) in [(Manner::Silence, Failure::TimedOut), (Manner::HungUp, Failure::ConnectionLost)] {
        let dps = FakeHttpDps::start(Script::register([Reply::silence().sent(manner)])).unwrap();
        let response = HttpDps::new(&dps.url(), identity(), SHORT).call(&Request::default());
        assert!(matches!(response, Response::None(failure) if failure == expected), "{response:?}");
    }
}

#[test]
fn a_connection_that_is_closed_is_opened_again() {
    let hung_up = || Reply::silence().sent(Manner::HungUp);
    let run = Setup::register([hung_up()]).lookup([hung_up(), Reply::found("assigned")]).run(Over::Http);
    run.assert(&["register", "lookup", "lookup"], &[backoff(0), backoff(1), Delay::None]).assert_done();
}

#[test]
fn nothing_was_sent_so_nothing_is_looked_up() {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    for url in [url, "http://dps.invalid".to_owned()] {
        let setup = Setup::new(Script::default()).until(Duration::from_secs(60));
        let run = setup.run_with(HttpDps::new(&url, identity(), LONG), Vec::new);
        run.assert_goes_on(Backoff, Register);
        assert!(run.board.delays.len() > 2);
        assert!(run.board.lines.iter().all(|line| !line.contains("lookup")), "{:#?}", run.board.lines);
    }
}
