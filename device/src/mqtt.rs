//! MQTT: `MqttDps` calls DPS, `MqttHub` connects to the assigned hub.

mod dps;
mod hub;
mod session;

pub use dps::MqttDps;
pub use hub::MqttHub;
