//! A device that registers at DPS, connects to the assigned hub and follows the advice of dps-codes, over HTTP and MQTT.
//!
//! Made to be copied. [`Device`] is the loop; [`HttpDps`] and [`MqttDps`] carry its calls to DPS, [`MqttHub`] connects to
//! the hub; [`Board`] is what the loop needs of the device: time, randomness, keys, a log. [`fake`] is for the tests: a DPS
//! and a hub that fail by script.
//!
//! ```no_run
//! use std::time::{Duration, Instant};
//! use dps_codes_device::{Board, Device, Dps, HttpDps, Identity, MqttHub};
//!
//! struct Pump(Instant);
//!
//! impl Board for Pump {
//!     fn now(&mut self) -> u64 {
//!         u64::try_from(self.0.elapsed().as_millis()).unwrap_or(u64::MAX)
//!     }
//!     fn sleep(&mut self, delay: Duration) -> bool {
//!         std::thread::sleep(delay);
//!         true
//!     }
//!     fn random(&mut self) -> u32 {
//!         todo!("read the random number generator of the device")
//!     }
//!     fn sign(&mut self, resource: &str) -> String {
//!         todo!("sign a token for {resource} with the key of the device")
//!     }
//! }
//!
//! let timeout = Duration::from_secs(30);
//! let identity = Identity::new("0ne00000000", "pump-7");
//! let mut dps = HttpDps::new("https://global.azure-devices-provisioning.net", identity, timeout);
//! let mut hub = MqttHub::new(8883, timeout);
//! let mut device = Device::new("pump-7", dps.capabilities());
//! // A fleet of 10,000 that powers up at once stays below 1,000 registrations a minute.
//! let spread = Duration::from_secs(600);
//! println!("{}", device.run(&mut dps, &mut hub, &mut Pump(Instant::now()), spread));
//! ```

mod board;
mod device;
mod end;
pub mod fake;
mod http;
mod identity;
mod mqtt;
mod transport;

pub use board::Board;
pub use device::Device;
pub use end::End;
pub use http::HttpDps;
pub use identity::{Assignment, Identity, TpmKeys};
pub use mqtt::{MqttDps, MqttHub};
pub use transport::{Call, Dps, Hub, Request, Response};
