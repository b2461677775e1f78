//! `Dps` and `Hub`: the two services that a device calls, over any transport.

use std::fmt;

use dps_codes::{Capabilities, Failure, Report};
use ureq::http::HeaderMap;

use crate::Assignment;

/// Carries calls to DPS.
pub trait Dps {
    /// Sends a call once, and waits for the response for a limited time.
    fn call(&mut self, request: &Request) -> Response;

    /// Returns the calls that there are: MQTT has no status lookup.
    fn capabilities(&self) -> Capabilities;
}

/// Connects to the assigned hub.
pub trait Hub {
    /// Opens a connection with this token, and returns the response of the hub: an accepted CONNACK if it is open.
    fn connect(&mut self, assignment: &Assignment, token: &str) -> Response;

    /// Does the work of the device over the open connection, and returns what has ended it: a refusal, or a failure.
    /// Returns `None` if the device is switched off.
    fn work(&mut self) -> Option<Response>;
}

/// A call, and the token that proves the right to make it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Request {
    /// The call.
    pub call: Call,
    /// The token for a challenge, after there was one.
    pub authorization: Option<String>,
}

/// The calls of the device API of DPS.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Call {
    /// Registers, which is billed.
    #[default]
    Register,
    /// Asks for the state of the operation that a register call has started.
    Poll {
        /// The ID in the response to the register call.
        operation: String,
    },
    /// Asks for the registration of the device.
    Lookup,
}

impl fmt::Display for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.call {
            Call::Register => "register",
            Call::Poll { .. } => "poll",
            Call::Lookup => "lookup",
        })?;
        f.write_str(if self.authorization.is_some() { ", signed" } else { "" })
    }
}

/// A response, or the reason for a missing one.
#[derive(Clone, Debug)]
pub enum Response {
    /// No response.
    None(Failure),
    /// A response over HTTP.
    Http {
        /// Its status.
        status: u16,
        /// Its headers.
        headers: HeaderMap,
        /// Its body, as much of it as arrived.
        body: Vec<u8>,
    },
    /// A response of DPS over MQTT.
    Mqtt {
        /// Its topic, which has the status.
        topic: String,
        /// Its payload.
        payload: Vec<u8>,
    },
    /// A response of the hub to a request over MQTT.
    Hub {
        /// Its status, from the topic.
        status: u16,
        /// Its payload.
        payload: Vec<u8>,
    },
    /// The return code of an MQTT CONNACK.
    Connack(u8),
}

impl Response {
    /// Reads the response, which never fails.
    #[must_use]
    pub fn report(&self) -> Report<'_> {
        match self {
            Self::None(failure) => Report::from_failure(*failure),
            Self::Http { status, headers, body } => Report::from_http(*status, headers, body),
            Self::Mqtt { topic, payload } => Report::from_mqtt(topic, payload),
            Self::Hub { status, payload } => Report::from_http(*status, Report::NO_HEADERS, payload),
            Self::Connack(code) => Report::from_connack(*code),
        }
    }
}
