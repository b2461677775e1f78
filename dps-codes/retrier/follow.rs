//! Follows an advice: counts its failures, and applies what the counts change.

use core::time::Duration;

use super::draws::{for_allocation, for_probe};
use super::flags::Flags;
use super::{Retrier, Step};
use crate::{Action, Actor, Advice, Phase, Random};

/// The number of lookups after one register call that may fail.
const MAX_FAILED_LOOKUPS: u8 = 3;

impl Retrier {
    /// Replaces what the transport or the device cannot do.
    pub(super) fn within_capabilities(&self, advice: Advice) -> Advice {
        match advice.action() {
            Action::LookUpRegistration if !self.flags.has(Flags::LOOKUP) => advice.replaced_by(Action::Backoff),
            Action::AnswerChallenge if !self.flags.has(Flags::CHALLENGE) => {
                advice.replaced_by(Action::RepairCredentials)
            }
            _ => advice,
        }
    }

    pub(super) fn succeed(&mut self, advice: &Advice) -> Step {
        match advice.phase() {
            Phase::Register | Phase::Poll | Phase::Lookup => {
                self.flags.set(Flags::ASSIGNED);
                self.flags.clear(Flags::PARKED | Flags::POLLING | Flags::POLL_REFUSED);
                self.free_calls = 0;
                self.end_row();
                // A hub that refuses for good is not repaired because DPS has assigned it once more.
                if !self.rounds_are_up() {
                    self.probes = 0;
                }
            }
            Phase::Connect => {
                self.flags.set(Flags::CONNECTED);
                self.flags.clear(Flags::PARKED);
                self.call_ms = 0;
            }
            _ => self.forget(),
        }
        Step::new(advice.next_phase(), Duration::ZERO, advice.action())
    }

    /// Follows a registration in progress, which is not a failure, unless it never ends.
    pub(super) fn poll(&mut self, advice: &Advice, random: Random) -> Step {
        if advice.phase() == Phase::Register && advice.next_phase() != Some(Phase::Poll) {
            // The response lacks the operation, as if it were truncated.
            return self.fail(self.within_capabilities(advice.replaced_by(Action::LookUpRegistration)), random);
        }
        // A register call starts another operation.
        if self.flags.has(Flags::POLLING) && advice.phase() != Phase::Register {
            self.free_calls = self.free_calls.saturating_add(1);
        } else {
            self.flags.set(Flags::POLLING);
            (self.free_calls, self.call_ms) = (0, 0);
        }
        match advice.phase() {
            // Of lookups, only those that fail are counted.
            Phase::Lookup => self.free_calls = 0,
            Phase::Poll => self.flags.clear(Flags::POLL_REFUSED),
            _ => {}
        }
        if self.action == Some(Action::AnswerChallenge) {
            // The response to the challenge was accepted.
            self.end_row();
        }
        if self.operation_takes_too_long() {
            return self.fail(advice.replaced_by(Action::Reregister), random);
        }
        let delay = advice.delay(self.free_calls.into(), self.seeded(random, self.free_calls));
        Step::new(advice.next_phase(), delay.unwrap_or_default(), advice.action())
    }

    fn operation_takes_too_long(&self) -> bool {
        let elapsed = Duration::from_millis(self.call_ms.into());
        self.flags.has(Flags::POLLING)
            && Action::Poll
                .fallback()
                .is_some_and(|fallback| fallback.is_due(self.free_calls.into(), elapsed, Random::LEAST))
    }

    pub(super) fn fail(&mut self, advice: Advice, random: Random) -> Step {
        self.flags.clear(Flags::CONNECTED);
        let advice = match advice.phase() {
            Phase::Poll => self.after_poll(advice),
            Phase::Lookup => self.after_lookup(advice),
            _ => advice,
        };
        self.count(&advice, random);
        let row = Duration::from_millis(self.row_ms.into());
        let fallback_drawn = self.seeded(Random::new(u32::from(self.draw) << 24), 0);
        // Rounds have a count of their own.
        let instead =
            advice.instead(self.failures.into(), row, fallback_drawn).filter(|_| advice.action() != Action::Reregister);
        let is_fallback = instead.is_some();
        // A new register call begins with a challenge, also as a probe. What still needs a person goes on.
        let is_over = instead.is_some_and(|instead| instead.actor() == Actor::Program)
            || is_fallback && advice.action() == Action::AnswerChallenge;
        if is_over {
            self.end_row();
        }
        let mut advice = instead.unwrap_or(advice);
        let is_round = advice.action() == Action::Reregister && self.is_refused_by_hub(&advice);
        if is_round {
            self.flags.clear(Flags::ASSIGNED);
            if self.rounds == 0 {
                self.rounds_ms = 0;
            }
            self.rounds = self.rounds.saturating_add(1);
            if self.rounds_are_up() {
                if let Some(fallback) = Action::Reregister.fallback() {
                    advice = advice.replaced_by(fallback.action());
                }
            }
        }
        if advice.next_phase() == Some(Phase::Register) {
            // Another operation starts.
            self.flags.clear(Flags::POLLING);
            self.free_calls = 0;
        }
        let attempt = self.attempt;
        self.attempt = attempt.saturating_add(1);
        let random = self.seeded(random, attempt);
        // Only a hub can take back what it has refused; all else begins with registering.
        let probed = match advice.phase() {
            Phase::Connect if !is_round => Phase::Connect,
            _ => Phase::Register,
        };
        if advice.actor() != Actor::Program {
            return self.park(&advice, probed, random);
        }
        if is_round {
            // The hub does not wait for a person any more: it does not know the device.
            self.flags.clear(Flags::PARKED);
        }
        // A challenge is a step of the probe, and so is the poll of its operation, which is free.
        let is_step = advice.action() == Action::AnswerChallenge || advice.next_phase() == Some(Phase::Poll);
        if self.flags.has(Flags::PARKED) && !is_step {
            return self.stay_parked(&advice, probed, random);
        }
        let (call, action) = (advice.next_phase(), advice.action());
        let (attempt, random) = match action {
            Action::Reregister if is_round => (self.rounds.saturating_sub(1), random),
            // The time of the fallback is drawn at random already.
            Action::Reregister if is_fallback => (0, random),
            Action::Reregister => {
                advice = advice.replaced_by_pace(Action::Backoff);
                (attempt, random)
            }
            Action::RetryAllocation => (self.failures.saturating_sub(1), for_allocation(random)),
            Action::AnswerChallenge | Action::RefreshEtag => (self.failures.saturating_sub(1), random),
            _ => (attempt, random),
        };
        Step::new(call, advice.delay(attempt.into(), random).unwrap_or_default(), action)
    }

    /// Replaces the advice after two refused polls in a row, which a token that has expired meanwhile does not explain,
    /// and that of an operation that does not end.
    fn after_poll(&mut self, advice: Advice) -> Advice {
        let is_refused = advice.outcome().is_auth() && advice.action() == Action::Reregister;
        let was_refused = self.flags.has(Flags::POLL_REFUSED);
        if is_refused {
            self.flags.set(Flags::POLL_REFUSED);
        } else {
            self.flags.clear(Flags::POLL_REFUSED);
        }
        if is_refused && was_refused {
            advice.replaced_by(Action::RepairCredentials)
        } else if advice.next_phase() == Some(Phase::Poll) && self.operation_takes_too_long() {
            advice.replaced_by(Action::Reregister)
        } else {
            advice
        }
    }

    /// Replaces the advice after too many failed lookups by a register call, as after one that finds nothing.
    fn after_lookup(&mut self, advice: Advice) -> Advice {
        if advice.next_phase() != Some(Phase::Lookup) {
            self.free_calls = 0;
            return advice;
        }
        self.free_calls = self.free_calls.saturating_add(1);
        if self.free_calls < MAX_FAILED_LOOKUPS {
            return advice;
        }
        self.free_calls = 0;
        advice.replaced_by(Action::Reregister)
    }

    /// Counts a failure of the action. What only waits within a call does not end the row of another action.
    fn count(&mut self, advice: &Advice, random: Random) {
        let only_waits = advice.action() == Action::Backoff
            && matches!(
                (self.action, advice.phase()),
                (Some(Action::UseCachedCredentials), Phase::Connect) | (Some(Action::RetryAllocation), Phase::Register)
            );
        if self.action == Some(advice.action()) {
            self.failures = self.failures.saturating_add(1);
        } else if !only_waits {
            (self.action, self.failures, self.row_ms) = (Some(advice.action()), 1, 0);
            self.draw = u8::try_from(random.up_to(u8::MAX.into())).unwrap_or_default();
        }
    }

    fn end_row(&mut self) {
        (self.action, self.failures) = (None, 0);
    }

    /// Returns `true` if DPS has assigned a hub and that hub refuses the device: neither silence nor 5xx nor 429.
    fn is_refused_by_hub(&self, advice: &Advice) -> bool {
        let outcome = advice.outcome();
        advice.phase() == Phase::Connect
            && self.flags.has(Flags::ASSIGNED)
            && (outcome.is_auth() || outcome.is_not_found())
    }

    fn rounds_are_up(&self) -> bool {
        let elapsed = Duration::from_millis(self.rounds_ms.into());
        Action::Reregister
            .fallback()
            .is_some_and(|fallback| fallback.is_due(self.rounds.into(), elapsed, Random::LEAST))
    }

    /// Parks the device, since a person is needed: the next call is a probe.
    fn park(&mut self, advice: &Advice, probed: Phase, random: Random) -> Step {
        let Some(probe) = advice.probe() else {
            return Step::new(None, Duration::ZERO, advice.action());
        };
        let delay = probe.delay(self.probes.into(), for_probe(random)).max(advice.hint().unwrap_or_default());
        self.probes = self.probes.saturating_add(1);
        self.flags.set(Flags::PARKED);
        self.flags.clear(Flags::POLLING);
        Step::new(Some(probed), delay, advice.action()).as_probe()
    }

    /// Keeps the device parked after a probe whose response decides nothing: the person is still needed.
    fn stay_parked(&self, advice: &Advice, probed: Phase, random: Random) -> Step {
        let by_advice = advice.delay(self.attempt.into(), random).unwrap_or_default();
        let by_probe = Action::Investigate
            .probe()
            .map(|probe| probe.delay(self.probes.saturating_sub(1).into(), for_probe(random)));
        let delay = by_advice.max(by_probe.unwrap_or_default());
        Step::new(Some(probed), delay, advice.action()).as_probe()
    }
}
