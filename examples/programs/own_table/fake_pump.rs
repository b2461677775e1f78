//! A fake pump: it sends the numbers of its errors over a socket, a line each.

use std::io::{self, Write};
use std::net::{SocketAddr, TcpListener};
use std::thread;

/// Starts it on a free port.
///
/// # Errors
/// Returns an error if no port is free.
pub(crate) fn start() -> io::Result<SocketAddr> {
    let listener = TcpListener::bind(("127.0.0.1", 0))?;
    let address = listener.local_addr()?;
    thread::spawn(move || {
        let (mut stream, _) = listener.accept()?;
        stream.write_all(b"101\n201\n207\n")
    });
    Ok(address)
}
