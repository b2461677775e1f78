//! `Script`: the reply to each call; `Dps`: what both transports of the fake DPS share.

use std::sync::{Arc, Mutex, PoisonError};

use super::known::{ENCODED_OPERATION, KEY, REGISTRATION_ID};
use super::log::Log;
use super::reply::Reply;
use super::tpm::ToyTpm;

/// The calls of the device API.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Endpoint {
    /// Registering.
    Register,
    /// The operation that registering has started.
    Poll,
    /// The status lookup.
    Lookup,
}

/// The replies of each endpoint, in order; it repeats the last one. An endpoint without replies responds with 405.
#[derive(Clone, Debug, Default)]
pub struct Script {
    register: Vec<Reply>,
    poll: Vec<Reply>,
    lookup: Vec<Reply>,
}

impl Script {
    /// Creates a script with these replies to register calls.
    pub fn register(replies: impl IntoIterator<Item = Reply>) -> Self {
        Self { register: replies.into_iter().collect(), ..Self::default() }
    }

    /// Adds replies to polls.
    #[must_use]
    pub fn poll(mut self, replies: impl IntoIterator<Item = Reply>) -> Self {
        self.poll.extend(replies);
        self
    }

    /// Adds replies to lookups.
    #[must_use]
    pub fn lookup(mut self, replies: impl IntoIterator<Item = Reply>) -> Self {
        self.lookup.extend(replies);
        self
    }

    fn next(&mut self, endpoint: Endpoint) -> Reply {
        let replies = match endpoint {
            Endpoint::Register => &mut self.register,
            Endpoint::Poll => &mut self.poll,
            Endpoint::Lookup => &mut self.lookup,
        };
        match replies.len() {
            0 => Reply::new(405, ""),
            1 => replies[0].clone(),
            _ => replies.remove(0),
        }
    }
}

/// A call that has arrived.
pub(super) struct Received<'a> {
    pub(super) endpoint: Endpoint,
    /// The operation of a poll, as encoded in the URL or the topic.
    pub(super) operation: &'a str,
    pub(super) authorization: Option<&'a str>,
    pub(super) body: &'a str,
}

/// Reads from the script, and logs the calls. Clones share both.
#[derive(Clone, Debug)]
pub(super) struct Dps {
    script: Arc<Mutex<Script>>,
    log: Log,
}

impl Dps {
    pub(super) fn new(script: Script) -> Self {
        Self { script: Arc::new(Mutex::new(script)), log: Log::default() }
    }

    pub(super) fn reply(&self, call: &Received<'_>) -> Reply {
        if let Some(error) = call.error() {
            return self.refuse(error);
        }
        let signed = if call.authorization.is_some() { " signed" } else { "" };
        self.log.push(format!("{:?}{signed}", call.endpoint).to_lowercase());
        self.script.lock().unwrap_or_else(PoisonError::into_inner).next(call.endpoint)
    }

    /// Refuses what DPS would not understand.
    pub(super) fn refuse(&self, error: &str) -> Reply {
        self.log.push(format!("error: {error}"));
        Reply::error(400_004, "BadRequest")
    }

    pub(super) fn calls(&self) -> Vec<String> {
        self.log.calls()
    }
}

impl Received<'_> {
    fn error(&self) -> Option<&'static str> {
        let has_id = self.body.starts_with(&format!(r#"{{"registrationId":"{REGISTRATION_ID}""#));
        if self.authorization.is_some_and(|token| token != ToyTpm.sign(KEY)) {
            return Some("signature");
        }
        match self.endpoint {
            Endpoint::Poll if self.operation != ENCODED_OPERATION => Some("operation"),
            Endpoint::Poll if !self.body.is_empty() => Some("a poll with a body"),
            Endpoint::Register | Endpoint::Lookup if !has_id => Some("body"),
            _ => None,
        }
    }
}
