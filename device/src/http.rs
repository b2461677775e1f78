//! DPS over HTTP.

use std::io::Read as _;
use std::time::Duration;

use ureq::Agent;
use ureq::http::{Method, Request as HttpRequest, header};

use crate::transport::encoded;
use crate::{Call, Identity, Request, Response, Transport};

/// No answer of DPS is near this, in bytes. A page that somebody else sends may be.
const LONGEST_BODY: u64 = 64 * 1024;

/// Calls DPS over HTTP.
#[derive(Debug)]
pub struct Http {
    agent: Agent,
    base: String,
    identity: Identity,
}

impl Http {
    /// A device that calls DPS at this URL, and waits for each answer for so long.
    #[must_use]
    pub fn new(base: &str, identity: Identity, timeout: Duration) -> Self {
        let agent = Agent::config_builder()
            // A status is an answer to be read, not an error.
            .http_status_as_error(false)
            // DPS redirects nobody. A captive portal does, and its page is no answer of DPS.
            .max_redirects(0)
            .max_redirects_will_error(false)
            // A proxy is a matter of the device's own settings, not of whatever the environment says.
            .proxy(None)
            .timeout_global(Some(timeout))
            .build()
            .new_agent();
        Self { agent, base: base.trim_end_matches('/').to_owned(), identity }
    }

    fn send(&self, request: &Request) -> Result<Response, ureq::Error> {
        let Identity { id_scope, registration_id, .. } = &self.identity;
        let (method, path, body) = match &request.call {
            Call::Register => (Method::PUT, "/register".to_owned(), self.identity.to_json()),
            Call::Poll { operation } => (Method::GET, format!("/operations/{}", encoded(operation)), String::new()),
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

impl Transport for Http {
    fn call(&mut self, request: &Request) -> Response {
        // Whatever keeps an answer from coming, the advice is the same.
        self.send(request).unwrap_or(Response::Nothing)
    }

    fn has_lookup(&self) -> bool {
        true
    }
}

/// As much of it as arrives: the code stands near the beginning, and is worth having even if the rest is cut off.
fn read(body: ureq::Body) -> Vec<u8> {
    let mut bytes = Vec::new();
    let _ = body.into_reader().take(LONGEST_BODY).read_to_end(&mut bytes);
    bytes
}
