//! Errors of a pump, from a table of its own: meaning, action and delay of each number, listed or not.
//!
//!     cargo run --example own_table

mod fake_pump;

use std::error::Error;
use std::io::{BufRead, BufReader};
use std::net::TcpStream;

use dps_codes::{Random, Retry};

dps_codes::catalog!("own_table/pump.toml");

fn main() -> Result<(), Box<dyn Error>> {
    let pump = TcpStream::connect(fake_pump::start()?)?;
    for line in BufReader::new(pump).lines() {
        let error = Code::classify(line?.parse()?);
        println!("{error}");
        let action = error.action_in(Phase::Starting);
        match action.retry() {
            Retry::Backoff(backoff) => {
                let delay = backoff.delay(None, 0, Random::new(0x8000_0000));
                println!("  {action}: next attempt in {:.1} s", delay.as_secs_f32());
            }
            _ => println!("  {action}: {} ({})", action.text(), action.actor()),
        }
    }
    Ok(())
}
