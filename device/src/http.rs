//! `HttpDps`: DPS over HTTP.

use std::io::{self, Read as _};
use std::time::Duration;

use dps_codes::{Capabilities, Failure, Symptom};
use ureq::http::{Method, Request as HttpRequest, header};
use ureq::{Agent, Error, Timeout};

use crate::identity::percent_encoded;
use crate::{Call, Dps, Identity, Request, Response};

/// No response of DPS is as long, in bytes. The page of a proxy may be.
const LONGEST_BODY: u64 = 64 * 1024;

/// Calls DPS over HTTP.
#[derive(Debug)]
pub struct HttpDps {
    agent: Agent,
    base: String,
    identity: Identity,
}

impl HttpDps {
    /// Creates a client that calls DPS at this URL, and waits for each response for `timeout`.
    #[must_use]
    pub fn new(base: &str, identity: Identity, timeout: Duration) -> Self {
        let agent = Agent::config_builder()
            // A status belongs to the report, not to the errors of the client.
            .http_status_as_error(false)
            // DPS never redirects. A captive portal does, and its page did not come from DPS.
            .max_redirects(0)
            .max_redirects_will_error(false)
            // A device has its own settings; a proxy of the environment is not one of them.
            .proxy(None)
            .timeout_global(Some(timeout))
            .build()
            .new_agent();
        Self { agent, base: base.trim_end_matches('/').to_owned(), identity }
    }

    fn send(&self, request: &Request) -> Result<Response, Error> {
        let Identity { id_scope, registration_id, .. } = &self.identity;
        let (method, path, body) = match &request.call {
            Call::Register => (Method::PUT, "/register".to_owned(), self.identity.to_json()),
            Call::Poll { operation } => {
                (Method::GET, format!("/operations/{}", percent_encoded(operation)), String::new())
            }
            Call::Lookup => (Method::POST, String::new(), self.identity.to_json()),
        };
        let url = format!("{}/{id_scope}/registrations/{registration_id}{path}?api-version=2019-03-31", self.base);
        let mut builder = HttpRequest::builder().method(method).uri(url);
        if let Some(token) = &request.authorization {
            builder = builder.header(header::AUTHORIZATION, token);
        }
        let response = if body.is_empty() {
            self.agent.run(builder.body(())?)?
        } else {
            self.agent.run(builder.header(header::CONTENT_TYPE, "application/json").body(body)?)?
        };
        let (parts, body) = response.into_parts();
        Ok(Response::Http { status: parts.status.as_u16(), headers: parts.headers, body: read(body) })
    }
}

impl Dps for HttpDps {
    fn call(&mut self, request: &Request) -> Response {
        self.send(request).unwrap_or_else(|error| Response::None(failure(&error)))
    }

    fn capabilities(&self) -> Capabilities {
        match self.identity.tpm {
            Some(_) => Capabilities::HTTPS.with_tpm(),
            None => Capabilities::HTTPS,
        }
    }
}

/// Tells if DPS may have received the call: then the status lookup can spare a register call.
fn failure(error: &Error) -> Failure {
    match error {
        Error::HostNotFound | Error::Timeout(Timeout::Resolve) => Failure::NameNotResolved,
        Error::ConnectionFailed | Error::Timeout(Timeout::Connect) => Failure::Unreachable,
        Error::Timeout(_) => Failure::TimedOut,
        Error::Tls(_) => Failure::ServerNotTrusted,
        Error::Io(error) if is_unreachable(error.kind()) => Failure::Unreachable,
        // The kinds of I/O errors do not name a failure of DNS; the message does.
        _ => Symptom::find_in(&error.to_string()).and_then(Failure::from_symptom).unwrap_or(Failure::ConnectionLost),
    }
}

const fn is_unreachable(kind: io::ErrorKind) -> bool {
    use io::ErrorKind::{ConnectionRefused, HostUnreachable, NetworkUnreachable};
    matches!(kind, ConnectionRefused | HostUnreachable | NetworkUnreachable)
}

/// Reads as much as arrives: the code is near the beginning, and worth having even if the rest is missing.
fn read(body: ureq::Body) -> Vec<u8> {
    let mut bytes = Vec::new();
    let _ = body.into_reader().take(LONGEST_BODY).read_to_end(&mut bytes);
    bytes
}
