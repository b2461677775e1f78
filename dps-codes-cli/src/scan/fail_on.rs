//! `FailOn`: the failures that `--fail-on` is met by.

use dps_codes::Action;

use crate::scan::tally::row::Row;
use crate::tables::{Tables, invalid_value};

const ANY: &str = "any";

#[derive(Clone, Copy)]
pub(crate) enum FailOn {
    Any,
    /// The name of an action.
    Action(&'static str),
}

impl FailOn {
    /// Parses `any` or an action of the tables. Ends the command if the built-in tables do not have the action.
    ///
    /// # Errors
    /// Returns the message for an action that no table of `--table` has.
    pub(crate) fn parse(name: &str, tables: Tables) -> Result<Self, String> {
        if name.eq_ignore_ascii_case(ANY) {
            return Ok(Self::Any);
        }
        match tables {
            Tables::Own(finder, _) => finder.catalog().action(name).map(Self::Action),
            Tables::BuiltIn(_) => Ok(Self::Action(built_in_action(name))),
        }
    }

    /// Returns `true` if one of the failures is meant.
    pub(crate) fn is_met(self, failures: &Row) -> bool {
        match self {
            Self::Any => failures.count > 0,
            Self::Action(action) => failures.advice().iter().any(|(advice, _)| advice.action == action),
        }
    }
}

fn built_in_action(name: &str) -> &'static str {
    let names = || Action::ALL.iter().map(|action| action.name());
    let found = names().find(|action| action.eq_ignore_ascii_case(name));
    let possible = names().chain([ANY]).map(str::to_owned);
    found.unwrap_or_else(|| invalid_value("--fail-on <ACTION>", name, possible).exit())
}
