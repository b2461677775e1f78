//! The arguments of a command: flags, and options with a value.

use std::error::Error;
use std::str::FromStr;

/// An error, as a message for people.
pub type Failure = Box<dyn Error>;

/// The arguments of a command.
#[derive(Debug, Default)]
pub struct Arguments(Vec<String>);

impl Arguments {
    /// Returns the arguments of this process.
    #[must_use]
    pub fn of_process() -> Self {
        Self(std::env::args().skip(1).collect())
    }

    /// Removes a flag, and returns `true` if it was there.
    pub fn flag(&mut self, name: &str) -> bool {
        let place = self.0.iter().position(|argument| argument == name);
        if let Some(place) = place {
            self.0.remove(place);
        }
        place.is_some()
    }

    /// Removes an option with its value, and returns the value.
    ///
    /// # Errors
    /// If the value is missing or invalid.
    pub fn option<T: FromStr>(&mut self, name: &str) -> Result<Option<T>, Failure> {
        let Some(place) = self.0.iter().position(|argument| argument == name) else {
            return Ok(None);
        };
        self.0.remove(place);
        if place == self.0.len() {
            return Err(format!("{name} needs a value").into());
        }
        let value = self.0.remove(place);
        let parsed = value.parse();
        parsed.map(Some).map_err(|_| format!("{name}: what is `{value}`?").into())
    }

    /// Returns a list of numbers with commas between them.
    ///
    /// # Errors
    /// If it is something else.
    pub fn sizes(&mut self, name: &str, all: &[usize]) -> Result<Vec<usize>, Failure> {
        match self.option::<String>(name)? {
            None => Ok(all.to_vec()),
            Some(list) => list.split(',').map(|size| Ok(size.parse()?)).collect(),
        }
    }

    /// Returns the arguments that were not taken, for another command.
    #[must_use]
    pub fn rest(self) -> Vec<String> {
        self.0
    }

    /// Checks that all arguments were taken.
    ///
    /// # Errors
    /// If there is anything left.
    pub fn finish(self) -> Result<(), Failure> {
        match &self.0[..] {
            [] => Ok(()),
            [first, ..] => Err(format!("unknown argument `{first}`; see benches/README.md").into()),
        }
    }
}
