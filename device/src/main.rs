//! Shows what the device does, line by line, against a DPS that misbehaves.

use std::fmt;
use std::hash::{BuildHasher as _, RandomState};
use std::io;
use std::thread;
use std::time::Duration;

use dps_codes_device::fake_dps::{Broker, HttpDps, Manner, MqttDps, Reply, Script, ToyTpm, identity};
use dps_codes_device::{Board, Http, Identity, Mqtt, Outcome, provision};

const TIMEOUT: Duration = Duration::from_secs(2);
const MOST_CALLS: u32 = 8;

/// What can be shown: a word to choose it by, what DPS does, and whether it does so over MQTT too.
fn scenes() -> [(&'static str, Script, bool); 6] {
    let well = |first: Vec<Reply>| {
        Script::register(first.into_iter().chain([Reply::assigning()])).poll([Reply::assigning(), Reply::assigned()])
    };
    let throttled = Reply::error(429_001, "Operations are being throttled for this tenant.");
    [
        ("tpm", well(vec![Reply::challenge()]), false),
        ("throttled", well(vec![throttled.clone().retry_after("7"), throttled.clone(), throttled]), true),
        ("refused", Script::register([Reply::error(401_002, "Invalid certificate")]), true),
        ("broken", Script::register([Reply::page(502)]).lookup([Reply::found("assigned")]), false),
        ("silent", well(vec![Reply::silence()]).lookup([Reply::silence().sent(Manner::HungUp)]), true),
        ("failed", Script::register([Reply::assigning()]).poll([Reply::failed(401_002, "Invalid certificate")]), true),
    ]
}

fn main() -> io::Result<()> {
    let mut chosen: Vec<String> = std::env::args().skip(1).collect();
    let given = chosen.len();
    chosen.retain(|word| word != "mqtt");
    let over_mqtt = chosen.len() < given;
    let scenes = scenes();
    if chosen.iter().any(|word| !scenes.iter().any(|(name, ..)| name == word)) {
        let names = scenes.map(|(name, ..)| name).join("] [");
        return Err(io::Error::new(io::ErrorKind::InvalidInput, format!("arguments: [mqtt] [{names}]")));
    }
    println!("Waits are shown as they are, and take a hundredth of that.");
    for (name, script, is_for_mqtt) in scenes {
        if (is_for_mqtt || !over_mqtt) && (chosen.is_empty() || chosen.iter().any(|word| word == name)) {
            println!("\n{name}");
            let (outcome, calls) = if over_mqtt { by_mqtt(script)? } else { by_http(script)? };
            println!("  {outcome}\n  calls: {}", calls.join(", "));
        }
    }
    Ok(())
}

fn by_http(script: Script) -> io::Result<(Outcome, Vec<String>)> {
    let dps = HttpDps::start(script)?;
    let identity = Identity { tpm: Some(ToyTpm.keys()), ..identity() };
    let outcome = provision(&mut Http::new(&dps.url(), identity, TIMEOUT), &mut Shown, MOST_CALLS);
    Ok((outcome, dps.calls()))
}

fn by_mqtt(script: Script) -> io::Result<(Outcome, Vec<String>)> {
    let broker = Broker::start(true)?;
    let dps = MqttDps::start(broker.port(), script)?;
    let mut mqtt = Mqtt::new("127.0.0.1", broker.port(), identity(), "SharedAccessSignature …", TIMEOUT);
    let outcome = provision(&mut mqtt, &mut Shown, MOST_CALLS);
    Ok((outcome, dps.calls()))
}

/// A board that shows what it is told, and has little patience.
struct Shown;

impl Board for Shown {
    fn sleep(&mut self, wait: Duration) {
        thread::sleep(wait / 100);
    }

    fn random(&mut self) -> u32 {
        // Its keys come from the system's source of randomness.
        let [a, b, c, d, ..] = RandomState::new().hash_one(()).to_le_bytes();
        u32::from_le_bytes([a, b, c, d])
    }

    fn sign(&mut self, authentication_key: &str) -> Option<String> {
        Some(ToyTpm.sign(authentication_key))
    }

    fn log(&mut self, line: fmt::Arguments<'_>) {
        println!("  {line}");
    }
}
