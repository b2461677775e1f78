//! `Broker`: Eclipse Mosquitto, started at a port of this machine.
//!
//! `rumqttd` would run within the process, but it closes the connection of clients that subscribe to a topic
//! that begins with `$`, as all topics of DPS do.

use std::io::{self, BufRead as _, BufReader, Write as _};
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};
use std::thread;

/// A broker, which ends when it is dropped.
#[derive(Debug)]
pub struct Broker {
    child: Child,
    port: u16,
}

impl Broker {
    /// Starts a broker that accepts every client or none, and returns when it listens.
    ///
    /// # Errors
    ///
    /// Returns an error if Mosquitto is not installed, or does not start.
    pub fn start(is_open: bool) -> io::Result<Self> {
        // Another process may take the port before the broker does.
        let mut failure = io::Error::from(io::ErrorKind::AddrInUse);
        for _ in 0..5 {
            match Self::start_at(free_port()?, is_open) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => failure = error,
                result => return result,
            }
        }
        Err(failure)
    }

    /// Returns the port.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port
    }

    fn start_at(port: u16, is_open: bool) -> io::Result<Self> {
        let child = spawn("mosquitto").or_else(|_| spawn("/usr/sbin/mosquitto"));
        let child = child.map_err(|error| {
            io::Error::new(error.kind(), format!("the broker cannot be started: {error}; is `mosquitto` installed?"))
        })?;
        // Ends the process if something fails.
        let mut broker = Self { child, port };
        if let Some(mut settings) = broker.child.stdin.take() {
            write!(
                settings,
                "listener {port} 127.0.0.1\nallow_anonymous {is_open}\nset_tcp_nodelay true\nlog_dest stderr\n"
            )?;
        }
        let Some(log) = broker.child.stderr.take() else {
            return Err(io::Error::other("the broker has no log"));
        };
        let mut lines = BufReader::new(log).lines();
        let mut last = String::new();
        for line in lines.by_ref() {
            last = line?;
            if last.ends_with(" running") {
                // The broker stops if its log is not read.
                thread::spawn(move || lines.for_each(drop));
                return Ok(broker);
            }
        }
        Err(io::Error::other(format!("the broker has stopped: {last}")))
    }
}

impl Drop for Broker {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Starts the broker with its settings in the standard input, which saves a file.
fn spawn(program: &str) -> io::Result<Child> {
    let mut command = Command::new(program);
    command.args(["-c", "/dev/stdin"]).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn()
}

fn free_port() -> io::Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}
