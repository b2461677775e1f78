//! Error messages of the command itself.

use std::io::Write;

use anstyle::{AnsiColor, Style};

const ERROR: Style = AnsiColor::Red.on_default().bold();

/// Writes an error message to standard error.
pub(crate) fn print_error(message: &str) {
    // If standard error is closed, the exit status is all that is left.
    let _ = writeln!(anstream::stderr().lock(), "{ERROR}error:{ERROR:#} {message}");
}
