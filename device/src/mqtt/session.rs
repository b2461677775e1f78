//! `Session`: one MQTT connection, from its CONNECT to its first failure.

use std::time::{Duration, Instant};

use dps_codes::Failure;
use rumqttc::{Client, ClientError, Connection, ConnectionError, Event, MqttOptions, Packet, Publish, QoS};

use crate::Response;

/// A connection that ends with its first failure: reconnecting is the decision of the retrier.
pub(super) struct Session {
    client: Client,
    connection: Connection,
    is_open: bool,
}

impl Session {
    /// Starts to connect, and to subscribe to these topics.
    pub(super) fn start(options: MqttOptions, topics: &[&str]) -> Result<Self, Response> {
        let (client, mut connection) = Client::new(options, 10);
        // A device sends one small packet at a time, and waits for the response.
        connection.eventloop.network_options.set_tcp_nodelay(true);
        for &topic in topics {
            client.try_subscribe(topic, QoS::AtLeastOnce).map_err(lost)?;
        }
        Ok(Self { client, connection, is_open: false })
    }

    /// Waits until the connection is open.
    pub(super) fn open(&mut self, timeout: Duration) -> Result<(), Response> {
        let deadline = Instant::now() + timeout;
        while !self.is_open {
            self.receive(Some(deadline))?;
        }
        Ok(())
    }

    pub(super) fn publish(&self, topic: String, qos: QoS, payload: String) -> Result<(), Response> {
        self.client.try_publish(topic, qos, false, payload).map_err(lost)
    }

    /// Waits for the next message. Without a deadline, it waits as long as the connection is open.
    pub(super) fn message(&mut self, deadline: Option<Instant>) -> Result<Publish, Response> {
        loop {
            if let Packet::Publish(message) = self.receive(deadline)? {
                return Ok(message);
            }
        }
    }

    /// Sends what was published, and closes the connection.
    pub(super) fn close(mut self) {
        let _ = self.client.try_disconnect();
        for event in self.connection.iter() {
            if !matches!(event, Ok(Event::Outgoing(sent)) if sent != rumqttc::Outgoing::Disconnect) {
                break;
            }
        }
    }

    fn receive(&mut self, deadline: Option<Instant>) -> Result<Packet, Response> {
        loop {
            let event = match deadline {
                Some(deadline) => {
                    let timeout = deadline.saturating_duration_since(Instant::now());
                    self.connection.recv_timeout(timeout).map_err(|_| self.failure(Failure::TimedOut))?
                }
                None => self.connection.recv().map_err(|_| self.failure(Failure::ConnectionLost))?,
            };
            match event {
                Ok(Event::Incoming(packet)) => {
                    self.is_open |= matches!(packet, Packet::ConnAck(_));
                    return Ok(packet);
                }
                Ok(Event::Outgoing(_)) => {}
                Err(ConnectionError::ConnectionRefused(code)) => return Err(Response::Connack(code as u8)),
                Err(_) => return Err(self.failure(Failure::ConnectionLost)),
            }
        }
    }

    /// Before the CONNACK, nothing was sent that the service could act on.
    const fn failure(&self, once_open: Failure) -> Response {
        Response::None(if self.is_open { once_open } else { Failure::Unreachable })
    }
}

/// The queue of requests is full or closed, since nothing is sent any more.
fn lost(_: ClientError) -> Response {
    Response::None(Failure::ConnectionLost)
}
