//! A run of the device against a fake DPS and a fake hub, over sockets.

use std::time::Duration;

use dps_codes::{Action, Phase};
use dps_codes_device::fake::{
    Broker, DEVICE_ID, FakeHttpDps, FakeHub, FakeMqttDps, HUB, HubReply, REGISTRATION_ID, Reply, Script, ToyTpm,
    identity,
};
use dps_codes_device::{Assignment, Device, Dps, End, HttpDps, Identity, MqttDps, MqttHub};

use crate::board::{Delay, HOUR, LONG, OpenFor, TestBoard};

/// The transport of DPS. The hub is always reached over MQTT.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Over {
    Http,
    /// HTTP with a TPM.
    Tpm,
    Mqtt,
}

/// The behavior of the services, and the time that the device runs.
#[derive(Clone, Debug)]
pub(crate) struct Setup {
    pub(crate) script: Script,
    pub(crate) hub: Vec<HubReply>,
    /// The device is switched off at this virtual time.
    pub(crate) end: Duration,
    /// The time that connections stay open.
    pub(crate) open_for: Vec<Duration>,
    pub(crate) timeout: Duration,
    pub(crate) random: u64,
}

impl Setup {
    /// A hub that works, and an hour.
    pub(crate) fn new(script: Script) -> Self {
        Self { script, hub: vec![HubReply::Stop], end: HOUR, open_for: Vec::new(), timeout: LONG, random: 7 }
    }

    /// The first replies to a register call; then all goes well.
    pub(crate) fn register(replies: impl IntoIterator<Item = Reply>) -> Self {
        Self::new(then_well(replies))
    }

    /// The first replies to polls; then all goes well.
    pub(crate) fn poll(replies: impl IntoIterator<Item = Reply>) -> Self {
        let polls = replies.into_iter().chain([Reply::assigned()]);
        Self::new(Script::register([Reply::assigning()]).poll(polls))
    }

    /// The first replies of the hub; then all goes well.
    pub(crate) fn hub(replies: impl IntoIterator<Item = HubReply>) -> Self {
        Self::register([]).with_hub(replies.into_iter().chain([HubReply::Stop]))
    }

    pub(crate) fn lookup(self, replies: impl IntoIterator<Item = Reply>) -> Self {
        Self { script: self.script.lookup(replies), ..self }
    }

    pub(crate) fn with_hub(self, replies: impl IntoIterator<Item = HubReply>) -> Self {
        Self { hub: replies.into_iter().collect(), ..self }
    }

    pub(crate) fn until(self, end: Duration) -> Self {
        Self { end, ..self }
    }

    pub(crate) fn open_for(self, times: impl IntoIterator<Item = Duration>) -> Self {
        Self { open_for: times.into_iter().collect(), ..self }
    }

    pub(crate) fn with_timeout(self, timeout: Duration) -> Self {
        Self { timeout, ..self }
    }

    pub(crate) fn with_random(self, random: u64) -> Self {
        Self { random, ..self }
    }

    pub(crate) fn run(&self, over: Over) -> Run {
        let script = self.script.clone();
        if over == Over::Mqtt {
            let broker = Broker::start(true).unwrap();
            let dps = FakeMqttDps::start(broker.port(), script).unwrap();
            let client = MqttDps::new("127.0.0.1", broker.port(), identity(), "SharedAccessSignature …", self.timeout);
            return self.run_with(client, || dps.calls());
        }
        let dps = FakeHttpDps::start(script).unwrap();
        let tpm = (over == Over::Tpm).then(|| ToyTpm.keys());
        let client = HttpDps::new(&dps.url(), Identity { tpm, ..identity() }, self.timeout);
        self.run_with(client, || dps.calls())
    }

    pub(crate) fn run_with(&self, mut dps: impl Dps, calls: impl FnOnce() -> Vec<String>) -> Run {
        let hub = FakeHub::start(self.hub.clone()).unwrap();
        let mut board = TestBoard::until(self.end).with_random(self.random);
        let mut client = OpenFor {
            hub: MqttHub::new(hub.port(), self.timeout),
            clock: board.clock.clone(),
            times: self.open_for.iter().copied().collect(),
        };
        let mut device = Device::new(REGISTRATION_ID, dps.capabilities());
        let end = device.run(&mut dps, &mut client, &mut board, Duration::ZERO);
        Run { calls: calls(), connects: hub.connects(), board, device, end }
    }
}

/// DPS first replies to a register call like this, then starts an operation, which ends well.
pub(crate) fn then_well(register: impl IntoIterator<Item = Reply>) -> Script {
    Script::register(register.into_iter().chain([Reply::assigning()])).poll([Reply::assigned()])
}

/// The calls and delays of the device.
pub(crate) struct Run {
    pub(crate) calls: Vec<String>,
    pub(crate) connects: Vec<String>,
    pub(crate) board: TestBoard,
    pub(crate) device: Device,
    pub(crate) end: End,
}

impl Run {
    /// Returns the number of register calls, polls, lookups and connects.
    #[track_caller]
    pub(crate) fn counts(&self) -> [usize; 4] {
        let errors = self.calls.iter().chain(&self.connects).find(|call| call.starts_with("error"));
        assert_eq!(errors, None, "{:#?}", self.board.lines);
        let count = |name: &str| self.calls.iter().filter(|call| call.starts_with(name)).count();
        [count("register"), count("poll"), count("lookup"), self.connects.len()]
    }

    /// Returns the number of responses in a phase before the first probe.
    pub(crate) fn calls_before_probes(&self, phase: &str) -> usize {
        let lines = self.board.lines.iter().take_while(|line| !line.ends_with("a probe"));
        lines.filter(|line| line.starts_with(&format!("{phase}: "))).count()
    }

    /// Asserts all calls to DPS in this order, and the delays between them and before the connect.
    #[track_caller]
    pub(crate) fn assert(&self, calls: &[&str], delays: &[Delay]) -> &Self {
        assert_eq!(self.calls, calls, "{}\n{:#?}", self.end, self.board.lines);
        self.board.assert_delays(delays);
        self
    }

    /// Asserts that the device was switched off while it was connected to its hub.
    #[track_caller]
    pub(crate) fn assert_done(&self) {
        assert_eq!(self.end, End::Done, "{:#?}", self.board.lines);
        let assignment = Assignment { hub: HUB.to_owned(), device_id: DEVICE_ID.to_owned() };
        assert_eq!(self.device.assignment(), Some(&assignment));
        assert!(!self.device.retrier().needs_person());
    }

    /// Asserts that a person is needed, and that the next call is a probe.
    #[track_caller]
    pub(crate) fn assert_parked(&self, action: Action, probe: Phase) {
        let End::SwitchedOff { step, report } = &self.end else { panic!("{}\n{:#?}", self.end, self.board.lines) };
        assert_eq!((step.action(), step.call()), (action, Some(probe)), "{report}\n{:#?}", self.board.lines);
        assert!(step.is_probe() && step.delay() >= 2 * HOUR && self.device.retrier().needs_person());
        let text = self.end.to_string();
        let actor = step.actor().name();
        assert!(text.contains(action.text()) && text.contains(actor) && text.contains(report), "{text}");
    }

    /// Asserts that the device goes on by itself with this call.
    #[track_caller]
    pub(crate) fn assert_goes_on(&self, action: Action, call: Phase) {
        let End::SwitchedOff { step, .. } = &self.end else { panic!("{}", self.end) };
        assert_eq!((step.action(), step.call(), step.is_probe()), (action, Some(call), false));
    }
}
