//! `MqttHub`: the assigned IoT hub over MQTT.

use std::time::{Duration, Instant};

use rumqttc::{MqttOptions, QoS};

use super::session::Session;
use crate::{Assignment, Hub, Response};

const TWIN: &str = "$iothub/twin/res/";
const METHOD: &str = "$iothub/methods/POST/";
/// The direct method that switches the device off.
const STOP: &str = "stop/";

/// Connects to the assigned hub over MQTT, and keeps the device twin up to date.
pub struct MqttHub {
    port: u16,
    timeout: Duration,
    session: Option<Session>,
}

impl MqttHub {
    /// Creates a client that connects to this port, and waits for each response for `timeout`.
    #[must_use]
    pub const fn new(port: u16, timeout: Duration) -> Self {
        Self { port, timeout, session: None }
    }

    fn open(&self, assignment: &Assignment, token: &str) -> Result<Session, Response> {
        let Assignment { hub, device_id } = assignment;
        let mut options = MqttOptions::new(device_id, hub, self.port);
        options.set_credentials(format!("{hub}/{device_id}/?api-version=2021-04-12"), token);
        let mut session = Session::start(options, &[&format!("{TWIN}#"), &format!("{METHOD}#")])?;
        session.open(self.timeout)?;
        Ok(session)
    }

    /// Reads the twin, then serves the hub until a direct method switches the device off.
    fn serve(&self, session: &mut Session) -> Result<(), Response> {
        session.publish("$iothub/twin/GET/?$rid=1".to_owned(), QoS::AtMostOnce, String::new())?;
        let mut deadline = Some(Instant::now() + self.timeout);
        loop {
            let message = session.message(deadline)?;
            if let Some(rest) = message.topic.strip_prefix(TWIN) {
                let status = rest.split('/').next().and_then(|status| status.parse().ok()).unwrap_or_default();
                if !(200..300).contains(&status) {
                    return Err(Response::Hub { status, payload: message.payload.into() });
                }
                deadline = None;
            } else if let Some(query) = message.topic.strip_prefix(METHOD).and_then(|call| call.strip_prefix(STOP)) {
                return session.publish(format!("$iothub/methods/res/200/{query}"), QoS::AtMostOnce, "{}".to_owned());
            }
        }
    }
}

impl Hub for MqttHub {
    fn connect(&mut self, assignment: &Assignment, token: &str) -> Response {
        match self.open(assignment, token) {
            Ok(session) => {
                self.session = Some(session);
                Response::Connack(0)
            }
            Err(refused) => refused,
        }
    }

    fn work(&mut self) -> Option<Response> {
        let mut session = self.session.take()?;
        match self.serve(&mut session) {
            Ok(()) => {
                session.close();
                None
            }
            Err(ended) => Some(ended),
        }
    }
}
