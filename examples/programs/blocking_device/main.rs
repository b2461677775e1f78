//! A device registers with DPS: it makes a call, reads the response, and lets the retrier say the next call.
//!
//!     cargo run --example blocking_device

mod fake_dps;

use std::error::Error;
use std::thread;
use std::time::{Duration, Instant};

use dps_codes::{Capabilities, Failure, Phase, Random, Report, Retrier};
use ureq::Agent;

/// The example sleeps a fiftieth of each delay. A device sleeps all of it.
const FASTER: u32 = 50;

/// The ID scope of DPS, and the device's own ID.
const PATH: &str = "0ne00000000/registrations/pump-7";

fn main() -> Result<(), Box<dyn Error>> {
    let server = fake_dps::start()?;
    let agent = Agent::config_builder().http_status_as_error(false).proxy(None).build().new_agent();

    // A hash of the ID spreads a fleet even if its source of randomness is weak.
    let mut retrier = Retrier::new(Capabilities::HTTPS, Random::seed(b"pump-7"));
    let clock = Instant::now();
    let now = || u64::try_from(clock.elapsed().as_millis()).unwrap_or(u64::MAX) * u64::from(FASTER);
    let mut step = retrier.start(Duration::ZERO, now(), random());
    let mut operation = String::new();

    while let Some(phase) = step.call() {
        thread::sleep(step.delay() / FASTER);
        if phase == Phase::Connect {
            return Ok(());
        }
        let response = match phase {
            Phase::Poll => agent.get(format!("{}/{PATH}/operations/{operation}", server.url())).call(),
            Phase::Lookup => agent.post(format!("{}/{PATH}", server.url())).send_empty(),
            _ => agent.put(format!("{}/{PATH}/register", server.url())).send(r#"{"registrationId":"pump-7"}"#),
        };
        let (status, headers, body) = match response {
            Ok(response) => {
                let (parts, mut body) = response.into_parts();
                (parts.status.as_u16(), parts.headers, body.read_to_string().unwrap_or_default())
            }
            // No response at all is a failure too, and has advice of its own.
            Err(_) => (0, ureq::http::HeaderMap::new(), String::new()),
        };
        let report = match status {
            0 => Report::from_failure(Failure::ConnectionLost),
            _ => Report::from_http(status, &headers, &body),
        };
        println!("{}: {report}", phase.name());
        if let Some(id) = report.operation_id() {
            operation = id.to_string();
        }
        if let Some(hub) = report.assigned_hub() {
            println!("assigned to {hub}");
        }
        step = retrier.next(&report.advice(phase), now(), random());
        let next = step.call().map_or("nothing", Phase::name);
        println!("  {}: {next} in {:.1} s", step.action().name(), step.delay().as_secs_f32());
    }
    Ok(())
}

/// Returns a random number. A device takes it from its hardware; the standard library has a seed for hash maps only.
fn random() -> u32 {
    use std::hash::{BuildHasher, RandomState};
    let [a, b, c, d, ..] = RandomState::new().hash_one(()).to_ne_bytes();
    u32::from_ne_bytes([a, b, c, d])
}
