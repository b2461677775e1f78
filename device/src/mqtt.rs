//! DPS over MQTT.

use std::time::{Duration, Instant};

use rumqttc::{Client, ClientError, Connection, ConnectionError, Event, MqttOptions, Packet, QoS, RecvTimeoutError};

use crate::transport::encoded;
use crate::{Call, Identity, Request, Response, Transport};

/// Nobody looks after the connection between two calls, so the broker ends it after one and a half times as long.
const KEEP_ALIVE: Duration = Duration::from_secs(60);

/// Calls DPS over MQTT, which has no status lookup and no TPM attestation.
pub struct Mqtt {
    options: MqttOptions,
    identity: Identity,
    timeout: Duration,
    session: Option<Session>,
    /// The ID of the latest request.
    rid: u32,
}

struct Session {
    client: Client,
    connection: Connection,
    used: Instant,
}

/// Why there is no answer.
enum Failure {
    Refused(u8),
    Other,
}

impl Mqtt {
    /// A device that connects to this host, with this token as its password, and waits for each answer for so long.
    #[must_use]
    pub fn new(host: &str, port: u16, identity: Identity, token: &str, timeout: Duration) -> Self {
        let mut options = MqttOptions::new(&identity.registration_id, host, port);
        let user = format!("{}/registrations/{}/api-version=2019-03-31", identity.id_scope, identity.registration_id);
        options.set_credentials(user, token);
        options.set_keep_alive(KEEP_ALIVE);
        Self { options, identity, timeout, session: None, rid: 0 }
    }

    /// The connection there is, or a new one.
    fn session(&mut self) -> Result<Session, Failure> {
        if let Some(session) = self.session.take().filter(|session| session.used.elapsed() < KEEP_ALIVE) {
            return Ok(session);
        }
        let (client, connection) = Client::new(self.options.clone(), 10);
        client.try_subscribe("$dps/registrations/res/#", QoS::AtLeastOnce)?;
        Ok(Session { client, connection, used: Instant::now() })
    }

    fn send(&mut self, request: &Request) -> Result<Response, Failure> {
        let deadline = Instant::now() + self.timeout;
        let mut session = self.session()?;
        self.rid = self.rid.wrapping_add(1);
        let rid = self.rid.to_string();
        let (topic, payload) = match &request.call {
            Call::Register => (format!("PUT/iotdps-register/?$rid={rid}"), self.identity.to_json()),
            Call::Poll { operation } => {
                let operation = encoded(operation);
                (format!("GET/iotdps-get-operationstatus/?$rid={rid}&operationId={operation}"), String::new())
            }
            Call::Lookup => return Err(Failure::Other),
        };
        session.client.try_publish(format!("$dps/registrations/{topic}"), QoS::AtLeastOnce, false, payload)?;
        loop {
            let rest = deadline.saturating_duration_since(Instant::now());
            match session.connection.recv_timeout(rest)?? {
                // Answers to calls that were given up arrive too.
                Event::Incoming(Packet::Publish(answer)) if rid_of(&answer.topic) == Some(&rid) => {
                    session.used = Instant::now();
                    self.session = Some(session);
                    return Ok(Response::Mqtt { topic: answer.topic, payload: answer.payload.into() });
                }
                _ => {}
            }
        }
    }
}

impl Transport for Mqtt {
    fn call(&mut self, request: &Request) -> Response {
        // A connection on which something has failed is not used again: it would send what was sent once more.
        self.send(request).unwrap_or_else(|failure| match failure {
            Failure::Refused(code) => Response::Connack(code),
            Failure::Other => Response::Nothing,
        })
    }

    fn has_lookup(&self) -> bool {
        false
    }
}

/// Which request a topic answers.
fn rid_of(topic: &str) -> Option<&str> {
    let (_, query) = topic.split_once('?')?;
    query.split('&').find_map(|pair| pair.strip_prefix("$rid="))
}

impl From<ConnectionError> for Failure {
    fn from(error: ConnectionError) -> Self {
        match error {
            ConnectionError::ConnectionRefused(code) => Self::Refused(code as u8),
            _ => Self::Other,
        }
    }
}

impl From<RecvTimeoutError> for Failure {
    fn from(_: RecvTimeoutError) -> Self {
        Self::Other
    }
}

impl From<ClientError> for Failure {
    fn from(_: ClientError) -> Self {
        Self::Other
    }
}
