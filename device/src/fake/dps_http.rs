//! `FakeHttpDps`: a request for each connection, one after the other.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::TcpStream;

use super::known::{ID_SCOPE, REGISTRATION_ID};
use super::reply::{Manner, Reply};
use super::script::{Dps, Endpoint, Received, Script};
use super::server::Server;

/// A DPS at a port of this machine, until it is dropped.
#[derive(Debug)]
pub struct FakeHttpDps {
    server: Server,
    dps: Dps,
}

impl FakeHttpDps {
    /// Starts it.
    ///
    /// # Errors
    ///
    /// Returns an error if no port is free.
    pub fn start(script: Script) -> io::Result<Self> {
        let dps = Dps::new(script);
        let server = Server::start({
            let dps = dps.clone();
            move |stream| serve(stream, &dps)
        })?;
        Ok(Self { server, dps })
    }

    /// Returns the URL.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.server.address())
    }

    /// Returns the calls so far, in order: `register`, `poll` or `lookup`, followed by ` signed` if it had a token.
    #[must_use]
    pub fn calls(&self) -> Vec<String> {
        self.dps.calls()
    }
}

fn serve(stream: &TcpStream, dps: &Dps) -> io::Result<()> {
    let reply = Request::read(stream)?.reply(dps);
    match reply.manner {
        Manner::HungUp => Ok(()),
        Manner::Silence => wait_for_end(stream),
        Manner::Whole | Manner::AfterStray => send(stream, &reply, reply.body.len()),
        Manner::Truncated => send(stream, &reply, reply.body.len() / 2),
        Manner::Stalled => {
            send(stream, &reply, reply.body.len() / 2)?;
            wait_for_end(stream)
        }
    }
}

/// Waits until the device closes the connection.
fn wait_for_end(mut stream: &TcpStream) -> io::Result<()> {
    stream.read(&mut [0]).map(drop)
}

fn send(mut stream: &TcpStream, reply: &Reply, bytes: usize) -> io::Result<()> {
    let mut response = format!("HTTP/1.1 {} As Scripted\r\nConnection: close\r\n", reply.status).into_bytes();
    for (name, value) in &reply.headers {
        write!(response, "{name}: {value}\r\n")?;
    }
    write!(response, "Content-Length: {}\r\n\r\n", reply.body.len())?;
    response.extend_from_slice(reply.body.as_bytes().get(..bytes).unwrap_or_default());
    stream.write_all(&response)
}

/// A request.
struct Request {
    /// Method and target.
    line: String,
    authorization: Option<String>,
    body: String,
}

impl Request {
    fn read(stream: &TcpStream) -> io::Result<Self> {
        let mut reader = BufReader::new(stream);
        let mut request = Self { line: String::new(), authorization: None, body: String::new() };
        reader.read_line(&mut request.line)?;
        let mut length = 0;
        loop {
            let mut line = String::new();
            reader.read_line(&mut line)?;
            let Some((name, value)) = line.trim_end().split_once(": ") else { break };
            match name.to_ascii_lowercase().as_str() {
                "content-length" => length = value.parse().unwrap_or(0),
                "authorization" => request.authorization = Some(value.to_owned()),
                _ => {}
            }
        }
        reader.take(length).read_to_string(&mut request.body)?;
        Ok(request)
    }

    fn reply(&self, dps: &Dps) -> Reply {
        let mut parts = self.line.split(' ');
        let (Some(method), Some(target)) = (parts.next(), parts.next()) else {
            return dps.refuse("request line");
        };
        let path = target
            .strip_suffix("?api-version=2019-03-31")
            .and_then(|path| path.strip_prefix(&format!("/{ID_SCOPE}/registrations/{REGISTRATION_ID}")));
        let (endpoint, operation) = match (method, path) {
            ("PUT", Some("/register")) => (Endpoint::Register, ""),
            ("POST", Some("")) => (Endpoint::Lookup, ""),
            ("GET", Some(path)) => (Endpoint::Poll, path.strip_prefix("/operations/").unwrap_or_default()),
            _ => return dps.refuse("URL"),
        };
        let authorization = self.authorization.as_deref();
        dps.reply(&Received { endpoint, operation, authorization, body: &self.body })
    }
}
