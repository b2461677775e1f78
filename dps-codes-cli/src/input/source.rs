//! `Source`: an open input, decompressed, whose reader ends where reading fails.

use std::fs::File;
use std::io::{self, BufRead, BufReader, ErrorKind, Read};
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use super::Input;
use super::compression::decompress;

const BUFFER: usize = 1 << 18;

/// An open input. What was read before an error counts, so the error waits until the reader is at its end.
pub(crate) struct Source {
    reader: BufReader<UntilError>,
    error: Arc<Mutex<Option<io::Error>>>,
    file: Option<Growing>,
}

/// An end that is worth a message.
pub(crate) enum End {
    /// Not everything was read.
    Early(String),
    /// Everything was read that was there at first.
    Grown(String),
}

/// A file that others can write meanwhile.
struct Growing {
    file: File,
    length: u64,
    read: Arc<AtomicU64>,
}

impl Source {
    /// Opens an input; bytes read are added to `progress`.
    pub(crate) fn open(input: &Input, progress: &Arc<AtomicU64>) -> io::Result<Self> {
        match input {
            Input::StandardInput => Self::new(Metered::new(io::stdin(), progress), None),
            Input::File(path) => Self::open_file(path, progress),
        }
    }

    fn open_file(path: &Path, progress: &Arc<AtomicU64>) -> io::Result<Self> {
        let file = File::open(path)?;
        let metadata = file.metadata()?;
        let reader = Metered::new(file.try_clone()?, progress);
        // Files of /proc have no length before they are read.
        if !metadata.is_file() || metadata.len() == 0 {
            return Self::new(reader, None);
        }
        let growing = Growing { file, length: metadata.len(), read: Arc::clone(&reader.read) };
        // A writer that appends faster than this reads must not keep it from ending.
        Self::new(reader.take(metadata.len()), Some(growing))
    }

    fn new(reader: impl Read + 'static, file: Option<Growing>) -> io::Result<Self> {
        let error = Arc::new(Mutex::new(None));
        let reader = UntilError { reader: decompress(reader)?, error: Arc::clone(&error) };
        Ok(Self { reader: BufReader::with_capacity(BUFFER, reader), error, file })
    }

    /// Returns what the file is if it is not a log.
    pub(crate) fn binary_format(&mut self) -> Option<&'static str> {
        self.reader.fill_buf().ok().and_then(dps_codes_log::binary_format)
    }

    /// Returns `true` if there is a NUL byte near the start, which only a log in UTF-16 has.
    pub(crate) fn is_binary(&mut self) -> bool {
        self.reader.fill_buf().is_ok_and(|start| start.contains(&0) && !dps_codes_log::is_utf_16(start))
    }

    pub(crate) fn reader(&mut self) -> &mut (impl BufRead + use<>) {
        &mut self.reader
    }

    /// Returns what kept the input from being read to its end, or what changed meanwhile.
    pub(crate) fn finish(self) -> Option<End> {
        let error = self.error.lock().unwrap_or_else(PoisonError::into_inner).take();
        match error {
            Some(error) if error.kind() == ErrorKind::UnexpectedEof => {
                Some(End::Early("the compressed data are truncated; what was read counts".to_owned()))
            }
            Some(error) => Some(End::Early(format!("{error}; what was read counts"))),
            None => self.file.and_then(|file| file.change()),
        }
    }
}

impl Growing {
    fn change(&self) -> Option<End> {
        let now = self.file.metadata().ok()?.len();
        let read = self.read.load(Ordering::Relaxed);
        if now < self.length {
            let shrank = format!("shrank from {} to {now} bytes while it was read; what was read counts", self.length);
            return Some(End::Early(shrank));
        }
        // Files of sysfs state a length that they do not have.
        if read < self.length && now > self.length {
            return Some(End::Early("was written anew while it was read; what was read counts".to_owned()));
        }
        let added = now.checked_sub(self.length).filter(|&added| added > 0)?;
        Some(End::Grown(format!("grew while it was read; the {added} bytes added are left out")))
    }
}

/// A reader that counts bytes.
struct Metered<R> {
    reader: R,
    read: Arc<AtomicU64>,
    progress: Arc<AtomicU64>,
}

impl<R> Metered<R> {
    fn new(reader: R, progress: &Arc<AtomicU64>) -> Self {
        Self { reader, read: Arc::default(), progress: Arc::clone(progress) }
    }
}

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.reader.read(buffer)?;
        let bytes = u64::try_from(length).unwrap_or_default();
        self.read.fetch_add(bytes, Ordering::Relaxed);
        self.progress.fetch_add(bytes, Ordering::Relaxed);
        Ok(length)
    }
}

/// A reader that ends at the first error, and keeps it.
struct UntilError {
    reader: Box<dyn Read>,
    error: Arc<Mutex<Option<io::Error>>>,
}

impl Read for UntilError {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            match self.reader.read(buffer) {
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => {
                    *self.error.lock().unwrap_or_else(PoisonError::into_inner) = Some(error);
                    return Ok(0);
                }
                length => return length,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs::{self, OpenOptions};
    use std::io::Write;
    use std::path::PathBuf;

    use super::*;

    fn file(name: &str, length: usize) -> PathBuf {
        let path = std::env::temp_dir().join(format!("dps-codes-{}-{name}", std::process::id()));
        fs::write(&path, vec![b'x'; length]).unwrap();
        path
    }

    /// Returns the number of bytes read, and the end, of a file that changes after it was opened.
    fn read(name: &str, change: impl FnOnce(&Path)) -> (usize, Option<End>) {
        let path = file(name, 1 << 20);
        let mut source = Source::open(&Input::File(path.clone()), &Arc::default()).unwrap();
        change(&path);
        let mut bytes = Vec::new();
        source.reader().read_to_end(&mut bytes).unwrap();
        let end = source.finish();
        let _ = fs::remove_file(&path);
        (bytes.len(), end)
    }

    #[test]
    fn a_file_that_stays_ends_without_a_message() {
        assert!(matches!(read("stays", |_| ()), (0x10_0000, None)));
    }

    #[test]
    fn a_file_that_grows_is_read_up_to_its_first_length() {
        let grow = |path: &Path| OpenOptions::new().append(true).open(path).unwrap().write_all(b"more").unwrap();
        let (length, end) = read("grows", grow);
        assert!(matches!(end, Some(End::Grown(message)) if message.contains("4 bytes")));
        assert_eq!(length, 1 << 20);
    }

    #[test]
    fn a_file_that_shrinks_is_read_to_its_new_end() {
        let shrink = |path: &Path| OpenOptions::new().write(true).open(path).unwrap().set_len(1000).unwrap();
        let (length, end) = read("shrinks", shrink);
        assert!(matches!(end, Some(End::Early(message)) if message.contains("to 1000 bytes")));
        assert!(length < 1 << 20);
    }

    /// It is longer than before, although fewer bytes were read. A file of the kernel keeps a length that it does not have.
    #[test]
    fn a_file_that_is_written_anew_is_incomplete() {
        let path = file("regrows", 1 << 20);
        let mut source = Source::open(&Input::File(path.clone()), &Arc::default()).unwrap();
        let set_length = |length| OpenOptions::new().write(true).open(&path).unwrap().set_len(length).unwrap();
        set_length(1000);
        let mut bytes = Vec::new();
        source.reader().read_to_end(&mut bytes).unwrap();
        set_length((1 << 20) + 4);
        let end = source.finish();
        let _ = fs::remove_file(&path);
        assert!(matches!(end, Some(End::Early(_))));
        assert!(bytes.len() < 1 << 20);
    }

    /// A reader that a signal interrupts before each part.
    struct Interrupted(std::vec::IntoIter<&'static [u8]>, bool);

    impl Read for Interrupted {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            self.1 = !self.1;
            if self.1 {
                return Err(ErrorKind::Interrupted.into());
            }
            self.0.next().unwrap_or_default().read(buffer)
        }
    }

    #[test]
    fn a_read_that_is_interrupted_is_tried_again() {
        let parts = vec![&b"one "[..], b"two"];
        let error = Arc::new(Mutex::new(None));
        let reader = Box::new(Interrupted(parts.into_iter(), false));
        let mut reader = UntilError { reader, error: Arc::clone(&error) };
        let mut read = || {
            let mut buffer = [0; 10];
            let length = reader.read(&mut buffer).unwrap();
            buffer[..length].to_vec()
        };
        assert_eq!([read(), read(), read()], [&b"one "[..], b"two", b""]);
        assert!(error.lock().unwrap().is_none());
    }

    #[cfg(unix)]
    #[test]
    fn a_file_that_vanishes_is_read_to_its_end() {
        let (length, end) = read("vanishes", |path| fs::remove_file(path).unwrap());
        assert!(end.is_none());
        assert_eq!(length, 1 << 20);
    }
}
