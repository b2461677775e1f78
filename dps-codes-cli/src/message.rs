//! Errors and warnings of the command itself.

use std::io::Write;

use anstyle::{AnsiColor, Style};

const ERROR: Style = AnsiColor::Red.on_default().bold();

const WARNING: Style = AnsiColor::Yellow.on_default().bold();

/// Writes an error message to standard error.
pub(crate) fn print_error(message: &str) {
    print("error:", ERROR, message);
}

/// Writes a warning to standard error.
pub(crate) fn print_warning(message: &str) {
    print("warning:", WARNING, message);
}

fn print(level: &str, style: Style, message: &str) {
    // If standard error is closed, the exit status is all that is left.
    let _ = writeln!(anstream::stderr().lock(), "{style}{level}{style:#} {message}");
}
