//! codes.toml as plain Rust, with the methods of dps-codes that the size program calls; build/plain.rs writes most of it.

use core::fmt;
use core::time::Duration;

use dps_codes::{Actor, Backoff, Fallback, Retry};

include!(concat!(env!("OUT_DIR"), "/plain.rs"));

/// A number as it came.
#[derive(Clone, Copy)]
pub enum Classified {
    Listed(Code),
    Unlisted(i64),
}

impl Code {
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.name().eq_ignore_ascii_case(name))
    }

    pub fn classify(number: i64) -> Classified {
        Self::from_number(number).map_or(Classified::Unlisted(number), Classified::Listed)
    }
}

impl Classified {
    pub fn code(self) -> Option<Code> {
        match self {
            Self::Listed(code) => Some(code),
            Self::Unlisted(_) => None,
        }
    }

    pub fn action(self) -> Action {
        match self {
            Self::Listed(code) => code.action(),
            Self::Unlisted(number) => action_of(number),
        }
    }

    pub fn action_in(self, phase: Phase) -> Action {
        match self {
            Self::Listed(code) => code.action_in(phase),
            Self::Unlisted(number) => action_of_in(number, phase),
        }
    }
}

impl fmt::Display for Classified {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Listed(code) => {
                write!(f, "{} {}: {}", code.number(), code.name(), code.summary())?;
                if f.alternate() && !code.help().is_empty() {
                    write!(f, "\nhelp: {}", code.help())?;
                }
            }
            Self::Unlisted(number) => {
                write!(f, "{number} (unlisted")?;
                if let Some(family) = family_of(number) {
                    write!(f, ", {}", family.name())?;
                }
                f.write_str(")")?;
                if !summary_of(number).is_empty() {
                    write!(f, ": {}", summary_of(number))?;
                }
            }
        }
        if f.alternate() {
            let action = self.action();
            write!(f, "\naction: {} ({}): {}", action.name(), action.actor(), action.text())?;
            for source in self.code().map_or(&[][..], Code::sources) {
                write!(f, "\nsource: {source}")?;
            }
        }
        Ok(())
    }
}
