//! `ParseError`: the error of parsing a name or number that a table does not list.

use core::fmt;

/// The error returned when a string is neither a name nor a number of the table.
///
/// ```
/// use dps_codes::ParseError;
/// dps_codes::catalog!("examples/coffee.toml");
/// assert_eq!("102".parse::<Code>(), Err(ParseError::new()));
/// // To keep a number that the table does not list, parse a `Classified` instead.
/// assert_eq!("102".parse::<Classified>(), Ok(Code::classify(102)));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct ParseError(());

impl ParseError {
    /// Creates the error, which carries no data.
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
