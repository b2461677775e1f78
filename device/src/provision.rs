//! The loop: send, read the report, take the advice, follow it.

use std::time::Duration;

use dps_codes::{Action, Advice, Phase, Report, Retry};

use crate::{Board, Call, Outcome, Request, Transport};

/// Registers, until the device is assigned to a hub, a person is needed, or `most_calls` have been made: the first call is
/// always made.
pub fn provision(transport: &mut impl Transport, board: &mut impl Board, most_calls: u32) -> Outcome {
    let mut request = Request::default();
    let mut streak = Streak::default();
    let mut calls = 0;
    loop {
        let answer = transport.call(&request);
        calls += 1;
        let report = answer.report();
        let advice = report.advice(Phase::Register);
        let action = advice.action();
        board.log(format_args!("{request}: {report}"));

        let mut wait = Duration::ZERO;
        if request.call == Call::Lookup && tells_nothing(&report, &advice) {
            // It was waited for before the lookup, which has not changed anything: neither does it change the next wait.
            request.call = Call::Register;
        } else {
            let attempt = streak.count(action, &report);
            match (action, advice.retry()) {
                (Action::Proceed, _) => return assigned(&report),
                (Action::AnswerChallenge, _) => {
                    // A second challenge in a row says that the answer to the first one was not accepted.
                    let key = report.authentication_key().filter(|_| attempt == 0).map(ToString::to_string);
                    request.authorization = key.and_then(|key| board.sign(&key));
                    if request.authorization.is_none() {
                        return needs_person(&report, Action::RepairCredentials);
                    }
                }
                (_, Retry::Backoff(_)) => {
                    wait = advice.delay(attempt, board.random().into()).unwrap_or_default();
                    request.call = next(request.call, &report, transport.has_lookup());
                }
                // Something that a program could do, but this one cannot: it has no ETag, for example.
                _ if advice.is_automatic() => return needs_person(&report, Action::Investigate),
                _ => return needs_person(&report, action),
            }
        }

        if calls >= most_calls {
            return Outcome::GaveUp { report: report.to_string() };
        }
        board.log(format_args!("  {}: {request} in {:.1} s", action.name(), wait.as_secs_f32()));
        board.sleep(wait);
    }
}

/// How often the same has happened in a row: waits grow with it.
#[derive(Default)]
struct Streak {
    action: Option<Action>,
    attempt: u32,
    failed_operations: u32,
}

impl Streak {
    /// The number of this answer in its row, from 0. Whatever is not the same is progress, and begins another row; but for
    /// operations that fail, since each of them has begun well.
    fn count(&mut self, action: Action, report: &Report<'_>) -> u32 {
        self.attempt = if has_status(report, "failed") {
            self.failed_operations += 1;
            self.failed_operations - 1
        } else if self.action == Some(action) {
            self.attempt + 1
        } else {
            0
        };
        self.action = Some(action);
        self.attempt
    }
}

/// Whether a lookup has found no registration that is worth waiting for: then registering tells what is wrong, if anything.
fn tells_nothing(report: &Report<'_>, advice: &Advice) -> bool {
    !advice.is_automatic() || has_status(report, "unassigned")
}

fn has_status(report: &Report<'_>, wanted: &str) -> bool {
    report.registration_status().is_some_and(|status| status == wanted)
}

/// The call that finds out most and costs least.
fn next(call: Call, report: &Report<'_>, has_lookup: bool) -> Call {
    let is_pending = report.is_pending();
    let operation = report.operation_id().filter(|id| is_pending && !id.is_empty());
    match (operation, call) {
        (Some(operation), _) => Call::Poll { operation: operation.to_string() },
        // The operation is over. If it could succeed at another time, that is another operation.
        _ if has_status(report, "failed") => Call::Register,
        (None, call @ Call::Poll { .. }) => call,
        (None, Call::Register) if has_lookup && (is_pending || may_be_done(report)) => Call::Lookup,
        (None, Call::Lookup) if is_pending => Call::Lookup,
        (None, _) => Call::Register,
    }
}

/// Whether DPS may have registered the device all the same: whatever came, it was no refusal.
fn may_be_done(report: &Report<'_>) -> bool {
    report.http_status().is_none_or(|status| !(300..500).contains(&status))
}

fn assigned(report: &Report<'_>) -> Outcome {
    match (report.assigned_hub(), report.device_id()) {
        (Some(hub), Some(id)) => Outcome::Assigned { hub: hub.to_string(), device_id: id.to_string() },
        _ => needs_person(report, Action::Investigate),
    }
}

fn needs_person(report: &Report<'_>, action: Action) -> Outcome {
    Outcome::NeedsPerson { report: report.to_string(), action }
}
