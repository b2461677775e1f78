//! A device that registers at DPS and follows the advice of dps-codes, over HTTP or MQTT.
//!
//! It is made to be copied. [`provision`] is the loop; [`Http`] and [`Mqtt`] carry its calls; [`Board`] is what it needs
//! of the device: time, randomness, perhaps a TPM. [`fake_dps`] is for the tests: a DPS that misbehaves by script.
//!
//! ```no_run
//! use std::time::Duration;
//! use dps_codes_device::{Board, Http, Identity, Outcome, provision};
//!
//! struct Pump;
//!
//! impl Board for Pump {
//!     fn sleep(&mut self, wait: Duration) {
//!         std::thread::sleep(wait);
//!     }
//!     fn random(&mut self) -> u32 {
//!         todo!("ask the generator of random numbers that the device has")
//!     }
//! }
//!
//! let identity = Identity::new("0ne00000000", "pump-7");
//! let mut dps = Http::new("https://global.azure-devices-provisioning.net", identity, Duration::from_secs(30));
//! match provision(&mut dps, &mut Pump, 100) {
//!     Outcome::Assigned { hub, device_id } => println!("connect to {hub} as {device_id}"),
//!     outcome => eprintln!("{outcome}"),
//! }
//! ```

mod board;
pub mod fake_dps;
mod http;
mod mqtt;
mod outcome;
mod provision;
mod transport;

pub use board::Board;
pub use http::Http;
pub use mqtt::Mqtt;
pub use outcome::Outcome;
pub use provision::provision;
pub use transport::{Call, Identity, Request, Response, TpmKeys, Transport};
