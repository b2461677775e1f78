//! A DPS that misbehaves by script, over HTTP and MQTT, for the tests and for a look at the device.
//!
//! It is strict with the device: what DPS would not understand is answered with 400004, and noted as wrong.

mod broker;
mod gate;
mod http;
mod mqtt;
mod reply;
mod script;
mod tpm;

pub use broker::Broker;
pub use gate::Gate;
pub use http::HttpDps;
pub use mqtt::MqttDps;
pub use reply::{Manner, Reply};
pub use script::{Endpoint, ID_SCOPE, OPERATION, REGISTRATION_ID, Script, identity};
pub use tpm::ToyTpm;
