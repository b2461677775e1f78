//! A demonstration: prints what the device does, line by line, against a fake DPS and a fake hub that fail.

use std::fmt;
use std::hash::{BuildHasher as _, RandomState};
use std::io;
use std::thread;
use std::time::{Duration, Instant};

use dps_codes_device::fake::{
    Broker, FakeHttpDps, FakeHub, FakeMqttDps, HubReply, Manner, REGISTRATION_ID, Reply, Script, ToyTpm, identity,
};
use dps_codes_device::{Board, Device, Dps, End, HttpDps, Identity, MqttDps, MqttHub};

const TIMEOUT: Duration = Duration::from_secs(2);
/// Delays are this much shorter than printed.
const SPEED: u32 = 100;
/// The device is switched off instead of a longer delay.
const LONGEST_DELAY: Duration = Duration::from_secs(3_600);

/// The behavior of the services.
struct Scene {
    name: &'static str,
    script: Script,
    hub: Vec<HubReply>,
    has_mqtt: bool,
}

fn scenes() -> Vec<Scene> {
    let assigned = |first: Vec<Reply>| {
        Script::register(first.into_iter().chain([Reply::assigning()])).poll([Reply::assigning(), Reply::assigned()])
    };
    let throttled = Reply::error(429_001, "Operations are being throttled for this tenant.");
    let failed = Reply::failed(500_000, "Oops");
    let scene = |name, script, has_mqtt| Scene { name, script, hub: vec![HubReply::Stop], has_mqtt };
    vec![
        scene("tpm", assigned(vec![Reply::challenge()]), false),
        scene("throttled", assigned(vec![throttled.clone().retry_after("7"), throttled.clone(), throttled]), true),
        scene("refused", Script::register([Reply::error(401_002, "Invalid certificate")]), true),
        scene("lost", Script::register([Reply::page(502)]).lookup([Reply::found("assigned")]), false),
        scene("silent", assigned(vec![Reply::silence()]).lookup([Reply::silence().sent(Manner::HungUp)]), true),
        scene("failed", Script::register([Reply::assigning()]).poll([failed, Reply::assigned()]), true),
        Scene {
            name: "hub",
            script: Script::register([Reply::assigning()]).poll([Reply::assigned()]),
            hub: vec![HubReply::Refused(5), HubReply::Stop],
            has_mqtt: true,
        },
    ]
}

fn main() -> io::Result<()> {
    let mut names: Vec<String> = std::env::args().skip(1).collect();
    let arguments = names.len();
    names.retain(|name| name != "mqtt");
    let is_mqtt = names.len() < arguments;
    let scenes = scenes();
    if names.iter().any(|name| !scenes.iter().any(|scene| scene.name == name)) {
        let valid = scenes.iter().map(|scene| scene.name).collect::<Vec<_>>().join("] [");
        return Err(io::Error::new(io::ErrorKind::InvalidInput, format!("expected arguments: [mqtt] [{valid}]")));
    }
    println!("Delays are {SPEED} times shorter than printed.");
    for scene in scenes {
        if (scene.has_mqtt || !is_mqtt) && (names.is_empty() || names.iter().any(|name| name == scene.name)) {
            println!("\n{}", scene.name);
            let hub = FakeHub::start(scene.hub)?;
            let (end, calls) = if is_mqtt { over_mqtt(scene.script, &hub)? } else { over_http(scene.script, &hub)? };
            let connects = hub.connects().len();
            let plural = if connects == 1 { "" } else { "s" };
            println!("  {end}\n  calls: {}; {connects} connect{plural}", calls.join(", "));
        }
    }
    Ok(())
}

fn over_http(script: Script, hub: &FakeHub) -> io::Result<(End, Vec<String>)> {
    let dps = FakeHttpDps::start(script)?;
    let identity = Identity { tpm: Some(ToyTpm.keys()), ..identity() };
    let end = run(HttpDps::new(&dps.url(), identity, TIMEOUT), hub);
    Ok((end, dps.calls()))
}

fn over_mqtt(script: Script, hub: &FakeHub) -> io::Result<(End, Vec<String>)> {
    let broker = Broker::start(true)?;
    let dps = FakeMqttDps::start(broker.port(), script)?;
    let end = run(MqttDps::new("127.0.0.1", broker.port(), identity(), "SharedAccessSignature …", TIMEOUT), hub);
    Ok((end, dps.calls()))
}

fn run(mut dps: impl Dps, hub: &FakeHub) -> End {
    let mut device = Device::new(REGISTRATION_ID, dps.capabilities());
    device.run(&mut dps, &mut MqttHub::new(hub.port(), TIMEOUT), &mut Demo(Instant::now()), Duration::ZERO)
}

/// A board that prints its log, and that waits for a short time only.
struct Demo(Instant);

impl Board for Demo {
    fn now(&mut self) -> u64 {
        u64::try_from(self.0.elapsed().as_millis()).unwrap_or(u64::MAX).saturating_mul(SPEED.into())
    }

    fn sleep(&mut self, delay: Duration) -> bool {
        let is_short = delay <= LONGEST_DELAY;
        if is_short {
            thread::sleep(delay / SPEED);
        }
        is_short
    }

    fn random(&mut self) -> u32 {
        // The keys come from the system's source of randomness.
        let [a, b, c, d, ..] = RandomState::new().hash_one(()).to_le_bytes();
        u32::from_le_bytes([a, b, c, d])
    }

    fn sign(&mut self, resource: &str) -> String {
        format!("SharedAccessSignature sr={resource}&sig=…")
    }

    fn answer_challenge(&mut self, authentication_key: &str) -> Option<String> {
        Some(ToyTpm.sign(authentication_key))
    }

    fn log(&mut self, line: fmt::Arguments<'_>) {
        println!("  {line}");
    }
}
