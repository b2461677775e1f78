//! A fake DPS over HTTP and MQTT, and a fake hub over MQTT, for the tests and the demonstration. They respond by script.
//!
//! They are strict with the device: what the service would not understand is refused, and noted as an error.

mod broker;
mod dps_http;
mod dps_mqtt;
mod hub;
mod known;
mod log;
mod reply;
mod script;
mod server;
mod tpm;

pub use broker::Broker;
pub use dps_http::FakeHttpDps;
pub use dps_mqtt::FakeMqttDps;
pub use hub::{FakeHub, HubReply};
pub use known::{DEVICE_ID, HUB, ID_SCOPE, OPERATION, REGISTRATION_ID, identity};
pub use reply::{Manner, Reply};
pub use script::{Endpoint, Script};
pub use tpm::ToyTpm;
