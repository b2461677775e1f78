//! `ParseError`: the error of parsing a name or a code that a table does not list.

use core::fmt;

/// The error returned when a string is neither the name nor the code of a row.
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
    /// assert_eq!(dps_codes::ParseError::new().to_string(), "neither a name nor a code of this table");
    /// ```
    #[must_use]
    pub const fn new() -> Self {
        Self(())
    }
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("neither a name nor a code of this table")
    }
}

impl core::error::Error for ParseError {}
