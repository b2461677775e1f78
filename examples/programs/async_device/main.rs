//! A device registers with DPS on an async runtime: backon retries the call, and the advice says when.
//!
//!     cargo run --example async_device

mod fake_dps;

use std::error::Error;

use backon::Retryable;
use dps_codes::{Action, Phase, Report, Retry};
use reqwest::Client;

/// The example sleeps a fiftieth of each delay. A device sleeps all of it.
const FASTER: u32 = 50;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let server = fake_dps::start()?;
    let url = format!("{}/0ne00000000/registrations/pump-7/register", server.url());
    let client = Client::builder().no_proxy().build()?;

    let Retry::Backoff(policy) = Action::Backoff.retry() else { return Err("the action does not retry".into()) };
    let hub = (|| register(&client, &url))
        .retry(policy.waits(random).at_most(9))
        .sleep(|delay| tokio::time::sleep(delay / FASTER))
        // A response may ask for a longer delay, or for a person, which ends the loop.
        .adjust(|report: &Report<'_>, delay| report.advice(Phase::Register).adjust(policy, delay))
        .notify(|report, delay| println!("{report}\n  next call in {:.1} s", delay.as_secs_f32()))
        .await
        .map_err(|report| report.to_string())?;
    println!("assigned to {hub}");
    Ok(())
}

/// Registers the device, and returns its hub.
async fn register(client: &Client, url: &str) -> Result<String, Report<'static>> {
    let lost = |_| Report::default().into_owned();
    let response = client.put(url).body(r#"{"registrationId":"pump-7"}"#).send().await.map_err(lost)?;
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    let body = response.text().await.map_err(lost)?;
    let report = Report::from_http(status, &headers, &body);
    match report.assigned_hub() {
        Some(hub) if report.is_success(Phase::Register) => Ok(hub.to_string()),
        _ => Err(report.into_owned()),
    }
}

/// Returns a random number. A device takes it from its hardware; the standard library has a seed for hash maps only.
fn random() -> u32 {
    use std::hash::{BuildHasher, RandomState};
    let [a, b, c, d, ..] = RandomState::new().hash_one(()).to_ne_bytes();
    u32::from_ne_bytes([a, b, c, d])
}
