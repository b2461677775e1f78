//! `Actor`: who has to act on an error.

use core::fmt;
use core::str::FromStr;

use super::ParseError;

/// The program or the person that has to act on an error.
///
/// ```
/// use dps_codes::Actor;
/// assert_eq!(Actor::Program.to_string(), "program");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Actor {
    /// The program that received the error, without the help of a person.
    Program,
    /// A person who runs the fleet or the service.
    Operator,
    /// A person who changes the program.
    Developer,
}

impl Actor {
    /// All actors.
    ///
    /// ```
    /// use dps_codes::Actor;
    /// assert!(Actor::ALL.iter().all(|actor| actor.name().parse() == Ok(*actor)));
    /// ```
    pub const ALL: &'static [Self] = &[Self::Program, Self::Operator, Self::Developer];

    /// Returns the name in lower case.
    ///
    /// ```
    /// assert_eq!(dps_codes::Actor::Operator.name(), "operator");
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Program => "program",
            Self::Operator => "operator",
            Self::Developer => "developer",
        }
    }
}

impl fmt::Display for Actor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for Actor {
    type Err = ParseError;

    /// Parses a name in any case.
    fn from_str(name: &str) -> Result<Self, ParseError> {
        let actor = Self::ALL.iter().copied().find(|actor| actor.name().eq_ignore_ascii_case(name));
        actor.ok_or(ParseError::new())
    }
}
