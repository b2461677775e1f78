//! The fake DPS's HTTP: a request a connection, one after the other.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use super::reply::{Manner, Reply};
use super::script::{Asked, Dps, Endpoint, ID_SCOPE, REGISTRATION_ID, Script};

/// Longer than any test waits. Nobody is waited for without an end.
const PATIENCE: Duration = Duration::from_secs(30);

/// A DPS at a port of this machine, until it is dropped.
#[derive(Debug)]
pub struct HttpDps {
    address: SocketAddr,
    dps: Dps,
    is_over: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl HttpDps {
    /// Starts it.
    ///
    /// # Errors
    ///
    /// If there is no port to listen at.
    pub fn start(script: Script) -> io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0))?;
        let address = listener.local_addr()?;
        let dps = Dps::new(script);
        let is_over = Arc::new(AtomicBool::new(false));
        let thread = thread::spawn({
            let (dps, is_over) = (dps.clone(), Arc::clone(&is_over));
            move || {
                for stream in listener.incoming() {
                    if is_over.load(Ordering::SeqCst) {
                        break;
                    }
                    // What a device does wrong is noted; if it goes away, that is its own affair.
                    let _ = stream.and_then(|stream| serve(&stream, &dps));
                }
            }
        });
        Ok(Self { address, dps, is_over, thread: Some(thread) })
    }

    /// Where it is.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// What was asked so far, in order: `register`, `poll` or `lookup`, with ` signed` behind it if it had a token.
    #[must_use]
    pub fn calls(&self) -> Vec<String> {
        self.dps.calls()
    }
}

impl Drop for HttpDps {
    fn drop(&mut self) {
        self.is_over.store(true, Ordering::SeqCst);
        // Wakes it up.
        if TcpStream::connect(self.address).is_ok() {
            let _ = self.thread.take().map(JoinHandle::join);
        }
    }
}

fn serve(stream: &TcpStream, dps: &Dps) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    let request = Incoming::read(stream)?;
    let reply = request.answer(dps);
    match reply.manner {
        Manner::HungUp => Ok(()),
        Manner::Silence => wait_for_end(stream),
        Manner::Whole | Manner::AfterStray => send(stream, &reply, reply.body.len()),
        Manner::Cut => send(stream, &reply, reply.body.len() / 2),
        Manner::Stalled => {
            send(stream, &reply, reply.body.len() / 2)?;
            wait_for_end(stream)
        }
    }
}

/// Until the device closes the connection.
fn wait_for_end(mut stream: &TcpStream) -> io::Result<()> {
    stream.read(&mut [0]).map(drop)
}

fn send(mut stream: &TcpStream, reply: &Reply, bytes: usize) -> io::Result<()> {
    let mut answer = format!("HTTP/1.1 {} As Scripted\r\nConnection: close\r\n", reply.status).into_bytes();
    for (name, value) in &reply.headers {
        write!(answer, "{name}: {value}\r\n")?;
    }
    write!(answer, "Content-Length: {}\r\n\r\n", reply.body.len())?;
    answer.extend_from_slice(reply.body.as_bytes().get(..bytes).unwrap_or_default());
    stream.write_all(&answer)
}

/// A request as it came.
struct Incoming {
    /// Method and target.
    line: String,
    authorization: Option<String>,
    body: String,
}

impl Incoming {
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

    fn answer(&self, dps: &Dps) -> Reply {
        let mut words = self.line.split(' ');
        let (Some(method), Some(target)) = (words.next(), words.next()) else {
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
        dps.answer(&Asked { endpoint, operation, authorization, body: &self.body })
    }
}
