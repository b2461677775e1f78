//! Writes a generated log to standard output: records of Azure Monitor, of which 7 in 100 are failures, or the log of a
//! device, of which one line in twenty is an error. The same arguments give the same bytes.

use std::io::{self, ErrorKind, Write};

use dps_codes_benches::arguments::{Arguments, Failure};
use dps_codes_benches::logs::{Azure, Device};

fn main() -> Result<(), Failure> {
    let mut arguments = Arguments::of_process();
    let megabytes: u64 = arguments.option("--megabytes")?.unwrap_or(1);
    let devices: u64 = arguments.option("--devices")?.unwrap_or(100_000);
    let failures: usize = arguments.option("--failures")?.unwrap_or(7);
    let is_azure = arguments.flag("azure");
    let is_device = arguments.flag("device");
    arguments.finish()?;
    let written = match (is_azure, is_device) {
        (true, false) => write(megabytes * 1_000_000, Azure::new(devices, failures)),
        (false, true) => write(megabytes * 1_000_000, Device::new(devices)),
        _ => return Err("expected `azure` or `device`".into()),
    };
    match written {
        // The reader has enough.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        written => Ok(written?),
    }
}

/// Writes lines until there are as many bytes.
fn write(size: u64, mut lines: impl FnMut(&mut Vec<u8>)) -> io::Result<()> {
    const BUFFER: usize = 1 << 18;
    let mut out = io::stdout().lock();
    let mut buffer = Vec::with_capacity(BUFFER + 4096);
    let mut written = 0;
    while written < size {
        buffer.clear();
        while buffer.len() < BUFFER && written + (buffer.len() as u64) < size {
            lines(&mut buffer);
        }
        out.write_all(&buffer)?;
        written += buffer.len() as u64;
    }
    out.flush()
}
