//! `MqttDps`: DPS over MQTT, which has neither the status lookup nor TPM attestation.

use std::time::{Duration, Instant};

use dps_codes::{Capabilities, Failure};
use rumqttc::{MqttOptions, QoS};

use super::session::Session;
use crate::identity::percent_encoded;
use crate::{Call, Dps, Identity, Request, Response};

/// The broker ends a connection that is idle for one and a half times as long, and nothing is sent between two calls.
const KEEP_ALIVE: Duration = Duration::from_secs(60);

/// Calls DPS over MQTT.
pub struct MqttDps {
    options: MqttOptions,
    identity: Identity,
    timeout: Duration,
    session: Option<(Session, Instant)>,
    /// The ID of the latest request.
    rid: u32,
}

impl MqttDps {
    /// Creates a client that connects to this host with this token as its password, and waits for each response for
    /// `timeout`.
    #[must_use]
    pub fn new(host: &str, port: u16, identity: Identity, token: &str, timeout: Duration) -> Self {
        let mut options = MqttOptions::new(&identity.registration_id, host, port);
        let user = format!("{}/registrations/{}/api-version=2019-03-31", identity.id_scope, identity.registration_id);
        options.set_credentials(user, token);
        options.set_keep_alive(KEEP_ALIVE);
        Self { options, identity, timeout, session: None, rid: 0 }
    }

    /// Returns the open connection, or a new one.
    fn session(&mut self) -> Result<Session, Response> {
        if let Some((session, _)) = self.session.take().filter(|(_, used)| used.elapsed() < KEEP_ALIVE) {
            return Ok(session);
        }
        let mut session = Session::start(self.options.clone(), &["$dps/registrations/res/#"])?;
        session.open(self.timeout)?;
        Ok(session)
    }

    fn send(&mut self, request: &Request) -> Result<Response, Response> {
        self.rid = self.rid.wrapping_add(1);
        let rid = self.rid.to_string();
        let (topic, payload) = match &request.call {
            Call::Register => (format!("PUT/iotdps-register/?$rid={rid}"), self.identity.to_json()),
            Call::Poll { operation } => {
                let operation = percent_encoded(operation);
                (format!("GET/iotdps-get-operationstatus/?$rid={rid}&operationId={operation}"), String::new())
            }
            Call::Lookup => return Err(Response::None(Failure::Silence)),
        };
        let mut session = self.session()?;
        session.publish(format!("$dps/registrations/{topic}"), QoS::AtLeastOnce, payload)?;
        let deadline = Instant::now() + self.timeout;
        loop {
            let message = session.message(Some(deadline))?;
            // Responses to calls that have timed out arrive too.
            if rid_of(&message.topic) == Some(&rid) {
                self.session = Some((session, Instant::now()));
                return Ok(Response::Mqtt { topic: message.topic, payload: message.payload.into() });
            }
        }
    }
}

impl Dps for MqttDps {
    fn call(&mut self, request: &Request) -> Response {
        // A connection that has failed is dropped: it would send again what was sent.
        self.send(request).unwrap_or_else(|failure| failure)
    }

    fn capabilities(&self) -> Capabilities {
        Capabilities::MQTT
    }
}

/// Returns the ID of the request that a topic responds to.
fn rid_of(topic: &str) -> Option<&str> {
    let (_, query) = topic.split_once('?')?;
    query.split('&').find_map(|pair| pair.strip_prefix("$rid="))
}
