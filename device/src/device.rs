//! `Device`: the loop. Make the call, read the report, take the advice, let the retrier say the next call.

use std::time::Duration;

use dps_codes::{Action, Capabilities, Phase, Random, Report, Retrier, Step};

use crate::{Assignment, Board, Call, Dps, End, Hub, Request, Response};

/// A device that registers, connects to the assigned hub, and does so again whenever the advice says it.
#[derive(Clone, Debug)]
pub struct Device {
    retrier: Retrier,
    registration_id: String,
    operation: String,
    /// The token for a challenge, as long as DPS accepts it.
    authorization: Option<String>,
    assignment: Option<Assignment>,
    /// The token for the hub.
    token: Option<String>,
}

impl Device {
    /// Creates a device that has never registered.
    #[must_use]
    pub fn new(registration_id: &str, capabilities: Capabilities) -> Self {
        Self {
            // A hash of the ID spreads a fleet even if its source of randomness is weak.
            retrier: Retrier::new(capabilities, Random::seed(registration_id.as_bytes())),
            registration_id: registration_id.to_owned(),
            operation: String::new(),
            authorization: None,
            assignment: None,
            token: None,
        }
    }

    /// Returns the hub that DPS has assigned last.
    #[must_use]
    pub const fn assignment(&self) -> Option<&Assignment> {
        self.assignment.as_ref()
    }

    /// Returns what the device remembers of its calls.
    #[must_use]
    pub const fn retrier(&self) -> &Retrier {
        &self.retrier
    }

    /// Registers after a random part of `spread`, connects to the assigned hub, and goes on until the device is switched
    /// off.
    pub fn run(&mut self, dps: &mut impl Dps, hub: &mut impl Hub, board: &mut impl Board, spread: Duration) -> End {
        let (now, random) = (board.now(), board.random());
        let mut step = self.retrier.start(spread, now, random);
        let mut last = "none".to_owned();
        loop {
            let (phase, response) = match step.call() {
                Some(_) if !board.sleep(step.delay()) => return End::SwitchedOff { step, report: last },
                Some(phase) => (phase, self.call(phase, dps, hub, board)),
                None => match hub.work() {
                    Some(response) => (Phase::Connect, response),
                    None => return End::Done,
                },
            };
            let report = response.report();
            let (now, random) = (board.now(), board.random());
            step = self.retrier.next(&report.advice(phase), now, random);
            self.remember(&report, phase, step, board);
            last = report.to_string();
            log(board, phase, &last, step);
        }
    }

    fn call(&mut self, phase: Phase, dps: &mut impl Dps, hub: &mut impl Hub, board: &mut impl Board) -> Response {
        let call = match (phase, &self.assignment) {
            (Phase::Connect, Some(assignment)) => {
                let token = self.token.get_or_insert_with(|| board.sign(&assignment.resource()));
                return hub.connect(assignment, token);
            }
            (Phase::Poll, _) => Call::Poll { operation: self.operation.clone() },
            (Phase::Lookup, _) => Call::Lookup,
            _ => Call::Register,
        };
        dps.call(&Request { call, authorization: self.authorization.clone() })
    }

    /// Keeps what the next call needs of a response.
    fn remember(&mut self, report: &Report<'_>, phase: Phase, step: Step, board: &mut impl Board) {
        if let Some(operation) = report.operation_id().filter(|_| phase == Phase::Register) {
            self.operation = operation.to_string();
        }
        if let (Some(Phase::Connect), Some(hub)) = (step.call(), report.assigned_hub()) {
            let device_id = report.device_id().map_or_else(|| self.registration_id.clone(), ToString::to_string);
            self.assignment = Some(Assignment { hub: hub.to_string(), device_id });
            self.token = None;
        }
        match step.action() {
            Action::AnswerChallenge => {
                let key = report.authentication_key().map(ToString::to_string);
                self.authorization = key.and_then(|key| board.answer_challenge(&key));
            }
            Action::RenewToken => self.token = None,
            // A token that was refused, or that is hours old, is not sent again: DPS sends a new challenge.
            _ if step.is_probe() || report.outcome().is_auth() => self.authorization = None,
            _ => {}
        }
    }
}

fn log(board: &mut impl Board, phase: Phase, report: &str, step: Step) {
    board.log(format_args!("{}: {report}", phase.name()));
    if let Some(next) = step.call() {
        let (action, seconds) = (step.action().name(), step.delay().as_secs_f32());
        let probe = if step.is_probe() { ", a probe" } else { "" };
        board.log(format_args!("  {action}: {} in {seconds:.1} s{probe}", next.name()));
    }
}
