//! `FakeServer`: an HTTP server for examples that sends scripted responses.

use std::env::consts::EXE_EXTENSION;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Command, Output};
use std::thread;

/// A response of the script.
#[derive(Clone, Copy, Debug)]
pub struct Response {
    /// The HTTP status.
    pub status: u16,
    /// Headers, each with its line break: `"retry-after: 2\r\n"`; may be empty.
    pub headers: &'static str,
    /// The body, in JSON.
    pub body: &'static str,
}

/// A server on this machine. It sends one response after the other, a connection each, then ends.
#[derive(Debug)]
pub struct FakeServer {
    address: SocketAddr,
}

impl FakeServer {
    /// Starts the server on a free port.
    ///
    /// # Errors
    /// Returns an error if no port is free.
    pub fn start(script: Vec<Response>) -> io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0))?;
        let address = listener.local_addr()?;
        thread::spawn(move || {
            for (response, stream) in script.iter().zip(listener.incoming()) {
                // A client that hangs up early sees the error itself.
                let _ = stream.and_then(|stream| respond(&stream, response));
            }
        });
        Ok(Self { address })
    }

    /// Returns the URL of the server.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }
}

fn respond(mut stream: &TcpStream, response: &Response) -> io::Result<()> {
    let mut request = BufReader::new(stream);
    let mut length = 0;
    loop {
        let mut line = String::new();
        request.read_line(&mut line)?;
        if let Some((name, value)) = line.split_once(':') {
            if name.eq_ignore_ascii_case("content-length") {
                length = value.trim().parse().unwrap_or(0);
            }
        }
        if line.trim().is_empty() {
            break;
        }
    }
    io::copy(&mut request.take(length), &mut io::sink())?;
    let Response { status, headers, body } = response;
    write!(
        stream,
        "HTTP/1.1 {status} Scripted\r\ncontent-type: application/json\r\ncontent-length: {}\r\nconnection: close\r\n{headers}\r\n{body}",
        body.len()
    )
}

/// Runs an example that `cargo test` has built, and returns what it has printed.
///
/// # Panics
/// If the example is not there, which it is not if `cargo test` builds some targets only, or if it fails.
#[must_use]
pub fn output_of_example(name: &str) -> String {
    let test = std::env::current_exe().expect("a test has an executable");
    let folder = test.parent().and_then(Path::parent).expect("it is in the folder `deps`");
    let example = folder.join("examples").join(name).with_extension(EXE_EXTENSION);
    let output = Command::new(&example).output();
    let Output { status, stdout, stderr } = output.unwrap_or_else(|error| panic!("{}: {error}", example.display()));
    let stderr = String::from_utf8_lossy(&stderr);
    assert!(status.success(), "{stderr}");
    format!("{}{stderr}", String::from_utf8_lossy(&stdout))
}
