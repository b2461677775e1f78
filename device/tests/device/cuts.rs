//! Answers that were cut at every place there is, without a network between, since there are many.

use std::collections::VecDeque;

use dps_codes_device::{Call, Outcome, Request, Response, Transport, provision};

use crate::board::{HALF, Notes};

const OPERATION: &str = "5.abc";
const ASSIGNING: &str = r#"{"operationId":"5.abc","status":"assigning"}"#;
const ASSIGNED: &str = r#"{"operationId":"5.abc","status":"assigned","registrationState":{"registrationId":"pump-7","assignedHub":"hub.example","deviceId":"pump-7a","status":"assigned"}}"#;
const FOUND: &str =
    r#"{"registrationId":"pump-7","assignedHub":"hub.example","deviceId":"pump-7a","status":"assigned"}"#;
const NONE: &str = r#"{"errorCode":404202,"message":"Registration not found"}"#;
const THROTTLED: &str = r#"{"errorCode":429001,"message":"Operations are being throttled for this tenant."}"#;
const REFUSED: &str = r#"{"errorCode":401002,"message":"Unauthorized"}"#;

/// Gives these answers, and is never called for anything but what it has offered.
struct Tape {
    answers: VecDeque<(u16, String)>,
    calls: String,
}

impl Transport for Tape {
    fn call(&mut self, request: &Request) -> Response {
        if let Call::Poll { operation } = &request.call {
            assert_eq!(operation, OPERATION);
        }
        self.calls += &request.to_string()[..1];
        let (status, body) = self.answers.pop_front().unwrap();
        Response::Http { status, headers: [].into_iter().collect(), body: body.into() }
    }

    fn has_lookup(&self) -> bool {
        true
    }
}

/// First letters of the calls, and the end, if the answer at this place is cut behind each of its bytes but the last.
fn cut(answers: &[(u16, &str)], place: usize) -> Vec<(String, Outcome)> {
    let play = |end: usize| {
        let mut answers: VecDeque<_> = answers.iter().map(|&(status, body)| (status, body.to_owned())).collect();
        answers[place].1.truncate(end);
        let most_calls = u32::try_from(answers.len()).unwrap();
        let mut tape = Tape { answers, calls: String::new() };
        let outcome = provision(&mut tape, &mut Notes::new(HALF), most_calls);
        (tape.calls, outcome)
    };
    (0..answers[place].1.len()).map(play).collect()
}

fn assigned() -> Outcome {
    Outcome::Assigned { hub: "hub.example".to_owned(), device_id: "pump-7a".to_owned() }
}

#[test]
fn half_an_assignment_is_none() {
    for (calls, outcome) in cut(&[(202, ASSIGNING), (200, ASSIGNED), (200, ASSIGNED)], 1) {
        assert_eq!((calls.as_str(), outcome), ("rpp", assigned()));
    }
    for (calls, outcome) in cut(&[(500, ""), (200, FOUND), (202, ASSIGNING), (200, ASSIGNED)], 1) {
        assert_eq!((calls.as_str(), outcome), ("rlrp", assigned()));
    }
}

#[test]
fn half_of_an_operation_is_looked_up_or_polled_if_its_id_is_whole() {
    for (calls, outcome) in cut(&[(202, ASSIGNING), (200, ASSIGNED)], 0) {
        // The tape takes care that the operation is the right one.
        assert!(["rl", "rp"].contains(&calls.as_str()), "{calls}");
        assert_eq!(outcome, assigned());
    }
}

#[test]
fn half_of_an_error_acts_as_its_status() {
    for (calls, outcome) in cut(&[(429, THROTTLED), (202, ASSIGNING), (200, ASSIGNED)], 0) {
        assert_eq!((calls.as_str(), outcome), ("rrp", assigned()));
    }
    for (calls, outcome) in cut(&[(500, ""), (404, NONE), (202, ASSIGNING), (200, ASSIGNED)], 1) {
        assert_eq!((calls.as_str(), outcome), ("rlrp", assigned()));
    }
    for (calls, outcome) in cut(&[(401, REFUSED)], 0) {
        assert_eq!(calls, "r");
        assert!(matches!(outcome, Outcome::NeedsPerson { .. }), "{outcome:?}");
    }
}
