//! The end of a command that has written its output.

use std::io::{self, ErrorKind};
use std::process::ExitCode;

/// Returns the exit code, also if the reader has seen enough, as in `| head -1`.
///
/// # Errors
/// Returns any other error of writing.
pub(crate) fn finish(written: io::Result<()>, exit: ExitCode) -> io::Result<ExitCode> {
    match written {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(exit),
        written => written.map(|()| exit),
    }
}
