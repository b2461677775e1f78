//! A server that answers each MQTT CONNECT with a return code, and does nothing else.

use std::io::{self, Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// Refuses connections, until it is dropped.
#[derive(Debug)]
pub struct Gate {
    address: SocketAddr,
    connects: Arc<AtomicUsize>,
    is_over: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Gate {
    /// Starts it, with a return code for each connection; the last one is given again and again. `None` closes the
    /// connection without one.
    ///
    /// # Errors
    ///
    /// If there is no port to listen at.
    pub fn start(codes: impl IntoIterator<Item = Option<u8>>) -> io::Result<Self> {
        let codes: Vec<_> = codes.into_iter().collect();
        let listener = TcpListener::bind(("127.0.0.1", 0))?;
        let address = listener.local_addr()?;
        let connects = Arc::new(AtomicUsize::new(0));
        let is_over = Arc::new(AtomicBool::new(false));
        let thread = thread::spawn({
            let (connects, is_over) = (Arc::clone(&connects), Arc::clone(&is_over));
            move || {
                for stream in listener.incoming() {
                    if is_over.load(Ordering::SeqCst) {
                        break;
                    }
                    let number = connects.fetch_add(1, Ordering::SeqCst);
                    let code = codes.get(number).or(codes.last()).copied().flatten();
                    let _ = stream.and_then(|stream| refuse(stream, code));
                }
            }
        });
        Ok(Self { address, connects, is_over, thread: Some(thread) })
    }

    /// Where it is.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// How often a connection was opened.
    #[must_use]
    pub fn connects(&self) -> usize {
        self.connects.load(Ordering::SeqCst)
    }
}

impl Drop for Gate {
    fn drop(&mut self) {
        self.is_over.store(true, Ordering::SeqCst);
        // Wakes it up.
        if TcpStream::connect(self.address).is_ok() {
            let _ = self.thread.take().map(JoinHandle::join);
        }
    }
}

fn refuse(mut stream: TcpStream, code: Option<u8>) -> io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(30)))?;
    // The whole CONNECT of this device, which is short: its length takes a byte or two.
    let mut packet = [0; 1024];
    let _ = stream.read(&mut packet)?;
    match code {
        Some(code) => stream.write_all(&[0x20, 2, 0, code]),
        None => Ok(()),
    }
}
