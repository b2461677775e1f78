//! `FakeHub`: an IoT hub over MQTT 3.1.1, which decides for each connection how it ends.

use std::collections::VecDeque;
use std::io::{self, Read as _, Write as _};
use std::net::TcpStream;

use bytes::BytesMut;
use rumqttc::{ConnAck, Connect, ConnectReturnCode, Packet, Publish, QoS, SubAck, SubscribeReasonCode};

use super::known::{DEVICE_ID, HUB};
use super::log::Log;
use super::reply::Reply;
use super::server::Server;

const LONGEST_PACKET: usize = 64 * 1024;

/// The behavior of the hub toward a connection.
#[derive(Clone, Debug)]
pub enum HubReply {
    /// Refuses the CONNECT with this return code.
    Refused(u8),
    /// Closes the connection instead of a CONNACK.
    HungUp,
    /// Accepts the CONNECT, and responds to the request for the twin with this status and body.
    Twin(Reply),
    /// Works, then closes the connection.
    Lost,
    /// Works, then switches the device off by a direct method.
    Stop,
}

/// A hub at a port of this machine, until it is dropped.
#[derive(Debug)]
pub struct FakeHub {
    server: Server,
    log: Log,
}

impl FakeHub {
    /// Starts the hub with a reply for each connection; it repeats the last one.
    ///
    /// # Errors
    ///
    /// Returns an error if no port is free.
    pub fn start(replies: impl IntoIterator<Item = HubReply>) -> io::Result<Self> {
        let mut replies: VecDeque<_> = replies.into_iter().collect();
        let log = Log::default();
        let server = Server::start({
            let log = log.clone();
            move |stream| {
                let reply = if replies.len() > 1 { replies.pop_front() } else { replies.front().cloned() };
                Visit { stream, received: BytesMut::new() }.serve(&reply.unwrap_or(HubReply::HungUp), &log)
            }
        })?;
        Ok(Self { server, log })
    }

    /// Returns the port.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.server.address().port()
    }

    /// Returns the token of each CONNECT so far, in order, or an error of the device.
    #[must_use]
    pub fn connects(&self) -> Vec<String> {
        self.log.calls()
    }
}

/// One connection.
struct Visit<'a> {
    stream: &'a TcpStream,
    received: BytesMut,
}

impl Visit<'_> {
    fn serve(mut self, reply: &HubReply, log: &Log) -> io::Result<()> {
        let Packet::Connect(connect) = self.read()? else {
            log.push("error: a packet before CONNECT".to_owned());
            return Ok(());
        };
        log.push(token(connect));
        match reply {
            HubReply::HungUp => return Ok(()),
            HubReply::Refused(code) => {
                // Raw, since the enum of the client lacks some codes.
                return self.stream.write_all(&[0x20, 2, 0, *code]);
            }
            _ => self.write(&Packet::ConnAck(ConnAck::new(ConnectReturnCode::Success, false)))?,
        }
        loop {
            match self.read()? {
                Packet::Subscribe(subscribe) => {
                    let granted = subscribe.filters.iter().map(|filter| SubscribeReasonCode::Success(filter.qos));
                    self.write(&Packet::SubAck(SubAck::new(subscribe.pkid, granted.collect())))?;
                }
                Packet::Publish(request) if request.topic.starts_with("$iothub/twin/GET/") => match reply {
                    HubReply::Twin(refusal) => self.publish(&twin(refusal.status), &refusal.body)?,
                    HubReply::Lost => return self.publish(&twin(200), "{}"),
                    _ => {
                        self.publish(&twin(200), "{}")?;
                        self.publish("$iothub/methods/POST/stop/?$rid=1", "{}")?;
                    }
                },
                Packet::PingReq => self.write(&Packet::PingResp)?,
                Packet::Disconnect => return Ok(()),
                _ => {}
            }
        }
    }

    fn read(&mut self) -> io::Result<Packet> {
        loop {
            match Packet::read(&mut self.received, LONGEST_PACKET) {
                Ok(packet) => return Ok(packet),
                Err(rumqttc::Error::InsufficientBytes(_)) => {}
                Err(error) => return Err(io::Error::other(error)),
            }
            let mut bytes = [0; 1024];
            match self.stream.read(&mut bytes)? {
                0 => return Err(io::ErrorKind::UnexpectedEof.into()),
                read => self.received.extend_from_slice(&bytes[..read]),
            }
        }
    }

    fn write(&mut self, packet: &Packet) -> io::Result<()> {
        let mut bytes = BytesMut::new();
        packet.write(&mut bytes, LONGEST_PACKET).map_err(io::Error::other)?;
        self.stream.write_all(&bytes)
    }

    fn publish(&mut self, topic: &str, payload: &str) -> io::Result<()> {
        self.write(&Packet::Publish(Publish::new(topic, QoS::AtMostOnce, payload)))
    }
}

/// Checks who connects, and returns the token.
fn token(connect: Connect) -> String {
    let user = format!("{HUB}/{DEVICE_ID}/?api-version=2021-04-12");
    match connect.login {
        Some(login) if login.username == user && connect.client_id == DEVICE_ID => login.password,
        login => format!("error: {} as {login:?}", connect.client_id),
    }
}

fn twin(status: u16) -> String {
    format!("$iothub/twin/res/{status:03}/?$rid=1")
}
