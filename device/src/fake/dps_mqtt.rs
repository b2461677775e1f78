//! `FakeMqttDps`: another client of the broker, which responds to what the device publishes.

use std::io;
use std::thread::{self, JoinHandle};

use rumqttc::{Client, Event, MqttOptions, Packet, Publish, QoS};

use super::reply::{Manner, Reply};
use super::script::{Dps, Endpoint, Received, Script};

const REGISTER: &str = "$dps/registrations/PUT/iotdps-register/";
const POLL: &str = "$dps/registrations/GET/iotdps-get-operationstatus/";

/// A DPS at a broker, until it is dropped.
pub struct FakeMqttDps {
    client: Client,
    dps: Dps,
    thread: Option<JoinHandle<()>>,
}

impl FakeMqttDps {
    /// Starts it at the broker with this port, and returns when it is ready to respond.
    ///
    /// # Errors
    ///
    /// Returns an error if the broker does not accept it.
    pub fn start(port: u16, script: Script) -> io::Result<Self> {
        let dps = Dps::new(script);
        let (client, mut connection) = Client::new(MqttOptions::new("dps", "127.0.0.1", port), 10);
        connection.eventloop.network_options.set_tcp_nodelay(true);
        for topic in [REGISTER, POLL] {
            client.try_subscribe(format!("{topic}#"), QoS::AtLeastOnce).map_err(io::Error::other)?;
        }
        let mut open = 2;
        for event in connection.iter() {
            if let Event::Incoming(Packet::SubAck(_)) = event.map_err(io::Error::other)? {
                open -= 1;
            }
            if open == 0 {
                break;
            }
        }
        let thread = thread::spawn({
            let (client, dps) = (client.clone(), dps.clone());
            move || {
                // It ends with the broker, or when it is dropped.
                for event in connection.iter().map_while(Result::ok) {
                    if let Event::Incoming(Packet::Publish(publish)) = event {
                        serve(&client, &dps, &publish);
                    }
                }
            }
        });
        Ok(Self { client, dps, thread: Some(thread) })
    }

    /// Returns the calls so far, in order: `register` or `poll`.
    #[must_use]
    pub fn calls(&self) -> Vec<String> {
        self.dps.calls()
    }
}

impl Drop for FakeMqttDps {
    fn drop(&mut self) {
        if self.client.try_disconnect().is_ok() {
            let _ = self.thread.take().map(JoinHandle::join);
        }
    }
}

fn serve(client: &Client, dps: &Dps, publish: &Publish) {
    let (endpoint, query) = match (publish.topic.strip_prefix(REGISTER), publish.topic.strip_prefix(POLL)) {
        (Some(query), _) => (Endpoint::Register, query),
        (_, query) => (Endpoint::Poll, query.unwrap_or_default()),
    };
    let value = |key: &str| query.trim_start_matches('?').split('&').find_map(|pair| pair.strip_prefix(key));
    let Some(rid) = value("$rid=") else {
        drop(dps.refuse("topic"));
        return;
    };
    let operation = value("operationId=").unwrap_or_default();
    let body = std::str::from_utf8(&publish.payload).unwrap_or_default();
    let reply = dps.reply(&Received { endpoint, operation, authorization: None, body });
    if reply.manner == Manner::Silence {
        return;
    }
    if reply.manner == Manner::AfterStray {
        send(client, "0", &Reply::error(404_201, "Not for you."));
    }
    send(client, rid, &reply);
}

fn send(client: &Client, rid: &str, reply: &Reply) {
    let mut topic = format!("$dps/registrations/res/{}/?$rid={rid}", reply.status);
    for (name, value) in &reply.headers {
        topic.extend(["&", name, "=", value]);
    }
    let _ = client.try_publish(topic, QoS::AtLeastOnce, false, reply.body.as_str());
}
