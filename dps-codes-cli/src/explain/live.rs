//! `Live`: standard input, which tells when it is time to print.

use std::io::{self, BufRead, Read};
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::thread;
use std::time::{Duration, Instant};

/// A person who watches a log sees an explanation after this delay.
const IDLE: Duration = Duration::from_millis(250);

/// An input without a pause is explained this often.
const BUSY: Duration = Duration::from_secs(2);

pub(crate) struct Live<F> {
    chunks: Receiver<io::Result<Vec<u8>>>,
    chunk: io::Cursor<Vec<u8>>,
    print: F,
    printed: Instant,
}

impl<F: FnMut() -> io::Result<()>> Live<F> {
    /// Reads standard input, and calls `print` before it waits for long.
    pub(crate) fn new(print: F) -> Self {
        let (sender, chunks) = sync_channel(4);
        thread::spawn(move || {
            let mut input = io::stdin().lock();
            loop {
                let chunk = input.fill_buf().map(<[u8]>::to_vec);
                let length = chunk.as_ref().map_or(0, Vec::len);
                input.consume(length);
                // An interrupted read is tried again, as `Read` demands of its callers.
                let is_interrupted = chunk.as_ref().is_err_and(|error| error.kind() == io::ErrorKind::Interrupted);
                if !is_interrupted && (sender.send(chunk).is_err() || length == 0) {
                    break;
                }
            }
        });
        Self { chunks, chunk: io::Cursor::default(), print, printed: Instant::now() }
    }

    fn print(&mut self) -> io::Result<()> {
        self.printed = Instant::now();
        (self.print)()
    }

    fn receive(&mut self) -> io::Result<Vec<u8>> {
        if self.printed.elapsed() >= BUSY {
            self.print()?;
        }
        match self.chunks.recv_timeout(IDLE) {
            Ok(chunk) => chunk,
            Err(RecvTimeoutError::Disconnected) => Ok(Vec::new()),
            Err(RecvTimeoutError::Timeout) => {
                self.print()?;
                self.chunks.recv().unwrap_or_else(|_| Ok(Vec::new()))
            }
        }
    }
}

impl<F: FnMut() -> io::Result<()>> Read for Live<F> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.chunk.read(buffer)?;
        if length > 0 || buffer.is_empty() {
            return Ok(length);
        }
        self.chunk = io::Cursor::new(self.receive()?);
        self.chunk.read(buffer)
    }
}
