//! A device in simulated time, and the responses of a service.

use dps_codes::{Action, Capabilities, Phase, Random, Report, Retrier, Step};

pub(crate) const MINUTE: u64 = 60_000;
pub(crate) const HOUR: u64 = 60 * MINUTE;
pub(crate) const DAY: u64 = 24 * HOUR;

pub(crate) const ASSIGNED: &str =
    r#"{"status":"assigned","registrationState":{"assignedHub":"hub.example","deviceId":"p"}}"#;
pub(crate) const ASSIGNING: &str = r#"{"operationId":"5.a","status":"assigning"}"#;
pub(crate) const CHALLENGE: &str = r#"{"authenticationKey":"bm8ga2V5","keyName":"registration"}"#;

/// No case takes as many calls. More are those of a device that does not wait.
const MOST_CALLS: usize = 100_000;

pub(crate) fn http(status: u16, body: &'static str) -> Report<'static> {
    Report::from_http(status, Report::NO_HEADERS, body)
}

/// A device in simulated time.
pub(crate) struct Device {
    pub(crate) retrier: Retrier,
    pub(crate) now: u64,
    random: u64,
    pub(crate) calls: Vec<Phase>,
}

impl Device {
    pub(crate) fn new(capabilities: Capabilities) -> Self {
        Self::number(0, capabilities)
    }

    pub(crate) fn number(device: u32, capabilities: Capabilities) -> Self {
        let seed = Random::seed(&device.to_le_bytes());
        Self { retrier: Retrier::new(capabilities, seed), now: 0, random: seed, calls: Vec::new() }
    }

    fn random(&mut self) -> u32 {
        self.random = self.random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        u32::try_from(self.random >> 32).unwrap()
    }

    /// Makes a call with this response, and waits for the next one.
    pub(crate) fn after(&mut self, phase: Phase, report: &Report<'_>) -> Step {
        self.calls.push(phase);
        assert!(self.calls.len() < MOST_CALLS, "the device calls without a delay");
        let random = self.random();
        let step = self.retrier.next(&report.advice(phase), self.now, random);
        self.now += u64::try_from(step.delay().as_millis()).unwrap();
        step
    }

    /// Makes the calls that the steps name, with the responses of `service`, until `end` or until a step has no call. Returns the last
    /// step.
    pub(crate) fn run(
        &mut self,
        first: Phase,
        end: u64,
        service: impl Fn(Phase, u64) -> Report<'static>,
    ) -> Option<Phase> {
        let mut call = Some(first);
        while let Some(phase) = call.filter(|_| self.now < end) {
            call = self.after(phase, &service(phase, self.now)).call();
        }
        call
    }

    pub(crate) fn count(&self, phase: Phase) -> usize {
        self.calls.iter().filter(|&&call| call == phase).count()
    }
}

pub(crate) fn actions(device: &mut Device, phase: Phase, report: &Report<'_>, times: usize) -> Vec<Action> {
    (0..times).map(|_| device.after(phase, report).action()).collect()
}
