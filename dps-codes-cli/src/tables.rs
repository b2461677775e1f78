//! `Tables`: the tables that failures are looked up in, and the phase that actions are for.

use dps_codes::Phase;
use dps_codes_log::Record;

use crate::catalog::{Finder, TableOption, find_name};
use crate::message::print_error;

#[derive(Clone, Copy)]
pub(crate) enum Tables {
    /// The built-in ones.
    BuiltIn(Option<Phase>),
    /// Those of `--table`. They live as long as the command.
    Own(&'static Finder<'static>, Option<&'static str>),
}

impl Tables {
    /// Loads the tables that the options name. Returns `None` after it has printed the error of a table or of the phase.
    pub(crate) fn load(option: &TableOption, phase: Option<&str>) -> Option<Self> {
        if !option.is_given() {
            let phase = phase.map(built_in_phase).transpose().map_err(|message| print_error(&message));
            return Some(Self::BuiltIn(phase.ok()?));
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

/// Parses a phase of the built-in tables.
///
/// # Errors
/// Returns the message for a phase that they do not have.
fn built_in_phase(name: &str) -> Result<Phase, String> {
    let name = find_name("phase", name, Phase::ALL.iter().map(|phase| phase.name()))?;
    name.parse().map_err(|_| format!("unknown phase `{name}`"))
}
