//! Which answer comes when, and what was asked.

use std::sync::{Arc, Mutex, PoisonError};

use super::reply::Reply;
use super::tpm::{KEY, ToyTpm};
use crate::Identity;

/// The scope that the fake DPS serves.
pub const ID_SCOPE: &str = "0ne0000000A";
/// The device that it knows.
pub const REGISTRATION_ID: &str = "pump-7";
/// The operation that it starts. Not one that DPS would use: it has to be encoded in a URL.
pub const OPERATION: &str = "5.a1 b/2";
const ENCODED_OPERATION: &str = "5.a1%20b%2F2";

/// The identity of the device that the fake DPS knows.
#[must_use]
pub fn identity() -> Identity {
    Identity::new(ID_SCOPE, REGISTRATION_ID)
}

/// The places that a device calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Endpoint {
    /// Registering.
    Register,
    /// The operation that registering has started.
    Poll,
    /// The status lookup.
    Lookup,
}

/// The answers of each endpoint, in order; the last one is given again and again. An endpoint without any answers 405.
#[derive(Clone, Debug, Default)]
pub struct Script {
    register: Vec<Reply>,
    poll: Vec<Reply>,
    lookup: Vec<Reply>,
}

impl Script {
    /// What register calls are answered.
    pub fn register(replies: impl IntoIterator<Item = Reply>) -> Self {
        Self { register: replies.into_iter().collect(), ..Self::default() }
    }

    /// What polls are answered.
    #[must_use]
    pub fn poll(mut self, replies: impl IntoIterator<Item = Reply>) -> Self {
        self.poll.extend(replies);
        self
    }

    /// What lookups are answered.
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

/// A call as it has arrived.
pub(crate) struct Asked<'a> {
    pub(crate) endpoint: Endpoint,
    /// For a poll, as it stood in the URL or the topic.
    pub(crate) operation: &'a str,
    pub(crate) authorization: Option<&'a str>,
    pub(crate) body: &'a str,
}

/// Reads from the script, and notes what was asked. Clones share both.
#[derive(Clone, Debug)]
pub(crate) struct Dps(Arc<Mutex<(Script, Vec<String>)>>);

impl Dps {
    pub(crate) fn new(script: Script) -> Self {
        Self(Arc::new(Mutex::new((script, Vec::new()))))
    }

    pub(crate) fn answer(&self, asked: &Asked<'_>) -> Reply {
        if let Some(wrong) = asked.mistake() {
            return self.refuse(wrong);
        }
        let signed = if asked.authorization.is_some() { " signed" } else { "" };
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        state.1.push(format!("{:?}{signed}", asked.endpoint).to_lowercase());
        state.0.next(asked.endpoint)
    }

    /// For what DPS would not understand.
    pub(crate) fn refuse(&self, wrong: &str) -> Reply {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).1.push(format!("wrong: {wrong}"));
        Reply::error(400_004, "BadRequest")
    }

    pub(crate) fn calls(&self) -> Vec<String> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).1.clone()
    }
}

impl Asked<'_> {
    fn mistake(&self) -> Option<&'static str> {
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
