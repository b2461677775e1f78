//! `FailOn`: the failures that meet `--fail-on`.

use dps_codes::Action;

use crate::catalog::find_name;
use crate::scan::tally::row::Row;
use crate::tables::Tables;

const ANY: &str = "any";

#[derive(Clone, Copy)]
pub(crate) enum FailOn {
    Any,
    /// The name of an action.
    Action(&'static str),
}

impl FailOn {
    /// Parses `any` or an action of the tables.
    ///
    /// # Errors
    /// Returns the message for an action that they do not have.
    pub(crate) fn parse(name: &str, tables: Tables) -> Result<Self, String> {
        if name.eq_ignore_ascii_case(ANY) {
            return Ok(Self::Any);
        }
        let action = match tables {
            Tables::Own(finder, _) => finder.catalog().action(name),
            Tables::BuiltIn(_) => find_name("action", name, Action::ALL.iter().map(|action| action.name())),
        };
        action.map(Self::Action)
    }

    /// Returns `true` if one of the failures is meant.
    pub(crate) fn is_met(self, failures: &Row) -> bool {
        match self {
            Self::Any => failures.count > 0,
            Self::Action(action) => failures.advice().iter().any(|(advice, _)| advice.action == action),
        }
    }
}
