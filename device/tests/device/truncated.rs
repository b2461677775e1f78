//! Responses that are truncated at every byte, without a network between, since there are many.

use std::collections::VecDeque;
use std::time::Duration;

use dps_codes::Capabilities;
use dps_codes_device::{Assignment, Call, Device, Dps, End, Hub, Request, Response};

use crate::board::{HOUR, TestBoard};

const OPERATION: &str = "5.abc";
const ASSIGNING: &str = r#"{"operationId":"5.abc","status":"assigning"}"#;
const ASSIGNED: &str = r#"{"operationId":"5.abc","status":"assigned","registrationState":{"registrationId":"pump-7","assignedHub":"hub.example","deviceId":"pump-7a","status":"assigned"}}"#;
const FOUND: &str =
    r#"{"registrationId":"pump-7","assignedHub":"hub.example","deviceId":"pump-7a","status":"assigned"}"#;
const NONE: &str = r#"{"errorCode":404202,"message":"Registration not found"}"#;
const THROTTLED: &str = r#"{"errorCode":429001,"message":"Operations are being throttled for this tenant."}"#;
const REFUSED: &str = r#"{"errorCode":401002,"message":"Unauthorized"}"#;

/// Responds from a list, and notes the first letters of the calls.
struct Tape {
    responses: VecDeque<(u16, String)>,
    calls: String,
}

impl Dps for Tape {
    fn call(&mut self, request: &Request) -> Response {
        if let Call::Poll { operation } = &request.call {
            assert_eq!(operation, OPERATION);
        }
        self.calls += &request.to_string()[..1];
        let (status, body) = self.responses.pop_front().unwrap();
        Response::Http { status, headers: [].into_iter().collect(), body: body.into() }
    }

    fn capabilities(&self) -> Capabilities {
        Capabilities::HTTPS
    }
}

/// Accepts the assigned device.
struct Accepting;

impl Hub for Accepting {
    fn connect(&mut self, assignment: &Assignment, _: &str) -> Response {
        assert!(["hub.example as pump-7a", "hub.example as pump-7"].contains(&&*assignment.to_string()));
        Response::Connack(0)
    }

    fn work(&mut self) -> Option<Response> {
        None
    }
}

/// Returns the first letters of the calls and the end, for the response at `place` truncated behind each of its bytes but
/// the last.
fn truncated(responses: &[(u16, &str)], place: usize) -> Vec<(String, End)> {
    let play = |end: usize| {
        let mut responses: VecDeque<_> = responses.iter().map(|&(status, body)| (status, body.to_owned())).collect();
        responses[place].1.truncate(end);
        let mut tape = Tape { responses, calls: String::new() };
        let mut device = Device::new("pump-7", tape.capabilities());
        let end = device.run(&mut tape, &mut Accepting, &mut TestBoard::until(HOUR), Duration::ZERO);
        assert_eq!(end == End::Done, device.assignment().is_some());
        (tape.calls, end)
    };
    (0..responses[place].1.len()).map(play).collect()
}

#[test]
fn half_of_an_assignment_is_not_an_assignment() {
    for (calls, end) in truncated(&[(202, ASSIGNING), (200, ASSIGNED), (200, ASSIGNED)], 1) {
        assert_eq!((calls.as_str(), end), ("rpp", End::Done));
    }
    for (calls, end) in truncated(&[(500, ""), (200, FOUND), (200, FOUND)], 1) {
        assert_eq!((calls.as_str(), end), ("rll", End::Done));
    }
}

#[test]
fn half_of_an_operation_is_looked_up() {
    for (calls, end) in truncated(&[(202, ASSIGNING), (200, ASSIGNED)], 0) {
        assert_eq!((calls.as_str(), end), ("rl", End::Done));
    }
}

#[test]
fn half_of_an_error_acts_as_its_status() {
    for (calls, end) in truncated(&[(429, THROTTLED), (202, ASSIGNING), (200, ASSIGNED)], 0) {
        assert_eq!((calls.as_str(), end), ("rrp", End::Done));
    }
    for (calls, end) in truncated(&[(500, ""), (404, NONE), (202, ASSIGNING), (200, ASSIGNED)], 1) {
        assert_eq!((calls.as_str(), end), ("rlrp", End::Done));
    }
    for (calls, end) in truncated(&[(401, REFUSED)], 0) {
        assert_eq!(calls, "r");
        assert!(matches!(&end, End::SwitchedOff { step, .. } if step.is_probe()), "{end:?}");
    }
}

#[test]
fn without_a_device_id_the_registration_id_counts() {
    let assigned = r#"{"status":"assigned","registrationState":{"assignedHub":"hub.example","status":"assigned"}}"#;
    let mut tape = Tape { responses: [(200, assigned.to_owned())].into(), calls: String::new() };
    let mut device = Device::new("pump-7", tape.capabilities());
    let end = device.run(&mut tape, &mut Accepting, &mut TestBoard::until(HOUR), Duration::ZERO);
    assert_eq!(end, End::Done);
    assert_eq!(device.assignment().unwrap().device_id, "pump-7");
}
