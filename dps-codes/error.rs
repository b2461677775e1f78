//! The error of parsing a name or a number that a table does not have.

use core::fmt;

/// A text that is neither a name nor a number of the table.
///
/// ```
/// use dps_codes::{Code, ParseError};
/// assert_eq!("409204".parse::<Code>(), Err(ParseError::new()));
/// ```
///
/// To keep a number that has no row, parse a [`Classified`](crate::Classified) instead.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct ParseError(());

impl ParseError {
    /// The error; it carries nothing.
    ///
    /// ```
    /// assert_eq!(dps_codes::ParseError::new().to_string(), "no name or number of this table");
    /// ```
    #[must_use]
    pub const fn new() -> Self {
        Self(())
    }
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no name or number of this table")
    }
}

impl core::error::Error for ParseError {}
