//! `Tables`: the tables that failures are looked up in, and the phase that actions are for.

use clap::error::ErrorKind;
use dps_codes::Phase;
use dps_codes_log::Record;

use crate::catalog::{Finder, TableOption};
use crate::message::print_error;

#[derive(Clone, Copy)]
pub(crate) enum Tables {
    /// The built-in ones.
    BuiltIn(Option<Phase>),
    /// Those of `--table`. They live as long as the command.
    Own(&'static Finder<'static>, Option<&'static str>),
}

impl Tables {
    /// Loads the tables that the options name. Returns `None` after it has printed the error of a table.
    pub(crate) fn load(option: &TableOption, phase: Option<&str>) -> Option<Self> {
        if !option.is_given() {
            return Some(Self::BuiltIn(phase.map(built_in_phase)));
        }
        let catalog = &*Box::leak(Box::new(option.load()?));
        let phase = phase.map(|phase| catalog.phase(phase)).transpose().map_err(|message| print_error(&message));
        Some(Self::Own(Box::leak(Box::new(Finder::new(catalog))), phase.ok()?))
    }

    /// Returns the tables with the phase of a record, unless an option has chosen one.
    pub(crate) fn in_phase_of(self, record: &Record<'_>) -> Self {
        match self {
            Self::BuiltIn(phase) => Self::BuiltIn(phase.or(record.phase())),
            Self::Own(..) => self,
        }
    }

    /// Returns the phase of the built-in tables.
    pub(crate) fn phase(self) -> Option<Phase> {
        match self {
            Self::BuiltIn(phase) => phase,
            Self::Own(..) => None,
        }
    }

    /// Returns the phase of the tables that are not built in.
    pub(crate) fn own_phase(self) -> Option<&'static str> {
        match self {
            Self::BuiltIn(_) => None,
            Self::Own(_, phase) => phase,
        }
    }
}

/// Parses a phase of the built-in tables, or ends the command with the error of an option.
fn built_in_phase(name: &str) -> Phase {
    let names = Phase::ALL.iter().map(|phase| phase.name().to_lowercase());
    name.parse().unwrap_or_else(|_| invalid_value("--phase <PHASE>", name, names).exit())
}

/// Returns the error for a value that an option cannot have, as clap prints it.
pub(crate) fn invalid_value(option: &str, value: &str, possible: impl Iterator<Item = String>) -> clap::Error {
    let possible = possible.collect::<Vec<_>>().join(", ");
    let message = format!("invalid value '{value}' for '{option}'\n  [possible values: {possible}]");
    clap::Error::raw(ErrorKind::InvalidValue, format!("{message}\n\nFor more information, try '--help'.\n"))
}
